/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must not come back to itself: the parents of functions and of units, and the procedures that
 * call each other. Each element is entered once, so the time is linear; no recursion, because a
 * line of command may be as long as the document. */

#include "alur-validate-private.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

enum
{
  UNSEEN,
  ON_THE_WAY,
  DONE
};

/* The elements of the circle that closes at @again. */
static char *
list_cycle (GPtrArray *way, const AlurElement *again)
{
  guint start = 0;

  while (g_ptr_array_index (way, start) != again)
    start++;
  return alur_validation_list ((const AlurElement *const *) way->pdata + start, way->len - start);
}

static gboolean
fail_cycle (AlurValidation *self, GPtrArray *way, const AlurElement *again)
{
  g_autofree char *list = list_cycle (way, again);
  char *message;

  if (again->kind == ALUR_KIND_FUNCTION)
    /* Translators: %s is a list of functions. */
    message = g_strdup_printf (alur_tr (NULL, N_ ("These functions are part of each other in a "
                                                  "circle: %s. Functions must form a tree.")),
                               list);
  else if (again->kind == ALUR_KIND_UNIT)
    /* Translators: %s is a list of units. */
    message = g_strdup_printf (alur_tr (NULL, N_ ("These units are above each other in a circle: "
                                                  "%s. The line of command must have a head.")),
                               list);
  else
    /* Translators: %s is a list of procedures. */
    message = g_strdup_printf (alur_tr (NULL, N_ ("These procedures call each other in a circle: "
                                                  "%s. A procedure may not call itself, not even "
                                                  "through others.")),
                               list);
  return alur_validation_fail (self, again, G_MAXUINT, message);
}

static gboolean
check_parents (
    AlurValidation *self, const AlurElement *holder, AlurKind kind, guint field, guint8 *states)
{
  g_autoptr (GPtrArray) way = g_ptr_array_new ();

  ALUR_FOREACH (first, holder, kind)
  {
    const AlurElement *e = first;

    g_ptr_array_set_size (way, 0);
    while (e != NULL && states[e->serial] == UNSEEN)
      {
        states[e->serial] = ON_THE_WAY;
        g_ptr_array_add (way, (gpointer) e);
        e = e->values[field].text != NULL
                ? alur_document_lookup_atom (self->document, self->stage, e->values[field].text)
                : NULL;
      }
    if (e != NULL && states[e->serial] == ON_THE_WAY)
      return fail_cycle (self, way, e);
    for (guint i = 0; i < way->len; i++)
      states[((const AlurElement *) g_ptr_array_index (way, i))->serial] = DONE;
  }
  return TRUE;
}

/* The procedure that a step calls, if it does. */
static const AlurElement *
called_by (AlurValidation *self, const AlurElement *step)
{
  if (step->values[ALUR_STEP_KIND].word != ALUR_STEP_KIND_SUBPROCESS
      || step->values[ALUR_STEP_PROCEDURE].text == NULL)
    return NULL;
  return alur_document_lookup_atom (self->document, self->stage,
                                    step->values[ALUR_STEP_PROCEDURE].text);
}

/* Goes through what @first calls; @way holds the procedures, @steps where each is looked at. */
static gboolean
check_calls_from (AlurValidation *self,
                  const AlurElement *first,
                  GPtrArray *way,
                  GPtrArray *steps,
                  guint8 *states)
{
  g_ptr_array_add (way, (gpointer) first);
  g_ptr_array_add (steps, alur_element_first (first, ALUR_KIND_STEP));
  states[first->serial] = ON_THE_WAY;
  while (way->len > 0)
    {
      const AlurElement *procedure = g_ptr_array_index (way, way->len - 1);
      const AlurElement *step = g_ptr_array_index (steps, steps->len - 1);
      const AlurElement *called;

      if (step == NULL)
        {
          states[procedure->serial] = DONE;
          g_ptr_array_set_size (way, (int) way->len - 1);
          g_ptr_array_set_size (steps, (int) steps->len - 1);
          continue;
        }
      steps->pdata[steps->len - 1] = alur_element_next (step, ALUR_KIND_STEP);
      called = called_by (self, step);
      if (called == NULL || states[called->serial] == DONE)
        continue;
      if (states[called->serial] == ON_THE_WAY)
        return fail_cycle (self, way, called);
      states[called->serial] = ON_THE_WAY;
      g_ptr_array_add (way, (gpointer) called);
      g_ptr_array_add (steps, alur_element_first (called, ALUR_KIND_STEP));
    }
  return TRUE;
}

static gboolean
check_calls (AlurValidation *self, guint8 *states)
{
  g_autoptr (GPtrArray) way = g_ptr_array_new ();
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();

  ALUR_FOREACH (procedure, self->stage, ALUR_KIND_PROCEDURE)
  {
    if (states[procedure->serial] == UNSEEN
        && !check_calls_from (self, procedure, way, steps, states))
      return FALSE;
  }
  return TRUE;
}

/**
 * alur_validation_check_cycles: (skip)
 *
 * Checks that nothing is above itself or calls itself; all references exist already.
 */
gboolean
alur_validation_check_cycles (AlurValidation *self)
{
  g_autofree guint8 *states = g_malloc0 (alur_document_get_serials (self->document));

  self->stage = NULL;
  if (!check_parents (self, alur_document_get_functions (self->document), ALUR_KIND_FUNCTION,
                      ALUR_FUNCTION_PARENT, states))
    return FALSE;
  ALUR_FOREACH (stage, alur_document_get_root (self->document), ALUR_KIND_STAGE)
  {
    self->stage = stage;
    if (!check_parents (self, alur_document_get_organisation (self->document, stage),
                        ALUR_KIND_UNIT, ALUR_UNIT_PARENT, states)
        || !check_calls (self, states))
      return FALSE;
  }
  return TRUE;
}
