/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What may be meant in a cell, and how whoever is not there yet comes into the organisation. */

#include "alur-procedure-sheet-private.h"

#include "alur-language.h"
#include "alur-make.h"
#include "alur-step-actors.h"
#include "alur-text.h"
#include "alur-typed-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_CHOICES 8
#define MOST_HOMES 3

/* How an unknown name comes into the organisation: the action of a choice is one of these, with the
 * number of the unit that it belongs to behind it. */
typedef enum
{
  NEW_UNIT_ALONE = 1,
  NEW_UNIT_IN,
  NEW_POST_IN
} NewKind;

#define ACTION(kind, home) ((guint) (kind) + 4 * (guint) (home))
#define KIND_OF_ACTION(action) ((NewKind) ((action) % 4))
#define HOME_OF_ACTION(action) ((action) / 4)

static const char *const customer_words[]
    = { "pemohon",  "pelanggan", "masyarakat", "warga",   "pasien",  "penduduk",
        "pengguna", "customer",  "applicant",  "citizen", "patient", NULL };

static GPtrArray *
new_choices (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) alur_grid_choice_free);
}

static void
add_choice (GPtrArray *choices, const char *text, const char *label, guint action)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const AlurGridChoice *choice = g_ptr_array_index (choices, i);

      if (choice->action == action && g_str_equal (choice->text, text))
        return;
    }
  g_ptr_array_add (choices, alur_grid_choice_new (text, label, action));
}

/* --- Where somebody new could belong ---------------------------------------------------------- */

static gboolean
is_customer (const AlurElement *unit)
{
  return alur_element_get_word (unit, ALUR_UNIT_LEVEL) == ALUR_LEVEL_CUSTOMER;
}

static void
add_home (GPtrArray *homes, const AlurElement *unit)
{
  if (unit != NULL && unit->kind == ALUR_KIND_POSITION)
    unit = unit->parent;
  if (unit != NULL && !is_customer (unit) && homes->len < MOST_HOMES
      && !g_ptr_array_find (homes, unit, NULL))
    g_ptr_array_add (homes, (gpointer) (guintptr) unit);
}

/* The unit above all, where there is one. */
static const AlurElement *
find_only_root (AlurProcedureSheet *self)
{
  AlurElement *organisation = alur_document_get_organisation (
      alur_procedure_sheet_get_document (self), alur_editor_get_stage (self->editor));
  const AlurElement *root = NULL;

  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    if (alur_element_get_ref (unit, ALUR_UNIT_PARENT) != NULL || is_customer (unit))
      continue;
    if (root != NULL)
      return NULL;
    root = unit;
  }
  return root;
}

/* The units of the step itself, of the nearest one above that has one, and the one above all. */
static GPtrArray *
list_homes (AlurProcedureSheet *self, guint row)
{
  AlurDocument *document = alur_procedure_sheet_get_document (self);
  GPtrArray *homes = g_ptr_array_new ();

  for (guint i = 0; i <= row && self->rows != NULL && homes->len < 2; i++)
    {
      const AlurElement *step = alur_procedure_sheet_get_row (self, row - i).step;

      if (step != NULL)
        add_home (homes, alur_step_actors_get_main (document, step));
    }
  add_home (homes, find_only_root (self));
  return homes;
}

/* "Apoteker (Puskesmas)" says itself where it belongs. */
static AlurElement *
find_named_home (AlurProcedureSheet *self, const char *name, char **bare)
{
  const char *open = strrchr (name, '(');
  gsize length = strlen (name);
  g_autofree char *inside = NULL;
  AlurElement *home;

  if (open == NULL || open == name || name[length - 1] != ')')
    return NULL;
  inside = g_strndup (open + 1, (gsize) (name + length - 1 - (open + 1)));
  home = alur_name_index_find (alur_procedure_sheet_get_names (self), inside, NULL);
  if (home == NULL || home->kind != ALUR_KIND_UNIT)
    return NULL;
  *bare = alur_typed_text_clean (name, open - name);
  return home;
}

/* --- Somebody new ----------------------------------------------------------------------------- */

static GPtrArray *
list_unknown (const GArray *actors)
{
  GPtrArray *unknown = g_ptr_array_new ();

  for (guint i = 0; i < actors->len; i++)
    {
      AlurActor *actor = &g_array_index (actors, AlurActor, i);

      if (actor->element == NULL && !actor->ambiguous)
        g_ptr_array_add (unknown, actor);
    }
  return unknown;
}

static char *
join_names (const GPtrArray *unknown)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < unknown->len; i++)
    {
      const AlurActor *actor = g_ptr_array_index (unknown, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", actor->name);
    }
  return g_string_free (names, FALSE);
}

