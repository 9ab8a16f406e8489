/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sections: a heading, and the findings under it. They are gathered anew after an edit, which costs
 * a pointer a finding of the rules that find something else (alur-finding-sort.c), and compared
 * with those before: only what differs within a section is told as changed. So a list that shows
 * them keeps its place, and a hundred thousand findings cost no hundred thousand objects: a row is
 * one only while somebody looks at it. Sentences are made when a row is shown, or when somebody
 * searches for words (alur-finding-search.c). */

#include "alur-finding-list.h"

#include "alur-finding-search.h"
#include "alur-finding-sort.h"
#include "alur-language.h"
#include "alur-rule-title.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AlurFindingRow
{
  GObject parent_instance;

  AlurFindingRowKind kind;
  AlurFinding *finding;  /* NULL: a heading */
  const AlurRule *rule;  /* of the heading of a rule */
  AlurSeverity severity; /* of the same */
  guint count;
  gboolean folded;
  GHashTable *live; /* of its list: rows that somebody has */
};

G_DEFINE_FINAL_TYPE (AlurFindingRow, alur_finding_row, G_TYPE_OBJECT)

static guint
row_hash (gconstpointer key)
{
  const AlurFindingRow *row = key;

  return g_direct_hash (row->finding != NULL ? (gconstpointer) row->finding : row->rule)
         + (guint) row->kind;
}

static gboolean
row_equal (gconstpointer a, gconstpointer b)
{
  const AlurFindingRow *one = a;
  const AlurFindingRow *other = b;

  return one->kind == other->kind && one->finding == other->finding && one->rule == other->rule
         && one->severity == other->severity && one->count == other->count
         && one->folded == other->folded;
}

static void
alur_finding_row_finalize (GObject *object)
{
  AlurFindingRow *self = ALUR_FINDING_ROW (object);

  if (self->live != NULL)
    g_hash_table_remove (self->live, self);
  g_clear_pointer (&self->live, g_hash_table_unref);
  g_clear_pointer (&self->finding, alur_finding_unref);
  G_OBJECT_CLASS (alur_finding_row_parent_class)->finalize (object);
}

static void
alur_finding_row_class_init (AlurFindingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_finding_row_finalize;
}

/* Shows nothing, until it is told what: a view may be given such a one (AlurShownList). */
static void
alur_finding_row_init (AlurFindingRow *self)
{
  self->kind = ALUR_FINDING_ROW_UNFINISHED;
}

/* The row that is like @key: the one that somebody has, or a new one. */
static AlurFindingRow *
get_row (GHashTable *live, const AlurFindingRow *key)
{
  AlurFindingRow *self = g_hash_table_lookup (live, key);

  if (self != NULL)
    return g_object_ref (self);
  self = g_object_new (ALUR_TYPE_FINDING_ROW, NULL);
  self->kind = key->kind;
  self->finding = key->finding != NULL ? alur_finding_ref (key->finding) : NULL;
  self->rule = key->rule;
  self->severity = key->severity;
  self->count = key->count;
  self->folded = key->folded;
  self->live = g_hash_table_ref (live);
  g_hash_table_add (live, self);
  return self;
}

/**
 * alur_finding_row_get_kind:
 *
 * Returns: what it is
 */
AlurFindingRowKind
alur_finding_row_get_kind (AlurFindingRow *self)
{
  return self->kind;
}

/**
 * alur_finding_row_get_finding:
 *
 * Returns: (transfer none) (nullable): the finding of a row that is one
 */
const AlurFinding *
alur_finding_row_get_finding (AlurFindingRow *self)
{
  return self->finding;
}

/**
 * alur_finding_row_get_severity:
 *
 * Returns: how serious it is; ALUR_SEVERITY_UNSET where that says nothing
 */
AlurSeverity
alur_finding_row_get_severity (AlurFindingRow *self)
{
  return self->finding != NULL ? self->finding->severity : self->severity;
}

/**
 * alur_finding_row_get_count:
 *
 * Returns: of headings: how many findings there are
 */
guint
alur_finding_row_get_count (AlurFindingRow *self)
{
  return self->count;
}

