/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* A stage that is made of another one, and stands nowhere until all of it is there. */
typedef struct _AlurStageCopy AlurStageCopy;

AlurStageCopy *alur_stage_copy_new (AlurDocument *document,
                                    const AlurElement *source) G_GNUC_WARN_UNUSED_RESULT;
void alur_stage_copy_free (AlurStageCopy *self);
gboolean alur_stage_copy_advance (AlurStageCopy *self, gint64 until);
gboolean alur_stage_copy_is_true (const AlurStageCopy *self);
AlurElement *alur_stage_copy_take (AlurStageCopy *self, const char *id);
AlurElement *alur_stage_copy_put (AlurStageCopy *self, AlurElement *next);

/* Of what a stage is a copy, and of how many elements, itself among them. */
typedef struct
{
  const AlurElement *source;
  guint n_elements;
} AlurStageOrigin;

guint alur_stage_copy_count (const AlurElement *source);
const AlurStageOrigin *alur_stage_copy_get_origin (AlurDocument *document,
                                                   const AlurElement *element);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurStageCopy, alur_stage_copy_free)

G_END_DECLS
