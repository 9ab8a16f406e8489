/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-inspection.h"

G_BEGIN_DECLS

#define ALUR_TYPE_INSPECTOR_ROW (alur_inspector_row_get_type ())
G_DECLARE_INTERFACE (AlurInspectorRow, alur_inspector_row, ALUR, INSPECTOR_ROW, AdwPreferencesRow)

/* A row that shows and fills one field. It stays when another element is selected, and is given the
 * field anew after each change. */
struct _AlurInspectorRowInterface
{
  GTypeInterface parent_iface;

  void (*show) (AlurInspectorRow *self, const AlurInspectionRow *row);
  const AlurSlot *(*get_slot) (AlurInspectorRow *self);
  GtkWidget *(*get_field) (AlurInspectorRow *self); /* what has the focus in it; NULL: the row */
};

typedef void (*AlurInspectorAddFunc) (GtkWidget *parent, GtkWidget *row);

GPtrArray *alur_inspector_rows_make (const GArray *rows,
                                     GtkWidget *parent,
                                     AlurInspectorAddFunc add) G_GNUC_WARN_UNUSED_RESULT;
void alur_inspector_rows_show (GPtrArray *widgets, const GArray *rows);

GtkWidget *alur_inspector_row_new (const AlurInspectionRow *row) G_GNUC_WARN_UNUSED_RESULT;
void alur_inspector_row_show (AlurInspectorRow *self, const AlurInspectionRow *row);
const AlurSlot *alur_inspector_row_get_slot (AlurInspectorRow *self);
GtkWidget *alur_inspector_row_get_field (AlurInspectorRow *self);
void alur_inspector_row_tell (AlurInspectorRow *self, const char *message);
void alur_inspector_row_forget (AlurInspectorRow *self);
guint alur_inspector_row_next_visit (AlurInspectorRow *self);
void alur_inspector_row_set_label (AlurInspectorRow *self, const AlurInspectionRow *row);

/* What a row keeps of its field */
gboolean alur_inspector_slot_copy (AlurSlot *self, const AlurSlot *from);
void alur_inspector_slot_clear (AlurSlot *self);

/* The kinds of row, a file each */
#define ALUR_TYPE_INSPECTOR_TEXT (alur_inspector_text_get_type ())
G_DECLARE_FINAL_TYPE (
    AlurInspectorText, alur_inspector_text, ALUR, INSPECTOR_TEXT, AdwPreferencesRow)
void alur_inspector_text_add_suffix (AlurInspectorText *self, GtkWidget *suffix);
#define ALUR_TYPE_INSPECTOR_LONG_TEXT (alur_inspector_long_text_get_type ())
G_DECLARE_FINAL_TYPE (
    AlurInspectorLongText, alur_inspector_long_text, ALUR, INSPECTOR_LONG_TEXT, AdwPreferencesRow)
#define ALUR_TYPE_INSPECTOR_CHOICE (alur_inspector_choice_get_type ())
G_DECLARE_FINAL_TYPE (
    AlurInspectorChoice, alur_inspector_choice, ALUR, INSPECTOR_CHOICE, AdwComboRow)
#define ALUR_TYPE_INSPECTOR_REFERENCE (alur_inspector_reference_get_type ())
G_DECLARE_FINAL_TYPE (
    AlurInspectorReference, alur_inspector_reference, ALUR, INSPECTOR_REFERENCE, AdwActionRow)

G_END_DECLS
