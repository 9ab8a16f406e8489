/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of a procedure, as SOP pages have it: a row a step, in their order, with the ways that
 * its remarks tell. */

#include "alur-import-procedure.h"

#include "alur-edit.h"
#include "alur-import-course.h"
#include "alur-import-own.h"
#include "alur-import-remarks.h"
#include "alur-import-times.h"
#include "alur-language.h"
#include "alur-reference.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FROM_CUSTOMER 1u /* of alur_giver_words */

typedef struct
{
  guint row;
  char *number; /* plain; may be empty */
  AlurElement *step;
  GArray *ways; /* AlurWay */
} Line;

typedef struct
{
  AlurImport *import;
  AlurElement *procedure;
  GArray *lines;         /* Line */
  GHashTable *actors;    /* folded name → AlurElement: units and positions */
  GHashTable *ambiguous; /* folded: of several of these */
  GHashTable *names;     /* folded: theirs, and those that stand alone in the table */
  GHashTable *numbers;   /* plain number → line + 1 */
  GHashTable *steps;     /* key → GQueue of AlurElement: those of before that no line has */
  GHashTable *beside;    /* start or end → in whose lane it stands, having no unit */
  GHashTable *things;    /* step, kind and folded name: what steps need and make */
  AlurImportCourse course;
  AlurElement *start;
  AlurElement *end;
  gboolean has_end; /* a line is one */
} Table;

static void
clear_line (gpointer data)
{
  Line *line = data;

  g_free (line->number);
  g_array_unref (line->ways);
}

static Line *
line_at (Table *self, guint index)
{
  return &g_array_index (self->lines, Line, index);
}

static guint
number_of (const Table *self, guint row)
{
  return alur_import_number (self->import, row);
}

/* --- Who -------------------------------------------------------------------------------------- */

/* A unit goes before its own post of that name. */
static void
know (Table *self, const char *name, AlurElement *element)
{
  g_autofree char *folded = alur_text_fold (name);
  AlurElement *first = g_hash_table_lookup (self->actors, folded);

  if (first != NULL && first != element && first != element->parent)
    g_hash_table_add (self->ambiguous, g_strdup (folded));
  if (*folded == '\0' || first != NULL)
    return;
  g_hash_table_add (self->names, g_strdup (folded));
  g_hash_table_insert (self->actors, g_steal_pointer (&folded), element);
}

static void
index_actors (Table *self)
{
  const AlurElement *organisation
      = alur_document_get_organisation (self->import->document, self->import->stage);

  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    know (self, alur_element_get_name (unit), unit);
    know (self, alur_element_get_text (unit, ALUR_UNIT_SHORT), unit);
  }
  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    ALUR_FOREACH (position, unit, ALUR_KIND_POSITION)
    {
      know (self, alur_element_get_name (position), position);
    }
  }
}

/* Where several posts are called the same, our own tables tell their units, too. */
static void
index_posts (Table *self)
{
  ALUR_FOREACH (unit, alur_document_get_organisation (self->import->document, self->import->stage),
                ALUR_KIND_UNIT)
  {
    ALUR_FOREACH (position, unit, ALUR_KIND_POSITION)
    {
      g_autofree char *whole = alur_import_own_dup_post (position, alur_element_get_name (unit));
      g_autofree char *brief
          = alur_import_own_dup_post (position, alur_element_get_text (unit, ALUR_UNIT_SHORT));

      know (self, whole, position);
      know (self, brief, position);
    }
  }
}

/* Names that stand alone in a cell, or between signs that always part names, so that the others can
 * be told from two names with "dan" between them. */
static void
index_cells (Table *self)
{
  AlurImport *import = self->import;
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint row = import->columns->first; row < alur_cells_get_n_rows (import->cells); row++)
    {
      g_autoptr (GArray) doers
          = alur_import_read_doers (alur_import_cell (import, row, ALUR_HOLDS_ACTOR), none);

      for (guint i = 0; i < doers->len; i++)
        {
          const char *name = g_array_index (doers, AlurDoer, i).name;

          if (strstr (name, " dan ") == NULL && strstr (name, " and ") == NULL
              && strpbrk (name, "&,") == NULL)
            g_hash_table_add (self->names, alur_text_fold (name));
        }
    }
}

