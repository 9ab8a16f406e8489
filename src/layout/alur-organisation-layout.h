/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-connector.h"
#include "alur-document.h"
#include "alur-organisation-memory.h"
#include "alur-tree.h"

G_BEGIN_DECLS

/* How the layout learns the sizes of what is drawn. */
typedef struct
{
  AlurSize (*measure_unit) (const AlurElement *unit, gpointer data);
  /* The label of a relation; 0 × 0: none. */
  AlurSize (*measure_relation) (const AlurElement *relation, gpointer data);
  gpointer data;
} AlurOrganisationSizes;

typedef struct
{
  const AlurElement *unit;
  AlurRect box;
  gboolean placed; /* by hand */
} AlurUnitPlace;

/* A page that a drawing may come to. */
typedef struct
{
  AlurSize room;       /* px of the page that are free */
  double least_scale;  /* below it the drawing goes over several pages; 0: never */
  guint n_other_pages; /* that this choice costs beside those of the drawing */
} AlurSheet;

/* The chart of one stage. Units are in document order. The lines of command are `tree`'s lines (its
 * `loose` children have a connector, whose element is the child); then come the relations. */
typedef struct
{
  AlurRect bounds; /* of all boxes, lines and labels */
  AlurUnitPlace *units;
  guint n_units;
  AlurTreeLayout *tree; /* its indices are those of `units` */
  AlurConnector *connectors;
  guint n_connectors;
} AlurOrganisationLayout;

/* Nobody follows a line among more of them; the chart is drawn without relations then. */
#define ALUR_ORGANISATION_MAX_RELATIONS 1000u

gboolean alur_organisation_draws_relations (const AlurElement *organisation);
AlurOrganisationLayout *alur_organisation_layout_new (AlurDocument *document,
                                                      const AlurElement *stage,
                                                      const AlurOrganisationSizes *sizes,
                                                      const AlurSheet *sheets,
                                                      guint n_sheets) G_GNUC_WARN_UNUSED_RESULT;
AlurOrganisationLayout *
alur_organisation_layout_new_remembering (AlurDocument *document,
                                          const AlurElement *stage,
                                          const AlurOrganisationSizes *sizes,
                                          const AlurSheet *sheets,
                                          guint n_sheets,
                                          AlurOrganisationMemory *memory) G_GNUC_WARN_UNUSED_RESULT;
void alur_organisation_layout_free (AlurOrganisationLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurOrganisationLayout, alur_organisation_layout_free)

G_END_DECLS
