/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Regulations are of the document, what rests on them is of stages: the places are those that the
 * register counts, so that what is told before is what changes. */

#include "alur-basis-replacement.h"

#include "alur-basis.h"
#include "alur-language.h"
#include "alur-legal-order.h"
#include "alur-reference.h"
#include "alur-slot.h"

#include <glib/gi18n-lib.h>

struct _AlurBasisReplacement
{
  AlurDocument *document;
  const AlurElement *stage;
  const char *old_id;         /* atom */
  const char *new_id;         /* atom; NULL: none of the register is chosen */
  AlurNewRegulation *new_one; /* to be registered; NULL: none */
  AlurReach reach;
};

/**
 * alur_basis_replacement_new:
 * @document: a document; it must live longer
 * @stage: the stage that is shown
 * @regulation: what gives way
 *
 * Returns: (transfer full): a replacement in all stages, by what is still to be said
 */
AlurBasisReplacement *
alur_basis_replacement_new (AlurDocument *document,
                            const AlurElement *stage,
                            const AlurElement *regulation)
{
  AlurBasisReplacement *self = g_new0 (AlurBasisReplacement, 1);

  self->document = document;
  self->stage = stage;
  self->old_id = alur_element_get_id (regulation);
  self->reach = ALUR_REACH_ALL;
  return self;
}

/**
 * alur_basis_replacement_free:
 */
void
alur_basis_replacement_free (AlurBasisReplacement *self)
{
  g_clear_pointer (&self->new_one, alur_new_regulation_free);
  g_free (self);
}

/**
 * alur_basis_replacement_set_other:
 * @self: a replacement
 * @regulation: (nullable): what takes the place
 */
void
alur_basis_replacement_set_other (AlurBasisReplacement *self, const AlurElement *regulation)
{
  g_clear_pointer (&self->new_one, alur_new_regulation_free);
  self->new_id = regulation != NULL ? alur_element_get_id (regulation) : NULL;
}

/**
 * alur_basis_replacement_take_new:
 * @self: a replacement
 * @regulation: (transfer full): what is registered to take the place
 */
void
alur_basis_replacement_take_new (AlurBasisReplacement *self, AlurNewRegulation *regulation)
{
  alur_basis_replacement_set_other (self, NULL);
  self->new_one = regulation;
}

/**
 * alur_basis_replacement_set_reach:
 * @self: a replacement
 * @reach: in which stages it is made
 */
void
alur_basis_replacement_set_reach (AlurBasisReplacement *self, AlurReach reach)
{
  self->reach = reach;
}

/**
 * alur_basis_replacement_get_reach:
 *
 * Returns: in which stages it is made
 */
AlurReach
alur_basis_replacement_get_reach (AlurBasisReplacement *self)
{
  return self->reach;
}

static const AlurElement *
find (const AlurBasisReplacement *self, const char *id)
{
  return id != NULL ? alur_document_lookup_kind (self->document, NULL, id, ALUR_KIND_REGULATION)
                    : NULL;
}

static gboolean
is_gone (const AlurElement *regulation, gboolean stands_when_to_repeal)
{
  guint status = alur_element_get_word (regulation, ALUR_REGULATION_STATUS);

  return status == ALUR_STATUS_REPEALED
         || (status == ALUR_STATUS_TO_REPEAL && !stands_when_to_repeal);
}

/**
 * alur_basis_find_successor:
 * @document: a document
 * @regulation: a regulation of its register
 * @stands_when_to_repeal: whether what is to be repealed still counts
 *
 * Returns: (transfer none) (nullable): what is registered as taking its place and stands, by
 *   however many steps
 */
const AlurElement *
alur_basis_find_successor (AlurDocument *document,
                           const AlurElement *regulation,
                           gboolean stands_when_to_repeal)
{
  const AlurElement *regulations = alur_document_get_regulations (document);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  g_ptr_array_add (open, (gpointer) (guintptr) regulation);
  for (guint i = 0; i < open->len; i++)
    ALUR_FOREACH (other, regulations, ALUR_KIND_REGULATION)
    {
      const AlurIds *replaces = alur_element_get_refs (other, ALUR_REGULATION_REPLACES);

      if (replaces == NULL || !alur_ids_contain (replaces, alur_element_get_id (open->pdata[i]))
          || g_ptr_array_find (open, other, NULL))
        continue;
      if (!is_gone (other, stands_when_to_repeal))
        return other;
      g_ptr_array_add (open, other);
    }
  return NULL;
}