/* The unit or post of that name; a unit is made where nobody is called so. */
static AlurElement *
find_actor (Table *self, const char *name, guint row)
{
  AlurImport *import = self->import;
  g_autofree char *folded = alur_text_fold (name);
  AlurElement *element = g_hash_table_lookup (self->actors, folded);

  if (element != NULL && g_hash_table_contains (self->ambiguous, folded))
    alur_notes_add (import->notes, ALUR_NOTE_AMBIGUOUS, number_of (self, row),
                    (guint) MAX (import->where[ALUR_HOLDS_ACTOR], 0) + 1,
                    alur_tr (NULL, N_ ("Several in the organisation are called “%s”; the first of "
                                       "them was taken.")),
                    name);
  if (element != NULL)
    return element;
  element = alur_document_insert (import->document,
                                  alur_document_get_organisation (import->document, import->stage),
                                  ALUR_KIND_UNIT, NULL, NULL);
  alur_document_set_text (import->document, element, ALUR_UNIT_NAME, name);
  if (alur_import_is_customer (name))
    alur_document_set_word (import->document, element, ALUR_UNIT_LEVEL, ALUR_LEVEL_CUSTOMER);
  know (self, name, element);
  import->counts->n_units++;
  alur_notes_add (
      import->notes, ALUR_NOTE_GUESS, number_of (self, row), 0,
      alur_tr (NULL, N_ ("Nobody in the organisation is called “%s”; it became a unit.")), name);
  return element;
}

/* Whom the step has and who is called so: its post, or its unit where it has none. */
static const AlurElement *
find_present (Table *self, const AlurElement *step, const char *name)
{
  static const guint fields[] = { ALUR_STEP_POSITION, ALUR_STEP_UNIT };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *id = alur_element_get_ref (step, fields[i]);
      const AlurElement *actor
          = id != NULL ? alur_reference_resolve (self->import->document, step, fields[i], id)
                       : NULL;

      if (actor != NULL)
        return alur_import_own_names (actor, name) ? actor : NULL;
    }
  return NULL;
}

/* The unit beside it that is called so. */
static const AlurElement *
find_beside (Table *self, const AlurElement *step, const char *name)
{
  static const guint fields[] = { ALUR_STEP_ALSO, ALUR_STEP_OR };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const AlurIds *ids = alur_element_get_refs (step, fields[i]);

      for (guint k = 0; ids != NULL && k < ids->n_ids; k++)
        {
          const AlurElement *unit = alur_document_lookup_kind (
              self->import->document, self->import->stage, ids->ids[k], ALUR_KIND_UNIT);

          if (unit != NULL && alur_import_own_names (unit, name))
            return unit;
        }
    }
  return NULL;
}

static guint
count_actor_columns (const AlurColumns *columns)
{
  guint n = 0;

  for (guint column = 0; column < columns->n_columns; column++)
    n += columns->holds[column] == ALUR_HOLDS_ACTOR ? 1 : 0;
  return n;
}

/* Who does the step of @row: the names in the one column, or the titles of those that are marked.
 */
static GArray *
read_doers (Table *self, guint row)
{
  const AlurColumns *columns = self->import->columns;
  g_autoptr (GString) names = g_string_new (NULL);
  gboolean marks = count_actor_columns (columns) > 1 || columns->sub_header >= 0;

  if (!marks)
    return alur_import_read_doers (alur_import_cell (self->import, row, ALUR_HOLDS_ACTOR),
                                   self->names);
  for (guint column = 0; column < columns->n_columns; column++)
    {
      const char *mark = alur_cells_get (self->import->cells, row, column);

      if (columns->holds[column] == ALUR_HOLDS_ACTOR && *mark != '\0' && strcmp (mark, "-") != 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "\n" : "", columns->titles[column]);
    }
  return alur_import_read_doers (names->str, self->names);
}

