/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* What is wrong with a document, and where. */
typedef struct
{
  const AlurElement *element;
  guint field; /* G_MAXUINT: the element itself */
} AlurFault;

gboolean alur_document_validate (AlurDocument *document, AlurFault *fault, GError **error);

G_END_DECLS
