/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which flows say what comes next: said once, because all that follows a case through a procedure
 * or changes its course asks for it. */

#include "alur-flow.h"

/**
 * alur_flow_may_control:
 * @flow: a flow
 *
 * Returns: whether it is of a kind that carries control where both its ends lie in one procedure
 */
gboolean
alur_flow_may_control (const AlurElement *flow)
{
  guint kind = alur_element_get_word (flow, ALUR_FLOW_KIND);

  return kind == ALUR_FLOW_SEQUENCE || kind == ALUR_FLOW_DECISION;
}

/**
 * alur_flow_is_control:
 * @document: a document
 * @flow: a flow of it
 *
 * Returns: whether a case goes along it: a decision that another procedure gets is none, and what
 * leads there can't be continued by a sequence
 */
gboolean
alur_flow_is_control (AlurDocument *document, const AlurElement *flow)
{
  const AlurElement *to;

  if (!alur_flow_may_control (flow))
    return FALSE;
  to = alur_document_lookup_kind (document, alur_element_get_stage (flow),
                                  alur_element_get_ref (flow, ALUR_FLOW_TO), ALUR_KIND_STEP);
  return to != NULL && to->parent == flow->parent;
}
