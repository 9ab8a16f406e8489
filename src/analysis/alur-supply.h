/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* What a support procedure brings to a service procedure: a flow that leads from one to the other,
 * or, where there is none, the step that calls it. */
typedef struct
{
  const AlurElement *procedure; /* that supports */
  const AlurElement *served;    /* that is supported */
  const AlurElement *flow;      /* that brings it; NULL: it is called */
  const AlurElement *step;      /* of `served`, which gets it */
  const AlurElement *unit;      /* that gets it; NULL: the step has none */
  /* (element-type AlurElement): the flows on which it comes to that unit from another one; the last
   * before it where `flow` itself stays inside the unit; empty: it comes from nowhere else */
  GPtrArray *ways;
} AlurSupply;

GPtrArray *alur_supplies_list (AlurDocument *document,
                               const AlurElement *stage) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
