/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages of procedures as the regulation wants them. */

#include "alur-fix-private.h"

#include "alur-edit.h"
#include "alur-language.h"
#include "alur-rules-sop.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static AlurElement *
block_of (const AlurFixList *list)
{
  return alur_element_first (alur_fix_list_first (list), ALUR_KIND_SOP);
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *folded = alur_text_fold (text);

  return *folded == '\0';
}

/* The first field of the block that is empty, in its order; G_MAXUINT: none. Of a draft the three
 * that sign it may be. */
static guint
find_empty_field (const AlurElement *block)
{
  static const guint texts[]
      = { ALUR_SOP_NUMBER, ALUR_SOP_APPROVER, ALUR_SOP_APPROVER_TITLE, ALUR_SOP_APPROVER_ID };
  gboolean draft = alur_element_get_date (block, ALUR_SOP_EFFECTIVE) == 0
                   && is_blank (alur_element_get_text (block, ALUR_SOP_APPROVER))
                   && is_blank (alur_element_get_text (block, ALUR_SOP_APPROVER_ID));

  if (is_blank (alur_element_get_text (block, ALUR_SOP_NUMBER)))
    return ALUR_SOP_NUMBER;
  if (alur_element_get_date (block, ALUR_SOP_CREATED) == 0)
    return ALUR_SOP_CREATED;
  if (!draft && alur_element_get_date (block, ALUR_SOP_EFFECTIVE) == 0)
    return ALUR_SOP_EFFECTIVE;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (is_blank (alur_element_get_text (block, texts[i]))
        && !(draft && (texts[i] == ALUR_SOP_APPROVER || texts[i] == ALUR_SOP_APPROVER_ID)))
      return texts[i];
  return G_MAXUINT;
}

static AlurKind
find_empty_list (const AlurElement *block)
{
  static const AlurKind kinds[]
      = { ALUR_KIND_SOP_BASIS,     ALUR_KIND_SOP_QUALIFICATION, ALUR_KIND_SOP_RELATED,
          ALUR_KIND_SOP_EQUIPMENT, ALUR_KIND_SOP_WARNING,       ALUR_KIND_SOP_RECORDING };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!alur_sop_has_entry (block, kinds[i]))
      return kinds[i];
  return ALUR_N_KINDS;
}

/* The page takes over what the procedure rests on. */
static void
run_take_bases (const AlurFix *fix)
{
  const AlurIds *basis = alur_element_get_refs (fix->element->parent, ALUR_PROCEDURE_BASIS);

  for (guint i = 0; basis != NULL && i < basis->n_ids; i++)
    {
      AlurElement *entry
          = alur_document_insert (fix->document, fix->element, ALUR_KIND_SOP_BASIS, NULL, NULL);

      alur_document_set_text (fix->document, entry, ALUR_SOP_BASIS_REF, basis->ids[i]);
    }
}

void
alur_fix_list_sop_identity_incomplete (AlurFixList *list)
{
  const AlurElement *block = block_of (list);
  guint field = block != NULL ? find_empty_field (block) : G_MAXUINT;
  AlurKind kind;

  if (block == NULL)
    return;
  if (field != G_MAXUINT)
    {
      alur_fix_list_go (list, N_ ("Go to the field"), block, field);
      return;
    }
  kind = find_empty_list (block);
  if (kind == ALUR_KIND_SOP_BASIS
      && alur_element_get_refs (block->parent, ALUR_PROCEDURE_BASIS) != NULL)
    alur_fix_list_add (list, N_ ("Take over what the procedure rests on"),
                       &(AlurFixPlan){ .run = run_take_bases, .element = block });
  alur_fix_list_go_to_child (list, N_ ("Go to the field"), block, kind);
}

/* The earliest of the days on which it was put into force or revised. */
static AlurDate
find_earliest (const AlurElement *block)
{
  AlurDate effective = alur_element_get_date (block, ALUR_SOP_EFFECTIVE);
  AlurDate revised = alur_element_get_date (block, ALUR_SOP_REVISED);

  if (effective == 0 || (revised != 0 && revised < effective))
    return revised;
  return effective;
}

static void
run_make_earlier (const AlurFix *fix)
{
  alur_document_set_date (fix->document, fix->element, ALUR_SOP_CREATED,
                          find_earliest (fix->element));
}

