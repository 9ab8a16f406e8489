/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map of positions in a window, over the workload of the one with the focus. What is shown
 * belongs to the window and is said in the bar; everything else is the sheets'. While it is not on
 * screen it does not follow the selection, so that figures that nobody looks at are never
 * reckoned. */

#include "alur-personnel-pane.h"

#include "alur-grid-view.h"
#include "alur-language.h"
#include "alur-refresh.h"
#include "alur-shown-name.h"
#include "alur-spoken.h"
#include "alur-staff-sum-sheet.h"
#include "alur-window.h"
#include "alur-working-time-button.h"
#include "alur-workload-sheet.h"
#include "alur-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _AlurPersonnelPane
{
  AdwBin parent_instance;

  AlurEditor *editor;
  AlurPersonnelSheet *sheet; /* NULL: there is no editor */
  AlurWorkloadSheet *workload;
  AlurStaffSumSheet *sums;

  GtkSearchEntry *search;
  GtkDropDown *shown;
  AlurWorkingTimeButton *time;
  AlurGridView *view;
  AdwStatusPage *empty;
  GtkLabel *traced;
  GtkButton *add;
  AlurGridView *trace;
  guint refresh;
};

G_DEFINE_FINAL_TYPE (AlurPersonnelPane, alur_personnel_pane, ADW_TYPE_BIN)

/* Why nothing is there to be seen, and what to do next. */
static void
explain (AlurPersonnelPane *self)
{
  const char *title;
  const char *advice = NULL;

  if (alur_personnel_sheet_count (self->sheet) == 0)
    {
      title = alur_tr (NULL, N_ ("No positions yet"));
      advice
          = alur_tr (NULL, N_ ("Add positions to a unit on the right, and say at the steps which "
                               "position does them."));
    }
  else if (gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0')
    {
      title = alur_tr (NULL, N_ ("Nothing is called so"));
      advice = alur_tr (NULL, N_ ("Neither a position that is shown, nor its unit."));
    }
  else
    title = alur_personnel_sheet_get_shown (self->sheet) == ALUR_PERSONNEL_TOO_FEW
                ? alur_tr (NULL, N_ ("Nowhere are there too few"))
                : alur_tr (NULL, N_ ("Nowhere are there too many"));
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, advice);
}

static const AlurStaffRow *
get_focus_row (AlurPersonnelPane *self)
{
  guint number;
  guint column;

  return alur_grid_view_get_focus_cell (self->view, &number, &column)
             ? alur_personnel_sheet_get_row (self->sheet, number)
             : NULL;
}

/* Of the position in the row with the focus the workload is shown, of a sum what it adds up. */
static void
follow (AlurPersonnelPane *self)
{
  const AlurStaffRow *row = get_focus_row (self);
  gboolean is_sum = row != NULL && row->position == NULL;

  alur_workload_sheet_set_position (self->workload, row != NULL ? row->position : NULL);
  if (is_sum)
    alur_staff_sum_sheet_show_unit (self->sums, row->unit);
  else
    alur_staff_sum_sheet_show_nothing (self->sums);
  alur_grid_view_set_grid (self->trace,
                           is_sum ? ALUR_GRID (self->sums) : ALUR_GRID (self->workload));
}

static void
head_trace (AlurPersonnelPane *self)
{
  const AlurElement *position = alur_workload_sheet_get_position (self->workload);
  const AlurStaffRow *row = get_focus_row (self);
  g_autofree char *text = NULL;

  if (row != NULL && row->position == NULL)
    /* Translators: %s is a unit, or the line "All positions". */
    text = g_strdup_printf (alur_tr (NULL, N_ ("%s: which positions are added up")),
                            row->unit != NULL ? alur_shown_name (row->unit)
                                              : alur_tr (NULL, N_ ("All positions")));
  else if (position == NULL)
    text
        = g_strdup (alur_tr (NULL, N_ ("Choose a position to see where its workload comes from.")));
  else if (alur_grid_get_n_rows (ALUR_GRID (self->workload)) == 0)
    /* Translators: %s is a position. */
    text = g_strdup_printf (alur_tr (NULL, N_ ("%s: no step is done by it, and it has no duties.")),
                            alur_shown_name (position));
  else
    /* Translators: %s is a position. */
    text = g_strdup_printf (alur_tr (NULL, N_ ("%s: where the workload comes from")),
                            alur_shown_name (position));
  gtk_label_set_text (self->traced, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->traced), text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add), position != NULL);
}

