/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "alur-words.h"

G_BEGIN_DECLS

/* In a sign, beside the severity. */
#define ALUR_SIGN_OVERLAP 0x80u
#define ALUR_SIGN_SEVERITY 0x7fu

/* How many findings that nobody has accepted speak of each element, and what a drawing shows of
 * that: a sign, one byte that holds the worst severity among them and ALUR_SIGN_OVERLAP where the
 * element is one of an overlap. Elements are their serials, since they may be gone by the time that
 * what was found about them is taken away. */
typedef struct _AlurTally AlurTally;

AlurTally *alur_tally_new (void) G_GNUC_WARN_UNUSED_RESULT;
void alur_tally_free (AlurTally *self);
void alur_tally_add (AlurTally *self, guint serial, AlurSeverity severity, gboolean overlaps);
void alur_tally_remove (AlurTally *self, guint serial, AlurSeverity severity, gboolean overlaps);
GByteArray *alur_tally_dup_signs (const AlurTally *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurTally, alur_tally_free)

G_END_DECLS