static void
run_make_later (const AlurFix *fix)
{
  static const guint fields[] = { ALUR_SOP_EFFECTIVE, ALUR_SOP_REVISED };
  AlurDate created = alur_element_get_date (fix->element, ALUR_SOP_CREATED);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      AlurDate date = alur_element_get_date (fix->element, fields[i]);

      if (date != 0 && date < created)
        alur_document_set_date (fix->document, fix->element, fields[i], created);
    }
}

void
alur_fix_list_sop_dates (AlurFixList *list)
{
  const AlurElement *block = block_of (list);
  gboolean is_effective = list->finding->figures[0] > 0;
  g_autofree char *earliest = NULL;
  g_autofree char *created = NULL;

  if (block == NULL)
    return;
  earliest = alur_language_format_date (NULL, find_earliest (block));
  created = alur_language_format_date (NULL, alur_element_get_date (block, ALUR_SOP_CREATED));
  alur_fix_list_add (list, N_ ("It was made on {text}"),
                     &(AlurFixPlan){ .run = run_make_earlier, .element = block, .text = earliest });
  alur_fix_list_add (
      list, is_effective ? N_ ("It is in force from {text}") : N_ ("It was revised on {text}"),
      &(AlurFixPlan){ .run = run_make_later, .element = block, .text = created });
  alur_fix_list_go (list, N_ ("Go to the field"), block, ALUR_SOP_CREATED);
}

static void
add_lane (GPtrArray *lanes, const char *unit)
{
  if (unit != NULL && !g_ptr_array_find (lanes, unit, NULL))
    g_ptr_array_add (lanes, (gpointer) unit);
}

/* First the actors in the order of their first steps, then what else is listed. */
static void
run_order_lanes (const AlurFix *fix)
{
  const AlurIds *listed = alur_element_get_refs (fix->element, ALUR_PROCEDURE_LANES);
  g_autoptr (GPtrArray) lanes = g_ptr_array_new ();

  ALUR_FOREACH (step, fix->element, ALUR_KIND_STEP)
  {
    const AlurIds *also = alur_element_get_refs (step, ALUR_STEP_ALSO);

    add_lane (lanes, alur_element_get_ref (step, ALUR_STEP_UNIT));
    for (guint i = 0; also != NULL && i < also->n_ids; i++)
      add_lane (lanes, also->ids[i]);
  }
  for (guint i = 0; listed != NULL && i < listed->n_ids; i++)
    add_lane (lanes, listed->ids[i]);
  alur_document_set_refs (fix->document, fix->element, ALUR_PROCEDURE_LANES,
                          (const char *const *) lanes->pdata, lanes->len);
}

void
alur_fix_list_sop_actor_order (AlurFixList *list)
{
  alur_fix_list_add (
      list, N_ ("Put the lanes in that order"),
      &(AlurFixPlan){ .run = run_order_lanes, .element = alur_fix_list_first (list) });
}

static gboolean
has_named (const AlurElement *step, AlurKind kind, guint field)
{
  ALUR_FOREACH (child, step, kind)
  if (!is_blank (alur_element_get_text (child, field)))
    return TRUE;
  return FALSE;
}

/* The name of the first output of a step. */
static const char *
first_output (const AlurElement *step)
{
  ALUR_FOREACH (output, step, ALUR_KIND_OUTPUT)
  if (!is_blank (alur_element_get_text (output, ALUR_OUTPUT_NAME)))
    return alur_element_get_text (output, ALUR_OUTPUT_NAME);
  return NULL;
}

static void
run_add_input (const AlurFix *fix)
{
  AlurElement *input
      = alur_document_insert (fix->document, fix->element, ALUR_KIND_INPUT, NULL, NULL);

  alur_document_set_text (fix->document, input, ALUR_INPUT_NAME, fix->text);
}

/* What comes out of the step before can be what this one needs. */
static void
list_input (AlurFixList *list, const AlurElement *step)
{
  const AlurElement *before = alur_fix_get_before (list, step);
  const char *output = before != NULL ? first_output (before) : NULL;

  if (output != NULL)
    alur_fix_list_add (list, N_ ("It needs {text}"),
                       &(AlurFixPlan){ .run = run_add_input, .element = step, .text = output });
  alur_fix_list_go_to_child (list, N_ ("Enter what it needs…"), step, ALUR_KIND_INPUT);
}

