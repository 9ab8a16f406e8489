/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deleting asks nothing and tells what went, also what went along: it is taken back with one key.
 */

#include "alur-deletion.h"

#include "alur-language.h"
#include "alur-slot.h"

#include <glib/gi18n-lib.h>

#define LONGEST 60 /* letters of a name that are told */

/* What people would miss by name. */
static int
count_things (const AlurElement *top)
{
  int count = 0;

  for (const AlurElement *element = top; element != NULL;
       element = alur_element_walk (element, top))
    count += element->kind == ALUR_KIND_UNIT || element->kind == ALUR_KIND_FUNCTION
                     || element->kind == ALUR_KIND_PROCEDURE || element->kind == ALUR_KIND_STEP
                 ? 1
                 : 0;
  return count;
}

/* What goes along is heard of, not looked for: the document may have half a million elements. */
static void
changed_cb (AlurDocument *document, const AlurChangeSet *changes, int *n_gone)
{
  for (guint i = 0; i < changes->n_changes; i++)
    {
      const AlurChange *change = &changes->changes[i];

      if (change->type == ALUR_CHANGE_REMOVE)
        *n_gone += count_things (change->element);
      else if (change->type == ALUR_CHANGE_INSERT)
        *n_gone -= count_things (change->element);
    }
}

static char *
dup_short_name (AlurEditor *editor, const AlurElement *element)
{
  g_autofree char *name = alur_slot_dup_name (alur_editor_get_document (editor), element);
  g_autofree char *begin = NULL;

  if (g_utf8_strlen (name, -1) <= LONGEST)
    return g_steal_pointer (&name);
  begin = g_utf8_substring (name, 0, LONGEST);
  return g_strconcat (begin, "…", NULL);
}

/**
 * alur_deletion_begin:
 * @editor: a document in a window
 * @elements: (array length=n_elements): what is going to be deleted
 *
 * Returns: what alur_deletion_end() must know of it
 */
AlurDeletion
alur_deletion_begin (AlurEditor *editor, AlurElement *const *elements, guint n_elements)
{
  AlurDeletion self = { .name = n_elements == 1 ? dup_short_name (editor, elements[0]) : NULL,
                        .n_deleted = n_elements,
                        .n_gone = g_new0 (int, 1) };

  g_signal_connect (alur_editor_get_document (editor), "changed", G_CALLBACK (changed_cb),
                    self.n_gone);
  return self;
}

/**
 * alur_deletion_end:
 * @self: what alur_deletion_begin() has returned; is cleared
 * @editor: the same one
 *
 * Tells what was deleted, and how it is taken back. What no longer is there has gone along.
 */
void
alur_deletion_end (AlurDeletion *self, AlurEditor *editor)
{
  guint n_gone = (guint) MAX (*self->n_gone, 0);
  g_autofree char *message = NULL;

  g_signal_handlers_disconnect_by_data (alur_editor_get_document (editor), self->n_gone);
  g_clear_pointer (&self->n_gone, g_free);

  if (self->name == NULL)
    message = g_strdup_printf (
        alur_tr_n (NULL, "%u thing deleted", "%u things deleted", MAX (n_gone, self->n_deleted)),
        MAX (n_gone, self->n_deleted));
  else if (n_gone > 1)
    /* Translators: a thing that was deleted, and how many others that were part of it. */
    message = g_strdup_printf (
        alur_tr_n (NULL, "“%s” and %u more deleted", "“%s” and %u more deleted", n_gone - 1),
        self->name, n_gone - 1);
  else
    message = g_strdup_printf (alur_tr (NULL, N_ ("“%s” deleted")), self->name);
  g_clear_pointer (&self->name, g_free);
  alur_editor_tell (editor, message);
}
