/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ALUR_TYPE_WRAP_BOX (alur_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (AlurWrapBox, alur_wrap_box, ALUR, WRAP_BOX, GtkWidget)

G_END_DECLS
