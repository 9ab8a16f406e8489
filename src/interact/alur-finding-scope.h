/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

G_BEGIN_DECLS

/* Of what findings are shown. */
typedef enum
{
  ALUR_FINDING_SCOPE_VIEW,  /* what the view shows */
  ALUR_FINDING_SCOPE_STAGE, /* the stage that is shown */
  ALUR_FINDING_SCOPE_ALL    /* every stage */
} AlurFindingScope;

gboolean
alur_finding_scope_has (AlurFindingScope scope, AlurEditor *editor, const AlurFinding *finding);

G_END_DECLS
