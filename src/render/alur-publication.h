/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-views.h"

G_BEGIN_DECLS

/* A document as it goes to paper or into a file: which views of which stage, on which pages. The
 * command line, the export dialog and printing make the same one. */
typedef struct _AlurPublication AlurPublication;

/* All is borrowed and must outlive the publication; the document must not change meanwhile. */
typedef struct
{
  AlurPangoMetrics *metrics;
  AlurDocument *document;
  AlurAnalysis *analysis;
  const AlurElement *stage;       /* NULL: the first */
  AlurDocument *other;            /* whose stage `comparison` compares with; NULL: the same */
  const AlurElement *other_stage; /* NULL: the last */
  const char *other_file;         /* what the other document's file is called; may be NULL */
  gboolean in_order;              /* of one document the earlier stage first */
  const char *const *views;       /* names, in order; NULL: all that show anything */
  const char *procedure;          /* id; NULL: all */
  const char *function;           /* id; NULL: all */
  gboolean each_function;         /* a page for each function */
  guint flow_kinds;               /* of `chain`: a bit for each AlurFlowKind; 0: all */
  gboolean mark_findings;         /* signs at what findings speak of */
  gboolean as_tables;             /* for alur_publication_write_csv(), not for pages */
  gboolean for_editors;           /* drawings for alur_publication_get_outputs(), not for pages */
  gboolean link_to_drawings;      /* for formats that know links */
  const char *language;           /* NULL: the document's */
  const char *const *sop_labels;  /* NAME=VALUE, what SOP pages call things; may be NULL */
  const char *const *what_if; /* of `personnel` alone, never of the report: what is tried out, as
                               * text; may be NULL */
  const char *file;           /* name that the title block tells; may be NULL */
  AlurPageOptions page;
  GCancellable *cancellable; /* NULL, or gives it up between two views */
} AlurPublicationRequest;

AlurPublication *alur_publication_new (const AlurPublicationRequest *request,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void alur_publication_free (AlurPublication *self);
GPtrArray *alur_publication_get_outputs (AlurPublication *self);
const AlurPageInfo *alur_publication_get_info (AlurPublication *self);
AlurExport *alur_publication_get_export (AlurPublication *self);
gboolean alur_publication_write_csv (AlurPublication *self,
                                     GOutputStream *stream,
                                     GCancellable *cancellable,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurPublication, alur_publication_free)

G_END_DECLS