static void
offer_unit (
    GPtrArray *choices, const char *text, const char *names, const AlurElement *home, guint index)
{
  g_autofree char *label = NULL;

  if (home == NULL)
    /* Translators: makes a unit of the organisation that is called so */
    label = g_strdup_printf (alur_tr (NULL, N_ ("New unit: %s")), names);
  else
    /* Translators: makes a unit (first %s) that is part of another (second %s) */
    label = g_strdup_printf (alur_tr (NULL, N_ ("New unit: %s, part of %s")), names,
                             alur_element_get_name (home));
  add_choice (choices, text, label,
              home == NULL ? ACTION (NEW_UNIT_ALONE, 0) : ACTION (NEW_UNIT_IN, index));
}

static void
offer_post (
    GPtrArray *choices, const char *text, const char *name, const AlurElement *home, guint index)
{
  /* Translators: makes a post (first %s) in a unit (second %s) */
  g_autofree char *label = g_strdup_printf (alur_tr (NULL, N_ ("New post: %s, in %s")), name,
                                            alur_element_get_name (home));

  add_choice (choices, text, label, ACTION (NEW_POST_IN, index));
}

/* A post can do a step, but not beside or instead of a unit. */
static void
offer_new (
    AlurProcedureSheet *self, guint row, const char *text, const GArray *actors, GPtrArray *to)
{
  g_autoptr (GPtrArray) unknown = list_unknown (actors);
  g_autoptr (GPtrArray) homes = list_homes (self, row);
  g_autofree char *names = join_names (unknown);
  g_autofree char *bare = NULL;
  const AlurActor *first;
  AlurElement *home;

  if (unknown->len == 0)
    return;
  first = g_ptr_array_index (unknown, 0);
  home = find_named_home (self, first->name, &bare);
  if (unknown->len == 1 && home != NULL)
    {
      if (first->part == ALUR_ACTOR_MAIN)
        offer_post (to, text, bare, home, MOST_HOMES);
      offer_unit (to, text, bare, home, MOST_HOMES);
      return;
    }
  for (guint i = 0; i < homes->len && unknown->len == 1 && first->part == ALUR_ACTOR_MAIN
                    && !alur_typed_text_is_word (first->name, customer_words);
       i++)
    offer_post (to, text, first->name, g_ptr_array_index (homes, i), i);
  if (homes->len > 0 && !alur_typed_text_is_word (first->name, customer_words))
    offer_unit (to, text, names, g_ptr_array_index (homes, homes->len - 1), homes->len - 1);
  offer_unit (to, text, names, NULL, 0);
}

static AlurLevel
get_level (const char *name, const AlurElement *home)
{
  AlurLevel level = home != NULL ? alur_element_get_word (home, ALUR_UNIT_LEVEL) : ALUR_LEVEL_NONE;

  if (alur_typed_text_is_word (name, customer_words))
    return ALUR_LEVEL_CUSTOMER;
  return level == ALUR_LEVEL_LEADERSHIP ? ALUR_LEVEL_SUPPORT : level;
}

static void
make_actor (AlurProcedureSheet *self, NewKind kind, const char *name, const AlurElement *home)
{
  AlurDocument *document = alur_procedure_sheet_get_document (self);

  if (kind == NEW_POST_IN && home != NULL)
    alur_make_position (document, (AlurElement *) home, name);
  else
    alur_make_unit (document, alur_editor_get_stage (self->editor), home, NULL,
                    get_level (name, home), name);
  alur_procedure_sheet_forget_names (self);
}

static const AlurElement *
get_home (AlurProcedureSheet *self, guint row, guint index, const char *name, char **bare)
{
  g_autoptr (GPtrArray) homes = NULL;

  if (index == MOST_HOMES)
    return find_named_home (self, name, bare);
  homes = list_homes (self, row);
  return index < homes->len ? g_ptr_array_index (homes, index) : NULL;
}

static GArray *
parse (AlurProcedureSheet *self, const AlurElement *step, const char *text)
{
  return alur_step_actors_parse (alur_procedure_sheet_get_names (self),
                                 alur_procedure_sheet_get_document (self), step, text);
}

/* The text with each name that was called "X (Y)" and has become X of Y called as it is now. */
static gboolean
set_actors (AlurProcedureSheet *self, AlurElement *step, const char *text, char **refusal)
{
  g_autoptr (GArray) actors = parse (self, step, text);

  return alur_step_actors_set (alur_procedure_sheet_get_document (self), step, actors, refusal);
}

/**
 * alur_procedure_sheet_choose: (skip)
 */
