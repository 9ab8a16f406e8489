/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ctrl+Z while something is being typed that the document does not have yet: the typing goes first,
 * the document after. Fields that write each letter into the document have no history of their own,
 * and only take back what it did not accept. */

#include "alur-typing-history.h"

static char *
dup_text (GtkWidget *field)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  if (GTK_IS_EDITABLE (field))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (field)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (field));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* Whether @action changed the text: a line of text does not tell whether it has anything to undo.
 */
static gboolean
changes (GtkWidget *field, const char *action)
{
  g_autofree char *before = dup_text (field);
  g_autofree char *after = NULL;

  gtk_widget_activate_action (field, action, NULL);
  after = dup_text (field);
  return !g_str_equal (before, after);
}

static gboolean
is_text (GtkWidget *focus)
{
  return GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus);
}

/**
 * alur_typing_history_undo:
 * @focus: (nullable): what has the focus
 *
 * Returns: whether @focus is a text, and the last of what was typed into it has been undone
 */
gboolean
alur_typing_history_undo (GtkWidget *focus)
{
  return is_text (focus)
         && (changes (focus, "text.undo") || changes (focus, ALUR_TYPING_TAKE_BACK));
}

/**
 * alur_typing_history_redo:
 * @focus: (nullable): what has the focus
 *
 * Returns: whether @focus is a text, and what was undone in it has been done again
 */
gboolean
alur_typing_history_redo (GtkWidget *focus)
{
  return is_text (focus) && changes (focus, "text.redo");
}
