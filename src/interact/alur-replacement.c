/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Units are told apart by their ids, so the same replacement can be made in any stage that has
 * both. Where the unit that stays is missing, the stage is left as it is, and that is said before.
 */

#include "alur-replacement.h"

#include "alur-edit.h"
#include "alur-language.h"
#include "alur-reference.h"
#include "alur-shown-name.h"
#include "alur-slot.h"

#include <glib/gi18n-lib.h>

struct _AlurReplacement
{
  AlurEditor *editor;
  const char *stage; /* atom: of the stage that the units are in */
  GPtrArray *ids;    /* atoms: of the units that go */
  const char *keep;  /* atom: of the unit that stays; NULL: a new one, or none is chosen yet */
  char *name;        /* of the new one */
  AlurReach reach;
};

/**
 * alur_replacement_new:
 * @editor: a document in a window; it must live longer
 * @units: (array length=n_units): units of one stage: the one that is shown, or the one that it is
 *   compared with
 * @n_units: how many; at least one
 *
 * Returns: (transfer full): a replacement of @units in that stage alone, by what is still to be
 * said
 */
AlurReplacement *
alur_replacement_new (AlurEditor *editor, AlurElement *const *units, guint n_units)
{
  AlurReplacement *self = g_new0 (AlurReplacement, 1);

  self->editor = editor;
  self->stage = alur_element_get_id (alur_element_get_stage (units[0]));
  self->ids = g_ptr_array_new ();
  for (guint i = 0; i < n_units; i++)
    g_ptr_array_add (self->ids, (gpointer) alur_element_get_id (units[i]));
  return self;
}

/**
 * alur_replacement_free:
 */
void
alur_replacement_free (AlurReplacement *self)
{
  g_ptr_array_unref (self->ids);
  g_free (self->name);
  g_free (self);
}

/**
 * alur_replacement_set_unit:
 * @self: a replacement
 * @unit: the unit that stays; it may be one of those that go, which then does not
 */
void
alur_replacement_set_unit (AlurReplacement *self, const AlurElement *unit)
{
  self->keep = alur_element_get_id (unit);
  g_clear_pointer (&self->name, g_free);
}

/**
 * alur_replacement_set_name:
 * @self: a replacement
 * @name: of a new unit that comes where the first of the old ones is
 */
void
alur_replacement_set_name (AlurReplacement *self, const char *name)
{
  self->keep = NULL;
  g_free (self->name);
  self->name = g_strdup (name);
}

/**
 * alur_replacement_set_reach:
 * @self: a replacement
 * @reach: in which stages it is made
 */
void
alur_replacement_set_reach (AlurReplacement *self, AlurReach reach)
{
  self->reach = reach;
}

/* NULL: it has gone. */
static AlurElement *
get_stage (AlurReplacement *self)
{
  return alur_document_get_stage (alur_editor_get_document (self->editor), self->stage);
}

static AlurElement *
find (AlurReplacement *self, const AlurElement *stage, const char *id)
{
  return id != NULL && stage != NULL ? alur_document_lookup_kind (
             alur_editor_get_document (self->editor), stage, id, ALUR_KIND_UNIT)
                                     : NULL;
}

/**
 * alur_replacement_get_name:
 *
 * Returns: (transfer none) (nullable): of the unit that stays; %NULL where none is chosen yet
 */
const char *
alur_replacement_get_name (AlurReplacement *self)
{
  const AlurElement *keep = find (self, get_stage (self), self->keep);

  return keep != NULL ? alur_shown_name (keep) : self->name;
}

/* Of a stage the units that would go. */
static GPtrArray *
list_units (AlurReplacement *self, const AlurElement *stage)
{
  GPtrArray *units = g_ptr_array_new ();

  for (guint i = 0; i < self->ids->len; i++)
    {
      AlurElement *unit = find (self, stage, g_ptr_array_index (self->ids, i));

      if (unit != NULL && alur_element_get_id (unit) != self->keep)
        g_ptr_array_add (units, unit);
    }
  return units;
}

static gboolean
reaches (AlurReplacement *self, const AlurElement *stage)
{
  const AlurElement *own = get_stage (self);

  return stage == own || self->reach == ALUR_REACH_ALL
         || (self->reach == ALUR_REACH_ONWARD && alur_stage_is_later (stage, own));
}

/**
 * alur_replacement_list_candidates:
 *
 * Returns: (transfer full) (element-type AlurSlotTarget): the units that could stay, as the tree
 * that they are
 */
