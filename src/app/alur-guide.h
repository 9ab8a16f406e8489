/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-editor.h"

G_BEGIN_DECLS

#define ALUR_TYPE_GUIDE (alur_guide_get_type ())
G_DECLARE_FINAL_TYPE (AlurGuide, alur_guide, ALUR, GUIDE, AdwBin)

typedef enum
{
  ALUR_GUIDE_OPEN,
  ALUR_GUIDE_AUTHORITY,
  ALUR_GUIDE_FINDING,
  ALUR_GUIDE_APPLY,
  ALUR_GUIDE_EXPORT,
  ALUR_GUIDE_N_STEPS
} AlurGuideStep;

/* A band over a window that leads through the first steps, one after another. It sees when one has
 * been done, and does nothing itself. Who closes it is not asked again. */
void alur_guide_set_settings (AlurGuide *self, GSettings *settings);
void alur_guide_set_editor (AlurGuide *self, AlurEditor *editor);
void alur_guide_offer (AlurGuide *self);
void alur_guide_begin (AlurGuide *self);
void alur_guide_note (AlurGuide *self, AlurGuideStep done);
gboolean alur_guide_is_shown (AlurGuide *self);

G_END_DECLS
