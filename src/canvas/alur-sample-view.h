/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "alur-scene.h"

G_BEGIN_DECLS

#define ALUR_TYPE_SAMPLE_VIEW (alur_sample_view_get_type ())
G_DECLARE_FINAL_TYPE (AlurSampleView, alur_sample_view, ALUR, SAMPLE_VIEW, GtkWidget)

/* One sign of a drawing's legend, drawn as large as the text beside it. */
GtkWidget *alur_sample_view_new (AlurScene *source, guint entry);

G_END_DECLS
