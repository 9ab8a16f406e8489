/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window tells of findings. There may be hundreds of thousands, so nothing here goes through
 * all of them where it can be helped: what is told is all but what is accepted or held back. */

#include "alur-editor-private.h"

#include <string.h>

#define MANY 1000u /* things just made of which each is no longer asked by itself */

/**
 * alur_editor_tells_of:
 * @self: the editor
 * @finding: of its document
 *
 * Returns: whether @finding is told: nobody has accepted it, and it is not about something that is
 *   not filled in yet
 */
gboolean
alur_editor_tells_of (AlurEditor *self, const AlurFinding *finding)
{
  return !finding->accepted && !alur_unfinished_holds_back (self->unfinished, finding);
}

/**
 * alur_editor_get_findings_version:
 * @self: an editor
 *
 * Returns: a number that grows whenever other findings may be told of the document than before
 */
guint
alur_editor_get_findings_version (AlurEditor *self)
{
  return alur_analysis_get_version (self->analysis) + self->n_held;
}

/**
 * alur_editor_catch_up:
 * @self: an editor
 * @until: when to leave the rest for the next time, as g_get_monotonic_time()
 *
 * Makes what is left of a stage that was begun, looks again at what has changed before anybody asks
 * what is found, or does a part of that. Until
 * there is nothing left what was drawn stays, and whoever shows findings had better wait: reading
 * them has all the rest looked at at once.
 *
 * Returns: whether nothing is left
 */
gboolean
alur_editor_catch_up (AlurEditor *self, gint64 until)
{
  gboolean was_behind = self->is_behind;

  if (!alur_editor_go_on_with_stage (self, until))
    return FALSE;
  self->is_behind = !alur_analysis_advance (self->analysis, until);
  if (was_behind && !self->is_behind)
    g_signal_emit_by_name (self, "picture-changed");
  return !self->is_behind;
}

/**
 * alur_editor_is_behind:
 * @self: an editor
 *
 * Returns: whether alur_editor_catch_up() has begun and not ended
 */
gboolean
alur_editor_is_behind (AlurEditor *self)
{
  return self->is_behind && !alur_analysis_is_up_to_date (self->analysis);
}

static gboolean
is_held_back (AlurEditor *self, const AlurFinding *finding)
{
  return !finding->accepted && alur_unfinished_holds_back (self->unfinished, finding);
}

/* Walks all findings. */
static void
list_of_all (AlurEditor *self, const AlurElement *stage, GPtrArray *held_back)
{
  const GPtrArray *findings = alur_analysis_get_findings (self->analysis, stage);

  for (guint i = 0; i < findings->len; i++)
    if (is_held_back (self, findings->pdata[i]))
      g_ptr_array_add (held_back, findings->pdata[i]);
}

/* Walks those about what was just made. */
static void
list_of_some (AlurEditor *self,
              const AlurElement *stage,
              const GPtrArray *made,
              GPtrArray *held_back)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < made->len; i++)
    {
      g_autoptr (GHashTable) findings
          = alur_analysis_gather_about (self->analysis, stage, g_ptr_array_index (made, i));
      GHashTableIter iter;
      gpointer finding;

      g_hash_table_iter_init (&iter, findings);
      while (g_hash_table_iter_next (&iter, &finding, NULL))
        if (is_held_back (self, finding) && g_hash_table_add (known, finding))
          g_ptr_array_add (held_back, finding);
    }
}

/*< private >
 * alur_editor_list_held_back:
 * @stage: a stage of its document
 *
 * Returns: (transfer container) (element-type AlurFinding): the findings of @stage that are not
 * told although nobody has accepted them, in no order; valid until the next change of the document
 */
GPtrArray *
alur_editor_list_held_back (AlurEditor *self, const AlurElement *stage)
{
  g_autoptr (GPtrArray) made = alur_unfinished_list (self->unfinished);
  GPtrArray *held_back = g_ptr_array_new ();

  if (made->len > MANY)
    list_of_all (self, stage, held_back);
  else
    list_of_some (self, stage, made, held_back);
  return held_back;
}

static void
count (AlurEditor *self)
{
  const AlurElement *stage = alur_editor_get_stage (self);
  g_autoptr (GPtrArray) held_back = NULL;

  memset (self->counts, 0, sizeof self->counts);
  self->is_counted = TRUE;
  if (stage == NULL)
    return;
  for (guint severity = ALUR_SEVERITY_INFO; severity <= ALUR_SEVERITY_ERROR; severity++)
    self->counts[severity] = alur_analysis_count (self->analysis, stage, (AlurSeverity) severity);
  held_back = alur_editor_list_held_back (self, stage);
  for (guint i = 0; i < held_back->len; i++)
    self->counts[((const AlurFinding *) held_back->pdata[i])->severity]--;
}

/**
 * alur_editor_count_findings:
 * @counts: (out): how many findings of each severity are told of the stage that is shown
 */
void
alur_editor_count_findings (AlurEditor *self, guint counts[ALUR_SEVERITY_ERROR + 1])
{
  if (!self->is_counted)
    count (self);
  memcpy (counts, self->counts, sizeof self->counts);
}

static gboolean
speaks_of (const AlurFinding *finding, const AlurElement *element)
{
  for (guint i = 0; i < finding->n_elements; i++)
    if (finding->elements[i] == element || finding->elements[i]->parent == element)
      return TRUE;
  for (guint i = 0; i < finding->n_units; i++)
    if (finding->units[i] == element)
      return TRUE;
  return finding->function == element;
}

/**
 * alur_editor_find_findings_of:
 * @self: the editor
 * @element: an element of the document
 *
 * Returns: (transfer container) (element-type AlurFinding): what is told of @element, or of what is
 *   in it, in the stage that is shown, in the order of findings; valid until the next change
 */
GPtrArray *
alur_editor_find_findings_of (AlurEditor *self, const AlurElement *element)
{
  const AlurElement *stage = alur_editor_get_stage (self);
  GPtrArray *told = g_ptr_array_new ();
  g_autoptr (GPtrArray) findings = NULL;

  if (stage == NULL)
    return told;
  findings = alur_analysis_find_about (self->analysis, stage, element);
  for (guint i = 0; i < findings->len; i++)
    {
      AlurFinding *finding = g_ptr_array_index (findings, i);

      if (speaks_of (finding, element) && alur_editor_tells_of (self, finding))
        g_ptr_array_add (told, finding);
    }
  return told;
}

/**
 * alur_editor_count_findings_of:
 * @self: the editor
 * @element: an element of the document
 *
 * Returns: how many alur_editor_find_findings_of() finds
 */
guint
alur_editor_count_findings_of (AlurEditor *self, const AlurElement *element)
{
  const AlurElement *stage = alur_editor_get_stage (self);
  g_autoptr (GHashTable) findings = NULL;
  GHashTableIter all;
  gpointer finding;
  guint n_told = 0;

  if (stage == NULL)
    return 0;
  findings = alur_analysis_gather_about (self->analysis, stage, element);
  g_hash_table_iter_init (&all, findings);
  while (g_hash_table_iter_next (&all, &finding, NULL))
    n_told += speaks_of (finding, element) && alur_editor_tells_of (self, finding) ? 1 : 0;
  return n_told;
}
