/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must be drafted, revised and repealed for each stage, in the order in which it has to be
 * done, and before what it can't be in force. */

#include "alur-regulations-private.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

#define NUMBER_WIDTH 46.0
#define ACTION_WIDTH 72.0
#define REGULATION_WIDTH 250.0
#define DATE_WIDTH 104.0
#define AFTER_WIDTH 200.0
#define NEED_WIDTH 150.0
#define REMARK_WIDTH 140.0

typedef struct
{
  AlurRegulationPages *pages;
  guint32 warning; /* entry of the legend, 0: not needed yet */
} Tasks;

static const char *
tr (const Tasks *self, const char *text)
{
  return alur_regulation_pages_tr (self->pages, text);
}

static void
add_columns (const Tasks *self)
{
  static const struct
  {
    const char *title;
    AlurColumnKind kind;
    double width, stretch;
  } columns[] = {
    { N_ ("Order"), ALUR_COLUMN_CENTRED, NUMBER_WIDTH, 0 },
    /* Translators: heads what is to be done with a regulation. */
    { N_ ("To do"), ALUR_COLUMN_TEXT, ACTION_WIDTH, 0 },
    { N_ ("Regulation"), ALUR_COLUMN_TEXT, REGULATION_WIDTH, 2 },
    { N_ ("Not in force before"), ALUR_COLUMN_TEXT, DATE_WIDTH, 0 },
    { N_ ("Comes after"), ALUR_COLUMN_TEXT, AFTER_WIDTH, 1 },
    { N_ ("What rests on it"), ALUR_COLUMN_TEXT, NEED_WIDTH, 1 },
    { N_ ("Remark"), ALUR_COLUMN_TEXT, REMARK_WIDTH, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    alur_table_add_column (self->pages->table, tr (self, columns[i].title), columns[i].kind,
                           columns[i].width, columns[i].stretch);
}

static void
begin_stage (const Tasks *self, guint stage)
{
  const AlurElement *element;
  AlurDate date;
  g_autofree char *name = NULL;
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;

  if (stage == alur_legal_order_get_n_stages (self->pages->order))
    {
      alur_table_add_section (self->pages->table, tr (self, N_ ("Not yet given to a stage")));
      return;
    }
  element = alur_legal_order_get_stage (self->pages->order, stage);
  date = alur_element_get_date (element, ALUR_STAGE_DATE);
  name = alur_tell_name (&self->pages->teller, element);
  if (date != 0)
    {
      day = alur_language_format_date (self->pages->teller.language, date);
      title
          = g_strdup_printf (alur_tr (self->pages->teller.language, N_ ("%s, from %s")), name, day);
    }
  alur_table_add_section (self->pages->table, title != NULL ? title : name);
}

static char *
tell_after (const Tasks *self, const AlurLegalTask *task)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < task->n_after; i++)
    g_ptr_array_add (names, alur_tell_regulation (&self->pages->teller, task->after[i]));
  return names->len > 0 ? alur_tell_list (&self->pages->teller, names) : g_strdup ("–");
}

