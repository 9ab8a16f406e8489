/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register of regulations in a window. What is shown belongs to the window and is said in the
 * bar; everything else is the sheet's. While it is not on screen it does not follow the selection,
 * so that a register that nobody looks at is never put in order. */

#include "alur-regulations-pane.h"

#include "alur-grid-view.h"
#include "alur-language.h"
#include "alur-passing-popover.h"
#include "alur-place-list.h"
#include "alur-refresh.h"
#include "alur-regulation-sheet.h"
#include "alur-replace-basis-dialog.h"
#include "alur-spoken.h"
#include "alur-window.h"
#include "alur-wrap-box.h"

#include <glib/gi18n-lib.h>

#define PLACES_WIDTH 420
#define PLACES_HEIGHT 300

struct _AlurRegulationsPane
{
  AdwBin parent_instance;

  AlurEditor *editor;
  AlurRegulationSheet *sheet; /* NULL: there is no editor */

  GtkSearchEntry *search;
  GtkDropDown *shown;
  AlurGridView *view;
  AdwStatusPage *empty;
  guint refresh;
};

G_DEFINE_FINAL_TYPE (AlurRegulationsPane, alur_regulations_pane, ADW_TYPE_BIN)

/* Why nothing is there to be seen, and what to do next. */
static void
explain (AlurRegulationsPane *self)
{
  const char *title = alur_tr (NULL, N_ ("No regulation is like that"));
  const char *advice = alur_tr (NULL, N_ ("Choose above which regulations are shown."));

  if (alur_regulation_sheet_count (self->sheet) == 0)
    {
      title = alur_tr (NULL, N_ ("There are no regulations yet."));
      advice = alur_tr (NULL, N_ ("Register the regulations that authorities, units and "
                                  "procedures rest on, and those that are still to be drafted."));
    }
  else if (gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0')
    {
      title = alur_tr (NULL, N_ ("Nothing is called so"));
      advice = alur_tr (NULL, N_ ("Neither title, kind, number and year, nor issuer."));
    }
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, advice);
}

/* The regulation of the row with the focus; NULL: there is none. */
static AlurElement *
get_focused (AlurRegulationsPane *self)
{
  AlurGrid *grid = self->sheet != NULL ? ALUR_GRID (self->sheet) : NULL;
  guint row;
  guint column;

  return grid != NULL && alur_grid_view_get_focus_cell (self->view, &row, &column)
                 && row < alur_grid_get_n_rows (grid)
             ? alur_grid_get_element (grid, row, column)
             : NULL;
}

static gboolean
can_replace (AlurRegulationsPane *self)
{
  g_autoptr (GPtrArray) places = NULL;
  guint row;
  guint column;

  if (get_focused (self) == NULL || !alur_grid_view_get_focus_cell (self->view, &row, &column))
    return FALSE;
  places = alur_regulation_sheet_list_places (self->sheet, row, TRUE);
  return places->len > 0;
}

static void
refresh (GtkWidget *widget)
{
  AlurRegulationsPane *self = ALUR_REGULATIONS_PANE (widget);
  gboolean is_empty;

  if (self->sheet == NULL || !gtk_widget_get_mapped (widget))
    return;
  is_empty = alur_grid_get_n_rows (ALUR_GRID (self->sheet)) == 0;
  if (is_empty)
    explain (self);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), is_empty);
  gtk_widget_action_set_enabled (widget, "regulations.replace", can_replace (self));
}

static void
changed (AlurRegulationsPane *self)
{
  alur_refresh_queue (GTK_WIDGET (self), &self->refresh, refresh);
}

static void
focus_moved_cb (AlurGridView *view, AlurRegulationsPane *self)
{
  changed (self);
}

static void
refused_cb (AlurGridView *view, const char *message, AlurRegulationsPane *self)
{
  alur_window_toast (GTK_WIDGET (self), message, FALSE);
}

static void
search_changed_cb (GtkSearchEntry *entry, AlurRegulationsPane *self)
{
  if (self->sheet != NULL)
    alur_grid_filter (ALUR_GRID (self->sheet), gtk_editable_get_text (GTK_EDITABLE (entry)));
}

