/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Scores as a table: what can be typed is the score and the evidence of the stage that is shown. A
 * score that is taken away takes its evidence along, and evidence needs a score, because in a
 * document one cannot be without the other. */

#include "alur-criteria-sheet.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

struct _AlurCriteriaSheet
{
  AlurGridSheet parent_instance;

  char *long_titles[ALUR_N_CRITERIA_COLUMNS]; /* NULL: to be made when asked for */
};

static void grid_iface_init (AlurGridInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AlurCriteriaSheet,
                               alur_criteria_sheet,
                               ALUR_TYPE_GRID_SHEET,
                               G_IMPLEMENT_INTERFACE (ALUR_TYPE_GRID, grid_iface_init))

static const struct
{
  const char *title;
  double width;
  gboolean is_before;
} columns[ALUR_N_CRITERIA_COLUMNS] = {
  [ALUR_CRITERIA_NAME] = { N_ ("Criterion"), 150, FALSE },
  [ALUR_CRITERIA_SCORE_BEFORE] = { N_ ("Score before"), 110, TRUE },
  [ALUR_CRITERIA_SCORE] = { N_ ("Score"), 108, FALSE },
  [ALUR_CRITERIA_EVIDENCE] = { N_ ("Evidence"), 200, FALSE },
  [ALUR_CRITERIA_EVIDENCE_BEFORE] = { N_ ("Evidence before"), 170, TRUE },
};

static AlurEditor *
get_editor (AlurCriteriaSheet *self)
{
  return alur_grid_sheet_get_editor (ALUR_GRID_SHEET (self));
}

static const char *
get_language (AlurCriteriaSheet *self)
{
  return alur_document_get_language (alur_grid_sheet_get_document (ALUR_GRID_SHEET (self)));
}

/* --- What is shown ---------------------------------------------------------------------------- */

static const AlurElement *
get_stage_before (AlurCriteriaSheet *self)
{
  const AlurElement *stage = alur_editor_get_stage (get_editor (self));

  return stage != NULL ? alur_element_previous (stage, ALUR_KIND_STAGE) : NULL;
}

/* The same procedure in the stage before; NULL: it is new. */
static const AlurElement *
get_before (AlurCriteriaSheet *self)
{
  const AlurElement *stage = get_stage_before (self);
  const AlurElement *procedure = alur_editor_get_procedure (get_editor (self));

  return stage != NULL && procedure != NULL
             ? alur_document_lookup_kind (alur_grid_sheet_get_document (ALUR_GRID_SHEET (self)),
                                          stage, alur_element_get_id (procedure),
                                          ALUR_KIND_PROCEDURE)
             : NULL;
}

static AlurCriterion
get_criterion (guint row)
{
  return (AlurCriterion) (ALUR_CRITERION_NONE + 1 + row);
}

static AlurElement *
find_score (AlurCriteriaSheet *self, guint row)
{
  return alur_criterion_find_score (get_criterion (row),
                                    alur_editor_get_procedure (get_editor (self)));
}

static gboolean
has_column (AlurCriteriaSheet *self, guint kind)
{
  return !columns[kind].is_before || get_stage_before (self) != NULL;
}

static AlurCriteriaColumn
get_kind (AlurCriteriaSheet *self, guint column)
{
  for (guint kind = 0; kind < ALUR_N_CRITERIA_COLUMNS; kind++)
    if (has_column (self, kind) && column-- == 0)
      return (AlurCriteriaColumn) kind;
  return ALUR_N_CRITERIA_COLUMNS;
}

static guint
get_n_rows (AlurGrid *grid)
{
  AlurCriteriaSheet *self = ALUR_CRITERIA_SHEET (grid);

  return alur_editor_get_procedure (get_editor (self)) != NULL
             ? ALUR_N_CRITERIA - ALUR_CRITERION_NONE - 1
             : 0;
}

static guint
get_n_columns (AlurGrid *grid)
{
  AlurCriteriaSheet *self = ALUR_CRITERIA_SHEET (grid);
  guint n_columns = 0;

  for (guint kind = 0; kind < ALUR_N_CRITERIA_COLUMNS; kind++)
    n_columns += has_column (self, kind) ? 1 : 0;
  return n_columns;
}

