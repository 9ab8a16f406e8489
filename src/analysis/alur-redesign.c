/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which decisions are due in a stage, and the order in which they are carried out: whole procedures
 * first, then what unites steps, then what passes them on, and last what gives steps up, so that
 * what is given up is bridged to where things are then. Steps leave the document together at the
 * end, because deleting looks through all references. */

#include "alur-redesign-private.h"

#include "alur-edit.h"
#include "alur-finding.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>

G_STATIC_ASSERT ((int) ALUR_STEP_REDESIGN_ACTION == (int) ALUR_PROCEDURE_REDESIGN_ACTION);
G_STATIC_ASSERT ((int) ALUR_STEP_REDESIGN_WITH == (int) ALUR_PROCEDURE_REDESIGN_WITH);

struct _AlurRedesignReport
{
  char *stage;
  GPtrArray *outcomes;
};

static void
free_way (gpointer data)
{
  AlurOutcomeWay *way = data;

  g_free (way->text);
  g_free (way);
}

static void
free_outcome (gpointer data)
{
  AlurOutcome *outcome = data;

  g_free (outcome->text);
  g_ptr_array_unref (outcome->notes);
  g_ptr_array_unref (outcome->ways);
  g_free (outcome);
}

static AlurOutcome *
new_outcome (AlurAction action, const AlurElement *decided)
{
  AlurOutcome *self = g_new0 (AlurOutcome, 1);

  self->action = action;
  self->type = decided->kind;
  self->id = alur_element_get_id (decided);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->ways = g_ptr_array_new_with_free_func (free_way);
  return self;
}

/*< private >
 * alur_decision_tell:
 *
 * Says what became of the decision.
 */
void
alur_decision_tell (AlurDecision *self, AlurOutcomeKind kind, const char *format, ...)
{
  va_list arguments;

  self->outcome->kind = kind;
  g_free (self->outcome->text);
  va_start (arguments, format);
  self->outcome->text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

/*< private >
 * alur_decision_note:
 *
 * Says what goes along with it.
 */
void
alur_decision_note (AlurDecision *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->outcome->notes, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/*< private >
 * alur_redesign_dup_name:
 *
 * Returns: (transfer full): what people call @element, in the user's language
 */
char *
alur_redesign_dup_name (AlurRedesign *self, const AlurElement *element)
{
  return alur_finding_dup_name_of (self->document, element, NULL);
}

/*< private >
 * alur_redesign_is_there:
 * @element: (nullable): a step or procedure of the stage
 *
 * Returns: whether it is there and stays, as far as known
 */
gboolean
alur_redesign_is_there (AlurRedesign *self, const AlurElement *element)
{
  return element != NULL && !g_hash_table_contains (self->gone, element)
         && !g_hash_table_contains (self->gone, element->parent);
}

/*< private >
 * alur_redesign_doom:
 *
 * Lets @element leave the stage at the end.
 */
void
alur_redesign_doom (AlurRedesign *self, AlurElement *element)
{
  if (g_hash_table_add (self->gone, element))
    g_ptr_array_add (self->doomed, element);
}

static AlurElement *
get_redesign (const AlurElement *element)
{
  return alur_element_first (element, element->kind == ALUR_KIND_PROCEDURE
                                          ? ALUR_KIND_PROCEDURE_REDESIGN
                                          : ALUR_KIND_STEP_REDESIGN);
}

static guint
stage_field (const AlurElement *redesign)
{
  return redesign->kind == ALUR_KIND_PROCEDURE_REDESIGN ? (guint) ALUR_PROCEDURE_REDESIGN_STAGE
                                                        : (guint) ALUR_STEP_REDESIGN_STAGE;
}

static guint
applied_field (const AlurElement *redesign)
{
  return redesign->kind == ALUR_KIND_PROCEDURE_REDESIGN ? (guint) ALUR_PROCEDURE_REDESIGN_APPLIED
                                                        : (guint) ALUR_STEP_REDESIGN_APPLIED;
}

static AlurAction
action_of (const AlurElement *redesign)
{
  return (AlurAction) alur_element_get_word (redesign, ALUR_STEP_REDESIGN_ACTION);
}

/* Whether a decision speaks of @stage: it names it (or, in the stage before, none yet). A stage
 * that is not made yet (@stage NULL) is named by none. */
static gboolean
is_about (const AlurElement *redesign, const AlurElement *before, const AlurElement *stage)
{
  const char *named = alur_element_get_ref (redesign, stage_field (redesign));

  if (named == NULL)
    return alur_element_get_stage (redesign) == before;
  return stage != NULL && named == alur_element_get_id (stage);
}

static gboolean
is_pending (const AlurElement *redesign)
{
  return action_of (redesign) != ALUR_ACTION_KEEP
         && alur_element_get_word (redesign, applied_field (redesign)) != ALUR_ANSWER_YES;
}

typedef void (*RedesignFunc) (AlurElement *redesign, gpointer data);

/* The decisions of one stage, in its order. */
static void
for_each_redesign (const AlurElement *stage, RedesignFunc func, gpointer data)
{
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    AlurElement *own = get_redesign (procedure);

    if (own != NULL)
      func (own, data);
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      AlurElement *redesign = get_redesign (step);

      if (redesign != NULL)
        func (redesign, data);
    }
  }
}

