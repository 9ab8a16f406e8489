/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "alur-element.h"

G_BEGIN_DECLS

#define ALUR_TYPE_DOCUMENT (alur_document_get_type ())
G_DECLARE_FINAL_TYPE (AlurDocument, alur_document, ALUR, DOCUMENT, GObject)

/* One recorded change. `before` and `after` hold the value (SET), the text (TEXT), the list of
 * foreign attributes (FOREIGN, in `text`) or nothing; the places say where the element stood and
 * stands (INSERT, REMOVE, MOVE; parent NULL: nowhere, next NULL: last). */
typedef enum
{
  ALUR_CHANGE_SET,
  ALUR_CHANGE_TEXT,
  ALUR_CHANGE_FOREIGN,
  ALUR_CHANGE_INSERT,
  ALUR_CHANGE_REMOVE,
  ALUR_CHANGE_MOVE
} AlurChangeType;

typedef struct
{
  AlurElement *parent;
  AlurElement *next;
} AlurPlace;

typedef struct
{
  AlurChangeType type;
  guint field;
  AlurElement *element;
  union
  {
    AlurValue value;
    const AlurForeign *foreign;
    AlurPlace place;
  } before, after;
} AlurChange;

/* What a "changed" signal announces: the changes in the order in which they happened. When a
 * transaction is undone or rolled back they are the reverse changes, in reverse order. A
 * "before-history" signal announces those that are about to happen. */
typedef struct
{
  const AlurChange *changes;
  guint n_changes;
} AlurChangeSet;

/* What a "committed" signal hands over: all changes that one commit, undo or redo has made for
 * good, of whose announcements some may have been taken back before. Made in this order on an equal
 * document they lead to the same one. */
typedef struct
{
  const char *name; /* of the transaction */
  const char *tag;  /* of a coalescing one, else NULL */
  AlurChangeSet set;
} AlurCommit;

AlurDocument *alur_document_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Reading */
AlurElement *alur_document_get_root (AlurDocument *self);
const char *alur_document_get_language (AlurDocument *self);
double alur_document_get_hours_per_day (AlurDocument *self);
double alur_document_get_minutes_per_year (AlurDocument *self);
AlurElement *alur_document_get_functions (AlurDocument *self);
AlurElement *alur_document_get_regulations (AlurDocument *self);
AlurElement *alur_document_get_rules (AlurDocument *self);
AlurElement *alur_document_get_accepted (AlurDocument *self);
AlurElement *alur_document_get_stage (AlurDocument *self, const char *id);
AlurElement *alur_document_get_last_stage (AlurDocument *self);
AlurElement *alur_document_get_organisation (AlurDocument *self, const AlurElement *stage);
AlurElement *alur_document_lookup (AlurDocument *self, const AlurElement *stage, const char *id);
AlurElement *
alur_document_lookup_atom (AlurDocument *self, const AlurElement *stage, const char *atom);
AlurElement *alur_document_lookup_kind (AlurDocument *self,
                                        const AlurElement *stage,
                                        const char *id,
                                        AlurKind kind);
gboolean alur_document_is_id_free (AlurDocument *self,
                                   const AlurElement *stage,
                                   const char *id,
                                   AlurKind kind);
const char *alur_document_intern (AlurDocument *self, const char *id);
const char *alur_document_intern_length (AlurDocument *self, const char *id, gsize length);
const char *alur_document_find_atom (AlurDocument *self, const char *id);
guint alur_document_get_serials (AlurDocument *self);
const char *alur_document_copy_text (AlurDocument *self, const char *text, gsize length);
const AlurIds *alur_document_make_ids (AlurDocument *self, const char *const *ids, guint n_ids);
char *alur_document_generate_id (AlurDocument *self, AlurKind kind) G_GNUC_WARN_UNUSED_RESULT;

/* What stands before and behind the root element: comments and processing instructions */
void alur_document_set_surroundings (AlurDocument *self, const char *before, const char *after);
const char *alur_document_get_text_before (AlurDocument *self);
const char *alur_document_get_text_after (AlurDocument *self);

/* Keeping it one that can be opened again; see AlurDocument::refused */
#define ALUR_DOCUMENT_MOST_GUARDED 20000u /* elements: looking at all of them takes 4 ms */
void alur_document_set_guarded (AlurDocument *self, gboolean guarded);
gboolean alur_document_has_refused (AlurDocument *self);

/* Memory */
gsize alur_document_get_size (AlurDocument *self);

/* Filling: between these two nothing is recorded, announced or indexed twice. Readers only. */
void alur_document_begin_filling (AlurDocument *self);
void alur_document_end_filling (AlurDocument *self);

/* The gateway: every change, inside a transaction (or while filling) */
void alur_document_begin (AlurDocument *self, const char *name);
void alur_document_begin_coalescing (AlurDocument *self, const char *name, const char *tag);
gboolean alur_document_commit (AlurDocument *self);
void alur_document_rollback (AlurDocument *self);
gboolean alur_document_in_transaction (AlurDocument *self);
void alur_document_announce (AlurDocument *self);

AlurElement *alur_document_insert (
    AlurDocument *self, AlurElement *parent, AlurKind kind, const char *id, AlurElement *next);
void alur_document_remove (AlurDocument *self, AlurElement *element);
void alur_document_move (AlurDocument *self,
                         AlurElement *element,
                         AlurElement *parent,
                         AlurElement *next);
void alur_document_set (AlurDocument *self, AlurElement *element, guint field, AlurValue value);
void
alur_document_set_text (AlurDocument *self, AlurElement *element, guint field, const char *text);
void alur_document_set_word (AlurDocument *self, AlurElement *element, guint field, guint word);
void
alur_document_set_number (AlurDocument *self, AlurElement *element, guint field, double number);
void
alur_document_set_integer (AlurDocument *self, AlurElement *element, guint field, gint64 integer);
void alur_document_set_duration (AlurDocument *self,
                                 AlurElement *element,
                                 guint field,
                                 AlurDuration duration);
void alur_document_set_date (AlurDocument *self, AlurElement *element, guint field, AlurDate date);
void alur_document_set_refs (
    AlurDocument *self, AlurElement *element, guint field, const char *const *ids, guint n_ids);
void alur_document_unset (AlurDocument *self, AlurElement *element, guint field);
void alur_document_set_content (AlurDocument *self, AlurElement *element, const char *text);
void alur_document_add_foreign (AlurDocument *self,
                                AlurElement *element,
                                const char *name,
                                const char *value);

/* History. It has bounds: this many edits can be undone whatever they were, and more of them as
 * long as all take less than the first size; beyond the second one the oldest go in any case. */
#define ALUR_HISTORY_DEPTH 1000
#define ALUR_HISTORY_SIZE ((gsize) 32 * 1024 * 1024) /* bytes */
#define ALUR_HISTORY_MOST (8 * ALUR_HISTORY_SIZE)    /* bytes */

gboolean alur_document_undo (AlurDocument *self);
gboolean alur_document_redo (AlurDocument *self);
const char *alur_document_get_undo_name (AlurDocument *self);
const char *alur_document_get_redo_name (AlurDocument *self);
guint alur_document_get_undo_depth (AlurDocument *self);
guint alur_document_get_redo_depth (AlurDocument *self);
gsize alur_document_get_history_size (AlurDocument *self);
guint64 alur_document_get_state (AlurDocument *self);
void alur_document_foreach_removed (AlurDocument *self,
                                    void (*func) (AlurElement *, void *),
                                    void *data);

G_END_DECLS
