/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A flow that leads where it led, or is called what it was called, stays the same flow, with its
 * probability and whatever else is said of it. */

#include "alur-step-ways.h"

#include "alur-language.h"
#include "alur-text.h"
#include "alur-typed-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ARROW "→"

static const char *const start_words[] = { "mulai", "awal", "start", "begin", NULL };
static const char *const end_words[]
    = { "selesai", "akhir", "tamat", "end", "finish", "finished", "done", "stop", NULL };
static const char *const next_words[] = { "berikutnya", "lanjut", "next", NULL };

static const char *const arrows[] = { ARROW, "->", "=>", "⇒", "➔", "➜", ":", ">", "=" };

typedef struct
{
  char *label; /* empty: none */
  AlurElement *target;
  AlurElement *flow; /* NULL: a new one */
} Way;

typedef struct
{
  AlurProcedureRows *rows;
  guint row;
  AlurElement *step;
  GHashTable
      *numbers; /* (nullable): the steps that are meant by numbers, instead of those of rows */
  GArray *ways;
  gboolean wants_end; /* the last way leads to an end that is still to be made */
} Reader;

static void
clear_way (gpointer data)
{
  Way *way = data;

  g_free (way->label);
}

/**
 * alur_step_ways_write:
 *
 * Returns: (transfer full): where a row leads, in the language of the document
 */
char *
alur_step_ways_write (AlurProcedureRows *rows, guint row)
{
  AlurStepLinks *links = alur_procedure_rows_get_links (rows);
  const GPtrArray *out = alur_step_links_get_out (links, alur_procedure_rows_get_step (rows, row));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < out->len; i++)
    {
      const AlurElement *flow = g_ptr_array_index (out, i);
      const char *label = alur_element_get_text (flow, ALUR_FLOW_LABEL);
      int to = alur_procedure_rows_find (rows, alur_step_links_get_target (links, flow));
      g_autofree char *name = alur_procedure_rows_dup_label (rows, (guint) to);

      if (text->len > 0)
        g_string_append (text, "; ");
      if (label != NULL)
        g_string_append_printf (text, "%s" ARROW, label);
      g_string_append (text, name);
    }
  return g_string_free (text, FALSE);
}

/* --- Where a text leads ----------------------------------------------------------------------- */

/* A whole text that is digits; 0: it is none. */
static guint
read_number (const char *text)
{
  gsize length = strlen (text);

  if (length == 0 || length > 9 || strspn (text, "0123456789") != length)
    return 0;
  return (guint) g_ascii_strtoull (text, NULL, 10);
}

/* An end that is meant by the mere word: the one that the step leads to, or the first. */
static AlurElement *
find_end (Reader *reader)
{
  AlurStepLinks *links = alur_procedure_rows_get_links (reader->rows);
  const GPtrArray *out = alur_step_links_get_out (links, reader->step);

  for (guint i = 0; i < out->len; i++)
    {
      AlurElement *target = alur_step_links_get_target (links, g_ptr_array_index (out, i));

      if (alur_element_get_word (target, ALUR_STEP_KIND) == ALUR_STEP_KIND_END)
        return target;
    }
  return alur_procedure_rows_find_kind (reader->rows, ALUR_STEP_KIND_END, 1);
}

/* "Selesai", "end 2". */
static gboolean
find_by_word (Reader *reader, const char *text, AlurElement **target)
{
  const char *blank = strrchr (text, ' ');
  guint number = blank != NULL ? read_number (blank + 1) : 0;
  g_autofree char *word = number > 0 ? g_strndup (text, (gsize) (blank - text)) : g_strdup (text);

  if (alur_typed_text_is_word (word, start_words))
    *target = alur_procedure_rows_find_kind (reader->rows, ALUR_STEP_KIND_START, MAX (number, 1));
  else if (number == 0 && alur_typed_text_is_word (word, next_words))
    *target = reader->row + 1 < alur_procedure_rows_get_size (reader->rows)
                  ? alur_procedure_rows_get_step (reader->rows, reader->row + 1)
                  : NULL;
  else if (!alur_typed_text_is_word (word, end_words))
    return FALSE;
  else if (number > 0)
    *target = alur_procedure_rows_find_kind (reader->rows, ALUR_STEP_KIND_END, number);
  else
    {
      *target = find_end (reader);
      reader->wants_end = *target == NULL;
      return TRUE;
    }
  return *target != NULL;
}

