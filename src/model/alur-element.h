/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-schema.h"

G_BEGIN_DECLS

typedef struct _AlurElement AlurElement;
typedef struct _AlurForeign AlurForeign;

/* An attribute that the format does not know and keeps: of another namespace, an `xmlns:` prefix,
 * or of a newer minor version. In order of appearance. */
struct _AlurForeign
{
  const AlurForeign *next;
  const char *name; /* with its prefix */
  const char *value;
};

/* The children of one kind of an element that may have very many of several kinds: whoever looks
 * for the relations of an organisation need not pass a hundred thousand units. */
typedef struct
{
  AlurElement *first;
  AlurElement *last;
  guint n;
} AlurLikes;

/* A node of the document. To be read freely and changed only through the document's gateway
 * (alur-document.h); alive as long as its document, also when it has been removed from it. */
struct _AlurElement
{
  AlurKind kind;
  guint serial;        /* unique in the document, small, never used again */
  AlurElement *parent; /* NULL for the root and for what has been removed */
  AlurElement *previous;
  AlurElement *next;
  AlurElement *first_child;
  AlurElement *last_child;
  AlurLikes *likes; /* of organisations and stages: by kind; else NULL */
  const char *text; /* own text (NULL when empty); of ALUR_KIND_FOREIGN the raw XML */
  const AlurForeign *foreign;
  AlurValue values[];
};

static inline const char *
alur_element_get_text (const AlurElement *self, guint field)
{
  return self->values[field].text;
}

static inline guint
alur_element_get_word (const AlurElement *self, guint field)
{
  return self->values[field].word;
}

static inline double
alur_element_get_number (const AlurElement *self, guint field)
{
  return self->values[field].number;
}

static inline gint64
alur_element_get_integer (const AlurElement *self, guint field)
{
  return self->values[field].integer;
}

static inline AlurDuration
alur_element_get_duration (const AlurElement *self, guint field)
{
  return self->values[field].duration;
}

static inline AlurDate
alur_element_get_date (const AlurElement *self, guint field)
{
  return self->values[field].date;
}

/* An id that this field refers to, or NULL: an atom of the document. */
static inline const char *
alur_element_get_ref (const AlurElement *self, guint field)
{
  return self->values[field].text;
}

/* The ids that this field lists, or NULL when there are none. */
static inline const AlurIds *
alur_element_get_refs (const AlurElement *self, guint field)
{
  return self->values[field].ids;
}

const char *alur_element_get_id (const AlurElement *self);
const char *alur_element_get_name (const AlurElement *self);
const AlurElement *alur_element_get_stage (const AlurElement *self);
const AlurElement *alur_element_get_procedure (const AlurElement *self);
gboolean alur_element_is_in_document (const AlurElement *self);
gboolean alur_element_is_inside (const AlurElement *self, const AlurElement *ancestor);

AlurElement *alur_element_first (const AlurElement *parent, AlurKind kind);
AlurElement *alur_element_next (const AlurElement *self, AlurKind kind);
AlurElement *alur_element_previous (const AlurElement *self, AlurKind kind);
guint alur_element_count (const AlurElement *parent, AlurKind kind);
AlurElement *alur_element_walk (const AlurElement *self, const AlurElement *top);

/* for (each child of PARENT of kind KIND) */
#define ALUR_FOREACH(child, parent, kind)                                                          \
  for (AlurElement *child = alur_element_first (parent, kind); child != NULL;                      \
       child = alur_element_next (child, kind))

G_END_DECLS