typedef struct
{
  const AlurElement *before;
  const AlurElement *stage;
  GHashTable *latest; /* id of what is decided about → the decision that counts */
  AlurRedesign *redesign;
  GPtrArray *decisions; /* AlurDecision */
} Gathering;

/* Later stages come later, so the last one stays. */
static void
note_latest (AlurElement *redesign, gpointer data)
{
  Gathering *self = data;

  if (is_about (redesign, self->before, self->stage))
    g_hash_table_insert (self->latest, (gpointer) (guintptr) alur_element_get_id (redesign->parent),
                         redesign);
}

static void
free_decision (gpointer data)
{
  AlurDecision *decision = data;

  g_clear_pointer (&decision->outcome, free_outcome);
  g_free (decision);
}

static void
add_decision (AlurElement *redesign, gpointer data)
{
  Gathering *self = data;
  AlurElement *decided = redesign->parent;
  AlurDecision *decision;
  const AlurElement *counts;

  if (!is_about (redesign, self->before, self->stage) || !is_pending (redesign))
    return;
  counts = g_hash_table_lookup (self->latest, alur_element_get_id (decided));
  decision = g_new0 (AlurDecision, 1);
  decision->redesign = redesign;
  decision->decided = decided;
  decision->element = alur_document_lookup_kind (self->redesign->document, self->redesign->stage,
                                                 alur_element_get_id (decided), decided->kind);
  decision->outcome = new_outcome (action_of (redesign), decided);
  if (counts != redesign)
    {
      g_autofree char *name = alur_redesign_dup_name (self->redesign, decided);

      alur_decision_tell (decision, ALUR_OUTCOME_OVERRULED,
                          alur_tr (NULL, N_ ("A later stage decided otherwise about %s.")), name);
    }
  g_ptr_array_add (self->decisions, decision);
}

static void
for_each_redesign_before (AlurDocument *document,
                          const AlurElement *before,
                          RedesignFunc func,
                          gpointer data)
{
  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  {
    for_each_redesign (stage, func, data);
    if (stage == before)
      break;
  }
}

static GPtrArray *
gather (AlurRedesign *redesign)
{
  g_autoptr (GHashTable) latest = g_hash_table_new (NULL, NULL);
  Gathering gathering = { .before = redesign->before,
                          .stage = redesign->stage,
                          .latest = latest,
                          .redesign = redesign,
                          .decisions = g_ptr_array_new_with_free_func (free_decision) };

  for_each_redesign_before (redesign->document, redesign->before, note_latest, &gathering);
  for_each_redesign_before (redesign->document, redesign->before, add_decision, &gathering);
  return gathering.decisions;
}

/* Whether there is something to do at all: else the decision has been told of. */
static gboolean
is_open (const AlurDecision *decision, AlurKind type, AlurAction action)
{
  return decision->outcome->text == NULL && decision->outcome->type == type
         && decision->outcome->action == action;
}

typedef void (*CarryOut) (AlurRedesign *self, AlurDecision *decision);

static void
carry_out (
    AlurRedesign *self, GPtrArray *decisions, AlurKind type, AlurAction action, CarryOut func)
{
  for (guint i = 0; i < decisions->len; i++)
    if (is_open (decisions->pdata[i], type, action))
      func (self, decisions->pdata[i]);
}

