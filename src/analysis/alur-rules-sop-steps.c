/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-rules-sop.h"

#include "alur-language.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
has_block (const AlurElement *procedure)
{
  return alur_element_first (procedure, ALUR_KIND_SOP) != NULL;
}

/* What a row needs */

typedef enum
{
  LACKS_NOTHING,
  LACKS_ACTOR,
  LACKS_INPUT,
  LACKS_TIME,
  LACKS_OUTPUT
} Lack;

static gboolean
has_named (const AlurElement *step, AlurKind kind, guint field)
{
  ALUR_FOREACH (child, step, kind)
  {
    g_autofree char *name = alur_text_fold (alur_element_get_text (child, field));

    if (*name != '\0')
      return TRUE;
  }
  return FALSE;
}

static Lack
find_lack (const AlurElement *step)
{
  guint kind = alur_element_get_word (step, ALUR_STEP_KIND);

  if (kind != ALUR_STEP_KIND_TASK && kind != ALUR_STEP_KIND_DECISION)
    return LACKS_NOTHING;
  if (alur_element_get_ref (step, ALUR_STEP_UNIT) == NULL)
    return LACKS_ACTOR;
  if (!has_named (step, ALUR_KIND_INPUT, ALUR_INPUT_NAME))
    return LACKS_INPUT;
  if (!alur_step_has_time (step))
    return LACKS_TIME;
  if (!has_named (step, ALUR_KIND_OUTPUT, ALUR_OUTPUT_NAME))
    return LACKS_OUTPUT;
  return LACKS_NOTHING;
}

/**
 * alur_rule_sop_quality_missing: (skip)
 */
void
alur_rule_sop_quality_missing (AlurRuleRun *run)
{
  if (!has_block (run->subject))
    return;
  ALUR_FOREACH (step, run->subject, ALUR_KIND_STEP)
  {
    const AlurElement *element = step;
    Lack lack = find_lack (step);

    if (lack != LACKS_NOTHING)
      alur_rule_report (
          run, &(AlurReport){ .elements = &element, .n_elements = 1, .figures = { lack, 0 } });
  }
}

/**
 * alur_rule_sop_quality_missing_message: (skip)
 */
const char *
alur_rule_sop_quality_missing_message (const AlurFinding *finding)
{
  /* clang-format off */
  static const char *const messages[] = {
    [LACKS_NOTHING] = "",
    [LACKS_ACTOR] = N_ ("Nobody is named who does {element}."),
    [LACKS_INPUT] = N_ ("{element} does not say what must be there before it can begin."),
    [LACKS_TIME] = N_ ("{element} does not say how long it takes."),
    [LACKS_OUTPUT] = N_ ("{element} does not say what comes out of it."),
  };
  /* clang-format on */

  return messages[(guint) finding->figures[0]];
}

/* Outputs that nobody takes */

/* What is needed where: folded name → the only step that needs it, or NULL for several. */
static GHashTable *
gather_inputs (const AlurElement *stage)
{
  GHashTable *inputs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      ALUR_FOREACH (input, step, ALUR_KIND_INPUT)
      {
        char *name = alur_text_fold (alur_element_get_text (input, ALUR_INPUT_NAME));
        gpointer known;
        gboolean elsewhere
            = g_hash_table_lookup_extended (inputs, name, NULL, &known) && known != step;

        g_hash_table_insert (inputs, name, elsewhere ? NULL : step);
      }
    }
  }
  return inputs;
}

/* The ids of the steps of a procedure that a control flow leads from straight to an end. */
static GHashTable *
gather_last_steps (AlurDocument *document, const AlurElement *procedure)
{
  GHashTable *last = g_hash_table_new (NULL, NULL);

  ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
  {
    guint kind = alur_element_get_word (flow, ALUR_FLOW_KIND);
    const AlurElement *to;

    if (kind != ALUR_FLOW_SEQUENCE && kind != ALUR_FLOW_DECISION)
      continue;
    to = alur_document_lookup_kind (document, alur_element_get_stage (procedure),
                                    alur_element_get_ref (flow, ALUR_FLOW_TO), ALUR_KIND_STEP);
    if (to != NULL && to->parent == procedure
        && alur_element_get_word (to, ALUR_STEP_KIND) == ALUR_STEP_KIND_END)
      g_hash_table_add (last, (gpointer) (guintptr) alur_element_get_ref (flow, ALUR_FLOW_FROM));
  }
  return last;
}