static void append_count (GPtrArray *texts, guint n, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* What there is none of is not told. */
static void
append_count (GPtrArray *texts, guint n, const char *format, ...)
{
  va_list arguments;

  if (n == 0)
    return;
  va_start (arguments, format);
  g_ptr_array_add (texts, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* How many things of each kind, in the stage or, where it has none, in all. */
static char *
tell_need (const Tasks *self, const AlurLegalTask *task)
{
  const char *language = self->pages->teller.language;
  guint counts[ALUR_N_KINDS] = { 0 };
  guint n;
  gboolean all = task->stage == alur_legal_order_get_n_stages (self->pages->order);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < task->entry->n_references; i++)
    if (all
        || alur_legal_order_find_stage (self->pages->order, &task->entry->references[i])
               == task->stage)
      counts[task->entry->references[i].element->kind]++;
  n = counts[ALUR_KIND_UNIT];
  append_count (texts, n, alur_tr_n (language, "%u unit", "%u units", n), n);
  n = counts[ALUR_KIND_AUTHORITY];
  append_count (texts, n, alur_tr_n (language, "%u authority", "%u authorities", n), n);
  n = counts[ALUR_KIND_RELATION];
  append_count (texts, n, alur_tr_n (language, "%u relation", "%u relations", n), n);
  n = counts[ALUR_KIND_PROCEDURE];
  append_count (texts, n, alur_tr_n (language, "%u procedure", "%u procedures", n), n);
  n = counts[ALUR_KIND_SOP];
  append_count (texts, n, alur_tr_n (language, "%u SOP", "%u SOPs", n), n);
  n = counts[ALUR_KIND_STEP];
  append_count (texts, n, alur_tr_n (language, "%u step", "%u steps", n), n);
  n = counts[ALUR_KIND_STEP_REDESIGN] + counts[ALUR_KIND_PROCEDURE_REDESIGN];
  append_count (texts, n, alur_tr_n (language, "%u decision", "%u decisions", n), n);
  return texts->len > 0 ? alur_tell_list (&self->pages->teller, texts) : g_strdup ("–");
}

/* What does not fit together about the task; NULL where all does. */
static const char *
find_fault (const Tasks *self, const AlurLegalTask *task)
{
  if (task->is_too_early)
    return tr (self, N_ ("its date lies before that"));
  if (task->is_too_late)
    return tr (self, N_ ("what it comes after is planned for a later stage"));
  if (task->is_used)
    return tr (self, N_ ("something still rests on it from then on"));
  return NULL;
}

static void
add_fault (Tasks *self, const AlurLegalTask *task)
{
  const char *fault = find_fault (self, task);

  alur_table_add_cell (self->pages->table, fault);
  if (fault == NULL)
    return;
  if (self->warning == 0)
    self->warning = alur_table_add_legend (self->pages->table, ALUR_SAMPLE_SIGN, ALUR_SIGN_WARNING,
                                           NULL, tr (self, N_ ("does not fit together yet")));
  alur_table_add_sign (self->pages->table, ALUR_SIGN_WARNING, self->warning);
}

static void
add_task (Tasks *self, const AlurLegalTask *task, guint number)
{
  static const char *const actions[ALUR_N_LEGAL_ACTIONS] = {
    /* Translators: what is to be done with a regulation. */
    [ALUR_LEGAL_DRAFT] = N_ ("draft"),
    [ALUR_LEGAL_REVISE] = N_ ("revise"),
    [ALUR_LEGAL_REPEAL] = N_ ("repeal"),
  };
  AlurTable *table = self->pages->table;
  g_autofree char *place = g_strdup_printf ("%u", number);
  g_autofree char *name = alur_tell_citation (&self->pages->teller, task->regulation);
  g_autofree char *after = tell_after (self, task);
  g_autofree char *need = tell_need (self, task);
  g_autofree char *day
      = task->not_before != 0
            ? alur_language_format_date (self->pages->teller.language, task->not_before)
            : g_strdup ("–");

  alur_table_add_row (table, alur_element_get_id (task->regulation));
  alur_table_add_cell (table, place);
  alur_table_add_cell (table, tr (self, actions[task->action]));
  alur_table_add_cell (table, name);
  alur_table_add_cell (table, day);
  alur_table_add_cell (table, after);
  alur_table_add_cell (table, need);
  add_fault (self, task);
}

/**
 * alur_regulation_pages_build_tasks: (skip)
 *
 * Returns: (transfer full): the table, maybe without a row
 */
AlurTable *
alur_regulation_pages_build_tasks (AlurRegulationPages *pages)
{
  Tasks self = { .pages = pages };

  alur_regulation_pages_start (pages);
  add_columns (&self);
  for (guint i = 0; i < alur_legal_order_get_n_tasks (pages->order); i++)
    {
      const AlurLegalTask *task = alur_legal_order_get_task (pages->order, i);

      if (i == 0 || alur_legal_order_get_task (pages->order, i - 1)->stage != task->stage)
        begin_stage (&self, task->stage);
      add_task (&self, task, i + 1);
    }
  return g_steal_pointer (&pages->table);
}
