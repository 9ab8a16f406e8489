/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "alur-editor.h"

G_BEGIN_DECLS

/* What a row of the outline stands for. */
typedef enum
{
  ALUR_OUTLINE_DOCUMENT,
  ALUR_OUTLINE_STAGES,
  ALUR_OUTLINE_ORGANISATION,
  ALUR_OUTLINE_AUTHORITIES,
  ALUR_OUTLINE_PROCEDURES,
  ALUR_OUTLINE_PANE, /* what gathers from the document, and holds nothing */
  ALUR_OUTLINE_PROBLEMS,
  ALUR_OUTLINE_ELEMENT /* a unit, function, procedure, step or problem */
} AlurOutlineKind;

#define ALUR_TYPE_OUTLINE_ROW (alur_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (AlurOutlineRow, alur_outline_row, ALUR, OUTLINE_ROW, GObject)

AlurOutlineKind alur_outline_row_get_kind (AlurOutlineRow *self);
AlurElement *alur_outline_row_get_element (AlurOutlineRow *self);
AlurPane alur_outline_row_get_pane (AlurOutlineRow *self);
guint alur_outline_row_get_depth (AlurOutlineRow *self);
gboolean alur_outline_row_is_expandable (AlurOutlineRow *self);
gboolean alur_outline_row_is_expanded (AlurOutlineRow *self);
char *alur_outline_row_dup_label (AlurOutlineRow *self) G_GNUC_WARN_UNUSED_RESULT;

#define ALUR_TYPE_OUTLINE_LIST (alur_outline_list_get_type ())
G_DECLARE_FINAL_TYPE (AlurOutlineList, alur_outline_list, ALUR, OUTLINE_LIST, GObject)

/* The document of an editor as a tree, in the order of the method, as a list of the rows that are
 * open (GListModel of AlurOutlineRow). A row is made when it is asked for, and the same as
 * long as somebody has it and what it stands for stays. */
AlurOutlineList *alur_outline_list_new (AlurEditor *editor) G_GNUC_WARN_UNUSED_RESULT;
void alur_outline_list_update (AlurOutlineList *self);
gboolean alur_outline_list_is_of_stage (AlurOutlineList *self);
void alur_outline_list_set_expanded (AlurOutlineList *self, AlurOutlineRow *row, gboolean expanded);
guint alur_outline_list_find (AlurOutlineList *self, const AlurElement *element);
guint alur_outline_list_reveal (AlurOutlineList *self, const AlurElement *element);
guint alur_outline_list_find_parent (AlurOutlineList *self, guint position);
char **alur_outline_list_dup_toggled (AlurOutlineList *self) G_GNUC_WARN_UNUSED_RESULT;
void alur_outline_list_set_toggled (AlurOutlineList *self, const char *const *names);
void alur_outline_list_set_filter (AlurOutlineList *self, const char *text);

G_END_DECLS