static void
check_outputs (AlurRuleRun *run, GHashTable *inputs, const AlurElement *step)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  ALUR_FOREACH (output, step, ALUR_KIND_OUTPUT)
  {
    const char *name = alur_element_get_text (output, ALUR_OUTPUT_NAME);
    g_autofree char *key = alur_text_fold (name);
    gpointer needs = NULL;

    if (*key == '\0' || (g_hash_table_lookup_extended (inputs, key, NULL, &needs) && needs != step)
        || !g_hash_table_add (told, g_steal_pointer (&key)))
      continue;
    alur_rule_report (run, &(AlurReport){ .elements = &step, .n_elements = 1, .name = name });
  }
}

/**
 * alur_rule_sop_output_unused: (skip)
 */
void
alur_rule_sop_output_unused (AlurRuleRun *run)
{
  g_autoptr (GHashTable) inputs = NULL;

  ALUR_FOREACH (procedure, run->subject, ALUR_KIND_PROCEDURE)
  {
    g_autoptr (GHashTable) last = NULL;

    if (!has_block (procedure))
      continue;
    if (inputs == NULL)
      inputs = gather_inputs (run->subject);
    last = gather_last_steps (run->document, procedure);
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    if (!g_hash_table_contains (last, alur_element_get_id (step)))
      check_outputs (run, inputs, step);
  }
}

/* The words of an activity */

/* How many bytes the first word of folded text has. */
static gsize
first_word (const char *text)
{
  const char *p = text;

  while (*p != '\0' && g_unichar_isalnum (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return (gsize) (p - text);
}

/* Indonesian verbs in the active begin with me- or ber-; a few nouns look like them. */
static gboolean
begins_actively (const char *text)
{
  static const char *const nouns[]
      = { "berkas", "berita", "beras", "meja", "media", "medis", "mesin", "meter", "menit" };
  gsize length = first_word (text);

  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (length == strlen (nouns[i]) && strncmp (text, nouns[i], length) == 0)
      return FALSE;
  return g_str_has_prefix (text, "me") || g_str_has_prefix (text, "ber");
}

/**
 * alur_rule_sop_not_active: (skip)
 */
void
alur_rule_sop_not_active (AlurRuleRun *run)
{
  if (!has_block (run->subject)
      || !alur_language_is_indonesian (alur_document_get_language (run->document)))
    return;
  ALUR_FOREACH (step, run->subject, ALUR_KIND_STEP)
  {
    g_autofree char *name = alur_text_fold (alur_element_get_name (step));

    if (alur_sop_is_activity (step) && *name != '\0' && !begins_actively (name))
      alur_rule_report_element (run, step);
  }
}

/* Whether folded text begins with the whole words of a name. */
static gboolean
begins_with (const char *text, const AlurElement *named)
{
  g_autofree char *name = alur_text_fold (named == NULL ? NULL : alur_element_get_name (named));
  gsize length = strlen (name);

  return length > 0 && strncmp (text, name, length) == 0
         && !g_unichar_isalnum (g_utf8_get_char (text + length));
}

/**
 * alur_rule_sop_actor_in_name: (skip)
 */
void
alur_rule_sop_actor_in_name (AlurRuleRun *run)
{
  if (!has_block (run->subject))
    return;
  ALUR_FOREACH (step, run->subject, ALUR_KIND_STEP)
  {
    const AlurElement *element = step;
    const AlurElement *unit = alur_document_lookup_kind (
        run->document, run->stage, alur_element_get_ref (step, ALUR_STEP_UNIT), ALUR_KIND_UNIT);
    const AlurElement *position = alur_document_lookup_kind (
        run->document, run->stage, alur_element_get_ref (step, ALUR_STEP_POSITION),
        ALUR_KIND_POSITION);
    g_autofree char *name = alur_text_fold (alur_element_get_name (step));
    gboolean by_unit = begins_with (name, unit);

    if (alur_sop_is_activity (step) && (by_unit || begins_with (name, position)))
      alur_rule_report (run, &(AlurReport){ .units = &unit,
                                            .n_units = unit != NULL ? 1 : 0,
                                            .elements = &element,
                                            .n_elements = 1,
                                            .about = { by_unit ? unit : position, NULL } });
  }
}
