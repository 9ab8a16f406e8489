/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The clipboard as somebody fills it who means ill: each time the window tells in a sentence or
 * lets it be, the document is what it was, and the window goes on. */

#include "alur-clipboard-content.h"
#include "alur-clipboard-text.h"
#include "alur-grid-view.h"
#include "alur-import-dialog.h"
#include "alur-make.h"
#include "alur-paste-bound.h"
#include "alur-regulation-sheet.h"
#include "alur-share.h"
#include "alur-window.h"

#include "window-fixture.h"

#include <string.h>

#define TEXT "text/plain;charset=utf-8"
#define FILES "text/uri-list"

/* --- Who owns the clipboard ------------------------------------------------------------------- */

#define TEST_TYPE_OWNER (owner_get_type ())
G_DECLARE_FINAL_TYPE (Owner, owner, TEST, OWNER, GdkContentProvider)

struct _Owner
{
  GdkContentProvider parent_instance;

  const char *type;
  GBytes *bytes; /* NULL: it never answers */
  guint n_times; /* that it sends them */
  guint n_sent;
  GTask *task; /* of whom it keeps waiting */
  GOutputStream *stream;
};

G_DEFINE_FINAL_TYPE (Owner, owner, GDK_TYPE_CONTENT_PROVIDER)

static GdkContentFormats *
owner_ref_formats (GdkContentProvider *provider)
{
  return gdk_content_formats_new (&TEST_OWNER (provider)->type, 1);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Owner *self = g_task_get_source_object (task);
  GOutputStream *stream = G_OUTPUT_STREAM (source);
  GError *error = NULL;
  gsize length;
  gconstpointer sent = g_bytes_get_data (self->bytes, &length);

  if (!g_output_stream_write_all_finish (stream, result, NULL, &error))
    g_task_return_error (task, error);
  else if (++self->n_sent >= self->n_times)
    g_task_return_boolean (task, TRUE);
  else
    g_output_stream_write_all_async (stream, sent, length, G_PRIORITY_DEFAULT, NULL, sent_cb,
                                     g_steal_pointer (&task));
}

static void
owner_write_async (GdkContentProvider *provider,
                   const char *type,
                   GOutputStream *stream,
                   int priority,
                   GCancellable *cancellable,
                   GAsyncReadyCallback callback,
                   gpointer data)
{
  Owner *self = TEST_OWNER (provider);
  GTask *task = g_task_new (self, NULL, callback, data);
  gsize length;
  gconstpointer bytes;

  if (self->bytes == NULL)
    {
      g_set_object (&self->task, task);
      g_set_object (&self->stream, stream);
      g_object_unref (task);
      return;
    }
  bytes = g_bytes_get_data (self->bytes, &length);
  g_output_stream_write_all_async (stream, bytes, length, G_PRIORITY_DEFAULT, NULL, sent_cb, task);
}

static gboolean
owner_write_finish (GdkContentProvider *provider, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
owner_finalize (GObject *object)
{
  g_clear_pointer (&TEST_OWNER (object)->bytes, g_bytes_unref);
  G_OBJECT_CLASS (owner_parent_class)->finalize (object);
}

static void
owner_class_init (OwnerClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = owner_finalize;
  provider_class->ref_formats = owner_ref_formats;
  provider_class->write_mime_type_async = owner_write_async;
  provider_class->write_mime_type_finish = owner_write_finish;
}

static void
owner_init (Owner *self)
{
  self->n_times = 1;
}

/* Offers @length bytes (-1: a text) as @type; takes no copy of the type. */
static Owner *
owner_new (const char *type, const char *bytes, gssize length)
{
  Owner *self = g_object_new (TEST_TYPE_OWNER, NULL);

  self->type = type;
  if (bytes != NULL)
    self->bytes = g_bytes_new (bytes, length < 0 ? strlen (bytes) : (gsize) length);
  return self;
}

/* At last, with @text, or (NULL) without a word where nobody listens any more. */
static void
owner_answer (Owner *self, const char *text)
{
  if (text != NULL)
    g_output_stream_write_all (self->stream, text, strlen (text), NULL, NULL, NULL);
  g_task_return_boolean (self->task, TRUE);
  g_clear_object (&self->stream);
  g_clear_object (&self->task);
}

/* --- The window ------------------------------------------------------------------------------- */

typedef struct
{
  AlurApplication *application;
  AlurWindow *window;
  AlurDocument *document;
} Fixture;

static void
show_new (Fixture *fixture)
{
  g_autoptr (AlurDocument) document = alur_make_document ();

  fixture->window = alur_window_new (fixture->application);
  fixture->document = document;
  alur_window_set_document (fixture->window, document);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->application = ((const WindowFixture *) data)->application;
  show_new (fixture);
}

static void
close_all (Fixture *fixture)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (fixture->application))) != NULL)
    {
      GtkWindow *over = window_fixture_find_over (windows->data, GTK_TYPE_WINDOW);

      gtk_window_destroy (over != NULL ? over : windows->data);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_all (fixture);
  window_fixture_remove_files (alur_application_get_state_folder (fixture->application));
}

