/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What one input is made of by chance, with the paths of documents that may be begun with; NULL if
 * nothing came of it. */
typedef GBytes *(*MakeFunc) (GRand *rand, int n_given, char **given);

int make_inputs (int argc, char **argv, const char *name, gsize most_bytes, MakeFunc make);
