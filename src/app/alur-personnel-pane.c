/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map of positions in a window, over the workload of the one with the focus. */

#include "alur-personnel-pane.h"

#include "alur-language.h"
#include "alur-shown-name.h"
#include "alur-spoken.h"
#include "alur-staff-sum-sheet.h"
#include "alur-what-if-bar.h"
#include "alur-window.h"
#include "alur-working-time-button.h"
#include "alur-workload-sheet.h"

#include <glib/gi18n-lib.h>

struct _AlurPersonnelPane
{
  AlurSheetPane parent_instance;

  AlurWorkloadSheet *workload; /* NULL: there is no editor */
  AlurStaffSumSheet *sums;

  AlurWorkingTimeButton *time;
  GtkButton *what_if;
  AlurWhatIfBar *trial;
  GtkLabel *traced;
  GtkButton *add;
  AlurGridView *trace;
};

G_DEFINE_FINAL_TYPE (AlurPersonnelPane, alur_personnel_pane, ALUR_TYPE_SHEET_PANE)

static AlurPersonnelSheet *
get_sheet (AlurPersonnelPane *self)
{
  return ALUR_PERSONNEL_SHEET (alur_sheet_pane_get_grid (ALUR_SHEET_PANE (self)));
}

static AlurGridView *
get_view (AlurPersonnelPane *self)
{
  return alur_sheet_pane_get_view (ALUR_SHEET_PANE (self));
}

static void
explain (AlurSheetPane *pane, gboolean is_searched, const char **title, const char **advice)
{
  AlurGridSheet *sheet = ALUR_GRID_SHEET (alur_sheet_pane_get_grid (pane));

  if (alur_grid_sheet_count (sheet) == 0)
    {
      *title = alur_tr (NULL, N_ ("No positions yet"));
      *advice
          = alur_tr (NULL, N_ ("Add positions to a unit on the right, and say at the steps which "
                               "position does them."));
    }
  else if (is_searched)
    {
      *title = alur_tr (NULL, N_ ("Nothing is called so"));
      *advice = alur_tr (NULL, N_ ("Neither a position that is shown, nor its unit."));
    }
  else
    *title = alur_grid_sheet_get_shown (sheet) == ALUR_PERSONNEL_TOO_FEW
                 ? alur_tr (NULL, N_ ("Nowhere are there too few"))
                 : alur_tr (NULL, N_ ("Nowhere are there too many"));
}

static const AlurStaffRow *
get_focus_row (AlurPersonnelPane *self)
{
  guint number;
  guint column;

  return alur_grid_view_get_focus_cell (get_view (self), &number, &column)
             ? alur_personnel_sheet_get_row (get_sheet (self), number)
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

  if (row != NULL && row->position == NULL && row->n_positions == 0)
    /* Translators: %s is a unit. */
    text = g_strdup_printf (alur_tr (NULL, N_ ("%s: no positions of its own")),
                            alur_shown_name (row->unit));
  else if (row != NULL && row->position == NULL)
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
  gtk_widget_set_sensitive (GTK_WIDGET (self->add),
                            alur_grid_can_insert_row (ALUR_GRID (self->workload)));
}

static AlurWhatIf *
get_what_if (AlurPersonnelPane *self)
{
  return alur_editor_get_what_if (alur_sheet_pane_get_editor (ALUR_SHEET_PANE (self)));
}

static void
refresh (AlurSheetPane *pane)
{
  AlurPersonnelPane *self = ALUR_PERSONNEL_PANE (pane);

  gtk_widget_set_visible (GTK_WIDGET (self->what_if), !alur_what_if_is_open (get_what_if (self)));
  gtk_widget_set_sensitive (GTK_WIDGET (self->what_if),
                            alur_grid_sheet_count (ALUR_GRID_SHEET (get_sheet (self))) > 0);
  follow (self);
  head_trace (self);
}

static void
refused_cb (AlurGridView *view, const char *message, AlurPersonnelPane *self)
{
  alur_window_toast (GTK_WIDGET (self), message, FALSE);
}

/* What is typed from now on is only tried out. */
static void
what_if_cb (GtkButton *button, AlurPersonnelPane *self)
{
  alur_what_if_open (get_what_if (self));
  gtk_widget_grab_focus (GTK_WIDGET (self));
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
  if (self->workload == NULL)
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
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

/* --- The widget ------------------------------------------------------------------------------- */

static AlurGrid *
open_sheets (AlurSheetPane *pane, AlurEditor *editor)
{
  AlurPersonnelPane *self = ALUR_PERSONNEL_PANE (pane);
  AlurPersonnelSheet *sheet = alur_personnel_sheet_new (editor);

  self->workload = alur_workload_sheet_new (sheet);
  self->sums = alur_staff_sum_sheet_new (sheet);
  alur_what_if_bar_set_sheet (self->trial, sheet);
  alur_working_time_button_set_editor (self->time, editor);
  alur_grid_view_set_grid (self->trace, ALUR_GRID (self->workload));
  g_signal_connect (sheet, "trace", G_CALLBACK (trace_cb), self);
  g_signal_connect_swapped (self->workload, "changed", G_CALLBACK (alur_sheet_pane_changed), self);
  g_signal_connect_swapped (self->sums, "changed", G_CALLBACK (alur_sheet_pane_changed), self);
  return ALUR_GRID (sheet);
}

static void
close_sheets (AlurSheetPane *pane)
{
  AlurPersonnelPane *self = ALUR_PERSONNEL_PANE (pane);

  alur_what_if_bar_set_sheet (self->trial, NULL);
  alur_working_time_button_set_editor (self->time, NULL);
  alur_grid_view_set_grid (self->trace, NULL);
  g_signal_handlers_disconnect_by_data (self->workload, self);
  g_signal_handlers_disconnect_by_data (self->sums, self);
  g_clear_object (&self->sums);
  g_clear_object (&self->workload);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ALUR_TYPE_WHAT_IF_BAR);
  g_type_ensure (ALUR_TYPE_WORKING_TIME_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-personnel-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurPersonnelPane, time);
  gtk_widget_class_bind_template_child (widget_class, AlurPersonnelPane, what_if);
  gtk_widget_class_bind_template_child (widget_class, AlurPersonnelPane, trial);
  gtk_widget_class_bind_template_child (widget_class, AlurPersonnelPane, traced);
  gtk_widget_class_bind_template_child (widget_class, AlurPersonnelPane, add);
  gtk_widget_class_bind_template_child (widget_class, AlurPersonnelPane, trace);
  gtk_widget_class_bind_template_callback (widget_class, refused_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, what_if_cb);
}

static void
alur_personnel_pane_class_init (AlurPersonnelPaneClass *klass)
{
  AlurSheetPaneClass *pane_class = ALUR_SHEET_PANE_CLASS (klass);

  pane_class->open = open_sheets;
  pane_class->close = close_sheets;
  pane_class->explain = explain;
  pane_class->refresh = refresh;
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
alur_personnel_pane_init (AlurPersonnelPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  alur_spoken_set_up_button (self->what_if);
  alur_spoken_set_up_button (self->add);
  alur_grid_view_set_title (get_view (self), alur_tr (NULL, N_ ("Personnel")));
  alur_grid_view_set_title (self->trace, alur_tr (NULL, N_ ("Workload")));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (trace_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->trace), keys);
}
