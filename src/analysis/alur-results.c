/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeping findings in order while subjects change theirs.
 *
 * A subject that was looked at again gives its new findings; those that say the same as before stay
 * the objects that they were, so that a list on screen keeps its rows and most edits end here. What
 * is left comes out of and goes into one sorted array a rule by binary search. */

#include "alur-results.h"

#include <string.h>

#define MANY_OF 16 /* a sixteenth of them are many */

typedef struct
{
  const AlurRule *rule;
  GPtrArray *sorted;
  GPtrArray *added;
  GPtrArray *removed; /* owned until they are out of `sorted` */
  AlurFindingsState state;
  gboolean is_settling;
  guint n_forgotten; /* of `removed`, while it is settling */
  guint n_told;      /* of `added` */
} RuleResults;

struct _AlurResults
{
  const AlurRule *first_rule;
  guint n_rules;
  RuleResults *by_rule;
  guint *order; /* numbers of the rules, by id */
  GPtrArray *all;
  gboolean all_stale;
  guint counts[ALUR_SEVERITY_ERROR + 1];
  AlurMentions *mentions; /* NULL: nobody has asked yet */
};

static int
compare_rules (gconstpointer a, gconstpointer b, gpointer data)
{
  const AlurRule *rules = data;

  return strcmp (rules[*(const guint *) a].id, rules[*(const guint *) b].id);
}

/**
 * alur_results_new: (skip)
 *
 * Returns: (transfer full): no findings yet
 */
AlurResults *
alur_results_new (void)
{
  AlurResults *self = g_new0 (AlurResults, 1);

  self->first_rule = alur_rules_get (&self->n_rules);
  self->by_rule = g_new0 (RuleResults, self->n_rules);
  self->order = g_new (guint, self->n_rules);
  self->all = g_ptr_array_new ();
  for (guint i = 0; i < self->n_rules; i++)
    {
      self->order[i] = i;
      self->by_rule[i].rule = &self->first_rule[i];
      self->by_rule[i].sorted = g_ptr_array_new ();
      self->by_rule[i].added = g_ptr_array_new ();
      self->by_rule[i].removed
          = g_ptr_array_new_with_free_func ((GDestroyNotify) alur_finding_unref);
    }
  g_qsort_with_data (self->order, (int) self->n_rules, sizeof *self->order, compare_rules,
                     (gpointer) self->first_rule);
  return self;
}

/**
 * alur_results_free: (skip)
 * @self: results
 */
void
alur_results_free (AlurResults *self)
{
  for (guint i = 0; i < self->n_rules; i++)
    {
      g_ptr_array_unref (self->by_rule[i].sorted);
      g_ptr_array_unref (self->by_rule[i].added);
      g_ptr_array_unref (self->by_rule[i].removed);
    }
  g_free (self->by_rule);
  g_free (self->order);
  g_ptr_array_unref (self->all);
  g_clear_pointer (&self->mentions, alur_mentions_free);
  g_free (self);
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  return alur_finding_compare (*(const AlurFinding *const *) a, *(const AlurFinding *const *) b);
}

static void
sort_findings (GPtrArray *findings)
{
  for (guint i = 1; i < findings->len; i++)
    {
      if (alur_finding_compare (findings->pdata[i - 1], findings->pdata[i]) > 0)
        {
          g_ptr_array_sort (findings, compare_findings);
          return;
        }
    }
}

static RuleResults *
results_of (AlurResults *self, const AlurFinding *finding)
{
  return &self->by_rule[finding->rule - self->first_rule];
}

