/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-scene.h"

G_BEGIN_DECLS

/* Begins a table. Word processors see the lines and the width only where they are said so. */
#define ALUR_HTML_TABLE "<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\" width=\"100%\">"

/* Pieces of an HTML page. What comes from a document goes through alur_html_append_text(), so that
 * no name can become markup. */
void alur_html_append_text (GString *html, const char *text);
void alur_html_append_element (GString *html, const char *tag, const char *text);
gboolean
alur_html_append_picture (GString *html, AlurScene *scene, const char *alt, GError **error);
const char *alur_html_get_sign (AlurSign sign) G_GNUC_CONST;

G_END_DECLS
