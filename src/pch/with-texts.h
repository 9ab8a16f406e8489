/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What most files that make texts begin with, read once for a whole layer. Each
 * file includes what it needs all the same: "./dev check" builds without these, too. */

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
