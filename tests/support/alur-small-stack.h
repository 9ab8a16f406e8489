/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Runs a test in a thread with so little stack (256 KB) that recursion as deep as the document
 * crashes. */
void alur_test_on_small_stack (void (*test) (void));

G_END_DECLS
