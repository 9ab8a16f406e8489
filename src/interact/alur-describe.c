/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a drawing shows of something, in words, for whoever can't see it: what it is, how it is tied
 * to others, and what was found about it. In the language of the user. */

#include "alur-describe.h"

#include "alur-chain-words.h"
#include "alur-chain.h"
#include "alur-language.h"
#include "alur-shown-name.h"

#include <glib/gi18n-lib.h>

#define MOST_NAMES 6 /* that are told one by one */

static void add (GString *text, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Another sentence; messages end with a point of their own. */
static void
add (GString *text, const char *format, ...)
{
  va_list arguments;

  if (text->len > 0)
    g_string_append (text, text->str[text->len - 1] == '.' ? " " : ". ");
  va_start (arguments, format);
  g_string_append_vprintf (text, format, arguments);
  va_end (arguments);
}

static const AlurElement *
look_up (AlurEditor *editor, const AlurElement *near, const char *id, AlurKind kind)
{
  return id != NULL ? alur_document_lookup_kind (alur_editor_get_document (editor),
                                                 alur_element_get_stage (near), id, kind)
                    : NULL;
}

/* The names of a list, the first of them. */
static char *
join_names (const GPtrArray *elements)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (elements->len, MOST_NAMES); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            alur_shown_name (g_ptr_array_index (elements, i)));
  if (elements->len > MOST_NAMES)
    g_string_append_printf (names, ", +%u", elements->len - MOST_NAMES);
  return g_string_free (names, FALSE);
}

static void
add_authority (AlurEditor *editor, const AlurElement *authority, GString *text)
{
  const AlurElement *function = look_up (
      editor, NULL, alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION), ALUR_KIND_FUNCTION);
  guint role = alur_element_get_word (authority, ALUR_AUTHORITY_ROLE);

  /* Translators: a kind of authority, and the function of government over which it is held. */
  add (text, alur_tr (NULL, N_ ("%s of %s")), alur_tr (NULL, alur_role_words[role].label),
       alur_shown_name (function));
}

static void
describe_authority (AlurEditor *editor, const AlurElement *authority, GString *text)
{
  add_authority (editor, authority, text);
  /* Translators: of an authority; %s is a unit. */
  add (text, alur_tr (NULL, N_ ("Held by %s")), alur_shown_name (authority->parent));
}

static void
describe_unit (AlurEditor *editor, const AlurElement *unit, GString *text)
{
  g_autoptr (GPtrArray) inside = g_ptr_array_new ();
  const AlurElement *parent
      = look_up (editor, unit, alur_element_get_ref (unit, ALUR_UNIT_PARENT), ALUR_KIND_UNIT);

  add (text, "%s", alur_shown_name (unit));
  add (text, "%s",
       alur_tr (NULL, alur_level_words[alur_element_get_word (unit, ALUR_UNIT_LEVEL)].label));
  if (parent != NULL)
    add (text, alur_tr (NULL, N_ ("Part of %s")), alur_shown_name (parent));
  ALUR_FOREACH (other, unit->parent, ALUR_KIND_UNIT)
  {
    if (alur_element_get_ref (other, ALUR_UNIT_PARENT) == alur_element_get_id (unit))
      g_ptr_array_add (inside, other);
  }
  if (inside->len > 0)
    {
      g_autofree char *names = join_names (inside);

      add (text, alur_tr (NULL, N_ ("Sub-units: %s")), names);
    }
  ALUR_FOREACH (authority, unit, ALUR_KIND_AUTHORITY)
  add_authority (editor, authority, text);
}

