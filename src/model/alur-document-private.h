/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-arena.h"
#include "alur-document.h"
#include "alur-id-index.h"

G_BEGIN_DECLS

/* What the files of the document share: alur-document.c (elements, ids, lookup), alur-gateway.c
 * (changes), alur-history.c (transactions, undo). Nobody else includes this. */

#define ALUR_N_LETTERS 26

typedef struct
{
  char *name; /* for the Undo menu */
  char *tag;  /* of a coalescing transaction, else NULL */
  GArray *changes;
  guint n_announced;
  guint64
      state; /* of the document when it has been made; given once it is an entry of the history */
} AlurTransaction;

struct _AlurDocument
{
  GObject parent_instance;

  AlurArena *arena;
  AlurArena *borrowed; /* of a mirror: that of its document, where texts and ids are; else NULL */
  AlurIdIndex *ids;
  guint highest[ALUR_N_LETTERS]; /* number of the ids "x1", "x2", … for each letter */
  guint n_serials;
  GHashTable *indexed; /* stages that are not in the document and whose ids are still in `ids` */

  AlurElement *root;
  AlurElement *functions;
  AlurElement *regulations;
  AlurElement *rules;
  AlurElement *accepted;
  const char *before;
  const char *after;

  gboolean filling;
  gboolean announcing;
  gboolean guarded; /* commits that it could not be opened again after are taken back */
  gboolean refused; /* the last one was */
  AlurTransaction *open;
  GHashTable *origins; /* of stages that the open transaction has made → AlurStageOrigin */
  GArray *marks;       /* of the nested transactions: where each begins in open->changes */
  GPtrArray *undo;
  GPtrArray *redo;
  gsize history_size; /* bytes of all entries of both */
  gpointer mirror;    /* NULL, or what threads read; see alur-mirror.c */
  GDestroyNotify free_mirror;
  guint64 n_states;
  guint64 first_state; /* before the oldest entry that there still is */
};

AlurElement *alur_document_create_element (AlurDocument *self, AlurKind kind);
AlurElement *alur_document_clone_element (AlurDocument *self, const AlurElement *element);
void alur_document_link (AlurDocument *self, AlurElement *element, AlurPlace place);
AlurPlace alur_document_unlink (AlurDocument *self, AlurElement *element);
void alur_document_index_id (AlurDocument *self, AlurElement *element);
void alur_document_unindex_id (AlurDocument *self, AlurElement *element);
void alur_document_forget_ids (AlurDocument *self, AlurElement *stage);
AlurElement *alur_document_default_next (AlurElement *parent, AlurKind kind);
void alur_document_note_key (AlurDocument *self, const char *key);
void alur_document_put (AlurDocument *self, AlurElement *element, guint field, AlurValue value);
void alur_document_put_content (AlurDocument *self, AlurElement *element, const char *text);

gboolean alur_document_may_change (AlurDocument *self);
void alur_document_record (AlurDocument *self, const AlurChange *change);
void alur_document_apply (AlurDocument *self, const AlurChange *change);
AlurChange alur_change_reverse (const AlurChange *change);
void alur_transaction_free (AlurTransaction *self);

G_END_DECLS
