/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A new flow between two units. The model knows flows between steps only, so each unit must have a
 * step that gives or gets: one that is there, or a new one in a procedure that is there or new. */

#include "alur-chain-connection.h"

#include "alur-edit.h"
#include "alur-language.h"
#include "alur-make.h"
#include "alur-shown-name.h"

#include <glib/gi18n-lib.h>

static gboolean
may_give_or_get (const AlurElement *step, const AlurElement *unit)
{
  AlurStepKind kind = alur_element_get_word (step, ALUR_STEP_KIND);

  return kind != ALUR_STEP_KIND_START && kind != ALUR_STEP_KIND_END
         && alur_element_get_ref (step, ALUR_STEP_UNIT) == alur_element_get_id (unit);
}

/**
 * alur_chain_end_list:
 * @editor: an editor
 * @unit: a unit of the stage that is shown
 *
 * Returns: (transfer full) (element-type AlurChainEnd): its steps, in document order, then a new
 *   step in each procedure, then one in a new procedure; until the next edit
 */
GArray *
alur_chain_end_list (AlurEditor *editor, AlurElement *unit)
{
  AlurElement *stage = alur_editor_get_stage (editor);
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (AlurChainEnd));
  AlurChainEnd end = { .unit = unit };

  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    end.procedure = procedure;
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      end.step = step;
      if (may_give_or_get (step, unit))
        g_array_append_val (ends, end);
    }
  }
  end.step = NULL;
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    end.procedure = procedure;
    g_array_append_val (ends, end);
  }
  end.procedure = NULL;
  g_array_append_val (ends, end);
  return ends;
}

/**
 * alur_chain_end_dup_text:
 * @words: words of the editor
 * @end: an end
 *
 * Returns: (transfer full): which step it is, in the user's words
 */
char *
alur_chain_end_dup_text (AlurChainWords *words, const AlurChainEnd *end)
{
  if (end->step != NULL)
    {
      g_autofree char *place = alur_chain_words_dup_step (words, end->step);

      return g_strdup_printf ("%s: %s", place, alur_shown_name (end->step));
    }
  if (end->procedure != NULL)
    /* Translators: %s is a procedure. */
    return g_strdup_printf (alur_tr (NULL, N_ ("New step in %s")),
                            alur_shown_name (end->procedure));
  return g_strdup (alur_tr (NULL, N_ ("New step in a new procedure")));
}

static guint
count_steps (const GArray *ends)
{
  guint n = 0;

  while (n < ends->len && g_array_index (ends, AlurChainEnd, n).step != NULL)
    n++;
  return n;
}

/**
 * alur_chain_connection_find:
 * @editor: an editor
 * @from: the unit that gives
 * @to: the unit that gets
 * @kind: what flows
 * @only: (out caller-allocates): the connection that suggests itself: from the first step to the
 *   first one, new ones where there are none
 *
 * Returns: whether nothing has to be asked: each of the two has one step and no more, and they may
 *   be connected
 */
gboolean
alur_chain_connection_find (AlurEditor *editor,
                            AlurElement *from,
                            AlurElement *to,
                            AlurFlowKind kind,
                            AlurChainConnection *only)
{
  g_autoptr (GArray) givers = alur_chain_end_list (editor, from);
  g_autoptr (GArray) takers = alur_chain_end_list (editor, to);
  g_autofree char *why_not = NULL;

  *only = (AlurChainConnection){ .from = g_array_index (givers, AlurChainEnd, 0),
                                 .to = g_array_index (takers, AlurChainEnd, 0),
                                 .kind = kind };
  if (count_steps (givers) != 1 || count_steps (takers) != 1)
    return FALSE;
  why_not = alur_chain_connection_refuse (editor, only);
  return why_not == NULL;
}

static gboolean
is_there (AlurEditor *editor, const AlurChainConnection *self)
{
  ALUR_FOREACH (flow, self->from.procedure, ALUR_KIND_FLOW)
  {
    if (alur_element_get_word (flow, ALUR_FLOW_KIND) == self->kind
        && alur_element_get_ref (flow, ALUR_FLOW_FROM) == alur_element_get_id (self->from.step)
        && alur_element_get_ref (flow, ALUR_FLOW_TO) == alur_element_get_id (self->to.step))
      return TRUE;
  }
  return FALSE;
}

