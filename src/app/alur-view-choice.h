/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-export-job.h"
#include "alur-views.h"

G_BEGIN_DECLS

#define ALUR_TYPE_VIEW_CHOICE (alur_view_choice_get_type ())
G_DECLARE_FINAL_TYPE (AlurViewChoice, alur_view_choice, ALUR, VIEW_CHOICE, AdwPreferencesGroup)

/* Which views go into a file or on paper: rows to be ticked.
 *
 * Signal: "changed" when others are ticked. */
void alur_view_choice_set_kind (AlurViewChoice *self, AlurExportKind kind);
void alur_view_choice_choose (AlurViewChoice *self, const char *name);
gboolean alur_view_choice_has (AlurViewChoice *self, const char *name);
GPtrArray *alur_view_choice_list (AlurViewChoice *self, gboolean *all) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
