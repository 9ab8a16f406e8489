/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-organisation-layout.h"

G_BEGIN_DECLS

typedef struct
{
  const AlurElement *relation;
  guint from;
  guint to;
  AlurSize label;
} AlurOrganisationRelation;

/* A chart in the making. `layout` is filled bit by bit. */
typedef struct
{
  const AlurOrganisationSizes *sizes;
  AlurOrganisationLayout *layout;
  AlurTreeOptions options;
  AlurSize page;
  AlurTreeNode *nodes;
  GHashTable *numbers; /* id → index of the unit + 1 */
  GArray *relations;   /* of AlurOrganisationRelation */
} AlurOrganisationDraft;

guint alur_organisation_find_unit (const AlurOrganisationDraft *draft, const char *id);
void alur_organisation_find_relations (AlurOrganisationDraft *draft,
                                       const AlurElement *organisation);
void alur_organisation_route (AlurOrganisationDraft *draft, AlurTree *tree);

G_END_DECLS
