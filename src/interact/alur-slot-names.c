/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people call an element: never its id. */

#include "alur-slot.h"

#include "alur-language.h"
#include "alur-legal-name.h"
#include "alur-shown-name.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>

static char *
dup_referred (AlurDocument *document, const AlurElement *element, guint field)
{
  const char *id = alur_element_get_ref (element, field);
  const AlurElement *target
      = id != NULL ? alur_document_lookup (document, alur_element_get_stage (element), id) : NULL;

  return target != NULL ? alur_slot_dup_name (document, target) : g_strdup ("?");
}

/**
 * alur_slot_dup_regulation_name:
 * @kind: of what kind it is, in the user's language
 * @number: (nullable): its number
 * @year: its year; %G_MININT64: none
 * @title: (nullable): its title
 *
 * Returns: (transfer full): what people call a regulation, in the user's language: "Law 25/2009 –
 *   Public Services"
 */
char *
alur_slot_dup_regulation_name (const char *kind, const char *number, gint64 year, const char *title)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *word = alur_text_capitalise (kind);

  g_string_append (text, word);
  if (number != NULL)
    g_string_append_printf (text, " %s", number);
  if (year != G_MININT64)
    g_string_append_printf (text, number != NULL ? "/%" G_GINT64_FORMAT : " %" G_GINT64_FORMAT,
                            year);
  if (title != NULL)
    g_string_append_printf (text, " – %s", title);
  return g_strdup (text->str);
}

static char *
dup_regulation (const AlurElement *regulation)
{
  g_autofree char *kind = alur_legal_dup_kind (regulation, NULL);

  return alur_slot_dup_regulation_name (kind,
                                        alur_element_get_text (regulation, ALUR_REGULATION_NUMBER),
                                        alur_element_get_integer (regulation, ALUR_REGULATION_YEAR),
                                        alur_element_get_text (regulation, ALUR_REGULATION_TITLE));
}

static char *
dup_authority (AlurDocument *document, const AlurElement *authority)
{
  g_autofree char *role = alur_slot_dup_word (
      alur_role_words, alur_element_get_word (authority, ALUR_AUTHORITY_ROLE));
  g_autofree char *function = dup_referred (document, authority, ALUR_AUTHORITY_FUNCTION);

  return g_strdup_printf ("%s – %s", role, function);
}

static char *
dup_between (AlurDocument *document, const AlurElement *line, guint from_field, guint to_field)
{
  g_autofree char *from = dup_referred (document, line, from_field);
  g_autofree char *to = dup_referred (document, line, to_field);

  return g_strdup_printf ("%s → %s", from, to);
}

static const char *
get_words_of (const AlurElement *element)
{
  const char *name = alur_element_get_name (element);

  if (*name != '\0')
    return name;
  if (element->text != NULL)
    return element->text;
  if (element->kind == ALUR_KIND_DOCUMENT)
    return alur_element_get_text (element, ALUR_DOCUMENT_TITLE);
  return NULL;
}

static char *
dup_child_of_sop (AlurDocument *document, const AlurElement *element)
{
  if (element->kind == ALUR_KIND_SOP_BASIS
      && alur_element_get_ref (element, ALUR_SOP_BASIS_REF) != NULL)
    return dup_referred (document, element, ALUR_SOP_BASIS_REF);
  if (element->kind == ALUR_KIND_SOP_RELATED
      && alur_element_get_ref (element, ALUR_SOP_RELATED_REF) != NULL)
    return dup_referred (document, element, ALUR_SOP_RELATED_REF);
  return NULL;
}

static char *
dup_special (AlurDocument *document, const AlurElement *element)
{
  switch ((guint) element->kind)
    {
    case ALUR_KIND_REGULATION:
      return dup_regulation (element);
    case ALUR_KIND_AUTHORITY:
      return dup_authority (document, element);
    case ALUR_KIND_FLOW:
      return dup_between (document, element, ALUR_FLOW_FROM, ALUR_FLOW_TO);
    case ALUR_KIND_RELATION:
      return dup_between (document, element, ALUR_RELATION_FROM, ALUR_RELATION_TO);
    case ALUR_KIND_SCORE:
      return alur_slot_dup_word (alur_criterion_words,
                                 alur_element_get_word (element, ALUR_SCORE_CRITERION));
    default:
      return dup_child_of_sop (document, element);
    }
}

/**
 * alur_slot_dup_name:
 * @document: a document
 * @element: an element of it
 *
 * Returns: (transfer full): what people call it, on one line, in the user's language
 */
char *
alur_slot_dup_name (AlurDocument *document, const AlurElement *element)
{
  const char *words = get_words_of (element);
  char *special = dup_special (document, element);

  if (special != NULL)
    return special;
  return words != NULL && *words != '\0' ? g_strdelimit (g_strdup (words), "\n\r\t", ' ')
                                         : g_strdup (alur_shown_name (element));
}
