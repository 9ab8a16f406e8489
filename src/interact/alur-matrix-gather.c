/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the matrix shows, gathered from document and findings. */

#include "alur-matrix-private.h"

#include "alur-text.h"

static void
clear_function (gpointer data)
{
  AlurMatrixFunction *function = data;

  g_free (function->names);
}

static void
free_unit (gpointer data)
{
  AlurMatrixUnit *unit = data;

  g_array_unref (unit->held);
  g_free (unit);
}

static void
clear_actor (gpointer data)
{
  AlurMatrixActor *actor = data;

  g_array_unref (actor->areas);
}

/* Makes the empty lists. */
void
alur_matrix_init_data (AlurMatrix *self)
{
  self->functions = g_array_new (FALSE, FALSE, sizeof (AlurMatrixFunction));
  g_array_set_clear_func (self->functions, clear_function);
  self->place_of = g_hash_table_new (NULL, NULL);
  self->units = g_ptr_array_new_with_free_func (free_unit);
  self->unit_of = g_hash_table_new (NULL, NULL);
  self->marks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->overlaps = g_hash_table_new (NULL, NULL);
  self->shown_units = g_ptr_array_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (AlurMatrixRow));
  self->keys = g_string_chunk_new (512);
  self->areas = g_array_new (FALSE, FALSE, sizeof (AlurMatrixArea));
  self->actors = g_array_new (FALSE, FALSE, sizeof (AlurMatrixActor));
  g_array_set_clear_func (self->actors, clear_actor);
}

/* Gives the lists back. */
void
alur_matrix_clear_data (AlurMatrix *self)
{
  g_array_unref (self->functions);
  g_hash_table_unref (self->place_of);
  g_hash_table_unref (self->unit_of);
  g_hash_table_unref (self->marks);
  g_hash_table_unref (self->overlaps);
  g_ptr_array_unref (self->shown_units);
  g_ptr_array_unref (self->units);
  g_array_unref (self->rows);
  g_array_unref (self->areas);
  g_array_unref (self->actors);
  g_string_chunk_free (self->keys);
  g_free (self->coverage);
}

/* A node of a tree that is kept as a list whose members name their parents. */
typedef struct
{
  AlurElement *element;
  guint depth;
} Node;

static GHashTable *
list_children (const AlurElement *list, AlurKind kind, guint parent_field, gpointer root)
{
  GHashTable *children
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  ALUR_FOREACH (element, list, kind)
  {
    const char *parent = alur_element_get_ref (element, parent_field);
    gpointer key = parent != NULL ? (gpointer) (guintptr) parent : root;
    GPtrArray *siblings = g_hash_table_lookup (children, key);

    if (siblings == NULL)
      {
        siblings = g_ptr_array_new ();
        g_hash_table_insert (children, key, siblings);
      }
    g_ptr_array_add (siblings, element);
  }
  return children;
}

static void
await (GArray *waiting, GPtrArray *siblings, guint depth)
{
  for (guint i = siblings != NULL ? siblings->len : 0; i > 0; i--)
    {
      Node node = { g_ptr_array_index (siblings, i - 1), depth };

      g_array_append_val (waiting, node);
    }
}

/* The members of @list from the roots down, without recursion: they may be nested as deep as the
 * document is long. */
static GArray *
list_tree (const AlurElement *list, AlurKind kind, guint parent_field)
{
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (Node));
  g_autoptr (GHashTable) children = NULL;

  if (list == NULL)
    return nodes;
  children = list_children (list, kind, parent_field, waiting);
  await (waiting, g_hash_table_lookup (children, waiting), 0);
  while (waiting->len > 0)
    {
      Node node = g_array_index (waiting, Node, waiting->len - 1);

      g_array_set_size (waiting, waiting->len - 1);
      g_array_append_val (nodes, node);
      await (waiting, g_hash_table_lookup (children, alur_element_get_id (node.element)),
             node.depth + 1);
    }
  return nodes;
}

/* The place of the last function before @place that is less deep: that in which it lies. */
static int
find_parent (AlurMatrix *self, guint place, guint depth)
{
  int above = (int) place - 1;

  while (above >= 0 && alur_matrix_get_function (self, (guint) above)->depth >= depth)
    above = alur_matrix_get_function (self, (guint) above)->parent;
  return above;
}

