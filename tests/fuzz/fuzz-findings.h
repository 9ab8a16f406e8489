/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-analysis.h"

char *fuzz_list_findings (AlurAnalysis *analysis, const char *language) G_GNUC_WARN_UNUSED_RESULT;
