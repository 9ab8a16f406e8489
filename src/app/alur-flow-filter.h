/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-editor.h"

G_BEGIN_DECLS

#define ALUR_TYPE_FLOW_FILTER (alur_flow_filter_get_type ())
G_DECLARE_FINAL_TYPE (AlurFlowFilter, alur_flow_filter, ALUR, FLOW_FILTER, AdwBin)

/* What the service chain shows: a button for each kind of flow, drawn as its lines are, and one for
 * units that no flow comes to or from. Not visible where no chain is shown. */
void alur_flow_filter_set_editor (AlurFlowFilter *self, AlurEditor *editor);

G_END_DECLS
