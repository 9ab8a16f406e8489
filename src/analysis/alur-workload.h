/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-assumptions.h"
#include "alur-figures.h"

G_BEGIN_DECLS

/* How far need and headcount may lie apart before it is told: half a person, and a hair for what is
 * reckoned. */
#define ALUR_STAFF_TOLERANCE (0.5 + 1e-9)

/* Where a part of a position's workload comes from: a step or a duty. */
typedef struct
{
  const AlurElement *source;    /* the step or the duty */
  const AlurElement *procedure; /* NULL for a duty */
  double volume;                /* times a year */
  double executions;            /* per case; 1 for a duty; NaN where a case never ends */
  double work;                  /* minutes of one execution */
  double minutes;               /* a year */
} AlurWorkloadEntry;

/* What has to be said beside the figures of a position. */
typedef enum
{
  ALUR_WORKLOAD_NOTE_NONE,
  ALUR_WORKLOAD_NOTE_UNKNOWN,    /* no start, or no end of a case, so nobody knows the work */
  ALUR_WORKLOAD_NOTE_IDLE,       /* there is no work in the document */
  ALUR_WORKLOAD_NOTE_COMBINE,    /* less than half a person: to be combined with another post */
  ALUR_WORKLOAD_NOTE_FILL_UP,    /* rounded up to one: other work is to be added */
  ALUR_WORKLOAD_NOTE_UNOCCUPIED, /* work of at least half a person, and nobody for it */
  ALUR_N_WORKLOAD_NOTES
} AlurWorkloadNote;

/* The workload of one position (analisis beban kerja). NaN stands for a figure that does not
 * exist. */
typedef struct
{
  const AlurElement *position;
  const AlurElement *unit;
  double headcount;
  double workload;      /* minutes a year */
  double need;          /* people */
  double required;      /* the same in whole people, half a person rounded up, as forms have it; not
                         * rounded where people give only part of their time */
  double gap;           /* headcount less need */
  double balance;       /* headcount less required */
  double effectiveness; /* EJ, rounded to two decimals */
  char grade;           /* 'A' … 'E'; 0: none */
  guint n_entries;
  const AlurWorkloadEntry *entries; /* steps in document order, then duties */
} AlurWorkload;

/* The workloads of all positions of a stage, in document order. */
typedef struct _AlurWorkloads AlurWorkloads;

AlurWorkloads *alur_workloads_new (AlurFigures *figures,
                                   const AlurElement *stage) G_GNUC_WARN_UNUSED_RESULT;
AlurWorkloads *
alur_workloads_new_assuming (AlurFigures *figures,
                             const AlurElement *stage,
                             const AlurAssumptions *assumptions) G_GNUC_WARN_UNUSED_RESULT;
void alur_workloads_free (AlurWorkloads *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurWorkloads, alur_workloads_free)

guint alur_workloads_get_length (const AlurWorkloads *self);
const AlurWorkload *alur_workloads_get (const AlurWorkloads *self, guint index);
const AlurWorkload *alur_workloads_find (const AlurWorkloads *self, const AlurElement *position);
gboolean alur_workload_is_part_time (const AlurWorkload *self);
AlurWorkloadNote alur_workload_get_note (const AlurWorkload *self);

/* The same for what is added up */
double alur_workload_round_need (double need);
double alur_workload_get_effectiveness (double workload, double headcount, double minutes_per_year);
char alur_workload_get_grade (double effectiveness);

G_END_DECLS
