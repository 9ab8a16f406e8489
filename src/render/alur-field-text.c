/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-field-text.h"

#include "alur-finding.h"
#include "alur-language.h"
#include "alur-reference.h"

#include <math.h>

static char *
dup_references (AlurDocument *document,
                const AlurElement *element,
                guint field,
                const char *const *ids,
                guint n_ids,
                const char *language)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n_ids; i++)
    {
      const AlurElement *target = alur_reference_resolve (document, element, field, ids[i]);
      g_autofree char *name = target != NULL ? alur_finding_dup_name_of (document, target, language)
                                             : g_strdup (ids[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  return g_string_free (names, FALSE);
}

static char *
dup_roles (guint roles, const char *language)
{
  return g_strdup_printf ("%s, %s", alur_tr (language, alur_role_words[roles & 0xff].label),
                          alur_tr (language, alur_role_words[roles >> 8].label));
}

static char *
dup_number (const AlurField *declared, AlurValue value, const char *language)
{
  if (declared->type == ALUR_FIELD_INTEGER)
    return value.integer != G_MININT64 ? g_strdup_printf ("%" G_GINT64_FORMAT, value.integer)
                                       : NULL;
  return !isnan (value.number) ? alur_language_format_number (language, value.number, -2) : NULL;
}

static char *
dup_word (const AlurField *declared, AlurValue value, const char *language)
{
  const char *label = declared->words[value.word].label;

  return value.word != 0 && *label != '\0' ? g_strdup (alur_tr (language, label)) : NULL;
}

static char *
dup_time (AlurDocument *document, AlurDuration duration, const char *language)
{
  return alur_duration_is_set (duration) ? alur_language_format_duration (
             language, duration, alur_document_get_hours_per_day (document))
                                         : NULL;
}

/**
 * alur_field_dup_text:
 * @document: a document
 * @element: an element of it
 * @field: one of its fields
 * @language: (nullable): a BCP 47 tag; NULL: the user's
 *
 * Returns: (transfer full) (nullable): what the field says, as people read it; NULL: nothing
 */
char *
alur_field_dup_text (AlurDocument *document,
                     const AlurElement *element,
                     guint field,
                     const char *language)
{
  const AlurField *declared = &alur_element_type (element->kind)->fields[field];
  AlurValue value = element->values[field];

  switch ((guint) declared->type)
    {
    case ALUR_FIELD_REFERENCE:
      return value.text != NULL
                 ? dup_references (document, element, field, &value.text, 1, language)
                 : NULL;
    case ALUR_FIELD_REFERENCES:
      return value.ids != NULL ? dup_references (document, element, field, value.ids->ids,
                                                 value.ids->n_ids, language)
                               : NULL;
    case ALUR_FIELD_WORD:
      return dup_word (declared, value, language);
    case ALUR_FIELD_ROLES:
      return dup_roles (value.word, language);
    case ALUR_FIELD_DECIMAL:
    case ALUR_FIELD_INTEGER:
      return dup_number (declared, value, language);
    case ALUR_FIELD_DURATION:
      return dup_time (document, value.duration, language);
    case ALUR_FIELD_DATE:
      return value.date != 0 ? alur_language_format_date (language, value.date) : NULL;
    default:
      return g_strdup (value.text);
    }
}
