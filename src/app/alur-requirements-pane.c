/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the customer must bring in a window. What is shown belongs to the window and is said in the
 * bar; everything else is the sheet's. While it is not on screen it does not follow the selection,
 * so that a sheet that nobody looks at is never gathered. */

#include "alur-requirements-pane.h"

#include "alur-grid-view.h"
#include "alur-language.h"
#include "alur-refresh.h"
#include "alur-requirement-sheet.h"
#include "alur-spoken.h"
#include "alur-window.h"
#include "alur-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _AlurRequirementsPane
{
  AdwBin parent_instance;

  AlurEditor *editor;
  AlurRequirementSheet *sheet; /* NULL: there is no editor */

  GtkSearchEntry *search;
  GtkDropDown *shown;
  GtkMenuButton *wordings;
  AlurGridView *view;
  AdwStatusPage *empty;
  guint refresh;
};

G_DEFINE_FINAL_TYPE (AlurRequirementsPane, alur_requirements_pane, ADW_TYPE_BIN)

/* Why nothing is there to be seen, and what to do next. */
static void
explain (AlurRequirementsPane *self)
{
  const char *title;
  const char *advice = NULL;

  if (alur_requirement_sheet_count (self->sheet) == 0)
    {
      title = alur_tr (NULL, N_ ("The customer brings nothing in this stage."));
      advice = alur_tr (NULL, N_ ("Mark the inputs of steps that the customer has to bring."));
    }
  else if (gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0')
    {
      title = alur_tr (NULL, N_ ("Nothing is called so"));
      advice = alur_tr (NULL, N_ ("Neither what is asked for, nor who asks for it."));
    }
  else
    title = alur_requirement_sheet_get_shown (self->sheet) == ALUR_REQUIREMENTS_REWORDED
                ? alur_tr (NULL, N_ ("Nothing is asked for in different words"))
                : alur_tr (NULL, N_ ("Nothing is asked for more than once"));
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, advice);
}

/* The names that the row with the focus and its like have. */
static GPtrArray *
list_wordings (AlurRequirementsPane *self)
{
  guint row = G_MAXUINT;
  guint column;

  alur_grid_view_get_focus_cell (self->view, &row, &column);
  return alur_requirement_sheet_dup_wordings (self->sheet, row);
}

static void
refresh (GtkWidget *widget)
{
  AlurRequirementsPane *self = ALUR_REQUIREMENTS_PANE (widget);
  g_autoptr (GPtrArray) names = NULL;
  gboolean is_empty;

  if (self->sheet == NULL || !gtk_widget_get_mapped (widget))
    return;
  is_empty = alur_grid_get_n_rows (ALUR_GRID (self->sheet)) == 0;
  if (is_empty)
    explain (self);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), is_empty);
  names = list_wordings (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->wordings), names->len > 0);
}

static void
changed (AlurRequirementsPane *self)
{
  alur_refresh_queue (GTK_WIDGET (self), &self->refresh, refresh);
}

static void
focus_moved_cb (AlurGridView *view, AlurRequirementsPane *self)
{
  changed (self);
}

static void
refused_cb (AlurGridView *view, const char *message, AlurRequirementsPane *self)
{
  alur_window_toast (GTK_WIDGET (self), message, FALSE);
}

static void
search_changed_cb (GtkSearchEntry *entry, AlurRequirementsPane *self)
{
  if (self->sheet != NULL)
    alur_grid_filter (ALUR_GRID (self->sheet), gtk_editable_get_text (GTK_EDITABLE (entry)));
}

