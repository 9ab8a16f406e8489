/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"
#include "alur-grid.h"
#include "fuzz-target.h"

AlurGrid *fuzz_choose_grid (FuzzChoice *choice,
                            AlurEditor *editor,
                            const AlurElement *position) G_GNUC_WARN_UNUSED_RESULT;
