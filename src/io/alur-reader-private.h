/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"
#include "alur-error.h"
#include "alur-xml-parser.h"

G_BEGIN_DECLS

/* What the files of the reader share: alur-reader.c (the parser's events), alur-reader-values.c
 * (attributes), alur-reader-kept.c (what is kept for others). Nobody else includes this. */

/* The names of a kind as the parser's dictionary has them, so that names are equal when their
 * pointers are. */
typedef struct
{
  const xmlChar *name;
  const xmlChar **fields;
  guint64 required; /* 1 << field */
} AlurReaderNames;

/* An element of ours that is open. */
typedef struct
{
  AlurElement *element;
  const AlurElementType *type;
  const xmlChar *default_namespace;
  guint n_namespaces; /* in scope */
  guint rank;         /* of the last child; that of the first before there is one */
  gboolean has_children;
} AlurReaderFrame;

typedef struct
{
  AlurDocument *document;
  const char *name; /* of the file, for messages */
  AlurXmlText text;
  xmlParserCtxt *parser;
  GPtrArray *warnings; /* may be NULL */
  GHashTable *warned;  /* what has been warned of */
  GError *error;       /* the first one */
  guint line;          /* where the last event ended */
  guint n_elements;    /* all, kept ones too */
  guint n_stages;
  gboolean newer; /* a minor version that is not known */
  gboolean root_ended;
  GArray *lines;            /* guint, by serial */
  GArray *frames;           /* AlurReaderFrame */
  GString *content;         /* text of the innermost element */
  GPtrArray *kept;          /* raw XML within text */
  GPtrArray *ids;           /* char *: of a list, for reuse */
  GString *surroundings[2]; /* before and behind the root element */
  guint kept_depth;         /* > 0: inside an element that is kept */
  gsize kept_start;
  guint kept_line;
  gboolean kept_wants_namespace;
  const xmlChar *our_namespace;
  const xmlChar *version;
  const xmlChar *lang;
  const xmlChar *xml;
  AlurReaderNames names[ALUR_N_KINDS];
} AlurReader;

void alur_reader_fail (AlurReader *self, guint line, AlurError code, char *message);
void alur_reader_warn_once (AlurReader *self, const char *key, char *message);
gsize alur_reader_find_tag (AlurReader *self);
char *alur_reader_excerpt (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;

/* The innermost open element of ours; there must be one. */
static inline AlurReaderFrame *
alur_reader_top (AlurReader *self)
{
  return &g_array_index (self->frames, AlurReaderFrame, self->frames->len - 1);
}

/* alur-reader-values.c */
gboolean alur_reader_read_version (AlurReader *self, int n_attributes, const xmlChar **attributes);
void alur_reader_read_attributes (AlurReader *self,
                                  AlurElement *element,
                                  int n_attributes,
                                  const xmlChar **attributes);
void alur_reader_read_content (AlurReader *self, AlurElement *element);

/* alur-reader-kept.c */
void alur_reader_keep_namespaces (AlurReader *self,
                                  AlurReaderFrame *frame,
                                  int n_namespaces,
                                  const xmlChar **namespaces);
void alur_reader_keep_attribute (AlurReader *self,
                                 AlurElement *element,
                                 const xmlChar *const *attribute);
void alur_reader_begin_kept (AlurReader *self, gboolean declares_default);
void alur_reader_end_kept (AlurReader *self);
void alur_reader_keep_markup (AlurReader *self, char *markup);
void alur_reader_insert_kept (AlurReader *self);

G_END_DECLS
