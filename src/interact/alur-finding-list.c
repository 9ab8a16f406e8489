/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows are made anew after an edit, which costs a pointer a finding, and compared with those
 * before: only what stands between the first and the last difference is told as changed. So a list
 * that shows them keeps its place, and 5,000 findings cost no 5,000 widgets. Sentences are made
 * when a row is shown, or when somebody searches for words. */

#include "alur-finding-list.h"

#include "alur-language.h"
#include "alur-rule-title.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AlurFindingRow
{
  GObject parent_instance;

  AlurFindingRowKind kind;
  AlurFinding *finding; /* of a heading: the first under it; NULL: of none */
  guint count;
  gboolean folded;
};

G_DEFINE_FINAL_TYPE (AlurFindingRow, alur_finding_row, G_TYPE_OBJECT)

static void
alur_finding_row_finalize (GObject *object)
{
  g_clear_pointer (&ALUR_FINDING_ROW (object)->finding, alur_finding_unref);
  G_OBJECT_CLASS (alur_finding_row_parent_class)->finalize (object);
}

static void
alur_finding_row_class_init (AlurFindingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_finding_row_finalize;
}

static void
alur_finding_row_init (AlurFindingRow *self)
{
}

static AlurFindingRow *
new_row (AlurFindingRowKind kind, const AlurFinding *finding, guint count, gboolean folded)
{
  AlurFindingRow *self = g_object_new (ALUR_TYPE_FINDING_ROW, NULL);

  self->kind = kind;
  self->finding = finding != NULL ? alur_finding_ref ((AlurFinding *) finding) : NULL;
  self->count = count;
  self->folded = folded;
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
  return self->kind == ALUR_FINDING_ROW_FINDING ? self->finding : NULL;
}

/**
 * alur_finding_row_get_severity:
 *
 * Returns: how serious it is; ALUR_SEVERITY_UNSET where that says nothing
 */
