/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a screen reader says of what has the focus.
 *
 * GTK 4.8 gives the focus to widgets that it makes itself, and names what is inside or around them:
 * to the row of a list, whose label has the text, and to the button inside a drop-down, whose name
 * belongs to the drop-down. There is no function for either before 4.12, but both are accessible
 * like all widgets, and can be reached from those that we have. */

#include "alur-spoken.h"

#include "alur-tooltip.h"

#define KEY "alur-spoken-name"

/**
 * alur_spoken_set_name:
 * @widget: a widget that tells no name of its own, or not all of it
 * @name: what it is called; telling the same again costs nothing
 */
void
alur_spoken_set_name (GtkWidget *widget, const char *name)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), KEY), name) == 0)
    return;
  g_object_set_data_full (G_OBJECT (widget), KEY, g_strdup (name), g_free);
  /* A label beside it would be read after the name. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * alur_spoken_set_tip:
 * @widget: a widget that shows no name, such as a button with a picture
 * @name: what it is called, for the eye in a tooltip; said once, where a tooltip alone would be
 * said after the name
 */
void
alur_spoken_set_tip (GtkWidget *widget, const char *name)
{
  if (g_strcmp0 (alur_tooltip_get (widget), name) == 0)
    return;
  alur_tooltip_set (widget, name);
  alur_spoken_set_name (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "",
                                  -1);
}

/* The widget that has the focus when a row is gone to. */
static GtkWidget *
get_row (GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  return child != NULL ? gtk_widget_get_parent (child) : NULL;
}

/**
 * alur_spoken_set_row:
 * @item: a row of a list, which has a child
 * @name: what is said when it gets the focus
 */
void
alur_spoken_set_row (GtkListItem *item, const char *name)
{
  GtkWidget *row = get_row (item);

  if (row != NULL)
    alur_spoken_set_name (row, name);
}

/**
 * alur_spoken_set_open:
 * @item: a row of a list that is a tree, which has a child
 * @is_expandable: whether there is something inside
 * @is_expanded: whether that is shown
 */
void
alur_spoken_set_open (GtkListItem *item, gboolean is_expandable, gboolean is_expanded)
{
  GtkWidget *row = get_row (item);

  if (row == NULL)
    return;
  if (is_expandable)
    gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, is_expanded,
                                 -1);
  else
    gtk_accessible_reset_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED);
}

static void
selected_cb (GtkDropDown *chooser, GParamSpec *pspec, gpointer data)
{
  GObject *item = gtk_drop_down_get_selected_item (chooser);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (chooser));
  const char *text
      = GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (GTK_STRING_OBJECT (item)) : "";

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
}

/* The same factory may make what the button shows, which never has the focus. */
static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *row = get_row (item);
  gpointer text = gtk_list_item_get_item (item);

  if (row != NULL && gtk_widget_get_ancestor (row, GTK_TYPE_LIST_VIEW) != NULL
      && GTK_IS_STRING_OBJECT (text))
    alur_spoken_set_name (row, gtk_string_object_get_string (text));
}

/**
 * alur_spoken_set_up_choices:
 * @factory: (nullable): a #GtkSignalListItemFactory: what makes the rows of a list of texts
 *
 * Each row is called as its text when it gets the focus.
 */
void
alur_spoken_set_up_choices (GtkListItemFactory *factory)
{
  if (GTK_IS_SIGNAL_LIST_ITEM_FACTORY (factory))
    g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
}

/**
 * alur_spoken_set_up_drop_down:
 * @chooser: a drop-down of texts that tells its name
 *
 * The button in it, which gets the focus, is called as @chooser is, and tells what is chosen; the
 * rows of its list tell what they say.
 */
void
alur_spoken_set_up_drop_down (GtkDropDown *chooser)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (chooser));
  GtkListItemFactory *list = gtk_drop_down_get_list_factory (chooser);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  chooser, NULL, -1);
  alur_spoken_set_up_choices (list != NULL ? list : gtk_drop_down_get_factory (chooser));
  g_signal_connect (chooser, "notify::selected-item", G_CALLBACK (selected_cb), NULL);
  selected_cb (chooser, NULL, NULL);
}

/* As its label reads: without the sign before the letter that presses it. */
static void
name_button (GtkButton *button)
{
  GtkWidget *label = gtk_button_get_child (button);

  if (GTK_IS_LABEL (label))
    alur_spoken_set_name (GTK_WIDGET (button), gtk_label_get_text (GTK_LABEL (label)));
}

/**
 * alur_spoken_set_up_button:
 * @button: a button with a label in which a letter may be marked
 *
 * It is called as its label reads, now and when that is another: GTK 4.8 says the sign of a
 * mnemonic too, and the label again after that.
 */
void
alur_spoken_set_up_button (GtkButton *button)
{
  g_signal_connect (button, "notify::label", G_CALLBACK (name_button), NULL);
  name_button (button);
}

static void
name_buttons (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget))
      && gtk_button_get_label (GTK_BUTTON (widget)) != NULL
      && g_object_get_data (G_OBJECT (widget), KEY) == NULL)
    alur_spoken_set_up_button (GTK_BUTTON (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_buttons (child);
}

static void
windows_changed_cb (
    GListModel *windows, guint position, guint n_removed, guint n_added, GApplication *application)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      g_signal_connect (window, "map", G_CALLBACK (name_buttons), NULL);
    }
}

/**
 * alur_spoken_watch_windows:
 * @application: the program
 *
 * From here on the buttons with which a window comes are called as they read; what names itself
 * stays as it is. Who makes buttons in a window later sets them up.
 */
void
alur_spoken_watch_windows (GApplication *application)
{
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed",
                           G_CALLBACK (windows_changed_cb), application, 0);
}