/* A person has to find the simpler way; the decision is only noted as being in force. */
static void
simplify (AlurRedesign *self, AlurDecision *decision)
{
  g_autofree char *name = alur_redesign_dup_name (self, decision->decided);

  if (alur_redesign_is_there (self, decision->element))
    alur_decision_tell (
        decision, ALUR_OUTCOME_BY_HAND,
        alur_tr (NULL, N_ ("%s is to be simplified: change it in the new stage yourself.")), name);
  else
    alur_decision_tell (decision, ALUR_OUTCOME_ALREADY,
                        alur_tr (NULL, N_ ("%s is not there any more.")), name);
}

/* Steps that are united are united together, however many decisions say so. */
typedef struct
{
  GPtrArray *decisions; /* AlurDecision */
  GPtrArray *ids;       /* of all that is united, those that carry the decisions too */
} Group;

static void
free_group (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->decisions);
  g_ptr_array_unref (group->ids);
  g_free (group);
}

static void
put_in (GHashTable *groups, Group *group, const char *id)
{
  if (g_hash_table_insert (groups, (gpointer) (guintptr) id, group))
    g_ptr_array_add (group->ids, (gpointer) (guintptr) id);
}

/* Adds all that the group of @id holds to @group. */
static void
join_groups (GHashTable *groups, Group *group, const char *id)
{
  Group *other = g_hash_table_lookup (groups, id);

  if (other == group)
    return;
  if (other == NULL)
    {
      put_in (groups, group, id);
      return;
    }
  g_ptr_array_extend (group->decisions, other->decisions, NULL, NULL);
  for (guint i = 0; i < other->ids->len; i++)
    {
      g_ptr_array_add (group->ids, other->ids->pdata[i]);
      g_hash_table_insert (groups, other->ids->pdata[i], group);
    }
  g_ptr_array_set_size (other->decisions, 0);
  g_ptr_array_set_size (other->ids, 0);
}

static const AlurIds *
with_of (const AlurDecision *decision)
{
  return alur_element_get_refs (decision->redesign, ALUR_STEP_REDESIGN_WITH);
}

/* Of several decisions of a group that one counts of whose step no other takes in. */
static AlurDecision *
leading_decision (const Group *group)
{
  for (guint i = 0; i < group->decisions->len; i++)
    {
      AlurDecision *decision = group->decisions->pdata[i];
      gboolean taken_in = FALSE;

      for (guint k = 0; k < group->decisions->len && !taken_in; k++)
        taken_in = k != i && with_of (group->decisions->pdata[k]) != NULL
                   && alur_ids_contain (with_of (group->decisions->pdata[k]),
                                        alur_element_get_id (decision->decided));
      if (!taken_in)
        return decision;
    }
  return group->decisions->pdata[0];
}

static void
combine_group (AlurRedesign *self, Group *group)
{
  AlurDecision *leading;
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();

  if (group->decisions->len == 0)
    return;
  leading = leading_decision (group);
  for (guint i = 0; i < group->ids->len; i++)
    {
      const char *id = group->ids->pdata[i];
      AlurElement *step
          = alur_document_lookup_kind (self->document, self->stage, id, ALUR_KIND_STEP);

      if (alur_redesign_is_there (self, step) && id != alur_element_get_id (leading->decided))
        g_ptr_array_add (elements, step);
    }
  alur_redesign_combine (self, leading, elements);
  for (guint i = 0; i < group->decisions->len; i++)
    if (group->decisions->pdata[i] != leading)
      alur_decision_tell (group->decisions->pdata[i], leading->outcome->kind, "%s",
                          leading->outcome->text);
}

/* The steps of which it was decided for this stage that they are given up: they are not united. */
static gboolean
is_given_up (GPtrArray *decisions, const char *id)
{
  for (guint i = 0; i < decisions->len; i++)
    {
      const AlurDecision *decision = decisions->pdata[i];

      if (is_open (decision, ALUR_KIND_STEP, ALUR_ACTION_ABOLISH)
          && alur_element_get_id (decision->decided) == id)
        return TRUE;
    }
  return FALSE;
}

