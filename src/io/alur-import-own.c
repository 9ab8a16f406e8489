/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-import-own.h"

#include "alur-flow.h"
#include "alur-import-procedure.h"
#include "alur-language.h"
#include "alur-reference.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>

/**
 * alur_import_own_is:
 * @import: an import
 * @text: what a cell says
 * @messages: (array zero-terminated=1): words of ours, untranslated
 *
 * Returns: whether it is one of them, in the language of the document or in any of ours
 */
gboolean
alur_import_own_is (const AlurImport *import, const char *text, const char *const *messages)
{
  const char *const languages[] = { alur_document_get_language (import->document), "id", "en" };

  for (; *messages != NULL; messages++)
    for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
      if (alur_text_same (text, alur_tr (languages[i], *messages)))
        return TRUE;
  return FALSE;
}

/**
 * alur_import_own_drop_nobody:
 * @import: an import
 * @doers: (element-type AlurDoer): who does a step
 *
 * Takes out the words for who is not known, and for who is not called.
 */
void
alur_import_own_drop_nobody (const AlurImport *import, GArray *doers)
{
  static const char *const words[] = { N_ ("(without unit)"), N_ ("(without name)"), NULL };

  for (guint i = doers->len; i > 0; i--)
    {
      if (alur_import_own_is (import, g_array_index (doers, AlurDoer, i - 1).name, words))
        g_array_remove_index (doers, i - 1);
    }
}

/**
 * alur_import_own_dup_post:
 * @position: a position
 * @unit: (nullable): what its unit is called, or called for short
 *
 * Returns: (transfer full) (nullable): what it is called where others are called the same
 */
char *
alur_import_own_dup_post (const AlurElement *position, const char *unit)
{
  const char *name = alur_element_get_name (position);

  return unit != NULL && *unit != '\0' && name != NULL && *name != '\0'
             ? g_strdup_printf ("%s (%s)", name, unit)
             : NULL;
}

/**
 * alur_import_own_names:
 * @actor: a unit or a position
 * @name: a name
 *
 * Returns: whether it is called so, perhaps for short, or with its unit
 */
gboolean
alur_import_own_names (const AlurElement *actor, const char *name)
{
  const AlurElement *unit = actor->kind == ALUR_KIND_POSITION ? actor->parent : actor;
  const char *names[]
      = { alur_element_get_name (unit), alur_element_get_text (unit, ALUR_UNIT_SHORT) };

  if (alur_text_same (alur_element_get_name (actor), name))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *post
          = actor != unit ? alur_import_own_dup_post (actor, names[i]) : g_strdup (names[i]);

      if (alur_text_same (post, name))
        return TRUE;
    }
  return FALSE;
}

static gboolean
borrows (const AlurElement *step)
{
  guint kind = alur_element_get_word (step, ALUR_STEP_KIND);

  return (kind == ALUR_STEP_KIND_START || kind == ALUR_STEP_KIND_END)
         && alur_element_get_ref (step, ALUR_STEP_UNIT) == NULL;
}

/* The post of a step, or its unit. */
static AlurElement *
get_actor (const AlurImport *import, const AlurElement *step)
{
  static const guint fields[] = { ALUR_STEP_POSITION, ALUR_STEP_UNIT };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *id = alur_element_get_ref (step, fields[i]);

      if (id != NULL)
        return alur_reference_resolve (import->document, step, fields[i], id);
    }
  return NULL;
}

/**
 * alur_import_own_list_beside:
 * @import: an import
 * @procedure: a procedure, before anything of it is changed
 *
 * Starts and ends need no unit: they stand in the lane of the step at their first flow.
 *
 * Returns: (transfer full) (element-type AlurElement AlurElement): of those that do, in whose
 */
GHashTable *
alur_import_own_list_beside (const AlurImport *import, const AlurElement *procedure)
{
  static const guint ends[] = { ALUR_FLOW_FROM, ALUR_FLOW_TO };
  GHashTable *beside = g_hash_table_new (NULL, NULL);

  ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
  {
    AlurElement *steps[2];

    if (!alur_flow_is_control (import->document, flow))
      continue;
    for (guint i = 0; i < 2; i++)
      steps[i] = alur_document_lookup_kind (import->document, import->stage,
                                            alur_element_get_ref (flow, ends[i]), ALUR_KIND_STEP);
    for (guint i = 0; i < 2; i++)
      if (borrows (steps[i]) && !g_hash_table_contains (beside, steps[i]))
        g_hash_table_insert (beside, steps[i], get_actor (import, steps[1 - i]));
  }
  return beside;
}
