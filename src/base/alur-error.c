/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-error.h"

/**
 * alur_error_quark:
 *
 * Returns: the domain of errors that are told to people
 */
G_DEFINE_QUARK (alur_error, alur_error)