static void
refresh (GtkWidget *widget)
{
  AlurPersonnelPane *self = ALUR_PERSONNEL_PANE (widget);
  gboolean is_empty;

  if (self->sheet == NULL || !gtk_widget_get_mapped (widget))
    return;
  is_empty = alur_grid_get_n_rows (ALUR_GRID (self->sheet)) == 0;
  if (is_empty)
    explain (self);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), is_empty);
  follow (self);
  head_trace (self);
}

static void
changed (AlurPersonnelPane *self)
{
  alur_refresh_queue (GTK_WIDGET (self), &self->refresh, refresh);
}

static void
focus_moved_cb (AlurGridView *view, AlurPersonnelPane *self)
{
  changed (self);
}

static void
refused_cb (AlurGridView *view, const char *message, AlurPersonnelPane *self)
{
  alur_window_toast (GTK_WIDGET (self), message, FALSE);
}

static void
search_changed_cb (GtkSearchEntry *entry, AlurPersonnelPane *self)
{
  if (self->sheet != NULL)
    alur_grid_filter (ALUR_GRID (self->sheet), gtk_editable_get_text (GTK_EDITABLE (entry)));
}

/* Escape shows all again and goes to the cells. */
static void
stop_search_cb (GtkSearchEntry *entry, AlurPersonnelPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
search_activated_cb (GtkSearchEntry *entry, AlurPersonnelPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
shown_chosen_cb (GtkDropDown *chooser, GParamSpec *pspec, AlurPersonnelPane *self)
{
  guint position = gtk_drop_down_get_selected (chooser);

  if (self->sheet != NULL && position < ALUR_N_PERSONNEL_SHOWN)
    alur_personnel_sheet_set_shown (self->sheet, (AlurPersonnelShown) position);
}

/* --- Where a workload comes from -------------------------------------------------------------- */

static void
trace_cb (AlurPersonnelSheet *sheet, AlurPersonnelPane *self)
{
  follow (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->trace));
}

static void
add_clicked_cb (GtkButton *button, AlurPersonnelPane *self)
{
  if (self->sheet == NULL)
    return;
  follow (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->trace));
  alur_grid_view_insert_row (self->trace);
}

/* Escape goes back to the figure. */
static gboolean
trace_key_cb (GtkEventControllerKey *keys,
              guint key,
              guint code,
              GdkModifierType state,
              AlurPersonnelPane *self)
{
  if (key != GDK_KEY_Escape || alur_grid_view_is_editing (self->trace))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return GDK_EVENT_STOP;
}

/* --- The widget ------------------------------------------------------------------------------- */

static AlurSelection *
get_selection (AlurPersonnelPane *self)
{
  return self->editor != NULL ? alur_editor_get_selection (self->editor) : NULL;
}

static void
alur_personnel_pane_map (GtkWidget *widget)
{
  AlurPersonnelPane *self = ALUR_PERSONNEL_PANE (widget);

  GTK_WIDGET_CLASS (alur_personnel_pane_parent_class)->map (widget);
  alur_grid_view_set_selection (self->view, get_selection (self));
  changed (self);
}

static void
alur_personnel_pane_unmap (GtkWidget *widget)
{
  AlurPersonnelPane *self = ALUR_PERSONNEL_PANE (widget);

  alur_grid_view_set_selection (self->view, NULL);
  GTK_WIDGET_CLASS (alur_personnel_pane_parent_class)->unmap (widget);
}

static gboolean
alur_personnel_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ALUR_PERSONNEL_PANE (widget)->view));
}

