/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-change-marks.h"

struct _AlurChangeMarks
{
  GHashTable *kinds; /* element → AlurDifferenceKind + 1 */
};

/* Of several things that happened to an element the first of these is marked. */
static const AlurDifferenceKind ranks[] = {
  ALUR_DIFFERENCE_ADDED,         ALUR_DIFFERENCE_ABOLISHED, ALUR_DIFFERENCE_REMOVED,
  ALUR_DIFFERENCE_DECENTRALISED, ALUR_DIFFERENCE_COMBINED,  ALUR_DIFFERENCE_SIMPLIFIED,
  ALUR_DIFFERENCE_MOVED,         ALUR_DIFFERENCE_CHANGED,
};

static guint
rank_of (AlurDifferenceKind kind)
{
  guint rank = 0;

  while (rank < G_N_ELEMENTS (ranks) && ranks[rank] != kind)
    rank++;
  return rank;
}

static void
mark (AlurChangeMarks *self, const AlurElement *element, AlurDifferenceKind kind)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->kinds, element));

  if (known == 0 || rank_of (kind) < rank_of ((AlurDifferenceKind) (known - 1)))
    g_hash_table_insert (self->kinds, (gpointer) (guintptr) element,
                         GUINT_TO_POINTER ((guint) kind + 1));
}

/* What happens to an authority or a position shows at its unit, which has the place for it. */
static void
mark_difference (AlurChangeMarks *self, const AlurElement *element, AlurDifferenceKind kind)
{
  if (element->kind == ALUR_KIND_AUTHORITY || element->kind == ALUR_KIND_POSITION)
    mark (self, element->parent, ALUR_DIFFERENCE_CHANGED);
  else
    mark (self, element, kind);
}

static void
add_difference (AlurChangeMarks *self,
                const AlurComparison *comparison,
                const AlurDifference *difference,
                guint side)
{
  const AlurElement *own = side == 0 ? difference->from : difference->to;

  if (own != NULL)
    mark_difference (self, own, difference->kind);
  else if (side == 1 && difference->into != NULL)
    {
      AlurDocument *document
          = alur_figures_get_document (alur_comparison_get_figures (comparison, 1));
      const AlurElement *heir = alur_document_lookup_kind (
          document, alur_comparison_get_stage (comparison, 1), difference->into, ALUR_KIND_STEP);

      if (heir != NULL)
        mark (self, heir, ALUR_DIFFERENCE_COMBINED);
    }
}

/* What others went into is united with them on the first side too. */
static void
add_keeper (AlurChangeMarks *self,
            const AlurComparison *comparison,
            const AlurDifference *difference)
{
  AlurDocument *document = alur_figures_get_document (alur_comparison_get_figures (comparison, 1));
  const AlurElement *heir = alur_document_lookup_kind (
      document, alur_comparison_get_stage (comparison, 1), difference->into, ALUR_KIND_STEP);
  const AlurElement *before = alur_comparison_find (comparison, 1, heir);

  if (before != NULL)
    mark (self, before, ALUR_DIFFERENCE_COMBINED);
}

/**
 * alur_change_marks_new:
 * @comparison: what is compared
 * @side: 0 for the first stage, 1 for the second
 *
 * Returns: (transfer full): what to mark on the drawing of that stage
 */
AlurChangeMarks *
alur_change_marks_new (const AlurComparison *comparison, guint side)
{
  AlurChangeMarks *self = g_new0 (AlurChangeMarks, 1);

  self->kinds = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < alur_comparison_get_n_differences (comparison); i++)
    {
      const AlurDifference *difference = alur_comparison_get_difference (comparison, i);

      add_difference (self, comparison, difference, side);
      if (side == 0 && difference->into != NULL)
        add_keeper (self, comparison, difference);
    }
  return self;
}

/**
 * alur_change_marks_free:
 */
void
alur_change_marks_free (AlurChangeMarks *self)
{
  g_hash_table_unref (self->kinds);
  g_free (self);
}

/**
 * alur_change_marks_get:
 * @self: (nullable): marks
 * @element: an element of their stage
 *
 * Returns: what became of it, or ALUR_N_DIFFERENCES for nothing
 */
AlurDifferenceKind
alur_change_marks_get (const AlurChangeMarks *self, const AlurElement *element)
{
  guint known = self != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->kinds, element)) : 0;

  return known == 0 ? ALUR_N_DIFFERENCES : (AlurDifferenceKind) (known - 1);
}

/**
 * alur_change_marks_is_gone:
 *
 * Returns: whether what this became of is struck through
 */
gboolean
alur_change_marks_is_gone (AlurDifferenceKind kind)
{
  return kind == ALUR_DIFFERENCE_ABOLISHED || kind == ALUR_DIFFERENCE_REMOVED;
}
