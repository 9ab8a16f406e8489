/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-session.h"

G_BEGIN_DECLS

/* Shared by alur-session.c (the object) and alur-session-tasks.c (what threads do for it). */

/* A state that no document has. */
#define ALUR_SESSION_NEVER_SAVED G_MAXUINT64

struct _AlurSession
{
  GObject parent_instance;

  char *state_folder;
  AlurWorkers *workers;
  AlurDocument *document;
  AlurAnalysis *analysis; /* of it, until somebody wants it; NULL: none was made */
  AlurJournal *journal;
  guint64 saved_state; /* of the document as its file has it */
  gboolean modified;
  gboolean busy;

  GFile *file;
  char *path;
  AlurFileStamp stamp; /* what the file was when it was read or saved */
  AlurFileFate fate;
  gboolean read_only;
  GFileMonitor *monitor;
  guint look; /* source: the file is soon to be looked at */
  gboolean looking;
};

void alur_session_set_document (AlurSession *self, AlurDocument *document, AlurAnalysis *analysis);
void alur_session_begin_journal (AlurSession *self, GBytes *text, const char *hash);
void alur_session_set_file (AlurSession *self, GFile *file, const AlurFileStamp *stamp);
void alur_session_set_read_only (AlurSession *self, gboolean read_only);
void alur_session_set_busy (AlurSession *self, gboolean busy);
void alur_session_set_fate (AlurSession *self, AlurFileFate fate);
void alur_session_set_saved_state (AlurSession *self, guint64 state);
void alur_session_warn (AlurSession *self, const char *sentence);

G_END_DECLS
