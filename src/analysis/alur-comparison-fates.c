/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What became of a step that is gone: the `from` lists of the stages on the way say where it went,
 * the decisions of the first stage and of those between say what was meant. Ids are compared as
 * text where the second stage is of another document, whose `from` lists then count as if it stood
 * behind the first stage. A procedure that is given up or united with others takes its steps along:
 * they need no decision of their own, but one of their own counts before it. */

#include "alur-comparison-private.h"

/* Where the steps of the stage before went: id → steps that have it in their `from`, in order. */
typedef struct
{
  const AlurElement *stage;
  GHashTable *heirs;
} Heritage;

struct _AlurFates
{
  const AlurPairing *pairing;
  GArray *heritages;     /* of the stages after the first, up to the second */
  GHashTable *decisions; /* id → the decisions about it, in order of stages */
};

static void
heritage_clear_cb (gpointer data)
{
  g_hash_table_unref (((Heritage *) data)->heirs);
}

static void
add_heir (Heritage *heritage, const char *id, const AlurElement *heir)
{
  GPtrArray *heirs = g_hash_table_lookup (heritage->heirs, id);

  if (heirs == NULL)
    {
      heirs = g_ptr_array_new ();
      g_hash_table_insert (heritage->heirs, (gpointer) (guintptr) id, heirs);
    }
  g_ptr_array_add (heirs, (gpointer) (guintptr) heir);
}

static void
add_heritage (AlurFates *self, const AlurElement *stage)
{
  Heritage heritage = { .stage = stage,
                        .heirs = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                        (GDestroyNotify) g_ptr_array_unref) };

  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      const AlurIds *from = alur_element_get_refs (step, ALUR_STEP_FROM);

      for (guint i = 0; from != NULL && i < from->n_ids; i++)
        if (g_strcmp0 (from->ids[i], alur_element_get_id (step)) != 0)
          add_heir (&heritage, from->ids[i], step);
    }
  }
  g_array_append_val (self->heritages, heritage);
}

static void
add_decision (AlurFates *self, const char *id, const AlurElement *decision)
{
  GPtrArray *decisions = g_hash_table_lookup (self->decisions, id);

  if (decisions == NULL)
    {
      decisions = g_ptr_array_new ();
      g_hash_table_insert (self->decisions, (gpointer) (guintptr) id, decisions);
    }
  g_ptr_array_add (decisions, (gpointer) (guintptr) decision);
}

/* A combine decision is one about each of those that it unites. */
static void
add_decisions_of (AlurFates *self, const AlurElement *element, AlurKind kind, guint with_field)
{
  const AlurElement *decision = alur_element_first (element, kind);
  const AlurIds *with = decision == NULL ? NULL : alur_element_get_refs (decision, with_field);

  if (decision == NULL)
    return;
  add_decision (self, alur_element_get_id (element), decision);
  for (guint i = 0; with != NULL && i < with->n_ids; i++)
    if (with->ids[i] != alur_element_get_id (element))
      add_decision (self, with->ids[i], decision);
}

static void
add_decisions (AlurFates *self, const AlurElement *stage)
{
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    add_decisions_of (self, procedure, ALUR_KIND_PROCEDURE_REDESIGN, ALUR_PROCEDURE_REDESIGN_WITH);
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    add_decisions_of (self, step, ALUR_KIND_STEP_REDESIGN, ALUR_STEP_REDESIGN_WITH);
  }
}

/*< private >
 * alur_fates_new:
 * @pairing: the stages, the first before the second
 *
 * Returns: (transfer full): what was decided and done on the way
 */
AlurFates *
alur_fates_new (const AlurPairing *pairing)
{
  AlurFates *self = g_new0 (AlurFates, 1);
  const AlurElement *stage = pairing->stages[0];

  self->pairing = pairing;
  self->heritages = g_array_new (FALSE, FALSE, sizeof (Heritage));
  g_array_set_clear_func (self->heritages, heritage_clear_cb);
  self->decisions
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  add_decisions (self, stage);
  while (pairing->same_document
         && (stage = alur_element_next (stage, ALUR_KIND_STAGE)) != pairing->stages[1])
    {
      add_heritage (self, stage);
      add_decisions (self, stage);
    }
  add_heritage (self, pairing->stages[1]);
  return self;
}

/*< private >
 * alur_fates_free:
 * @self: (transfer full): fates
 */
void
alur_fates_free (AlurFates *self)
{
  g_array_unref (self->heritages);
  g_hash_table_unref (self->decisions);
  g_free (self);
}

static guint
action_of (const AlurElement *decision)
{
  G_STATIC_ASSERT ((int) ALUR_STEP_REDESIGN_ACTION == (int) ALUR_PROCEDURE_REDESIGN_ACTION);

  return alur_element_get_word (decision, ALUR_STEP_REDESIGN_ACTION);
}

