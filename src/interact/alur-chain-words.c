/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-chain-words.h"

#include "alur-chain.h"
#include "alur-language.h"
#include "alur-procedure-rows.h"
#include "alur-promise.h"
#include "alur-shown-name.h"
#include "alur-supply.h"

#include <glib/gi18n-lib.h>

struct _AlurChainWords
{
  AlurEditor *editor;
  GHashTable *rows;    /* procedure → AlurProcedureRows */
  GPtrArray *supplies; /* (element-type AlurSupply); NULL: not looked for yet */
};

/**
 * alur_chain_words_new:
 * @editor: an editor; a reference is taken
 *
 * Returns: (transfer full): words for flows of its document as it is now
 */
AlurChainWords *
alur_chain_words_new (AlurEditor *editor)
{
  AlurChainWords *self = g_new0 (AlurChainWords, 1);

  self->editor = g_object_ref (editor);
  self->rows = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) alur_procedure_rows_free);
  return self;
}

/**
 * alur_chain_words_free:
 * @self: (transfer full): words
 */
void
alur_chain_words_free (AlurChainWords *self)
{
  g_hash_table_unref (self->rows);
  g_clear_pointer (&self->supplies, g_ptr_array_unref);
  g_object_unref (self->editor);
  g_free (self);
}

/* What flows; "Yes" alone says nothing without the question to which it answers. */
static char *
dup_label (AlurChainWords *self, const AlurElement *flow)
{
  const char *label = alur_element_get_text (flow, ALUR_FLOW_LABEL);
  guint kind = alur_element_get_word (flow, ALUR_FLOW_KIND);
  const AlurElement *from = alur_document_lookup_kind (
      alur_editor_get_document (self->editor), alur_element_get_stage (flow),
      alur_element_get_ref (flow, ALUR_FLOW_FROM), ALUR_KIND_STEP);
  const char *question
      = from != NULL && kind == ALUR_FLOW_DECISION
                && alur_element_get_word (from, ALUR_STEP_KIND) == ALUR_STEP_KIND_DECISION
            ? alur_element_get_text (from, ALUR_STEP_QUESTION)
            : NULL;

  if (label == NULL)
    return g_strdup (alur_tr (NULL, alur_flow_words[kind].label));
  return question != NULL ? g_strdup_printf ("%s %s", question, label) : g_strdup (label);
}

/**
 * alur_chain_words_dup_title:
 * @flow: a flow
 *
 * Returns: (transfer full): who gives what to whom: "Puskesmas → Gudang: Permintaan obat"
 */
char *
alur_chain_words_dup_title (AlurChainWords *self, const AlurElement *flow)
{
  g_autofree char *label = dup_label (self, flow);

  return g_strdup_printf ("%s → %s: %s",
                          alur_shown_name (alur_chain_get_unit (self->editor, flow, TRUE)),
                          alur_shown_name (alur_chain_get_unit (self->editor, flow, FALSE)), label);
}

static AlurProcedureRows *
get_rows (AlurChainWords *self, AlurElement *procedure)
{
  AlurProcedureRows *rows = g_hash_table_lookup (self->rows, procedure);

  if (rows == NULL)
    {
      rows = alur_procedure_rows_new (alur_editor_get_document (self->editor), procedure);
      g_hash_table_insert (self->rows, procedure, rows);
    }
  return rows;
}

/**
 * alur_chain_words_dup_step:
 * @step: a step
 *
 * Returns: (transfer full): its procedure and its number in that: "Rawat jalan, step 4"
 */
char *
alur_chain_words_dup_step (AlurChainWords *self, const AlurElement *step)
{
  AlurProcedureRows *rows = get_rows (self, step->parent);
  int row = alur_procedure_rows_find (rows, step);
  g_autofree char *number
      = row >= 0 ? alur_procedure_rows_dup_label (rows, (guint) row) : g_strdup ("–");

  /* Translators: a procedure, and the number of a step in it. */
  return g_strdup_printf (alur_tr (NULL, N_ ("%s, step %s")), alur_shown_name (step->parent),
                          number);
}

static char *
dup_end (AlurChainWords *self, const AlurElement *flow, guint field)
{
  const AlurElement *step = alur_document_lookup_kind (
      alur_editor_get_document (self->editor), alur_element_get_stage (flow),
      alur_element_get_ref (flow, field), ALUR_KIND_STEP);

  return step != NULL ? alur_chain_words_dup_step (self, step) : g_strdup ("–");
}

/**
 * alur_chain_words_dup_place:
 * @flow: a flow
 *
 * Returns: (transfer full): between which steps of which procedures it goes
 */
char *
alur_chain_words_dup_place (AlurChainWords *self, const AlurElement *flow)
{
  g_autofree char *from = dup_end (self, flow, ALUR_FLOW_FROM);
  g_autofree char *to = dup_end (self, flow, ALUR_FLOW_TO);

  return g_strdup_printf ("%s → %s", from, to);
}

/**
 * alur_chain_words_dup_times:
 * @flow: a flow
 *
 * Returns: (transfer full) (nullable): how long the support takes that comes on @flow, and whether
 *   that is as promised; NULL where none comes on it
 */
char *
alur_chain_words_dup_times (AlurChainWords *self, const AlurElement *flow)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  AlurFigures *figures = alur_analysis_get_figures (alur_editor_get_analysis (self->editor));

  if (self->supplies == NULL)
    self->supplies = alur_supplies_list (document, alur_element_get_stage (flow));
  for (guint i = 0; i < self->supplies->len; i++)
    {
      const AlurSupply *supply = g_ptr_array_index (self->supplies, i);
      AlurPromise promise;
      g_autofree char *text = NULL;

      if (!g_ptr_array_find (supply->ways, flow, NULL))
        continue;
      promise = alur_promise_judge (figures, supply->procedure);
      text = alur_promise_dup_text (&promise, document, NULL);
      return g_strdup_printf ("%s: %s", alur_shown_name (supply->procedure), text);
    }
  return NULL;
}
