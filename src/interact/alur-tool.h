/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-drop.h"

G_BEGIN_DECLS

/* What the palette offers: things to drag into a drawing, and kinds of line that handles draw. */
typedef enum
{
  ALUR_TOOL_UNIT,
  ALUR_TOOL_AUTHORITY,
  ALUR_TOOL_STEP,
  ALUR_TOOL_PROBLEM,
  ALUR_TOOL_RELATION,
  ALUR_TOOL_FLOW,
  ALUR_N_TOOLS
} AlurToolKind;

typedef struct
{
  AlurToolKind kind;
  guint word; /* AlurLevel, AlurRole, AlurStepKind, AlurRelationKind or AlurFlowKind */
} AlurTool;

#define ALUR_TOOL_WIDTH 44.0
#define ALUR_TOOL_HEIGHT 30.0

guint alur_tools_list (AlurPane pane, AlurToolKind kind, AlurTool *tools, guint n_max);
const char *alur_tool_kind_get_label (AlurToolKind kind);
char *alur_tool_dup_label (const AlurTool *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_tool_is_line (const AlurTool *self);
AlurDropItem alur_tool_get_item (const AlurTool *self);
void alur_tool_draw (const AlurTool *self, AlurScene *scene, const char *language);
gboolean
alur_tool_plan (AlurEditor *editor, const AlurTool *self, AlurPoint *at, AlurDropPlan *plan);

G_END_DECLS
