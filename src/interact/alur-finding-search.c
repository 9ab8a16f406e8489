/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A finding's sentence is made when somebody looks at it, so searching makes those of all: a second
 * for a quarter of a million. Few are looked through at once, many in slices, whenever there is
 * nothing else to do; until then what was found before is what has been found. Who types on
 * searches among what has been found so far. Names are in the sentences, so an edit makes the
 * search begin anew. */

#include "alur-finding-search.h"

#include "alur-text.h"

#include <string.h>

#define FEW 2000u  /* that are looked through at once */
#define SLICE 500u /* in 2 ms or so */

struct _AlurFindingSearch
{
  AlurEditor *editor; /* NULL: none */
  char *text;         /* folded */

  char *sought;             /* what is or was looked for; NULL: nothing */
  const AlurElement *stage; /* whose findings then; NULL: those of all; only compared */
  gboolean is_stale;        /* an edit came since */
  GPtrArray *waiting;       /* AlurFinding: to be looked at; NULL: all have been */
  guint n_looked;           /* of them so far */
  GHashTable *having;       /* AlurFinding: those of them that have the text */
  GHashTable *found;        /* AlurFinding: what the last search that came to its end has found */
};

static void
stop (AlurFindingSearch *self)
{
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->having, g_hash_table_unref);
}

static void
forget (AlurFindingSearch *self)
{
  stop (self);
  g_clear_pointer (&self->found, g_hash_table_unref);
  g_clear_pointer (&self->sought, g_free);
}

/**
 * alur_finding_search_new: (skip)
 *
 * Returns: (transfer full): a search for nothing
 */
AlurFindingSearch *
alur_finding_search_new (void)
{
  AlurFindingSearch *self = g_new0 (AlurFindingSearch, 1);

  self->text = g_strdup ("");
  return self;
}

/**
 * alur_finding_search_free: (skip)
 */
void
alur_finding_search_free (AlurFindingSearch *self)
{
  alur_finding_search_set_editor (self, NULL);
  g_free (self->text);
  g_free (self);
}

static void
changed_cb (AlurFindingSearch *self)
{
  self->is_stale = TRUE;
}

/**
 * alur_finding_search_set_editor: (skip)
 * @editor: (nullable): whose findings are searched; a reference is taken
 */
void
alur_finding_search_set_editor (AlurFindingSearch *self, AlurEditor *editor)
{
  forget (self);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_set_object (&self->editor, editor);
  if (editor != NULL)
    g_signal_connect_swapped (editor, "document-changed", G_CALLBACK (changed_cb), self);
}

/**
 * alur_finding_search_set_text: (skip)
 * @text: (nullable): words that a finding must have, case aside; none: each has them
 *
 * Returns: whether that is another text than before
 */
gboolean
alur_finding_search_set_text (AlurFindingSearch *self, const char *text)
{
  g_autofree char *before = self->text;

  self->text = alur_text_fold (text);
  if (self->text[0] == '\0')
    forget (self);
  return strcmp (before, self->text) != 0;
}

/**
 * alur_finding_search_is_for_words: (skip)
 *
 * Returns: whether there are words that a finding must have
 */
gboolean
alur_finding_search_is_for_words (const AlurFindingSearch *self)
{
  return self->text[0] != '\0';
}

static gboolean
has_text (AlurFindingSearch *self, const AlurFinding *finding)
{
  g_autofree char *message
      = alur_finding_dup_message (finding, alur_editor_get_document (self->editor), NULL);
  g_autofree char *folded = alur_text_fold (message);

  return strstr (folded, self->sought) != NULL;
}

static void
look (AlurFindingSearch *self, guint n)
{
  guint end = MIN (self->waiting->len, self->n_looked + n);

  for (; self->n_looked < end; self->n_looked++)
    {
      AlurFinding *finding = g_ptr_array_index (self->waiting, self->n_looked);

      if (has_text (self, finding))
        g_hash_table_add (self->having, alur_finding_ref (finding));
    }
  if (end < self->waiting->len)
    return;
  g_clear_pointer (&self->found, g_hash_table_unref);
  self->found = g_steal_pointer (&self->having);
  stop (self);
}

static void
add_stage (AlurFindingSearch *self, const AlurElement *stage, GPtrArray *findings)
{
  const GPtrArray *all
      = alur_analysis_get_findings (alur_editor_get_analysis (self->editor), stage);

  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (findings, alur_finding_ref (all->pdata[i]));
}

/* Whether there is no need to look at what has not been found. */
static gboolean
is_narrower (const AlurFindingSearch *self, const AlurElement *stage)
{
  return self->found != NULL && self->waiting == NULL && !self->is_stale && self->stage == stage
         && strstr (self->text, self->sought) != NULL;
}

/* Returns: (transfer full): what has to be looked at. */
static GPtrArray *
gather (AlurFindingSearch *self, const AlurElement *stage)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) alur_finding_unref);
  GHashTableIter iter;
  gpointer finding;

  if (is_narrower (self, stage))
    {
      g_hash_table_iter_init (&iter, self->found);
      while (g_hash_table_iter_next (&iter, &finding, NULL))
        g_ptr_array_add (findings, alur_finding_ref (finding));
    }
  else if (stage != NULL)
    add_stage (self, stage, findings);
  else
    ALUR_FOREACH (each, alur_document_get_root (document), ALUR_KIND_STAGE)
    {
      add_stage (self, each, findings);
    }
  return findings;
}

/**
 * alur_finding_search_begin: (skip)
 * @stage: (nullable): whose findings; %NULL: those of all
 *
 * Looks for the text, unless that has been done, or begun, and nothing has changed since: among few
 * findings at once, among many as alur_finding_search_go_on() is called.
 */
void
alur_finding_search_begin (AlurFindingSearch *self, const AlurElement *stage)
{
  GPtrArray *findings;

  if (self->text[0] == '\0' || self->editor == NULL)
    return;
  if (self->stage == stage && !self->is_stale && g_strcmp0 (self->sought, self->text) == 0)
    return;
  findings = gather (self, stage);
  stop (self);
  g_free (self->sought);
  self->sought = g_strdup (self->text);
  self->stage = stage;
  self->is_stale = FALSE;
  self->waiting = findings;
  self->having = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) alur_finding_unref, NULL);
  self->n_looked = 0;
  look (self, findings->len <= FEW ? FEW : SLICE);
}

/**
 * alur_finding_search_is_going_on: (skip)
 *
 * Returns: whether alur_finding_search_go_on() has something to do
 */
gboolean
alur_finding_search_is_going_on (const AlurFindingSearch *self)
{
  return self->waiting != NULL && !self->is_stale;
}

/**
 * alur_finding_search_go_on: (skip)
 *
 * Looks at some more findings, in some milliseconds.
 *
 * Returns: whether there are more of them; else the search has to be asked anew what it has
 */
gboolean
alur_finding_search_go_on (AlurFindingSearch *self)
{
  if (alur_finding_search_is_going_on (self))
    look (self, SLICE);
  return alur_finding_search_is_going_on (self);
}

/**
 * alur_finding_search_has: (skip)
 *
 * Returns: whether @finding is among what was found last, or nothing is searched for
 */
gboolean
alur_finding_search_has (const AlurFindingSearch *self, const AlurFinding *finding)
{
  return self->found == NULL || g_hash_table_contains (self->found, finding);
}
