/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-xml-text.h"

#include <libxml/parser.h>

G_BEGIN_DECLS

/* libxml2 as whatever reads XML here sets it up: no network, no file but the bytes that it is
 * handed, no entities but those of XML itself. For the readers of this folder only. */

xmlParserCtxt *alur_xml_parser_new (const xmlSAXHandler *handler,
                                    gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void alur_xml_parser_parse (xmlParserCtxt *parser, const AlurXmlText *text);
char *alur_xml_parser_dup_complaint (const xmlError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
