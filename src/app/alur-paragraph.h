/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ALUR_TYPE_PARAGRAPH (alur_paragraph_get_type ())
G_DECLARE_FINAL_TYPE (AlurParagraph, alur_paragraph, ALUR, PARAGRAPH, AdwBin)

GtkWidget *alur_paragraph_new (GtkWidget *child) G_GNUC_WARN_UNUSED_RESULT;
void alur_paragraph_hold_title (GtkWidget *row);

G_END_DECLS
