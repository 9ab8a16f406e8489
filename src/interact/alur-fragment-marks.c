/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What copying and pasting have in common. */

#include "alur-fragment-private.h"

#include <string.h>

/**
 * alur_fragment_get_mark: (skip)
 *
 * Returns: (nullable): the value of a mark of a fragment
 */
const char *
alur_fragment_get_mark (const AlurElement *element, const char *name)
{
  for (const AlurForeign *foreign = element->foreign; foreign != NULL; foreign = foreign->next)
    if (strcmp (foreign->name, name) == 0)
      return foreign->value;
  return NULL;
}

/**
 * alur_fragment_is_mark: (skip)
 *
 * Returns: whether an attribute of that name belongs to the fragment and to nothing in it
 */
gboolean
alur_fragment_is_mark (const char *name)
{
  return g_str_has_prefix (name, ALUR_FRAGMENT_PREFIX)
         || strcmp (name, ALUR_FRAGMENT_DECLARATION) == 0;
}

/**
 * alur_fragment_is_outside: (skip)
 *
 * Returns: whether an element of a fragment was not copied, only referred to
 */
gboolean
alur_fragment_is_outside (const AlurElement *element)
{
  return alur_fragment_get_mark (element, ALUR_FRAGMENT_OUTSIDE) != NULL;
}

/**
 * alur_fragment_get_source: (skip)
 *
 * Returns: what tells this document from all others, as long as it is open
 */
const char *
alur_fragment_get_source (AlurDocument *document)
{
  char *source = g_object_get_data (G_OBJECT (document), ALUR_FRAGMENT_SOURCE);

  if (source == NULL)
    {
      source = g_uuid_string_random ();
      g_object_set_data_full (G_OBJECT (document), ALUR_FRAGMENT_SOURCE, source, g_free);
    }
  return source;
}

/**
 * alur_fragment_get_stage: (skip)
 *
 * Returns: (nullable): the stage of a fragment
 */
AlurElement *
alur_fragment_get_stage (AlurDocument *fragment)
{
  return alur_element_first (alur_document_get_root (fragment), ALUR_KIND_STAGE);
}

/**
 * alur_fragment_set_value: (skip)
 *
 * Sets a field that refers to nothing as an element of another document has it.
 */
void
alur_fragment_set_value (AlurDocument *document,
                         AlurElement *copy,
                         const AlurElement *source,
                         guint field)
{
  switch ((guint) alur_element_type (source->kind)->fields[field].type)
    {
    case ALUR_FIELD_TEXT:
    case ALUR_FIELD_VERSION:
    case ALUR_FIELD_LANGUAGE:
    case ALUR_FIELD_CURRENCY:
    case ALUR_FIELD_KEY:
      alur_document_set_text (document, copy, field, alur_element_get_text (source, field));
      break;
    default:
      alur_document_set (document, copy, field, source->values[field]);
      break;
    }
}
