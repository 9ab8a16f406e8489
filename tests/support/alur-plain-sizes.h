/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-procedure-layout.h"

/* Sizes of what is alike in all procedures, for tests of layout without a font. */

static inline AlurSize
alur_plain_measure_lane (const AlurElement *unit, gboolean vertical, gpointer data)
{
  return vertical ? (AlurSize){ 120, 34 } : (AlurSize){ 34, 120 };
}

static inline AlurSize
alur_plain_measure_reference (const AlurElement *step, gpointer data)
{
  return (AlurSize){ 80, 48 };
}
