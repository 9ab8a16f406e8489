/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-finding-sort.h"

#include <string.h>

/* What the same findings are sorted by; compared byte by byte. */
typedef struct
{
  const AlurElement *stage;
  const AlurElement *procedure; /* this and the next three where only what is shown is wanted */
  const AlurElement *function;
  AlurPane pane;
  AlurCompared compared;
  AlurFindingScope scope;
  gboolean shown[ALUR_SEVERITY_ERROR + 1];
} Key;

struct _AlurFindingSort
{
  Key key;
  guint n_held; /* how often others had been held back */
  guint n_rules;
  const AlurRule *rules;
  AlurSortedRule *sorted; /* one a rule */
};

/**
 * alur_finding_sort_new: (skip)
 *
 * Returns: (transfer full): nothing sorted yet
 */
AlurFindingSort *
alur_finding_sort_new (void)
{
  AlurFindingSort *self = g_new0 (AlurFindingSort, 1);

  self->rules = alur_rules_get (&self->n_rules);
  self->sorted = g_new0 (AlurSortedRule, self->n_rules);
  return self;
}

static void
sorted_clear (AlurSortedRule *sorted)
{
  for (guint i = 0; i < G_N_ELEMENTS (sorted->open); i++)
    g_clear_pointer (&sorted->open[i], g_ptr_array_unref);
  g_clear_pointer (&sorted->accepted, g_ptr_array_unref);
  g_clear_pointer (&sorted->kinds, g_byte_array_unref);
  memset (sorted, 0, sizeof *sorted);
}

/**
 * alur_finding_sort_free: (skip)
 */
void
alur_finding_sort_free (AlurFindingSort *self)
{
  for (guint i = 0; i < self->n_rules; i++)
    sorted_clear (&self->sorted[i]);
  g_free (self->sorted);
  g_free (self);
}

/* What somebody wants to see of a finding. */
enum
{
  ELSEWHERE, /* nothing */
  ACCEPTED,
  HELD_BACK,
  COUNTED, /* only how many there are; and the severity */
  OPEN = COUNTED + ALUR_SEVERITY_ERROR + 1
};

static guint8
judge (const AlurFindingWish *wish, const AlurFinding *finding)
{
  if (!alur_finding_scope_has (wish->scope, wish->editor, finding)
      || !alur_finding_search_has (wish->search, finding))
    return ELSEWHERE;
  if (finding->accepted)
    return ACCEPTED;
  if (alur_unfinished_holds_back (alur_editor_get_unfinished (wish->editor), finding))
    return HELD_BACK;
  return (guint8) ((wish->shown[finding->severity] ? OPEN : COUNTED) + finding->severity);
}

static void
add (GPtrArray **list, AlurFinding *finding)
{
  if (*list == NULL)
    *list = g_ptr_array_new ();
  g_ptr_array_add (*list, finding);
}

static void
sort_in (AlurSortedRule *sorted, guint8 kind, AlurFinding *finding)
{
  if (kind >= OPEN)
    {
      sorted->counts[kind - OPEN]++;
      add (&sorted->open[kind - OPEN], finding);
    }
  else if (kind >= COUNTED)
    {
      sorted->counts[kind - COUNTED]++;
    }
  else if (kind == HELD_BACK)
    {
      sorted->n_held_back++;
    }
  else if (kind == ACCEPTED)
    {
      add (&sorted->accepted, finding);
    }
}

/* The kinds of @findings: there may be a hundred thousand that lie all over the memory, so only
 * those are looked at that may be of another kind than they were. */
static GByteArray *
judge_anew (const AlurSortedRule *sorted,
            const AlurFindingWish *wish,
            const GPtrArray *findings,
            const AlurFindingsState *state)
{
  GByteArray *kinds = g_byte_array_sized_new (findings->len);
  const GByteArray *before = sorted->kinds;
  guint n_front = 0;
  guint n_back = 0;

  g_byte_array_set_size (kinds, findings->len);
  if (before != NULL && sorted->version == state->version)
    {
      n_front = findings->len;
    }
  else if (before != NULL && sorted->version == state->before)
    {
      n_front = state->n_front;
      n_back = state->n_back;
    }
  if (n_front > 0)
    memcpy (kinds->data, before->data, n_front);
  if (n_back > 0)
    memcpy (kinds->data + kinds->len - n_back, before->data + before->len - n_back, n_back);
  for (guint i = 0; i < findings->len; i++)
    if ((i >= n_front && i < findings->len - n_back)
        || (kinds->data[i] == HELD_BACK && !sorted->is_held))
      kinds->data[i] = judge (wish, findings->pdata[i]);
  return kinds;
}

