/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* A stage with units, relations and procedures, made up from a seed. */
AlurElement *random_document_fill (
    AlurDocument *document, guint32 seed, guint n_units, guint n_steps, gboolean some_placed);

/* A stage without anything, to be filled by the test. */
AlurElement *random_document_add_stage (AlurDocument *document);
AlurElement *random_document_add_unit (
    AlurDocument *document, AlurElement *stage, const char *id, const char *parent, guint level);
AlurElement *
random_document_add_procedure (AlurDocument *document, AlurElement *stage, const char *id);
AlurElement *random_document_add_step (
    AlurDocument *document, AlurElement *procedure, const char *id, guint kind, const char *unit);
AlurElement *random_document_add_flow (AlurDocument *document,
                                       AlurElement *procedure,
                                       const char *id,
                                       guint kind,
                                       const char *from,
                                       const char *to);

G_END_DECLS
