/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The real window in a language that nobody speaks: all its texts stand in brackets there and are
 * 40 % longer (pseudo-catalogue.py). What has no brackets, and is no text of the document, was
 * never translated; what is cut has no room for a language of long words. */

#include "alur-import-dialog.h"
#include "alur-tooltip.h"
#include "alur-window.h"

#include "window-fixture.h"

#include <libintl.h>
#include <locale.h>
#include <glib/gstdio.h>
#include <string.h>

#define LANGUAGE "qps"
#define WIDTH 1280
#define HEIGHT 800
#define N_FRAMES 6

typedef struct
{
  GHashTable *words; /* of the document's language, and of the document */
  GHashTable *told;  /* faults, each once */
  const char *where; /* that is looked at */
  gboolean seen[ALUR_N_KINDS];
} Fixture;

static void
tell (Fixture *fixture, const char *what, const char *text)
{
  char *fault = g_strdup_printf ("%s: %s: “%s”", fixture->where, what, text);

  g_hash_table_add (fixture->told, fault);
}

static gboolean
is_known (Fixture *fixture, const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);

  return g_hash_table_contains (fixture->words, lower);
}

/* Texts of a document are in its language, and what has no words is in none. */
static gboolean
is_of_document (Fixture *fixture, const char *text)
{
  g_auto (GStrv) words = g_regex_split_simple ("[^\\p{L}]+", text, 0, 0);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) > 2 && !is_known (fixture, words[i]))
      return FALSE;
  return TRUE;
}

static void
look_at_text (Fixture *fixture, const char *what, const char *text)
{
  if (text != NULL && strchr (text, '[') == NULL && !is_of_document (fixture, text))
    tell (fixture, what, text);
}

