/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tooltips of what is made often.
 *
 * Setting GTK's own text asks the display each time where the pointer is, and waits for the answer:
 * five questions for a row of the findings were a tenth of opening a document. Here the text is
 * handed over when the toolkit asks for it. */

#include "alur-tooltip.h"

#define KEY "alur-tooltip"

static gboolean
query_tooltip_cb (
    GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip, gpointer data)
{
  const char *text = alur_tooltip_get (widget);

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

/**
 * alur_tooltip_set:
 * @widget: a widget that has no tooltip of another kind
 * @text: (nullable): what it says; nothing: no tooltip
 */
void
alur_tooltip_set (GtkWidget *widget, const char *text)
{
  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (text, alur_tooltip_get (widget)) == 0)
    return;
  if (alur_tooltip_get (widget) == NULL)
    g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  else if (text == NULL)
    g_signal_handlers_disconnect_by_func (widget, query_tooltip_cb, NULL);
  g_object_set_data_full (G_OBJECT (widget), KEY, g_strdup (text), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
  gtk_widget_set_has_tooltip (widget, text != NULL);
}

/**
 * alur_tooltip_get:
 * @widget: a widget
 *
 * Returns: (nullable) (transfer none): what alur_tooltip_set() set
 */
const char *
alur_tooltip_get (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), KEY);
}

static gboolean
query_shortened_cb (GtkLabel *label, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

/**
 * alur_tooltip_add_shortened:
 * @label: a label that is shortened where it has no room
 *
 * Tells the whole text in a tooltip while it is shortened. A tooltip that says what can be read
 * anyway is a window over the next row of a list, and takes the click that was meant for that.
 */
void
alur_tooltip_add_shortened (GtkWidget *label)
{
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_shortened_cb), NULL);
}

/* The first label in @widget that is shortened, or NULL. */
static GtkLabel *
find_shortened (GtkWidget *widget)
{
  GtkLabel *found = NULL;

  if (GTK_IS_POPOVER (widget))
    return NULL;
  if (GTK_IS_LABEL (widget)
      && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_shortened (child);
  return found;
}

static gboolean
query_chosen_cb (GtkWidget *chooser, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  GtkLabel *label = find_shortened (chooser);

  if (label == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

/**
 * alur_tooltip_add_chosen:
 * @chooser: a drop-down of texts, without a tooltip of its own
 *
 * Tells the whole text of what is chosen in a tooltip while it is shortened.
 */
void
alur_tooltip_add_chosen (GtkDropDown *chooser)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (chooser), TRUE);
  g_signal_connect (chooser, "query-tooltip", G_CALLBACK (query_chosen_cb), NULL);
}
