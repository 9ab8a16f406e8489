/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-matrix.h"
#include "alur-role-reader.h"

G_BEGIN_DECLS

/* Inside of the matrix. What it shows is gathered after an edit, when a cell is asked for:
 * functions in tree order, so that what lies inside a function is a span of places; units with what
 * they hold, sorted by place; and what the findings say of what is held. Of these only what an edit
 * may have changed is gathered anew, because there may be a hundred thousand units. */

#define ALUR_MATRIX_HEAD 0u  /* the column of names */
#define ALUR_MATRIX_GAPS 1u  /* what nobody holds; by area: what is held everywhere */
#define ALUR_MATRIX_FIRST 2u /* of units or areas */

typedef struct
{
  AlurElement *function;
  guint depth;
  guint end;          /* place behind the last function inside it */
  int parent;         /* place, or -1 */
  gboolean is_found;  /* it or a holder of it is called as is looked for */
  guint first_holder; /* among the holders, which go on to those of the next place */
  guint n_problems;
  AlurSeverity worst;
  AlurSeverity gap;     /* of what nobody holds */
  guint32 missing;      /* 1 << AlurRole */
  gboolean is_orphan;   /* nobody holds anything */
  gboolean is_area_gap; /* by area: nobody decides or implements somewhere */
} AlurMatrixFunction;

typedef struct
{
  guint place; /* of the function */
  AlurElement *authority;
} AlurMatrixHeld;

typedef struct _AlurMatrixUnit AlurMatrixUnit;

struct _AlurMatrixUnit
{
  AlurElement *unit;
  AlurMatrixUnit *institution; /* itself where it is one */
  AlurMatrixHeld *held;        /* by place, role and resource */
  guint n_held;
  guint order;  /* in the tree of units */
  guint column; /* 0: it has none */
  guint totals[ALUR_N_ROLES];
  guint institution_totals[ALUR_N_ROLES]; /* of the institution that this unit is */
};

typedef enum
{
  ALUR_MATRIX_ROW_FUNCTION,
  ALUR_MATRIX_ROW_HEADING, /* over totals */
  ALUR_MATRIX_ROW_TOTAL
} AlurMatrixRowKind;

typedef struct
{
  AlurMatrixRowKind kind;
  guint place; /* of the function */
  AlurRole role;
  gboolean by_institution;
} AlurMatrixRow;

/* Somewhere that scopes name; the first is everywhere. */
typedef struct
{
  const char *key; /* folded */
  const char *name;
} AlurMatrixArea;

/* Who decides or implements, for the view by area. */
typedef struct
{
  guint place;
  AlurElement *authority;
  AlurRole role;
  GArray *areas; /* guint, the numbers of areas */
} AlurMatrixActor;

struct _AlurMatrix
{
  GObject parent_instance;

  AlurEditor *editor;
  AlurRoleReader *reader;
  char *language; /* of the reader */

  AlurMatrixRowOrder row_order;
  AlurMatrixColumnOrder column_order;
  AlurLevel level;
  gboolean only_problems;
  gboolean by_area;
  char *filter;          /* folded */
  gconstpointer sort_by; /* key of a column; NULL: `row_order` counts */
  gboolean descending;
  GHashTable *kept; /* set of ids: new functions, which filters do not hide */

  gboolean is_stale; /* something of the following is not as the document is, or its order not */
  gboolean is_editing;
  const AlurElement *stage; /* of which they are */
  gboolean has_functions;   /* what follows is as the document is */
  gboolean has_units;
  gboolean has_institutions;
  gboolean has_held;
  gboolean has_columns;

  GArray *functions;    /* of AlurMatrixFunction, in tree order */
  GHashTable *place_of; /* id → place + 1 */
  GArray *units;        /* of AlurMatrixUnit, in tree order */
  GArray *unit_numbers; /* of guint: by serial, of the unit in `units`, from 1 */
  GArray *held;         /* of AlurMatrixHeld: what all units hold */
  GPtrArray *holders;   /* of AlurMatrixUnit, by the place of what they hold */
  guint totals[ALUR_N_ROLES];
  GByteArray *marks;      /* by serial, of authorities: what findings say of them */
  GHashTable *conflicts;  /* (unit, function) → severity */
  GPtrArray *shown_units; /* of AlurMatrixUnit, in the order of their columns */
  guint columns_state;    /* how often they were ordered */
  GArray *rows;           /* of AlurMatrixRow */
  guint n_foot_rows;

  GStringChunk *keys; /* of areas; they live as long as the matrix */
  GArray *areas;      /* of AlurMatrixArea: everywhere, then by name; empty but by area */
  GArray *actors;     /* of AlurMatrixActor */
  guint64 *coverage;  /* see alur-matrix-areas.c */
  guint n_words;      /* of one coverage */
};

/* alur-matrix-gather.c */
void alur_matrix_init_data (AlurMatrix *self);
void alur_matrix_clear_data (AlurMatrix *self);
void alur_matrix_note_changes (AlurMatrix *self, const AlurChangeSet *changes);
void alur_matrix_gather (AlurMatrix *self, gboolean with_findings);
AlurMatrixUnit *alur_matrix_find_unit (AlurMatrix *self, const AlurElement *unit);

/* alur-matrix-findings.c */
void alur_matrix_gather_findings (AlurMatrix *self);
guint alur_matrix_get_mark (AlurMatrix *self, const AlurMatrixUnit *unit, guint place);
gboolean alur_matrix_overlaps (AlurMatrix *self, const AlurElement *authority);

/* alur-matrix-rows.c */
void alur_matrix_order_rows (AlurMatrix *self);
void alur_matrix_order_columns (AlurMatrix *self);

/* alur-matrix-areas.c */
void alur_matrix_gather_areas (AlurMatrix *self);
gboolean alur_matrix_covers (AlurMatrix *self, guint place, AlurRole role, guint area);
void alur_matrix_get_area_cell (AlurMatrix *self, guint place, guint column, AlurCell *out);
AlurElement *alur_matrix_get_area_element (AlurMatrix *self, guint place, guint column);
char *alur_matrix_describe_area (AlurMatrix *self, guint place, guint column);

/* alur-matrix-describe.c */
char *alur_matrix_describe (AlurGrid *grid, guint row, guint column);

/* alur-matrix-edit.c */
void alur_matrix_init_editing (AlurGridInterface *iface);

/* alur-matrix.c */
void alur_matrix_refresh (AlurMatrix *self);
AlurMatrixRow *alur_matrix_get_row (AlurMatrix *self, guint row);
AlurMatrixFunction *alur_matrix_get_function (AlurMatrix *self, guint place);
const AlurMatrixHeld *
alur_matrix_find_held (const AlurMatrixUnit *unit, guint place, guint *n_held);
gboolean alur_matrix_is_inherited (AlurMatrix *self, const AlurMatrixHeld *held, guint place);
void alur_matrix_list_holders (AlurMatrix *self, guint place, GArray *columns);
const char *alur_matrix_get_unit_name (const AlurElement *unit, gboolean in_full);
const char *alur_matrix_get_language (AlurMatrix *self);

/* A mark is flags of a cell and, above them, a severity. */
#define ALUR_MATRIX_MARK_SHIFT 16

static inline AlurMatrixUnit *
alur_matrix_get_unit (AlurMatrix *self, guint number)
{
  return &g_array_index (self->units, AlurMatrixUnit, number);
}

G_END_DECLS
