/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list under a cell of what may be meant while somebody types. Going through it puts each into
 * the field, so that more can be typed behind it; Enter takes what is there. */

#include "alur-grid-view-private.h"

#include "alur-passing-popover.h"

#define MOST_CHOICES 8u
#define HIGHEST_PLACE 60 /* px: above or below what is higher there may be no room for the list */

/* Closes the list. */
void
alur_grid_view_hide_choices (AlurGridView *self)
{
  self->chosen = -1;
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->list = NULL;
}

/* What is chosen from the list; NULL: nothing, what is typed counts. */
const AlurGridChoice *
alur_grid_view_get_choice (AlurGridView *self)
{
  return self->chosen >= 0 ? g_ptr_array_index (self->choices, self->chosen) : NULL;
}

static void
set_text (AlurGridView *self, const char *text)
{
  self->is_setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
  self->is_setting = FALSE;
}

static void
choose (AlurGridView *self, int index)
{
  const AlurGridChoice *choice = g_ptr_array_index (self->choices, index);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);

  self->chosen = index;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  set_text (self, choice->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  choice->label, -1);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, AlurGridView *self)
{
  choose (self, gtk_list_box_row_get_index (row));
  alur_grid_view_end_edit (self, TRUE);
}

static void
open_list (AlurGridView *self)
{
  self->popover = gtk_popover_new ();
  self->list = gtk_list_box_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_add_css_class (self->popover, "choices");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), TRUE);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->list);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
fill_list (AlurGridView *self)
{
  GtkListBox *list = GTK_LIST_BOX (self->list);

  for (GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, 0); row != NULL;
       row = gtk_list_box_get_row_at_index (list, 0))
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < self->choices->len; i++)
    {
      const AlurGridChoice *choice = g_ptr_array_index (self->choices, i);
      GtkWidget *label = gtk_label_new (choice->label);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
      gtk_list_box_append (list, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, choice->label, -1);
    }
  gtk_list_box_unselect_all (list);
}

/* Whether there is nothing to choose from but what is typed already. */
static gboolean
is_said (GPtrArray *choices, const char *typed)
{
  return choices->len == 0
         || (choices->len == 1
             && g_str_equal (((const AlurGridChoice *) g_ptr_array_index (choices, 0))->text,
                             typed));
}

/* Looks for what may be meant by what is typed. */
void
alur_grid_view_show_choices (AlurGridView *self)
{
  g_autoptr (GPtrArray) choices = NULL;
  GdkRectangle rect;

  self->chosen = -1;
  if (self->text == NULL)
    return;
  choices = alur_grid_dup_choices (self->grid, self->focus.row, self->focus.column,
                                   gtk_editable_get_text (GTK_EDITABLE (self->text)));
  if (is_said (choices, gtk_editable_get_text (GTK_EDITABLE (self->text)))
      || !alur_grid_view_get_seen_place (self, self->focus.row, self->focus.column, &rect))
    {
      alur_grid_view_hide_choices (self);
      return;
    }
  if (choices->len > MOST_CHOICES)
    g_ptr_array_remove_range (choices, MOST_CHOICES, choices->len - MOST_CHOICES);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = g_steal_pointer (&choices);
  if (self->popover == NULL)
    open_list (self);
  fill_list (self);
  if (rect.height > HIGHEST_PLACE)
    {
      rect.y += (rect.height - HIGHEST_PLACE) / 2;
      rect.height = HIGHEST_PLACE;
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &rect);
  alur_passing_popover_point_into_window (GTK_POPOVER (self->popover));
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* Goes down or up in the list; FALSE where there is none. */
gboolean
alur_grid_view_move_choice (AlurGridView *self, int direction)
{
  int n;

  if (self->choices == NULL || self->choices->len == 0)
    return FALSE;
  n = (int) self->choices->len;
  choose (self,
          self->chosen < 0 ? (direction > 0 ? 0 : n - 1) : (self->chosen + direction + n) % n);
  return TRUE;
}
