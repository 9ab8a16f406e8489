/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-inspection.h"

G_BEGIN_DECLS

#define ALUR_TYPE_INSPECTOR (alur_inspector_get_type ())
G_DECLARE_FINAL_TYPE (AlurInspector, alur_inspector, ALUR, INSPECTOR, AdwBin)

/* The pane with all fields of what is selected: the accessible equivalent of the drawings. */
void alur_inspector_set_editor (AlurInspector *self, AlurEditor *editor);
gboolean alur_inspector_focus_field (AlurInspector *self, AlurElement *element, guint field);
void alur_inspector_add_child (AlurInspector *self, AlurKind kind);

/* For the parts of the pane */
const AlurInspection *alur_inspector_get_inspection (AlurInspector *self);
guint alur_inspector_next_visit (AlurInspector *self);
void alur_inspector_inspect (AlurInspector *self, AlurElement *element);

G_END_DECLS
