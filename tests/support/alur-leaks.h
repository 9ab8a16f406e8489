/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-sanitized.h"

/* Between these two, what this thread makes may be kept for ever: for libraries that do so where
 * the list of known ones (lsan.supp) can't name them, because they were built without frame
 * pointers. */

#if ALUR_SANITIZED
#include <sanitizer/lsan_interface.h>
#define alur_leaks_ignore() __lsan_disable ()
#define alur_leaks_heed() __lsan_enable ()
#else
#define alur_leaks_ignore() ((void) 0)
#define alur_leaks_heed() ((void) 0)
#endif
