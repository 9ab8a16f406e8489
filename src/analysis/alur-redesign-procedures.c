/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole procedures: given up, or united with another that from then on serves for all of them. */

#include "alur-redesign-private.h"

#include "alur-edit.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>

typedef void (*CallFunc) (AlurRedesign *self,
                          AlurDecision *decision,
                          AlurElement *caller,
                          AlurElement *instead);

/* The steps of other procedures that call @procedure. */
static void
for_each_call (AlurRedesign *self,
               AlurDecision *decision,
               const AlurElement *procedure,
               AlurElement *instead,
               CallFunc func)
{
  ALUR_FOREACH (other, self->stage, ALUR_KIND_PROCEDURE)
  {
    if (!alur_redesign_is_there (self, other))
      continue;
    ALUR_FOREACH (step, other, ALUR_KIND_STEP)
    {
      if (alur_element_get_ref (step, ALUR_STEP_PROCEDURE) == alur_element_get_id (procedure))
        func (self, decision, step, instead);
    }
  }
}

static void
tell_of_call (AlurRedesign *self,
              AlurDecision *decision,
              AlurElement *caller,
              AlurElement *instead G_GNUC_UNUSED)
{
  g_autofree char *name = alur_redesign_dup_name (self, caller);

  alur_decision_note (decision, alur_tr (NULL, N_ ("%s called it and does not any more.")), name);
}

/*< private >
 * alur_redesign_abolish_procedure:
 *
 * Gives up a procedure with all its steps.
 */
void
alur_redesign_abolish_procedure (AlurRedesign *self, AlurDecision *decision)
{
  g_autofree char *name = alur_redesign_dup_name (self, decision->decided);

  if (!alur_redesign_is_there (self, decision->element))
    {
      alur_decision_tell (decision, ALUR_OUTCOME_ALREADY,
                          alur_tr (NULL, N_ ("%s is not there any more.")), name);
      return;
    }
  alur_redesign_doom (self, decision->element);
  alur_decision_tell (decision, ALUR_OUTCOME_DONE,
                      alur_tr (NULL, N_ ("%s is given up with all its steps.")), name);
  for_each_call (self, decision, decision->element, NULL, tell_of_call);
}

/* Who called a procedure that is united with another calls that one, if it can. */
static void
call_instead (AlurRedesign *self, AlurDecision *decision, AlurElement *caller, AlurElement *instead)
{
  g_autofree char *refusal
      = alur_edit_refuse_call (self->document, caller, alur_element_get_id (instead));

  if (refusal == NULL)
    alur_document_set_text (self->document, caller, ALUR_STEP_PROCEDURE,
                            alur_element_get_id (instead));
  else
    tell_of_call (self, decision, caller, instead);
}

static void
take_in (AlurRedesign *self, AlurDecision *decision, AlurElement *procedure, AlurElement *other)
{
  const AlurIds *basis = alur_element_get_refs (procedure, ALUR_PROCEDURE_BASIS);
  const AlurIds *more = alur_element_get_refs (other, ALUR_PROCEDURE_BASIS);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  alur_document_set_number (self->document, procedure, ALUR_PROCEDURE_VOLUME,
                            MIN (alur_element_get_number (procedure, ALUR_PROCEDURE_VOLUME)
                                     + alur_element_get_number (other, ALUR_PROCEDURE_VOLUME),
                                 G_MAXDOUBLE));
  for (guint i = 0; basis != NULL && i < basis->n_ids; i++)
    g_ptr_array_add (ids, (gpointer) (guintptr) basis->ids[i]);
  for (guint i = 0; more != NULL && i < more->n_ids; i++)
    if (!g_ptr_array_find (ids, more->ids[i], NULL))
      g_ptr_array_add (ids, (gpointer) (guintptr) more->ids[i]);
  if (ids->len > 0)
    alur_document_set_refs (self->document, procedure, ALUR_PROCEDURE_BASIS,
                            (const char *const *) ids->pdata, ids->len);
  alur_redesign_doom (self, other);
  for_each_call (self, decision, other, procedure, call_instead);
}

/*< private >
 * alur_redesign_combine_procedures:
 *
 * Unites procedures: the one that carries the decision serves for the others too. Its own chain
 * stays as it is; how often it is needed, and what it rests on, is added up.
 */
void
alur_redesign_combine_procedures (AlurRedesign *self, AlurDecision *decision)
{
  AlurElement *procedure = decision->element;
  const AlurIds *with = alur_element_get_refs (decision->redesign, ALUR_PROCEDURE_REDESIGN_WITH);
  g_autofree char *name = alur_redesign_dup_name (self, decision->decided);
  guint n_taken = 0;

  for (guint i = 0; with != NULL && i < with->n_ids; i++)
    {
      AlurElement *other = alur_document_lookup_kind (self->document, self->stage, with->ids[i],
                                                      ALUR_KIND_PROCEDURE);
      g_autofree char *other_name = NULL;

      if (!alur_redesign_is_there (self, procedure) || !alur_redesign_is_there (self, other)
          || other == procedure)
        continue;
      other_name = alur_redesign_dup_name (self, other);
      take_in (self, decision, procedure, other);
      /* Translators: two procedures that are united. */
      alur_decision_note (decision, alur_tr (NULL, N_ ("%s serves for %s too.")), name, other_name);
      n_taken++;
    }
  if (n_taken > 0)
    alur_decision_tell (
        decision, ALUR_OUTCOME_BY_HAND,
        alur_tr (NULL, N_ ("%s takes the place of the others: see whether its steps still fit.")),
        name);
  else
    alur_decision_tell (decision, ALUR_OUTCOME_ALREADY,
                        alur_tr (NULL, N_ ("%s has nothing left to be united with.")), name);
}
