/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The analysis of a document, kept up to date.
 *
 * It listens to the document and does nothing until it is asked; then it
 *   1. refreshes the elements that were touched in the index of their stage
 *      (alur-analysis-changes.c, alur-stage-refresh.c),
 *   2. spreads what that marked to the subjects whose rules could see it, by the promise that each
 *      rule's scope makes (alur-analysis-spread.c),
 *   3. runs the rules of those subjects and puts their findings in order (alur-analysis-run.c,
 *      alur-results.c).
 * Each step is right by itself: the index is compared with the document and not patched by the
 * course of events, spreading may mark too much but never too little, and a subject's findings are
 * replaced whole. What is rare and far-reaching (stages, ids, the working day) begins anew.
 *
 * Recording what each rule reads was tried on paper and rejected: it costs memory for each read of
 * each of a hundred thousand authorities, to save marking that a tree of numbers does for nothing.
 */

#include "alur-analysis-private.h"

#include <string.h>

#define MANY 10000u /* units and findings: they are freed elsewhere */

G_DEFINE_FINAL_TYPE (AlurAnalysis, alur_analysis, G_TYPE_OBJECT)

static void
clear_bucket (AlurBucket *bucket)
{
  g_clear_pointer (&bucket->findings, g_ptr_array_unref);
}

static void
stage_state_free (AlurStageState *state)
{
  clear_bucket (&state->relations);
  clear_bucket (&state->procedures);
  clear_bucket (&state->decisions);
  clear_bucket (&state->regulations);
  for (guint scope = 0; scope < ALUR_N_SCOPES; scope++)
    g_ptr_array_unref (state->dirty[scope]);
  alur_results_free (state->results);
  alur_stage_index_free (state->index);
  g_free (state);
}

static AlurStageState *
stage_state_new (AlurDocument *document, const AlurElement *stage)
{
  AlurStageState *state = g_new0 (AlurStageState, 1);

  state->stage = stage;
  state->index = alur_stage_index_new (document, stage);
  state->results = alur_results_new ();
  for (guint scope = 0; scope < ALUR_N_SCOPES; scope++)
    state->dirty[scope] = g_ptr_array_new ();
  return state;
}

static void
collect_passes (AlurAnalysis *self)
{
  guint n_rules;
  const AlurRule *rules = alur_rules_get (&n_rules);

  for (guint scope = 0; scope < ALUR_N_SCOPES; scope++)
    self->passes[scope] = g_array_new (FALSE, FALSE, sizeof (AlurPass));
  for (guint i = 0; i < n_rules; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (rules[i].passes) && rules[i].passes[j].run != NULL; j++)
        {
          AlurPass pass = { &rules[i], rules[i].passes[j].run };

          g_array_append_val (self->passes[rules[i].passes[j].scope], pass);
        }
    }
}

static void
alur_analysis_init (AlurAnalysis *self)
{
  self->stale = ALUR_STALE_ALL;
  self->effective = alur_effective_new ();
  self->stages = g_ptr_array_new_with_free_func ((GDestroyNotify) stage_state_free);
  self->records = g_array_new (FALSE, TRUE, sizeof (AlurRecord));
  self->touched = g_ptr_array_new ();
  self->refigured = g_ptr_array_new ();
  self->references = g_hash_table_new (NULL, NULL);
  self->accepted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  collect_passes (self);
}

static gpointer
free_cb (gpointer stages)
{
  g_ptr_array_unref (stages);
  return NULL;
}

/* Hundreds of thousands of findings would hold the window that lets go of them for a sixth of a
 * second, and nobody waits for it. They are no more than memory, and their references are atomic.
 */
static void
free_stages (GPtrArray *stages)
{
  guint n = 0;

  for (guint i = 0; i < stages->len; i++)
    {
      const AlurStageState *state = stages->pdata[i];

      n += state->index->units->len + alur_results_get_size (state->results);
    }
  if (n <= MANY)
    g_ptr_array_unref (stages);
  else
    g_thread_unref (g_thread_new ("free", free_cb, stages));
}

