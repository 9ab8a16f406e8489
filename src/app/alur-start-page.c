/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The start page. Templates, examples and what was open lately are rows of three lists; what they
 * are called is read from the files themselves, which are small. */

#include "alur-start-page.h"

#include "alur-language.h"
#include "alur-places.h"
#include "alur-reader.h"
#include "alur-templates.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>

#define MOST_RECENT 6

struct _AlurStartPage
{
  AdwBin parent_instance;

  GtkListBox *templates;
  GtkWidget *recent_group;
  GtkListBox *recent;
  GtkListBox *examples;
};

G_DEFINE_FINAL_TYPE (AlurStartPage, alur_start_page, ADW_TYPE_BIN)

static GtkWidget *
make_row (const char *title, const char *subtitle, const char *icon, const char *path)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL && subtitle[0] != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (icon != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (path), g_free);
  return row;
}

static void
add_row (
    GtkListBox *list, const char *title, const char *subtitle, const char *icon, const char *path)
{
  gtk_list_box_append (list, make_row (title, subtitle, icon, path));
}

/* What a document says of itself. */
static void
add_document (GtkListBox *list, const char *path)
{
  g_autoptr (AlurDocument) document = alur_reader_read_file (path, NULL, NULL);
  const AlurElement *root;

  if (document == NULL)
    return;
  root = alur_document_get_root (document);
  if (alur_element_get_text (root, ALUR_DOCUMENT_TITLE) == NULL)
    return;
  add_row (list, alur_element_get_text (root, ALUR_DOCUMENT_TITLE),
           alur_element_get_text (root, ALUR_DOCUMENT_AGENCY), "x-office-document-symbolic", path);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
add_folder (GtkListBox *list, const char *folder)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".alur"))
      g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    add_document (list, g_ptr_array_index (names, i));
}

/* Any program writes the list of recent files: what a file is called in it may lie, so its own name
 * is told, which may be no text. */
static void
add_recent (GtkListBox *list, const char *path)
{
  g_autofree char *above = g_path_get_dirname (path);
  g_autofree char *folder = g_filename_display_name (above);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *printable_folder = alur_text_dup_printable (folder);
  g_autofree char *printable_name = alur_text_dup_printable (name);

  add_row (list, printable_name != NULL ? printable_name : name,
           printable_folder != NULL ? printable_folder : folder, "document-open-recent-symbolic",
           path);
}

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static int
compare_visits (gconstpointer a, gconstpointer b)
{
  GDateTime *one = gtk_recent_info_get_modified ((GtkRecentInfo *) a);
  GDateTime *other = gtk_recent_info_get_modified ((GtkRecentInfo *) b);

  return g_date_time_compare (other, one);
}

/**
 * alur_start_page_refresh:
 * @self: the page
 *
 * Brings the list of what was open lately up to date.
 */
void
alur_start_page_refresh (AlurStartPage *self)
{
  GList *items = g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()),
                              compare_visits);
  guint n_shown = 0;

  clear (self->recent);
  for (GList *item = items; item != NULL && n_shown < MOST_RECENT; item = item->next)
    {
      g_autofree char *path
          = g_filename_from_uri (gtk_recent_info_get_uri (item->data), NULL, NULL);

      if (path == NULL || !g_str_has_suffix (path, ".alur")
          || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;
      add_recent (self->recent, path);
      n_shown++;
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
  gtk_widget_set_visible (self->recent_group, n_shown > 0);
}

/* A group of templates unfolds and is none itself. */
static void
template_activated_cb (GtkListBox *list, GtkListBoxRow *row, AlurStartPage *self)
{
  if (ADW_IS_ACTION_ROW (row))
    g_signal_emit_by_name (self, "template", g_object_get_data (G_OBJECT (row), "path"));
}

static void
inner_activated_cb (AdwActionRow *row, AlurStartPage *self)
{
  template_activated_cb (NULL, GTK_LIST_BOX_ROW (row), self);
}

/* An expanding row has lists of its own inside, of which a screen reader would tell nothing. */
static void
name_lists (GtkWidget *widget, const char *name)
{
  if (GTK_IS_LIST_BOX (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_lists (child, name);
}

static void
add_group (AlurStartPage *self, const AlurTemplateGroup *group, const char *folder)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), alur_tr (NULL, group->title));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), alur_tr (NULL, group->subtitle));
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), gtk_image_new_from_icon_name (group->icon));
  for (guint i = 0; i < G_N_ELEMENTS (group->templates) && group->templates[i].file != NULL; i++)
    {
      const AlurTemplate *template = &group->templates[i];
      g_autofree char *path = g_build_filename (folder, template->file, NULL);
      GtkWidget *inner = make_row (alur_tr (NULL, template->title),
                                   alur_tr (NULL, template->subtitle), NULL, path);

      g_signal_connect_object (inner, "activated", G_CALLBACK (inner_activated_cb), self, 0);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inner);
    }
  name_lists (row, alur_tr (NULL, group->title));
  gtk_list_box_append (self->templates, row);
}

static void
file_activated_cb (GtkListBox *list, GtkListBoxRow *row, AlurStartPage *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_object_get_data (G_OBJECT (row), "path"));

  g_signal_emit_by_name (self, "file", file);
}

static void
alur_start_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ALUR_TYPE_START_PAGE);
  G_OBJECT_CLASS (alur_start_page_parent_class)->dispose (object);
}

static void
alur_start_page_class_init (AlurStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_start_page_dispose;
  /**
   * AlurStartPage::template:
   * @path: (nullable): of the file that it begins as; NULL: empty
   *
   * A new document is asked for.
   */
  g_signal_new ("template", ALUR_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * AlurStartPage::file:
   * @file: a document
   *
   * A document is to be opened.
   */
  g_signal_new ("file", ALUR_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_FILE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurStartPage, templates);
  gtk_widget_class_bind_template_child (widget_class, AlurStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, AlurStartPage, recent);
  gtk_widget_class_bind_template_child (widget_class, AlurStartPage, examples);
  gtk_widget_class_bind_template_callback (widget_class, template_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_activated_cb);
}

static void
alur_start_page_init (AlurStartPage *self)
{
  g_autofree char *templates = alur_places_dup_templates ();
  g_autofree char *examples = alur_places_dup_examples ();
  guint n_groups;
  const AlurTemplateGroup *groups = alur_templates_get (&n_groups);

  gtk_widget_init_template (GTK_WIDGET (self));
  add_row (self->templates, alur_tr (NULL, N_ ("Empty document")),
           alur_tr (NULL, N_ ("Begin with nothing but the present stage")), "document-new-symbolic",
           NULL);
  for (guint i = 0; i < n_groups; i++)
    add_group (self, &groups[i], templates);
  add_folder (self->examples, examples);
  alur_start_page_refresh (self);
}