static void
combine_steps (AlurRedesign *self, GPtrArray *decisions)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_group);

  for (guint i = 0; i < decisions->len; i++)
    {
      AlurDecision *decision = decisions->pdata[i];
      const AlurIds *with;
      Group *group;

      if (!is_open (decision, ALUR_KIND_STEP, ALUR_ACTION_COMBINE))
        continue;
      group = g_new0 (Group, 1);
      group->decisions = g_ptr_array_new ();
      group->ids = g_ptr_array_new ();
      g_ptr_array_add (all, group);
      g_ptr_array_add (group->decisions, decision);
      join_groups (groups, group, alur_element_get_id (decision->decided));
      with = with_of (decision);
      for (guint k = 0; with != NULL && k < with->n_ids; k++)
        if (!is_given_up (decisions, with->ids[k]))
          join_groups (groups, group, with->ids[k]);
    }
  for (guint i = 0; i < all->len; i++)
    combine_group (self, all->pdata[i]);
}

/* What was carried out names the stage in which it was. */
static void
mark_applied (AlurRedesign *self, GPtrArray *decisions)
{
  for (guint i = 0; i < decisions->len; i++)
    {
      AlurDecision *decision = decisions->pdata[i];
      AlurElement *redesign = decision->redesign;

      if (decision->outcome->kind == ALUR_OUTCOME_REFUSED
          || decision->outcome->kind == ALUR_OUTCOME_OVERRULED)
        continue;
      alur_document_set_text (self->document, redesign, stage_field (redesign),
                              alur_element_get_id (self->stage));
      alur_document_set_word (self->document, redesign, applied_field (redesign), ALUR_ANSWER_YES);
    }
}

static AlurRedesignReport *
take_report (AlurRedesign *self, GPtrArray *decisions)
{
  AlurRedesignReport *report = g_new0 (AlurRedesignReport, 1);

  report->stage = alur_redesign_dup_name (self, self->stage);
  report->outcomes = g_ptr_array_new_with_free_func (free_outcome);
  for (guint i = 0; i < decisions->len; i++)
    {
      AlurDecision *decision = decisions->pdata[i];

      g_ptr_array_add (report->outcomes, g_steal_pointer (&decision->outcome));
    }
  return report;
}

/**
 * alur_redesign_apply:
 * @document: a document with an open transaction
 * @stage: a stage behind another one
 * @ways: (nullable): id of a decision step → id of the flow out of it to keep where the step is
 *   given up, both atoms of @document and compared as such; where none is named the most probable
 *   way to an end stays
 *
 * Carries out in @stage what was decided for it: the decisions of all earlier stages that name it,
 * and those of the stage before it that name no stage yet, which get it. What was carried out is
 * marked as applied, so applying again only adds what was decided since. All else, and what a
 * person has placed, stays as it is.
 *
 * Returns: (transfer full): what became of each decision
 */
AlurRedesignReport *
alur_redesign_apply (AlurDocument *document, AlurElement *stage, GHashTable *ways)
{
  g_autoptr (AlurCourse) course = alur_course_new (document, stage);
  g_autoptr (GPtrArray) doomed = g_ptr_array_new ();
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) decisions = NULL;
  AlurRedesign self = { .document = document,
                        .stage = stage,
                        .before = alur_element_previous (stage, ALUR_KIND_STAGE),
                        .course = course,
                        .ways = ways,
                        .doomed = doomed,
                        .gone = gone };

  g_return_val_if_fail (self.before != NULL, NULL);

  decisions = gather (&self);
  carry_out (&self, decisions, ALUR_KIND_PROCEDURE, ALUR_ACTION_ABOLISH,
             alur_redesign_abolish_procedure);
  carry_out (&self, decisions, ALUR_KIND_PROCEDURE, ALUR_ACTION_COMBINE,
             alur_redesign_combine_procedures);
  carry_out (&self, decisions, ALUR_KIND_PROCEDURE, ALUR_ACTION_SIMPLIFY, simplify);
  combine_steps (&self, decisions);
  carry_out (&self, decisions, ALUR_KIND_STEP, ALUR_ACTION_SIMPLIFY, simplify);
  carry_out (&self, decisions, ALUR_KIND_STEP, ALUR_ACTION_DECENTRALISE,
             alur_redesign_decentralise);
  carry_out (&self, decisions, ALUR_KIND_STEP, ALUR_ACTION_ABOLISH, alur_redesign_abolish);
  mark_applied (&self, decisions);
  alur_edit_delete (document, (AlurElement *const *) doomed->pdata, doomed->len);
  /* A problem may have been pinned to a flow that another one has taken the place of. */
  if (g_hash_table_size (course->gone) > 0)
    alur_edit_sweep (document, course->gone);
  return take_report (&self, decisions);
}

