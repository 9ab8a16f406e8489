/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window shows of the service chain. */

#include "alur-editor-private.h"

#include "alur-chain-layout.h"

/**
 * alur_editor_get_flow_kinds:
 *
 * Returns: which flows the service chain shows: a bit for each AlurFlowKind
 */
guint
alur_editor_get_flow_kinds (AlurEditor *self)
{
  return self->flow_kinds;
}

/* Nobody should change or delete what was hidden from them. */
static void
deselect_hidden (AlurEditor *self)
{
  guint n_elements;
  AlurElement *const *elements = alur_selection_get_all (self->selection, &n_elements);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; i < n_elements; i++)
    if (elements[i]->kind != ALUR_KIND_FLOW
        || (self->flow_kinds >> alur_element_get_word (elements[i], ALUR_FLOW_KIND) & 1) != 0)
      g_ptr_array_add (kept, elements[i]);
  if (kept->len < n_elements)
    alur_selection_set_all (self->selection, (AlurElement *const *) kept->pdata, kept->len);
}

/**
 * alur_editor_set_flow_kinds:
 * @kinds: a bit for each AlurFlowKind that the service chain shows; those that move nothing are
 *   passed over
 */
void
alur_editor_set_flow_kinds (AlurEditor *self, guint kinds)
{
  kinds &= ALUR_CHAIN_KINDS;
  if (self->flow_kinds == kinds)
    return;
  self->flow_kinds = kinds;
  if (alur_editor_get_traits (self)->is_gathered)
    deselect_hidden (self);
  alur_editor_forget_picture (self);
  alur_editor_view_changed (self);
}

/**
 * alur_editor_get_all_units:
 *
 * Returns: whether the service chain shows also units that no flow comes to or from
 */
gboolean
alur_editor_get_all_units (AlurEditor *self)
{
  return self->all_units;
}

/**
 * alur_editor_set_all_units:
 * @all: whether the service chain shows also units that no flow comes to or from
 */
void
alur_editor_set_all_units (AlurEditor *self, gboolean all)
{
  if (self->all_units == all)
    return;
  self->all_units = all;
  alur_editor_forget_picture (self);
  alur_editor_view_changed (self);
}

/**
 * alur_editor_ask_flow:
 * @flow: a flow of a line of the service chain
 *
 * Lets the window ask which of the flows of that line is wanted.
 */
void
alur_editor_ask_flow (AlurEditor *self, AlurElement *flow)
{
  g_signal_emit_by_name (self, "ask-flow", flow);
}

/**
 * alur_editor_ask_connection:
 * @from: (nullable): a unit
 * @to: (nullable): another one
 * @kind: what is to flow
 *
 * Lets the window ask from which step to which a new flow goes.
 */
void
alur_editor_ask_connection (AlurEditor *self, AlurElement *from, AlurElement *to, AlurFlowKind kind)
{
  g_signal_emit_by_name (self, "ask-connection", from, to, (guint) kind);
}
