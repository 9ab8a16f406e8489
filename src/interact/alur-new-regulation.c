/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-new-regulation.h"

#include "alur-language.h"
#include "alur-slot.h"
#include "alur-text.h"
#include "alur-typed-text.h"

#include <glib/gi18n-lib.h>

#define LATEST_YEAR 9999

static char *
dup_typed (const char *text)
{
  return g_strstrip (alur_typed_text_clean (text, -1));
}

/**
 * alur_new_regulation_new:
 * @kind: a word of alur_regulation_words
 * @number: its number; "" while it has none
 * @year: its year, as it is typed; "" while it has none
 * @title: what it is about; "" while nothing is said
 *
 * Returns: (transfer full): a regulation to be registered
 */
AlurNewRegulation *
alur_new_regulation_new (guint kind, const char *number, const char *year, const char *title)
{
  AlurNewRegulation *self = g_new0 (AlurNewRegulation, 1);

  self->kind = kind;
  self->number = dup_typed (number);
  self->year = dup_typed (year);
  self->title = dup_typed (title);
  return self;
}

/**
 * alur_new_regulation_free:
 */
void
alur_new_regulation_free (AlurNewRegulation *self)
{
  g_free (self->number);
  g_free (self->year);
  g_free (self->title);
  g_free (self);
}

/* G_MININT64, as in the document: none. */
static gboolean
read_year (const AlurNewRegulation *self, gint64 *year)
{
  *year = G_MININT64;
  return *self->year == '\0'
         || g_ascii_string_to_signed (self->year, 10, 1, LATEST_YEAR, year, NULL);
}

static gboolean
is_registered (const AlurNewRegulation *self, AlurDocument *document, gint64 year)
{
  ALUR_FOREACH (other, alur_document_get_regulations (document), ALUR_KIND_REGULATION)
  {
    const char *number = alur_element_get_text (other, ALUR_REGULATION_NUMBER);

    if (alur_element_get_word (other, ALUR_REGULATION_KIND) == self->kind
        && alur_element_get_integer (other, ALUR_REGULATION_YEAR) == year && number != NULL
        && alur_text_same (number, self->number))
      return TRUE;
  }
  return FALSE;
}

/**
 * alur_new_regulation_refuse:
 * @self: a regulation to be registered
 * @document: where
 *
 * Returns: (transfer full) (nullable): why it can't be registered, in a sentence; %NULL: it can
 */
char *
alur_new_regulation_refuse (const AlurNewRegulation *self, AlurDocument *document)
{
  gint64 year;

  if (*self->number == '\0' && *self->title == '\0')
    return g_strdup (alur_tr (NULL, N_ ("Say what the new regulation is about, or its number.")));
  if (!read_year (self, &year))
    return g_strdup (alur_tr (NULL, N_ ("Write a year such as 2026.")));
  if (*self->number != '\0' && is_registered (self, document, year))
    return g_strdup (alur_tr (NULL, N_ ("The register has this regulation already. Choose it.")));
  return NULL;
}

/**
 * alur_new_regulation_get_status:
 *
 * Returns: in force where it has a number and a year, which it gets when it is made; else it is to
 *   be drafted
 */
guint
alur_new_regulation_get_status (const AlurNewRegulation *self)
{
  return *self->number != '\0' && *self->year != '\0' ? ALUR_STATUS_IN_FORCE : ALUR_STATUS_TO_DRAFT;
}

/**
 * alur_new_regulation_dup_name:
 *
 * Returns: (transfer full): what it will be called in lists
 */
char *
alur_new_regulation_dup_name (const AlurNewRegulation *self)
{
  g_autofree char *kind = alur_slot_dup_word (alur_regulation_words, self->kind);
  gint64 year;

  if (!read_year (self, &year))
    year = G_MININT64;
  return alur_slot_dup_regulation_name (kind, *self->number != '\0' ? self->number : NULL, year,
                                        *self->title != '\0' ? self->title : NULL);
}

/**
 * alur_new_regulation_put:
 * @self: a regulation that can be registered
 * @document: where, with an open transaction
 *
 * Returns: (transfer none): the regulation, in the register
 */
AlurElement *
alur_new_regulation_put (const AlurNewRegulation *self, AlurDocument *document)
{
  AlurElement *regulation
      = alur_slot_make_regulation (document, *self->title != '\0' ? self->title : NULL);
  gint64 year;

  alur_document_set_word (document, regulation, ALUR_REGULATION_KIND, self->kind);
  alur_document_set_word (document, regulation, ALUR_REGULATION_STATUS,
                          alur_new_regulation_get_status (self));
  if (*self->number != '\0')
    alur_document_set_text (document, regulation, ALUR_REGULATION_NUMBER, self->number);
  if (read_year (self, &year) && year != G_MININT64)
    alur_document_set_integer (document, regulation, ALUR_REGULATION_YEAR, year);
  return regulation;
}
