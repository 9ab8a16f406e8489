/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-window.h"

G_BEGIN_DECLS

#define ALUR_TYPE_RECOVERY (alur_recovery_get_type ())
G_DECLARE_FINAL_TYPE (AlurRecovery, alur_recovery, ALUR, RECOVERY, AdwWindow)

/* The dialog that offers what killed programs have left. */
void alur_recovery_offer (AlurWindow *window, const char *folder, GPtrArray *reopened);
AlurRecovery *alur_recovery_new (AlurWindow *window, GPtrArray *found) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