gboolean
alur_procedure_sheet_choose (
    AlurGrid *grid, guint row, guint column, const AlurGridChoice *choice, char **refusal)
{
  AlurProcedureSheet *self = ALUR_PROCEDURE_SHEET (grid);
  AlurElement *step = alur_procedure_sheet_ensure_step (self, row);
  g_autoptr (GArray) actors = parse (self, step, choice->text);
  g_autoptr (GPtrArray) unknown = list_unknown (actors);
  NewKind kind = KIND_OF_ACTION (choice->action);

  for (guint i = 0; i < unknown->len; i++)
    {
      const AlurActor *actor = g_ptr_array_index (unknown, i);
      g_autofree char *bare = NULL;
      const AlurElement *home = NULL;

      if (kind != NEW_UNIT_ALONE)
        home = get_home (self, row, HOME_OF_ACTION (choice->action), actor->name, &bare);
      if (!alur_name_index_knows (alur_procedure_sheet_get_names (self), actor->name))
        make_actor (self, kind, bare != NULL ? bare : actor->name, home);
    }
  return set_actors (self, step, choice->text, refusal);
}

/* Makes all who are not there yet units, below the one that is above all. */
static void
adopt (AlurProcedureSheet *self, const GArray *actors)
{
  g_autoptr (GPtrArray) unknown = list_unknown (actors);
  const AlurElement *root = unknown->len > 0 ? find_only_root (self) : NULL;

  for (guint i = 0; i < unknown->len; i++)
    {
      const AlurActor *actor = g_ptr_array_index (unknown, i);
      gboolean is_outside = alur_typed_text_is_word (actor->name, customer_words);
      g_autofree char *sentence = NULL;

      if (alur_name_index_knows (alur_procedure_sheet_get_names (self), actor->name))
        continue;
      make_actor (self, NEW_UNIT_IN, actor->name, is_outside ? NULL : root);
      sentence = g_strdup_printf (alur_tr (NULL, N_ ("%s is a new unit.")), actor->name);
      alur_procedure_sheet_tell (self, sentence);
    }
}

/**
 * alur_procedure_sheet_write_actors: (skip)
 *
 * @adopts: whether those who are not there yet become units, rather than being refused
 */
gboolean
alur_procedure_sheet_write_actors (
    AlurProcedureSheet *self, AlurElement *step, const char *text, gboolean adopts, char **refusal)
{
  if (adopts)
    {
      g_autoptr (GArray) actors = parse (self, step, text);

      adopt (self, actors);
    }
  return set_actors (self, step, text, refusal);
}

/* --- What may be meant ------------------------------------------------------------------------ */

/* A label put where a part of a text was. */
static void
complete (GPtrArray *choices,
          const char *text,
          gsize start,
          gsize end,
          const char *with,
          const char *label)
{
  g_autofree char *before = g_strndup (text, start);
  g_autofree char *whole = g_strconcat (before, with, text + end, NULL);

  if (choices->len < MOST_CHOICES)
    add_choice (choices, whole, label, 0);
}

/* The name that is being typed: the first that nobody has, else the last. */
static void
find_typed (const GArray *actors, const char *text, gsize *start, gsize *end)
{
  gsize length = strlen (text);
  gsize rest = length;

  while (rest > 0 && g_ascii_isspace (text[rest - 1]))
    rest--;
  *start = *end = length;
  for (guint i = actors->len; i > 0; i--)
    {
      const AlurActor *actor = &g_array_index (actors, AlurActor, i - 1);

      if (actor->element != NULL && (i < actors->len || actor->end < rest))
        continue;
      *start = actor->start;
      *end = actor->end;
    }
}

/* With nothing typed: who does the other steps. */
static void
suggest_used (AlurProcedureSheet *self, const char *text, gsize at, GPtrArray *choices)
{
  AlurNameIndex *names = alur_procedure_sheet_get_names (self);
  AlurDocument *document = alur_procedure_sheet_get_document (self);
  guint n_rows = self->rows != NULL ? alur_procedure_rows_get_size (self->rows) : 0;

  for (guint i = 0; i < n_rows && choices->len < MOST_CHOICES; i++)
    {
      const AlurElement *actor
          = alur_step_actors_get_main (document, alur_procedure_rows_get_step (self->rows, i));
      g_autofree char *label = actor != NULL ? alur_name_index_dup_label (names, actor) : NULL;

      if (label != NULL)
        complete (choices, text, at, at, label, label);
    }
}

static void
suggest_actors (AlurProcedureSheet *self, guint row, const char *text, GPtrArray *choices)
{
  AlurElement *step = alur_procedure_sheet_get_row (self, row).step;
  AlurNameIndex *names = alur_procedure_sheet_get_names (self);
  g_autoptr (GArray) actors = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *typed = NULL;
  gsize start;
  gsize end;

  actors = parse (self, step, text);
  find_typed (actors, text, &start, &end);
  if (start == end)
    suggest_used (self, text, start, choices);
  typed = alur_typed_text_clean (text + start, (gssize) (end - start));
  found = alur_name_index_search (names, typed, MOST_CHOICES);
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *label = alur_name_index_dup_label (names, g_ptr_array_index (found, i));

      complete (choices, text, start, end, label, label);
    }
  offer_new (self, row, text, actors, choices);
}