static guint
get_n_head_columns (AlurGrid *grid)
{
  return 1;
}

static gconstpointer
get_row_key (AlurGrid *grid, guint row)
{
  return &alur_criterion_words[get_criterion (row)];
}

static gconstpointer
get_column_key (AlurGrid *grid, guint column)
{
  return &columns[get_kind (ALUR_CRITERIA_SHEET (grid), column)];
}

/* "Score: Now" */
static const char *
get_long_title (AlurCriteriaSheet *self, AlurCriteriaColumn kind)
{
  const AlurElement *stage = columns[kind].is_before ? get_stage_before (self)
                                                     : alur_editor_get_stage (get_editor (self));
  const char *title = alur_tr (get_language (self), columns[kind].title);

  if (kind == ALUR_CRITERIA_NAME || stage == NULL || alur_element_get_name (stage) == NULL)
    return NULL;
  alur_grid_sheet_refresh (ALUR_GRID_SHEET (self));
  if (self->long_titles[kind] == NULL)
    self->long_titles[kind] = g_strdup_printf ("%s: %s", title, alur_element_get_name (stage));
  return self->long_titles[kind];
}

static gboolean
is_score (AlurCriteriaColumn kind)
{
  return kind == ALUR_CRITERIA_SCORE || kind == ALUR_CRITERIA_SCORE_BEFORE;
}

static void
get_column (AlurGrid *grid, guint column, AlurGridColumn *out)
{
  AlurCriteriaSheet *self = ALUR_CRITERIA_SHEET (grid);
  AlurCriteriaColumn kind = get_kind (self, column);

  out->title = alur_tr (get_language (self), columns[kind].title);
  out->long_title = get_long_title (self, kind);
  out->width = columns[kind].width;
  out->align = is_score (kind) ? ALUR_GRID_ALIGN_CENTRE : ALUR_GRID_ALIGN_START;
}

static char *
dup_text (AlurCriteriaSheet *self, guint row, AlurCriteriaColumn kind)
{
  const AlurElement *procedure
      = columns[kind].is_before ? get_before (self) : alur_editor_get_procedure (get_editor (self));
  const AlurElement *score = alur_criterion_find_score (get_criterion (row), procedure);

  if (kind == ALUR_CRITERIA_NAME)
    return alur_criterion_dup_label (get_criterion (row), get_language (self));
  if (score == NULL)
    return g_strdup ("");
  if (is_score (kind))
    return g_strdup_printf ("%u", alur_criterion_get_score (get_criterion (row), procedure));
  return g_strdup (score->text != NULL ? score->text : "");
}

static char *
dup_edit_text (AlurGrid *grid, guint row, guint column)
{
  AlurCriteriaSheet *self = ALUR_CRITERIA_SHEET (grid);

  return dup_text (self, row, get_kind (self, column));
}

/* What stands where there is no score. */
static char *
dup_hint (AlurCriteriaSheet *self, AlurCriteriaColumn kind)
{
  if (kind == ALUR_CRITERIA_SCORE_BEFORE && get_before (self) == NULL)
    return g_strdup ("–");
  return is_score (kind) ? g_strdup (alur_tr (get_language (self), N_ ("not scored"))) : NULL;
}

static void
get_cell (AlurGrid *grid, guint row, guint column, AlurCell *out)
{
  AlurCriteriaSheet *self = ALUR_CRITERIA_SHEET (grid);
  AlurCriteriaColumn kind = get_kind (self, column);

  out->text = dup_text (self, row, kind);
  if (columns[kind].is_before)
    out->flags = ALUR_CELL_FAINT;
  else if (kind != ALUR_CRITERIA_NAME)
    out->flags = ALUR_CELL_EDITABLE;
  if (*out->text != '\0')
    return;
  g_free (out->text);
  out->text = dup_hint (self, kind);
  out->flags |= ALUR_CELL_FAINT;
}

