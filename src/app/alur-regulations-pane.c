/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register of regulations in a window: what rests on one is listed, and led elsewhere. */

#include "alur-regulations-pane.h"

#include "alur-language.h"
#include "alur-passing-popover.h"
#include "alur-place-list.h"
#include "alur-regulation-sheet.h"
#include "alur-replace-basis-dialog.h"
#include "alur-spoken.h"
#include "alur-window.h"

#include <glib/gi18n-lib.h>

#define PLACES_WIDTH 420
#define PLACES_HEIGHT 300

struct _AlurRegulationsPane
{
  AlurSheetPane parent_instance;
};

G_DEFINE_FINAL_TYPE (AlurRegulationsPane, alur_regulations_pane, ALUR_TYPE_SHEET_PANE)

static AlurRegulationSheet *
get_sheet (AlurRegulationsPane *self)
{
  return ALUR_REGULATION_SHEET (alur_sheet_pane_get_grid (ALUR_SHEET_PANE (self)));
}

static AlurGridView *
get_view (AlurRegulationsPane *self)
{
  return alur_sheet_pane_get_view (ALUR_SHEET_PANE (self));
}

static void
explain (AlurSheetPane *pane, gboolean is_searched, const char **title, const char **advice)
{
  *title = alur_tr (NULL, N_ ("No regulation is like that"));
  *advice = alur_tr (NULL, N_ ("Choose above which regulations are shown."));
  if (alur_grid_sheet_count (ALUR_GRID_SHEET (alur_sheet_pane_get_grid (pane))) == 0)
    {
      *title = alur_tr (NULL, N_ ("There are no regulations yet."));
      *advice = alur_tr (NULL, N_ ("Register the regulations that authorities, units and "
                                   "procedures rest on, and those that are still to be drafted."));
    }
  else if (is_searched)
    {
      *title = alur_tr (NULL, N_ ("Nothing is called so"));
      *advice = alur_tr (NULL, N_ ("Neither title, kind, number and year, nor issuer."));
    }
}

/* The regulation of the row with the focus; NULL: there is none. */
static AlurElement *
get_focused (AlurRegulationsPane *self)
{
  AlurGrid *grid = alur_sheet_pane_get_grid (ALUR_SHEET_PANE (self));
  guint row;
  guint column;

  return grid != NULL && alur_grid_view_get_focus_cell (get_view (self), &row, &column)
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

  if (get_focused (self) == NULL || !alur_grid_view_get_focus_cell (get_view (self), &row, &column))
    return FALSE;
  places = alur_regulation_sheet_list_places (get_sheet (self), row, TRUE);
  return places->len > 0;
}

static void
refresh (AlurSheetPane *pane)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (pane), "regulations.replace",
                                 can_replace (ALUR_REGULATIONS_PANE (pane)));
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (widget);
  alur_grid_view_insert_row (get_view (ALUR_REGULATIONS_PANE (widget)));
}

static void
replace (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlurRegulationsPane *self = ALUR_REGULATIONS_PANE (widget);
  AlurElement *regulation = get_focused (self);
  GtkRoot *window = gtk_widget_get_root (widget);

  if (regulation == NULL || !can_replace (self))
    return;
  alur_grid_view_stop_editing (get_view (self));
  gtk_window_present (GTK_WINDOW (alur_replace_basis_dialog_new (
      GTK_IS_WINDOW (window) ? GTK_WINDOW (window) : NULL,
      alur_sheet_pane_get_editor (ALUR_SHEET_PANE (self)), regulation)));
}

/* --- What rests on a regulation --------------------------------------------------------------- */

static void
place_chosen_cb (AlurPlaceList *list, AlurElement *element, AlurRegulationsPane *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER);

  g_object_ref (self);
  gtk_popover_popdown (GTK_POPOVER (popover));
  alur_editor_show_element (alur_sheet_pane_get_editor (ALUR_SHEET_PANE (self)), element);
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

  alur_place_list_set_places (
      ALUR_PLACE_LIST (list),
      alur_editor_get_document (alur_sheet_pane_get_editor (ALUR_SHEET_PANE (self))), places, all);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), PLACES_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_size_request (scrolled, PLACES_WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  alur_spoken_set_name (popover, alur_tr (NULL, N_ ("What rests on the regulation")));
  if (alur_grid_view_get_place (get_view (self), row,
                                all ? ALUR_REGULATION_COLUMN_ALL_USES : ALUR_REGULATION_COLUMN_USES,
                                &place))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  g_signal_connect_object (list, "chosen", G_CALLBACK (place_chosen_cb), self, 0);
  alur_passing_popover_show (popover, GTK_WIDGET (get_view (self)));
  gtk_widget_grab_focus (list);
}

/* --- The widget ------------------------------------------------------------------------------- */

static AlurGrid *
open_sheet (AlurSheetPane *pane, AlurEditor *editor)
{
  AlurRegulationSheet *sheet = alur_regulation_sheet_new (editor);

  g_signal_connect (sheet, "places", G_CALLBACK (places_cb), pane);
  return ALUR_GRID (sheet);
}

static void
alur_regulations_pane_class_init (AlurRegulationsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AlurSheetPaneClass *pane_class = ALUR_SHEET_PANE_CLASS (klass);

  pane_class->open = open_sheet;
  pane_class->explain = explain;
  pane_class->refresh = refresh;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-regulations-pane.ui");
  gtk_widget_class_install_action (widget_class, "regulations.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "regulations.replace", NULL, replace);
}

static void
alur_regulations_pane_init (AlurRegulationsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  alur_grid_view_set_title (get_view (self), alur_tr (NULL, N_ ("Regulations")));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "regulations.replace", FALSE);
}
