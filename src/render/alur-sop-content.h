/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-sop-labels.h"
#include "alur-sop-pages.h"

G_BEGIN_DECLS

#define ALUR_SOP_N_FIELDS 4
#define ALUR_SOP_N_BOXES 6

typedef struct
{
  AlurSopLabel label;
  char *value; /* NULL or empty: to be filled in by hand */
} AlurSopIdentityField;

typedef struct
{
  AlurSopLabel label;
  GPtrArray *items; /* of char * */
} AlurSopBox;

/* All that an identity page says. What is not there is NULL. */
typedef struct
{
  char **letterhead;
  const char *agency, *unit;
  AlurSopIdentityField fields[ALUR_SOP_N_FIELDS]; /* number and dates */
  char *place, *id;                               /* whole lines */
  const char *title, *approver, *rank;
  const char *name;                   /* of the SOP */
  AlurSopBox boxes[ALUR_SOP_N_BOXES]; /* left and right in turn */
} AlurSopContent;

AlurSopContent *alur_sop_content_new (const AlurSopPaper *paper) G_GNUC_WARN_UNUSED_RESULT;
void alur_sop_content_free (AlurSopContent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurSopContent, alur_sop_content_free)

G_END_DECLS
