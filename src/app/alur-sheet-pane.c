/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What all panes with a table do. What is shown belongs to the window and is said in the bar, so
 * that it holds for the next document too; everything else is the table's. */

#include "alur-sheet-pane.h"

#include "alur-refresh.h"
#include "alur-grid-sheet.h"
#include "alur-spoken.h"
#include "alur-window.h"
#include "alur-wrap-box.h"

#define LEAST_HEIGHT 110 /* px, of the table where something stands below */

typedef struct
{
  AlurEditor *editor;
  AlurGrid *grid; /* NULL: there is no editor */

  GtkBox *content;
  AlurWrapBox *bar;
  GtkSearchEntry *search;
  GtkDropDown *shown; /* (nullable) */
  GtkWidget *table;
  AlurGridView *view;
  AdwStatusPage *empty;
  guint refresh;
} AlurSheetPanePrivate;

enum
{
  PROP_HINT = 1,
  PROP_SHOWN,
  N_PROPERTIES
};

static void init_buildable (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (AlurSheetPane,
                                  alur_sheet_pane,
                                  ADW_TYPE_BIN,
                                  G_ADD_PRIVATE (AlurSheetPane)
                                      G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, init_buildable))

static AlurSheetPanePrivate *
get_private (gpointer self)
{
  return alur_sheet_pane_get_instance_private (ALUR_SHEET_PANE (self));
}

static void
follow (AlurSheetPane *self, gboolean is_followed)
{
  AlurSheetPanePrivate *priv = get_private (self);

  alur_grid_view_set_selection (priv->view, is_followed && priv->editor != NULL
                                                ? alur_editor_get_selection (priv->editor)
                                                : NULL);
}

static void
refresh (GtkWidget *widget)
{
  AlurSheetPane *self = ALUR_SHEET_PANE (widget);
  AlurSheetPaneClass *klass = ALUR_SHEET_PANE_GET_CLASS (self);
  AlurSheetPanePrivate *priv = get_private (self);
  const char *title = NULL;
  const char *advice = NULL;

  if (priv->grid == NULL || !gtk_widget_get_mapped (widget))
    return;
  follow (self, TRUE);
  if (klass->explain != NULL && !alur_grid_view_is_editing (priv->view)
      && alur_grid_get_n_rows (priv->grid) == alur_grid_get_n_foot_rows (priv->grid))
    klass->explain (self, *alur_sheet_pane_get_search (self) != '\0', &title, &advice);
  if (title != NULL)
    {
      adw_status_page_set_title (priv->empty, title);
      adw_status_page_set_description (priv->empty, advice);
    }
  gtk_widget_set_visible (GTK_WIDGET (priv->empty), title != NULL);
  if (klass->refresh != NULL)
    klass->refresh (self);
}

static void
focus_moved_cb (AlurGridView *view, AlurSheetPane *self)
{
  alur_sheet_pane_changed (self);
}

static void
refused_cb (AlurGridView *view, const char *message, AlurSheetPane *self)
{
  ALUR_SHEET_PANE_GET_CLASS (self)->refused (self, message);
}

static void
alur_sheet_pane_refused (AlurSheetPane *self, const char *message)
{
  alur_window_toast (GTK_WIDGET (self), message, FALSE);
}

/* --- The bar ---------------------------------------------------------------------------------- */

static void
search_changed_cb (GtkSearchEntry *entry, AlurSheetPane *self)
{
  AlurSheetPanePrivate *priv = get_private (self);

  if (priv->grid != NULL)
    alur_grid_filter (priv->grid, alur_sheet_pane_get_search (self));
}

