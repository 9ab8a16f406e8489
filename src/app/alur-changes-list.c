/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed may be a hundred thousand lines, of which a few are seen: the model makes the object
 * of a line when the list asks for it. */

#include "alur-changes-list.h"

#include "alur-language.h"
#include "alur-refresh.h"
#include "alur-shown-list.h"
#include "alur-spoken.h"
#include "alur-watch.h"

#include <glib/gi18n-lib.h>

#define HEIGHT 120

/* The list makes two hundred rows, and asks each how narrow it can be: letter by letter that takes
 * long. */
#define LEAST_CHARS 12

/* --- The lines as a model --------------------------------------------------------------------- */

#define ALUR_TYPE_CHANGES_MODEL (alur_changes_model_get_type ())
G_DECLARE_FINAL_TYPE (AlurChangesModel, alur_changes_model, ALUR, CHANGES_MODEL, GObject)

struct _AlurChangesModel
{
  GObject parent_instance;

  AlurChangeLines *lines; /* NULL: none */
};

static guint
count_lines (const AlurChangeLines *lines)
{
  return lines != NULL ? alur_change_lines_get_n (lines) : 0;
}

static GType
get_item_type (GListModel *model)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return count_lines (ALUR_CHANGES_MODEL (model)->lines);
}

static gpointer
get_item (GListModel *model, guint position)
{
  const AlurChangeLines *lines = ALUR_CHANGES_MODEL (model)->lines;

  return position < count_lines (lines)
             ? gtk_string_object_new (alur_change_lines_get_text (lines, position))
             : NULL;
}

static void
alur_changes_model_init_list (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AlurChangesModel,
                               alur_changes_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      alur_changes_model_init_list))

static void
alur_changes_model_finalize (GObject *object)
{
  g_clear_pointer (&ALUR_CHANGES_MODEL (object)->lines, alur_change_lines_unref);
  G_OBJECT_CLASS (alur_changes_model_parent_class)->finalize (object);
}

static void
alur_changes_model_class_init (AlurChangesModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_changes_model_finalize;
}

static void
alur_changes_model_init (AlurChangesModel *self)
{
}

static gboolean
says_the_same (const AlurChangeLines *one, guint i, const AlurChangeLines *other, guint k)
{
  return g_str_equal (alur_change_lines_get_text (one, i), alur_change_lines_get_text (other, k));
}

/* Most edits change a line or none: the others stay, and with them what is seen and selected. */
static void
tell_changed (AlurChangesModel *self, const AlurChangeLines *before, const AlurChangeLines *now)
{
  guint n_before = count_lines (before);
  guint n_now = count_lines (now);
  guint n_first = 0;
  guint n_last = 0;

  while (n_first < MIN (n_before, n_now) && says_the_same (before, n_first, now, n_first))
    n_first++;
  while (n_last < MIN (n_before, n_now) - n_first
         && says_the_same (before, n_before - n_last - 1, now, n_now - n_last - 1))
    n_last++;
  if (n_before > n_first + n_last || n_now > n_first + n_last)
    g_list_model_items_changed (G_LIST_MODEL (self), n_first, n_before - n_first - n_last,
                                n_now - n_first - n_last);
}

static void
set_lines (AlurChangesModel *self, AlurChangeLines *lines)
{
  AlurChangeLines *before = self->lines;

  if (before == lines)
    return;
  self->lines = lines != NULL ? alur_change_lines_ref (lines) : NULL;
  tell_changed (self, before, lines);
  g_clear_pointer (&before, alur_change_lines_unref);
}

/* --- The list --------------------------------------------------------------------------------- */

struct _AlurChangesList
{
  AdwBin parent_instance;

  AlurEditor *editor;
  AlurChangesModel *model;
  guint refresh;
};

G_DEFINE_FINAL_TYPE (AlurChangesList, alur_changes_list, ADW_TYPE_BIN)

static void
refresh (GtkWidget *widget)
{
  AlurChangesList *self = ALUR_CHANGES_LIST (widget);

  if (self->editor == NULL)
    return;
  set_lines (self->model, alur_editor_get_changes (self->editor));
  gtk_widget_set_visible (widget, get_n_items (G_LIST_MODEL (self->model)) > 0);
}

static void
changed (AlurChangesList *self)
{
  alur_refresh_queue (GTK_WIDGET (self), &self->refresh, refresh);
}

static void
activated_cb (GtkListView *list, guint position, AlurChangesList *self)
{
  AlurElement *element = self->editor != NULL && position < get_n_items (G_LIST_MODEL (self->model))
                             ? alur_editor_find_change (self->editor, self->model->lines, position)
                             : NULL;

  if (element != NULL)
    alur_selection_set (alur_editor_get_selection (self->editor), element);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkStringObject *text = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (text));
  alur_spoken_set_row (item, gtk_string_object_get_string (text));
}

static void
alur_changes_list_dispose (GObject *object)
{
  alur_changes_list_set_editor (ALUR_CHANGES_LIST (object), NULL);
  G_OBJECT_CLASS (alur_changes_list_parent_class)->dispose (object);
}

static void
alur_changes_list_finalize (GObject *object)
{
  g_object_unref (ALUR_CHANGES_LIST (object)->model);
  G_OBJECT_CLASS (alur_changes_list_parent_class)->finalize (object);
}

static void
alur_changes_list_class_init (AlurChangesListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_changes_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = alur_changes_list_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "changes");
}

static void
alur_changes_list_init (AlurChangesList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->model = g_object_new (ALUR_TYPE_CHANGES_MODEL, NULL);
  list = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_single_selection_new (
          G_LIST_MODEL (alur_shown_list_new (G_LIST_MODEL (g_object_ref (self->model)), factory)))),
      factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  g_signal_connect (list, "activate", G_CALLBACK (activated_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  alur_tr (NULL, N_ ("Changes")), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  adw_bin_set_child (ADW_BIN (self), scrolled);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * alur_changes_list_set_editor:
 * @self: the list
 * @editor: (nullable): whose stages are compared; a reference is taken
 */
void
alur_changes_list_set_editor (AlurChangesList *self, AlurEditor *editor)
{
  if (self->editor != editor)
    set_lines (self->model, NULL);
  if (!alur_watch_editor (self, &self->editor, editor, G_CALLBACK (changed)))
    return;
  g_signal_connect_swapped (editor, "picture-changed", G_CALLBACK (changed), self);
  changed (self);
}
