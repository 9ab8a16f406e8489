/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What findings say of functions and of what is held. There may be hundreds of thousands of
 * findings after an edit, sorted by their rule: what no cell shows is skipped. */

#include "alur-matrix-private.h"

#include <string.h>

#define OVERLAPS (1u << 7) /* beside the severity of what is held */

/* Where a finding is shown. */
typedef enum
{
  ON_NOTHING,
  ON_ORPHAN,   /* of the function: nobody holds anything of it */
  ON_GAP,      /* of the function: nobody holds some kind of it */
  ON_OVERLAP,  /* on what is held */
  ON_CELL,     /* on what is held */
  ON_ROW,      /* of the function, because it is about many holders at once */
  ON_CONFLICT, /* on cells, and not on what is held there */
} Shown;

static const struct
{
  const char *rule;
  Shown shown;
} rules[] = {
  { "orphan-function", ON_ORPHAN },
  { "overlap", ON_OVERLAP },
  { "nested-overlap", ON_OVERLAP },
  { "duplicate-authority", ON_OVERLAP },
  { "idle-authority", ON_CELL },
  { "supervises-superior", ON_CELL },
  { "assistant-without-implementer", ON_CELL },
  { "change-without-regulation", ON_CELL },
  { "uncoordinated", ON_ROW },
  { "conflict-of-interest", ON_CONFLICT },
};

/* Findings about steps are shown where steps are. */
static Shown
find_shown (const AlurFinding *finding)
{
  const char *rule = alur_finding_get_rule_id (finding);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rule, rules[i].rule))
      return rules[i].shown;
  return g_str_has_prefix (rule, "missing-") ? ON_GAP : ON_NOTHING;
}

static void
mark_authority (AlurMatrix *self,
                const AlurElement *authority,
                const AlurFinding *finding,
                guint8 more)
{
  guint8 *mark;

  if (authority->kind != ALUR_KIND_AUTHORITY || authority->serial >= self->marks->len)
    return;
  mark = &self->marks->data[authority->serial];
  *mark = (guint8) (MAX (*mark & ~OVERLAPS, (guint) finding->severity) | (*mark & OVERLAPS) | more);
}

static gint64
make_key (const AlurElement *unit, const AlurElement *function)
{
  return ((gint64) unit->serial << 32) | function->serial;
}

static guint
get_conflict (AlurMatrix *self, const AlurElement *unit, const AlurElement *function)
{
  gint64 key = make_key (unit, function);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->conflicts, &key));
}

static void
mark_conflict (AlurMatrix *self, const AlurElement *unit, const AlurFinding *finding)
{
  gint64 *key = g_new (gint64, 1);
  guint worst = MAX (get_conflict (self, unit, finding->function), (guint) finding->severity);

  *key = make_key (unit, finding->function);
  g_hash_table_insert (self->conflicts, key, GUINT_TO_POINTER (worst));
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

static void
take_finding (AlurMatrix *self, const AlurFinding *finding, Shown shown)
{
  guint place = GPOINTER_TO_UINT (
      g_hash_table_lookup (self->place_of, alur_element_get_id (finding->function)));
  AlurMatrixFunction *function;

  if (place == 0)
    return;
  function = alur_matrix_get_function (self, place - 1);
  if (shown == ON_GAP && finding->n_elements > 0)
    return;
  if (shown == ON_GAP || shown == ON_ORPHAN)
    mark_gap (function, finding);
  for (guint i = 0; (shown == ON_OVERLAP || shown == ON_CELL) && i < finding->n_elements; i++)
    mark_authority (self, finding->elements[i], finding, shown == ON_OVERLAP ? OVERLAPS : 0);
  for (guint i = 0; shown == ON_CONFLICT && i < finding->n_units; i++)
    mark_conflict (self, finding->units[i], finding);
  function->n_problems++;
  function->worst = MAX (function->worst, finding->severity);
}

/* The first finding behind @first that is of another rule: sought with steps that double, then
 * with halves. */
static guint
skip_rule (const GPtrArray *findings, guint first)
{
  const AlurRule *rule = ((const AlurFinding *) g_ptr_array_index (findings, first))->rule;
  guint step = 1;
  guint low = first;
  guint high;

  while (low + step < findings->len
         && ((const AlurFinding *) g_ptr_array_index (findings, low + step))->rule == rule)
    {
      low += step;
      step *= 2;
    }
  high = MIN (low + step, findings->len);
  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (((const AlurFinding *) g_ptr_array_index (findings, middle))->rule == rule)
        low = middle;
      else
        high = middle;
    }
  return high;
}

static void
forget (AlurMatrix *self)
{
  guint n_serials = alur_document_get_serials (alur_editor_get_document (self->editor));

  g_hash_table_remove_all (self->conflicts);
  g_byte_array_set_size (self->marks, n_serials);
  if (n_serials > 0)
    memset (self->marks->data, 0, n_serials);
  for (guint place = 0; place < self->functions->len; place++)
    {
      AlurMatrixFunction *function = alur_matrix_get_function (self, place);

      function->n_problems = function->missing = 0;
      function->worst = function->gap = ALUR_SEVERITY_UNSET;
      function->is_orphan = FALSE;
    }
}

/* Gathers what the findings of the stage say of the matrix. */
void
alur_matrix_gather_findings (AlurMatrix *self)
{
  const GPtrArray *findings
      = self->stage != NULL
            ? alur_analysis_get_findings (alur_editor_get_analysis (self->editor), self->stage)
            : NULL;
  guint end;

  forget (self);
  for (guint i = 0; findings != NULL && i < findings->len; i = end)
    {
      Shown shown = find_shown (g_ptr_array_index (findings, i));

      end = skip_rule (findings, i);
      for (guint k = i; shown != ON_NOTHING && k < end; k++)
        {
          const AlurFinding *finding = g_ptr_array_index (findings, k);

          if (finding->function != NULL && alur_editor_tells_of (self->editor, finding))
            take_finding (self, finding, shown);
        }
    }
}

/* Whether a finding says that others hold the same. */
gboolean
alur_matrix_overlaps (AlurMatrix *self, const AlurElement *authority)
{
  return authority->serial < self->marks->len
         && (self->marks->data[authority->serial] & OVERLAPS) != 0;
}

/* What findings say of a cell: flags and, above them, the worst severity. */
guint
alur_matrix_get_mark (AlurMatrix *self, const AlurMatrixUnit *unit, guint place)
{
  const AlurElement *function = alur_matrix_get_function (self, place)->function;
  guint worst = get_conflict (self, unit->unit, function);
  guint flags = worst > 0 ? ALUR_CELL_CONFLICT : 0;
  guint n_held;
  const AlurMatrixHeld *held = alur_matrix_find_held (unit, place, &n_held);

  for (guint i = 0; i < n_held; i++)
    {
      const AlurElement *authority = held[i].authority;

      if (authority->serial >= self->marks->len)
        continue;
      worst = MAX (worst, self->marks->data[authority->serial] & ~OVERLAPS);
      if (alur_matrix_overlaps (self, authority))
        flags |= ALUR_CELL_OVERLAP;
    }
  return flags | worst << ALUR_MATRIX_MARK_SHIFT;
}