/**
 * alur_chain_connection_refuse:
 * @editor: an editor
 * @self: a connection
 *
 * Returns: (transfer full) (nullable): why it can't be made, or NULL when it can
 */
char *
alur_chain_connection_refuse (AlurEditor *editor, const AlurChainConnection *self)
{
  if (self->from.unit == NULL || self->to.unit == NULL || self->from.unit == self->to.unit)
    return g_strdup (alur_tr (NULL, N_ ("A flow of the chain goes from one unit to another.")));
  if (self->from.step == NULL || self->to.step == NULL)
    return NULL;
  if (is_there (editor, self))
    return g_strdup (alur_tr (NULL, N_ ("There is already such a flow between these steps.")));
  return alur_edit_refuse_connection (alur_editor_get_document (editor), self->from.step,
                                      self->to.step, self->kind);
}

/* A procedure that holds nothing but what is about to be connected. It is behind the service where
 * nobody in it is a customer. */
static AlurElement *
make_procedure (AlurEditor *editor, const AlurChainConnection *self)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurElement *procedure
      = alur_make_procedure (document, alur_editor_get_stage (editor), NULL, NULL);

  if (alur_element_get_word (self->from.unit, ALUR_UNIT_LEVEL) != ALUR_LEVEL_CUSTOMER
      && alur_element_get_word (self->to.unit, ALUR_UNIT_LEVEL) != ALUR_LEVEL_CUSTOMER)
    alur_document_set_word (document, procedure, ALUR_PROCEDURE_KIND, ALUR_PROCEDURE_SUPPORT);
  alur_make_step (document, procedure, ALUR_STEP_KIND_START, NULL, NULL);
  return procedure;
}

/* What comes before a new step of @procedure: the last one from which nothing goes on. */
static AlurElement *
find_open_end (const AlurElement *procedure)
{
  AlurElement *last = NULL;

  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    if (alur_element_get_word (step, ALUR_STEP_KIND) != ALUR_STEP_KIND_END)
      last = step;
  }
  return last;
}

/* A new step goes on from @before, where there is one; else it stands for itself. */
static AlurElement *
make_step (AlurEditor *editor, const AlurChainEnd *end, AlurElement *before)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurElement *step;

  if (before == NULL)
    return alur_make_step (document, end->procedure, ALUR_STEP_KIND_NONE, end->unit, NULL);
  step = alur_make_step_after (document, before, ALUR_STEP_KIND_NONE, FALSE);
  alur_edit_set_step_unit (document, step, alur_element_get_id (end->unit));
  return step;
}

static AlurElement *
make (AlurEditor *editor, AlurChainConnection whole)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurElement *made = NULL;
  AlurElement *flow;

  if (whole.from.procedure == NULL || whole.to.procedure == NULL)
    made = make_procedure (editor, &whole);
  if (whole.from.procedure == NULL)
    whole.from.procedure = made;
  if (whole.to.procedure == NULL)
    whole.to.procedure = made;
  if (whole.from.step == NULL)
    whole.from.step = make_step (editor, &whole.from, find_open_end (whole.from.procedure));
  if (whole.to.step == NULL)
    whole.to.step = make_step (editor, &whole.to,
                               whole.to.procedure == whole.from.procedure
                                   ? whole.from.step
                                   : find_open_end (whole.to.procedure));
  flow = alur_edit_connect (document, whole.from.step, whole.to.step, whole.kind);
  if (whole.label != NULL && whole.label[0] != '\0')
    alur_document_set_text (document, flow, ALUR_FLOW_LABEL, whole.label);
  return flow;
}

/**
 * alur_chain_connection_make:
 * @editor: an editor
 * @self: a connection that is not refused
 *
 * Makes it, as one step of undo, with the steps and the procedure that it needs, and selects it. A
 * kind of flow that was not shown is shown from now on.
 *
 * Returns: (transfer none): the flow
 */
AlurElement *
alur_chain_connection_make (AlurEditor *editor, const AlurChainConnection *self)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurElement *flow;

  alur_document_begin (document, alur_tr (NULL, N_ ("Connect")));
  flow = make (editor, *self);
  alur_document_commit (document);
  alur_editor_set_flow_kinds (editor, alur_editor_get_flow_kinds (editor) | 1u << self->kind);
  alur_selection_set (alur_editor_get_selection (editor), flow);
  return flow;
}
