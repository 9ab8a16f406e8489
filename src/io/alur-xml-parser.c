/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-xml-parser.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlerror.h>
#include <string.h>

/* NOENT, because without it `&amp;` in an attribute comes as `&#38;`. It replaces no entities of
 * others: no document type gets here, and no handler knows a getEntity. */
#define PARSE_OPTIONS                                                                              \
  (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA                   \
   | XML_PARSE_COMPACT | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT)

/* A second wall: nothing that a file names is opened, whatever asks for it. */
static xmlParserInput *
refuse_load (const char *address, const char *id, xmlParserCtxt *parser)
{
  return NULL;
}

static xmlParserInput *
refuse_entity (void *data, const xmlChar *id, const xmlChar *address)
{
  return NULL;
}

/**
 * alur_xml_parser_new:
 * @handler: what is called with what is met
 * @data: passed to it
 *
 * Sets a parser up that loads nothing by itself. For the whole process libxml2 loads nothing from
 * elsewhere from then on.
 *
 * Returns: (transfer full): a parser, to be freed with xmlFreeParserCtxt()
 */
xmlParserCtxt *
alur_xml_parser_new (const xmlSAXHandler *handler, gpointer data)
{
  xmlParserCtxt *self;

  xmlInitParser ();
  xmlSetExternalEntityLoader (refuse_load);
  self = xmlNewParserCtxt ();
  *self->sax = *handler;
  self->sax->initialized = XML_SAX2_MAGIC;
  self->sax->resolveEntity = refuse_entity;
  self->userData = data;
  return self;
}

/**
 * alur_xml_parser_parse:
 * @parser: a parser whose handler builds no tree
 * @text: what is read
 *
 * Calls the handler. libxml2 reports some errors without stopping and some without reporting:
 * `wellFormed` and `nsWellFormed` of @parser must be looked at, too.
 */
void
alur_xml_parser_parse (xmlParserCtxt *parser, const AlurXmlText *text)
{
  xmlDoc *none
      = xmlCtxtReadMemory (parser, text->data, (int) text->length, NULL, NULL, PARSE_OPTIONS);

  g_assert (none == NULL);
}

/**
 * alur_xml_parser_dup_complaint:
 * @error: what libxml2 complains of
 *
 * Returns: (transfer full) (nullable): a sentence; %NULL when it only warns
 */
char *
alur_xml_parser_dup_complaint (const xmlError *error)
{
  g_autofree char *what = NULL;

  if (error->level < XML_ERR_ERROR)
    return NULL;
  what = g_strstrip (g_strdup (error->message != NULL ? error->message : "?"));
  g_strdelimit (what, "\n", ' ');
  /* Translators: %s is a message of the XML parser, which is English. */
  return g_strdup_printf (alur_tr (NULL, N_ ("The file is not well-formed XML: %s.")), what);
}