void
alur_fix_list_sop_quality_missing (AlurFixList *list)
{
  const AlurElement *step = alur_fix_list_first (list);
  AlurDuration work = alur_element_get_duration (step, ALUR_STEP_WORK);
  AlurDuration wait = alur_element_get_duration (step, ALUR_STEP_WAIT);
  gboolean has_time = work.days > 0 || work.seconds > 0 || wait.days > 0 || wait.seconds > 0
                      || !is_blank (alur_element_get_text (step, ALUR_STEP_TIME_TEXT));

  if (alur_element_get_ref (step, ALUR_STEP_UNIT) == NULL)
    alur_fix_list_no_actor (list);
  else if (!has_named (step, ALUR_KIND_INPUT, ALUR_INPUT_NAME))
    list_input (list, step);
  else if (!has_time)
    alur_fix_list_missing_time (list);
  else
    alur_fix_list_go_to_child (list, N_ ("Enter what comes out…"), step, ALUR_KIND_OUTPUT);
}

/* Takes the outputs of that name out. */
static void
run_drop_output (const AlurFix *fix)
{
  AlurElement *next;

  for (AlurElement *output = alur_element_first (fix->element, ALUR_KIND_OUTPUT); output != NULL;
       output = next)
    {
      next = alur_element_next (output, ALUR_KIND_OUTPUT);
      if (alur_text_same (alur_element_get_text (output, ALUR_OUTPUT_NAME), fix->text))
        alur_document_remove (fix->document, output);
    }
}

void
alur_fix_list_sop_output_unused (AlurFixList *list)
{
  const AlurElement *step = alur_fix_list_first (list);
  const AlurElement *after = alur_fix_get_after (list, step);
  const char *name = list->finding->name;

  if (after != NULL && after != step)
    alur_fix_list_add (
        list, N_ ("{a} needs it"),
        &(AlurFixPlan){ .run = run_add_input, .element = after, .text = name, .a = after });
  alur_fix_list_add (list, N_ ("Take it out"),
                     &(AlurFixPlan){ .run = run_drop_output, .element = step, .text = name });
}

void
alur_fix_list_sop_not_active (AlurFixList *list)
{
  alur_fix_list_go (list, N_ ("Word it anew…"), alur_fix_list_first (list), ALUR_STEP_NAME);
}

/* What is left of an activity without the name before it, with a capital; NULL: nothing. */
static char *
dup_without (const char *activity, const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (activity, " \t\n", -1);
  g_autoptr (GString) head = g_string_new (NULL);
  g_autofree char *rest = NULL;
  guint i = 0;

  for (; words[i] != NULL; i++)
    {
      if (head->len > 0 && alur_text_same (head->str, name))
        break;
      g_string_append_printf (head, "%s%s", head->len > 0 ? " " : "", words[i]);
    }
  if (words[i] == NULL)
    return NULL;
  rest = g_strjoinv (" ", words + i);
  g_strstrip (rest);
  if (rest[0] == '\0')
    return NULL;
  g_string_set_size (head, 0);
  g_string_append_unichar (head, g_unichar_totitle (g_utf8_get_char (rest)));
  g_string_append (head, g_utf8_next_char (rest));
  return g_strdup (head->str);
}

static void
run_rename (const AlurFix *fix)
{
  alur_document_set_text (fix->document, fix->element, ALUR_STEP_NAME, fix->text);
}

void
alur_fix_list_sop_actor_in_name (AlurFixList *list)
{
  const AlurElement *step = alur_fix_list_first (list);
  const AlurElement *actor = list->finding->about[0];
  g_autofree char *text
      = actor != NULL ? dup_without (alur_element_get_name (step), alur_element_get_name (actor))
                      : NULL;

  if (text != NULL)
    alur_fix_list_add (list, N_ ("Call it “{text}”"),
                       &(AlurFixPlan){ .run = run_rename, .element = step, .text = text });
  alur_fix_list_go (list, N_ ("Word it anew…"), step, ALUR_STEP_NAME);
}

void
alur_fix_list_sop_too_long (AlurFixList *list)
{
  alur_fix_list_go (list, N_ ("Go to {a}"), alur_fix_list_first (list), G_MAXUINT);
}
