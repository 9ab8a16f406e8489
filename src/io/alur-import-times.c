/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The time of a row. Our own tables show it as SOP pages do: work and wait of the step in one
 * figure, with those of the waits without a row that come before it. What such a cell says is not
 * all work. */

#include "alur-import-times.h"

#include "alur-duration-text.h"
#include "alur-flow.h"
#include "alur-language.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define SECONDS_AN_HOUR 3600.0
#define MOST_WAITS 64u /* in a row */

/* What waits in front of a step say. */
typedef struct
{
  double seconds;
  const char *text; /* of the first that says it in words, or NULL */
} Front;

static double
to_seconds (const AlurImportTimes *self, AlurDuration duration)
{
  return alur_duration_is_set (duration)
             ? duration.days * self->hours_per_day * SECONDS_AN_HOUR + duration.seconds
             : 0;
}

static double
get_seconds (const AlurImportTimes *self, const AlurElement *step, guint field)
{
  return to_seconds (self, alur_element_get_duration (step, field));
}

/* --- Waits in front --------------------------------------------------------------------------- */

/* Whether it is a wait without a row of its own. */
static gboolean
is_passed (const AlurImportTimes *self, const AlurElement *step)
{
  return alur_element_get_word (step, ALUR_STEP_KIND) == ALUR_STEP_KIND_WAIT
         && !g_hash_table_contains (self->import->taken, step);
}

/* The first step along the ways, which are the first out of each, or into each. */
static AlurElement *
find_row (const AlurImportTimes *self, GHashTable *ways, AlurElement *wait)
{
  AlurElement *step = g_hash_table_lookup (ways, wait);

  for (guint i = 1; i < MOST_WAITS && step != NULL && is_passed (self, step); i++)
    step = g_hash_table_lookup (ways, step);
  return step != NULL && !is_passed (self, step) ? step : NULL;
}

static AlurElement *
find_end (const AlurImportTimes *self, const AlurElement *flow, guint field)
{
  AlurElement *step
      = alur_document_lookup_kind (self->import->document, self->import->stage,
                                   alur_element_get_ref (flow, field), ALUR_KIND_STEP);

  return step != NULL && step->parent == flow->parent ? step : NULL;
}

static void
index_ways (const AlurImportTimes *self, AlurElement *procedure, GHashTable *next, GHashTable *last)
{
  ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
  {
    AlurElement *from = find_end (self, flow, ALUR_FLOW_FROM);
    AlurElement *to = find_end (self, flow, ALUR_FLOW_TO);

    if (from == NULL || to == NULL || !alur_flow_may_control (flow))
      continue;
    if (!g_hash_table_contains (next, from))
      g_hash_table_insert (next, from, to);
    if (!g_hash_table_contains (last, to))
      g_hash_table_insert (last, to, from);
  }
}

static void
add_front (AlurImportTimes *self, AlurElement *step, const AlurElement *wait)
{
  Front *front = g_hash_table_lookup (self->fronts, step);

  if (front == NULL)
    g_hash_table_insert (self->fronts, step, front = g_new0 (Front, 1));
  front->seconds
      += get_seconds (self, wait, ALUR_STEP_WORK) + get_seconds (self, wait, ALUR_STEP_WAIT);
  if (front->text == NULL)
    front->text = alur_element_get_text (wait, ALUR_STEP_TIME_TEXT);
}

/**
 * alur_import_times_init:
 * @self: memory for it
 * @import: an import that knows what its rows are, and has led no way yet
 * @procedure: the procedure that the table is of
 *
 * Finds the waits that the table has no rows for: each is with the step that comes next, or with
 * that before it where none does, as SOP pages have it.
 */
void
alur_import_times_init (AlurImportTimes *self, AlurImport *import, AlurElement *procedure)
{
  g_autoptr (GHashTable) next = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) last = g_hash_table_new (NULL, NULL);

  *self = (AlurImportTimes){
    .import = import,
    .fronts = g_hash_table_new_full (NULL, NULL, NULL, g_free),
    .hours_per_day = alur_document_get_hours_per_day (import->document),
  };
  index_ways (self, procedure, next, last);
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    AlurElement *row = NULL;

    if (!is_passed (self, step))
      continue;
    row = find_row (self, next, step);
    if (row == NULL)
      row = find_row (self, last, step);
    if (row != NULL)
      add_front (self, row, step);
  }
}

/**
 * alur_import_times_clear:
 */
void
alur_import_times_clear (AlurImportTimes *self)
{
  g_hash_table_unref (self->fronts);
}

/* --- Cells ------------------------------------------------------------------------------------ */

/* What the cell of a step would be in our own table. */
static char *
dup_shown (const AlurImportTimes *self,
           const AlurElement *step,
           const Front *front,
           double seconds,
           const char *language)
{
  const char *own = alur_element_get_text (step, ALUR_STEP_TIME_TEXT);
  g_autofree char *figure = NULL;

  if (own == NULL && seconds > 0)
    own = figure = alur_language_format_whole (language, seconds, self->hours_per_day);
  if (front->text == NULL || own == NULL)
    return g_strdup (own != NULL ? own : front->text);
  return g_strconcat (front->text, " + ", own, NULL);
}