static void
paste (Fixture *fixture, GdkContentProvider *content)
{
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), content);
  while (!g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "paste"))
    g_main_context_iteration (NULL, TRUE);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "paste", NULL);
}

static void
paste_bytes (Fixture *fixture, const char *type, const char *bytes, gssize length)
{
  g_autoptr (Owner) owner = owner_new (type, bytes, length);

  paste (fixture, GDK_CONTENT_PROVIDER (owner));
}

static gboolean
shows (GtkWidget *widget, const char *words)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : NULL;

  if (text != NULL && gtk_widget_get_mapped (widget) && strstr (text, words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, words))
      return TRUE;
  return FALSE;
}

/* Waits until the window says so. */
static void
see (Fixture *fixture, const char *words)
{
  while (!shows (GTK_WIDGET (fixture->window), words))
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_units (AlurDocument *document)
{
  return alur_element_count (
      alur_document_get_organisation (document, alur_document_get_stage (document, NULL)),
      ALUR_KIND_UNIT);
}

static void
wait_for_units (Fixture *fixture, guint n)
{
  while (count_units (fixture->document) != n)
    g_main_context_iteration (NULL, TRUE);
}

/* Nothing came of it, and the next thing is pasted as ever. */
static void
assert_goes_on (Fixture *fixture)
{
  guint depth = alur_document_get_undo_depth (fixture->document);
  guint n_units = count_units (fixture->document);

  paste_bytes (fixture, TEXT, "Dinas\n", -1);
  wait_for_units (fixture, n_units + 1);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture->document), ==, depth + 1);
}

/* --- Fragments -------------------------------------------------------------------------------- */

#define HEAD "<alur xmlns='urn:alur:document:1' version='1.0'>"
#define ORGANISATION HEAD "<stage id='s' kind='current'><organisation>"
#define TAIL "</organisation></stage></alur>"

