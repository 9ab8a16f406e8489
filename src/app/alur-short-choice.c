/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-short-choice.h"

#define LEAST 8 /* letters */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkStringObject *text = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (text));
}

/**
 * alur_short_choice_set_up:
 * @chooser: a drop-down whose model is a #GtkStringList
 *
 * Cuts what is chosen off where there is no room for it; the list shows the choices as before.
 */
void
alur_short_choice_set_up (GtkDropDown *chooser)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) list_factory = NULL;

  g_set_object (&list_factory, gtk_drop_down_get_factory (chooser));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_factory (chooser, factory);
  gtk_drop_down_set_list_factory (chooser, list_factory);
}
