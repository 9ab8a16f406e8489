/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Findings that are meant so: they are listed in the document with the reason, and found again by
 * their key. */

#include "alur-fix.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

/**
 * alur_fix_find_accepted:
 *
 * Returns: (transfer none) (nullable): the entry that accepts @finding, with reason, name and date
 */
AlurElement *
alur_fix_find_accepted (AlurDocument *document, const AlurFinding *finding)
{
  AlurElement *accepted = alur_document_get_accepted (document);
  g_autofree char *key = NULL;

  if (accepted == NULL)
    return NULL;
  key = alur_finding_dup_key (finding);
  ALUR_FOREACH (entry, accepted, ALUR_KIND_ACCEPTED_FINDING)
  if (g_strcmp0 (alur_element_get_text (entry, ALUR_ACCEPTED_FINDING_KEY), key) == 0)
    return entry;
  return NULL;
}

/**
 * alur_fix_accept:
 * @document: a document, in which no edit runs, or inside of one
 * @finding: a finding of it
 * @reason: (nullable): why it is meant so
 * @by: (nullable): who says so
 * @date: when; 0: not told
 *
 * Accepts @finding, as one step of undo; one that is accepted gets the new reason.
 */
void
alur_fix_accept (AlurDocument *document,
                 const AlurFinding *finding,
                 const char *reason,
                 const char *by,
                 AlurDate date)
{
  AlurElement *entry = alur_fix_find_accepted (document, finding);
  g_autofree char *key = alur_finding_dup_key (finding);

  alur_document_begin (document, alur_tr (NULL, N_ ("Accept a finding")));
  if (entry == NULL)
    {
      AlurElement *accepted = alur_document_insert (document, alur_document_get_root (document),
                                                    ALUR_KIND_ACCEPTED, NULL, NULL);

      entry = alur_document_insert (document, accepted, ALUR_KIND_ACCEPTED_FINDING, NULL, NULL);
      alur_document_set_text (document, entry, ALUR_ACCEPTED_FINDING_KEY, key);
    }
  alur_document_set_text (document, entry, ALUR_ACCEPTED_FINDING_BY, by);
  if (date != 0)
    alur_document_set_date (document, entry, ALUR_ACCEPTED_FINDING_DATE, date);
  else
    alur_document_unset (document, entry, ALUR_ACCEPTED_FINDING_DATE);
  alur_document_set_content (document, entry, reason);
  alur_document_commit (document);
}

/**
 * alur_fix_take_back:
 * @document: a document, in which no edit runs
 * @finding: a finding of it
 *
 * Counts @finding again, as one step of undo.
 *
 * Returns: whether it was accepted
 */
gboolean
alur_fix_take_back (AlurDocument *document, const AlurFinding *finding)
{
  AlurElement *entry = alur_fix_find_accepted (document, finding);

  if (entry == NULL)
    return FALSE;
  alur_document_begin (document, alur_tr (NULL, N_ ("No longer accept a finding")));
  for (; entry != NULL; entry = alur_fix_find_accepted (document, finding))
    alur_document_remove (document, entry);
  alur_document_commit (document);
  return TRUE;
}
