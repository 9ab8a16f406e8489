/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between these two, what this thread makes may be kept for ever: for libraries that do so where
 * the list of known ones (lsan.supp) can't name them, because they were built without frame
 * pointers. */

#if defined(__SANITIZE_ADDRESS__)
#define ALUR_SEES_LEAKS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ALUR_SEES_LEAKS 1
#endif
#endif

#ifdef ALUR_SEES_LEAKS
#include <sanitizer/lsan_interface.h>
#define alur_leaks_ignore() __lsan_disable ()
#define alur_leaks_heed() __lsan_enable ()
#else
#define alur_leaks_ignore() ((void) 0)
#define alur_leaks_heed() ((void) 0)
#endif
