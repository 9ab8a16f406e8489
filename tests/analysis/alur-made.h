/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* Documents made in a test: one stage with a few units and procedures of as many steps as wanted.
 * Everything is made in one transaction, which made_end() commits. */
typedef struct
{
  AlurDocument *document;
  AlurElement *stage;
  AlurElement *organisation;
  AlurElement *procedure; /* the one that is being made */
  guint n_flows;
} Made;

void made_begin (Made *self);
void made_end (Made *self);
void made_clear (Made *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Made, made_clear)

AlurElement *made_unit (Made *self, const char *id, const char *parent, AlurLevel level);
AlurElement *made_procedure (Made *self, const char *id);
AlurElement *
made_step (Made *self, const char *id, AlurStepKind kind, const char *unit, double work);
/* A probability that is negative is not written. */
AlurElement *made_flow (Made *self, const char *from, const char *to, double probability);

G_END_DECLS