/* Escape shows all again and goes to the cells. */
static void
stop_search_cb (GtkSearchEntry *entry, AlurRegulationsPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
search_activated_cb (GtkSearchEntry *entry, AlurRegulationsPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
shown_chosen_cb (GtkDropDown *chooser, GParamSpec *pspec, AlurRegulationsPane *self)
{
  guint position = gtk_drop_down_get_selected (chooser);

  if (self->sheet != NULL && position < ALUR_N_REGULATIONS_SHOWN)
    alur_regulation_sheet_set_shown (self->sheet, (AlurRegulationsShown) position);
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlurRegulationsPane *self = ALUR_REGULATIONS_PANE (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  alur_grid_view_insert_row (self->view);
}

static void
replace (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlurRegulationsPane *self = ALUR_REGULATIONS_PANE (widget);
  AlurElement *regulation = get_focused (self);
  GtkRoot *window = gtk_widget_get_root (widget);

  if (regulation == NULL || !can_replace (self))
    return;
  alur_grid_view_stop_editing (self->view);
  gtk_window_present (GTK_WINDOW (alur_replace_basis_dialog_new (
      GTK_IS_WINDOW (window) ? GTK_WINDOW (window) : NULL, self->editor, regulation)));
}

/* --- What rests on a regulation --------------------------------------------------------------- */

static void
place_chosen_cb (AlurPlaceList *list, AlurElement *element, AlurRegulationsPane *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER);

  g_object_ref (self);
  gtk_popover_popdown (GTK_POPOVER (popover));
  alur_editor_show_element (self->editor, element);
  g_object_unref (self);
}

static void
places_cb (AlurRegulationSheet *sheet, guint row, gboolean all, AlurRegulationsPane *self)
{
  g_autoptr (GPtrArray) places = alur_regulation_sheet_list_places (sheet, row, all);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = alur_place_list_new ();
  GdkRectangle place;

  alur_place_list_set_places (ALUR_PLACE_LIST (list), alur_editor_get_document (self->editor),
                              places, all);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), PLACES_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_size_request (scrolled, PLACES_WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  alur_spoken_set_name (popover, alur_tr (NULL, N_ ("What rests on the regulation")));
  if (alur_grid_view_get_place (self->view, row,
                                all ? ALUR_REGULATION_COLUMN_ALL_USES : ALUR_REGULATION_COLUMN_USES,
                                &place))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  g_signal_connect_object (list, "chosen", G_CALLBACK (place_chosen_cb), self, 0);
  alur_passing_popover_show (popover, GTK_WIDGET (self->view));
  gtk_widget_grab_focus (list);
}

/* --- The widget ------------------------------------------------------------------------------- */

static AlurSelection *
get_selection (AlurRegulationsPane *self)
{
  return self->editor != NULL ? alur_editor_get_selection (self->editor) : NULL;
}

static void
alur_regulations_pane_map (GtkWidget *widget)
{
  AlurRegulationsPane *self = ALUR_REGULATIONS_PANE (widget);

  GTK_WIDGET_CLASS (alur_regulations_pane_parent_class)->map (widget);
  alur_grid_view_set_selection (self->view, get_selection (self));
  changed (self);
}

static void
alur_regulations_pane_unmap (GtkWidget *widget)
{
  AlurRegulationsPane *self = ALUR_REGULATIONS_PANE (widget);

  alur_grid_view_set_selection (self->view, NULL);
  GTK_WIDGET_CLASS (alur_regulations_pane_parent_class)->unmap (widget);
}

static gboolean
alur_regulations_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ALUR_REGULATIONS_PANE (widget)->view));
}

static void
alur_regulations_pane_dispose (GObject *object)
{
  AlurRegulationsPane *self = ALUR_REGULATIONS_PANE (object);

  if (self->view != NULL)
    alur_regulations_pane_set_editor (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_REGULATIONS_PANE);
  G_OBJECT_CLASS (alur_regulations_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ALUR_TYPE_GRID_VIEW);
  g_type_ensure (ALUR_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-regulations-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurRegulationsPane, search);
  gtk_widget_class_bind_template_child (widget_class, AlurRegulationsPane, shown);
  gtk_widget_class_bind_template_child (widget_class, AlurRegulationsPane, view);
  gtk_widget_class_bind_template_child (widget_class, AlurRegulationsPane, empty);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, refused_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_moved_cb);
}

static void
alur_regulations_pane_class_init (AlurRegulationsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_regulations_pane_dispose;
  widget_class->map = alur_regulations_pane_map;
  widget_class->unmap = alur_regulations_pane_unmap;
  widget_class->grab_focus = alur_regulations_pane_grab_focus;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "regulations.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "regulations.replace", NULL, replace);
}

static void
alur_regulations_pane_init (AlurRegulationsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  alur_spoken_set_up_drop_down (self->shown);
  alur_grid_view_set_title (self->view, alur_tr (NULL, N_ ("Regulations")));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "regulations.replace", FALSE);
}

/**
 * alur_regulations_pane_set_editor:
 * @self: the pane
 * @editor: (nullable): the document whose register is shown; a reference is taken
 */
void
alur_regulations_pane_set_editor (AlurRegulationsPane *self, AlurEditor *editor)
{
  if (self->editor == editor)
    return;
  alur_grid_view_set_selection (self->view, NULL);
  alur_grid_view_set_grid (self->view, NULL);
  if (self->sheet != NULL)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_clear_object (&self->sheet);
  g_set_object (&self->editor, editor);
  if (editor == NULL)
    return;
  self->sheet = alur_regulation_sheet_new (editor);
  /* What the bar says is the window's, and holds for the next document too. */
  shown_chosen_cb (self->shown, NULL, self);
  search_changed_cb (self->search, self);
  alur_grid_view_set_grid (self->view, ALUR_GRID (self->sheet));
  g_signal_connect_swapped (self->sheet, "changed", G_CALLBACK (changed), self);
  g_signal_connect (self->sheet, "places", G_CALLBACK (places_cb), self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    alur_grid_view_set_selection (self->view, get_selection (self));
  changed (self);
}
