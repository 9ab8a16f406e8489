/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text of an XML file in UTF-8: without byte order mark, without NUL, with LF line ends. */
typedef struct
{
  GBytes *bytes; /* what `data` lies in */
  const char *data;
  gsize length;
} AlurXmlText;

gboolean alur_xml_text_init (AlurXmlText *self, GBytes *bytes, guint *line, GError **error);
gboolean alur_xml_text_scan (const AlurXmlText *self, guint *line, GError **error);
void alur_xml_text_clear (AlurXmlText *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlurXmlText, alur_xml_text_clear)

G_END_DECLS