static const char *
unit_id_of (const AlurElement *actor)
{
  return alur_element_get_id (actor->kind == ALUR_KIND_POSITION ? actor->parent : actor);
}

static void
add_instead (const AlurElement *main, GPtrArray *also, GPtrArray *instead, const char *id)
{
  if (strcmp (id, unit_id_of (main)) != 0 && !g_ptr_array_find (also, id, NULL)
      && !g_ptr_array_find (instead, id, NULL))
    g_ptr_array_add (instead, (gpointer) (guintptr) id);
}

/* Our own tables tell in the remarks who may do it instead. */
static void
read_instead (Table *self,
              const AlurElement *step,
              guint row,
              const AlurImportRemarks *remarks,
              const AlurElement *main,
              GPtrArray *also,
              GPtrArray *instead)
{
  const AlurIds *before = alur_element_get_refs (step, ALUR_STEP_OR);
  g_auto (GStrv) names = remarks->instead != NULL && !remarks->keeps_instead
                             ? g_strsplit (remarks->instead, ", ", -1)
                             : NULL;

  for (guint i = 0; remarks->keeps_instead && before != NULL && i < before->n_ids; i++)
    add_instead (main, also, instead, before->ids[i]);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const AlurElement *actor = find_beside (self, step, g_strstrip (names[i]));

      if (actor == NULL && *names[i] != '\0')
        actor = find_actor (self, names[i], row);
      if (actor != NULL)
        add_instead (main, also, instead, unit_id_of (actor));
    }
}

/* Whether nothing is said but where a start or an end stands that needs no unit. */
static gboolean
stands_beside (Table *self, const AlurElement *step, GArray *doers)
{
  const AlurElement *actor = g_hash_table_lookup (self->beside, step);

  return actor != NULL && doers->len == 1
         && alur_import_own_names (actor, g_array_index (doers, AlurDoer, 0).name);
}

static void
write_doers (Table *self, AlurElement *step, guint row, const AlurImportRemarks *remarks)
{
  AlurDocument *document = self->import->document;
  g_autoptr (GArray) doers = read_doers (self, row);
  g_autoptr (GPtrArray) also = g_ptr_array_new ();
  g_autoptr (GPtrArray) instead = g_ptr_array_new ();
  const AlurElement *main = NULL;

  alur_import_own_drop_nobody (self->import, doers);
  for (guint i = 0; !stands_beside (self, step, doers) && i < doers->len; i++)
    {
      const AlurDoer *doer = &g_array_index (doers, AlurDoer, i);
      const AlurElement *present
          = i == 0 ? find_present (self, step, doer->name) : find_beside (self, step, doer->name);
      const AlurElement *actor = present != NULL ? present : find_actor (self, doer->name, row);
      GPtrArray *list = doer->instead ? instead : also;
      const char *id = unit_id_of (actor);

      if (main == NULL)
        main = actor;
      else if (strcmp (id, unit_id_of (main)) != 0 && !g_ptr_array_find (also, id, NULL)
               && !g_ptr_array_find (instead, id, NULL))
        g_ptr_array_add (list, (gpointer) (guintptr) id);
    }
  if (main == NULL)
    return;
  read_instead (self, step, row, remarks, main, also, instead);
  alur_document_unset (document, step, ALUR_STEP_POSITION);
  alur_edit_set_step_unit (document, step, unit_id_of (main));
  if (main->kind == ALUR_KIND_POSITION)
    alur_document_set_text (document, step, ALUR_STEP_POSITION, alur_element_get_id (main));
  alur_document_set_refs (document, step, ALUR_STEP_ALSO, (const char *const *) also->pdata,
                          also->len);
  alur_document_set_refs (document, step, ALUR_STEP_OR, (const char *const *) instead->pdata,
                          instead->len);
  if (doers->len > 1)
    alur_notes_add (self->import->notes, ALUR_NOTE_GUESS, number_of (self, row),
                    (guint) MAX (self->import->where[ALUR_HOLDS_ACTOR], 0) + 1,
                    alur_tr_n (NULL, "%u actor was read here.",
                               "%u actors were read here; the first is the step's unit.",
                               doers->len),
                    doers->len);
}

