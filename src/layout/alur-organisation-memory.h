/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The last few organisation charts, for who draws them again after each edit: naming a unit, giving
 * an authority and taking either back leave everything where it was. It knows no element, so
 * documents may change and go meanwhile. */
typedef struct _AlurOrganisationMemory AlurOrganisationMemory;

AlurOrganisationMemory *alur_organisation_memory_new (void) G_GNUC_WARN_UNUSED_RESULT;
void alur_organisation_memory_free (AlurOrganisationMemory *self);
guint alur_organisation_memory_get_n_recalled (const AlurOrganisationMemory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurOrganisationMemory, alur_organisation_memory_free)

G_END_DECLS
