/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A procedure as a table in a window. What can be typed, and what comes of it, the sheet knows;
 * here names that nobody has are asked about, rows are moved by keys, and what is told becomes a
 * message. */

#include "alur-procedure-table.h"

#include "alur-language.h"
#include "alur-passing-popover.h"
#include "alur-procedure-sheet.h"
#include "alur-refresh.h"
#include "alur-window.h"

#include <glib/gi18n-lib.h>

struct _AlurProcedureTable
{
  AlurSheetPane parent_instance;

  AlurProcedureSheet *sheet; /* NULL: there is no editor */
  AlurGridView *view;

  /* Who is meant by a name that nobody has. */
  GtkPopover *offer;
  GtkLabel *offer_text;
  GtkListBox *offer_list;
  GPtrArray *choices; /* AlurGridChoice */
  gconstpointer step; /* key of the row that was typed into */
  char *typed;
  char *refusal;

  guint ask;
  guint again;
};

G_DEFINE_FINAL_TYPE (AlurProcedureTable, alur_procedure_table, ALUR_TYPE_SHEET_PANE)

static void
refresh (AlurSheetPane *pane)
{
  const AlurElement *procedure = alur_editor_get_procedure (alur_sheet_pane_get_editor (pane));
  const char *name = procedure != NULL ? alur_element_get_name (procedure) : NULL;

  alur_grid_view_set_title (alur_sheet_pane_get_view (pane),
                            name != NULL ? name : alur_tr (NULL, N_ ("Procedure as a table")));
}

static void
told_cb (AlurProcedureSheet *sheet, const char *message, AlurProcedureTable *self)
{
  alur_window_toast (GTK_WIDGET (self), message, FALSE);
}

/* --- A name that nobody has ------------------------------------------------------------------- */

static void
fill_offer (AlurProcedureTable *self)
{
  for (GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->offer_list, 0); row != NULL;
       row = gtk_list_box_get_row_at_index (self->offer_list, 0))
    gtk_list_box_remove (self->offer_list, GTK_WIDGET (row));
  for (guint i = 0; i < self->choices->len; i++)
    {
      const AlurGridChoice *choice = g_ptr_array_index (self->choices, i);
      GtkWidget *label = gtk_label_new (choice->label);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
      gtk_list_box_append (self->offer_list, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, choice->label, -1);
    }
  gtk_label_set_text (self->offer_text, self->refusal);
}

/* The row that was typed into, which may stand elsewhere by now, or be gone. */
static gboolean
find_row (AlurProcedureTable *self, guint *row)
{
  int found
      = self->sheet != NULL ? alur_grid_find_row_key (ALUR_GRID (self->sheet), self->step) : -1;

  *row = (guint) MAX (found, 0);
  return found >= 0;
}

static void
point_to_cell (AlurProcedureTable *self, guint row)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  GdkRectangle place;
  double x;
  double y;

  alur_grid_view_focus_cell (self->view, row, ALUR_SHEET_ACTORS);
  if (!alur_grid_view_get_place (self->view, row, ALUR_SHEET_ACTORS, &place))
    return;
  gtk_widget_translate_coordinates (view, GTK_WIDGET (self), place.x, place.y, &x, &y);
  place.x = (int) x;
  place.y = (int) y;
  gtk_popover_set_pointing_to (self->offer, &place);
  alur_passing_popover_point_into_window (self->offer);
}

/* Asks who is meant, once the field that was typed into is gone. */
static void
ask (GtkWidget *widget)
{
  AlurProcedureTable *self = ALUR_PROCEDURE_TABLE (widget);
  guint row;

  if (!find_row (self, &row))
    return;
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = alur_procedure_sheet_offer (self->sheet, row, self->typed);
  if (self->choices->len == 0)
    {
      alur_window_toast (widget, self->refusal, FALSE);
      return;
    }
  alur_grid_view_stop_editing (self->view);
  fill_offer (self);
  point_to_cell (self, row);
  gtk_popover_popup (self->offer);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->offer_list, 0)));
}

static void
refused (AlurSheetPane *pane, const char *message)
{
  AlurProcedureTable *self = ALUR_PROCEDURE_TABLE (pane);
  const char *typed = alur_grid_view_get_typed (self->view);
  guint row;
  guint column;

  if (typed == NULL || !alur_grid_view_get_focus_cell (self->view, &row, &column)
      || column != ALUR_SHEET_ACTORS)
    {
      ALUR_SHEET_PANE_CLASS (alur_procedure_table_parent_class)->refused (pane, message);
      return;
    }
  self->step = alur_grid_get_row_key (ALUR_GRID (self->sheet), row);
  g_free (self->typed);
  self->typed = g_strdup (typed);
  g_free (self->refusal);
  self->refusal = g_strdup (message);
  alur_refresh_queue (GTK_WIDGET (self), &self->ask, ask);
}

