/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-import-draft.h"
#include "alur-scene.h"
#include "alur-workers.h"

G_BEGIN_DECLS

#define ALUR_TYPE_IMPORT_TRIAL (alur_import_trial_get_type ())
G_DECLARE_FINAL_TYPE (AlurImportTrial, alur_import_trial, ALUR, IMPORT_TRIAL, GObject)

/* A table that somebody is about to import, tried in threads whenever something else is said about
 * it: first the draft, then the drawing of it. What was tried last stands until the next is there.
 * Knows no widget.
 *
 * Signals: "changed" when there is another draft, error or drawing, or none is waited for. */
AlurImportTrial *alur_import_trial_new (AlurWorkers *workers,
                                        GBytes *bytes,
                                        const char *name) G_GNUC_WARN_UNUSED_RESULT;
void alur_import_trial_end (AlurImportTrial *self);

AlurImportChoices *alur_import_trial_get_choices (AlurImportTrial *self);
void alur_import_trial_set_target (AlurImportTrial *self, GBytes *document, const char *stage);
void alur_import_trial_run (AlurImportTrial *self);

gboolean alur_import_trial_is_busy (AlurImportTrial *self);
gboolean alur_import_trial_is_drawing (AlurImportTrial *self);
const char *alur_import_trial_get_error (AlurImportTrial *self);
AlurImportDraft *alur_import_trial_get_draft (AlurImportTrial *self);
AlurScene *alur_import_trial_get_scene (AlurImportTrial *self);
gboolean alur_import_trial_is_too_large_to_draw (AlurImportTrial *self);

G_END_DECLS