/**
 * alur_finding_row_is_folded:
 *
 * Returns: of headings: whether what is under it is not shown
 */
gboolean
alur_finding_row_is_folded (AlurFindingRow *self)
{
  return self->folded;
}

/**
 * alur_finding_row_dup_text:
 * @document: the document that it is about
 *
 * Returns: (transfer full): what it says, in the user's language
 */
char *
alur_finding_row_dup_text (AlurFindingRow *self, AlurDocument *document)
{
  switch (self->kind)
    {
    case ALUR_FINDING_ROW_RULE:
      return g_strdup (alur_tr (NULL, alur_rule_title_get (self->rule->id)));
    case ALUR_FINDING_ROW_FINDING:
      return alur_finding_dup_message (self->finding, document, NULL);
    case ALUR_FINDING_ROW_UNFINISHED:
      return g_strdup_printf (
          /* Translators: of what was just made; %u: how many things are still lacking. */
          alur_tr_n (NULL, "Not filled in yet: %u thing", "Not filled in yet: %u things",
                     self->count),
          self->count);
    case ALUR_FINDING_ROW_ACCEPTED:
    default:
      return g_strdup (alur_tr (NULL, N_ ("Accepted with a reason")));
    }
}

/* Sections */

typedef struct
{
  AlurFindingRowKind kind; /* of the heading */
  const AlurRule *rule;
  AlurSeverity severity;
  guint count; /* that the heading tells */
  gboolean folded;
  GPtrArray *findings; /* AlurFinding, held one by one; empty where it is folded */
} Section;

static Section *
section_new (AlurFindingRowKind kind, const AlurRule *rule, AlurSeverity severity)
{
  Section *self = g_new0 (Section, 1);

  self->kind = kind;
  self->rule = rule;
  self->severity = severity;
  return self;
}

