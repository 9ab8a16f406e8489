/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Units that become one: the one with the focus stays. */

#include "alur-command-private.h"
#include "alur-edit.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>

gboolean
alur_command_may_merge_units (AlurEditor *editor)
{
  guint n_elements;
  AlurElement *const *elements
      = alur_selection_get_all (alur_editor_get_selection (editor), &n_elements);

  for (guint i = 0; i < n_elements; i++)
    if (elements[i]->kind != ALUR_KIND_UNIT || elements[i]->parent != elements[0]->parent)
      return FALSE;
  return n_elements > 1;
}

gboolean
alur_command_may_merge_units_onward (AlurEditor *editor)
{
  return alur_command_may_merge_units (editor)
         && alur_element_next (alur_editor_get_stage (editor), ALUR_KIND_STAGE) != NULL;
}

/* The same units in another stage; a stage that has no such unit to stay is left as it is. */
static void
merge_in_stage (AlurDocument *document,
                const AlurElement *stage,
                const AlurElement *keep,
                const GPtrArray *units)
{
  AlurElement *here
      = alur_document_lookup_kind (document, stage, alur_element_get_id (keep), ALUR_KIND_UNIT);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < units->len; i++)
    {
      AlurElement *unit
          = alur_document_lookup_kind (document, stage, units->pdata[i], ALUR_KIND_UNIT);

      if (unit != NULL && unit != here)
        g_ptr_array_add (others, unit);
    }
  if (here != NULL && others->len > 0)
    alur_edit_merge_units (document, here, (AlurElement *const *) others->pdata, others->len);
}

static void
merge (AlurEditor *editor, gboolean onward)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurSelection *selection = alur_editor_get_selection (editor);
  AlurElement *keep = alur_selection_get_focus (selection);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  guint n_elements;
  AlurElement *const *elements = alur_selection_get_all (selection, &n_elements);

  /* ids live as long as the document, the elements may not */
  for (guint i = 0; i < n_elements; i++)
    g_ptr_array_add (ids, (gpointer) alur_element_get_id (elements[i]));
  alur_document_begin (document, alur_tr (NULL, N_ ("Merge units")));
  for (const AlurElement *stage = alur_editor_get_stage (editor); stage != NULL;
       stage = onward ? alur_element_next (stage, ALUR_KIND_STAGE) : NULL)
    merge_in_stage (document, stage, keep, ids);
  alur_document_commit (document);
  alur_selection_set (selection, keep);
}

void
alur_command_merge_units (AlurEditor *editor)
{
  merge (editor, FALSE);
}

void
alur_command_merge_units_onward (AlurEditor *editor)
{
  merge (editor, TRUE);
}
