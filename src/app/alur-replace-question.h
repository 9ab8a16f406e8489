/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*AlurReplaceFunc) (gpointer object, GFile *file);

void alur_ask_replace (
    GtkWindow *parent, GFile *file, AlurReplaceFunc replace, AlurReplaceFunc stay, gpointer object);

G_END_DECLS