/* Escape shows all again and goes to the cells. */
static void
stop_search_cb (GtkSearchEntry *entry, AlurSheetPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
search_activated_cb (GtkSearchEntry *entry, AlurSheetPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
shown_chosen_cb (GtkDropDown *chooser, GParamSpec *pspec, AlurSheetPane *self)
{
  AlurSheetPanePrivate *priv = get_private (self);
  guint position = gtk_drop_down_get_selected (chooser);

  if (priv->grid != NULL && position != GTK_INVALID_LIST_POSITION)
    alur_grid_sheet_set_shown (ALUR_GRID_SHEET (priv->grid), position);
}

static void
alur_sheet_pane_apply (AlurSheetPane *self)
{
  AlurSheetPanePrivate *priv = get_private (self);

  if (priv->shown != NULL)
    shown_chosen_cb (priv->shown, NULL, self);
  search_changed_cb (priv->search, self);
}

/* --- What a .ui file says --------------------------------------------------------------------- */

static void
put_below (AlurSheetPane *self, GtkWidget *child)
{
  AlurSheetPanePrivate *priv = get_private (self);
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *scrolled = gtk_widget_get_parent (GTK_WIDGET (priv->view));

  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), LEAST_HEIGHT);
  g_object_ref (priv->table);
  gtk_box_remove (priv->content, priv->table);
  gtk_paned_set_start_child (GTK_PANED (paned), priv->table);
  g_object_unref (priv->table);
  gtk_paned_set_end_child (GTK_PANED (paned), child);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_resize_end_child (GTK_PANED (paned), FALSE);
  gtk_widget_set_vexpand (paned, TRUE);
  gtk_box_append (priv->content, paned);
}

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  AlurSheetPanePrivate *priv = get_private (buildable);

  if (g_strcmp0 (type, "bar") == 0)
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (priv->bar));
  else if (g_strcmp0 (type, "notice") == 0)
    gtk_box_insert_child_after (priv->content, GTK_WIDGET (child), GTK_WIDGET (priv->bar));
  else if (g_strcmp0 (type, "below") == 0)
    put_below (ALUR_SHEET_PANE (buildable), GTK_WIDGET (child));
  else
    GTK_BUILDER_WARN_INVALID_CHILD_TYPE (buildable, type);
}

static void
init_buildable (GtkBuildableIface *iface)
{
  iface->add_child = add_child;
}

static void
set_shown (AlurSheetPane *self, GtkDropDown *shown)
{
  AlurSheetPanePrivate *priv = get_private (self);

  priv->shown = shown;
  alur_spoken_set_up_drop_down (shown);
  g_signal_connect_object (shown, "notify::selected", G_CALLBACK (shown_chosen_cb), self, 0);
}

static void
alur_sheet_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AlurSheetPanePrivate *priv = get_private (object);

  switch (id)
    {
    case PROP_HINT:
      g_object_set (priv->search, "placeholder-text", g_value_get_string (value), NULL);
      gtk_widget_set_visible (GTK_WIDGET (priv->bar), TRUE);
      break;
    case PROP_SHOWN:
      set_shown (ALUR_SHEET_PANE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* --- The widget ------------------------------------------------------------------------------- */

static void
alur_sheet_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (alur_sheet_pane_parent_class)->map (widget);
  alur_sheet_pane_changed (ALUR_SHEET_PANE (widget));
}

static void
alur_sheet_pane_unmap (GtkWidget *widget)
{
  follow (ALUR_SHEET_PANE (widget), FALSE);
  GTK_WIDGET_CLASS (alur_sheet_pane_parent_class)->unmap (widget);
}

static gboolean
alur_sheet_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (get_private (widget)->view));
}

/* Also for those who derive from it: what their templates name lies in what is given up here. What
 * the template of this class names goes with the object: GTK 4.8 looks for it among the children of
 * the class that the object is of. */
static void
alur_sheet_pane_dispose (GObject *object)
{
  alur_sheet_pane_set_editor (ALUR_SHEET_PANE (object), NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), G_OBJECT_TYPE (object));
  G_OBJECT_CLASS (alur_sheet_pane_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags
      = G_PARAM_WRITABLE | G_PARAM_STATIC_NAME | G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB;

  object_class->set_property = alur_sheet_pane_set_property;
  g_object_class_install_property (object_class, PROP_HINT,
                                   g_param_spec_string ("hint", NULL, NULL, NULL, flags));
  g_object_class_install_property (
      object_class, PROP_SHOWN,
      g_param_spec_object ("shown", NULL, NULL, GTK_TYPE_DROP_DOWN, flags));
}