/**
 * alur_basis_replacement_guess:
 * @self: a replacement
 *
 * Takes what is registered as the successor, where there is one, in the stages that it is right
 * for: what is to be repealed is in force until the stage that is shown.
 */
void
alur_basis_replacement_guess (AlurBasisReplacement *self)
{
  const AlurElement *regulation = find (self, self->old_id);

  if (regulation == NULL)
    return;
  alur_basis_replacement_set_other (self,
                                    alur_basis_find_successor (self->document, regulation, FALSE));
  self->reach = alur_element_get_word (regulation, ALUR_REGULATION_STATUS) == ALUR_STATUS_REPEALED
                    ? ALUR_REACH_ALL
                    : ALUR_REACH_ONWARD;
}

/**
 * alur_basis_replacement_get_other:
 *
 * Returns: (transfer none) (nullable): what takes the place; %NULL where nothing is chosen, or it
 *   is gone
 */
const AlurElement *
alur_basis_replacement_get_other (AlurBasisReplacement *self)
{
  return find (self, self->new_id);
}

/**
 * alur_basis_replacement_get_new:
 *
 * Returns: (transfer none) (nullable): what is registered to take the place; %NULL where one of the
 *   register does, or nothing is chosen
 */
const AlurNewRegulation *
alur_basis_replacement_get_new (AlurBasisReplacement *self)
{
  return self->new_one;
}

/**
 * alur_basis_replacement_dup_name:
 *
 * Returns: (transfer full) (nullable): what takes the place; %NULL where nothing is chosen
 */
char *
alur_basis_replacement_dup_name (AlurBasisReplacement *self)
{
  const AlurElement *other = alur_basis_replacement_get_other (self);

  if (self->new_one != NULL)
    return alur_new_regulation_dup_name (self->new_one);
  return other != NULL ? alur_slot_dup_name (self->document, other) : NULL;
}

/**
 * alur_basis_replacement_list_candidates:
 *
 * Returns: (transfer full) (element-type AlurSlotTarget): what could take the place: the
 *   regulations that are not repealed and shall not be, in order of rank
 */
GArray *
alur_basis_replacement_list_candidates (AlurBasisReplacement *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (AlurSlotTarget));
  g_autoptr (AlurLegalOrder) order = alur_legal_order_new (self->document);

  for (guint i = 0; i < alur_legal_order_get_n_entries (order); i++)
    {
      const AlurElement *regulation = alur_legal_order_get_entry (order, i)->regulation;
      AlurSlotTarget target = { (AlurElement *) (guintptr) regulation, 0 };

      if (alur_element_get_id (regulation) != self->old_id && !is_gone (regulation, FALSE))
        g_array_append_val (list, target);
    }
  return list;
}

static gboolean
reaches (const AlurBasisReplacement *self, const AlurElement *stage)
{
  return stage == self->stage || self->reach == ALUR_REACH_ALL
         || (self->reach == ALUR_REACH_ONWARD && alur_stage_is_later (stage, self->stage));
}

/**
 * alur_basis_replacement_list_places:
 *
 * Returns: (transfer container) (element-type AlurElement): what rests on the regulation that gives
 *   way, as far as the replacement reaches, by stage
 */
GPtrArray *
alur_basis_replacement_list_places (AlurBasisReplacement *self)
{
  GPtrArray *places = g_ptr_array_new ();
  g_autoptr (AlurLegalOrder) order = alur_legal_order_new (self->document);

  for (guint i = 0; i < alur_legal_order_get_n_entries (order); i++)
    {
      const AlurLegalEntry *entry = alur_legal_order_get_entry (order, i);

      if (alur_element_get_id (entry->regulation) != self->old_id)
        continue;
      for (guint k = 0; k < entry->n_references; k++)
        {
          const AlurLegalReference *reference = &entry->references[k];

          if (reaches (self, alur_legal_order_get_stage (order, reference->stage)))
            g_ptr_array_add (places, (gpointer) (guintptr) reference->element);
        }
    }
  return places;
}