/* Whether the whole of a text that is cut is there to be read. */
static gboolean
is_told (GtkWidget *widget, const char *text)
{
  /* A label tells itself whole. */
  if (gtk_widget_get_has_tooltip (widget))
    return TRUE;
  while ((widget = gtk_widget_get_parent (widget)) != NULL)
    {
      const char *tooltip = alur_tooltip_get (widget);

      /* What is chosen is told while it is shortened. */
      if (GTK_IS_DROP_DOWN (widget) && gtk_widget_get_has_tooltip (widget)
          && gtk_widget_get_tooltip_text (widget) == NULL)
        return TRUE;

      if (tooltip == NULL)
        tooltip = gtk_widget_get_tooltip_text (widget);

      if (tooltip != NULL && strstr (tooltip, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Only texts with names of the document, which may be of any length, are cut, and are told then. */
static void
look_at_label (Fixture *fixture, GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  const char *text = pango_layout_get_text (layout);

  look_at_text (fixture, "not translated", text);
  if (strchr (text, '[') != NULL && pango_layout_is_ellipsized (layout)
      && !is_told (GTK_WIDGET (label), text))
    tell (fixture, "cut", text);
}

static gboolean
is_scrolled (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW) != NULL;
}

static void
look_at_place (Fixture *fixture, GtkWidget *widget, GtkWidget *window)
{
  float width = (float) gtk_widget_get_width (window);
  float height = (float) gtk_widget_get_height (window);
  graphene_rect_t bounds;

  if (is_scrolled (widget) || !gtk_widget_compute_bounds (widget, window, &bounds))
    return;
  if (bounds.origin.x < -1 || bounds.origin.y < -1
      || bounds.origin.x + bounds.size.width > width + 1
      || bounds.origin.y + bounds.size.height > height + 1)
    tell (fixture, "outside of its window", G_OBJECT_TYPE_NAME (widget));
}

static void
look_at (Fixture *fixture, GtkWidget *widget, GtkWidget *window)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  look_at_text (fixture, "tooltip not translated", gtk_widget_get_tooltip_text (widget));
  if (GTK_IS_LABEL (widget))
    {
      look_at_label (fixture, GTK_LABEL (widget));
      look_at_place (fixture, widget, window);
    }
  if (GTK_IS_TEXT (widget))
    look_at_text (fixture, "hint not translated",
                  gtk_text_get_placeholder_text (GTK_TEXT (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_at (fixture, child, GTK_IS_NATIVE (child) ? child : window);
}

static void
look_at_windows (Fixture *fixture, const char *where)
{
  GListModel *windows = gtk_window_get_toplevels ();

  fixture->where = where;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (!gtk_widget_get_mapped (window))
        continue;
      look_at (fixture, window, window);
      if (gtk_widget_get_width (window) > WIDTH || gtk_widget_get_height (window) > HEIGHT)
        tell (fixture, "larger than the screen", G_OBJECT_TYPE_NAME (window));
    }
}

static void
close_dialogs (GtkWidget *main_window)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    g_ptr_array_add (others, g_list_model_get_item (windows, i));
  for (guint i = 0; i < others->len; i++)
    if (g_ptr_array_index (others, i) != (gpointer) main_window)
      gtk_window_destroy (g_ptr_array_index (others, i));
}

static void
look_at_dialog (Fixture *fixture, GtkWidget *window, GActionGroup *group, const char *action)
{
  if (!g_action_group_get_action_enabled (group, action))
    return;
  g_action_group_activate_action (group, action, NULL);
  window_fixture_settle (window, N_FRAMES);
  look_at_windows (fixture, action);
  close_dialogs (window);
  window_fixture_settle (window, N_FRAMES);
}

static void
unfold (GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    unfold (child);
}

/* A table with something to be told of each kind of row. */
static void
look_at_import (Fixture *fixture, AlurWindow *window)
{
  static const char *const tables[]
      = { "id,nama,atasan,jumlah\n1,Dinas,,\n2,Bidang,1,x\n2,Bidang,9,\n3,,3,\n",
          "No\tKegiatan\tPelaksana\tWaktu\tOutput\tKeterangan\n"
          "1\tMenerima\tLoket\tx\tBerkas\tYa: 2, Tidak: 1\n2\tMenulis\tStaf, Loket\t1 jam\t\t\n" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (tables[i], strlen (tables[i]));
      GtkWindow *dialog;

      alur_import_dialog_present (window, bytes, "Loket.csv");
      dialog = window_fixture_find_over (window, ALUR_TYPE_IMPORT_DIALOG);
      while (!alur_import_dialog_is_ready (ALUR_IMPORT_DIALOG (dialog)))
        g_main_context_iteration (NULL, TRUE);
      window_fixture_settle (GTK_WIDGET (window), N_FRAMES);
      look_at_windows (fixture, "import");
      close_dialogs (GTK_WIDGET (window));
    }
}

static void
look_at_menus (Fixture *fixture, GtkWidget *widget, GtkWidget *window)
{
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_mapped (widget))
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (widget));
      window_fixture_settle (window, N_FRAMES);
      look_at_windows (fixture, "a menu");
      gtk_menu_button_popdown (GTK_MENU_BUTTON (widget));
      window_fixture_settle (window, N_FRAMES);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_at_menus (fixture, child, window);
}

static void
add_words (Fixture *fixture, const char *text)
{
  g_auto (GStrv) words = g_regex_split_simple ("[^\\p{L}]+", text, 0, 0);

  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (fixture->words, g_utf8_strdown (words[i], -1));
}

static void
add_file (Fixture *fixture, const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  add_words (fixture, text);
}

static void
add_folder (Fixture *fixture, const char *name)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", name, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  g_assert_nonnull (dir);
  while ((file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (g_str_has_suffix (file, ".alur"))
        add_file (fixture, path);
    }
}

/* What the inspector tells of the first element of each kind. */
static void
look_at_kinds (Fixture *fixture, GtkWidget *window, AlurEditor *editor, const AlurElement *element)
{
  for (AlurElement *child = element->first_child; child != NULL; child = child->next)
    {
      if (!fixture->seen[child->kind])
        {
          fixture->seen[child->kind] = TRUE;
          alur_selection_set (alur_editor_get_selection (editor), child);
          window_fixture_settle (window, N_FRAMES);
          look_at_windows (fixture, alur_element_type (child->kind)->name);
        }
      look_at_kinds (fixture, window, editor, child);
    }
}

static void
test_window (Fixture *fixture, gconstpointer data)
{
  const WindowFixture *program = data;
  AlurWindow *window = alur_window_new (program->application);
  GtkWidget *widget = GTK_WIDGET (window);
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "..", "data", "examples", "rawat-inap.alur", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AlurEditor *editor;

  add_folder (fixture, "examples");
  add_folder (fixture, "templates");
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  window_fixture_settle (widget, N_FRAMES);
  unfold (widget);
  window_fixture_settle (widget, N_FRAMES);
  look_at_windows (fixture, "start page");
  alur_window_open (window, file);
  while ((editor = alur_window_get_editor (window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint pane = 0; pane < ALUR_N_PANES; pane++)
    {
      alur_editor_show (editor, (AlurPane) pane, NULL);
      window_fixture_settle (widget, N_FRAMES);
      look_at_windows (fixture, alur_pane_get_traits ((AlurPane) pane)->word);
    }
  look_at_menus (fixture, widget, widget);
  alur_editor_show (editor, ALUR_PANE_ORGANISATION, NULL);
  look_at_kinds (fixture, widget, editor,
                 alur_document_get_root (alur_editor_get_document (editor)));
  {
    g_auto (GStrv) actions = g_action_group_list_actions (G_ACTION_GROUP (window));
    const char *const dialogs[] = { "export", "apply", "replace-unit", "show-help-overlay" };

    for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
      {
        g_assert_true (g_strv_contains ((const char *const *) actions, dialogs[i]));
        look_at_dialog (fixture, widget, G_ACTION_GROUP (window), dialogs[i]);
      }
  }
  look_at_dialog (fixture, widget, G_ACTION_GROUP (program->application), "preferences");
  look_at_import (fixture, window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fixture->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  {
    g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "app", "pseudo-words.txt", NULL);

    add_file (fixture, path);
  }
  /* What programs and formats are called. */
  add_words (fixture, "Alur PDF SVG PNG CSV HTML DPI Ctrl Shift Alt Bahasa Indonesia English");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GHashTableIter iter;
  gpointer fault;

  g_hash_table_iter_init (&iter, fixture->told);
  while (g_hash_table_iter_next (&iter, &fault, NULL))
    g_test_message ("%s", (const char *) fault);
  if (g_hash_table_size (fixture->told) > 0)
    g_test_fail_printf ("%u texts are not translated or cut", g_hash_table_size (fixture->told));
  g_hash_table_unref (fixture->words);
  g_hash_table_unref (fixture->told);
}

/* As gettext wants it: FOLDER/LANGUAGE/LC_MESSAGES/DOMAIN.mo. */
static char *
make_folder (void)
{
  char *folder = g_dir_make_tmp ("alur-pseudo-XXXXXX", NULL);
  g_autofree char *built = g_test_build_filename (G_TEST_BUILT, "app", "pseudo.mo", NULL);
  g_autofree char *inner = g_build_filename (folder, LANGUAGE, "LC_MESSAGES", NULL);
  g_autofree char *link = g_build_filename (inner, GETTEXT_PACKAGE ".mo", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (link);

  g_assert_cmpint (g_mkdir_with_parents (inner, 0700), ==, 0);
  g_assert_true (g_file_make_symbolic_link (file, built, NULL, NULL));
  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autofree char *language = g_build_filename (folder, LANGUAGE, NULL);
  g_autofree char *inner = g_build_filename (language, "LC_MESSAGES", NULL);

  window_fixture_remove_files (inner);
  g_rmdir (inner);
  g_rmdir (language);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  WindowFixture program = { 0 };
  g_autofree char *folder = NULL;
  int result;

  g_setenv ("LANGUAGE", LANGUAGE, TRUE);
  setlocale (LC_ALL, "");
  window_fixture_set_up (&program, &argc, &argv);
  folder = make_folder ();
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_add ("/pseudo-language/window", Fixture, &program, set_up, test_window, tear_down);
  result = window_fixture_run (&program);
  remove_folder (folder);
  return result;
}