/**
 * alur_redesign_dup_stage_name:
 * @document: a document
 * @kind: the kind of a stage
 *
 * Returns: (transfer full): what a new stage of that kind is called, in the language of the
 * document
 */
char *
alur_redesign_dup_stage_name (AlurDocument *document, AlurStageKind kind)
{
  const char *word = alur_tr (alur_document_get_language (document), alur_stage_words[kind].label);
  g_autofree char *first = g_utf8_strup (word, (gssize) (g_utf8_next_char (word) - word));

  return g_strconcat (first, g_utf8_next_char (word), NULL);
}

/**
 * alur_redesign_apply_after:
 * @document: a document with an open transaction
 * @before: a stage of it
 * @kind: what the next stage shall be where there is none yet
 * @name: (nullable): how it shall be called then; NULL: as its kind
 * @ways: (nullable): as in alur_redesign_apply()
 *
 * Makes the stage behind @before if there is none, and carries out in it what was decided.
 *
 * Returns: (transfer full): what became of each decision
 */
AlurRedesignReport *
alur_redesign_apply_after (AlurDocument *document,
                           AlurElement *before,
                           AlurStageKind kind,
                           const char *name,
                           GHashTable *ways)
{
  AlurElement *stage = alur_element_next (before, ALUR_KIND_STAGE);

  if (stage == NULL)
    {
      g_autofree char *usual = alur_redesign_dup_stage_name (document, kind);

      stage = alur_edit_add_stage (document, before, kind, name != NULL ? name : usual);
    }
  return alur_redesign_apply (document, stage, ways);
}

/**
 * alur_redesign_preview:
 * @document: a document without an open transaction
 * @before: a stage of it, not the target
 * @ways: (nullable): as in alur_redesign_apply()
 *
 * Says what carrying out the decisions in the stage behind @before would do. The document is
 * afterwards as it was, and nobody hears of it.
 *
 * Returns: (transfer full): what would become of each decision
 */
AlurRedesignReport *
alur_redesign_preview (AlurDocument *document, AlurElement *before, GHashTable *ways)
{
  AlurRedesignReport *report;

  alur_document_begin (document, "");
  report = alur_redesign_apply_after (document, before, ALUR_STAGE_TARGET, NULL, ways);
  alur_document_rollback (document);
  return report;
}

/**
 * alur_redesign_report_free:
 * @self: (transfer full): a report
 */
void
alur_redesign_report_free (AlurRedesignReport *self)
{
  g_free (self->stage);
  g_ptr_array_unref (self->outcomes);
  g_free (self);
}

/**
 * alur_redesign_report_get_n_outcomes:
 * @self: a report
 *
 * Returns: how many decisions were looked at
 */
guint
alur_redesign_report_get_n_outcomes (const AlurRedesignReport *self)
{
  return self->outcomes->len;
}

/**
 * alur_redesign_report_get_outcome:
 * @self: a report
 * @index: less than their number
 *
 * Returns: (transfer none): what became of a decision, in the order of the document
 */
const AlurOutcome *
alur_redesign_report_get_outcome (const AlurRedesignReport *self, guint index)
{
  return self->outcomes->pdata[index];
}

/**
 * alur_redesign_report_get_stage:
 * @self: a report
 *
 * Returns: (transfer none): the name of the stage in which it happens
 */
const char *
alur_redesign_report_get_stage (const AlurRedesignReport *self)
{
  return self->stage;
}

/**
 * alur_redesign_count_pending:
 * @document: a document
 * @before: a stage of it
 *
 * Returns: how many decisions wait to be carried out in the stage behind @before, made or not
 */
guint
alur_redesign_count_pending (AlurDocument *document, const AlurElement *before)
{
  g_autoptr (GHashTable) latest = g_hash_table_new (NULL, NULL);
  Gathering gathering = { .before = before,
                          .stage = alur_element_next (before, ALUR_KIND_STAGE),
                          .latest = latest };

  GHashTableIter all;
  gpointer redesign;
  guint n_pending = 0;

  for_each_redesign_before (document, before, note_latest, &gathering);
  g_hash_table_iter_init (&all, latest);
  while (g_hash_table_iter_next (&all, NULL, &redesign))
    n_pending += is_pending (redesign) ? 1 : 0;
  return n_pending;
}