static char *
repeat (const char *head, const char *format, guint n, const char *tail)
{
  g_autoptr (GString) text = g_string_new (head);
  g_auto (GStrv) parts = g_strsplit (format, "#", 2);

  for (guint i = 0; i < n; i++)
    {
      g_string_append (text, parts[0]);
      if (parts[1] != NULL)
        g_string_append_printf (text, "%u%s", i, parts[1]);
    }
  g_string_append (text, tail);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_broken_fragments (Fixture *fixture, gconstpointer data)
{
  g_autofree char *deep = repeat (HEAD, "<a>", 100000, "");
  g_autofree char *wide = repeat (HEAD "<stage id='s' ", "a#='' ", 5000, "/></alur>");
  g_autofree char *tall = repeat (HEAD, "<stage id='s#'/>", 2000, "</alur>");
  const struct
  {
    const char *text;
    gssize length;
  } fragments[] = {
    { "", 0 },
    { "\0\0\0\0", 4 },
    { HEAD "\0</alur>", sizeof HEAD + 8 },
    { HEAD, -1 },
    { "<alur><!DOCTYPE a [<!ENTITY b 'c'>]>", -1 },
    { "<!DOCTYPE alur SYSTEM 'http://127.0.0.1:9/x'>" HEAD "</alur>", -1 },
    { "<html/>", -1 },
    { HEAD "<stage id='s' name='\xff\xfe'/></alur>", -1 },
    { HEAD "<stage id='s' name='&#1;'/></alur>", -1 },
    { HEAD "<stage id='s'><organisation><unit id='a' parent='a'/></organisation></stage></alur>",
      -1 },
    { deep, -1 },
    { wide, -1 },
    { tall, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fragments); i++)
    {
      paste_bytes (fixture, ALUR_CLIPBOARD_MEDIA_TYPE, fragments[i].text, fragments[i].length);
      see (fixture, "Clipboard:");
      g_assert_cmpuint (alur_document_get_undo_depth (fixture->document), ==, i);
      assert_goes_on (fixture);
      alur_window_toast (GTK_WIDGET (fixture->window), "Between them.", FALSE);
      see (fixture, "Between them.");
    }
}

/* As many as nobody copies: they come, and go again in one step. */
static void
test_large_fragment (Fixture *fixture, gconstpointer data)
{
  guint n_units = alur_share_of (100000);
  g_autofree char *text = repeat (ORGANISATION, "<unit id='u#' name='x'/>", n_units, TAIL);

  paste_bytes (fixture, ALUR_CLIPBOARD_MEDIA_TYPE, text, -1);
  wait_for_units (fixture, n_units);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture->document), ==, 1);
  alur_document_undo (fixture->document);
  g_assert_cmpuint (count_units (fixture->document), ==, 0);
}

/* Pieces of it come until it is more than a document may be; the owner would send four times that.
 */
static void
test_endless_fragment (Fixture *fixture, gconstpointer data)
{
  g_autofree char *blank = g_strnfill (8 << 20, ' ');
  g_autoptr (Owner) owner = owner_new (ALUR_CLIPBOARD_MEDIA_TYPE, blank, 8 << 20);

  owner->n_times = 64;
  paste (fixture, GDK_CONTENT_PROVIDER (owner));
  see (fixture, "Clipboard:");
  g_assert_cmpuint (owner->n_sent, <, 20);
  assert_goes_on (fixture);
}

/* --- Texts ------------------------------------------------------------------------------------ */

/* The names that came of it. */
static char *
dup_names (Fixture *fixture)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const AlurElement *organisation = alur_document_get_organisation (
      fixture->document, alur_document_get_stage (fixture->document, NULL));

  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    const char *name = alur_element_get_name (unit);

    g_assert_true (g_utf8_validate (name, -1, NULL));
    g_string_append_printf (names, "%s|", name);
  }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* What is no text becomes one, as a file can hold it. */
static void
test_no_text (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *type, *bytes;
    gssize length;
    const char *names;
  } texts[] = {
    { TEXT, "Di\xff\xfenas", -1, "Di��nas|" },
    { TEXT, "Dinas\xe2\x80", -1, "Dinas��|" },
    { TEXT, "Di\0nas\nBalai", 12, "Di�nas|Balai|" },
    { TEXT,
      "\x01"
      "Di\x1b[31mnas\x7f\x08\n\x02\n\xc2\x9b",
      -1, "Di [31mnas|" },
    { TEXT,
      "\xed\xa0\x80"
      "Dinas",
      -1, "���Dinas|" },
    { TEXT, "Dinas\xef\xbf\xbe", -1, "Dinas|" },
    { TEXT, "<b>%s%n&amp;_x", -1, "<b>%s%n&amp;_x|" },
    { "text/plain", "Di\xc3\xa9nas", -1, "Diénas|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *names = NULL;

      paste_bytes (fixture, texts[i].type, texts[i].bytes, texts[i].length);
      while (alur_document_get_undo_depth (fixture->document) == 0)
        g_main_context_iteration (NULL, TRUE);
      names = dup_names (fixture);
      g_assert_cmpstr (names, ==, texts[i].names);
      window_fixture_settle (GTK_WIDGET (fixture->window), 2);
      alur_document_undo (fixture->document);
      alur_selection_clear (alur_editor_get_selection (alur_window_get_editor (fixture->window)));
    }
}