static void
section_free (gpointer data)
{
  Section *self = data;

  if (self == NULL)
    return;
  for (guint i = 0; i < self->findings->len; i++)
    alur_finding_unref (self->findings->pdata[i]);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

/* The worst first; of one severity in the order of the rules' ids. */
static int
compare_rules (AlurSeverity severity,
               const AlurRule *rule,
               AlurSeverity other_severity,
               const AlurRule *other_rule)
{
  if (severity != other_severity)
    return severity > other_severity ? -1 : 1;
  if (rule == other_rule)
    return 0;
  if (rule->family != other_rule->family)
    return rule->family < other_rule->family ? -1 : 1;
  return strcmp (rule->id, other_rule->id);
}

static int
compare_sections (const Section *a, const Section *b)
{
  if (a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  if (a->kind != ALUR_FINDING_ROW_RULE)
    return 0;
  return compare_rules (a->severity, a->rule, b->severity, b->rule);
}

static int
compare_sections_cb (gconstpointer a, gconstpointer b)
{
  return compare_sections (*(const Section *const *) a, *(const Section *const *) b);
}

static guint
count_rows (const Section *section)
{
  return 1 + section->findings->len;
}

/* The list */

struct _AlurFindingList
{
  GObject parent_instance;

  AlurEditor *editor;
  GPtrArray *sections; /* Section */
  guint n_rows;
  GHashTable *live;   /* set of AlurFindingRow: those that somebody has */
  GHashTable *folded; /* set of rules */
  gboolean shown[ALUR_SEVERITY_ERROR + 1];
  AlurFindingSearch *search;
  AlurFindingSort *sort;
  AlurFindingScope scope;
  gboolean is_accepted_folded;
  const AlurElement *stage; /* of the last update; only compared */
  gboolean is_other;        /* something else is asked for since then */
  gboolean is_folded_anew;  /* since then */
  guint version;            /* of the findings, then */

  guint counts[ALUR_SEVERITY_ERROR + 1];
  guint n_held_back;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AlurFindingList,
                               alur_finding_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return ALUR_TYPE_FINDING_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return ALUR_FINDING_LIST (model)->n_rows;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AlurFindingList *self = ALUR_FINDING_LIST (model);
  AlurFindingRow key = { .kind = ALUR_FINDING_ROW_FINDING };

  for (guint i = 0; i < self->sections->len; i++)
    {
      const Section *section = g_ptr_array_index (self->sections, i);

      if (position >= count_rows (section))
        {
          position -= count_rows (section);
          continue;
        }
      if (position > 0)
        key.finding = g_ptr_array_index (section->findings, position - 1);
      else
        key = (AlurFindingRow){ .kind = section->kind,
                                .rule = section->rule,
                                .severity = section->severity,
                                .count = section->count,
                                .folded = section->folded };
      return get_row (self->live, &key);
    }
  return NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
alur_finding_list_dispose (GObject *object)
{
  g_clear_object (&ALUR_FINDING_LIST (object)->editor);
  G_OBJECT_CLASS (alur_finding_list_parent_class)->dispose (object);
}

static void
alur_finding_list_finalize (GObject *object)
{
  AlurFindingList *self = ALUR_FINDING_LIST (object);

  g_ptr_array_unref (self->sections);
  g_hash_table_unref (self->live);
  g_hash_table_unref (self->folded);
  alur_finding_search_free (self->search);
  alur_finding_sort_free (self->sort);
  G_OBJECT_CLASS (alur_finding_list_parent_class)->finalize (object);
}

static void
alur_finding_list_class_init (AlurFindingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_finding_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = alur_finding_list_finalize;
}

static void
alur_finding_list_init (AlurFindingList *self)
{
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->live = g_hash_table_new (row_hash, row_equal);
  self->folded = g_hash_table_new (NULL, NULL);
  self->search = alur_finding_search_new ();
  self->sort = alur_finding_sort_new ();
  self->scope = ALUR_FINDING_SCOPE_STAGE;
  self->is_accepted_folded = TRUE;
  for (guint severity = ALUR_SEVERITY_INFO; severity <= ALUR_SEVERITY_ERROR; severity++)
    self->shown[severity] = TRUE;
}

/**
 * alur_finding_list_new:
 *
 * Returns: (transfer full): an empty list
 */
AlurFindingList *
alur_finding_list_new (void)
{
  return g_object_new (ALUR_TYPE_FINDING_LIST, NULL);
}

/**
 * alur_finding_list_set_editor:
 * @editor: (nullable): whose findings are listed from the next update on; a reference is taken
 */
void
alur_finding_list_set_editor (AlurFindingList *self, AlurEditor *editor)
{
  g_set_object (&self->editor, editor);
  alur_finding_search_set_editor (self->search, editor);
  alur_finding_sort_free (self->sort);
  self->sort = alur_finding_sort_new ();
  self->is_other = TRUE;
}

/**
 * alur_finding_list_set_severity:
 * @severity: a severity
 * @shown: whether findings of it are listed
 */
void
alur_finding_list_set_severity (AlurFindingList *self, AlurSeverity severity, gboolean shown)
{
  g_return_if_fail (severity <= ALUR_SEVERITY_ERROR);
  self->is_other = self->is_other || self->shown[severity] != shown;
  self->shown[severity] = shown;
}

/**
 * alur_finding_list_set_search:
 * @text: (nullable): words that a finding must have, case aside
 */
void
alur_finding_list_set_search (AlurFindingList *self, const char *text)
{
  self->is_other = alur_finding_search_set_text (self->search, text) || self->is_other;
}

/**
 * alur_finding_list_is_searching:
 *
 * Returns: whether alur_finding_list_search_on() has to be called for the search to come to its end
 */
gboolean
alur_finding_list_is_searching (AlurFindingList *self)
{
  return alur_finding_search_is_going_on (self->search);
}

/**
 * alur_finding_list_search_on:
 *
 * Searches for some milliseconds. Once it is at its end the next update lists what was found.
 */
void
alur_finding_list_search_on (AlurFindingList *self)
{
  if (!alur_finding_search_go_on (self->search))
    self->is_other = TRUE;
}

/**
 * alur_finding_list_set_scope:
 */
void
alur_finding_list_set_scope (AlurFindingList *self, AlurFindingScope scope)
{
  self->is_other = self->is_other || self->scope != scope;
  self->scope = scope;
}

/**
 * alur_finding_list_set_folded:
 * @row: a heading
 * @folded: whether what is under it is not listed from the next update on
 */
void
alur_finding_list_set_folded (AlurFindingList *self, const AlurFindingRow *row, gboolean folded)
{
  self->is_folded_anew = TRUE;
  if (row->kind == ALUR_FINDING_ROW_ACCEPTED)
    self->is_accepted_folded = folded;
  else if (row->kind == ALUR_FINDING_ROW_RULE && folded)
    g_hash_table_add (self->folded, (gpointer) row->rule);
  else if (row->kind == ALUR_FINDING_ROW_RULE)
    g_hash_table_remove (self->folded, row->rule);
}

/* Sorting keeps the order of stages. */
static int
compare_accepted (gconstpointer a, gconstpointer b)
{
  const AlurFinding *first = *(const AlurFinding *const *) a;
  const AlurFinding *second = *(const AlurFinding *const *) b;

  return compare_rules (first->severity, first->rule, second->severity, second->rule);
}

/* @findings: borrowed ones, until the section is taken into the list */
static void
add_section (GPtrArray *sections, Section *section, gboolean folded, GPtrArray *findings)
{
  section->count = findings->len;
  section->folded = folded;
  section->findings = folded ? g_ptr_array_new () : g_ptr_array_ref (findings);
  g_ptr_array_add (sections, section);
}

static void
add_rule (AlurFindingList *self,
          GPtrArray *sections,
          const AlurRule *rule,
          const AlurSortedRule *sorted)
{
  gboolean folded = g_hash_table_contains (self->folded, rule);

  for (guint severity = ALUR_SEVERITY_INFO; severity <= ALUR_SEVERITY_ERROR; severity++)
    {
      self->counts[severity] += sorted->counts[severity];
      if (sorted->open[severity] != NULL)
        add_section (sections, section_new (ALUR_FINDING_ROW_RULE, rule, (AlurSeverity) severity),
                     folded, sorted->open[severity]);
    }
  self->n_held_back += sorted->n_held_back;
}

static void
add_accepted (AlurFindingList *self, GPtrArray *sections, const AlurSortedRule *sorted, guint n)
{
  g_autoptr (GPtrArray) accepted = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    for (guint k = 0; sorted[i].accepted != NULL && k < sorted[i].accepted->len; k++)
      g_ptr_array_add (accepted, sorted[i].accepted->pdata[k]);
  if (accepted->len == 0)
    return;
  g_ptr_array_sort (accepted, compare_accepted);
  add_section (sections, section_new (ALUR_FINDING_ROW_ACCEPTED, NULL, ALUR_SEVERITY_UNSET),
               self->is_accepted_folded, accepted);
}

/* Sections whose findings are not held yet. */
static GPtrArray *
make_sections (AlurFindingList *self)
{
  GPtrArray *sections = g_ptr_array_new ();
  AlurFindingWish wish = { self->editor, self->scope, self->search, self->shown };
  guint n_rules;
  const AlurRule *rules = alur_rules_get (&n_rules);
  const AlurSortedRule *sorted;

  memset (self->counts, 0, sizeof self->counts);
  self->n_held_back = 0;
  if (self->editor == NULL || alur_editor_get_stage (self->editor) == NULL)
    return sections;
  alur_finding_search_begin (self->search, self->scope != ALUR_FINDING_SCOPE_ALL
                                               ? alur_editor_get_stage (self->editor)
                                               : NULL);
  sorted = alur_finding_sort_update (self->sort, &wish);
  for (guint i = 0; i < n_rules; i++)
    add_rule (self, sections, &rules[i], &sorted[i]);
  g_ptr_array_sort (sections, compare_sections_cb);
  if (self->n_held_back > 0)
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();
      Section *section = section_new (ALUR_FINDING_ROW_UNFINISHED, NULL, ALUR_SEVERITY_UNSET);

      add_section (sections, section, FALSE, none);
      section->count = self->n_held_back;
    }
  add_accepted (self, sections, sorted, n_rules);
  return sections;
}

/* Telling what differs: each step leaves a list that is whole, and says so. */

static void
tell (AlurFindingList *self, guint position, guint n_removed, guint n_added)
{
  self->n_rows += n_added - n_removed;
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

static void
hold (const GPtrArray *findings, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    alur_finding_ref (findings->pdata[i]);
}

static void
put_in (AlurFindingList *self, guint place, guint position, Section *section)
{
  hold (section->findings, 0, section->findings->len);
  g_ptr_array_insert (self->sections, (int) place, section);
  tell (self, position, 0, count_rows (section));
}

static void
take_out (AlurFindingList *self, guint place, guint position)
{
  Section *section = g_ptr_array_steal_index (self->sections, place);

  tell (self, position, count_rows (section), 0);
  section_free (section);
}

/* How many findings at the beginning, or at the end, are as they were. */
static guint
count_same (const GPtrArray *before, const GPtrArray *after, guint most, gboolean at_end)
{
  guint n = 0;

  if (before == after)
    return most;
  while (n < most
         && before->pdata[at_end ? before->len - 1 - n : n]
                == after->pdata[at_end ? after->len - 1 - n : n])
    n++;
  return n;
}

/* Makes @section say what @now says, which is freed. */
static void
renew (AlurFindingList *self, guint position, Section *section, Section *now)
{
  GPtrArray *before = section->findings;
  GPtrArray *after = now->findings;
  guint most = MIN (before->len, after->len);
  guint n_first = count_same (before, after, most, FALSE);
  guint n_last = count_same (before, after, most - n_first, TRUE);
  guint n_removed = before->len - n_first - n_last;
  guint n_added = after->len - n_first - n_last;

  if (section->count != now->count || section->folded != now->folded)
    {
      section->count = now->count;
      section->folded = now->folded;
      tell (self, position, 1, 1);
    }
  hold (after, n_first, n_first + n_added);
  section->findings = after;
  if (n_removed + n_added > 0)
    tell (self, position + 1 + n_first, n_removed, n_added);
  for (guint i = n_first; i < n_first + n_removed; i++)
    alur_finding_unref (before->pdata[i]);
  g_ptr_array_unref (before);
  g_free (now);
}

static gboolean
is_same (const Section *section, const Section *now)
{
  return compare_sections (section, now) == 0 && section->count == now->count
         && section->folded == now->folded && section->findings->len == now->findings->len
         && count_same (section->findings, now->findings, now->findings->len, FALSE)
                == now->findings->len;
}

/* How many sections at the beginning, or at the end, are as they were; @n_rows: (inout): gets
 * their rows. */
static guint
count_same_sections (
    const GPtrArray *before, const GPtrArray *after, guint most, gboolean at_end, guint *n_rows)
{
  guint n = 0;

  while (n < most
         && is_same (before->pdata[at_end ? before->len - 1 - n : n],
                     after->pdata[at_end ? after->len - 1 - n : n]))
    {
      *n_rows += count_rows (before->pdata[at_end ? before->len - 1 - n : n]);
      n++;
    }
  return n;
}

/* All that differs at once: who shows the list would make widgets at each step for what the next
 * step takes away. @after: (inout): its sections go into the list. */
static void
replace (AlurFindingList *self,
         GPtrArray *after,
         guint n_first,
         guint n_last,
         guint n_same_rows,
         guint position)
{
  g_autoptr (GPtrArray) before = self->sections;
  guint n_before = self->n_rows;

  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->n_rows = 0;
  for (guint k = 0; k < after->len; k++)
    {
      Section *now = after->pdata[k];
      gboolean is_kept = k < n_first || k >= after->len - n_last;
      guint i = k < n_first ? k : k + before->len - after->len;

      if (is_kept)
        {
          g_ptr_array_unref (now->findings);
          g_free (now);
          now = g_steal_pointer (&before->pdata[i]);
        }
      else
        hold (now->findings, 0, now->findings->len);
      g_ptr_array_add (self->sections, now);
      self->n_rows += count_rows (now);
    }
  if (n_before + self->n_rows > 2 * n_same_rows)
    g_list_model_items_changed (G_LIST_MODEL (self), position, n_before - n_same_rows,
                                self->n_rows - n_same_rows);
}

/* Each difference by itself: the list keeps its place. */
static void
renew_all (AlurFindingList *self, GPtrArray *after)
{
  guint position = 0;
  guint place = 0;

  for (guint k = 0; place < self->sections->len || k < after->len;)
    {
      Section *section
          = place < self->sections->len ? g_ptr_array_index (self->sections, place) : NULL;
      Section *now = k < after->len ? g_ptr_array_index (after, k) : NULL;

      if (now == NULL || (section != NULL && compare_sections (section, now) < 0))
        {
          take_out (self, place, position);
          continue;
        }
      if (section == NULL || compare_sections (section, now) > 0)
        {
          section = now;
          put_in (self, place, position, now);
        }
      else
        renew (self, position, section, now);
      position += count_rows (section);
      place++;
      k++;
    }
}

/**
 * alur_finding_list_is_other:
 *
 * Returns: whether the next update lists other findings, not the same ones after an edit: then all
 *   rows that differ are told at once
 */
gboolean
alur_finding_list_is_other (AlurFindingList *self)
{
  return self->is_other || self->scope == ALUR_FINDING_SCOPE_VIEW || self->editor == NULL
         || self->stage != alur_editor_get_stage (self->editor);
}

/* What is searched for may be words that are others in the same findings. */
static gboolean
is_up_to_date (AlurFindingList *self)
{
  return !alur_finding_list_is_other (self) && !self->is_folded_anew
         && !alur_finding_search_is_for_words (self->search)
         && self->version == alur_editor_get_findings_version (self->editor);
}

static void
list_anew (AlurFindingList *self)
{
  g_autoptr (GPtrArray) after = make_sections (self);
  guint most = MIN (self->sections->len, after->len);
  guint n_first_rows = 0;
  guint n_last_rows = 0;
  guint n_first = count_same_sections (self->sections, after, most, FALSE, &n_first_rows);
  guint n_last = count_same_sections (self->sections, after, most - n_first, TRUE, &n_last_rows);

  if (alur_finding_list_is_other (self))
    replace (self, after, n_first, n_last, n_first_rows + n_last_rows, n_first_rows);
  else
    renew_all (self, after);
  self->stage = self->editor != NULL ? alur_editor_get_stage (self->editor) : NULL;
  self->version = self->editor != NULL ? alur_editor_get_findings_version (self->editor) : 0;
  self->is_other = FALSE;
  self->is_folded_anew = FALSE;
}

/**
 * alur_finding_list_update:
 *
 * Lists the findings as they are now.
 */
void
alur_finding_list_update (AlurFindingList *self)
{
  if (!is_up_to_date (self))
    list_anew (self);
}

/**
 * alur_finding_list_count:
 *
 * Returns: how many findings of @severity there are in its scope, shown or not, but for what is
 *   accepted or held back
 */
guint
alur_finding_list_count (AlurFindingList *self, AlurSeverity severity)
{
  g_return_val_if_fail (severity <= ALUR_SEVERITY_ERROR, 0);
  return self->counts[severity];
}

/**
 * alur_finding_list_count_held_back:
 *
 * Returns: how many findings are about what is not filled in yet
 */
guint
alur_finding_list_count_held_back (AlurFindingList *self)
{
  return self->n_held_back;
}

static gboolean
is_about_the_same (const AlurFinding *one, const AlurFinding *other)
{
  return one == other
         || (one->rule == other->rule && one->stage == other->stage
             && alur_finding_compare (one, other) == 0);
}

/**
 * alur_finding_list_find:
 *
 * Returns: the row of @finding or of one about the same; G_MAXUINT: it is not listed
 */
guint
alur_finding_list_find (AlurFindingList *self, const AlurFinding *finding)
{
  guint position = 0;

  for (guint i = 0; i < self->sections->len; i++)
    {
      const Section *section = g_ptr_array_index (self->sections, i);

      for (guint k = 0; k < section->findings->len; k++)
        if (is_about_the_same (g_ptr_array_index (section->findings, k), finding))
          return position + 1 + k;
      position += count_rows (section);
    }
  return G_MAXUINT;
}
