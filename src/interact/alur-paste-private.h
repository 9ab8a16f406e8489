/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-fragment-private.h"
#include "alur-paste.h"

G_BEGIN_DECLS

/* A fragment on its way into a document. */
typedef struct
{
  AlurEditor *editor;
  AlurDocument *document;
  AlurDocument *fragment;
  AlurElement *from;  /* the stage of the fragment */
  AlurElement *stage; /* where it goes */
  AlurElement *focus; /* what is selected there, or NULL */
  gboolean same_document;
  gboolean same_stage;
  gboolean same_procedure; /* steps go where they were copied */
  gboolean is_original;    /* what is selected is what was copied: the copy goes beside it */

  GHashTable *places; /* element of the fragment → element here, or NULL: looked for in vain */
  GHashTable *names;  /* of units, functions, procedures here: folded name → element */
  GHashTable *fresh;  /* of elements here: what was made of copied ones */
  GPtrArray *made;    /* those that were copied themselves, not as part of another */
  GPtrArray *brought; /* functions and regulations of the fragment that came along */
  GPtrArray *lost;    /* char *: names of what is not here */
  GHashTable *said;   /* the same, to ask */
  guint n_functions;  /* that came along */
  guint n_regulations;
  guint n_homeless;       /* that have nothing here to be part of */
  gboolean keeps_foreign; /* something came along that the format does not know */

  AlurKind next_kind; /* where the next one goes of this kind, in this home */
  AlurElement *next_home;
  AlurElement *next;
} AlurPasting;

/* alur-paste-match.c: what was referred to, where it is pasted */
void alur_paste_list_names (AlurPasting *self);
AlurElement *alur_paste_find (AlurPasting *self, const AlurElement *element);
void alur_paste_bring_along (AlurPasting *self);

/* alur-paste-refer.c: fields and references of what was made */
void alur_paste_fill (AlurPasting *self, const AlurElement *source, AlurElement *copy);
void alur_paste_lose (AlurPasting *self, const AlurElement *target, const char *otherwise);

/* alur-paste-place.c: where it stands in the drawing */
void alur_paste_place (AlurPasting *self);

G_END_DECLS
