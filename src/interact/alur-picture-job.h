/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

G_BEGIN_DECLS

/* A picture that is made in a thread, of the document as it was when the job was begun. */
typedef struct _AlurPictureJob AlurPictureJob;

void alur_editor_set_deferred (AlurEditor *self, gboolean deferred);
AlurPictureJob *alur_editor_begin_picture (AlurEditor *self) G_GNUC_WARN_UNUSED_RESULT;
void alur_picture_job_run (AlurPictureJob *self);
GCancellable *alur_picture_job_get_cancellable (AlurPictureJob *self);
void alur_editor_take_picture (AlurEditor *self, AlurPictureJob *job);
void alur_editor_end_picture (AlurEditor *self);
GPtrArray *alur_editor_steal_retired (AlurEditor *self) G_GNUC_WARN_UNUSED_RESULT;
void alur_picture_job_free (AlurPictureJob *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurPictureJob, alur_picture_job_free)

G_END_DECLS