AlurSeverity
alur_finding_row_get_severity (AlurFindingRow *self)
{
  if (self->kind == ALUR_FINDING_ROW_RULE || self->kind == ALUR_FINDING_ROW_FINDING)
    return self->finding->severity;
  return ALUR_SEVERITY_UNSET;
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
      return g_strdup (
          alur_tr (NULL, alur_rule_title_get (alur_finding_get_rule_id (self->finding))));
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

static gboolean
is_same (const AlurFindingRow *a, const AlurFindingRow *b)
{
  if (a->kind != b->kind || a->count != b->count || a->folded != b->folded)
    return FALSE;
  if (a->kind == ALUR_FINDING_ROW_FINDING)
    return a->finding == b->finding && a->finding->accepted == b->finding->accepted;
  return a->finding == b->finding
         || (a->finding != NULL && b->finding != NULL && a->finding->rule == b->finding->rule
             && a->finding->severity == b->finding->severity);
}

/* The list */

struct _AlurFindingList
{
  GObject parent_instance;

  AlurEditor *editor;
  GPtrArray *rows;    /* AlurFindingRow */
  GHashTable *folded; /* set of rules */
  gboolean shown[ALUR_SEVERITY_ERROR + 1];
  char *search; /* folded; empty: none */
  AlurFindingScope scope;
  gboolean is_accepted_folded;

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
  return ALUR_FINDING_LIST (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  AlurFindingList *self = ALUR_FINDING_LIST (model);

  return position < self->rows->len ? g_object_ref (g_ptr_array_index (self->rows, position))
                                    : NULL;
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

  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->folded);
  g_free (self->search);
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
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->folded = g_hash_table_new (NULL, NULL);
  self->search = g_strdup ("");
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
  self->shown[severity] = shown;
}

/**
 * alur_finding_list_set_search:
 * @text: (nullable): words that a finding must have, case aside
 */
void
alur_finding_list_set_search (AlurFindingList *self, const char *text)
{
  g_free (self->search);
  self->search = alur_text_fold (text);
}

/**
 * alur_finding_list_set_scope:
 */
void
alur_finding_list_set_scope (AlurFindingList *self, AlurFindingScope scope)
{
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
  if (row->kind == ALUR_FINDING_ROW_ACCEPTED)
    self->is_accepted_folded = folded;
  else if (row->kind == ALUR_FINDING_ROW_RULE && folded)
    g_hash_table_add (self->folded, (gpointer) row->finding->rule);
  else if (row->kind == ALUR_FINDING_ROW_RULE)
    g_hash_table_remove (self->folded, row->finding->rule);
}

/* What is in view */

static gboolean
is_in_procedure (AlurFindingList *self, const AlurFinding *finding)
{
  const AlurElement *procedure = alur_editor_get_procedure (self->editor);

  if (procedure == NULL)
    return FALSE;
  if (finding->subject != NULL && alur_element_is_inside (finding->subject, procedure))
    return TRUE;
  for (guint i = 0; i < finding->n_elements; i++)
    if (alur_element_is_inside (finding->elements[i], procedure))
      return TRUE;
  return FALSE;
}

static gboolean
is_about_organisation (AlurFindingList *self, const AlurFinding *finding)
{
  const AlurElement *function = alur_editor_get_function (self->editor);

  if (finding->rule->family != ALUR_FAMILY_ORGANISATION
      && (finding->n_elements == 0 || alur_element_get_procedure (finding->elements[0]) != NULL
          || finding->elements[0]->kind == ALUR_KIND_REGULATION))
    return FALSE;
  return function == NULL || finding->function == NULL || finding->function == function
         || alur_editor_get_pane (self->editor) != ALUR_PANE_ORGANISATION;
}

static gboolean
is_in_view (AlurFindingList *self, const AlurFinding *finding)
{
  AlurPane pane = alur_editor_get_pane (self->editor);

  if (self->scope != ALUR_FINDING_SCOPE_VIEW)
    return TRUE;
  if (alur_editor_get_traits (self->editor)->of_procedure
      || (pane == ALUR_PANE_COMPARISON
          && alur_editor_get_compared (self->editor) != ALUR_COMPARED_ORGANISATION))
    return is_in_procedure (self, finding);
  if (pane == ALUR_PANE_PERSONNEL)
    return finding->rule->family == ALUR_FAMILY_PERSONNEL;
  if (pane == ALUR_PANE_CHAIN || pane == ALUR_PANE_REQUIREMENTS)
    return !is_about_organisation (self, finding);
  return is_about_organisation (self, finding);
}

static gboolean
is_searched (AlurFindingList *self, const AlurFinding *finding)
{
  g_autofree char *message = NULL;
  g_autofree char *text = NULL;

  if (self->search[0] == '\0')
    return TRUE;
  message = alur_finding_dup_message (finding, alur_editor_get_document (self->editor), NULL);
  text = alur_text_fold (message);
  return strstr (text, self->search) != NULL;
}

/* Sorting in */

typedef struct
{
  GPtrArray *open; /* AlurFinding */
  GPtrArray *accepted;
} Sorted;

static void
sort_in (AlurFindingList *self, const AlurFinding *finding, Sorted *sorted)
{
  if (!is_in_view (self, finding) || !is_searched (self, finding))
    return;
  if (finding->accepted)
    {
      g_ptr_array_add (sorted->accepted, (gpointer) finding);
      return;
    }
  if (alur_unfinished_holds_back (alur_editor_get_unfinished (self->editor), finding))
    {
      self->n_held_back++;
      return;
    }
  self->counts[finding->severity]++;
  if (self->shown[finding->severity])
    g_ptr_array_add (sorted->open, (gpointer) finding);
}

static void
sort_in_stage (AlurFindingList *self, const AlurElement *stage, Sorted *sorted)
{
  const GPtrArray *findings
      = alur_analysis_get_findings (alur_editor_get_analysis (self->editor), stage);

  for (guint i = 0; i < findings->len; i++)
    sort_in (self, g_ptr_array_index (findings, i), sorted);
}

/* The worst first; of one severity in the order of the rules' ids, so that a rule stays together.
 */
static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const AlurFinding *first = *(const AlurFinding *const *) a;
  const AlurFinding *second = *(const AlurFinding *const *) b;

  if (first->severity != second->severity)
    return first->severity > second->severity ? -1 : 1;
  if (first->rule != second->rule)
    return first->rule->family != second->rule->family
               ? (first->rule->family < second->rule->family ? -1 : 1)
               : strcmp (first->rule->id, second->rule->id);
  if (first->stage == second->stage)
    return alur_finding_compare (first, second);
  return 0;
}

static gboolean
is_of_same_heading (const AlurFinding *a, const AlurFinding *b)
{
  return a->rule == b->rule && a->severity == b->severity;
}