static void
gather_functions (AlurMatrix *self)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  g_autoptr (GArray) nodes = list_tree (alur_document_get_functions (document), ALUR_KIND_FUNCTION,
                                        ALUR_FUNCTION_PARENT);

  for (guint place = 0; place < nodes->len; place++)
    {
      const Node *node = &g_array_index (nodes, Node, place);
      AlurMatrixFunction function
          = { .function = node->element,
              .depth = node->depth,
              .end = place + 1,
              .parent = find_parent (self, place, node->depth),
              .names = alur_text_fold (alur_element_get_name (node->element)) };

      g_array_append_val (self->functions, function);
      g_hash_table_insert (self->place_of,
                           (gpointer) (guintptr) alur_element_get_id (node->element),
                           GUINT_TO_POINTER (place + 1));
    }
  for (guint place = nodes->len; place > 0; place--)
    {
      const AlurMatrixFunction *function = alur_matrix_get_function (self, place - 1);

      if (function->parent >= 0)
        {
          AlurMatrixFunction *above = alur_matrix_get_function (self, (guint) function->parent);

          above->end = MAX (above->end, function->end);
        }
    }
}

static int
compare_held (gconstpointer a, gconstpointer b)
{
  const AlurMatrixHeld *one = a;
  const AlurMatrixHeld *other = b;
  guint x = alur_element_get_word (one->authority, ALUR_AUTHORITY_ROLE);
  guint y = alur_element_get_word (other->authority, ALUR_AUTHORITY_ROLE);

  if (one->place != other->place)
    return one->place < other->place ? -1 : 1;
  if (x == y)
    {
      x = alur_element_get_word (one->authority, ALUR_AUTHORITY_RESOURCE);
      y = alur_element_get_word (other->authority, ALUR_AUTHORITY_RESOURCE);
    }
  if (x == y)
    {
      x = one->authority->serial;
      y = other->authority->serial;
    }
  return (x > y) - (x < y);
}

/* Text that is looked for finds a function by who holds it, too. */
static void
add_name (AlurMatrixFunction *function, const AlurElement *unit)
{
  g_autofree char *name = alur_text_fold (alur_matrix_get_unit_name (unit, TRUE));
  g_autofree char *short_name = alur_text_fold (alur_matrix_get_unit_name (unit, FALSE));
  char *names = g_strconcat (function->names, "\n", name, "\n", short_name, NULL);

  g_free (function->names);
  function->names = names;
}

static void
gather_held (AlurMatrix *self, AlurMatrixUnit *unit)
{
  ALUR_FOREACH (authority, unit->unit, ALUR_KIND_AUTHORITY)
  {
    const char *id = alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION);
    guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->place_of, id));
    AlurMatrixHeld held = { place - 1, authority };

    if (place == 0)
      continue;
    g_array_append_val (unit->held, held);
    unit->totals[alur_element_get_word (authority, ALUR_AUTHORITY_ROLE)]++;
  }
  g_array_sort (unit->held, compare_held);
  if (self->filter[0] != '\0')
    for (guint i = 0; i < unit->held->len; i++)
      add_name (
          alur_matrix_get_function (self, g_array_index (unit->held, AlurMatrixHeld, i).place),
          unit->unit);
}

/* The unit that is the institution of another, as the analysis sees it. */
static void
gather_institutions (AlurMatrix *self, AlurElement *stage)
{
  AlurAnalysis *analysis = alur_editor_get_analysis (self->editor);
  AlurStageIndex *index = alur_analysis_get_index (analysis, stage);

  for (guint i = 0; i < self->units->len; i++)
    {
      AlurMatrixUnit *unit = g_ptr_array_index (self->units, i);
      AlurUnitNode *node = alur_stage_index_get_unit (index, alur_element_get_id (unit->unit));
      AlurMatrixUnit *institution = NULL;

      if (node != NULL && node->institution != NULL)
        institution = g_hash_table_lookup (self->unit_of, node->institution->unit);
      unit->institution = institution != NULL ? institution : unit;
      for (guint role = 0; role < ALUR_N_ROLES; role++)
        unit->institution->institution_totals[role] += unit->totals[role];
    }
}

static void
gather_units (AlurMatrix *self, AlurElement *stage)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  g_autoptr (GArray) nodes = list_tree (alur_document_get_organisation (document, stage),
                                        ALUR_KIND_UNIT, ALUR_UNIT_PARENT);

  for (guint i = 0; i < nodes->len; i++)
    {
      AlurMatrixUnit *unit = g_new0 (AlurMatrixUnit, 1);

      unit->unit = g_array_index (nodes, Node, i).element;
      unit->order = i;
      unit->institution = unit;
      unit->held = g_array_new (FALSE, FALSE, sizeof (AlurMatrixHeld));
      g_ptr_array_add (self->units, unit);
      g_hash_table_insert (self->unit_of, unit->unit, unit);
      gather_held (self, unit);
    }
}

