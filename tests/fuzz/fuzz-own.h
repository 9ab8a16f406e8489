/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

/* The document in which a window works that something is pasted into: something of most kinds, and
 * two stages. */
AlurDocument *fuzz_read_own (void) G_GNUC_WARN_UNUSED_RESULT;