/* --- What ------------------------------------------------------------------------------------- */

/* Whether a step has no such thing yet, which it then counts as having. */
static gboolean
add_thing (Table *self, const AlurElement *step, AlurKind kind, const char *name)
{
  g_autofree char *folded = alur_text_fold (name);

  return g_hash_table_add (self->things, g_strdup_printf ("%u %u %s", step->serial, kind, folded));
}

static void
index_things (Table *self, const AlurElement *step)
{
  for (AlurElement *thing = step->first_child; thing != NULL; thing = thing->next)
    {
      if (thing->kind == ALUR_KIND_INPUT || thing->kind == ALUR_KIND_OUTPUT)
        add_thing (self, step, thing->kind, alur_element_get_name (thing));
    }
}

/* Whether a step has a thing that our own tables show as @line: without the dash of a list, and in
 * one line, whatever signs are in it. */
static gboolean
shows_thing (Table *self, const AlurElement *step, AlurKind kind, const char *line)
{
  static const char *const dashes[] = { "", "- " };

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      g_autofree char *name = g_strconcat (dashes[i], line, NULL);
      g_autofree char *folded = alur_text_fold (name);
      g_autofree char *key = g_strdup_printf ("%u %u %s", step->serial, kind, folded);

      if (g_hash_table_contains (self->things, key))
        return TRUE;
    }
  return FALSE;
}

static void
write_line_of_things (Table *self, AlurElement *step, AlurKind kind, const char *line)
{
  AlurDocument *document = self->import->document;
  guint field = alur_element_type (kind)->name_field;
  g_auto (GStrv) things = alur_import_read_things (line);

  for (guint i = 0; things[i] != NULL; i++)
    {
      gboolean from_customer = kind == ALUR_KIND_INPUT && alur_import_take_customer (things[i]);
      AlurElement *thing;

      if (*things[i] == '\0' || strcmp (things[i], "-") == 0
          || !add_thing (self, step, kind, things[i]))
        continue;
      thing = alur_document_insert (document, step, kind, NULL, NULL);
      alur_document_set_text (document, thing, field, things[i]);
      if (from_customer)
        alur_document_set_word (document, thing, ALUR_INPUT_FROM, FROM_CUSTOMER);
    }
}

static void
write_things (Table *self, AlurElement *step, guint row, AlurHolds holds)
{
  AlurKind kind = holds == ALUR_HOLDS_INPUT ? ALUR_KIND_INPUT : ALUR_KIND_OUTPUT;
  g_auto (GStrv) lines = g_strsplit (alur_import_cell (self->import, row, holds), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (!shows_thing (self, step, kind, lines[i]))
        write_line_of_things (self, step, kind, lines[i]);
    }
}

static AlurStepKind
read_kind (const char *activity)
{
  if (alur_text_same (activity, "mulai") || alur_text_same (activity, "start"))
    return ALUR_STEP_KIND_START;
  if (alur_text_same (activity, "selesai") || alur_text_same (activity, "end"))
    return ALUR_STEP_KIND_END;
  return ALUR_STEP_KIND_TASK;
}

static char *
dup_step_key (const char *name, AlurStepKind kind)
{
  if (kind == ALUR_STEP_KIND_START || kind == ALUR_STEP_KIND_END)
    return g_strdup_printf ("\n%u", (guint) kind);
  return alur_text_fold (name);
}

static void
index_step (Table *self, char *key, AlurElement *step)
{
  GQueue *steps = g_hash_table_lookup (self->steps, key);

  if (steps == NULL)
    g_hash_table_insert (self->steps, key, steps = g_queue_new ());
  else
    g_free (key);
  g_queue_push_tail (steps, step);
}

/* Whether it is a start or end that says more than that it is one. */
static gboolean
is_named_capsule (const AlurElement *step)
{
  guint kind = alur_element_get_word (step, ALUR_STEP_KIND);
  const char *name = alur_element_get_name (step);

  return (kind == ALUR_STEP_KIND_START || kind == ALUR_STEP_KIND_END) && *name != '\0'
         && read_kind (name) == ALUR_STEP_KIND_TASK;
}

