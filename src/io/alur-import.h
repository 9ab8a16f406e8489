/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-columns.h"
#include "alur-document.h"

G_BEGIN_DECLS

/* A table becomes part of a document. What the document has already is found by identifier, else by
 * name, and brought up to date; nothing else is touched. */

typedef struct
{
  gboolean remove_missing; /* delete what the table no longer has, instead of only telling it */
  const char *procedure;   /* (nullable): of a procedure's table its id or name */
  gboolean new_procedure;  /* make one, whether or not one is called so already */
  GHashTable *removed;     /* (element-type utf8) (nullable): what to delete of it where not all is,
                            * by id; what is under a unit that goes moves up */
} AlurImportOptions;

typedef struct
{
  guint n_rows;        /* that say anything */
  guint n_ids;         /* different identifiers */
  guint n_duplicates;  /* rows whose identifier another row has */
  guint n_roots;       /* rows with nobody above them */
  guint n_outside;     /* whose superior is nowhere to be found */
  guint n_self;        /* that are under themselves */
  guint n_on_cycle;    /* that are under themselves, directly or not */
  guint n_in_document; /* whose superior is not in the table but in the document */
  guint n_units;       /* of the table */
  guint n_unit_roots;  /* units that end up with nothing above them */
  guint n_posts;
  guint n_steps;
  guint n_flows;
  guint n_made;
  guint n_changed;
  guint n_same;
  guint n_removed;
} AlurImportCounts;

typedef struct
{
  AlurTableSubject subject;
  AlurImportCounts counts;
  GPtrArray *missing; /* AlurElement: what the document has and the table has not, if it stays */
  GPtrArray *removed; /* AlurElement: what it had and the table has not, if that was deleted; read
                       * only the names and ids of these */
  AlurElement *procedure; /* (nullable): the one that was filled */
} AlurImportReport;

AlurImportReport *alur_import (AlurDocument *document,
                               AlurElement *stage,
                               const AlurCells *cells,
                               const AlurColumns *columns,
                               const AlurImportOptions *options,
                               AlurNotes *notes) G_GNUC_WARN_UNUSED_RESULT;
void alur_import_report_free (AlurImportReport *self);
char *alur_import_report_dup_counts (const AlurImportReport *self) G_GNUC_WARN_UNUSED_RESULT;
char *alur_import_report_dup_changes (const AlurImportReport *self) G_GNUC_WARN_UNUSED_RESULT;
char *alur_import_refuse (const AlurColumns *columns) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurImportReport, alur_import_report_free)

G_END_DECLS
