/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What drawings show, as tables for spreadsheets: the organisation a row a unit and a row a
 * position, procedures a row a step. Titles and cells are those that an import knows, so that what
 * was changed in a spreadsheet can come back. */

#include "alur-language.h"
#include "alur-sop-labels.h"
#include "alur-sop-texts.h"
#include "alur-tell.h"
#include "alur-view-builders.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WIDTH 120.0 /* px; nobody prints these tables */

/* --- The organisation ------------------------------------------------------------------------- */

typedef struct
{
  const AlurViewRequest *request;
  AlurTeller teller;
  AlurTable *table;
} Writer;

static void
add_text (Writer *self, const char *text)
{
  if (text != NULL && *text != '\0')
    alur_table_add_cell (self->table, text);
  else
    alur_table_add_empty (self->table);
}

static void
add_word (Writer *self, const AlurWord *words, guint word)
{
  add_text (self, word != 0 ? alur_tr (self->teller.language, words[word].label) : NULL);
}

static void
add_parent (Writer *self, const AlurElement *unit)
{
  const AlurElement *parent
      = alur_document_lookup_kind (self->request->document, self->request->stage,
                                   alur_element_get_ref (unit, ALUR_UNIT_PARENT), ALUR_KIND_UNIT);

  add_text (self, parent != NULL ? alur_element_get_name (parent) : NULL);
}

static void
add_unit (Writer *self, const AlurElement *unit)
{
  alur_table_add_row (self->table, NULL);
  add_text (self, alur_element_get_name (unit));
  add_parent (self, unit);
  add_text (self, alur_element_get_text (unit, ALUR_UNIT_SHORT));
  add_word (self, alur_level_words, alur_element_get_word (unit, ALUR_UNIT_LEVEL));
  add_text (self, alur_element_get_text (unit, ALUR_UNIT_HEAD));
  for (guint i = 0; i < 5; i++)
    alur_table_add_empty (self->table);
  add_text (self, alur_element_get_text (unit, ALUR_UNIT_NOTE));
}

static void
add_position (Writer *self, const AlurElement *unit, const AlurElement *position)
{
  g_autofree char *name = alur_tell_name (&self->teller, position);

  alur_table_add_row (self->table, NULL);
  add_text (self, alur_element_get_name (unit));
  add_parent (self, unit);
  for (guint i = 0; i < 3; i++)
    alur_table_add_empty (self->table);
  add_text (self, name);
  alur_table_add_number (self->table, alur_element_get_number (position, ALUR_POSITION_HEADCOUNT),
                         -9);
  add_word (self, alur_position_words, alur_element_get_word (position, ALUR_POSITION_KIND));
  add_text (self, alur_element_get_text (position, ALUR_POSITION_GRADE));
  add_text (self, alur_element_get_text (position, ALUR_POSITION_QUALIFICATION));
  add_text (self, alur_element_get_text (position, ALUR_POSITION_NOTE));
}

static void
writer_init (Writer *self, const AlurViewRequest *request)
{
  *self = (Writer){ .request = request,
                    .teller = { request->document, request->language },
                    .table = alur_table_new (request->metrics, request->language) };
}

static void
add_column (Writer *self, const char *title)
{
  alur_table_add_column (self->table, title, ALUR_COLUMN_TEXT, WIDTH, 0);
}

/**
 * alur_view_tabulate_organisation:
 * @output: gets a table
 * @request: what is asked for
 *
 * Builds the units of the stage, and behind each its positions.
 *
 * Returns: whether there is any
 */
gboolean
alur_view_tabulate_organisation (AlurViewOutput *output, const AlurViewRequest *request)
{
  static const char *const titles[]
      = { N_ ("Unit name"),       N_ ("Parent unit"),  N_ ("Abbreviation"),
          N_ ("Level"),           N_ ("Headed by"),    N_ ("Job title"),
          N_ ("Number of staff"), N_ ("Kind of post"), N_ ("Grade"),
          N_ ("Qualification"),   N_ ("Note") };
  const AlurElement *organisation = alur_element_first (request->stage, ALUR_KIND_ORGANISATION);
  Writer writer;

  if (organisation == NULL || alur_element_first (organisation, ALUR_KIND_UNIT) == NULL)
    return FALSE;
  writer_init (&writer, request);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    add_column (&writer, alur_tr (request->language, titles[i]));
  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    add_unit (&writer, unit);
    ALUR_FOREACH (position, unit, ALUR_KIND_POSITION) { add_position (&writer, unit, position); }
  }
  alur_view_output_take_table (output,
                               g_strdup (alur_tr (request->language, N_ ("Organisation chart"))),
                               g_strdup ("organisation"), writer.table);
  return TRUE;
}

/* --- Procedures ------------------------------------------------------------------------------- */

typedef struct
{
  AlurTable *out;
  const AlurSopTable *table;
  const AlurSopTexts *texts;
} Steps;

/* What a row is called by others: its number, or Start or End. */
static char *
dup_place (const Steps *self, guint row)
{
  const AlurSopRow *own = &self->table->rows[row];

  return own->number > 0 ? g_strdup_printf ("%u", own->number)
                         : g_strdup (self->texts->symbols[row]);
}

