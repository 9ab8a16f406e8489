/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the customer must bring in a window; what is asked for in different words gets one name. */

#include "alur-requirements-pane.h"

#include "alur-language.h"
#include "alur-requirement-sheet.h"
#include "alur-window.h"

#include <glib/gi18n-lib.h>

struct _AlurRequirementsPane
{
  AlurSheetPane parent_instance;

  GtkMenuButton *wordings;
};

G_DEFINE_FINAL_TYPE (AlurRequirementsPane, alur_requirements_pane, ALUR_TYPE_SHEET_PANE)

static AlurRequirementSheet *
get_sheet (AlurRequirementsPane *self)
{
  return ALUR_REQUIREMENT_SHEET (alur_sheet_pane_get_grid (ALUR_SHEET_PANE (self)));
}

static AlurGridView *
get_view (AlurRequirementsPane *self)
{
  return alur_sheet_pane_get_view (ALUR_SHEET_PANE (self));
}

static void
explain (AlurSheetPane *pane, gboolean is_searched, const char **title, const char **advice)
{
  AlurGridSheet *sheet = ALUR_GRID_SHEET (alur_sheet_pane_get_grid (pane));

  if (alur_grid_sheet_count (sheet) == 0)
    {
      *title = alur_tr (NULL, N_ ("The customer brings nothing in this stage."));
      *advice = alur_tr (NULL, N_ ("Mark the inputs of steps that the customer has to bring."));
    }
  else if (is_searched)
    {
      *title = alur_tr (NULL, N_ ("Nothing is called so"));
      *advice = alur_tr (NULL, N_ ("Neither what is asked for, nor who asks for it."));
    }
  else
    *title = alur_grid_sheet_get_shown (sheet) == ALUR_REQUIREMENTS_REWORDED
                 ? alur_tr (NULL, N_ ("Nothing is asked for in different words"))
                 : alur_tr (NULL, N_ ("Nothing is asked for more than once"));
}

/* The names that the row with the focus and its like have. */
static GPtrArray *
list_wordings (AlurRequirementsPane *self)
{
  guint row = G_MAXUINT;
  guint column;

  alur_grid_view_get_focus_cell (get_view (self), &row, &column);
  return alur_requirement_sheet_dup_wordings (get_sheet (self), row);
}

static void
refresh (AlurSheetPane *pane)
{
  AlurRequirementsPane *self = ALUR_REQUIREMENTS_PANE (pane);
  g_autoptr (GPtrArray) names = list_wordings (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->wordings), names->len > 0);
}

/* --- Different words for one thing ------------------------------------------------------------ */

static void
focus_name (AlurRequirementsPane *self, const char *name)
{
  AlurGrid *grid = alur_sheet_pane_get_grid (ALUR_SHEET_PANE (self));
  guint n_rows = alur_grid_get_n_rows (grid) - alur_grid_get_n_foot_rows (grid);

  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *text = alur_grid_dup_edit_text (grid, row, ALUR_REQUIREMENT_NAME);

      if (g_str_equal (text, name))
        {
          alur_grid_view_focus_cell (get_view (self), row, ALUR_REQUIREMENT_NAME);
          return;
        }
    }
}

static void
call_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlurRequirementsPane *self = ALUR_REQUIREMENTS_PANE (widget);
  const char *name = g_variant_get_string (parameter, NULL);
  g_autofree char *refusal = NULL;
  guint row;
  guint column;

  if (get_sheet (self) == NULL || !alur_grid_view_get_focus_cell (get_view (self), &row, &column))
    return;
  if (alur_requirement_sheet_call_all (get_sheet (self), row, name, &refusal))
    focus_name (self, name);
  else if (refusal != NULL)
    alur_window_toast (widget, refusal, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (get_view (self)));
}

/* A name that none of them has yet is typed; then it is offered for all. */
static void
call_otherwise (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlurRequirementsPane *self = ALUR_REQUIREMENTS_PANE (widget);
  guint row;
  guint column;

  if (get_sheet (self) == NULL || !alur_grid_view_get_focus_cell (get_view (self), &row, &column))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (get_view (self)));
  alur_grid_view_focus_cell (get_view (self), row, ALUR_REQUIREMENT_NAME);
  alur_grid_view_edit (get_view (self));
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  AlurRequirementsPane *self = data;
  g_autoptr (GPtrArray) names = list_wordings (self);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) known = g_menu_new ();
  g_autoptr (GMenu) other = g_menu_new ();

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

      /* No letter of it is a mnemonic. */
      g_auto (GStrv) parts = g_strsplit (name, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      g_menu_item_set_label (item, label);
      g_menu_item_set_action_and_target (item, "requirements.call-all", "s", name);
      g_menu_append_item (known, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (known));
  g_menu_append (other, alur_tr (NULL, N_ ("_Another Name…")), "requirements.call-otherwise");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (other));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* --- The widget ------------------------------------------------------------------------------- */

static AlurGrid *
open_sheet (AlurSheetPane *pane, AlurEditor *editor)
{
  return ALUR_GRID (alur_requirement_sheet_new (editor));
}

static void
alur_requirements_pane_class_init (AlurRequirementsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AlurSheetPaneClass *pane_class = ALUR_SHEET_PANE_CLASS (klass);

  pane_class->open = open_sheet;
  pane_class->explain = explain;
  pane_class->refresh = refresh;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-requirements-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurRequirementsPane, wordings);
  gtk_widget_class_install_action (widget_class, "requirements.call-all", "s", call_all);
  gtk_widget_class_install_action (widget_class, "requirements.call-otherwise", NULL,
                                   call_otherwise);
}

static void
alur_requirements_pane_init (AlurRequirementsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  alur_grid_view_set_title (get_view (self), alur_tr (NULL, N_ ("Requirements")));
  gtk_menu_button_set_create_popup_func (self->wordings, create_menu_cb, self, NULL);
}
