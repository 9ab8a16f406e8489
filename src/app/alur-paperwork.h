/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"
#include "alur-publication.h"

G_BEGIN_DECLS

/* What is wanted on paper or in a file. Texts are borrowed where this is handed in. */
typedef struct
{
  const char *stage;        /* id; NULL: the first */
  GBytes *other;            /* another document, as it is written in a file, that `comparison`
                             * compares with; NULL: the same */
  const char *other_stage;  /* id; NULL: the last */
  const char *other_file;   /* what the other document's file is called */
  gboolean in_order;        /* of one document the earlier stage is compared with the later */
  const char *const *views; /* names; NULL: all that show anything */
  const char *procedure;    /* id; NULL: all */
  const char *function;     /* id; NULL: all */
  gboolean each_function;
  guint flow_kinds; /* of `chain`: a bit for each AlurFlowKind; 0: all */
  gboolean mark_findings;
  gboolean as_tables;   /* for CSV */
  gboolean for_editors; /* for draw.io */
  gboolean link_to_drawings;
  const char *language;          /* NULL: the document's */
  const char *const *sop_labels; /* NAME=VALUE, what SOP pages call things; may be NULL */
  const char *const *what_if;    /* what is tried out beside the document, as text; may be NULL */
  const char *file;              /* name that the title block tells; may be NULL */
  AlurPageOptions page;
} AlurPaperworkOptions;

/* A publication of a copy of a document: what happens to the document meanwhile does not touch it,
 * and it may be made in a thread of its own. */
typedef struct _AlurPaperwork AlurPaperwork;

AlurPaperwork *alur_paperwork_new (GBytes *text,
                                   const AlurPaperworkOptions *options,
                                   GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void alur_paperwork_free (AlurPaperwork *self);
AlurPublication *alur_paperwork_get_publication (AlurPaperwork *self);

AlurPaperworkOptions *
alur_paperwork_options_copy (const AlurPaperworkOptions *options) G_GNUC_WARN_UNUSED_RESULT;
void alur_paperwork_options_free (AlurPaperworkOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurPaperwork, alur_paperwork_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurPaperworkOptions, alur_paperwork_options_free)

G_END_DECLS