/* "Ya: 4, Tidak: 3" of a decision, "→ 7" of others that do not lead to the next row; the note. */
static char *
tell_remarks (const Steps *self, guint row)
{
  gboolean decides = self->table->rows[row].symbol == ALUR_SOP_DIAMOND;
  const char *note = self->texts->cells[row * ALUR_SOP_N_CELLS + ALUR_SOP_CELL_NOTE];
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->table->n_arrows; i++)
    {
      const AlurSopArrow *arrow = &self->table->arrows[i];
      /* What a flow behind a wait says would come back as said by the step. */
      gboolean is_own = alur_element_get_ref (arrow->flow, ALUR_FLOW_FROM)
                        == alur_element_get_id (self->table->rows[row].step);
      const char *label = is_own ? self->texts->labels[i] : NULL;
      g_autofree char *place = NULL;

      if (arrow->from != row || (!decides && arrow->to == row + 1))
        continue;
      place = dup_place (self, arrow->to);
      if (label != NULL)
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? ", " : "", label, place);
      else
        g_string_append_printf (text, "%s→ %s", text->len > 0 ? ", " : "", place);
    }
  if (note != NULL && *note != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", note);
  return g_string_free (text, FALSE);
}

static char *
tell_posts (const Steps *self, guint row)
{
  const AlurSopRow *own = &self->table->rows[row];
  GString *text = g_string_new (self->texts->columns[own->column]);

  for (guint i = 0; i < own->n_also; i++)
    g_string_append_printf (text, " + %s",
                            self->texts->columns[self->table->also[own->first_also + i]]);
  return g_string_free (text, FALSE);
}

/* A line a thing, without the dashes that the pages have before them. */
static void
add_things (const Steps *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *plain = NULL;

  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, "- "))
      memmove (*line, *line + 2, strlen (*line) - 1);
  plain = g_strjoinv ("\n", lines);
  alur_table_add_cell (self->out, plain);
}

static void
add_step (const Steps *self, guint row)
{
  const char *const *cells = self->texts->cells + (gsize) row * ALUR_SOP_N_CELLS;
  const char *activity = cells[ALUR_SOP_CELL_ACTIVITY];
  g_autofree char *posts = tell_posts (self, row);
  g_autofree char *remarks = tell_remarks (self, row);
  guint shown = row;

  while (self->texts->cells[shown * ALUR_SOP_N_CELLS + ALUR_SOP_CELL_TIME] == NULL)
    shown--;
  alur_table_add_cell (self->out, cells[ALUR_SOP_CELL_NUMBER]);
  alur_table_add_cell (self->out, *activity != '\0' ? activity : self->texts->symbols[row]);
  alur_table_add_cell (self->out, posts);
  add_things (self, cells[ALUR_SOP_CELL_REQUIREMENTS]);
  alur_table_add_cell (self->out,
                       self->texts->cells[shown * ALUR_SOP_N_CELLS + ALUR_SOP_CELL_TIME]);
  add_things (self, cells[ALUR_SOP_CELL_OUTPUT]);
  alur_table_add_cell (self->out, remarks);
}

static guint
add_steps (Writer *self, const AlurElement *procedure)
{
  g_autoptr (AlurSopTable) table = alur_sop_table_new (self->request->document, procedure);
  g_autoptr (AlurSopWords) words = NULL;
  g_autofree char *name = alur_tell_name (&self->teller, procedure);

  if (table->n_rows == 0)
    return 0;
  words = alur_sop_words_new (self->request, procedure, table);
  for (guint row = 0; row < table->n_rows; row++)
    {
      Steps steps = { self->table, table, &words->texts };

      alur_table_add_row (self->table, NULL);
      if (self->request->procedure == NULL)
        alur_table_add_cell (self->table, name);
      add_step (&steps, row);
    }
  return table->n_rows;
}

/**
 * alur_view_tabulate_procedures:
 * @output: gets a table
 * @request: what is asked for
 * @error: return location: there is no such procedure
 *
 * Builds the steps of a procedure as an SOP table lists them, or those of all procedures behind one
 * another with their names.
 *
 * Returns: whether there is any; if not, @error may be set
 */
gboolean
alur_view_tabulate_procedures (AlurViewOutput *output,
                               const AlurViewRequest *request,
                               GError **error)
{
  static const AlurSopLabel titles[]
      = { ALUR_SOP_LABEL_ROW,          ALUR_SOP_LABEL_ACTIVITY, ALUR_SOP_LABEL_ACTORS,
          ALUR_SOP_LABEL_REQUIREMENTS, ALUR_SOP_LABEL_TIME,     ALUR_SOP_LABEL_OUTPUT,
          ALUR_SOP_LABEL_NOTE };
  const AlurElement *procedure = NULL;
  guint n_rows = 0;
  Writer writer;

  if (request->procedure != NULL && !alur_view_find_procedure (request, &procedure, error))
    return FALSE;
  writer_init (&writer, request);
  if (procedure == NULL)
    add_column (&writer, alur_tr (request->language, N_ ("Procedure")));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    add_column (&writer, alur_sop_label_get (titles[i], request->sop_labels, request->language));
  if (procedure != NULL)
    n_rows = add_steps (&writer, procedure);
  else
    ALUR_FOREACH (each, request->stage, ALUR_KIND_PROCEDURE)
  n_rows += add_steps (&writer, each);
  if (n_rows == 0)
    {
      alur_table_free (writer.table);
      return FALSE;
    }
  alur_view_output_take_table (output, g_strdup (alur_tr (request->language, N_ ("Procedures"))),
                               g_strdup ("procedures"), writer.table);
  return TRUE;
}
