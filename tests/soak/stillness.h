/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* How long the main loop stood still, and because of what. Whoever does something says what it is;
 * until the next is said, all that keeps the loop from waiting for events counts for it. There is
 * one in a program, since the main loop is one. */
typedef struct _Stillness Stillness;

Stillness *stillness_new (void) G_GNUC_WARN_UNUSED_RESULT;
void stillness_free (Stillness *self);
void stillness_begin (Stillness *self, const char *what);
void stillness_end (Stillness *self);
void stillness_print (Stillness *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stillness, stillness_free)
