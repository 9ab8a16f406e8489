/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-assumptions.h"

G_BEGIN_DECLS

/* A trial of other people, volumes or working time beside a document, in one window. Nothing of it
 * is in the document until it is kept, which is one edit. What is tried can be undone and redone;
 * in which order it and edits of the document were made is known by the state of the document.
 *
 * Signals: "changed" when something else is tried out, or the trial is begun or over. */
#define ALUR_TYPE_WHAT_IF (alur_what_if_get_type ())
G_DECLARE_FINAL_TYPE (AlurWhatIf, alur_what_if, ALUR, WHAT_IF, GObject)

AlurWhatIf *alur_what_if_new (AlurDocument *document) G_GNUC_WARN_UNUSED_RESULT;

/* Begun and over */
gboolean alur_what_if_is_open (AlurWhatIf *self);
void alur_what_if_open (AlurWhatIf *self);
void alur_what_if_discard (AlurWhatIf *self);
char *alur_what_if_keep (AlurWhatIf *self) G_GNUC_WARN_UNUSED_RESULT;
void alur_what_if_take (AlurWhatIf *self, AlurWhatIf *from);

/* What is tried out */
const AlurAssumptions *alur_what_if_get_assumptions (AlurWhatIf *self);
guint alur_what_if_count (AlurWhatIf *self, const AlurElement *stage);
gboolean alur_what_if_has_changes (AlurWhatIf *self);
void alur_what_if_begin (AlurWhatIf *self, const char *name, const char *tag);
char *
alur_what_if_put (AlurWhatIf *self, AlurElement *element, double value) G_GNUC_WARN_UNUSED_RESULT;
void alur_what_if_scale_volumes (AlurWhatIf *self, const AlurElement *stage, double factor);
void alur_what_if_end (AlurWhatIf *self, gboolean keep);

/* History */
const char *alur_what_if_get_undo_name (AlurWhatIf *self);
const char *alur_what_if_get_redo_name (AlurWhatIf *self);
gboolean alur_what_if_undo (AlurWhatIf *self);
gboolean alur_what_if_redo (AlurWhatIf *self);
const AlurElement *alur_what_if_get_touched (AlurWhatIf *self);

G_END_DECLS
