/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with the cells of a range: actions of the widget, for keys and its menu. */

#include "alur-grid-view-private.h"

#include "alur-clipboard-offer.h"
#include "alur-clipboard-text.h"
#include "alur-error.h"
#include "alur-language.h"
#include "alur-passing-popover.h"

#include <glib/gi18n-lib.h>

#define N_SECTIONS 5u /* of the menu */

/* Says why something can't be done; takes the sentence. NULL: that it can't be done here. */
void
alur_grid_view_refuse (AlurGridView *self, char *refusal)
{
  g_autofree char *message = refusal;

  if (message == NULL)
    message = g_strdup (alur_tr (NULL, N_ ("This can't be changed here.")));
  gtk_widget_error_bell (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "refused", message);
}

static void
clear (AlurGridView *self)
{
  AlurGridRange range;
  char *refusal = NULL;

  alur_grid_view_get_range (self, &range);
  if (!alur_grid_clear (self->grid, &range, &refusal))
    alur_grid_view_refuse (self, refusal);
}

static void
fill_down (AlurGridView *self)
{
  AlurGridRange range;
  char *refusal = NULL;

  alur_grid_view_get_range (self, &range);
  if (!alur_grid_fill_down (self->grid, &range, &refusal))
    alur_grid_view_refuse (self, refusal);
}

static void
copy (AlurGridView *self)
{
  AlurGridRange range;
  g_autofree char *text = NULL;

  alur_grid_view_get_range (self, &range);
  text = alur_grid_copy (self->grid, &range);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
cut (AlurGridView *self)
{
  copy (self);
  clear (self);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AlurGridView) self = ALUR_GRID_VIEW (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = alur_clipboard_text_read_finish (GDK_CLIPBOARD (source), result, &error);
  AlurGridRange range;
  AlurGridRange pasted;
  char *told = NULL;

  if (g_error_matches (error, ALUR_ERROR, ALUR_ERROR_TOO_LARGE))
    alur_grid_view_refuse (self, g_strdup (error->message));
  if (text == NULL || text[0] == '\0' || self->grid == NULL)
    return;
  alur_grid_view_refresh (self);
  alur_grid_view_get_range (self, &range);
  if (!alur_grid_paste (self->grid, &range, text, &pasted, &told))
    {
      alur_grid_view_refuse (self, told);
      return;
    }
  if (told != NULL)
    alur_grid_view_refuse (self, told);
  alur_grid_view_refresh (self);
  alur_grid_view_select_range (self, &pasted);
}

static void
offered_cb (GdkClipboard *clipboard, gpointer self)
{
  alur_clipboard_text_read_async (clipboard, text_read_cb, self);
}

static void
paste (AlurGridView *self)
{
  alur_clipboard_await_offer (gtk_widget_get_clipboard (GTK_WIDGET (self)), offered_cb,
                              g_object_ref (self));
}

/* Makes a row behind another and begins to type into its first cell that can be edited. */
void
alur_grid_view_insert_after (AlurGridView *self, int row)
{
  char *refusal = NULL;
  int made = alur_grid_insert_row (self->grid, row, &refusal);
  guint n_columns;

  if (made < 0)
    {
      alur_grid_view_refuse (self, refusal);
      return;
    }
  alur_grid_view_refresh (self);
  n_columns = alur_axis_get_length (self->columns);
  for (guint column = 0; column < n_columns; column++)
    if (alur_grid_is_editable (self->grid, (guint) made, column))
      {
        alur_grid_view_focus_cell (self, (guint) made, column);
        break;
      }
  alur_grid_view_edit (self);
}

static void
insert_row (AlurGridView *self)
{
  AlurGridRange range;

  alur_grid_view_get_range (self, &range);
  alur_grid_view_insert_after (
      self, alur_axis_get_length (self->rows) > 0 ? (int) (range.row + range.n_rows) - 1 : -1);
}

/**
 * alur_grid_view_insert_row:
 *
 * Makes a row behind the range that is chosen and begins to type into it.
 */
void
alur_grid_view_insert_row (AlurGridView *self)
{
  if (self->grid == NULL)
    return;
  alur_grid_view_refresh (self);
  insert_row (self);
}

static void
remove_rows (AlurGridView *self)
{
  AlurGridRange range;
  char *refusal = NULL;

  alur_grid_view_get_range (self, &range);
  if (!alur_grid_remove_rows (self->grid, range.row, range.n_rows, &refusal))
    alur_grid_view_refuse (self, refusal);
}

static void
shift (AlurGridView *self, int direction)
{
  AlurGridRange range;
  char *refusal = NULL;

  alur_grid_view_get_range (self, &range);
  if (!alur_grid_shift_rows (self->grid, range.row, range.n_rows, direction, &refusal))
    alur_grid_view_refuse (self, refusal);
}

static void
indent (AlurGridView *self)
{
  shift (self, 1);
}

static void
outdent (AlurGridView *self)
{
  shift (self, -1);
}

static void
edit (AlurGridView *self)
{
  if (!alur_grid_view_edit (self))
    alur_grid_view_refuse (self, NULL);
}

static void
sort (AlurGridView *self)
{
  alur_grid_sort (self->grid, (int) self->focus.column, FALSE);
}

static const struct
{
  const char *name;
  void (*run) (AlurGridView *self);
  const char *label; /* untranslated */
  guint section;
} actions[] = {
  { "grid.edit", edit, N_ ("_Edit"), 0 },
  { "grid.clear", clear, N_ ("C_lear"), 0 },
  { "grid.fill-down", fill_down, N_ ("_Fill Down"), 0 },
  { "grid.cut", cut, N_ ("Cu_t"), 1 },
  { "grid.copy", copy, N_ ("_Copy"), 1 },
  { "grid.paste", paste, N_ ("_Paste"), 1 },
  { "grid.insert-row", insert_row, N_ ("_Insert Row Below"), 2 },
  { "grid.remove-rows", remove_rows, N_ ("_Remove Rows"), 2 },
  { "grid.indent", indent, N_ ("In_dent"), 3 },
  { "grid.outdent", outdent, N_ ("_Outdent"), 3 },
  { "grid.sort", sort, N_ ("_Sort by This Column"), 4 },
};

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AlurGridView *self = ALUR_GRID_VIEW (widget);

  if (self->grid == NULL)
    return;
  alur_grid_view_refresh (self);
  if (alur_axis_get_length (self->columns) == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      actions[i].run (self);
}

/* Makes the actions known to the class. */
void
alur_grid_view_install_actions (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, NULL, action_cb);
}

static GMenu *
make_menu (AlurGridView *self)
{
  GMenu *menu = g_menu_new ();
  int by;
  gboolean descending;
  gboolean can_sort = alur_grid_get_sort (self->grid, &by, &descending);

  for (guint section = 0; section < N_SECTIONS; section++)
    {
      g_autoptr (GMenu) items = g_menu_new ();

      if ((section == 2 && !alur_grid_can_remove_rows (self->grid))
          || (section == 3 && !alur_grid_can_shift_rows (self->grid))
          || (section == 4 && !can_sort))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
        if (actions[i].section == section
            && (actions[i].run != insert_row || alur_grid_can_insert_row (self->grid)))
          g_menu_append (items, alur_tr (NULL, actions[i].label), actions[i].name);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (items));
    }
  return menu;
}

/* Shows what can be done with the range. */
void
alur_grid_view_pop_up_menu (AlurGridView *self, double x, double y)
{
  g_autoptr (GMenu) menu = make_menu (self);
  GtkWidget *popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  alur_passing_popover_show (popover, GTK_WIDGET (self));
}
