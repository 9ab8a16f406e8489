/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

gboolean alur_flow_may_control (const AlurElement *flow);
gboolean alur_flow_is_control (AlurDocument *document, const AlurElement *flow);

G_END_DECLS