/* The latest decision of a kind about an element. */
static const AlurElement *
find_decision (AlurFates *self, const char *id, AlurAction action)
{
  GPtrArray *decisions = g_hash_table_lookup (self->decisions, id);

  for (guint i = decisions == NULL ? 0 : decisions->len; i-- > 0;)
    if (action_of (g_ptr_array_index (decisions, i)) == action)
      return g_ptr_array_index (decisions, i);
  return NULL;
}

/*< private >
 * alur_fates_decided:
 * @self: fates
 * @element: a step or procedure of the first stage
 * @action: what may have been decided
 *
 * Returns: whether it was, about the element itself
 */
gboolean
alur_fates_decided (AlurFates *self, const AlurElement *element, AlurAction action)
{
  return find_decision (self, alur_element_get_id (element), action) != NULL;
}

/* `ids` become what they are one stage later. Gives whether a `from` names one of them. */
static gboolean
follow (const AlurFates *self, const Heritage *heritage, GPtrArray *ids)
{
  const AlurPairing *pairing = self->pairing;
  AlurDocument *document
      = heritage->stage == pairing->stages[1] ? pairing->documents[1] : pairing->documents[0];
  guint n = ids->len;
  gboolean named = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const GPtrArray *heirs = g_hash_table_lookup (heritage->heirs, g_ptr_array_index (ids, i));

      for (guint k = 0; heirs != NULL && k < heirs->len; k++)
        {
          const char *heir = alur_element_get_id (g_ptr_array_index (heirs, k));

          named = TRUE;
          if (!g_ptr_array_find_with_equal_func (ids, heir, g_str_equal, NULL))
            g_ptr_array_add (ids, (gpointer) (guintptr) heir);
        }
    }
  for (guint i = ids->len; i-- > 0;)
    if (alur_document_lookup_kind (document, heritage->stage, g_ptr_array_index (ids, i),
                                   ALUR_KIND_STEP)
        == NULL)
      g_ptr_array_remove_index (ids, i);
  return named;
}

/* Of those that a decision unites, the one that the second stage still has. */
static const char *
find_one_left (const AlurFates *self, const AlurElement *decision)
{
  const AlurPairing *pairing = self->pairing;
  const AlurIds *with = alur_element_get_refs (decision, ALUR_STEP_REDESIGN_WITH);
  const char *carrier = alur_element_get_id (decision->parent);
  const char *left = NULL;

  for (guint i = 0; i <= (with == NULL ? 0 : with->n_ids); i++)
    {
      const char *id = i == 0 ? carrier : with->ids[i - 1];
      const AlurElement *step = alur_document_lookup_kind (pairing->documents[1],
                                                           pairing->stages[1], id, ALUR_KIND_STEP);

      if (step == NULL || (i > 0 && id == carrier))
        continue;
      if (left != NULL)
        return NULL;
      left = alur_element_get_id (step);
    }
  return left;
}

/*< private >
 * alur_fates_of_gone:
 * @self: fates
 * @element: an element of the first stage that the second does not have
 * @into: (out): of a combined step, the one that it went into, or %NULL
 *
 * Returns: whether it was combined, abolished or simply removed
 */
AlurDifferenceKind
alur_fates_of_gone (AlurFates *self, const AlurElement *element, const char **into)
{
  const char *id = alur_element_get_id (element);
  const char *procedure = alur_element_get_id (element->parent);
  const AlurElement *decision;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  gboolean named = FALSE;

  *into = NULL;
  if (element->kind != ALUR_KIND_STEP)
    return ALUR_DIFFERENCE_REMOVED;
  g_ptr_array_add (ids, (gpointer) (guintptr) id);
  for (guint i = 0; i < self->heritages->len; i++)
    named |= follow (self, &g_array_index (self->heritages, Heritage, i), ids);
  decision = find_decision (self, id, ALUR_ACTION_COMBINE);
  if (named && ids->len > 0)
    *into = g_ptr_array_index (ids, 0);
  else if (decision != NULL)
    *into = find_one_left (self, decision);
  if (named || decision != NULL)
    return ALUR_DIFFERENCE_COMBINED;
  if (find_decision (self, id, ALUR_ACTION_ABOLISH) != NULL)
    return ALUR_DIFFERENCE_ABOLISHED;
  if (find_decision (self, procedure, ALUR_ACTION_COMBINE) != NULL)
    return ALUR_DIFFERENCE_COMBINED;
  if (find_decision (self, procedure, ALUR_ACTION_ABOLISH) != NULL)
    return ALUR_DIFFERENCE_ABOLISHED;
  return ALUR_DIFFERENCE_REMOVED;
}
