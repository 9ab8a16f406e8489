/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-finding-sort.h"

#include <string.h>

/* What the same findings are sorted by; compared byte by byte. */
typedef struct
{
  const AlurElement *stage;
  const AlurElement *procedure; /* these two and what follows: of what is shown */
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

static void
add (GPtrArray **list, AlurFinding *finding)
{
  if (*list == NULL)
    *list = g_ptr_array_new ();
  g_ptr_array_add (*list, finding);
}

static void
sort_in (AlurSortedRule *sorted, const AlurFindingWish *wish, AlurFinding *finding)
{
  if (!alur_finding_scope_has (wish->scope, wish->editor, finding)
      || !alur_finding_search_has (wish->search, finding))
    return;
  if (finding->accepted)
    {
      add (&sorted->accepted, finding);
      return;
    }
  if (alur_unfinished_holds_back (alur_editor_get_unfinished (wish->editor), finding))
    {
      sorted->n_held_back++;
      return;
    }
  sorted->counts[finding->severity]++;
  if (wish->shown[finding->severity])
    add (&sorted->open[finding->severity], finding);
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
      guint version;
      const GPtrArray *findings
          = alur_analysis_get_findings_of_rule (analysis, stage, &self->rules[i], &version);

      if (may_know && sorted->is_known && sorted->version == version)
        continue;
      if (may_know)
        sorted_clear (sorted);
      for (guint k = 0; k < findings->len; k++)
        sort_in (sorted, wish, findings->pdata[k]);
      sorted->version = version;
      sorted->is_known = may_know;
    }
}

static void
read_key (const AlurFindingWish *wish, Key *key)
{
  AlurEditor *editor = wish->editor;

  memset (key, 0, sizeof *key);
  key->stage = alur_editor_get_stage (editor);
  key->procedure = alur_editor_get_procedure (editor);
  key->function = alur_editor_get_function (editor);
  key->pane = alur_editor_get_pane (editor);
  key->compared = alur_editor_get_compared (editor);
  key->scope = wish->scope;
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
    if (self->sorted[i].n_held_back > 0)
      self->sorted[i].is_known = FALSE;
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
