/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

G_BEGIN_DECLS

/* One figure of the procedure that is shown, in the user's language. */
typedef struct
{
  const char *label;
  char *value;
  char *difference; /* to the stage before, or between the stages that are compared; NULL: none */
  int trend;        /* 1: better than before, -1: worse, 0: neither */
} AlurFigureItem;

GPtrArray *alur_figure_list_new (AlurEditor *editor) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