/* The steps that the procedure has before, by name; capsules by their kind, last those that have a
 * name of their own, by which they are found, too. */
static void
index_steps (Table *self)
{
  ALUR_FOREACH (step, self->procedure, ALUR_KIND_STEP)
  {
    const char *name = alur_element_get_name (step);

    index_step (self,
                is_named_capsule (step)
                    ? alur_text_fold (name)
                    : dup_step_key (name, alur_element_get_word (step, ALUR_STEP_KIND)),
                step);
    index_things (self, step);
  }
  ALUR_FOREACH (step, self->procedure, ALUR_KIND_STEP)
  {
    if (is_named_capsule (step))
      index_step (self, dup_step_key (NULL, alur_element_get_word (step, ALUR_STEP_KIND)), step);
  }
}

static AlurElement *
take_known (Table *self, const char *key)
{
  GQueue *known = g_hash_table_lookup (self->steps, key);
  AlurElement *step = NULL;

  do
    step = known != NULL ? g_queue_pop_head (known) : NULL;
  while (step != NULL && g_hash_table_contains (self->import->taken, step));
  return step;
}

/* The step of that name that no line has yet, else a new one behind the last line's. */
static AlurElement *
find_step (Table *self, const char *name, AlurStepKind kind)
{
  AlurImport *import = self->import;
  AlurElement *last = self->lines->len > 0 ? line_at (self, self->lines->len - 1)->step : NULL;
  g_autofree char *key = dup_step_key (name, kind);
  AlurElement *step = take_known (self, key);
  gboolean made = step == NULL;

  if (made)
    step = alur_document_insert (import->document, self->procedure, ALUR_KIND_STEP, NULL,
                                 last != NULL ? last->next : NULL);
  g_hash_table_add (import->taken, step);
  alur_import_count (import, made, !made);
  if (!made)
    return step;
  alur_document_set_text (import->document, step, ALUR_STEP_NAME, name);
  if (kind != ALUR_STEP_KIND_TASK)
    alur_document_set_word (import->document, step, ALUR_STEP_KIND, kind);
  return step;
}

/* A row without an activity goes on with the row above. */
static void
go_on (Table *self, guint row)
{
  Line *last = self->lines->len > 0 ? line_at (self, self->lines->len - 1) : NULL;

  if (last == NULL)
    {
      alur_notes_add (self->import->notes, ALUR_NOTE_NAMELESS, number_of (self, row), 0, "%s",
                      alur_tr (NULL, N_ ("The row has no activity and was left out.")));
      return;
    }
  write_things (self, last->step, row, ALUR_HOLDS_INPUT);
  write_things (self, last->step, row, ALUR_HOLDS_OUTPUT);
  alur_notes_add (
      self->import->notes, ALUR_NOTE_GUESS, number_of (self, row), 0, "%s",
      alur_tr (NULL, N_ ("The row has no activity; what it needs and makes was added to the "
                         "step above.")));
}

static void
write_remarks (Table *self, Line *line, const AlurImportRemarks *remarks)
{
  g_autoptr (GPtrArray) labels = alur_import_course_list_labels (&self->course, line->step);
  g_autoptr (GString) rest = g_string_new (NULL);

  line->ways = alur_import_read_ways (remarks->rest, labels, rest);
  if (rest->len == 0)
    return;
  if (remarks->keeps_note)
    g_string_append_printf (rest, "\n%s", alur_element_get_text (line->step, ALUR_STEP_NOTE));
  alur_document_set_text (self->import->document, line->step, ALUR_STEP_NOTE, rest->str);
}

