/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ALUR_TYPE_START_PAGE (alur_start_page_get_type ())
G_DECLARE_FINAL_TYPE (AlurStartPage, alur_start_page, ALUR, START_PAGE, AdwBin)

/* What a window shows before there is a document: begin anew, go on with what was open, look at an
 * example.
 *
 * Signals: "template" (path) for a new document that begins as that file does; "file" (GFile) for
 * one to open. */
void alur_start_page_refresh (AlurStartPage *self);

G_END_DECLS