/* Lines without number, and names without end: told, and nothing is made. */
static void
test_large_texts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lines = repeat ("", "Dinas #\n", ALUR_PASTE_MOST_LINES + 1, "");
  g_autofree char *line = g_strnfill (9 << 20, 'x');
  g_autofree char *name = g_strnfill (ALUR_PASTE_LONGEST_NAME + 1, 'x');
  const struct
  {
    const char *text, *told;
  } texts[] = { { lines, "more" }, { line, "more" }, { name, "too long" } };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      paste_bytes (fixture, TEXT, texts[i].text, -1);
      see (fixture, texts[i].told);
      g_assert_cmpuint (alur_document_get_undo_depth (fixture->document), ==, 0);
    }
  assert_goes_on (fixture);
}

/* 50 MB are more than is taken, and no more is asked for. */
static void
test_endless_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *blank = g_strnfill (1 << 20, 'x');
  g_autoptr (Owner) owner = owner_new (TEXT, blank, 1 << 20);

  owner->n_times = 500;
  paste (fixture, GDK_CONTENT_PROVIDER (owner));
  see (fixture, "larger than the 32 MB");
  g_assert_cmpuint (owner->n_sent, <, 50);
  assert_goes_on (fixture);
}

/* A table is looked at in the dialog, whatever is in it. */
static void
test_table (Fixture *fixture, gconstpointer data)
{
  g_autofree char *rows = repeat ("id\tnama\tatasan\n", "#\tDinas\xff\tLoket\n", 100000, "");
  GtkWindow *dialog;

  paste_bytes (fixture, TEXT, rows, -1);
  while ((dialog = window_fixture_find_over (fixture->window, ALUR_TYPE_IMPORT_DIALOG)) == NULL
         || !alur_import_dialog_is_ready (ALUR_IMPORT_DIALOG (dialog)))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (dialog);
  g_assert_cmpuint (alur_document_get_undo_depth (fixture->document), ==, 0);
}

/* What is offered is nothing that is taken. */
static void
test_other_types (Fixture *fixture, gconstpointer data)
{
  static const char *const types[] = { "text/csv", "text/html", "application/x-unheard-of" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      paste_bytes (fixture, types[i], "a,b\n1,2\n", -1);
      see (fixture, "There is nothing to paste.");
      assert_goes_on (fixture);
    }
}

/* --- Tables ----------------------------------------------------------------------------------- */

static GtkWidget *
find_grid (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (ALUR_IS_GRID_VIEW (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_grid (child);
  return found;
}

/* The same into the cells of a table. */
static void
test_cells (Fixture *fixture, gconstpointer data)
{
  g_autofree char *rows = repeat ("", "Pasal #\n", ALUR_PASTE_MOST_LINES + 1, "");
  g_autofree char *block = g_strnfill (1 << 20, 'x');
  g_autoptr (Owner) many = owner_new (TEXT, rows, -1);
  g_autoptr (Owner) endless = owner_new (TEXT, block, 1 << 20);
  g_autoptr (Owner) odd = owner_new (TEXT, "Pasal\xff\0\xe2\x80", 9);
  const AlurElement *regulations;
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));
  GtkWidget *grid;

  alur_editor_show (alur_window_get_editor (fixture->window), ALUR_PANE_REGULATIONS, NULL);
  while ((grid = find_grid (GTK_WIDGET (fixture->window))) == NULL)
    g_main_context_iteration (NULL, TRUE);
  alur_grid_view_insert_row (ALUR_GRID_VIEW (grid));
  regulations = alur_document_get_regulations (fixture->document);
  while (alur_element_count (regulations, ALUR_KIND_REGULATION) == 0)
    g_main_context_iteration (NULL, TRUE);

  gdk_clipboard_set_content (clipboard, GDK_CONTENT_PROVIDER (many));
  gtk_widget_activate_action (grid, "grid.paste", NULL);
  see (fixture, "and this is more");
  endless->n_times = 500;
  gdk_clipboard_set_content (clipboard, GDK_CONTENT_PROVIDER (endless));
  gtk_widget_activate_action (grid, "grid.paste", NULL);
  see (fixture, "larger than the 32 MB");
  g_assert_cmpuint (alur_element_count (regulations, ALUR_KIND_REGULATION), ==, 1);
  gdk_clipboard_set_content (clipboard, GDK_CONTENT_PROVIDER (odd));
  gtk_widget_activate_action (grid, "grid.paste", NULL);
  while (g_strcmp0 (alur_element_get_text (regulations->first_child, ALUR_REGULATION_TITLE),
                    "Pasal����")
         != 0)
    g_main_context_iteration (NULL, TRUE);
}