static void
read_line (Table *self, guint row)
{
  static const char *const nameless[] = { N_ ("(without name)"), NULL };
  AlurImport *import = self->import;
  const char *activity = alur_import_cell (import, row, ALUR_HOLDS_ACTIVITY);
  Line line
      = { .row = row,
          .number = alur_import_plain_number (alur_import_cell (import, row, ALUR_HOLDS_NUMBER)) };
  g_auto (AlurImportRemarks) remarks = { 0 };

  import->counts->n_rows++;
  if (*activity == '\0' || alur_import_is_sum (line.number, activity))
    {
      if (*activity == '\0')
        go_on (self, row);
      else
        alur_notes_add (import->notes, ALUR_NOTE_GUESS, number_of (self, row), 0,
                        alur_tr (NULL, N_ ("“%s” adds up and is no step.")), activity);
      g_free (line.number);
      return;
    }
  if (alur_import_own_is (import, activity, nameless))
    activity = NULL;
  line.step
      = find_step (self, activity, activity != NULL ? read_kind (activity) : ALUR_STEP_KIND_TASK);
  self->has_end |= alur_element_get_word (line.step, ALUR_STEP_KIND) == ALUR_STEP_KIND_END;
  alur_import_remarks_read (&remarks, import, line.step,
                            alur_import_cell (import, row, ALUR_HOLDS_REMARKS));
  write_doers (self, line.step, row, &remarks);
  write_things (self, line.step, row, ALUR_HOLDS_INPUT);
  write_things (self, line.step, row, ALUR_HOLDS_OUTPUT);
  write_remarks (self, &line, &remarks);
  g_array_append_val (self->lines, line);
  if (*line.number != '\0' && !g_hash_table_contains (self->numbers, line.number))
    g_hash_table_insert (self->numbers, line.number, GUINT_TO_POINTER (self->lines->len));
}

/* Rows without a number count by their place, where no row has that number. */
static void
number_lines (Table *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = line_at (self, i);

      if (*line->number != '\0')
        continue;
      g_free (line->number);
      line->number = g_strdup_printf ("%u", i + 1);
      if (!g_hash_table_contains (self->numbers, line->number))
        g_hash_table_insert (self->numbers, line->number, GUINT_TO_POINTER (i + 1));
    }
}

/* When it is known which steps have rows. */
static void
write_times (Table *self)
{
  AlurImportTimes times;

  alur_import_times_init (&times, self->import, self->procedure);
  for (guint i = 0; i < self->lines->len; i++)
    alur_import_times_write (&times, line_at (self, i)->step, line_at (self, i)->row);
  alur_import_times_clear (&times);
}

/* --- Ways ------------------------------------------------------------------------------------- */

/* One that a line is, else the first. */
static AlurElement *
get_capsule (Table *self, AlurStepKind kind)
{
  AlurElement **capsule = kind == ALUR_STEP_KIND_START ? &self->start : &self->end;
  AlurElement *last = NULL;

  if (*capsule != NULL)
    return *capsule;
  ALUR_FOREACH (step, self->procedure, ALUR_KIND_STEP)
  {
    if (alur_element_get_word (step, ALUR_STEP_KIND) == (guint) kind
        && (*capsule == NULL
            || (!g_hash_table_contains (self->import->taken, *capsule)
                && g_hash_table_contains (self->import->taken, step))))
      *capsule = step;
    last = step;
  }
  if (*capsule == NULL)
    {
      *capsule = alur_document_insert (
          self->import->document, self->procedure, ALUR_KIND_STEP, NULL,
          kind == ALUR_STEP_KIND_START ? alur_element_first (self->procedure, ALUR_KIND_STEP)
                                       : last->next);
      alur_document_set_word (self->import->document, *capsule, ALUR_STEP_KIND, kind);
    }
  g_hash_table_add (self->import->taken, *capsule);
  return *capsule;
}

/* The end to which a step leads already, where the table has it or none, else any. */
static AlurElement *
find_end (Table *self, const AlurElement *step, const char *label)
{
  AlurElement *end = alur_import_course_find_end (&self->course, step, label);

  if (end == NULL || (self->has_end && !g_hash_table_contains (self->import->taken, end)))
    return get_capsule (self, ALUR_STEP_KIND_END);
  g_hash_table_add (self->import->taken, end);
  return end;
}

