/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-sop-texts.h"

#include "alur-language.h"
#include "alur-sop-labels.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  AlurSopWords *words;
  const AlurViewRequest *request;
  const AlurSopTable *table;
  const AlurElement *procedure;
  double hours_per_day;
} Writer;

static const char *
keep (Writer *self, char *text)
{
  g_ptr_array_add (self->words->owned, text);
  return text;
}

static const char *
get_name (const Writer *self, const AlurElement *element)
{
  const char *name = element != NULL ? alur_element_get_name (element) : NULL;

  return name != NULL && name[0] != '\0' ? name
                                         : alur_tr (self->request->language, N_ ("(without name)"));
}

/* Whether another post has the same name, so that it takes the unit to tell them apart. */
static gboolean
is_ambiguous (const Writer *self, guint column)
{
  const AlurElement *position = self->table->columns[column].position;

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      const AlurElement *other = self->table->columns[i].position;

      if (i != column && other != NULL
          && g_strcmp0 (alur_element_get_name (position), alur_element_get_name (other)) == 0)
        return TRUE;
    }
  return FALSE;
}

static const char *
get_post (Writer *self, guint column)
{
  const AlurSopColumn *post = &self->table->columns[column];
  const char *unit;

  if (post->unit == NULL)
    return alur_tr (self->request->language, N_ ("(without unit)"));
  if (post->position == NULL)
    return get_name (self, post->unit);
  if (!is_ambiguous (self, column))
    return get_name (self, post->position);
  unit = alur_element_get_text (post->unit, ALUR_UNIT_SHORT);
  return keep (self, g_strdup_printf ("%s (%s)", get_name (self, post->position),
                                      unit != NULL ? unit : get_name (self, post->unit)));
}

static void
add_line (GString *text, const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/* Several things stand below one another, each with a dash. */
static const char *
list_things (Writer *self, const AlurElement *step, AlurKind kind)
{
  GString *text = g_string_new (NULL);
  gboolean several = alur_element_count (step, kind) > 1;

  ALUR_FOREACH (thing, step, kind)
  {
    g_autofree char *line
        = g_strconcat (several ? "- " : "", alur_element_get_text (thing, 0), NULL);

    add_line (text, line);
  }
  return keep (self, g_string_free (text, FALSE));
}

/* The name of a start or end, unless it says no more than its symbol. */
static const char *
get_activity (Writer *self, const AlurSopRow *row)
{
  static const char *const languages[] = { "id", "en" };
  const char *name = alur_element_get_name (row->step);
  gboolean starts = alur_element_get_word (row->step, ALUR_STEP_KIND) == ALUR_STEP_KIND_START;

  if (row->symbol != ALUR_SOP_CAPSULE)
    return get_name (self, row->step);
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (languages); i++)
    if (alur_text_same (name, alur_tr_context (languages[i], "sop",
                                               starts ? NC_ ("sop", "Start") : NC_ ("sop", "End"))))
      return "";
  return name != NULL ? name : "";
}

/* What a time says in words: those of the waits before it, a figure for what nobody tells in words,
 * those of the step; NULL: it is a figure only. */
static const char *
get_time_text (Writer *self, const AlurSopRow *row)
{
  const char *own = alur_element_get_text (row->step, ALUR_STEP_TIME_TEXT);
  double seconds = row->seconds - row->told;
  g_autofree char *figure
      = seconds >= 0.5
            ? alur_language_format_whole (self->request->language, seconds, self->hours_per_day)
            : NULL;
  const char *parts[] = { row->wait_text != NULL ? row->wait_text->str : NULL, figure, own };
  g_autoptr (GString) text = g_string_new (NULL);

  if (row->wait_text == NULL && (own == NULL || figure == NULL))
    return own;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " + " : "", parts[i]);
  return keep (self, g_string_free (g_steal_pointer (&text), FALSE));
}

/* NULL where it is one cell with that of the row above: the same in words. */
static const char *
get_time (Writer *self, guint row)
{
  const AlurSopRow *own = &self->table->rows[row];
  const char *text = get_time_text (self, own);

  if (text != NULL && row > 0)
    {
      const char *above = get_time_text (self, own - 1);

      return above != NULL && alur_text_same (above, text) ? NULL : text;
    }
  if (text != NULL)
    return text;
  if (own->seconds <= 0)
    return own->symbol == ALUR_SOP_CAPSULE ? "" : "-";
  return keep (self, alur_language_format_whole (self->request->language, own->seconds,
                                                 self->hours_per_day));
}