/* A name says what to look at and what it speaks of. */
static char *
describe (AlurGrid *grid, guint row, guint column)
{
  AlurCriteriaSheet *self = ALUR_CRITERIA_SHEET (grid);
  AlurCriteriaColumn kind = get_kind (self, column);
  const char *language = get_language (self);
  g_autofree char *name = dup_text (self, row, ALUR_CRITERIA_NAME);
  const char *title = get_long_title (self, kind);
  g_auto (AlurCell) cell = { .text = NULL };

  if (kind == ALUR_CRITERIA_NAME)
    return g_strdup_printf (
        "%s (%s). %s", name,
        alur_aim_get_label (alur_criterion_get_aim (get_criterion (row)), language),
        alur_criterion_get_question (get_criterion (row), language));
  get_cell (grid, row, column, &cell);
  return g_strdup_printf ("%s, %s: %s", name,
                          title != NULL ? title : alur_tr (language, columns[kind].title),
                          cell.text != NULL ? cell.text : alur_tr_context (NULL, "cell", "empty"));
}

static AlurElement *
get_element (AlurGrid *grid, guint row, guint column)
{
  return find_score (ALUR_CRITERIA_SHEET (grid), row);
}

/* A score is its row, whatever the column. */
static gboolean
find_element (AlurGrid *grid, const AlurElement *element, guint *row, guint *column)
{
  AlurCriteriaSheet *self = ALUR_CRITERIA_SHEET (grid);

  if (element->kind != ALUR_KIND_SCORE
      || element->parent != alur_editor_get_procedure (get_editor (self)))
    return FALSE;
  *row = alur_element_get_word (element, ALUR_SCORE_CRITERION) - ALUR_CRITERION_NONE - 1;
  *column = G_MAXUINT;
  return TRUE;
}

/* --- Editing ---------------------------------------------------------------------------------- */

static const char *
get_edit_name (AlurGrid *grid, AlurGridEdit edit)
{
  return edit == ALUR_GRID_SET     ? N_ ("Score a criterion")
         : edit == ALUR_GRID_CLEAR ? N_ ("Take scores away")
         : edit == ALUR_GRID_PASTE ? N_ ("Paste scores")
                                   : NULL;
}

/* Scores stand in the order of the criteria. */
static AlurElement *
insert_score (AlurCriteriaSheet *self, AlurCriterion criterion)
{
  AlurDocument *document = alur_grid_sheet_get_document (ALUR_GRID_SHEET (self));
  AlurElement *procedure = alur_editor_get_procedure (get_editor (self));
  AlurElement *next = NULL;
  AlurElement *score;

  ALUR_FOREACH (other, procedure, ALUR_KIND_SCORE)
  if (next == NULL && alur_element_get_word (other, ALUR_SCORE_CRITERION) > criterion)
    next = other;
  score = alur_document_insert (document, procedure, ALUR_KIND_SCORE, NULL, next);
  alur_document_set_word (document, score, ALUR_SCORE_CRITERION, criterion);
  return score;
}

/* "" and 0 are no score. */
static gboolean
read_score (const char *text, guint *value)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));

  *value = 0;
  if (*bare == '\0')
    return TRUE;
  if (bare[1] != '\0' || bare[0] < '0' || bare[0] > '0' + ALUR_SCORE_HIGHEST)
    return FALSE;
  *value = (guint) (bare[0] - '0');
  return TRUE;
}

static gboolean
write_score (AlurCriteriaSheet *self, guint row, const char *text, char **refusal)
{
  AlurDocument *document = alur_grid_sheet_get_document (ALUR_GRID_SHEET (self));
  AlurElement *score = find_score (self, row);
  guint value;

  if (!read_score (text, &value))
    {
      *refusal = g_strdup (alur_tr (NULL, N_ ("A score is a whole number from 1, the lowest, to 5, "
                                              "the highest; 0 takes it away.")));
      return FALSE;
    }
  if (value == 0 && score != NULL)
    alur_document_remove (document, score);
  if (value == 0)
    return TRUE;
  if (score == NULL)
    score = insert_score (self, get_criterion (row));
  alur_document_set_integer (document, score, ALUR_SCORE_VALUE, value);
  return TRUE;
}

