/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where pasted shapes stand. What was placed by hand stays so where it goes back to what it was
 * part of, a little beside what is there; anywhere else its coordinates mean nothing and the
 * automatic layout takes it. */

#include "alur-paste-private.h"

#include "alur-edit.h"

#include <math.h>

#define STEP 24.0 /* px of the drawing between a shape and its copy */
#define MOST 1000u

typedef struct
{
  guint x, y;        /* fields */
  GHashTable *taken; /* of texts: lane and place */
  GPtrArray *placed; /* the new ones that are placed by hand */
} Places;

static char *
dup_key (const AlurElement *element, const Places *places, double by)
{
  const char *lane
      = element->kind == ALUR_KIND_STEP ? alur_element_get_ref (element, ALUR_STEP_UNIT) : NULL;

  return g_strdup_printf ("%s %.0f %.0f", lane != NULL ? lane : "",
                          alur_element_get_number (element, places->x) + by,
                          alur_element_get_number (element, places->y) + by);
}

static gboolean
are_free (const Places *places, double by)
{
  for (guint i = 0; i < places->placed->len; i++)
    {
      g_autofree char *key = dup_key (g_ptr_array_index (places->placed, i), places, by);

      if (g_hash_table_contains (places->taken, key))
        return FALSE;
    }
  return TRUE;
}

static void
remove_bends (AlurPasting *self, AlurElement *line)
{
  AlurElement *bend;

  while ((bend = alur_element_first (line, ALUR_KIND_BEND)) != NULL)
    alur_document_remove (self->document, bend);
}

/* Sorts what stands in @holder; answers whether all of it is new. */
static gboolean
look (AlurPasting *self, const AlurElement *holder, AlurKind kind, Places *places)
{
  gboolean is_first = TRUE;

  ALUR_FOREACH (element, holder, kind)
  {
    gboolean is_new = g_hash_table_contains (self->fresh, element);

    is_first = is_first && is_new;
    if (isnan (alur_element_get_number (element, places->x)))
      continue;
    if (is_new)
      g_ptr_array_add (places->placed, element);
    else
      g_hash_table_add (places->taken, dup_key (element, places, 0));
  }
  return is_first;
}

static void
move (AlurPasting *self, const Places *places, double by)
{
  for (guint i = 0; i < places->placed->len; i++)
    {
      AlurElement *element = g_ptr_array_index (places->placed, i);
      double x = alur_element_get_number (element, places->x);
      double y = alur_element_get_number (element, places->y);

      alur_document_set_number (self->document, element, places->x, x + by);
      alur_document_set_number (self->document, element, places->y, y + by);
    }
}

/* Moves the new ones of @kind in @holder beside what is there, or lets the layout place them. */
static void
place (AlurPasting *self, AlurElement *holder, AlurKind kind, AlurKind line, gboolean keeps)
{
  gboolean is_step = kind == ALUR_KIND_STEP;
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) placed = g_ptr_array_new ();
  Places places = { is_step ? (guint) ALUR_STEP_X : (guint) ALUR_UNIT_X,
                    is_step ? (guint) ALUR_STEP_Y : (guint) ALUR_UNIT_Y, taken, placed };
  double by = 0;

  keeps = look (self, holder, kind, &places) || keeps;
  for (guint i = 0; keeps && i < MOST && !are_free (&places, by); i++)
    by += STEP;
  move (self, &places, keeps ? by : NAN);
  if (keeps && by <= 0)
    return;
  ALUR_FOREACH (element, holder, line)
  {
    if (g_hash_table_contains (self->fresh, element))
      remove_bends (self, element);
  }
}

/* In a procedure a lane that is selected takes the steps. */
static gboolean
use_lane (AlurPasting *self)
{
  if (self->is_original || self->focus == NULL || self->focus->kind != ALUR_KIND_UNIT
      || alur_editor_get_pane (self->editor) == ALUR_PANE_ORGANISATION)
    return FALSE;
  for (guint i = 0; i < self->made->len; i++)
    {
      AlurElement *step = g_ptr_array_index (self->made, i);

      if (step->kind == ALUR_KIND_STEP)
        alur_edit_set_step_unit (self->document, step, alur_element_get_id (self->focus));
    }
  return TRUE;
}

static gboolean
has_new_parent (AlurPasting *self)
{
  return !self->is_original && self->focus != NULL && self->focus->kind == ALUR_KIND_UNIT;
}

/**
 * alur_paste_place: (skip)
 *
 * Places what has been made.
 */
void
alur_paste_place (AlurPasting *self)
{
  gboolean changes_lane = use_lane (self);
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  place (self, alur_document_get_organisation (self->document, self->stage), ALUR_KIND_UNIT,
         ALUR_KIND_RELATION, self->same_document && !has_new_parent (self));
  for (guint i = 0; i < self->made->len; i++)
    {
      AlurElement *step = g_ptr_array_index (self->made, i);

      if (step->kind == ALUR_KIND_STEP && g_hash_table_add (done, step->parent))
        place (self, step->parent, ALUR_KIND_STEP, ALUR_KIND_FLOW,
               self->same_procedure && !changes_lane);
    }
}
