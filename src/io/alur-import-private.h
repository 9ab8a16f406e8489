/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-import.h"

G_BEGIN_DECLS

#define ALUR_NOBODY G_MAXUINT

typedef struct
{
  AlurDocument *document;
  AlurElement *stage;
  const AlurCells *cells;
  const AlurColumns *columns;
  const AlurImportOptions *options;
  AlurNotes *notes;
  AlurImportReport *report;
  AlurImportCounts *counts;
  int where[ALUR_N_HOLDS]; /* the first column that holds each; -1: none */
  GHashTable *reserved;    /* identifiers that rows have */
  GHashTable *taken;       /* AlurElement: what a row has been found to be */
} AlurImport;

typedef enum
{
  ALUR_LINK_ROOT,     /* nobody is said to be above */
  ALUR_LINK_FOUND,    /* `above` */
  ALUR_LINK_DOCUMENT, /* `outside` */
  ALUR_LINK_BROKEN    /* nowhere to be found, itself, or a cycle: it was told */
} AlurLink;

/* A unit or a post of the table. */
typedef struct
{
  const char *id;     /* NULL: none of its own */
  const char *name;   /* never empty */
  const char *person; /* (nullable): another name by which it is called a superior */
  const char *parent; /* as written; empty: nobody */
  guint row;          /* of the cells */
  guint own_row; /* of a unit in a table of posts: a row that tells of it alone, or ALUR_NOBODY */
  guint second;  /* another row about the same thing; ALUR_NOBODY: none */
  AlurLink link;
  guint above; /* a node */
  guint depth;
  AlurElement *outside;
  AlurElement *element;  /* what it is or becomes */
  guint unit;            /* of a post: its unit, a node */
  double headcount;      /* NaN: not said */
  gboolean keeps_parent; /* of a unit: the table says nothing of what it is part of */
} AlurNode;

/* alur-import.c */
const char *alur_import_cell (const AlurImport *self, guint row, AlurHolds holds);
guint alur_import_number (const AlurImport *self, guint row);
const char *alur_import_number_language (const AlurImport *self, AlurHolds holds);
void alur_import_note_unmapped (AlurImport *self);

/* alur-import-ids.c */
char *alur_import_encode_id (const char *id) G_GNUC_WARN_UNUSED_RESULT;
char *alur_import_decode_id (const char *id) G_GNUC_WARN_UNUSED_RESULT;
AlurElement *alur_import_find_id (const AlurImport *self, const char *id, AlurKind kind);
void alur_import_reserve (AlurImport *self, const GArray *nodes);
char *alur_import_make_id (const AlurImport *self,
                           const char *id,
                           AlurKind kind) G_GNUC_WARN_UNUSED_RESULT;

/* alur-import-tree.c */
void alur_import_link (AlurImport *self, GArray *nodes, AlurKind kind, gboolean counts);

/* alur-import-units.c */
void alur_import_match_units (AlurImport *self, GArray *units);
void alur_import_write_units (AlurImport *self, GArray *units, gboolean has_parents);
gboolean alur_import_put (AlurImport *self, AlurElement *element, guint field, const char *text);
void alur_import_count (AlurImport *self, gboolean made, gboolean changed);
void alur_import_add_missing (AlurImport *self, AlurElement *element);
void alur_import_remove_missing (AlurImport *self);
void alur_import_finish_missing (AlurImport *self, gboolean with_positions);

/* alur-import-posts.c */
void alur_import_posts (AlurImport *self);

/* alur-import-rows.c */
void alur_import_units (AlurImport *self);
void alur_import_write_staff (AlurImport *self, GArray *units);

/* alur-import-procedure.c */
void alur_import_procedure (AlurImport *self);

G_END_DECLS