static gboolean
write_evidence (AlurCriteriaSheet *self, guint row, const char *text, char **refusal)
{
  AlurElement *score = find_score (self, row);
  g_autofree char *bare = g_strstrip (g_strdup (text));

  if (score != NULL)
    alur_document_set_content (alur_grid_sheet_get_document (ALUR_GRID_SHEET (self)), score,
                               *bare != '\0' ? bare : NULL);
  else if (*bare != '\0')
    *refusal = g_strdup (
        alur_tr (NULL, N_ ("Give the criterion a score first; the evidence says what it rests "
                           "on.")));
  return score != NULL || *bare == '\0';
}

static gboolean
write_cell (AlurGrid *grid, guint row, guint column, const char *text, char **refusal)
{
  AlurCriteriaSheet *self = ALUR_CRITERIA_SHEET (grid);

  return get_kind (self, column) == ALUR_CRITERIA_SCORE ? write_score (self, row, text, refusal)
                                                        : write_evidence (self, row, text, refusal);
}

static void
grid_iface_init (AlurGridInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_n_head_columns = get_n_head_columns;
  iface->get_column = get_column;
  iface->get_cell = get_cell;
  iface->get_row_key = get_row_key;
  iface->get_column_key = get_column_key;
  iface->dup_edit_text = dup_edit_text;
  iface->describe = describe;
  iface->get_element = get_element;
  iface->find_element = find_element;
  iface->get_edit_name = get_edit_name;
  iface->write = write_cell;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
forget_titles (AlurGridSheet *sheet)
{
  AlurCriteriaSheet *self = ALUR_CRITERIA_SHEET (sheet);

  for (guint kind = 0; kind < ALUR_N_CRITERIA_COLUMNS; kind++)
    g_clear_pointer (&self->long_titles[kind], g_free);
}

static void
alur_criteria_sheet_class_init (AlurCriteriaSheetClass *klass)
{
  ALUR_GRID_SHEET_CLASS (klass)->clear = forget_titles;
}

static void
alur_criteria_sheet_init (AlurCriteriaSheet *self)
{
}

/**
 * alur_criteria_sheet_new:
 * @editor: what is worked on; a reference is taken
 *
 * Returns: (transfer full): the scores of the procedure that @editor shows
 */
AlurCriteriaSheet *
alur_criteria_sheet_new (AlurEditor *editor)
{
  AlurCriteriaSheet *self = g_object_new (ALUR_TYPE_CRITERIA_SHEET, NULL);

  alur_grid_sheet_watch (ALUR_GRID_SHEET (self), editor);
  return self;
}

/**
 * alur_criteria_sheet_find_column:
 * @kind: what is looked for
 * @column: (out): which column it is
 *
 * Returns: whether it is there
 */
gboolean
alur_criteria_sheet_find_column (AlurCriteriaSheet *self, AlurCriteriaColumn kind, guint *column)
{
  guint n_columns = alur_grid_get_n_columns (ALUR_GRID (self));

  for (*column = 0; *column < n_columns; (*column)++)
    if (get_kind (self, *column) == kind)
      return TRUE;
  return FALSE;
}

/**
 * alur_criteria_sheet_get_card:
 * @card: (out): the procedure in its stage and in the one before; to be used until the next change
 *
 * Returns: whether there is a procedure
 */
gboolean
alur_criteria_sheet_get_card (AlurCriteriaSheet *self, AlurScorecard *card)
{
  AlurFigures *figures = alur_analysis_get_figures (alur_editor_get_analysis (get_editor (self)));
  AlurScoreSide before = { get_stage_before (self), get_before (self), figures };
  AlurScoreSide now = { alur_editor_get_stage (get_editor (self)),
                        alur_editor_get_procedure (get_editor (self)), figures };

  *card
      = (AlurScorecard){ .language = get_language (self), .n_sides = before.stage != NULL ? 2 : 1 };
  card->sides[0] = before.stage != NULL ? before : now;
  card->sides[1] = now;
  return now.procedure != NULL;
}