/* The other ends of the flows of a step, of those that leave it or of those that come. */
static void
add_flows (AlurEditor *editor, const AlurElement *step, gboolean leaving, GString *text)
{
  guint here = leaving ? ALUR_FLOW_FROM : ALUR_FLOW_TO;
  guint there = leaving ? ALUR_FLOW_TO : ALUR_FLOW_FROM;

  ALUR_FOREACH (flow, step->parent, ALUR_KIND_FLOW)
  {
    const AlurElement *other;
    const char *label = alur_element_get_text (flow, ALUR_FLOW_LABEL);
    guint kind = alur_element_get_word (flow, ALUR_FLOW_KIND);

    if (alur_element_get_ref (flow, here) != alur_element_get_id (step))
      continue;
    other = look_up (editor, step, alur_element_get_ref (flow, there), ALUR_KIND_STEP);
    if (!leaving)
      add (text, alur_tr (NULL, N_ ("Comes after %s")), alur_shown_name (other));
    else if (label != NULL)
      /* Translators: the words on a way out of a decision, and the step that it leads to. */
      add (text, alur_tr (NULL, N_ ("%s: goes on with %s")), label, alur_shown_name (other));
    else if (kind == ALUR_FLOW_SEQUENCE || kind == ALUR_FLOW_NONE)
      add (text, alur_tr (NULL, N_ ("Goes on with %s")), alur_shown_name (other));
    else
      add (text, alur_tr (NULL, N_ ("%s to %s")), alur_tr (NULL, alur_flow_words[kind].label),
           alur_shown_name (other));
  }
}

static void
describe_step (AlurEditor *editor, const AlurElement *step, GString *text)
{
  const AlurElement *unit
      = look_up (editor, step, alur_element_get_ref (step, ALUR_STEP_UNIT), ALUR_KIND_UNIT);
  AlurDuration work = alur_element_get_duration (step, ALUR_STEP_WORK);
  guint kind = alur_element_get_word (step, ALUR_STEP_KIND);

  add (text, "%s", alur_shown_name (step));
  if (kind != ALUR_STEP_KIND_TASK && kind != ALUR_STEP_KIND_NONE)
    add (text, "%s", alur_tr (NULL, alur_step_words[kind].label));
  if (unit != NULL)
    add (text, alur_tr (NULL, N_ ("Done by %s")), alur_shown_name (unit));
  if (work.days > 0 || work.seconds > 0)
    {
      g_autofree char *time = alur_language_format_duration (
          NULL, work, alur_document_get_hours_per_day (alur_editor_get_document (editor)));

      add (text, alur_tr (NULL, N_ ("Takes %s")), time);
    }
  add_flows (editor, step, FALSE, text);
  add_flows (editor, step, TRUE, text);
}

static void
describe_between (AlurEditor *editor,
                  const AlurElement *line,
                  const AlurWord *word,
                  const AlurElement *from,
                  const AlurElement *to,
                  GString *text)
{
  /* Translators: a kind of line, and the two things that it ties together. */
  add (text, alur_tr (NULL, N_ ("%s from %s to %s")), alur_tr (NULL, word->label),
       alur_shown_name (from), alur_shown_name (to));
}

static void
describe_flow (AlurEditor *editor, const AlurElement *flow, GString *text)
{
  describe_between (
      editor, flow, &alur_flow_words[alur_element_get_word (flow, ALUR_FLOW_KIND)],
      look_up (editor, flow, alur_element_get_ref (flow, ALUR_FLOW_FROM), ALUR_KIND_STEP),
      look_up (editor, flow, alur_element_get_ref (flow, ALUR_FLOW_TO), ALUR_KIND_STEP), text);
}

/* A line of the service chain: who gives what to whom, and how long the support takes that comes on
 * it. */
static void
describe_line (AlurEditor *editor, AlurElement *flow, GString *text)
{
  g_autoptr (GPtrArray) flows = alur_chain_list_line (editor, flow);
  g_autoptr (AlurChainWords) words = alur_chain_words_new (editor);

  describe_between (editor, flow, &alur_flow_words[alur_element_get_word (flow, ALUR_FLOW_KIND)],
                    alur_chain_get_unit (editor, flow, TRUE),
                    alur_chain_get_unit (editor, flow, FALSE), text);
  if (flows->len > 1)
    add (text, alur_tr_n (NULL, "Stands for %u flow", "Stands for %u flows", flows->len),
         flows->len);
  for (guint i = 0; i < MIN (flows->len, MOST_NAMES); i++)
    {
      const AlurElement *one = g_ptr_array_index (flows, i);
      const char *label = alur_element_get_text (one, ALUR_FLOW_LABEL);
      g_autofree char *place = alur_chain_words_dup_place (words, one);
      g_autofree char *times = alur_chain_words_dup_times (words, one);

      if (label != NULL)
        add (text, "%s: %s", label, place);
      else
        add (text, "%s", place);
      if (times != NULL)
        add (text, "%s", times);
    }
}