GArray *
alur_replacement_list_candidates (AlurReplacement *self)
{
  GArray *units = alur_slot_list_units (get_stage (self));

  for (guint i = units->len; i > 0; i--)
    {
      const AlurSlotTarget *target = &g_array_index (units, AlurSlotTarget, i - 1);

      if (g_ptr_array_find (self->ids, alur_element_get_id (target->element), NULL))
        g_array_remove_index (units, i - 1);
    }
  return units;
}

/**
 * alur_replacement_is_possible:
 *
 * Returns: whether all that must be is said and still there
 */
gboolean
alur_replacement_is_possible (AlurReplacement *self)
{
  g_autoptr (GPtrArray) units = list_units (self, get_stage (self));

  return alur_replacement_get_name (self) != NULL && units->len > 0;
}

/* --- What it would do ------------------------------------------------------------------------- */

typedef struct
{
  guint authorities, positions, steps, relations, units;
} Counts;

static gboolean
is_one_of (const GPtrArray *units, const char *id)
{
  for (guint i = 0; id != NULL && i < units->len; i++)
    if (alur_element_get_id (g_ptr_array_index (units, i)) == id)
      return TRUE;
  return FALSE;
}

static gboolean
names_one_of (const GPtrArray *units, const AlurIds *ids)
{
  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    if (is_one_of (units, ids->ids[i]))
      return TRUE;
  return FALSE;
}

/* Whether of two ends one goes and the other is neither the one that stays nor another that goes:
 * nothing leads from a unit to itself. */
static gboolean
leads_on (const GPtrArray *units, const char *keep, const char *end, const char *other)
{
  return is_one_of (units, end) && !is_one_of (units, other) && other != keep;
}

/* @keep: (nullable): the unit that stays, where it is no new one */
static void
count_organisation (const AlurElement *stage,
                    const GPtrArray *units,
                    const char *keep,
                    Counts *counts)
{
  const AlurElement *organisation = alur_element_first (stage, ALUR_KIND_ORGANISATION);

  for (guint i = 0; i < units->len; i++)
    {
      counts->authorities += alur_element_count (g_ptr_array_index (units, i), ALUR_KIND_AUTHORITY);
      counts->positions += alur_element_count (g_ptr_array_index (units, i), ALUR_KIND_POSITION);
    }
  if (organisation == NULL)
    return;
  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    if (leads_on (units, keep, alur_element_get_ref (unit, ALUR_UNIT_PARENT),
                  alur_element_get_id (unit)))
      counts->units++;
  }
  ALUR_FOREACH (relation, organisation, ALUR_KIND_RELATION)
  {
    const char *from = alur_element_get_ref (relation, ALUR_RELATION_FROM);
    const char *to = alur_element_get_ref (relation, ALUR_RELATION_TO);

    if (leads_on (units, keep, from, to) || leads_on (units, keep, to, from))
      counts->relations++;
  }
}

/* What it does already it does not get. */
static void
count_steps (const AlurElement *stage, const GPtrArray *units, const char *keep, Counts *counts)
{
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      const char *unit = alur_element_get_ref (step, ALUR_STEP_UNIT);

      if (keep != NULL && unit == keep)
        continue;
      if (is_one_of (units, unit)
          || names_one_of (units, alur_element_get_refs (step, ALUR_STEP_ALSO))
          || names_one_of (units, alur_element_get_refs (step, ALUR_STEP_OR)))
        counts->steps++;
    }
  }
}

/* Takes @text. */
static void
add_part (GPtrArray *parts, guint n, char *text)
{
  if (n > 0)
    g_ptr_array_add (parts, text);
  else
    g_free (text);
}

/* What goes from hand to hand; NULL: nothing does. */
static char *
tell_counts (const Counts *n)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add_part (parts, n->authorities,
            g_strdup_printf (alur_tr_n (NULL, "%u authority", "%u authorities", n->authorities),
                             n->authorities));
  add_part (parts, n->positions,
            g_strdup_printf (alur_tr_n (NULL, "%u position", "%u positions", n->positions),
                             n->positions));
  add_part (parts, n->steps,
            g_strdup_printf (alur_tr_n (NULL, "%u step", "%u steps", n->steps), n->steps));
  add_part (parts, n->relations,
            g_strdup_printf (alur_tr_n (NULL, "%u relation", "%u relations", n->relations),
                             n->relations));
  add_part (parts, n->units,
            g_strdup_printf (alur_tr_n (NULL, "%u sub-unit", "%u sub-units", n->units), n->units));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static char *
