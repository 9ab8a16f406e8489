/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ALUR_TYPE_SOP_WORDING (alur_sop_wording_get_type ())
G_DECLARE_FINAL_TYPE (AlurSopWording, alur_sop_wording, ALUR, SOP_WORDING, AdwPreferencesWindow)

/* Asks what the fixed words of SOP pages are, one row a label.
 *
 * Signal: "chosen" (choices) when it is left with other words than it was opened with. */
AlurSopWording *alur_sop_wording_new (GtkWindow *parent,
                                      const char *const *choices,
                                      const char *language) G_GNUC_WARN_UNUSED_RESULT;
char **alur_sop_wording_dup_choices (AlurSopWording *self) G_GNUC_WARN_UNUSED_RESULT;
char *alur_sop_wording_dup_summary (const char *const *choices,
                                    const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