/* What is still to be said, in a sentence; NULL: all is. */
static char *
refuse (AlurBasisReplacement *self)
{
  if (self->new_one != NULL)
    return alur_new_regulation_refuse (self->new_one, self->document);
  return alur_basis_replacement_get_other (self) == NULL
             ? g_strdup (alur_tr (NULL, N_ ("Choose the regulation that takes the place.")))
             : NULL;
}

/**
 * alur_basis_replacement_is_possible:
 *
 * Returns: whether it is said what takes the place, and something rests on what gives way
 */
gboolean
alur_basis_replacement_is_possible (AlurBasisReplacement *self)
{
  g_autofree char *refusal = refuse (self);
  g_autoptr (GPtrArray) places = NULL;

  if (refusal != NULL || find (self, self->old_id) == NULL)
    return FALSE;
  places = alur_basis_replacement_list_places (self);
  return places->len > 0;
}

/**
 * alur_basis_replacement_describe:
 * @self: a replacement
 *
 * Returns: (transfer full): what would be done, in a sentence; what is still to be said
 */
char *
alur_basis_replacement_describe (AlurBasisReplacement *self)
{
  g_autoptr (GPtrArray) places = alur_basis_replacement_list_places (self);
  g_autofree char *refusal = refuse (self);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (places->len == 0)
    return g_strdup (alur_tr (NULL, N_ ("Nothing rests on it there.")));
  if (refusal != NULL)
    return g_steal_pointer (&refusal);
  name = alur_basis_replacement_dup_name (self);
  /* Translators: how many units, authorities, steps and so on, and a regulation. */
  text = g_strdup_printf (
      alur_tr_n (NULL, "%u place will rest on “%s”.", "%u places will rest on “%s”.", places->len),
      places->len, name);
  if (self->new_one == NULL)
    return g_steal_pointer (&text);
  return g_strdup_printf ("%s %s", text,
                          alur_new_regulation_get_status (self->new_one) == ALUR_STATUS_TO_DRAFT
                              /* Translators: a regulation, which does not exist yet. */
                              ? alur_tr (NULL, N_ ("It is registered as one to be drafted."))
                              /* Translators: a regulation that the register does not have yet. */
                              : alur_tr (NULL, N_ ("It is registered as one in force.")));
}

/* It is the successor, so that the next one to look for it finds it. */
static const char *
register_new (AlurBasisReplacement *self)
{
  AlurElement *regulation = alur_new_regulation_put (self->new_one, self->document);

  alur_document_set_refs (self->document, regulation, ALUR_REGULATION_REPLACES, &self->old_id, 1);
  return alur_element_get_id (regulation);
}

/**
 * alur_basis_replacement_put:
 * @self: a replacement that is possible
 *
 * Makes it, in a transaction that is open.
 *
 * Returns: at how many places
 */
guint
alur_basis_replacement_put (AlurBasisReplacement *self)
{
  g_autoptr (GPtrArray) places = alur_basis_replacement_list_places (self);
  const char *new_id = self->new_one != NULL ? register_new (self) : self->new_id;

  for (guint i = 0; i < places->len; i++)
    alur_basis_change (self->document, g_ptr_array_index (places, i), self->old_id, new_id);
  return places->len;
}

/**
 * alur_basis_replacement_run:
 * @self: a replacement that is possible
 * @edit: what it is called where it can be undone
 *
 * Makes it, as one edit.
 *
 * Returns: at how many places; 0: the edit was taken back
 */
guint
alur_basis_replacement_run (AlurBasisReplacement *self, const char *edit)
{
  guint n_places;

  g_return_val_if_fail (alur_basis_replacement_is_possible (self), 0);

  alur_document_begin (self->document, edit);
  n_places = alur_basis_replacement_put (self);
  return alur_document_commit (self->document) ? n_places : 0;
}
