/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-legal-name.h"

#include "alur-language.h"

#include <string.h>

/* Where the words of the kind end in those by which the issuer begins: in "Peraturan Menteri" and
 * "Menteri Kesehatan" before "Menteri"; NULL where they have none in common. */
static const char *
find_shared (const char *kind, const char *issuer)
{
  for (const char *at = kind; at != NULL; at = strchr (at, ' '))
    {
      gsize length;

      at += *at == ' ' ? 1 : 0;
      length = strlen (at);
      if (g_ascii_strncasecmp (issuer, at, length) == 0
          && (issuer[length] == '\0' || issuer[length] == ' '))
        return at;
    }
  return NULL;
}

/**
 * alur_legal_dup_kind:
 * @regulation: a regulation
 * @language: (nullable): a BCP 47 tag; %NULL is the user's language
 *
 * Says of what kind a regulation is, with who has issued it where that belongs to its name: each
 * minister numbers by himself, so "Peraturan Menteri Nomor 20 Tahun 2016" is many.
 *
 * Returns: (transfer full): "Peraturan Menteri Kesehatan", "Surat Keputusan Kepala Dinas", "Law"
 */
char *
alur_legal_dup_kind (const AlurElement *regulation, const char *language)
{
  guint word = alur_element_get_word (regulation, ALUR_REGULATION_KIND);
  const char *kind = alur_tr (language, alur_regulation_words[word].label);
  const char *issuer = alur_element_get_text (regulation, ALUR_REGULATION_ISSUER);
  const char *shared = issuer != NULL ? find_shared (kind, issuer) : NULL;

  if (shared != NULL)
    return g_strdup_printf ("%.*s%s", (int) (shared - kind), kind, issuer);
  if (issuer != NULL && (word == ALUR_REGULATION_SK || word == ALUR_REGULATION_SE)
      && alur_language_is_indonesian (language))
    return g_strdup_printf ("%s %s", kind, issuer);
  return g_strdup (kind);
}