/* What comes to a unit and goes from it in the service chain. */
static void
add_lines (AlurEditor *editor, const AlurElement *unit, GString *text)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  alur_picture_list_lines (alur_editor_get_picture (editor), lines);
  for (guint i = 0; i < lines->len; i++)
    {
      const AlurElement *line = g_ptr_array_index (lines, i);
      const AlurWord *word = &alur_flow_words[alur_element_get_word (line, ALUR_FLOW_KIND)];
      const AlurElement *from = alur_chain_get_unit (editor, line, TRUE);
      const AlurElement *to = alur_chain_get_unit (editor, line, FALSE);

      if (from == unit)
        add (text, alur_tr (NULL, N_ ("%s to %s")), alur_tr (NULL, word->label),
             alur_shown_name (to));
      else if (to == unit)
        /* Translators: a kind of flow, and the unit from which it comes. */
        add (text, alur_tr (NULL, N_ ("%s from %s")), alur_tr (NULL, word->label),
             alur_shown_name (from));
    }
}

static void
describe_relation (AlurEditor *editor, const AlurElement *relation, GString *text)
{
  describe_between (
      editor, relation, &alur_relation_words[alur_element_get_word (relation, ALUR_RELATION_KIND)],
      look_up (editor, relation, alur_element_get_ref (relation, ALUR_RELATION_FROM),
               ALUR_KIND_UNIT),
      look_up (editor, relation, alur_element_get_ref (relation, ALUR_RELATION_TO), ALUR_KIND_UNIT),
      text);
}

static void
add_findings (AlurEditor *editor, const AlurElement *element, GString *text)
{
  g_autoptr (GPtrArray) findings = alur_editor_find_findings_of (editor, element);

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *message = alur_finding_dup_message (g_ptr_array_index (findings, i),
                                                           alur_editor_get_document (editor), NULL);

      add (text, "%s", message);
    }
}

/**
 * alur_describe:
 * @editor: a document in a window
 * @element: something that its drawings show
 *
 * Returns: (transfer full): what it is, what it is tied to, and what was found about it
 */
char *
alur_describe (AlurEditor *editor, const AlurElement *element)
{
  GString *text = g_string_new (NULL);

  gboolean in_chain = alur_editor_get_traits (editor)->is_gathered;

  if (element->kind == ALUR_KIND_UNIT)
    {
      describe_unit (editor, element, text);
      if (in_chain)
        add_lines (editor, element, text);
    }
  else if (element->kind == ALUR_KIND_FLOW && in_chain)
    describe_line (editor, (AlurElement *) element, text);
  else if (element->kind == ALUR_KIND_STEP)
    describe_step (editor, element, text);
  else if (element->kind == ALUR_KIND_FLOW)
    describe_flow (editor, element, text);
  else if (element->kind == ALUR_KIND_RELATION)
    describe_relation (editor, element, text);
  else if (element->kind == ALUR_KIND_AUTHORITY)
    describe_authority (editor, element, text);
  else if (element->kind == ALUR_KIND_PROBLEM && element->text != NULL)
    add (text, "%s", element->text);
  else
    add (text, "%s", alur_shown_name (element));
  add_findings (editor, element, text);
  return g_string_free (text, FALSE);
}