/* The only step that is called so. */
static AlurElement *
find_by_name (Reader *reader, const char *name)
{
  g_autofree char *wanted = alur_text_fold (name);
  AlurElement *found = NULL;

  for (guint i = 0; i < alur_procedure_rows_get_size (reader->rows); i++)
    {
      AlurElement *step = alur_procedure_rows_get_step (reader->rows, i);
      g_autofree char *folded = alur_text_fold (alur_element_get_name (step));

      if (!g_str_equal (folded, wanted))
        continue;
      if (found != NULL)
        return NULL;
      found = step;
    }
  return found;
}

static AlurElement *
find_by_number (Reader *reader, guint number)
{
  return reader->numbers != NULL ? g_hash_table_lookup (reader->numbers, GUINT_TO_POINTER (number))
                                 : alur_procedure_rows_find_activity (reader->rows, number);
}

static gboolean
find_target (Reader *reader, const char *text, AlurElement **target)
{
  guint number = read_number (text);

  *target = NULL;
  if (*text == '\0')
    return FALSE;
  if (number > 0)
    *target = find_by_number (reader, number);
  else if (find_by_word (reader, text, target))
    return TRUE;
  else if (!g_ascii_isdigit (*text))
    *target = find_by_name (reader, text);
  return *target != NULL;
}

/* --- Reading ---------------------------------------------------------------------------------- */

static void
add_way (Reader *reader, char *label, AlurElement *target)
{
  Way way = { label, target, NULL };

  g_array_append_val (reader->ways, way);
}

/* What is behind the last arrow, or the last word, says where; before it stands the label. */
static gboolean
read_labelled (Reader *reader, const char *item)
{
  AlurElement *target;
  const char *blank = strrchr (item, ' ');

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      const char *arrow = g_strrstr (item, arrows[i]);
      g_autofree char *to = NULL;

      if (arrow == NULL)
        continue;
      to = alur_typed_text_clean (arrow + strlen (arrows[i]), -1);
      if (find_target (reader, to, &target))
        {
          add_way (reader, alur_typed_text_clean (item, arrow - item), target);
          return TRUE;
        }
    }
  if (blank == NULL || !find_target (reader, blank + 1, &target))
    return FALSE;
  add_way (reader, alur_typed_text_clean (item, blank - item), target);
  return TRUE;
}

/* "3, 4" without a label: both are done. */
static gboolean
read_numbers (Reader *reader, const char *item)
{
  g_auto (GStrv) parts = g_strsplit (item, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (read_number (g_strstrip (parts[i])) == 0)
      return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      AlurElement *target;

      if (!find_target (reader, parts[i], &target))
        return FALSE;
      add_way (reader, g_strdup (""), target);
    }
  return TRUE;
}

static gboolean
read_item (Reader *reader, const char *item)
{
  AlurElement *target;

  if (find_target (reader, item, &target))
    {
      add_way (reader, g_strdup (""), target);
      return TRUE;
    }
  return (strchr (item, ',') != NULL && read_numbers (reader, item))
         || read_labelled (reader, item);
}

static char *
explain (Reader *reader, const char *item)
{
  guint n_activities = alur_procedure_rows_get_n_activities (reader->rows);

  if (g_ascii_isdigit (*item))
    return g_strdup_printf (
        alur_tr (NULL, N_ ("There is no row %s. Write a number up to %u, “end”, or each way with "
                           "its label: Yes→4; No→2.")),
        item, n_activities);
  return g_strdup_printf (
      alur_tr (NULL, N_ ("“%s” is no row. Write the number of the row that comes next, “end”, or "
                         "each way with its label: Yes→4; No→2.")),
      item);
}

static gboolean
read_items (Reader *reader, const char *text, char **refusal)
{
  g_auto (GStrv) items = g_strsplit_set (text, ";\r\n", -1);

  for (guint i = 0; items[i] != NULL; i++)
    {
      g_autofree char *item = alur_typed_text_clean (items[i], -1);

      if (*item == '\0' || g_str_equal (item, "-") || g_str_equal (item, "–"))
        continue;
      if (!read_item (reader, item))
        {
          *refusal = explain (reader, item);
          return FALSE;
        }
    }
  return TRUE;
}

/* --- Doing ------------------------------------------------------------------------------------ */

static const char *
label_of (const AlurElement *flow)
{
  const char *label = alur_element_get_text (flow, ALUR_FLOW_LABEL);

  return label != NULL ? label : "";
}

typedef enum
{
  SAME,        /* leads there and is called so */
  SAME_TARGET, /* leads there */
  SAME_LABEL   /* is called so */
} Likeness;

static gboolean
is_like (const AlurElement *flow, const Way *way, Likeness likeness)
{
  gboolean leads_there
      = way->target != NULL
        && alur_element_get_ref (flow, ALUR_FLOW_TO) == alur_element_get_id (way->target);
  gboolean is_called_so = alur_text_same (label_of (flow), way->label)
                          || (*label_of (flow) == '\0' && *way->label == '\0');

  if (likeness == SAME)
    return leads_there && is_called_so;
  return likeness == SAME_TARGET ? leads_there : is_called_so;
}