static void
add_section (
    AlurFindingList *self, GPtrArray *rows, const GPtrArray *findings, guint from, guint to)
{
  const AlurFinding *first = g_ptr_array_index (findings, from);
  gboolean folded = g_hash_table_contains (self->folded, first->rule);

  g_ptr_array_add (rows, new_row (ALUR_FINDING_ROW_RULE, first, to - from, folded));
  for (guint i = from; i < to && !folded; i++)
    g_ptr_array_add (rows,
                     new_row (ALUR_FINDING_ROW_FINDING, g_ptr_array_index (findings, i), 0, FALSE));
}

static void
add_open (AlurFindingList *self, GPtrArray *rows, const GPtrArray *findings)
{
  for (guint from = 0, to = 0; from < findings->len; from = to)
    {
      while (to < findings->len
             && is_of_same_heading (g_ptr_array_index (findings, from),
                                    g_ptr_array_index (findings, to)))
        to++;
      add_section (self, rows, findings, from, to);
    }
}

static void
add_accepted (AlurFindingList *self, GPtrArray *rows, const GPtrArray *findings)
{
  if (findings->len == 0)
    return;
  g_ptr_array_add (
      rows, new_row (ALUR_FINDING_ROW_ACCEPTED, NULL, findings->len, self->is_accepted_folded));
  for (guint i = 0; i < findings->len && !self->is_accepted_folded; i++)
    g_ptr_array_add (rows,
                     new_row (ALUR_FINDING_ROW_FINDING, g_ptr_array_index (findings, i), 0, FALSE));
}

static GPtrArray *
make_rows (AlurFindingList *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GPtrArray) accepted = g_ptr_array_new ();
  Sorted sorted = { open, accepted };

  memset (self->counts, 0, sizeof self->counts);
  self->n_held_back = 0;
  if (self->editor == NULL || alur_editor_get_stage (self->editor) == NULL)
    return rows;
  if (self->scope != ALUR_FINDING_SCOPE_ALL)
    sort_in_stage (self, alur_editor_get_stage (self->editor), &sorted);
  else
    ALUR_FOREACH (stage, alur_document_get_root (alur_editor_get_document (self->editor)),
                  ALUR_KIND_STAGE)
  sort_in_stage (self, stage, &sorted);
  g_ptr_array_sort (open, compare_cb);
  g_ptr_array_sort (accepted, compare_cb);
  add_open (self, rows, open);
  if (self->n_held_back > 0)
    g_ptr_array_add (rows, new_row (ALUR_FINDING_ROW_UNFINISHED, NULL, self->n_held_back, FALSE));
  add_accepted (self, rows, accepted);
  return rows;
}

/* How many rows at the beginning, or at the end, are as they were: they stay the same objects. */
static guint
count_same (const GPtrArray *before, const GPtrArray *after, guint most, gboolean at_end)
{
  guint n = 0;

  while (n < most)
    {
      guint i = at_end ? before->len - 1 - n : n;
      guint k = at_end ? after->len - 1 - n : n;

      if (!is_same (g_ptr_array_index (before, i), g_ptr_array_index (after, k)))
        break;
      n++;
    }
  return n;
}

static void
keep (GPtrArray *before, GPtrArray *after, guint i, guint k)
{
  g_set_object ((GObject **) &g_ptr_array_index (after, k), g_ptr_array_index (before, i));
}

/**
 * alur_finding_list_update:
 *
 * Lists the findings as they are now.
 */
void
alur_finding_list_update (AlurFindingList *self)
{
  GPtrArray *after = make_rows (self);
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->rows);
  guint most = MIN (before->len, after->len);
  guint n_first = count_same (before, after, most, FALSE);
  guint n_last = count_same (before, after, most - n_first, TRUE);

  for (guint i = 0; i < n_first; i++)
    keep (before, after, i, i);
  for (guint i = 0; i < n_last; i++)
    keep (before, after, before->len - 1 - i, after->len - 1 - i);
  self->rows = after;
  if (before->len != after->len || n_first + n_last < after->len)
    g_list_model_items_changed (G_LIST_MODEL (self), n_first, before->len - n_first - n_last,
                                after->len - n_first - n_last);
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

/**
 * alur_finding_list_find:
 *
 * Returns: the row of @finding or of one about the same; G_MAXUINT: it is not listed
 */
guint
alur_finding_list_find (AlurFindingList *self, const AlurFinding *finding)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const AlurFinding *other = alur_finding_row_get_finding (g_ptr_array_index (self->rows, i));

      if (other == finding
          || (other != NULL && other->stage == finding->stage
              && alur_finding_compare (other, finding) == 0))
        return i;
    }
  return G_MAXUINT;
}
