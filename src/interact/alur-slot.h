/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

/* The number of the text that an element holds itself, as if it were a field. */
#define ALUR_SLOT_CONTENT (G_MAXUINT - 1)

/* When several have several words. */
#define ALUR_SLOT_VARIOUS G_MAXUINT

/* One field of one or several elements at once, as somebody sees and fills it: in the user's
 * language, and legally. It may be a field of the one child of a kind that each of them has or
 * could have (the redesign decision of a step): such a child comes with its first value, and goes
 * with its last. A plain value that borrows; what it points to lives with the document. */
typedef struct
{
  AlurDocument *document;
  GPtrArray *owners; /* (element-type AlurElement): never empty */
  AlurKind kind;     /* whose field it is: that of the first owner, or of a child */
  guint field;
  gboolean of_child;
  guint key; /* of children that are told apart by their first field: its word; else 0 */
} AlurSlot;

/* One of the words that a field may have. */
typedef struct
{
  guint word;
  char *label; /* in the user's language */
} AlurSlotWord;

/* One of the elements that a field may refer to. */
typedef struct
{
  AlurElement *element;
  guint depth; /* in its tree */
} AlurSlotTarget;

/* What was said by somebody who typed. */
typedef struct
{
  char *message;       /* why it was not taken, what to do; NULL: it was taken */
  gboolean is_partial; /* it may become right by typing on */
} AlurSlotRefusal;

/* Reading */
gboolean alur_slot_is_held (const AlurSlot *self);
const AlurField *alur_slot_get_declaration (const AlurSlot *self);
const char *alur_slot_get_label (const AlurSlot *self);
AlurElement *alur_slot_find_element (const AlurSlot *self, const AlurElement *owner);
guint alur_slot_find_field (const AlurSlot *self, const AlurElement *element);
AlurValue alur_slot_get_value (const AlurSlot *self, const AlurElement *owner);
gboolean alur_slot_is_various (const AlurSlot *self);
char *alur_slot_dup_text (const AlurSlot *self) G_GNUC_WARN_UNUSED_RESULT;
guint alur_slot_get_word (const AlurSlot *self);
GPtrArray *alur_slot_list_targets (const AlurSlot *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_slot_is_given (const AlurSlot *self);

/* Choices */
GArray *alur_slot_list_words (const AlurSlot *self) G_GNUC_WARN_UNUSED_RESULT;
GArray *alur_slot_list_candidates (const AlurSlot *self) G_GNUC_WARN_UNUSED_RESULT;
GArray *alur_slot_list_units (const AlurElement *stage) G_GNUC_WARN_UNUSED_RESULT;
GArray *alur_slot_list_elements (AlurDocument *document,
                                 const AlurElement *stage,
                                 guint64 kinds) G_GNUC_WARN_UNUSED_RESULT;
AlurKind alur_slot_get_makeable (const AlurSlot *self);
gboolean alur_slot_may_be_empty (const AlurSlot *self);

/* Setting: each a transaction of its own, one undo step with those before of the same visit. */
AlurSlotRefusal
alur_slot_set_text (const AlurSlot *self, const char *text, guint visit) G_GNUC_WARN_UNUSED_RESULT;
char *alur_slot_set_word (const AlurSlot *self, guint word) G_GNUC_WARN_UNUSED_RESULT;
char *alur_slot_set_targets (const AlurSlot *self,
                             AlurElement *const *targets,
                             guint n_targets) G_GNUC_WARN_UNUSED_RESULT;
char *alur_slot_make_target (const AlurSlot *self, const char *name) G_GNUC_WARN_UNUSED_RESULT;
AlurElement *alur_slot_make_regulation (AlurDocument *document, const char *title);
GArray *alur_slot_dup_values (const AlurSlot *self) G_GNUC_WARN_UNUSED_RESULT;
void alur_slot_restore (const AlurSlot *self, const GArray *values, guint visit);

/* Whether @element may have @value there, and the edit itself; that in an open transaction. */
char *alur_slot_check (AlurDocument *document,
                       const AlurElement *element,
                       guint number,
                       AlurValue value) G_GNUC_WARN_UNUSED_RESULT;
char *alur_slot_put (AlurDocument *document, AlurElement *element, guint field, AlurValue value)
    G_GNUC_WARN_UNUSED_RESULT;

/* What people call an element. */
char *alur_slot_dup_regulation_name (const char *kind,
                                     const char *number,
                                     gint64 year,
                                     const char *title) G_GNUC_WARN_UNUSED_RESULT;
char *alur_slot_dup_name (AlurDocument *document,
                          const AlurElement *element) G_GNUC_WARN_UNUSED_RESULT;
char *alur_slot_dup_word (const AlurWord *words, guint word) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
