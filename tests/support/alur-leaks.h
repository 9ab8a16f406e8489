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

/* What libraries make before the program begins may be kept for ever, too: GLib leaves its first
 * table of quarks behind when there are more than 2,048 of them (g_quark_new()), as in a program
 * with the real window. The one function comes before, the other one behind the constructors of
 * libraries. */
#define ALUR_LEAKS_IGNORE_LIBRARIES                                                                \
  static void alur_leaks_before (void) { __lsan_disable (); }                                      \
  __attribute__ ((section (".preinit_array"), used)) static void (*alur_leaks_first) (void)        \
      = alur_leaks_before;                                                                         \
  __attribute__ ((constructor)) static void alur_leaks_behind (void) { __lsan_enable (); }
#else
#define alur_leaks_ignore() ((void) 0)
#define alur_leaks_heed() ((void) 0)
#define ALUR_LEAKS_IGNORE_LIBRARIES
#endif
