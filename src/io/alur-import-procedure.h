/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-import-private.h"

G_BEGIN_DECLS

/* What the cells of a procedure's table say, without a document. */

/* One way out of a step, as its remarks say it. */
typedef struct
{
  char *label;  /* may be empty */
  char *number; /* that of the step it leads to; NULL: to the end */
} AlurWay;

/* Who does a step. */
typedef struct
{
  char *name;
  gboolean instead; /* may do it instead of the first, else together with it */
} AlurDoer;

GArray *alur_import_read_ways (const char *remarks,
                               const GPtrArray *labels,
                               GString *rest) G_GNUC_WARN_UNUSED_RESULT;
char *alur_import_plain_number (const char *text) G_GNUC_WARN_UNUSED_RESULT;
GArray *alur_import_read_doers (const char *text,
                                GHashTable *known_names) G_GNUC_WARN_UNUSED_RESULT;
char **alur_import_read_things (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_import_take_customer (char *thing);
gboolean alur_import_is_customer (const char *name);
gboolean alur_import_is_sum (const char *number, const char *activity);

G_END_DECLS