static const char *
get_kind (const AlurElement *element)
{
  static const char *const names[ALUR_N_KINDS] = { [ALUR_KIND_FUNCTION] = N_ ("function"),
                                                   [ALUR_KIND_PROCEDURE] = N_ ("procedure"),
                                                   [ALUR_KIND_PROBLEM] = N_ ("problem") };

  if (element->kind == ALUR_KIND_UNIT)
    return alur_level_words[alur_element_get_word (element, ALUR_UNIT_LEVEL)].label;
  if (element->kind == ALUR_KIND_STEP)
    return alur_step_words[alur_element_get_word (element, ALUR_STEP_KIND)].label;
  return names[element->kind];
}

/**
 * alur_describe_briefly:
 * @editor: a document in a window
 * @element: something that the outline shows
 * @counts_findings: whether all that has changed is looked at again to say how many there are
 *
 * Returns: (transfer full): what kind of thing it is, its name, and how many findings tell of it,
 * as is said when it is passed
 */
char *
alur_describe_briefly (AlurEditor *editor, const AlurElement *element, gboolean counts_findings)
{
  GString *text = g_string_new (NULL);
  const char *kind = get_kind (element);
  const char *name = element->kind == ALUR_KIND_PROBLEM && element->text != NULL
                         ? element->text
                         : alur_shown_name (element);
  guint n_findings = counts_findings ? alur_editor_count_findings_of (editor, element) : 0;

  if (kind != NULL && kind[0] != '\0')
    g_string_append_printf (text, "%s: ", alur_tr (NULL, kind));
  g_string_append (text, name);
  if (n_findings > 0)
    g_string_append_printf (text, alur_tr_n (NULL, ", %u finding", ", %u findings", n_findings),
                            n_findings);
  return g_string_free (text, FALSE);
}

static char *
describe_comparison (AlurEditor *editor)
{
  const AlurElement *other = alur_editor_get_other_stage (editor);

  if (other == NULL)
    return g_strdup (alur_tr (NULL, N_ ("There is only one stage")));
  if (alur_editor_compares_elsewhere (editor))
    /* Translators: a stage, a stage of another document, and that document's file. */
    return g_strdup_printf (alur_tr (NULL, N_ ("%s compared with %s of “%s”")),
                            alur_shown_name (alur_editor_get_stage (editor)),
                            alur_shown_name (other), alur_editor_get_other_file (editor));
  /* Translators: two stages. */
  return g_strdup_printf (alur_tr (NULL, N_ ("%s compared with %s")),
                          alur_shown_name (alur_editor_get_stage (editor)),
                          alur_shown_name (other));
}

static char *
describe_chain (AlurEditor *editor)
{
  guint n_units = alur_chain_count_units (editor);

  return g_strdup_printf (
      alur_tr_n (NULL, "Service chain, %u unit", "Service chain, %u units", n_units), n_units);
}

/**
 * alur_describe_view:
 * @editor: a document in a window
 *
 * Returns: (transfer full): what is shown, and how much of it
 */
char *
alur_describe_view (AlurEditor *editor)
{
  const AlurElement *stage = alur_editor_get_stage (editor);
  const AlurElement *procedure = alur_editor_get_procedure (editor);
  guint n_units;

  if (alur_editor_get_pane (editor) == ALUR_PANE_PROCEDURE && procedure != NULL)
    return g_strdup_printf (alur_tr_n (NULL, "Procedure %s, %u step", "Procedure %s, %u steps",
                                       alur_element_count (procedure, ALUR_KIND_STEP)),
                            alur_shown_name (procedure),
                            alur_element_count (procedure, ALUR_KIND_STEP));
  if (alur_editor_get_pane (editor) == ALUR_PANE_COMPARISON)
    return describe_comparison (editor);
  if (alur_editor_get_traits (editor)->is_gathered)
    return describe_chain (editor);
  n_units = alur_element_count (alur_element_first (stage, ALUR_KIND_ORGANISATION), ALUR_KIND_UNIT);
  return g_strdup_printf (
      alur_tr_n (NULL, "Organisation chart, %u unit", "Organisation chart, %u units", n_units),
      n_units);
}
