/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-schema.h"

G_BEGIN_DECLS

gboolean alur_value_fits (const AlurField *field, AlurValue value);

G_END_DECLS