static const char *
name_of_thing (const AlurElement *element)
{
  if (element->kind == ALUR_KIND_INPUT)
    return alur_element_get_text (element, ALUR_INPUT_NAME);
  return element->kind == ALUR_KIND_OUTPUT ? alur_element_get_text (element, ALUR_OUTPUT_NAME)
                                           : NULL;
}

/* The names of what steps need and make, that begin with what was typed or, @inside, have it in
 * them elsewhere. */
static void
suggest_things_of (
    const AlurElement *procedure, const char *text, gsize start, gboolean inside, GPtrArray *to)
{
  g_autofree char *typed = alur_text_fold (text + start);

  for (const AlurElement *e = procedure; e != NULL && to->len < MOST_CHOICES;
       e = alur_element_walk (e, procedure))
    {
      const char *name = name_of_thing (e);
      g_autofree char *folded = name != NULL ? alur_text_fold (name) : NULL;
      const char *found = name != NULL ? strstr (folded, typed) : NULL;

      if (found != NULL && (found != folded) == inside && !g_str_equal (folded, typed))
        complete (to, text, start, strlen (text), name, name);
    }
}

static void
suggest_things (AlurProcedureSheet *self, const char *text, GPtrArray *choices)
{
  const char *last = strrchr (text, ';');
  gsize start = last != NULL ? (gsize) (last + 1 - text) : 0;

  start += strspn (text + start, " ");
  if (text[start] == '\0')
    return;
  for (gboolean inside = FALSE; inside <= TRUE; inside++)
    ALUR_FOREACH (procedure, alur_editor_get_stage (self->editor), ALUR_KIND_PROCEDURE)
  suggest_things_of (procedure, text, start, inside, choices);
}

/* Rows by number or name. */
static void
suggest_ways (AlurProcedureSheet *self, guint row, const char *text, GPtrArray *choices)
{
  const char *last = strrchr (text, ';');
  const char *arrow = g_strrstr (last != NULL ? last : text, "→");
  gsize start = last != NULL ? (gsize) (last + 1 - text) : 0;
  guint n_rows = self->rows != NULL ? alur_procedure_rows_get_size (self->rows) : 0;
  g_autofree char *typed = NULL;

  if (arrow != NULL)
    start = (gsize) (arrow + strlen ("→") - text);
  start += strspn (text + start, " ");
  typed = alur_text_fold (text + start);
  for (guint i = *typed == '\0' ? row + 1 : 0; i < n_rows && choices->len < MOST_CHOICES; i++)
    {
      const char *name = alur_element_get_name (alur_procedure_rows_get_step (self->rows, i));
      g_autofree char *number = alur_procedure_rows_dup_label (self->rows, i);
      g_autofree char *label = g_strdup_printf ("%s  %s", number, name);
      g_autofree char *folded = alur_text_fold (label);

      if (i != row && strstr (folded, typed) != NULL)
        complete (choices, text, start, strlen (text), number, label);
    }
}

/**
 * alur_procedure_sheet_dup_choices: (skip)
 */
GPtrArray *
alur_procedure_sheet_dup_choices (AlurGrid *grid, guint row, guint column, const char *typed)
{
  AlurProcedureSheet *self = ALUR_PROCEDURE_SHEET (grid);
  GPtrArray *choices = new_choices ();

  alur_procedure_sheet_refresh (self);
  if (column == ALUR_SHEET_ACTORS)
    suggest_actors (self, row, typed, choices);
  else if (column == ALUR_SHEET_INPUTS || column == ALUR_SHEET_OUTPUTS)
    suggest_things (self, typed, choices);
  else if (column == ALUR_SHEET_NEXT)
    suggest_ways (self, row, typed, choices);
  return choices;
}

/**
 * alur_procedure_sheet_offer:
 * @row: a row
 * @actors: what was typed into its cell of those who do it, and refused
 *
 * What can be done about a name that nobody has: give it to alur_grid_choose().
 *
 * Returns: (transfer full) (element-type AlurGridChoice): units and posts that are called much the
 *   same, and ways to bring that name into the organisation; none where all names are known
 */
GPtrArray *
alur_procedure_sheet_offer (AlurProcedureSheet *self, guint row, const char *actors)
{
  g_autoptr (GArray) parsed = NULL;
  g_autoptr (GPtrArray) unknown = NULL;

  alur_procedure_sheet_refresh (self);
  parsed = parse (self, alur_procedure_sheet_get_row (self, row).step, actors);
  unknown = list_unknown (parsed);
  return unknown->len > 0
             ? alur_procedure_sheet_dup_choices (ALUR_GRID (self), row, ALUR_SHEET_ACTORS, actors)
             : new_choices ();
}
