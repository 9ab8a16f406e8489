/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list an element, all in one array: there may be hundreds of thousands of findings, each of
 * which names a few elements. What a finding adds stands together, so that it is found again
 * without walking a list; what is taken away is only marked, and unlinked by who comes by next.
 * Some of what a finding names is also what it sits on (alur-tally.h). */

#include "alur-mentions.h"

#include "alur-rule.h"
#include "alur-tally.h"

#include <string.h>

#define FEW 1024u /* marked ones for which nothing is put together anew */

typedef struct
{
  AlurFinding *finding; /* NULL: taken away */
  guint next;           /* of the same element: its place + 1; 0: none */
  guint serial;
} Mention;

struct _AlurMentions
{
  GArray *heads;    /* of guint, by serial: the place of the last mention + 1 */
  GArray *mentions; /* of Mention */
  guint n_gone;
  AlurTally *tally;
};

/**
 * alur_mentions_new: (skip)
 *
 * Returns: (transfer full): no mentions yet
 */
AlurMentions *
alur_mentions_new (void)
{
  AlurMentions *self = g_new0 (AlurMentions, 1);

  self->heads = g_array_new (FALSE, TRUE, sizeof (guint));
  self->mentions = g_array_new (FALSE, FALSE, sizeof (Mention));
  self->tally = alur_tally_new ();
  return self;
}

/**
 * alur_mentions_free: (skip)
 */
void
alur_mentions_free (AlurMentions *self)
{
  g_array_unref (self->heads);
  g_array_unref (self->mentions);
  alur_tally_free (self->tally);
  g_free (self);
}

static void
mention (AlurMentions *self, AlurFinding *finding, guint serial)
{
  Mention mention = { finding, 0, serial };
  guint *head;

  if (serial >= self->heads->len)
    g_array_set_size (self->heads, serial + 1);
  head = &g_array_index (self->heads, guint, serial);
  mention.next = *head;
  g_array_append_val (self->mentions, mention);
  *head = self->mentions->len;
}

/* How many mentions stand together for @finding. */
static guint
count (const AlurFinding *finding)
{
  return finding->n_units + finding->n_elements + (finding->subject != NULL ? 1 : 0)
         + (finding->function != NULL ? 1 : 0);
}

static void
put_in (AlurMentions *self, AlurFinding *finding)
{
  finding->mentions = self->mentions->len;
  if (finding->subject != NULL)
    mention (self, finding, finding->subject->serial);
  if (finding->function != NULL)
    mention (self, finding, finding->function->serial);
  for (guint i = 0; i < finding->n_units; i++)
    mention (self, finding, finding->units[i]->serial);
  for (guint i = 0; i < finding->n_elements; i++)
    mention (self, finding, finding->elements[i]->serial);
}

/* A finding about units alone sits on its units; one about elements on these. They are the last
 * that it names. */
static void
tell (AlurMentions *self,
      const AlurFinding *finding,
      void (*what) (AlurTally *tally, guint serial, AlurSeverity severity, gboolean overlaps))
{
  guint end = finding->mentions + count (finding);
  guint n = finding->n_elements > 0 ? finding->n_elements : finding->n_units;
  gboolean overlaps = finding->n_elements > 0 && strcmp (finding->rule->id, "overlap") == 0;

  for (guint i = end - n; i < end; i++)
    what (self->tally, g_array_index (self->mentions, Mention, i).serial, finding->severity,
          overlaps);
}

/**
 * alur_mentions_add: (skip)
 * @finding: (transfer none): stays alive until it is removed
 */
void
alur_mentions_add (AlurMentions *self, AlurFinding *finding)
{
  put_in (self, finding);
  if (!finding->accepted)
    tell (self, finding, alur_tally_add);
}

/* What a finding and its elements say is in memory anywhere, so none is asked. */
static void
put_together (AlurMentions *self)
{
  g_autoptr (GArray) before = self->mentions;
  guint n_elements = self->heads->len;
  const AlurFinding *last = NULL;

  self->mentions = g_array_sized_new (FALSE, FALSE, sizeof (Mention), before->len - self->n_gone);
  g_array_set_size (self->heads, 0);
  g_array_set_size (self->heads, n_elements);
  self->n_gone = 0;
  for (guint i = 0; i < before->len; i++)
    {
      const Mention *kept = &g_array_index (before, Mention, i);

      if (kept->finding == NULL)
        continue;
      if (kept->finding != last)
        kept->finding->mentions = self->mentions->len;
      last = kept->finding;
      mention (self, kept->finding, kept->serial);
    }
}

/**
 * alur_mentions_remove: (skip)
 * @finding: one that was added; what it names may be gone
 */
void
alur_mentions_remove (AlurMentions *self, const AlurFinding *finding)
{
  guint n = count (finding);

  if (!finding->accepted)
    tell (self, finding, alur_tally_remove);
  for (guint i = 0; i < n; i++)
    g_array_index (self->mentions, Mention, finding->mentions + i).finding = NULL;
  self->n_gone += n;
}

/**
 * alur_mentions_tidy: (skip)
 *
 * Lets go of what was taken away where that is most of what there is. To be called when all that
 * goes at once has gone: of a large subtree, nearly everything does.
 */
void
alur_mentions_tidy (AlurMentions *self)
{
  if (self->n_gone > MAX (FEW, self->mentions->len / 2))
    put_together (self);
}

/**
 * alur_mentions_accept: (skip)
 * @finding: one that was added
 * @accepted: whether somebody accepts it
 *
 * Says so of @finding, which sits on nothing while it is accepted.
 */
void
alur_mentions_accept (AlurMentions *self, AlurFinding *finding, gboolean accepted)
{
  if (finding->accepted == accepted)
    return;
  finding->accepted = accepted;
  tell (self, finding, accepted ? alur_tally_remove : alur_tally_add);
}

/**
 * alur_mentions_dup_signs: (skip)
 * @without: (element-type AlurFinding) (nullable): some that were added, each once, which are to
 *   put nothing on drawings
 *
 * Returns: (transfer full): a sign for each element by its serial; see alur-tally.h
 */
GByteArray *
alur_mentions_dup_signs (AlurMentions *self, const GPtrArray *without)
{
  guint n = without != NULL ? without->len : 0;
  GByteArray *signs;

  for (guint i = 0; i < n; i++)
    if (!((const AlurFinding *) without->pdata[i])->accepted)
      tell (self, without->pdata[i], alur_tally_remove);
  signs = alur_tally_dup_signs (self->tally);
  for (guint i = 0; i < n; i++)
    if (!((const AlurFinding *) without->pdata[i])->accepted)
      tell (self, without->pdata[i], alur_tally_add);
  return signs;
}

/**
 * alur_mentions_collect: (skip)
 * @element: an element
 * @findings: (element-type AlurFinding): a set; gets those that name @element
 */
void
alur_mentions_collect (AlurMentions *self, const AlurElement *element, GHashTable *findings)
{
  guint *link;

  if (element->serial >= self->heads->len)
    return;
  link = &g_array_index (self->heads, guint, element->serial);
  while (*link != 0)
    {
      Mention *mention = &g_array_index (self->mentions, Mention, *link - 1);

      if (mention->finding != NULL)
        {
          g_hash_table_add (findings, mention->finding);
          link = &mention->next;
        }
      else
        *link = mention->next;
    }
}
