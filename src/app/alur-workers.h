/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The threads of a program that work for its windows. What runs in one goes on when its window has
 * gone and when nobody waits for its answer any more; the program ends after the last of them,
 * because fonts and other tables are freed under them at its end. */
typedef struct _AlurWorkers AlurWorkers;

AlurWorkers *alur_workers_new (void) G_GNUC_WARN_UNUSED_RESULT;
AlurWorkers *alur_workers_ref (AlurWorkers *self);
void alur_workers_unref (AlurWorkers *self);

void alur_workers_run (AlurWorkers *self, GTask *task, GTaskThreadFunc work);
guint alur_workers_get_n_running (AlurWorkers *self);
void alur_workers_end (AlurWorkers *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurWorkers, alur_workers_unref)

G_END_DECLS