static gboolean
says_the_same (const GPtrArray *before, const GPtrArray *now)
{
  if ((before != NULL ? before->len : 0) != now->len)
    return FALSE;
  for (guint i = 0; i < now->len; i++)
    {
      if (!alur_finding_equal (before->pdata[i], now->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

static void
drop (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    alur_finding_unref (findings->pdata[i]);
  g_ptr_array_set_size (findings, 0);
}

static void
take_away (AlurResults *self, AlurFinding *finding)
{
  g_ptr_array_add (results_of (self, finding)->removed, alur_finding_ref (finding));
}

static void
put_in (AlurResults *self, AlurBucket *bucket, AlurFinding *finding)
{
  g_ptr_array_add (bucket->findings, finding);
  g_ptr_array_add (results_of (self, finding)->added, finding);
}

/* Merges two sorted lists into the findings of @bucket: of what both have, the older stays. */
static void
merge (AlurResults *self, AlurBucket *bucket, const GPtrArray *before, const GPtrArray *now)
{
  guint i = 0;
  guint j = 0;

  while (i < before->len && j < now->len)
    {
      AlurFinding *old = before->pdata[i];
      AlurFinding *new = now->pdata[j];
      int order = alur_finding_compare (old, new);

      if (order == 0 && alur_finding_equal (old, new))
        {
          g_ptr_array_add (bucket->findings, alur_finding_ref (old));
          alur_finding_unref (new);
        }
      else
        {
          if (order <= 0)
            take_away (self, old);
          if (order >= 0)
            put_in (self, bucket, new);
        }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
  for (; i < before->len; i++)
    take_away (self, before->pdata[i]);
  for (; j < now->len; j++)
    put_in (self, bucket, now->pdata[j]);
}

/**
 * alur_results_replace: (skip)
 * @self: results
 * @bucket: what was found at a subject before
 * @findings: (transfer none) (element-type AlurFinding): what is found there now, in any order;
 *   emptied
 */
void
alur_results_replace (AlurResults *self, AlurBucket *bucket, GPtrArray *findings)
{
  g_autoptr (GPtrArray) before = NULL;

  sort_findings (findings);
  if (says_the_same (bucket->findings, findings))
    {
      drop (findings);
      return;
    }
  before = bucket->findings != NULL ? bucket->findings : g_ptr_array_new ();
  bucket->findings = g_ptr_array_new_full (findings->len, (GDestroyNotify) alur_finding_unref);
  merge (self, bucket, before, findings);
  g_ptr_array_set_size (findings, 0);
}

/* The first place in the first @n of @sorted that does not stand before @finding, or, with
 * @behind, that stands behind it. */
static guint
find_place (const GPtrArray *sorted, guint n, const AlurFinding *finding, gboolean behind)
{
  guint low = 0;
  guint high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = alur_finding_compare (sorted->pdata[middle], finding);

      if (order < 0 || (behind && order == 0))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* What has been changed is neither among the first @n_front nor among the last @n_back. */
static void
keep_ends (RuleResults *results, guint n_front, guint n_back)
{
  results->state.n_front = MIN (results->state.n_front, n_front);
  results->state.n_back = MIN (results->state.n_back, n_back);
}

/* Takes the findings that go out of @sorted by their places. */
static void
empty_places (GPtrArray *sorted, const GPtrArray *removed)
{
  g_autofree guint *places = g_new (guint, removed->len);

  for (guint i = 0; i < removed->len; i++)
    {
      const AlurFinding *finding = removed->pdata[i];
      guint place = find_place (sorted, sorted->len, finding, FALSE);

      while (sorted->pdata[place] != finding)
        place++;
      places[i] = place;
    }
  for (guint i = 0; i < removed->len; i++)
    sorted->pdata[places[i]] = NULL;
}

/* The same where they are many: going through all is quicker than looking for each. */
static void
empty_places_of_many (GPtrArray *sorted, const GPtrArray *removed)
{
  g_autoptr (GHashTable) leaving = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < removed->len; i++)
    g_hash_table_add (leaving, removed->pdata[i]);
  for (guint i = 0; i < sorted->len; i++)
    if (g_hash_table_contains (leaving, sorted->pdata[i]))
      sorted->pdata[i] = NULL;
}

static void
close_up (RuleResults *results)
{
  GPtrArray *sorted = results->sorted;
  guint n_front = 0;
  guint n_back = 0;
  guint n_kept;

  while (sorted->pdata[n_front] != NULL)
    n_front++;
  while (sorted->pdata[sorted->len - 1 - n_back] != NULL)
    n_back++;
  keep_ends (results, n_front, n_back);
  n_kept = n_front;
  for (guint i = n_front; i < sorted->len; i++)
    {
      if (sorted->pdata[i] != NULL)
        sorted->pdata[n_kept++] = sorted->pdata[i];
    }
  g_ptr_array_set_size (sorted, (int) n_kept);
}

static void
remove_findings (RuleResults *results)
{
  if (results->removed->len > results->sorted->len / MANY_OF)
    empty_places_of_many (results->sorted, results->removed);
  else
    empty_places (results->sorted, results->removed);
  close_up (results);
  g_ptr_array_set_size (results->removed, 0);
}

static void
insert_findings (RuleResults *results)
{
  GPtrArray *sorted = results->sorted;
  guint n_before = sorted->len;
  guint end = n_before;

  sort_findings (results->added);
  g_ptr_array_set_size (sorted, (int) (end + results->added->len));
  for (guint i = results->added->len; i-- > 0;)
    {
      AlurFinding *finding = results->added->pdata[i];
      guint place = find_place (sorted, end, finding, TRUE);

      keep_ends (results, place, n_before - place);
      memmove (&sorted->pdata[place + i + 1], &sorted->pdata[place],
               (end - place) * sizeof sorted->pdata[0]);
      sorted->pdata[place + i] = finding;
      end = place;
    }
  g_ptr_array_set_size (results->added, 0);
}

static gboolean
is_accepted (const AlurFinding *finding, GHashTable *accepted)
{
  g_autofree char *key = NULL;

  if (!g_hash_table_contains (accepted, finding->rule->id))
    return FALSE;
  key = alur_finding_dup_key (finding);
  return g_hash_table_contains (accepted, key);
}

static void
begin_version (RuleResults *results, guint version)
{
  results->state.before = results->state.version;
  results->state.version = version;
  results->state.n_front = results->state.n_back = results->sorted->len;
}

static void
forget (AlurResults *self, const AlurFinding *finding)
{
  if (!finding->accepted)
    self->counts[finding->severity]--;
  if (self->mentions != NULL)
    alur_mentions_remove (self->mentions, finding);
}

static void
tell (AlurResults *self, AlurFinding *finding, GHashTable *accepted)
{
  finding->accepted = is_accepted (finding, accepted);
  if (!finding->accepted)
    self->counts[finding->severity]++;
  if (self->mentions != NULL)
    alur_mentions_add (self->mentions, finding);
}

static gboolean
settle_rule (AlurResults *self, RuleResults *results, GHashTable *accepted, gint64 until)
{
  results->is_settling = TRUE;
  while (results->n_forgotten < results->removed->len)
    {
      forget (self, results->removed->pdata[results->n_forgotten++]);
      if (alur_is_over (until))
        return FALSE;
    }
  if (results->removed->len > 0)
    remove_findings (results);
  while (results->n_told < results->added->len)
    {
      tell (self, results->added->pdata[results->n_told++], accepted);
      if (alur_is_over (until))
        return FALSE;
    }
  if (results->added->len > 0)
    insert_findings (results);
  results->is_settling = FALSE;
  results->n_forgotten = results->n_told = 0;
  return TRUE;
}

/**
 * alur_results_settle: (skip)
 * @self: results
 * @accepted: set of the keys of accepted findings, and of the ids of their rules
 * @version: (inout): the last that was given to what a rule found, in this or other results
 * @until: when to leave the rest for the next time, as g_get_monotonic_time(); 0: never
 *
 * Puts in order what was replaced since the last time. Until all is, nothing may be replaced or
 * read; each time something is done.
 *
 * Returns: whether all is in order
 */
gboolean
alur_results_settle (AlurResults *self, GHashTable *accepted, guint *version, gint64 until)
{
  for (guint i = 0; i < self->n_rules; i++)
    {
      RuleResults *results = &self->by_rule[i];

      if (results->removed->len == 0 && results->added->len == 0)
        continue;
      self->all_stale = TRUE;
      if (!results->is_settling)
        begin_version (results, ++*version);
      if (!settle_rule (self, results, accepted, until))
        return FALSE;
    }
  if (self->mentions != NULL)
    alur_mentions_tidy (self->mentions);
  return TRUE;
}

/**
 * alur_results_mark_accepted: (skip)
 * @self: results
 * @accepted: as for alur_results_settle()
 * @version: (inout): likewise
 *
 * Says anew of every finding whether it is accepted.
 */
void
alur_results_mark_accepted (AlurResults *self, GHashTable *accepted, guint *version)
{
  memset (self->counts, 0, sizeof self->counts);
  for (guint i = 0; i < self->n_rules; i++)
    {
      for (guint j = 0; j < self->by_rule[i].sorted->len; j++)
        {
          AlurFinding *finding = self->by_rule[i].sorted->pdata[j];
          gboolean before = finding->accepted;

          if (self->mentions != NULL)
            alur_mentions_accept (self->mentions, finding, is_accepted (finding, accepted));
          else
            finding->accepted = is_accepted (finding, accepted);
          if (finding->accepted != before)
            {
              begin_version (&self->by_rule[i], ++*version);
              keep_ends (&self->by_rule[i], 0, 0);
            }
          if (!finding->accepted)
            self->counts[finding->severity]++;
        }
    }
}

/**
 * alur_results_get: (skip)
 * @self: results
 *
 * Returns: (transfer none) (element-type AlurFinding): all findings in their order
 */
const GPtrArray *
alur_results_get (AlurResults *self)
{
  if (!self->all_stale)
    return self->all;
  g_ptr_array_set_size (self->all, 0);
  for (guint i = 0; i < self->n_rules; i++)
    {
      const GPtrArray *sorted = self->by_rule[self->order[i]].sorted;

      guint end = self->all->len;

      if (sorted->len == 0)
        continue;
      g_ptr_array_set_size (self->all, (int) (end + sorted->len));
      memcpy (&self->all->pdata[end], sorted->pdata, sorted->len * sizeof sorted->pdata[0]);
    }
  self->all_stale = FALSE;
  return self->all;
}

/**
 * alur_results_get_size: (skip)
 * @self: results
 *
 * Returns: how many findings there are
 */
guint
alur_results_get_size (const AlurResults *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_rules; i++)
    n += self->by_rule[i].sorted->len;
  return n;
}

/**
 * alur_results_get_of_rule: (skip)
 * @rule: one of alur_rules_get()
 * @state: (out): which there are
 *
 * Returns: (transfer none) (element-type AlurFinding): what @rule found, in order
 */
const GPtrArray *
alur_results_get_of_rule (AlurResults *self, const AlurRule *rule, AlurFindingsState *state)
{
  const RuleResults *results = &self->by_rule[rule - self->first_rule];

  *state = results->state;
  return results->sorted;
}

/**
 * alur_results_get_mentions: (skip)
 * @self: results
 *
 * Returns: (transfer none): which of the findings name an element, kept up to date from the first
 *   time on that somebody asks
 */
AlurMentions *
alur_results_get_mentions (AlurResults *self)
{
  if (self->mentions != NULL)
    return self->mentions;
  self->mentions = alur_mentions_new ();
  for (guint i = 0; i < self->n_rules; i++)
    for (guint j = 0; j < self->by_rule[i].sorted->len; j++)
      alur_mentions_add (self->mentions, self->by_rule[i].sorted->pdata[j]);
  return self->mentions;
}

/**
 * alur_results_count: (skip)
 * @self: results
 * @severity: error, warning or info
 *
 * Returns: how many findings of that severity are not accepted
 */
guint
alur_results_count (AlurResults *self, AlurSeverity severity)
{
  return self->counts[severity];
}