/* --- Files ------------------------------------------------------------------------------------ */

static GtkWindow *
wait_for_message (Fixture *fixture, const char *words)
{
  GtkWindow *dialog;

  while ((dialog = window_fixture_find_over (fixture->window, ADW_TYPE_MESSAGE_DIALOG)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), words) == NULL)
    g_test_fail_printf ("%s: “%s”", words,
                        adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)));
  return dialog;
}

/* Nothing of another computer is fetched. What GIO can read without one stands for that here. */
static void
test_remote_files (Fixture *fixture, gconstpointer data)
{
  static const char *const addresses[]
      = { "http://127.0.0.1:9/x.csv", "sftp://127.0.0.1/x.bpmn", "smb://a/b/x.txt",
          "resource:///org/gtk/libgtk/theme/Default/Default-light.css#.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *list = g_strconcat (addresses[i], "\r\n", NULL);

      paste_bytes (fixture, FILES, list, -1);
      gtk_window_destroy (wait_for_message (fixture, "no file of this computer"));
      assert_goes_on (fixture);
    }
}

/* Not each of a hundred thousand is read, nor gets a window or a message. */
static void
test_many_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *list = repeat ("", "file:///nowhere/#.bpmn\r\n", 100000, "");

  paste_bytes (fixture, FILES, list, -1);
  see (fixture, "The first 20 of 100000 files were opened.");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), <, 50);
}

/* --- Who does not answer ---------------------------------------------------------------------- */

/* The window goes on, and the answer that comes after something else was pasted is not taken. */
static void
test_silent (Fixture *fixture, gconstpointer data)
{
  static const char *const types[] = { TEXT, ALUR_CLIPBOARD_MEDIA_TYPE, FILES };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (Owner) owner = owner_new (types[i], NULL, 0);

      paste (fixture, GDK_CONTENT_PROVIDER (owner));
      while (owner->task == NULL)
        g_main_context_iteration (NULL, TRUE);
      assert_goes_on (fixture);
      owner_answer (owner, "Terlambat\n");
      window_fixture_settle (GTK_WIDGET (fixture->window), 10);
      g_assert_cmpuint (alur_document_get_undo_depth (fixture->document), ==, i + 1);
    }
}

/* Nor is a window with its document kept for an answer that never comes. */
static void
test_silent_and_closed (Fixture *fixture, gconstpointer data)
{
  static const char *const types[] = { TEXT, ALUR_CLIPBOARD_MEDIA_TYPE, FILES };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (Owner) owner = owner_new (types[i], NULL, 0);
      gpointer document = fixture->document;

      g_object_add_weak_pointer (document, &document);
      paste (fixture, GDK_CONTENT_PROVIDER (owner));
      while (owner->task == NULL)
        g_main_context_iteration (NULL, TRUE);
      close_all (fixture);
      while (document != NULL)
        g_main_context_iteration (NULL, TRUE);
      show_new (fixture);
      owner_answer (owner, NULL);
      assert_goes_on (fixture);
    }
}

int
main (int argc, char **argv)
{
  WindowFixture program = { 0 };
  static const struct
  {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "broken-fragments", test_broken_fragments },
    { "large-fragment", test_large_fragment },
    { "endless-fragment", test_endless_fragment },
    { "no-text", test_no_text },
    { "large-texts", test_large_texts },
    { "endless-text", test_endless_text },
    { "table", test_table },
    { "other-types", test_other_types },
    { "cells", test_cells },
    { "remote-files", test_remote_files },
    { "many-files", test_many_files },
    { "silent", test_silent },
    { "silent-and-closed", test_silent_and_closed },
  };

  window_fixture_set_up (&program, &argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/hostile-clipboard/", tests[i].name, NULL);

      g_test_add (path, Fixture, &program, set_up, tests[i].run, tear_down);
    }
  return window_fixture_run (&program);
}
