/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "alur-finding-scope.h"
#include "alur-rule.h"

G_BEGIN_DECLS

typedef enum
{
  ALUR_FINDING_ROW_RULE,       /* the heading of a rule */
  ALUR_FINDING_ROW_FINDING,    /* under the heading of its rule */
  ALUR_FINDING_ROW_UNFINISHED, /* how many are held back */
  ALUR_FINDING_ROW_ACCEPTED    /* the heading of those that are accepted */
} AlurFindingRowKind;

#define ALUR_TYPE_FINDING_ROW (alur_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (AlurFindingRow, alur_finding_row, ALUR, FINDING_ROW, GObject)

AlurFindingRowKind alur_finding_row_get_kind (AlurFindingRow *self);
const AlurFinding *alur_finding_row_get_finding (AlurFindingRow *self);
AlurSeverity alur_finding_row_get_severity (AlurFindingRow *self);
guint alur_finding_row_get_count (AlurFindingRow *self);
gboolean alur_finding_row_is_folded (AlurFindingRow *self);
char *alur_finding_row_dup_text (AlurFindingRow *self,
                                 AlurDocument *document) G_GNUC_WARN_UNUSED_RESULT;

#define ALUR_TYPE_FINDING_LIST (alur_finding_list_get_type ())
G_DECLARE_FINAL_TYPE (AlurFindingList, alur_finding_list, ALUR, FINDING_LIST, GObject)

/* The findings of a document as rows: a heading a rule, the worst rules first, its findings, a line
 * for what is not filled in yet, and at the end, folded, what is accepted. A GListModel of
 * AlurFindingRow that is brought up to date when it is asked to be. */
AlurFindingList *alur_finding_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
void alur_finding_list_set_editor (AlurFindingList *self, AlurEditor *editor);
void alur_finding_list_set_severity (AlurFindingList *self, AlurSeverity severity, gboolean shown);
void alur_finding_list_set_search (AlurFindingList *self, const char *text);
gboolean alur_finding_list_is_searching (AlurFindingList *self);
void alur_finding_list_search_on (AlurFindingList *self);
void alur_finding_list_set_scope (AlurFindingList *self, AlurFindingScope scope);
void
alur_finding_list_set_folded (AlurFindingList *self, const AlurFindingRow *row, gboolean folded);
gboolean alur_finding_list_is_other (AlurFindingList *self);
void alur_finding_list_update (AlurFindingList *self);

guint alur_finding_list_count (AlurFindingList *self, AlurSeverity severity);
guint alur_finding_list_count_held_back (AlurFindingList *self);
guint alur_finding_list_find (AlurFindingList *self, const AlurFinding *finding);

G_END_DECLS