static void
alur_sheet_pane_class_init (AlurSheetPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_sheet_pane_dispose;
  install_properties (G_OBJECT_CLASS (klass));
  widget_class->map = alur_sheet_pane_map;
  widget_class->unmap = alur_sheet_pane_unmap;
  widget_class->grab_focus = alur_sheet_pane_grab_focus;
  klass->apply = alur_sheet_pane_apply;
  klass->refused = alur_sheet_pane_refused;
  g_type_ensure (ALUR_TYPE_GRID_VIEW);
  g_type_ensure (ALUR_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-sheet-pane.ui");
  gtk_widget_class_bind_template_child_private (widget_class, AlurSheetPane, content);
  gtk_widget_class_bind_template_child_private (widget_class, AlurSheetPane, bar);
  gtk_widget_class_bind_template_child_private (widget_class, AlurSheetPane, search);
  gtk_widget_class_bind_template_child_private (widget_class, AlurSheetPane, table);
  gtk_widget_class_bind_template_child_private (widget_class, AlurSheetPane, view);
  gtk_widget_class_bind_template_child_private (widget_class, AlurSheetPane, empty);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, refused_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_moved_cb);
}

static void
alur_sheet_pane_init (AlurSheetPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
close_grid (AlurSheetPane *self)
{
  AlurSheetPaneClass *klass = ALUR_SHEET_PANE_GET_CLASS (self);
  AlurSheetPanePrivate *priv = get_private (self);

  follow (self, FALSE);
  alur_grid_view_set_grid (priv->view, NULL);
  if (priv->grid == NULL)
    return;
  g_signal_handlers_disconnect_by_data (priv->grid, self);
  if (klass->close != NULL)
    klass->close (self);
  g_clear_object (&priv->grid);
}

/**
 * alur_sheet_pane_set_editor:
 * @self: the pane
 * @editor: (nullable): the document whose table is shown; a reference is taken
 */
void
alur_sheet_pane_set_editor (AlurSheetPane *self, AlurEditor *editor)
{
  AlurSheetPaneClass *klass = ALUR_SHEET_PANE_GET_CLASS (self);
  AlurSheetPanePrivate *priv = get_private (self);

  if (priv->editor == editor)
    return;
  close_grid (self);
  g_set_object (&priv->editor, editor);
  if (editor == NULL)
    return;
  priv->grid = klass->open (self, editor);
  klass->apply (self);
  alur_grid_view_set_grid (priv->view, priv->grid);
  g_signal_connect_swapped (priv->grid, "changed", G_CALLBACK (alur_sheet_pane_changed), self);
  follow (self, gtk_widget_get_mapped (GTK_WIDGET (self)));
  alur_sheet_pane_changed (self);
}

/**
 * alur_sheet_pane_get_editor:
 *
 * Returns: (transfer none) (nullable): the document whose table is shown
 */
AlurEditor *
alur_sheet_pane_get_editor (AlurSheetPane *self)
{
  return get_private (self)->editor;
}

/**
 * alur_sheet_pane_get_grid:
 *
 * Returns: (transfer none) (nullable): the table; %NULL: there is no document
 */
AlurGrid *
alur_sheet_pane_get_grid (AlurSheetPane *self)
{
  return get_private (self)->grid;
}

/**
 * alur_sheet_pane_get_view:
 *
 * Returns: (transfer none): what shows the table
 */
AlurGridView *
alur_sheet_pane_get_view (AlurSheetPane *self)
{
  return get_private (self)->view;
}

/**
 * alur_sheet_pane_get_search:
 *
 * Returns: what is looked for; "" for nothing
 */
const char *
alur_sheet_pane_get_search (AlurSheetPane *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (get_private (self)->search));
}

/**
 * alur_sheet_pane_set_search:
 * @self: the pane
 * @text: what is looked for, at once; "" for nothing
 */
void
alur_sheet_pane_set_search (AlurSheetPane *self, const char *text)
{
  AlurSheetPanePrivate *priv = get_private (self);

  gtk_editable_set_text (GTK_EDITABLE (priv->search), text);
  search_changed_cb (priv->search, self);
}

/**
 * alur_sheet_pane_changed:
 * @self: the pane
 *
 * Brings the pane up to date with the next frame.
 */
void
alur_sheet_pane_changed (AlurSheetPane *self)
{
  alur_refresh_queue_findings (GTK_WIDGET (self), &get_private (self)->refresh, refresh);
}