static void
sort_rule (AlurSortedRule *sorted,
           const AlurFindingWish *wish,
           const GPtrArray *findings,
           const AlurFindingsState *state)
{
  g_autoptr (GByteArray) kinds = NULL;

  if (sorted->kinds != NULL && sorted->is_held && sorted->version == state->version)
    return;
  kinds = judge_anew (sorted, wish, findings, state);
  sorted_clear (sorted);
  for (guint i = 0; i < findings->len; i++)
    sort_in (sorted, kinds->data[i], findings->pdata[i]);
  sorted->kinds = g_steal_pointer (&kinds);
  sorted->version = state->version;
  sorted->is_held = TRUE;
}

static void
sort_stage (AlurFindingSort *self,
            const AlurFindingWish *wish,
            const AlurElement *stage,
            gboolean may_know)
{
  AlurAnalysis *analysis = alur_editor_get_analysis (wish->editor);

  for (guint i = 0; i < self->n_rules; i++)
    {
      AlurSortedRule *sorted = &self->sorted[i];
      AlurFindingsState state;
      const GPtrArray *findings
          = alur_analysis_get_findings_of_rule (analysis, stage, &self->rules[i], &state);

      if (may_know)
        {
          sort_rule (sorted, wish, findings, &state);
          continue;
        }
      for (guint k = 0; k < findings->len; k++)
        sort_in (sorted, judge (wish, findings->pdata[k]), findings->pdata[k]);
    }
}

static void
read_key (const AlurFindingWish *wish, Key *key)
{
  AlurEditor *editor = wish->editor;

  memset (key, 0, sizeof *key);
  key->stage = alur_editor_get_stage (editor);
  key->scope = wish->scope;
  if (wish->scope == ALUR_FINDING_SCOPE_VIEW)
    {
      key->procedure = alur_editor_get_procedure (editor);
      key->function = alur_editor_get_function (editor);
      key->pane = alur_editor_get_pane (editor);
      key->compared = alur_editor_get_compared (editor);
    }
  memcpy (key->shown, wish->shown, sizeof key->shown);
}

/* What is held back is about what is new, so that rules find others when more is; when less is, it
 * may be said of the same findings. */
static void
forget_held_back (AlurFindingSort *self, const AlurFindingWish *wish)
{
  guint n_held = alur_editor_get_findings_version (wish->editor)
                 - alur_analysis_get_version (alur_editor_get_analysis (wish->editor));

  if (n_held == self->n_held)
    return;
  self->n_held = n_held;
  for (guint i = 0; i < self->n_rules; i++)
    self->sorted[i].is_held = self->sorted[i].is_held && self->sorted[i].n_held_back == 0;
}

/**
 * alur_finding_sort_update: (skip)
 *
 * Returns: (transfer none): one for each of alur_rules_get(), in that order; valid until the next
 *   update
 */
const AlurSortedRule *
alur_finding_sort_update (AlurFindingSort *self, const AlurFindingWish *wish)
{
  const AlurElement *root = alur_document_get_root (alur_editor_get_document (wish->editor));
  gboolean is_of_all = wish->scope == ALUR_FINDING_SCOPE_ALL;
  /* Words are found, or not any more, without a change of the findings. */
  gboolean may_know = !is_of_all && !alur_finding_search_is_for_words (wish->search);
  Key key;

  read_key (wish, &key);
  if (!may_know || memcmp (&key, &self->key, sizeof key) != 0)
    for (guint i = 0; i < self->n_rules; i++)
      sorted_clear (&self->sorted[i]);
  memcpy (&self->key, &key, sizeof key);
  forget_held_back (self, wish);
  if (!is_of_all)
    {
      sort_stage (self, wish, key.stage, may_know);
      return self->sorted;
    }
  ALUR_FOREACH (stage, root, ALUR_KIND_STAGE) { sort_stage (self, wish, stage, FALSE); }
  return self->sorted;
}
