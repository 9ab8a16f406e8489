/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-import-private.h"

G_BEGIN_DECLS

/* How long steps take. A table has one time for what a document has as work, wait, and waits in
 * front of the step. */
typedef struct
{
  AlurImport *import;
  GHashTable *fronts; /* AlurElement → what waits in front of a step take */
  double hours_per_day;
} AlurImportTimes;

void alur_import_times_init (AlurImportTimes *self, AlurImport *import, AlurElement *procedure);
void alur_import_times_clear (AlurImportTimes *self);
void alur_import_times_write (AlurImportTimes *self, AlurElement *step, guint row);

G_END_DECLS
