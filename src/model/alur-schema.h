/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-values.h"
#include "alur-words.h"

G_BEGIN_DECLS

/* The kinds of element: ALUR_KIND_UNIT and so on, in the order of alur-fields.h.
 * ALUR_KIND_FOREIGN is whatever the format does not know and keeps: elements of other namespaces or
 * of newer minor versions, comments and processing instructions, as raw XML in `text`. */
#define ELEMENT(KIND, ...) ALUR_KIND_##KIND,
#define FIELD(...)
#define END(KIND)
typedef enum
{
#include "alur-fields.h"
  ALUR_KIND_FOREIGN,
  ALUR_N_KINDS
} AlurKind;
#undef ELEMENT
#undef FIELD
#undef END

/* The numbers of each kind's fields: ALUR_UNIT_ID, ALUR_UNIT_NAME, …, ALUR_UNIT_N_FIELDS. */
#define ELEMENT(KIND, ...)                                                                         \
  enum                                                                                             \
  {
#define FIELD(KIND, NAME, ...) ALUR_##KIND##_##NAME,
#define END(KIND)                                                                                  \
  ALUR_##KIND##_N_FIELDS                                                                           \
  }                                                                                                \
  ;
#include "alur-fields.h"
#undef ELEMENT
#undef FIELD
#undef END

/* Every kind that has an id has it here. */
#define ALUR_FIELD_ID 0u

/* How a field is written and what its value is (the member of AlurValue). */
typedef enum
{
  ALUR_FIELD_TEXT,       /* text; NULL when empty */
  ALUR_FIELD_VERSION,    /* text, "1.N" */
  ALUR_FIELD_LANGUAGE,   /* text, BCP 47 */
  ALUR_FIELD_CURRENCY,   /* text, three capitals */
  ALUR_FIELD_KEY,        /* text, the key of a finding */
  ALUR_FIELD_IDENTIFIER, /* text, an atom of the document */
  ALUR_FIELD_REFERENCE,  /* text, an atom of the document; NULL when not given */
  ALUR_FIELD_REFERENCES, /* ids; NULL when empty */
  ALUR_FIELD_WORD,       /* word, an index into `words`; 0 when not given */
  ALUR_FIELD_ROLES,      /* word, role | role << 8, the smaller one first */
  ALUR_FIELD_DECIMAL,    /* number; NaN when not given and there is no default */
  ALUR_FIELD_INTEGER,    /* integer; G_MININT64 when not given and there is no default */
  ALUR_FIELD_DURATION,   /* duration; days < 0 when not given and there is no default */
  ALUR_FIELD_DATE        /* date; 0 when not given */
} AlurFieldType;

typedef enum
{
  ALUR_FIELD_REQUIRED = 1 << 0
} AlurFieldFlags;

/* An unchangeable list of ids, each an atom of its document. */
typedef struct
{
  guint n_ids;
  const char *ids[];
} AlurIds;

/* The value of one field; which member holds it, the field's type says. All that a value points to
 * belongs to the document and lives as long as it does, so values are copied like numbers. */
typedef union
{
  const char *text;
  const AlurIds *ids;
  guint word;
  double number;
  gint64 integer;
  AlurDuration duration;
  AlurDate date;
} AlurValue;

typedef struct
{
  const char *name;  /* as in the file */
  const char *label; /* for people, untranslated: give it to alur_tr() */
  AlurFieldType type;
  guint flags;           /* AlurFieldFlags */
  guint64 targets;       /* of references: 1 << AlurKind */
  const AlurWord *words; /* of words */
  AlurValue initial;     /* when not written; such a value is not written either */
  double minimum;        /* of numbers */
  double maximum;
  gboolean above_minimum; /* whether the minimum itself is too small */
} AlurField;

typedef struct
{
  const char *name;
  const char *label; /* untranslated */
  gboolean has_text; /* whether it may hold text of its own */
  guint n_fields;
  const AlurField *fields;
  gboolean has_id;
  guint name_field; /* G_MAXUINT when it has none */
  guint n_children;
  const AlurKind *children; /* the kinds of its children, in the order they must have */
} AlurElementType;

const AlurElementType *alur_element_type (AlurKind kind) G_GNUC_CONST;
guint alur_element_type_find_field (AlurKind kind, const char *name);
int alur_element_type_find_child (AlurKind parent, const char *name);
int alur_element_type_child_rank (AlurKind parent, AlurKind child);
gboolean alur_element_type_is_single (AlurKind kind) G_GNUC_CONST;
gboolean alur_value_equal (const AlurField *field, AlurValue a, AlurValue b);
gboolean alur_ids_contain (const AlurIds *ids, const char *atom);

G_END_DECLS