static void
offer_chosen_cb (GtkListBox *list, GtkListBoxRow *chosen, AlurProcedureTable *self)
{
  const AlurGridChoice *choice
      = g_ptr_array_index (self->choices, gtk_list_box_row_get_index (chosen));
  g_autofree char *refusal = NULL;
  guint row;

  gtk_popover_popdown (self->offer);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (find_row (self, &row)
      && !alur_grid_choose (ALUR_GRID (self->sheet), row, ALUR_SHEET_ACTORS, choice, &refusal))
    alur_window_toast (GTK_WIDGET (self), refusal, FALSE);
}

/* Once the popover has given the focus back. */
static void
type_again (GtkWidget *widget)
{
  AlurProcedureTable *self = ALUR_PROCEDURE_TABLE (widget);
  guint row;

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (!find_row (self, &row))
    return;
  alur_grid_view_focus_cell (self->view, row, ALUR_SHEET_ACTORS);
  alur_grid_view_edit_text (self->view, self->typed);
}

/* Escape goes back to what was typed; a click elsewhere gives it up. */
static gboolean
offer_key_cb (GtkEventControllerKey *controller,
              guint key,
              guint code,
              GdkModifierType state,
              AlurProcedureTable *self)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_popover_popdown (self->offer);
  alur_refresh_queue (GTK_WIDGET (self), &self->again, type_again);
  return GDK_EVENT_STOP;
}

/* --- Keys ------------------------------------------------------------------------------------- */

static void
move_rows (AlurProcedureTable *self, int direction)
{
  g_autofree char *refusal = NULL;
  AlurGridRange range;

  alur_grid_view_get_range (self->view, &range);
  if (!alur_procedure_sheet_move_rows (self->sheet, range.row, range.n_rows, direction, &refusal)
      && refusal != NULL)
    alur_window_toast (GTK_WIDGET (self), refusal, FALSE);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                AlurProcedureTable *self)
{
  gboolean is_up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;

  if (self->sheet == NULL || alur_grid_view_is_editing (self->view) || (state & GDK_ALT_MASK) == 0
      || !(is_up || key == GDK_KEY_Down || key == GDK_KEY_KP_Down))
    return GDK_EVENT_PROPAGATE;
  move_rows (self, is_up ? -1 : 1);
  return GDK_EVENT_STOP;
}

/* --- The widget ------------------------------------------------------------------------------- */

static AlurGrid *
open_sheet (AlurSheetPane *pane, AlurEditor *editor)
{
  AlurProcedureTable *self = ALUR_PROCEDURE_TABLE (pane);

  self->sheet = alur_procedure_sheet_new (editor);
  g_signal_connect (self->sheet, "told", G_CALLBACK (told_cb), self);
  return ALUR_GRID (self->sheet);
}

static void
close_sheet (AlurSheetPane *pane)
{
  gtk_popover_popdown (ALUR_PROCEDURE_TABLE (pane)->offer);
  ALUR_PROCEDURE_TABLE (pane)->sheet = NULL;
}

static void
alur_procedure_table_dispose (GObject *object)
{
  AlurProcedureTable *self = ALUR_PROCEDURE_TABLE (object);

  if (self->offer != NULL)
    {
      alur_sheet_pane_set_editor (ALUR_SHEET_PANE (self), NULL);
      gtk_widget_unparent (GTK_WIDGET (self->offer));
    }
  G_OBJECT_CLASS (alur_procedure_table_parent_class)->dispose (object);
}

static void
alur_procedure_table_finalize (GObject *object)
{
  AlurProcedureTable *self = ALUR_PROCEDURE_TABLE (object);

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_free (self->typed);
  g_free (self->refusal);
  G_OBJECT_CLASS (alur_procedure_table_parent_class)->finalize (object);
}

static void
alur_procedure_table_class_init (AlurProcedureTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AlurSheetPaneClass *pane_class = ALUR_SHEET_PANE_CLASS (klass);

  pane_class->open = open_sheet;
  pane_class->close = close_sheet;
  pane_class->refresh = refresh;
  pane_class->refused = refused;
  G_OBJECT_CLASS (klass)->dispose = alur_procedure_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = alur_procedure_table_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-procedure-table.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurProcedureTable, offer);
  gtk_widget_class_bind_template_child (widget_class, AlurProcedureTable, offer_text);
  gtk_widget_class_bind_template_child (widget_class, AlurProcedureTable, offer_list);
  gtk_widget_class_bind_template_callback (widget_class, offer_chosen_cb);
}

static void
alur_procedure_table_init (AlurProcedureTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *offer_keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->view = alur_sheet_pane_get_view (ALUR_SHEET_PANE (self));
  gtk_widget_set_parent (GTK_WIDGET (self->offer), GTK_WIDGET (self));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (offer_keys, GTK_PHASE_CAPTURE);
  g_signal_connect (offer_keys, "key-pressed", G_CALLBACK (offer_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->offer), offer_keys);
}
