/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "alur-import-choices.h"
#include "alur-import.h"

G_BEGIN_DECLS

/* Something that the document has and the table no longer has. */
typedef struct
{
  AlurKind kind;
  char *id;
  char *name;
  char *where; /* the unit of a position; empty: nothing to tell */
  gboolean goes;
} AlurVanished;

/* A table with what was said about it, and what would come of it: all of it is a pure function of
 * bytes, choices and document, so it can be made in any thread and shown in any other. Do not
 * change what is in it. */
typedef struct
{
  AlurCells *cells;
  AlurColumns *columns;
  AlurNotes *notes;
  char *refusal;            /* (nullable): why it can't be taken over; the rest is missing then */
  AlurDocument *document;   /* a copy, with the table taken over */
  AlurElement *stage;       /* of it */
  AlurImportReport *report; /* about it */
  GPtrArray *vanished;      /* AlurVanished */
} AlurImportDraft;

AlurImportDraft *alur_import_draft_new (GBytes *bytes,
                                        const char *name,
                                        const AlurImportChoices *choices,
                                        GBytes *document,
                                        const char *stage,
                                        GCancellable *cancellable,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
AlurImportDraft *alur_import_draft_ref (AlurImportDraft *self);
void alur_import_draft_unref (AlurImportDraft *self);

AlurImportReport *alur_import_draft_run (const AlurImportDraft *self,
                                         const AlurImportChoices *choices,
                                         AlurDocument *document,
                                         AlurElement *stage,
                                         AlurNotes *notes) G_GNUC_WARN_UNUSED_RESULT;
guint alur_import_draft_find_row (const AlurImportDraft *self, guint number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurImportDraft, alur_import_draft_unref)

G_END_DECLS
