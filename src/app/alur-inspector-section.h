/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-inspection.h"

G_BEGIN_DECLS

#define ALUR_TYPE_INSPECTOR_SECTION (alur_inspector_section_get_type ())
G_DECLARE_FINAL_TYPE (AlurInspectorSection, alur_inspector_section, ALUR, INSPECTOR_SECTION, GtkBox)

/* A titled group of rows: fields, a list, or figures. */
GtkWidget *alur_inspector_section_new (void) G_GNUC_WARN_UNUSED_RESULT;
void alur_inspector_section_show (AlurInspectorSection *self,
                                  const AlurInspection *inspection,
                                  const AlurInspectionSection *section);
AlurKind alur_inspector_section_get_kind (AlurInspectorSection *self);
void alur_inspector_section_forget (AlurInspectorSection *self);
gboolean alur_inspector_section_has_list (AlurInspectorSection *self);
GtkWidget *alur_inspector_section_find_field (AlurInspectorSection *self,
                                              const AlurElement *element,
                                              guint field);
void alur_inspector_section_add (AlurInspectorSection *self);
gboolean
alur_inspector_section_change_item (AlurInspectorSection *self, AlurElement *element, int by);
gboolean alur_inspector_section_remove_item (AlurInspectorSection *self, AlurElement *element);

G_END_DECLS
