/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-connector.h"
#include "alur-document.h"

G_BEGIN_DECLS

/* The columns of the service chain, from those who support to those who are served. */
typedef enum
{
  ALUR_CHAIN_PARTNERS,
  ALUR_CHAIN_LEADERSHIP,
  ALUR_CHAIN_SUPPORT,
  ALUR_CHAIN_SERVICE_CENTRE,
  ALUR_CHAIN_SERVICE_POINT,
  ALUR_CHAIN_CUSTOMER,
  ALUR_N_CHAIN_COLUMNS
} AlurChainColumn;

typedef struct
{
  const AlurElement *unit;
  AlurRect box;
  guint column; /* AlurChainColumn */
} AlurChainUnit;

/* All flows of one kind from one unit to another, in document order. */
typedef struct
{
  guint from; /* index of a unit */
  guint to;
  guint kind; /* AlurFlowKind: decision, information, money or goods */
  guint n_flows;
  const AlurElement **flows;
} AlurChainFlow;

/* What of a stage takes part. */
typedef struct
{
  guint kinds; /* of flows: a bit for each AlurFlowKind, see ALUR_CHAIN_KINDS; 0: all four */
  const AlurElement *const *units; /* that stand in it whether anything goes to them or not */
  guint n_units;
} AlurChainOptions;

#define ALUR_CHAIN_KINDS                                                                           \
  (1u << ALUR_FLOW_DECISION | 1u << ALUR_FLOW_INFORMATION | 1u << ALUR_FLOW_MONEY                  \
   | 1u << ALUR_FLOW_GOODS)

/* How the layout learns the sizes of what is drawn. */
typedef struct
{
  AlurSize (*measure_unit) (const AlurElement *unit, gpointer data);
  AlurSize (*measure_flow) (const AlurChainFlow *flow, gpointer data); /* its label */
  /* The head of a column; the columns' boxes are at least as wide. */
  AlurSize (*measure_column) (guint column, gpointer data);
  gpointer data;
} AlurChainSizes;

/* The service chain of one stage: the units that take part, column by column, and what
 * goes from one to the other. connectors[i] draws flows[i]; its element is the first of the flows.
 */
typedef struct
{
  AlurRect bounds; /* of everything */
  AlurChainUnit *units;
  guint n_units;
  AlurChainFlow *flows;
  AlurConnector *connectors;
  guint n_flows;
  AlurRect heads[ALUR_N_CHAIN_COLUMNS]; /* of width 0 where a column is empty */
} AlurChainLayout;

AlurChainLayout *alur_chain_layout_new (AlurDocument *document,
                                        const AlurElement *stage,
                                        const AlurChainOptions *options,
                                        const AlurChainSizes *sizes) G_GNUC_WARN_UNUSED_RESULT;
void alur_chain_layout_free (AlurChainLayout *self);
AlurChainColumn alur_chain_get_column (const AlurElement *unit);
AlurChainColumn alur_chain_get_column_of (AlurLevel level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurChainLayout, alur_chain_layout_free)

G_END_DECLS