static void
alur_personnel_pane_dispose (GObject *object)
{
  AlurPersonnelPane *self = ALUR_PERSONNEL_PANE (object);

  if (self->view != NULL)
    alur_personnel_pane_set_editor (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_PERSONNEL_PANE);
  G_OBJECT_CLASS (alur_personnel_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ALUR_TYPE_GRID_VIEW);
  g_type_ensure (ALUR_TYPE_WORKING_TIME_BUTTON);
  g_type_ensure (ALUR_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-personnel-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurPersonnelPane, search);
  gtk_widget_class_bind_template_child (widget_class, AlurPersonnelPane, shown);
  gtk_widget_class_bind_template_child (widget_class, AlurPersonnelPane, time);
  gtk_widget_class_bind_template_child (widget_class, AlurPersonnelPane, view);
  gtk_widget_class_bind_template_child (widget_class, AlurPersonnelPane, empty);
  gtk_widget_class_bind_template_child (widget_class, AlurPersonnelPane, traced);
  gtk_widget_class_bind_template_child (widget_class, AlurPersonnelPane, add);
  gtk_widget_class_bind_template_child (widget_class, AlurPersonnelPane, trace);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, refused_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
}

static void
alur_personnel_pane_class_init (AlurPersonnelPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_personnel_pane_dispose;
  widget_class->map = alur_personnel_pane_map;
  widget_class->unmap = alur_personnel_pane_unmap;
  widget_class->grab_focus = alur_personnel_pane_grab_focus;
  bind_template (widget_class);
}

static void
alur_personnel_pane_init (AlurPersonnelPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  alur_spoken_set_up_drop_down (self->shown);
  alur_spoken_set_name (GTK_WIDGET (self->add), alur_tr (NULL, N_ ("Add a duty")));
  alur_grid_view_set_title (self->view, alur_tr (NULL, N_ ("Personnel")));
  alur_grid_view_set_title (self->trace, alur_tr (NULL, N_ ("Workload")));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (trace_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->trace), keys);
}

static void
forget_sheets (AlurPersonnelPane *self)
{
  alur_grid_view_set_selection (self->view, NULL);
  alur_grid_view_set_grid (self->view, NULL);
  alur_grid_view_set_grid (self->trace, NULL);
  if (self->sheet != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->sheet, self);
      g_signal_handlers_disconnect_by_data (self->workload, self);
      g_signal_handlers_disconnect_by_data (self->sums, self);
    }
  g_clear_object (&self->sums);
  g_clear_object (&self->workload);
  g_clear_object (&self->sheet);
}

/**
 * alur_personnel_pane_set_editor:
 * @self: the pane
 * @editor: (nullable): the document whose personnel is shown; a reference is taken
 */
void
alur_personnel_pane_set_editor (AlurPersonnelPane *self, AlurEditor *editor)
{
  if (self->editor == editor)
    return;
  forget_sheets (self);
  g_set_object (&self->editor, editor);
  alur_working_time_button_set_editor (self->time, editor);
  if (editor == NULL)
    return;
  self->sheet = alur_personnel_sheet_new (editor);
  self->workload = alur_workload_sheet_new (self->sheet);
  self->sums = alur_staff_sum_sheet_new (self->sheet);
  /* What the bar says is the window's, and holds for the next document too. */
  shown_chosen_cb (self->shown, NULL, self);
  search_changed_cb (self->search, self);
  alur_grid_view_set_grid (self->view, ALUR_GRID (self->sheet));
  alur_grid_view_set_grid (self->trace, ALUR_GRID (self->workload));
  g_signal_connect_swapped (self->sheet, "changed", G_CALLBACK (changed), self);
  g_signal_connect_swapped (self->workload, "changed", G_CALLBACK (changed), self);
  g_signal_connect_swapped (self->sums, "changed", G_CALLBACK (changed), self);
  g_signal_connect (self->sheet, "trace", G_CALLBACK (trace_cb), self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    alur_grid_view_set_selection (self->view, get_selection (self));
  changed (self);
}