static void
alur_analysis_finalize (GObject *object)
{
  AlurAnalysis *self = ALUR_ANALYSIS (object);

  g_clear_pointer (&self->workloads, alur_workloads_free);
  alur_effective_clear (self->effective);
  free_stages (self->stages);
  alur_effective_free (self->effective);
  g_array_unref (self->records);
  g_ptr_array_unref (self->touched);
  g_ptr_array_unref (self->refigured);
  g_hash_table_unref (self->references);
  g_hash_table_unref (self->accepted);
  for (guint scope = 0; scope < ALUR_N_SCOPES; scope++)
    g_array_unref (self->passes[scope]);
  g_clear_pointer (&self->figures, alur_figures_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (alur_analysis_parent_class)->finalize (object);
}

static void
alur_analysis_class_init (AlurAnalysisClass *class)
{
  G_OBJECT_CLASS (class)->finalize = alur_analysis_finalize;

  /**
   * AlurAnalysis::changed:
   *
   * The document has changed in a way that may change findings. They are computed when asked for.
   */
  g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
document_changed_cb (AlurAnalysis *self, gpointer set, AlurDocument *document)
{
  alur_figures_apply (self->figures, set, self->refigured);
  alur_analysis_note_changes (self, set);
  if (self->stale != 0 || self->touched->len > 0 || self->refigured->len > 0)
    g_signal_emit_by_name (self, "changed");
}

/**
 * alur_analysis_new:
 * @document: a document
 *
 * Returns: (transfer full): the analysis of @document, with the default sampling of lead times
 */
AlurAnalysis *
alur_analysis_new (AlurDocument *document)
{
  AlurAnalysis *self;

  g_return_val_if_fail (ALUR_IS_DOCUMENT (document), NULL);

  self = g_object_new (ALUR_TYPE_ANALYSIS, NULL);
  self->document = g_object_ref (document);
  self->figures = alur_figures_new (document);
  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * alur_analysis_new_with_sampling:
 * @document: a document
 * @seed: where the sampling of lead times begins
 * @samples: how many cases it plays
 *
 * Returns: (transfer full): the analysis of @document
 */
AlurAnalysis *
alur_analysis_new_with_sampling (AlurDocument *document, guint64 seed, guint samples)
{
  AlurAnalysis *self = alur_analysis_new (document);

  alur_figures_set_sampling (self->figures, seed, samples);
  return self;
}

/**
 * alur_analysis_get_document:
 * @self: an analysis
 *
 * Returns: (transfer none): its document
 */
AlurDocument *
alur_analysis_get_document (AlurAnalysis *self)
{
  return self->document;
}

/**
 * alur_analysis_get_figures:
 * @self: an analysis
 *
 * Returns: (transfer none): the figures that its rules look at, as new as the document
 */
AlurFigures *
alur_analysis_get_figures (AlurAnalysis *self)
{
  return self->figures;
}

/**
 * alur_analysis_take_lead:
 * @self: an analysis with deferred figures
 * @procedure: a procedure
 * @ticket: what came with its model
 * @lead: what a worker has made of that
 *
 * Puts the lead time of @procedure in its place, unless that has changed since, and looks again at
 * what depends on it.
 *
 * Returns: whether it was put there
 */
gboolean
alur_analysis_take_lead (AlurAnalysis *self,
                         const AlurElement *procedure,
                         guint ticket,
                         AlurLead lead)
{
  if (!alur_figures_take_lead (self->figures, procedure, ticket, lead))
    return FALSE;
  g_ptr_array_add (self->refigured, (gpointer) procedure);
  g_signal_emit_by_name (self, "changed");
  return TRUE;
}

/**
 * alur_analysis_get_record: (skip)
 *
 * Returns: what is registered of @element; moves when an element with a larger serial is asked for
 */
AlurRecord *
alur_analysis_get_record (AlurAnalysis *self, const AlurElement *element)
{
  if (element->serial >= self->records->len)
    g_array_set_size (self->records,
                      MAX (element->serial + 1, alur_document_get_serials (self->document)));
  return &g_array_index (self->records, AlurRecord, element->serial);
}

/**
 * alur_analysis_get_state: (skip)
 */
AlurStageState *
alur_analysis_get_state (AlurAnalysis *self, const AlurElement *stage)
{
  for (guint i = 0; i < self->stages->len; i++)
    {
      AlurStageState *state = self->stages->pdata[i];

      if (state->stage == stage)
        return state;
    }
  return NULL;
}

static void
forget_all (AlurAnalysis *self)
{
  alur_effective_clear (self->effective);
  free_stages (self->stages);
  self->stages = g_ptr_array_new_with_free_func ((GDestroyNotify) stage_state_free);
  g_array_set_size (self->records, 0);
  alur_analysis_forget_touched (self);
  g_ptr_array_set_size (self->refigured, 0);
  g_hash_table_remove_all (self->references);
  ALUR_FOREACH (stage, alur_document_get_root (self->document), ALUR_KIND_STAGE)
  {
    g_ptr_array_add (self->stages, stage_state_new (self->document, stage));
  }
}

/* Whatever changes meanwhile lets it begin once more. */
static gboolean
begin_anew (AlurAnalysis *self, gint64 until)
{
  const AlurElement *root = alur_document_get_root (self->document);

  if (self->anew == NULL)
    {
      forget_all (self);
      self->anew = root;
    }
  while (self->anew != NULL)
    {
      alur_analysis_refresh_element (self, self->anew);
      self->anew = alur_element_walk (self->anew, root);
      if (alur_is_over (until) && self->anew != NULL)
        return FALSE;
    }
  return TRUE;
}

static void
read_accepted (AlurAnalysis *self)
{
  const AlurElement *accepted = alur_document_get_accepted (self->document);

  g_hash_table_remove_all (self->accepted);
  if (accepted == NULL)
    return;
  ALUR_FOREACH (finding, accepted, ALUR_KIND_ACCEPTED_FINDING)
  {
    const char *key = alur_element_get_text (finding, ALUR_ACCEPTED_FINDING_KEY);

    if (key == NULL)
      continue;
    g_hash_table_add (self->accepted, g_strdup (key));
    g_hash_table_add (self->accepted, g_strndup (key, strcspn (key, "|")));
  }
}

/* Since the rules began to look at what had changed before. */
static gboolean
has_changed (AlurAnalysis *self)
{
  return self->stale != 0 || self->touched->len > 0 || self->refigured->len > 0
         || self->is_refreshed;
}

/**
 * alur_analysis_is_up_to_date:
 * @self: an analysis
 *
 * Returns: whether reading findings looks at nothing again
 */
gboolean
alur_analysis_is_up_to_date (AlurAnalysis *self)
{
  g_return_val_if_fail (ALUR_IS_ANALYSIS (self), TRUE);

  return self->phase == ALUR_PHASE_REST && !has_changed (self);
}

/* Returns whether that is all, and time is left. */
static gboolean
refresh (AlurAnalysis *self, gint64 until)
{
  gboolean was_refreshed = self->is_refreshed;

  if ((self->stale & ALUR_STALE_ALL) == 0)
    self->is_refreshed = alur_analysis_refresh_touched (self, until);
  else if (!was_refreshed)
    self->is_refreshed = begin_anew (self, until);
  return self->is_refreshed && (was_refreshed || !alur_is_over (until));
}

/* What was touched, and then whatever rules could see of it. */
static gboolean
take_up (AlurAnalysis *self, gint64 until)
{
  if (!refresh (self, until))
    return FALSE;
  if (self->stale & (ALUR_STALE_ALL | ALUR_STALE_SETTINGS))
    alur_rule_settings_read (&self->settings, self->document);
  if (self->stale & (ALUR_STALE_ALL | ALUR_STALE_ACCEPTED))
    read_accepted (self);
  alur_analysis_spread (self);
  for (guint i = 0; i < self->stages->len; i++)
    alur_stage_index_clear_marks (((AlurStageState *) self->stages->pdata[i])->index);
  g_ptr_array_set_size (self->refigured, 0);
  self->remark = self->remark || (self->stale & ALUR_STALE_ACCEPTED) != 0;
  self->stale = 0;
  self->is_refreshed = FALSE;
  self->phase = ALUR_PHASE_SORT;
  self->at = 0;
  return !alur_is_over (until);
}

static gboolean
run (AlurAnalysis *self, gint64 until)
{
  for (; self->at < self->stages->len; self->at++)
    if (!alur_analysis_run (self, self->at, until))
      return FALSE;
  self->phase = ALUR_PHASE_SETTLE;
  self->at = 0;
  return TRUE;
}

static gboolean
settle (AlurAnalysis *self, gint64 until)
{
  for (; self->at < self->stages->len; self->at++)
    {
      AlurResults *results = ((AlurStageState *) self->stages->pdata[self->at])->results;

      if (!alur_results_settle (results, self->accepted, &self->rule_version, until))
        return FALSE;
      if (self->remark)
        alur_results_mark_accepted (results, self->accepted, &self->rule_version);
    }
  self->phase = ALUR_PHASE_REST;
  self->remark = FALSE;
  self->version++;
  return TRUE;
}

/* Something has changed since what is being looked at was taken up. Where all begins anew nothing
 * is left of it: findings are put in order by ids, which may be others now. Else what was found
 * until then is put in order first, since no subject may be looked at a second time before; what
 * was not stays dirty. */
static void
cut_short (AlurAnalysis *self)
{
  gboolean begins_anew = (self->stale & ALUR_STALE_ALL) != 0;

  if (self->phase == ALUR_PHASE_SETTLE && !begins_anew)
    return;
  g_clear_pointer (&self->workloads, alur_workloads_free);
  self->phase = begins_anew ? ALUR_PHASE_REST : ALUR_PHASE_SETTLE;
  self->at = 0;
}

/**
 * alur_analysis_advance:
 * @self: an analysis
 * @until: when to leave the rest for the next time, as g_get_monotonic_time(); 0: never
 *
 * Looks again at what has changed, or at a part of it. What changes between two parts is looked at
 * with what is left. Who reads findings meanwhile has all of it done at once. Some things are done
 * in one go, so that it may take some milliseconds longer.
 *
 * Returns: whether nothing is left
 */
gboolean
alur_analysis_advance (AlurAnalysis *self, gint64 until)
{
  g_return_val_if_fail (ALUR_IS_ANALYSIS (self), TRUE);

  while (!alur_analysis_is_up_to_date (self))
    {
      if (self->phase != ALUR_PHASE_REST && has_changed (self))
        cut_short (self);
      if (self->phase == ALUR_PHASE_SORT && !alur_analysis_sort (self, until))
        return FALSE;
      if (self->phase == ALUR_PHASE_RUN && !run (self, until))
        return FALSE;
      if (self->phase == ALUR_PHASE_SETTLE && !settle (self, until))
        return FALSE;
      if (has_changed (self) && !take_up (self, until))
        return FALSE;
    }
  return TRUE;
}

/**
 * alur_analysis_update:
 * @self: an analysis
 *
 * Looks again at all that has changed. Reading findings does this when it is needed.
 */
void
alur_analysis_update (AlurAnalysis *self)
{
  alur_analysis_advance (self, 0);
}

/**
 * alur_analysis_get_version:
 * @self: an analysis
 *
 * Returns: a number that grows whenever findings of any stage may be others than before
 */
guint
alur_analysis_get_version (AlurAnalysis *self)
{
  g_return_val_if_fail (ALUR_IS_ANALYSIS (self), 0);

  alur_analysis_update (self);
  return self->version;
}

/**
 * alur_analysis_forget:
 * @self: an analysis
 *
 * Makes the next reading begin anew, as if nothing had ever been looked at.
 */
void
alur_analysis_forget (AlurAnalysis *self)
{
  g_return_if_fail (ALUR_IS_ANALYSIS (self));

  self->stale |= ALUR_STALE_ALL;
  self->anew = NULL;
  self->is_refreshed = FALSE;
}

/**
 * alur_analysis_get_findings:
 * @self: an analysis
 * @stage: a stage of its document
 *
 * Returns: (transfer none) (element-type AlurFinding): the findings of @stage, accepted ones too,
 * by rule, function, role, resource, units and elements; valid until the next change of the
 * document
 */
const GPtrArray *
alur_analysis_get_findings (AlurAnalysis *self, const AlurElement *stage)
{
  AlurStageState *state;

  g_return_val_if_fail (ALUR_IS_ANALYSIS (self), NULL);

  alur_analysis_update (self);
  state = alur_analysis_get_state (self, stage);
  g_return_val_if_fail (state != NULL, NULL);
  return alur_results_get (state->results);
}

/**
 * alur_analysis_get_findings_of_rule:
 * @self: an analysis
 * @stage: a stage of its document
 * @rule: one of alur_rules_get()
 * @state: (out): which they are
 *
 * Returns: (transfer none) (element-type AlurFinding): those of alur_analysis_get_findings() that
 *   @rule found, in the same order; valid until the next change of the document
 */
const GPtrArray *
alur_analysis_get_findings_of_rule (AlurAnalysis *self,
                                    const AlurElement *stage,
                                    const AlurRule *rule,
                                    AlurFindingsState *state)
{
  AlurStageState *of_stage;

  g_return_val_if_fail (ALUR_IS_ANALYSIS (self), NULL);

  alur_analysis_update (self);
  of_stage = alur_analysis_get_state (self, stage);
  g_return_val_if_fail (of_stage != NULL, NULL);
  return alur_results_get_of_rule (of_stage->results, rule, state);
}

/**
 * alur_analysis_count:
 * @self: an analysis
 * @stage: a stage of its document
 * @severity: error, warning or info
 *
 * Returns: how many findings of that severity, accepted ones aside, @stage has
 */
guint
alur_analysis_count (AlurAnalysis *self, const AlurElement *stage, AlurSeverity severity)
{
  AlurStageState *state;

  g_return_val_if_fail (ALUR_IS_ANALYSIS (self), 0);

  alur_analysis_update (self);
  state = alur_analysis_get_state (self, stage);
  g_return_val_if_fail (state != NULL, 0);
  return alur_results_count (state->results, severity);
}

/**
 * alur_analysis_get_index:
 * @self: an analysis
 * @stage: a stage of its document
 *
 * Returns: (transfer none): the trees of @stage with what hangs on them; valid until the next
 *   change of the document
 */
AlurStageIndex *
alur_analysis_get_index (AlurAnalysis *self, const AlurElement *stage)
{
  AlurStageState *state;

  g_return_val_if_fail (ALUR_IS_ANALYSIS (self), NULL);

  alur_analysis_update (self);
  state = alur_analysis_get_state (self, stage);
  g_return_val_if_fail (state != NULL, NULL);
  return state->index;
}
