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
  const AlurSheet *sheets;
  guint n_sheets;
  AlurTreeNode *nodes;
  GHashTable *numbers; /* id → index of the unit + 1 */
  GArray *relations;   /* of AlurOrganisationRelation */
} AlurOrganisationDraft;

/* How good a chart is on the best of its sheets. */
typedef struct
{
  guint n_pages;
  gboolean cut; /* over several pages */
  double scale;
  guint sheet;
} AlurOrganisationFit;

/* A way to arrange the tree. */
typedef struct
{
  AlurTreeOptions options;
  AlurRect bounds;
  AlurOrganisationFit fit;
  double merit; /* the scale, less what folding costs the reader */
} AlurOrganisationFolding;

int alur_organisation_fit_compare (const AlurOrganisationFit *self,
                                   const AlurOrganisationFit *other);
AlurOrganisationFit alur_organisation_find_fit (const AlurOrganisationDraft *draft,
                                                const AlurRect *bounds);
GArray *alur_organisation_list_foldings (AlurOrganisationDraft *draft, AlurTree *tree);

guint alur_organisation_find_unit (const AlurOrganisationDraft *draft, const char *id);
void alur_organisation_find_relations (AlurOrganisationDraft *draft,
                                       const AlurElement *organisation);
void alur_organisation_route (AlurOrganisationDraft *draft, AlurTree *tree, GArray *foldings);
void alur_organisation_name_connectors (AlurOrganisationDraft *draft);

gboolean alur_organisation_memory_recall (AlurOrganisationMemory *self,
                                          AlurOrganisationDraft *draft);
void alur_organisation_memory_keep (AlurOrganisationMemory *self,
                                    const AlurOrganisationDraft *draft);

G_END_DECLS
