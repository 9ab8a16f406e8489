/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-step-name.h"

#include "alur-typed-text.h"

#include <string.h>

static AlurStepKind
kind_of (const AlurElement *step)
{
  return (AlurStepKind) alur_element_get_word (step, ALUR_STEP_KIND);
}

/**
 * alur_step_name_write:
 *
 * Returns: (transfer full): the name and the question of a step
 */
char *
alur_step_name_write (const AlurElement *step)
{
  const char *name = alur_element_get_name (step);
  const char *question = alur_element_get_text (step, ALUR_STEP_QUESTION);

  if (question == NULL || kind_of (step) != ALUR_STEP_KIND_DECISION)
    return g_strdup (name);
  return g_strdup_printf ("%s%s(%s)", name, *name != '\0' ? " " : "", question);
}

/* What stands in brackets at the end, where that is a question: it ends with a question mark, or is
 * the one that there was. */
static const char *
find_question (const char *text, const AlurElement *step)
{
  const char *question = alur_element_get_text (step, ALUR_STEP_QUESTION);
  gsize length = strlen (text);
  int depth = 0;

  if (length == 0 || text[length - 1] != ')')
    return NULL;
  for (const char *p = text + length; p > text; p--)
    {
      depth += p[-1] == ')' ? 1 : 0;
      depth -= p[-1] == '(' ? 1 : 0;
      if (depth > 0)
        continue;
      if ((length > 1 && text[length - 2] == '?')
          || (question != NULL && strlen (question) == (gsize) (text + length - 1 - p)
              && g_str_has_prefix (p, question)))
        return p;
      return NULL;
    }
  return NULL;
}

/**
 * alur_step_name_read:
 * @text: what is done, and, in brackets behind it, what is asked
 *
 * Makes it the step's, inside a transaction. A task that asks becomes a decision.
 */
void
alur_step_name_read (AlurDocument *document, AlurElement *step, const char *text)
{
  g_autofree char *line = alur_typed_text_clean (text, -1);
  AlurStepKind kind = kind_of (step);
  const char *question = NULL;
  g_autofree char *asked = NULL;
  g_autofree char *name = NULL;

  if (kind == ALUR_STEP_KIND_TASK || kind == ALUR_STEP_KIND_DECISION)
    question = find_question (line, step);
  if (question != NULL)
    {
      asked = alur_typed_text_clean (question, (gssize) strlen (question) - 1);
      name = alur_typed_text_clean (line, question - 1 - line);
      if (kind == ALUR_STEP_KIND_TASK)
        alur_document_set_word (document, step, ALUR_STEP_KIND, ALUR_STEP_KIND_DECISION);
    }
  alur_document_set_text (document, step, ALUR_STEP_NAME, name != NULL ? name : line);
  if (kind == ALUR_STEP_KIND_DECISION || asked != NULL)
    alur_document_set_text (document, step, ALUR_STEP_QUESTION, asked);
}