static void
add_alternatives (Writer *self, const AlurElement *step, GString *text)
{
  const AlurIds *units = alur_element_get_refs (step, ALUR_STEP_OR);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *line = NULL;

  for (guint i = 0; units != NULL && i < units->n_ids; i++)
    g_string_append_printf (
        names, "%s%s", i > 0 ? ", " : "",
        get_name (self, alur_document_lookup_kind (self->request->document, self->request->stage,
                                                   units->ids[i], ALUR_KIND_UNIT)));
  if (names->len == 0)
    return;
  /* Translators: of a step of an SOP: who may do it instead. */
  line = g_strdup_printf (alur_tr (self->request->language, N_ ("or by: %s")), names->str);
  add_line (text, line);
}

static const char *
get_note (Writer *self, const AlurElement *step)
{
  GString *text = g_string_new (NULL);
  const char *called = alur_element_get_ref (step, ALUR_STEP_PROCEDURE);
  const char *note = alur_element_get_text (step, ALUR_STEP_NOTE);
  const AlurElement *procedure
      = called != NULL ? alur_document_lookup_kind (self->request->document, self->request->stage,
                                                    called, ALUR_KIND_PROCEDURE)
                       : NULL;

  if (alur_element_get_word (step, ALUR_STEP_KIND) == ALUR_STEP_KIND_SUBPROCESS)
    {
      g_autofree char *line = g_strdup_printf (
          /* Translators: of a step of an SOP: where it is described. */
          alur_tr (self->request->language, N_ ("see SOP %s")),
          procedure != NULL ? get_name (self, procedure) : get_name (self, step));

      add_line (text, line);
    }
  add_alternatives (self, step, text);
  if (note != NULL)
    add_line (text, note);
  return keep (self, g_string_free (text, FALSE));
}

static const char *
get_inside (const Writer *self, const AlurSopRow *row)
{
  const char *question = alur_element_get_text (row->step, ALUR_STEP_QUESTION);
  gboolean starts = alur_element_get_word (row->step, ALUR_STEP_KIND) == ALUR_STEP_KIND_START;

  if (row->symbol == ALUR_SOP_BOX)
    return "";
  if (row->symbol == ALUR_SOP_DIAMOND)
    return question != NULL ? question : "";
  return alur_tr_context (self->request->language, "sop",
                          starts ? NC_ ("sop", "Start") : NC_ ("sop", "End"));
}

static void
write_row (Writer *self, guint row, const char **cells)
{
  const AlurSopRow *own = &self->table->rows[row];

  cells[ALUR_SOP_CELL_NUMBER]
      = own->number > 0 ? keep (self, g_strdup_printf ("%u", own->number)) : "";
  cells[ALUR_SOP_CELL_ACTIVITY] = get_activity (self, own);
  cells[ALUR_SOP_CELL_REQUIREMENTS] = list_things (self, own->step, ALUR_KIND_INPUT);
  cells[ALUR_SOP_CELL_TIME] = get_time (self, row);
  cells[ALUR_SOP_CELL_OUTPUT] = list_things (self, own->step, ALUR_KIND_OUTPUT);
  cells[ALUR_SOP_CELL_NOTE] = get_note (self, own->step);
}

static const char *
get_label (const Writer *self, AlurSopLabel label)
{
  return alur_sop_label_get (label, self->request->sop_labels, self->request->language);
}

static void
write_heads (Writer *self)
{
  static const AlurSopLabel heads[ALUR_SOP_N_CELLS] = {
    [ALUR_SOP_CELL_NUMBER] = ALUR_SOP_LABEL_ROW,
    [ALUR_SOP_CELL_ACTIVITY] = ALUR_SOP_LABEL_ACTIVITY,
    [ALUR_SOP_CELL_REQUIREMENTS] = ALUR_SOP_LABEL_REQUIREMENTS,
    [ALUR_SOP_CELL_TIME] = ALUR_SOP_LABEL_TIME,
    [ALUR_SOP_CELL_OUTPUT] = ALUR_SOP_LABEL_OUTPUT,
    [ALUR_SOP_CELL_NOTE] = ALUR_SOP_LABEL_NOTE,
  };
  AlurSopTexts *texts = &self->words->texts;

  for (guint i = 0; i < ALUR_SOP_N_CELLS; i++)
    texts->heads[i] = get_label (self, heads[i]);
  texts->actors = get_label (self, ALUR_SOP_LABEL_ACTORS);
  texts->quality = get_label (self, ALUR_SOP_LABEL_QUALITY);
  texts->sum = get_label (self, ALUR_SOP_LABEL_SUM);
}

