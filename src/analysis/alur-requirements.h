/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* What the customer must bring in a stage, and who asks for it. To be read until the next change of
 * the document. */
typedef struct _AlurRequirements AlurRequirements;

/* A unit that asks in a procedure. */
typedef struct
{
  const AlurElement *procedure;
  const AlurElement *unit; /* NULL: the step has none */
} AlurAsker;

/* How often an asker asks for something. */
typedef struct
{
  guint asker; /* its number */
  guint n_steps;
} AlurAskerCount;

typedef struct
{
  const char *name;             /* as the first step has it */
  guint group;                  /* the same for names that probably mean one thing */
  gboolean reworded;            /* there are other names in its group */
  guint n_steps;                /* that ask for it */
  guint n_askers;               /* that ask for it */
  const AlurAskerCount *counts; /* of those askers, by their numbers */
  const AlurElement *maker;     /* a step of a unit that makes it itself, or NULL */
} AlurRequirement;

AlurRequirements *alur_requirements_new (AlurDocument *document,
                                         const AlurElement *stage) G_GNUC_WARN_UNUSED_RESULT;
void alur_requirements_free (AlurRequirements *self);
guint alur_requirements_get_n_askers (const AlurRequirements *self);
const AlurAsker *alur_requirements_get_asker (const AlurRequirements *self, guint index);
guint alur_requirements_find_asker (const AlurRequirements *self, const AlurElement *step);
guint alur_requirements_get_n (const AlurRequirements *self);
const AlurRequirement *alur_requirements_get (const AlurRequirements *self, guint index);
gboolean alur_requirement_is_repeated (const AlurRequirement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurRequirements, alur_requirements_free)

G_END_DECLS