static AlurElement *
next_step (Table *self, guint index)
{
  return index + 1 < self->lines->len ? line_at (self, index + 1)->step
                                      : find_end (self, line_at (self, index)->step, NULL);
}

/* What the other answer is called, untranslated: it stands beside one of the document. */
static const char *
other_label (const char *label)
{
  static const char *const pairs[][2] = { { "ya", "Tidak" },
                                          { "tidak", "Ya" },
                                          { "yes", "No" },
                                          { "no", "Yes" },
                                          { "lengkap", "Tidak" },
                                          { "setuju", "Tidak" },
                                          { "tidak lengkap", "Lengkap" },
                                          { "tidak setuju", "Setuju" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      if (alur_text_same (label, pairs[i][0]))
        return pairs[i][1];
    }
  return NULL;
}

/* Where a way leads; what leads nowhere is told and kept in words. */
static AlurElement *
find_target (Table *self, const Line *line, const AlurWay *way)
{
  guint found;

  if (way->number == NULL)
    return find_end (self, line->step, way->label);
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, way->number));
  if (found != 0 && line_at (self, found - 1)->step != line->step)
    return line_at (self, found - 1)->step;
  alur_notes_add (
      self->import->notes, ALUR_NOTE_VALUE, number_of (self, line->row),
      (guint) self->import->where[ALUR_HOLDS_REMARKS] + 1,
      found != 0
          ? alur_tr (NULL, N_ ("Step %s can't lead to itself; that way was kept as a remark."))
          : alur_tr (NULL, N_ ("There is no step %s; that way was kept as a remark.")),
      way->number);
  alur_document_set_text (self->import->document, line->step, ALUR_STEP_NOTE,
                          alur_import_cell (self->import, line->row, ALUR_HOLDS_REMARKS));
  return NULL;
}

static void
tell_way (GString *told, const AlurWay *way)
{
  g_string_append_printf (told, "%s%s → %s", told->len > 0 ? ", " : "", way->label,
                          way->number != NULL ? way->number : alur_tr (NULL, N_ ("the end")));
}

static void
tell_ways (Table *self, const Line *line, const char *ways)
{
  alur_notes_add (self->import->notes, ALUR_NOTE_GUESS, number_of (self, line->row),
                  (guint) self->import->where[ALUR_HOLDS_REMARKS] + 1,
                  alur_tr (NULL, N_ ("“%s” was read as where the step leads: %s.")),
                  alur_import_cell (self->import, line->row, ALUR_HOLDS_REMARKS), ways);
}

/* Whether a step that leads to several at once leads to the next one, too: our own tables say so of
 * decisions only. */
static gboolean
leads_on (Table *self, guint index)
{
  const AlurElement *step = line_at (self, index)->step;

  return index + 1 < self->lines->len
         && alur_element_get_word (step, ALUR_STEP_KIND) != ALUR_STEP_KIND_DECISION
         && alur_import_course_leads (&self->course, step, line_at (self, index + 1)->step);
}

/* The ways of a line that tells some. A single one with a name leaves the other to the next step,
 * and a task that leads two ways is a decision. */
static void
follow_ways (Table *self, guint index)
{
  const Line *line = line_at (self, index);
  g_autoptr (GString) told = g_string_new (NULL);
  const char *label = NULL;
  gboolean knows_all = TRUE;
  guint n = 0;

  for (guint i = 0; i < line->ways->len; i++)
    {
      const AlurWay *way = &g_array_index (line->ways, AlurWay, i);
      AlurElement *target = find_target (self, line, way);

      if (target == NULL)
        continue;
      knows_all &= alur_import_course_leads (&self->course, line->step, target);
      alur_import_course_connect (&self->course, line->step, target, way->label);
      label = *way->label != '\0' ? way->label : label;
      n++;
      tell_way (told, way);
    }
  if (n == 0 || (n == 1 && label != NULL) || (label == NULL && knows_all && leads_on (self, index)))
    {
      const char *other = label != NULL ? other_label (label) : NULL;

      alur_import_course_connect (&self->course, line->step, next_step (self, index), other);
      n++;
    }
  if (n > 1 && label != NULL
      && alur_element_get_word (line->step, ALUR_STEP_KIND) == ALUR_STEP_KIND_TASK)
    alur_document_set_word (self->import->document, line->step, ALUR_STEP_KIND,
                            ALUR_STEP_KIND_DECISION);
  if (told->len > 0)
    tell_ways (self, line, told->str);
}