/* The rows of which the sum leaves out what is told in words only. */
static void
add_uncounted (const Writer *self, GString *text)
{
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_autofree char *line = NULL;

  for (guint i = 0; i < self->table->n_rows; i++)
    {
      const AlurSopRow *row = &self->table->rows[i];

      if (row->number > 0 && row->uncounted)
        g_string_append_printf (numbers, "%s%u", numbers->len > 0 ? ", " : "", row->number);
    }
  if (numbers->len == 0)
    return;
  /* Translators: rows of an SOP. */
  line = g_strdup_printf (alur_tr (self->request->language, N_ ("not counted: no. %s")),
                          numbers->str);
  add_line (text, line);
}

static const char *
get_lead (Writer *self)
{
  AlurAnalysis *analysis = self->request->analysis;
  const AlurProcedureFigures *figures
      = analysis != NULL ? alur_figures_get (alur_analysis_get_figures (analysis), self->procedure)
                         : NULL;
  GString *text = g_string_new (NULL);

  if (figures != NULL && isfinite (figures->metrics[ALUR_METRIC_LEAD]))
    {
      g_autofree char *time = alur_language_format_minutes (
          self->request->language, figures->metrics[ALUR_METRIC_LEAD], self->hours_per_day);
      /* Translators: beside the total time of an SOP: the lead time to be expected, repetitions and
       * choices considered. */
      g_autofree char *line = g_strdup_printf (
          alur_tr (self->request->language, N_ ("Expected lead time: %s")), time);

      add_line (text, line);
    }
  add_uncounted (self, text);
  return keep (self, g_string_free (text, FALSE));
}

static const char *
get_total (Writer *self)
{
  double day = self->table->seconds_per_day;
  double days = floor (self->table->seconds / day + 1e-9);
  AlurDuration total = { (gint32) MIN (days, G_MAXINT32), 0 };

  total.seconds = (gint32) MAX (floor (self->table->seconds - days * day + 0.5), 0);
  return keep (self,
               alur_language_format_duration (self->request->language, total, self->hours_per_day));
}

static const char **
make_list (Writer *self, guint n)
{
  const char **list = g_new0 (const char *, n + 1);

  keep (self, (char *) list);
  return list;
}

/**
 * alur_sop_words_new:
 * @table: of @procedure; must outlive the words
 *
 * Returns: (transfer full): all words of its pages
 */
AlurSopWords *
alur_sop_words_new (const AlurViewRequest *request,
                    const AlurElement *procedure,
                    const AlurSopTable *table)
{
  AlurSopWords *self = g_new0 (AlurSopWords, 1);
  Writer writer = { self, request, table, procedure, 0 };
  const char **columns, **cells, **symbols, **labels;
  AlurSopTexts *texts = &self->texts;

  self->owned = g_ptr_array_new_with_free_func (g_free);
  writer.hours_per_day = alur_document_get_hours_per_day (request->document);
  texts->columns = columns = make_list (&writer, table->n_columns);
  texts->cells = cells = make_list (&writer, table->n_rows * ALUR_SOP_N_CELLS);
  texts->symbols = symbols = make_list (&writer, table->n_rows);
  texts->labels = labels = make_list (&writer, table->n_arrows);
  write_heads (&writer);
  for (guint i = 0; i < table->n_columns; i++)
    columns[i] = get_post (&writer, i);
  for (guint i = 0; i < table->n_rows; i++)
    {
      write_row (&writer, i, cells + (gsize) i * ALUR_SOP_N_CELLS);
      symbols[i] = get_inside (&writer, &table->rows[i]);
    }
  for (guint i = 0; i < table->n_arrows; i++)
    labels[i] = alur_element_get_text (table->arrows[i].flow, ALUR_FLOW_LABEL);
  texts->total = get_total (&writer);
  texts->lead = get_lead (&writer);
  /* Translators: inside an off-page connector of an SOP: its letter and the page where it goes on.
   */
  texts->far = keep (
      &writer, g_strdup_printf (alur_tr (writer.request->language, N_ ("%s, p. %u")), "M", 88u));
  return self;
}

/**
 * alur_sop_words_free:
 * @self: (transfer full): words
 */
void
alur_sop_words_free (AlurSopWords *self)
{
  g_ptr_array_unref (self->owned);
  g_free (self);
}

/**
 * alur_sop_words_dup_letter:
 * @number: of an off-page connector, from 0
 *
 * Returns: (transfer full): A, B … Z, AA, AB …
 */
char *
alur_sop_words_dup_letter (guint number)
{
  GString *text = g_string_new (NULL);

  for (number++; number > 0; number = (number - 1) / 26)
    g_string_prepend_c (text, (char) ('A' + (number - 1) % 26));
  return g_string_free (text, FALSE);
}
