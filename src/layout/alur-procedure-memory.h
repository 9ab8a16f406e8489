/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The last few drawings of procedures, for who draws them again after each edit: most edits, and
 * taking one back, leave everything where it was. It knows no element, so documents may change and
 * go meanwhile. */
typedef struct _AlurProcedureMemory AlurProcedureMemory;

AlurProcedureMemory *alur_procedure_memory_new (void) G_GNUC_WARN_UNUSED_RESULT;
void alur_procedure_memory_free (AlurProcedureMemory *self);
guint alur_procedure_memory_get_n_recalled (const AlurProcedureMemory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurProcedureMemory, alur_procedure_memory_free)

G_END_DECLS