static void
write_ways (Table *self)
{
  AlurElement *start;

  if (self->lines->len == 0)
    return;
  start = get_capsule (self, ALUR_STEP_KIND_START);
  if (start != line_at (self, 0)->step)
    alur_import_course_connect (&self->course, start, line_at (self, 0)->step, NULL);
  for (guint i = 0; i < self->lines->len; i++)
    {
      if (alur_element_get_word (line_at (self, i)->step, ALUR_STEP_KIND) == ALUR_STEP_KIND_END)
        continue;
      if (line_at (self, i)->ways->len > 0)
        follow_ways (self, i);
      else
        alur_import_course_connect (&self->course, line_at (self, i)->step, next_step (self, i),
                                    NULL);
    }
}

static void
finish_missing (Table *self)
{
  ALUR_FOREACH (step, self->procedure, ALUR_KIND_STEP)
  {
    if (!g_hash_table_contains (self->import->taken, step))
      alur_import_add_missing (self->import, step);
  }
  alur_import_remove_missing (self->import);
}

/* The procedure that is meant, which is made if there is none. */
static AlurElement *
find_procedure (AlurImport *self)
{
  const char *wanted = self->options->procedure;
  AlurElement *procedure = NULL;

  if (wanted != NULL && *wanted != '\0' && !self->options->new_procedure)
    procedure
        = alur_document_lookup_kind (self->document, self->stage, wanted, ALUR_KIND_PROCEDURE);
  ALUR_FOREACH (each, self->stage, ALUR_KIND_PROCEDURE)
  {
    if (procedure == NULL && wanted != NULL && !self->options->new_procedure
        && alur_text_same (alur_element_get_name (each), wanted))
      procedure = each;
  }
  if (procedure != NULL)
    return procedure;
  procedure = alur_document_insert (self->document, self->stage, ALUR_KIND_PROCEDURE, NULL, NULL);
  alur_document_set_text (self->document, procedure, ALUR_PROCEDURE_NAME, wanted);
  return procedure;
}

/**
 * alur_import_procedure:
 * @self: an import of a procedure's table
 */
void
alur_import_procedure (AlurImport *self)
{
  Table table = { .import = self,
                  .procedure = find_procedure (self),
                  .lines = g_array_new (FALSE, TRUE, sizeof (Line)),
                  .actors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                  .ambiguous = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                  .names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                  .numbers = g_hash_table_new (g_str_hash, g_str_equal),
                  .steps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                  (GDestroyNotify) g_queue_free),
                  .things = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  g_array_set_clear_func (table.lines, clear_line);
  self->report->procedure = table.procedure;
  index_actors (&table);
  index_posts (&table);
  table.beside = alur_import_own_list_beside (self, table.procedure);
  index_cells (&table);
  index_steps (&table);
  alur_import_course_init (&table.course, self, table.procedure);
  for (guint row = self->columns->first; row < alur_cells_get_n_rows (self->cells); row++)
    {
      if (!alur_cells_is_empty (self->cells, row))
        read_line (&table, row);
    }
  number_lines (&table);
  write_times (&table);
  write_ways (&table);
  self->counts->n_steps = table.lines->len;
  alur_import_course_drop (&table.course);
  finish_missing (&table);
  g_hash_table_unref (table.actors);
  g_hash_table_unref (table.ambiguous);
  g_hash_table_unref (table.names);
  g_hash_table_unref (table.numbers);
  g_hash_table_unref (table.steps);
  g_hash_table_unref (table.beside);
  g_hash_table_unref (table.things);
  alur_import_course_clear (&table.course);
  g_array_unref (table.lines);
}
