/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"
#include "alur-slot.h"

G_BEGIN_DECLS

#define ALUR_INSPECTION_FINDINGS 4u /* most that are told in full */

/* How a field is shown and filled. */
typedef enum
{
  ALUR_ROW_TEXT,      /* typed: words, numbers, times, days */
  ALUR_ROW_LONG_TEXT, /* typed, several lines */
  ALUR_ROW_CHOICE,    /* one of some words */
  ALUR_ROW_REFERENCE, /* one of many elements */
  ALUR_ROW_REFERENCES /* any of many elements */
} AlurRowType;

typedef struct
{
  AlurRowType type;
  AlurSlot slot;      /* its owners live as long as the inspection */
  const char *label;  /* in the user's language */
  const char *suffix; /* what an amount counts, in the user's language; NULL: nothing */
  gboolean is_visible;
} AlurInspectionRow;

/* An element of a list. */
typedef struct
{
  AlurElement *element;
  char *title;
  char *subtitle;    /* NULL: none */
  gboolean is_plain; /* its first row is all there is to it, or nearly */
  gboolean is_kept;  /* it can't be taken out of the list */
  gboolean may_move; /* up and down the list */
  GPtrArray *owners; /* itself */
} AlurInspectionItem;

typedef struct
{
  char *label;
  char *text;
} AlurInspectionFigure;

typedef enum
{
  ALUR_SECTION_FIELDS,
  ALUR_SECTION_LIST,
  ALUR_SECTION_INDEX, /* many elements: a way to each */
  ALUR_SECTION_WAYS,  /* flows: each leads to where it is written */
  ALUR_SECTION_FIGURES
} AlurSectionType;

typedef struct _AlurInspectionSpec AlurInspectionSpec;

typedef struct
{
  AlurSectionType type;
  const AlurInspectionSpec *spec; /* the same for the same section of another element */
  const char *title;              /* in the user's language */
  GPtrArray *owners;              /* (element-type AlurElement) */
  GArray *rows;                   /* (element-type AlurInspectionRow) */
  GPtrArray *items;               /* (element-type AlurInspectionItem) */
  GArray *figures;                /* (element-type AlurInspectionFigure) */
  const char *add_label;          /* of lists, in the user's language; NULL: nothing to add */
} AlurInspectionSection;

typedef struct
{
  AlurSeverity severity;
  char *message;
  char *suggestion; /* NULL: none */
} AlurInspectionFinding;

/* What the inspector shows of what is selected: one element, several at once, or, where nothing is,
 * the procedure that is shown, else the document and the stage. A snapshot, cheap to make anew
 * after each change; which rows it has depends on the kinds alone, so that whoever shows it can
 * keep what he made for them: a row that makes no sense at the moment is only not visible. */
typedef struct
{
  AlurEditor *editor;
  AlurDocument *document;
  GPtrArray *owners;
  char *title;         /* what it is, in the user's language */
  AlurElement *around; /* what it is part of; NULL: nothing that could be shown */
  gboolean is_selected;
  GPtrArray *sections; /* (element-type AlurInspectionSection) */
  GPtrArray *findings; /* (element-type AlurInspectionFinding): the worst of them */
  guint n_findings;    /* in all */
} AlurInspection;

AlurInspection *alur_inspection_new (AlurEditor *editor) G_GNUC_WARN_UNUSED_RESULT;
void alur_inspection_free (AlurInspection *self);
char *alur_inspection_dup_shape (const AlurInspection *self) G_GNUC_WARN_UNUSED_RESULT;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurInspection, alur_inspection_free)

/* All fields of one element that is in a list */
GArray *alur_inspection_list_rows (AlurDocument *document,
                                   GPtrArray *owners) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_inspection_has_more (const AlurElement *element);

/* Lists */
AlurKind alur_inspection_get_kind (const AlurInspectionSection *section);
guint64 alur_inspection_get_asked (const AlurInspectionSection *section);
AlurElement *alur_inspection_add (const AlurInspection *self,
                                  const AlurInspectionSection *section,
                                  AlurElement *target,
                                  const char *text);
gboolean alur_inspection_may_add_text (const AlurInspectionSection *section);
GArray *
alur_inspection_list_candidates (const AlurInspection *self,
                                 const AlurInspectionSection *section) G_GNUC_WARN_UNUSED_RESULT;
void alur_inspection_remove (const AlurInspection *self,
                             const AlurInspectionSection *section,
                             AlurElement *element);
void alur_inspection_move (const AlurInspection *self,
                           const AlurInspectionSection *section,
                           AlurElement *element,
                           int by);

G_END_DECLS
