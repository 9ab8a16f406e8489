/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The fixed words of SOP AP pages. Offices use several for the same thing; each can be chosen, or
 * given in other words. */
typedef enum
{
  ALUR_SOP_LABEL_NUMBER,
  ALUR_SOP_LABEL_CREATED,
  ALUR_SOP_LABEL_REVISED,
  ALUR_SOP_LABEL_EFFECTIVE,
  ALUR_SOP_LABEL_APPROVED,
  ALUR_SOP_LABEL_NAME,
  ALUR_SOP_LABEL_BASIS,
  ALUR_SOP_LABEL_QUALIFICATION,
  ALUR_SOP_LABEL_RELATED,
  ALUR_SOP_LABEL_EQUIPMENT,
  ALUR_SOP_LABEL_WARNING,
  ALUR_SOP_LABEL_RECORDING,
  ALUR_SOP_LABEL_ROW,
  ALUR_SOP_LABEL_ACTIVITY,
  ALUR_SOP_LABEL_ACTORS,
  ALUR_SOP_LABEL_QUALITY,
  ALUR_SOP_LABEL_REQUIREMENTS,
  ALUR_SOP_LABEL_TIME,
  ALUR_SOP_LABEL_OUTPUT,
  ALUR_SOP_LABEL_NOTE,
  ALUR_SOP_LABEL_SUM,
  ALUR_N_SOP_LABELS
} AlurSopLabel;

gboolean alur_sop_labels_check (const char *const *choices, GError **error);
char **alur_sop_labels_keep_known (const char *const *choices) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_sop_label_is_of_identity (AlurSopLabel label);
const char *alur_sop_label_get_variant (AlurSopLabel label, guint index, const char *language);
char *alur_sop_label_dup_choice (AlurSopLabel label,
                                 const char *words,
                                 const char *language) G_GNUC_WARN_UNUSED_RESULT;
const char *
alur_sop_label_get (AlurSopLabel label, const char *const *choices, const char *language);

G_END_DECLS
