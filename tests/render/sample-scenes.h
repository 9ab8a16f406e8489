/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Drawings made up for tests, and the tools that look into what was written. */

#include "alur-export.h"

G_BEGIN_DECLS

AlurScene *sample_grid_new (AlurPangoMetrics *metrics, guint n_boxes, guint n_columns);
AlurTable *sample_table_new (AlurPangoMetrics *metrics, guint n_rows);
GBytes *
sample_write (AlurExport *export, AlurFormat format, GCancellable *cancellable, GError **error);
char *sample_save (GBytes *bytes, const char *name);
char *sample_run (const char *program, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
