/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-badge.h"
#include "alur-comparison.h"
#include "alur-scene.h"
#include "alur-table.h"

G_BEGIN_DECLS

/* What a drawing may have to explain, in the order in which a legend does. */
typedef enum
{
  ALUR_LEGEND_LEVEL,         /* value: AlurLevel */
  ALUR_LEGEND_BADGE,         /* value: alur_legend_badge_value() */
  ALUR_LEGEND_BADGE_COUNT,   /* value: 0 */
  ALUR_LEGEND_BADGE_OVERLAP, /* value: 0 */
  ALUR_LEGEND_STEP,          /* value: AlurStepKind */
  ALUR_LEGEND_REFERENCE,     /* value: 0; an off-page reference */
  ALUR_LEGEND_HIERARCHY,     /* value: 0; the line of command */
  ALUR_LEGEND_RELATION,      /* value: AlurRelationKind; none: they are not drawn */
  ALUR_LEGEND_FLOW,          /* value: AlurFlowKind */
  ALUR_LEGEND_SUPPLY,        /* value: AlurPromiseState of what support brings */
  ALUR_LEGEND_ACTION,        /* value: AlurAction: a redesign decision */
  ALUR_LEGEND_CHANGE,        /* value: AlurDifferenceKind: what became of an element */
  ALUR_LEGEND_GAP,           /* value: AlurSeverity of a function that lacks somebody */
  ALUR_LEGEND_CONFLICT,      /* value: AlurSeverity of incompatible kinds of authority */
  ALUR_LEGEND_SEVERITY,      /* value: AlurSeverity of a finding's sign */
  ALUR_N_LEGEND_TOPICS
} AlurLegendTopic;

#define ALUR_LEGEND_N_VALUES 128

/* The legend of one drawing or table. First everything that will be drawn is named, then the
 * legend is written, then the drawing asks for the numbers of its entries: so that the entries
 * stand in an order that a reader can follow whatever the drawing's is, and nothing is drawn that
 * was not named. */
typedef struct
{
  const char *language;
  const char *currency;
  gboolean written;
  AlurRole overlapping; /* the first that was wanted as overlapping */
  guint8 wanted[ALUR_N_LEGEND_TOPICS][ALUR_LEGEND_N_VALUES];
  guint32 entries[ALUR_N_LEGEND_TOPICS][ALUR_LEGEND_N_VALUES];
} AlurLegend;

void alur_legend_init (AlurLegend *self, const char *language, const char *currency);
void alur_legend_want (AlurLegend *self, AlurLegendTopic topic, guint value);
void alur_legend_want_badge (AlurLegend *self, const AlurBadge *badge);
void alur_legend_write_to_scene (AlurLegend *self, AlurScene *scene);
void alur_legend_write_to_table (AlurLegend *self, AlurTable *table);
guint32 alur_legend_get (const AlurLegend *self, AlurLegendTopic topic, guint value);
guint32 alur_legend_get_badge (const AlurLegend *self, const AlurBadge *badge);

const char *alur_legend_action_letter (const char *language, AlurAction action);
const char *alur_legend_change_letter (const char *language, AlurDifferenceKind kind);
const char *alur_legend_currency_sign (const char *currency);

static inline guint
alur_legend_badge_value (AlurRole role, AlurResource resource)
{
  return role * 8 + resource;
}

G_END_DECLS