static gboolean
is_shown (const AlurImportTimes *self,
          const AlurElement *step,
          const Front *front,
          const char *cell)
{
  const char *const languages[]
      = { alur_document_get_language (self->import->document), "id", "en" };
  double seconds = get_seconds (self, step, ALUR_STEP_WORK)
                   + get_seconds (self, step, ALUR_STEP_WAIT) + front->seconds;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *shown = dup_shown (self, step, front, seconds, languages[i]);

      if (alur_text_same (cell, shown))
        return TRUE;
    }
  return FALSE;
}

/* Without what the waits in front say in words. */
static const char *
skip_front (const Front *front, const char *cell)
{
  gsize length = front->text != NULL ? strlen (front->text) : 0;

  return length > 0 && strncmp (cell, front->text, length) == 0
                 && g_str_has_prefix (cell + length, " + ")
             ? cell + length + strlen (" + ")
             : cell;
}

static AlurDuration
subtract (const AlurImportTimes *self, AlurDuration duration, double seconds)
{
  double day = self->hours_per_day * SECONDS_AN_HOUR;
  double rest = floor (to_seconds (self, duration) - seconds + 0.5);
  double days = floor (rest / day);

  if (seconds <= 0)
    return duration;
  if (rest < G_MAXINT32 && (duration.days == 0 || days * day < rest))
    return (AlurDuration){ 0, (gint32) rest };
  return (AlurDuration){ (gint32) MIN (days, G_MAXINT32), (gint32) (rest - days * day) };
}

/* A time that is another one than that of before: what the step and those in front wait is in it,
 * where it can be. */
static void
put_time (const AlurImportTimes *self,
          AlurElement *step,
          AlurDuration time,
          const Front *front,
          guint row)
{
  AlurImport *import = self->import;
  double seconds = to_seconds (self, time);
  double work = get_seconds (self, step, ALUR_STEP_WORK);
  double wait = get_seconds (self, step, ALUR_STEP_WAIT);
  double others = wait + front->seconds;
  gboolean waits = work <= 0 && alur_element_get_word (step, ALUR_STEP_KIND) == ALUR_STEP_KIND_WAIT;

  alur_document_unset (import->document, step, ALUR_STEP_TIME_TEXT);
  if (others > 0 && fabs (work + others - seconds) < 0.5)
    return;
  if (seconds < wait && fabs (work - seconds) < 0.5)
    return; /* a table of others, which tells of the work alone */
  if (waits || seconds < wait)
    alur_document_unset (import->document, step, ALUR_STEP_WAIT);
  if (waits)
    alur_document_set_duration (import->document, step, ALUR_STEP_WAIT, time);
  else if (seconds < wait)
    {
      alur_document_set_duration (import->document, step, ALUR_STEP_WORK, time);
      alur_notes_add (import->notes, ALUR_NOTE_VALUE, alur_import_number (import, row),
                      (guint) import->where[ALUR_HOLDS_TIME] + 1,
                      alur_tr (NULL, N_ ("“%s” is less than the step has waited so far; all of it "
                                         "is work now.")),
                      alur_import_cell (import, row, ALUR_HOLDS_TIME));
    }
  else
    alur_document_set_duration (import->document, step, ALUR_STEP_WORK,
                                subtract (self, time, seconds < others ? wait : others));
}

/**
 * alur_import_times_write:
 * @self: times
 * @step: a step
 * @row: its row
 *
 * Writes how long the step takes, unless the row says what our own table would say of it.
 */
void
alur_import_times_write (AlurImportTimes *self, AlurElement *step, guint row)
{
  static const Front nothing = { 0 };
  AlurImport *import = self->import;
  const char *text = alur_import_cell (import, row, ALUR_HOLDS_TIME);
  const Front *front = g_hash_table_lookup (self->fronts, step);
  AlurDuration time;

  if (front == NULL)
    front = &nothing;
  if (*text == '\0' || strcmp (text, "-") == 0 || is_shown (self, step, front, text))
    return;
  text = skip_front (front, text);
  if (alur_duration_text_read (alur_document_get_language (import->document), text,
                               self->hours_per_day, &time)
      == ALUR_DURATION_TEXT_SPAN)
    {
      put_time (self, step, time, front, row);
      return;
    }
  alur_document_set_text (import->document, step, ALUR_STEP_TIME_TEXT, text);
  alur_notes_add (
      import->notes, ALUR_NOTE_VALUE, alur_import_number (import, row),
      (guint) import->where[ALUR_HOLDS_TIME] + 1,
      alur_tr (NULL, N_ ("“%s” is no time that can be reckoned with; it was kept in words.")),
      text);
}