tell_work (AlurReplacement *self, const Counts *counts, guint n_stages)
{
  const char *name = alur_replacement_get_name (self);
  g_autofree char *list = tell_counts (counts);

  if (list == NULL)
    /* Translators: a unit that is replaced by another. */
    return g_strdup_printf (alur_tr (NULL, N_ ("Nothing else is known of it: “%s” only takes its "
                                               "place.")),
                            name);
  if (n_stages == 1)
    /* Translators: a unit gets "3 authorities, 2 steps". */
    return g_strdup_printf (alur_tr (NULL, N_ ("“%s” gets %s.")), name, list);
  /* Translators: a unit gets "3 authorities, 2 steps", counted over several stages. */
  return g_strdup_printf (
      alur_tr_n (NULL, "“%s” gets %s, in %u stage.", "“%s” gets %s, in %u stages.", n_stages), name,
      list, n_stages);
}

/* A new unit is made wherever it is needed; one that is there is not. */
static gboolean
is_missing (AlurReplacement *self, const AlurElement *stage)
{
  return self->name == NULL && find (self, stage, self->keep) == NULL;
}

static void
append_missing (AlurReplacement *self, GString *text, const AlurElement *stage)
{
  g_string_append_c (text, ' ');
  g_string_append_printf (text,
                          /* Translators: a stage, and a unit. */
                          alur_tr (NULL, N_ ("In “%s” nothing changes: “%s” is not there.")),
                          alur_shown_name (stage), alur_replacement_get_name (self));
}

/**
 * alur_replacement_describe:
 * @self: a replacement
 *
 * Returns: (transfer full): what would be done, in sentences; what is still to be said
 */
char *
alur_replacement_describe (AlurReplacement *self)
{
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autofree char *work = NULL;
  Counts counts = { 0 };
  guint n_stages = 0;

  if (!alur_replacement_is_possible (self))
    return g_strdup (alur_tr (NULL, N_ ("Choose the unit that takes the place.")));
  ALUR_FOREACH (stage, alur_document_get_root (alur_editor_get_document (self->editor)),
                ALUR_KIND_STAGE)
  {
    g_autoptr (GPtrArray) units = list_units (self, stage);

    if (units->len == 0 || !reaches (self, stage))
      continue;
    if (is_missing (self, stage))
      {
        append_missing (self, missing, stage);
        continue;
      }
    count_organisation (stage, units, self->keep, &counts);
    count_steps (stage, units, self->keep, &counts);
    n_stages++;
  }
  work = tell_work (self, &counts, n_stages);
  return g_strconcat (work, missing->str, NULL);
}

/* --- Doing it --------------------------------------------------------------------------------- */

/* In the place of another, and as much as that one; its own in all else. */
static AlurElement *
make_unit (AlurReplacement *self, AlurElement *stage, const AlurElement *old)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  AlurElement *unit = alur_document_insert (
      document, alur_document_get_organisation (document, stage), ALUR_KIND_UNIT, self->keep, NULL);

  self->keep = alur_element_get_id (unit);
  alur_document_set_text (document, unit, ALUR_UNIT_NAME, self->name);
  alur_document_set (document, unit, ALUR_UNIT_LEVEL, old->values[ALUR_UNIT_LEVEL]);
  alur_document_set (document, unit, ALUR_UNIT_PARENT, old->values[ALUR_UNIT_PARENT]);
  alur_document_set (document, unit, ALUR_UNIT_X, old->values[ALUR_UNIT_X]);
  alur_document_set (document, unit, ALUR_UNIT_Y, old->values[ALUR_UNIT_Y]);
  return unit;
}

static void
replace_in_stage (AlurReplacement *self, AlurElement *stage)
{
  g_autoptr (GPtrArray) units = list_units (self, stage);
  AlurElement *keep;

  if (units->len == 0)
    return;
  keep = self->name != NULL ? make_unit (self, stage, g_ptr_array_index (units, 0))
                            : find (self, stage, self->keep);
  if (keep != NULL)
    alur_edit_merge_units (alur_editor_get_document (self->editor), keep,
                           (AlurElement *const *) units->pdata, units->len);
}

/**
 * alur_replacement_run:
 * @self: a replacement that is possible
 * @edit: what it is called where it can be undone
 *
 * Makes it, as one edit, and selects the unit that stays.
 *
 * Returns: (transfer none) (nullable): that unit; %NULL: the edit was taken back
 */
AlurElement *
alur_replacement_run (AlurReplacement *self, const char *edit)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  AlurElement *keep;

  g_return_val_if_fail (alur_replacement_is_possible (self), NULL);

  alur_document_begin (document, edit);
  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  {
    if (reaches (self, stage))
      replace_in_stage (self, stage);
  }
  if (!alur_document_commit (document))
    return NULL;
  g_clear_pointer (&self->name, g_free);
  keep = find (self, get_stage (self), self->keep);
  alur_selection_set (alur_editor_get_selection (self->editor), keep);
  return keep;
}