static void
mark (AlurMatrix *self,
      const AlurElement *unit,
      const AlurElement *function,
      guint flags,
      AlurSeverity severity)
{
  guint known = alur_matrix_get_mark (self, unit, function);
  guint worst = MAX (known >> ALUR_MATRIX_MARK_SHIFT, (guint) severity);
  gint64 *key = g_new (gint64, 1);

  *key = ((gint64) unit->serial << 32) | function->serial;
  flags |= known & ((1u << ALUR_MATRIX_MARK_SHIFT) - 1);
  g_hash_table_insert (self->marks, key,
                       GUINT_TO_POINTER (flags | worst << ALUR_MATRIX_MARK_SHIFT));
}

/* What a finding about authorities puts on the cells in which they stand. */
static void
mark_authorities (AlurMatrix *self, const AlurFinding *finding, guint flags)
{
  AlurDocument *document = alur_editor_get_document (self->editor);

  for (guint i = 0; i < finding->n_elements; i++)
    {
      const AlurElement *authority = finding->elements[i];
      const AlurElement *function;

      if (authority->kind != ALUR_KIND_AUTHORITY || authority->parent == NULL)
        continue;
      function = alur_document_lookup_kind (
          document, NULL, alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION),
          ALUR_KIND_FUNCTION);
      if (function != NULL)
        mark (self, authority->parent, function, flags, finding->severity);
      if ((flags & ALUR_CELL_OVERLAP) != 0)
        g_hash_table_add (self->overlaps, (gpointer) (guintptr) authority);
    }
}

static void
mark_gap (AlurMatrixFunction *function, const AlurFinding *finding)
{
  if (finding->role != ALUR_ROLE_NONE)
    function->missing |= 1u << finding->role;
  else
    function->is_orphan = TRUE;
  function->gap = MAX (function->gap, finding->severity);
}

static gboolean
is_one_of (const char *rule, const char *const *rules)
{
  return g_strv_contains (rules, rule);
}

/* Findings about steps are shown where steps are; one about many holders at once is on the row. */
static void
take_finding (AlurMatrix *self, const AlurFinding *finding)
{
  static const char *const overlaps[]
      = { "overlap", "nested-overlap", "duplicate-authority", NULL };
  static const char *const cells[]
      = { "idle-authority", "supervises-superior", "assistant-without-implementer",
          "change-without-regulation", NULL };
  static const char *const rows[] = { "uncoordinated", "conflict-of-interest", NULL };
  const char *rule = alur_finding_get_rule_id (finding);
  guint place = GPOINTER_TO_UINT (
      g_hash_table_lookup (self->place_of, alur_element_get_id (finding->function)));
  AlurMatrixFunction *function;

  if (place == 0)
    return;
  function = alur_matrix_get_function (self, place - 1);
  if (g_str_equal (rule, "orphan-function")
      || (g_str_has_prefix (rule, "missing-") && finding->n_elements == 0))
    mark_gap (function, finding);
  else if (is_one_of (rule, overlaps))
    mark_authorities (self, finding, ALUR_CELL_OVERLAP);
  else if (is_one_of (rule, cells))
    mark_authorities (self, finding, 0);
  else if (!is_one_of (rule, rows))
    return;
  if (g_str_equal (rule, "conflict-of-interest"))
    for (guint i = 0; i < finding->n_units; i++)
      mark (self, finding->units[i], finding->function, ALUR_CELL_CONFLICT, finding->severity);
  function->n_problems++;
  function->worst = MAX (function->worst, finding->severity);
}

static void
gather_findings (AlurMatrix *self, AlurElement *stage)
{
  const GPtrArray *findings
      = alur_analysis_get_findings (alur_editor_get_analysis (self->editor), stage);

  for (guint i = 0; i < findings->len; i++)
    {
      const AlurFinding *finding = g_ptr_array_index (findings, i);

      if (finding->function != NULL && alur_editor_tells_of (self->editor, finding))
        take_finding (self, finding);
    }
}

/* Gathers all anew; @with_findings: FALSE inside an edit, of which the analysis knows nothing
 * yet. */
void
alur_matrix_gather (AlurMatrix *self, gboolean with_findings)
{
  AlurElement *stage = alur_editor_get_stage (self->editor);

  g_array_set_size (self->functions, 0);
  g_hash_table_remove_all (self->place_of);
  g_hash_table_remove_all (self->unit_of);
  g_hash_table_remove_all (self->marks);
  g_hash_table_remove_all (self->overlaps);
  g_ptr_array_set_size (self->shown_units, 0);
  g_ptr_array_set_size (self->units, 0);
  gather_functions (self);
  if (stage != NULL)
    {
      gather_units (self, stage);
      if (with_findings)
        {
          gather_findings (self, stage);
          gather_institutions (self, stage);
        }
    }
  alur_matrix_gather_areas (self);
  alur_matrix_order_columns (self);
  alur_matrix_order_rows (self);
}
