/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-shown-name.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

/* What says enough by its kind: stages, the ends of a procedure, and waiting in it. */
static const char *
get_kind_name (const AlurElement *element)
{
  guint kind;

  if (element->kind == ALUR_KIND_DOCUMENT)
    return N_ ("Untitled");
  if (element->kind == ALUR_KIND_STAGE)
    return alur_stage_words[alur_element_get_word (element, ALUR_STAGE_KIND)].label;
  if (element->kind != ALUR_KIND_STEP)
    return NULL;
  kind = alur_element_get_word (element, ALUR_STEP_KIND);
  return kind == ALUR_STEP_KIND_START || kind == ALUR_STEP_KIND_END || kind == ALUR_STEP_KIND_WAIT
             ? alur_step_words[kind].label
             : NULL;
}

/**
 * alur_shown_name:
 * @element: (nullable): an element
 *
 * Returns: (transfer none): its name, else what its kind is called where that says enough, else
 *   that it has none
 */
const char *
alur_shown_name (const AlurElement *element)
{
  const char *name = element != NULL ? alur_element_get_name (element) : NULL;
  const char *kind = element != NULL ? get_kind_name (element) : NULL;

  if (name != NULL && name[0] != '\0')
    return name;
  return alur_tr (NULL, kind != NULL ? kind : N_ ("(without name)"));
}

/**
 * alur_shown_view_name:
 * @editor: an editor
 *
 * Returns: (transfer none): the name of the procedure that is shown, or what the view is called
 */
const char *
alur_shown_view_name (AlurEditor *editor)
{
  const AlurPaneTraits *traits = alur_editor_get_traits (editor);
  const AlurElement *procedure = alur_editor_get_procedure (editor);

  if (traits->of_procedure && procedure != NULL)
    return alur_shown_name (procedure);
  return alur_tr (NULL, traits->name);
}
