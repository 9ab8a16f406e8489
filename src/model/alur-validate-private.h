/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-validate.h"

G_BEGIN_DECLS

/* What the files of validation share: alur-validate.c (the walk, ids, references),
 * alur-validate-rules.c (what single kinds must be), alur-validate-cycles.c. */

typedef struct
{
  AlurDocument *document;
  const AlurElement *stage;    /* that the walk is in */
  const AlurElement *previous; /* the stage before it */
  AlurFault *fault;
  GError **error;
  char *name; /* the last that alur_validation_name() gave */
} AlurValidation;

gboolean
alur_validation_fail (AlurValidation *self, const AlurElement *element, guint field, char *message);
const char *alur_validation_name (AlurValidation *self, const AlurElement *element);
char *alur_validation_list (const AlurElement *const *elements,
                            guint n_elements) G_GNUC_WARN_UNUSED_RESULT;

gboolean alur_validation_check_stages (AlurValidation *self);
gboolean alur_validation_check_element (AlurValidation *self, const AlurElement *element);
gboolean alur_validation_check_cycles (AlurValidation *self);

G_END_DECLS
