/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-step-links.h"

G_BEGIN_DECLS

GPtrArray *alur_step_order (AlurStepLinks *links) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
