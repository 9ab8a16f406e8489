/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-import-private.h"

G_BEGIN_DECLS

/* The remarks of a step. Our own tables say there, too, who may do it instead and what it calls,
 * and below all that the note that it has. */
typedef struct
{
  char *rest;             /* what is none of that */
  gboolean keeps_note;    /* the note of before stands below it */
  char *instead;          /* names with commas between them; NULL: nobody is told */
  gboolean keeps_instead; /* they are those of before */
} AlurImportRemarks;

void alur_import_remarks_read (AlurImportRemarks *self,
                               const AlurImport *import,
                               const AlurElement *step,
                               const char *cell);
void alur_import_remarks_clear (AlurImportRemarks *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlurImportRemarks, alur_import_remarks_clear)

G_END_DECLS
