/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-long-choice.h"

#include "alur-spoken.h"

#define LONGEST 60 /* letters */

static void
show_check (AdwComboRow *row, GtkListItem *item)
{
  GtkWidget *check = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  gtk_widget_set_opacity (
      check, gtk_list_item_get_position (item) == adw_combo_row_get_selected (row) ? 1 : 0);
}

static void
selected_cb (AdwComboRow *row, GParamSpec *pspec, GtkListItem *item)
{
  if (gtk_list_item_get_child (item) != NULL)
    show_check (row, item);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, AdwComboRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *check = g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LONGEST);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, AdwComboRow *row)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkStringObject *text = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (label), gtk_string_object_get_string (text));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), item, 0);
  show_check (row, item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, AdwComboRow *row)
{
  g_signal_handlers_disconnect_by_func (row, selected_cb, item);
}

/* What is chosen stands in a label of its own, of which a screen reader says nothing. */
static void
chosen_cb (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  gpointer item = adw_combo_row_get_selected_item (row);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (item) : "", -1);
}

/**
 * alur_long_choice_show_whole:
 * @row: a row whose model is a #GtkStringList
 *
 * Shows what is chosen below the title, and the choices in their whole length. A screen reader is
 * told the choices, but not what is chosen.
 */
void
alur_long_choice_show_whole (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), row, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), row, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), row, 0);
  alur_spoken_set_up_choices (factory);
  adw_combo_row_set_use_subtitle (row, TRUE);
  adw_combo_row_set_list_factory (row, factory);
}

/**
 * alur_long_choice_set_up:
 * @row: a row whose model is a #GtkStringList
 *
 * Shows the choices in their whole length, and tells a screen reader what is chosen too.
 */
void
alur_long_choice_set_up (AdwComboRow *row)
{
  alur_long_choice_show_whole (row);
  g_signal_connect (row, "notify::selected-item", G_CALLBACK (chosen_cb), NULL);
  chosen_cb (row, NULL, NULL);
}