/* Escape shows all again and goes to the cells. */
static void
stop_search_cb (GtkSearchEntry *entry, AlurRequirementsPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
search_activated_cb (GtkSearchEntry *entry, AlurRequirementsPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
shown_chosen_cb (GtkDropDown *chooser, GParamSpec *pspec, AlurRequirementsPane *self)
{
  guint position = gtk_drop_down_get_selected (chooser);

  if (self->sheet != NULL && position < ALUR_N_REQUIREMENTS_SHOWN)
    alur_requirement_sheet_set_shown (self->sheet, (AlurRequirementsShown) position);
}

/* --- Different words for one thing ------------------------------------------------------------ */

static void
focus_name (AlurRequirementsPane *self, const char *name)
{
  AlurGrid *grid = ALUR_GRID (self->sheet);
  guint n_rows = alur_grid_get_n_rows (grid) - alur_grid_get_n_foot_rows (grid);

  for (guint row = 0; row < n_rows; row++)
    {
      g_autofree char *text = alur_grid_dup_edit_text (grid, row, ALUR_REQUIREMENT_NAME);

      if (g_str_equal (text, name))
        {
          alur_grid_view_focus_cell (self->view, row, ALUR_REQUIREMENT_NAME);
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

  if (self->sheet == NULL || !alur_grid_view_get_focus_cell (self->view, &row, &column))
    return;
  if (alur_requirement_sheet_call_all (self->sheet, row, name, &refusal))
    focus_name (self, name);
  else if (refusal != NULL)
    alur_window_toast (widget, refusal, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* A name that none of them has yet is typed; then it is offered for all. */
static void
call_otherwise (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlurRequirementsPane *self = ALUR_REQUIREMENTS_PANE (widget);
  guint row;
  guint column;

  if (self->sheet == NULL || !alur_grid_view_get_focus_cell (self->view, &row, &column))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  alur_grid_view_focus_cell (self->view, row, ALUR_REQUIREMENT_NAME);
  alur_grid_view_edit (self->view);
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

static AlurSelection *
get_selection (AlurRequirementsPane *self)
{
  return self->editor != NULL ? alur_editor_get_selection (self->editor) : NULL;
}

static void
alur_requirements_pane_map (GtkWidget *widget)
{
  AlurRequirementsPane *self = ALUR_REQUIREMENTS_PANE (widget);

  GTK_WIDGET_CLASS (alur_requirements_pane_parent_class)->map (widget);
  alur_grid_view_set_selection (self->view, get_selection (self));
  changed (self);
}

static void
alur_requirements_pane_unmap (GtkWidget *widget)
{
  AlurRequirementsPane *self = ALUR_REQUIREMENTS_PANE (widget);

  alur_grid_view_set_selection (self->view, NULL);
  GTK_WIDGET_CLASS (alur_requirements_pane_parent_class)->unmap (widget);
}

static gboolean
alur_requirements_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ALUR_REQUIREMENTS_PANE (widget)->view));
}

static void
alur_requirements_pane_dispose (GObject *object)
{
  AlurRequirementsPane *self = ALUR_REQUIREMENTS_PANE (object);

  if (self->view != NULL)
    alur_requirements_pane_set_editor (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_REQUIREMENTS_PANE);
  G_OBJECT_CLASS (alur_requirements_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ALUR_TYPE_GRID_VIEW);
  g_type_ensure (ALUR_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-requirements-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurRequirementsPane, search);
  gtk_widget_class_bind_template_child (widget_class, AlurRequirementsPane, shown);
  gtk_widget_class_bind_template_child (widget_class, AlurRequirementsPane, wordings);
  gtk_widget_class_bind_template_child (widget_class, AlurRequirementsPane, view);
  gtk_widget_class_bind_template_child (widget_class, AlurRequirementsPane, empty);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, refused_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_moved_cb);
}

static void
alur_requirements_pane_class_init (AlurRequirementsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_requirements_pane_dispose;
  widget_class->map = alur_requirements_pane_map;
  widget_class->unmap = alur_requirements_pane_unmap;
  widget_class->grab_focus = alur_requirements_pane_grab_focus;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "requirements.call-all", "s", call_all);
  gtk_widget_class_install_action (widget_class, "requirements.call-otherwise", NULL,
                                   call_otherwise);
}

static void
alur_requirements_pane_init (AlurRequirementsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  alur_spoken_set_up_drop_down (self->shown);
  alur_grid_view_set_title (self->view, alur_tr (NULL, N_ ("Requirements")));
  gtk_menu_button_set_create_popup_func (self->wordings, create_menu_cb, self, NULL);
}

/**
 * alur_requirements_pane_set_editor:
 * @self: the pane
 * @editor: (nullable): the document whose requirements are shown; a reference is taken
 */
void
alur_requirements_pane_set_editor (AlurRequirementsPane *self, AlurEditor *editor)
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
  self->sheet = alur_requirement_sheet_new (editor);
  /* What the bar says is the window's, and holds for the next document too. */
  shown_chosen_cb (self->shown, NULL, self);
  search_changed_cb (self->search, self);
  alur_grid_view_set_grid (self->view, ALUR_GRID (self->sheet));
  g_signal_connect_swapped (self->sheet, "changed", G_CALLBACK (changed), self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    alur_grid_view_set_selection (self->view, get_selection (self));
  changed (self);
}