/* Gives each way the flow that is most like it, and leaves the others in @old. */
static void
assign (Reader *reader, GPtrArray *old)
{
  for (Likeness likeness = SAME; likeness <= SAME_LABEL; likeness++)
    for (guint i = 0; i < reader->ways->len; i++)
      {
        Way *way = &g_array_index (reader->ways, Way, i);

        for (guint k = 0; k < old->len && way->flow == NULL; k++)
          if (is_like (g_ptr_array_index (old, k), way, likeness))
            way->flow = g_ptr_array_steal_index (old, k);
      }
}

static void
make_ways (Reader *reader)
{
  AlurStepLinks *links = alur_procedure_rows_get_links (reader->rows);
  AlurDocument *document = alur_step_links_get_document (links);
  g_autoptr (GPtrArray) flows = g_ptr_array_new ();

  for (guint i = 0; i < reader->ways->len; i++)
    {
      Way *way = &g_array_index (reader->ways, Way, i);

      if (way->flow == NULL)
        way->flow = alur_step_links_connect (links, reader->step, way->target);
      else
        alur_step_links_lead_to (links, way->flow, way->target);
      alur_document_set_text (document, way->flow, ALUR_FLOW_LABEL, way->label);
      g_ptr_array_add (flows, way->flow);
    }
  alur_step_links_order_out (links, reader->step, flows);
}

/* Several ways with names are a decision; a decision without a question and with one way is none.
 */
static void
set_kind (Reader *reader)
{
  AlurDocument *document
      = alur_step_links_get_document (alur_procedure_rows_get_links (reader->rows));
  AlurStepKind kind = alur_element_get_word (reader->step, ALUR_STEP_KIND);
  guint n_labelled = 0;

  for (guint i = 0; i < reader->ways->len; i++)
    n_labelled += *g_array_index (reader->ways, Way, i).label != '\0' ? 1 : 0;
  if (kind == ALUR_STEP_KIND_TASK && n_labelled > 1 && n_labelled == reader->ways->len)
    alur_document_set_word (document, reader->step, ALUR_STEP_KIND, ALUR_STEP_KIND_DECISION);
  if (kind == ALUR_STEP_KIND_DECISION && reader->ways->len < 2 && n_labelled == 0
      && alur_element_get_text (reader->step, ALUR_STEP_QUESTION) == NULL)
    alur_document_unset (document, reader->step, ALUR_STEP_KIND);
}

static void
perform (Reader *reader)
{
  AlurStepLinks *links = alur_procedure_rows_get_links (reader->rows);
  g_autoptr (GPtrArray) old
      = g_ptr_array_copy ((GPtrArray *) alur_step_links_get_out (links, reader->step), NULL, NULL);
  AlurElement *end = NULL;

  if (reader->wants_end)
    end = alur_procedure_rows_append (reader->rows, ALUR_STEP_KIND_END);
  for (guint i = 0; i < reader->ways->len; i++)
    if (g_array_index (reader->ways, Way, i).target == NULL)
      g_array_index (reader->ways, Way, i).target = end;
  assign (reader, old);
  for (guint i = 0; i < old->len; i++)
    alur_step_links_drop_flow (links, g_ptr_array_index (old, i));
  make_ways (reader);
  set_kind (reader);
}

/**
 * alur_step_ways_read:
 * @row: a row
 * @numbers: (nullable): the steps that @text means by numbers; NULL: those of the rows
 * @text: where it leads: numbers, names or "end", each with its label before an arrow
 * @refusal: (out): why it can't be
 *
 * Makes it what follows, inside a transaction. An end is made where there is none yet.
 *
 * Returns: whether it was understood
 */
gboolean
alur_step_ways_read (
    AlurProcedureRows *rows, guint row, GHashTable *numbers, const char *text, char **refusal)
{
  Reader reader = {
    .rows = rows, .row = row, .step = alur_procedure_rows_get_step (rows, row), .numbers = numbers
  };
  g_autoptr (GArray) ways = g_array_new (FALSE, TRUE, sizeof (Way));

  g_array_set_clear_func (ways, clear_way);
  reader.ways = ways;
  if (!read_items (&reader, text, refusal))
    return FALSE;
  if (ways->len > 0 && alur_element_get_word (reader.step, ALUR_STEP_KIND) == ALUR_STEP_KIND_END)
    {
      *refusal = g_strdup (alur_tr (NULL, N_ ("Nothing comes behind the end.")));
      return FALSE;
    }
  perform (&reader);
  return TRUE;
}
