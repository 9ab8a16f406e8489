/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-analysis.h"
#include "alur-document.h"
#include "alur-file-stamp.h"
#include "alur-journal.h"
#include "alur-workers.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ALUR_TYPE_SESSION (alur_session_get_type ())
G_DECLARE_FINAL_TYPE (AlurSession, alur_session, ALUR, SESSION, GObject)

/* One open document with its file and its journal. Knows no widget.
 *
 *   session = alur_session_new (state_folder, workers);
 *   alur_session_start (session, document);             a new one, from a template, or
 *   alur_session_open_async (session, file, …);         one from a file, or
 *   alur_session_recover_async (session, found, …);     one that a killed program has left
 *   … edit alur_session_get_document (session); all that is committed is in the journal …
 *   alur_session_save_async (session, NULL or a file, …);
 *   alur_session_close (session);    decided: nothing is to be kept but what has been saved
 *
 * A session that is given up without alur_session_close() leaves its journal to be recovered.
 *
 * Properties, all to be watched: "document" (another one after reading, reloading and recovering),
 * "file" (NULL: untitled), "modified" (whether closing would lose something), "read-only", "busy"
 * (reading or writing: other commands wait), "fate" (an AlurFileFate: what others have done to the
 * file). Signal "warning" with a sentence: what is to be told and stops nothing.
 *
 * Errors are of ALUR_ERROR, their messages full sentences. Saving fails with ALUR_ERROR_CHANGED
 * when the file is not what was read: ask, then alur_session_keep_mine() and save again, or save
 * as, or alur_session_reload_async(). Only one asynchronous call at a time: G_IO_ERROR_PENDING
 * otherwise, which nobody need be told. */
AlurSession *alur_session_new (const char *state_folder,
                               AlurWorkers *workers) G_GNUC_WARN_UNUSED_RESULT;

void alur_session_start (AlurSession *self, AlurDocument *document);
void alur_session_open_async (AlurSession *self,
                              GFile *file,
                              GAsyncReadyCallback callback,
                              gpointer data);
void alur_session_reload_async (AlurSession *self, GAsyncReadyCallback callback, gpointer data);
void alur_session_recover_async (AlurSession *self,
                                 AlurJournalFound *found,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
void alur_session_save_async (AlurSession *self,
                              GFile *file,
                              GAsyncReadyCallback callback,
                              gpointer data);
gboolean alur_session_finish (AlurSession *self, GAsyncResult *result, GError **error);
void alur_session_keep_mine (AlurSession *self);
void alur_session_look (AlurSession *self);
void alur_session_close (AlurSession *self);

AlurDocument *alur_session_get_document (AlurSession *self);
AlurAnalysis *alur_session_steal_analysis (AlurSession *self) G_GNUC_WARN_UNUSED_RESULT;
GFile *alur_session_get_file (AlurSession *self);
gboolean alur_session_get_modified (AlurSession *self);
gboolean alur_session_get_read_only (AlurSession *self);
gboolean alur_session_get_busy (AlurSession *self);
AlurFileFate alur_session_get_fate (AlurSession *self);
char *alur_session_dup_title (AlurSession *self) G_GNUC_WARN_UNUSED_RESULT;
char *alur_session_dup_file_name (AlurSession *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_session_has_file (AlurSession *self, GFile *file);
gboolean alur_file_is_same (GFile *one, GFile *other);

G_END_DECLS
