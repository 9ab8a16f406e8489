/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names may have in them what separates names ("Seksi A/B"): of the texts that could be a name, the
 * longest that somebody has is taken, and what nobody has ends at the first separator. */

#include "alur-step-actors.h"

#include "alur-edit.h"
#include "alur-language.h"
#include "alur-typed-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_SEPARATORS 8 /* in one name */

typedef struct
{
  const char *text;
  gsize length;
  AlurActorPart part;
} Separator;

static const Separator separators[] = {
  { "+", 1, ALUR_ACTOR_ALSO }, { ";", 1, ALUR_ACTOR_ALSO },    { "\n", 1, ALUR_ACTOR_ALSO },
  { "/", 1, ALUR_ACTOR_OR },   { " atau ", 6, ALUR_ACTOR_OR }, { " or ", 4, ALUR_ACTOR_OR },
};

static const Separator *
match_separator (const char *p)
{
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    if (g_ascii_strncasecmp (p, separators[i].text, separators[i].length) == 0)
      return &separators[i];
  return NULL;
}

/* Where the next separator at or behind @p is; the end of the text when there is none. */
static const char *
find_separator (const char *p, const Separator **separator)
{
  for (; *p != '\0'; p++)
    {
      *separator = match_separator (p);
      if (*separator != NULL)
        return p;
    }
  *separator = NULL;
  return p;
}

static gboolean
is_known (AlurNameIndex *names, const char *start, const char *end)
{
  g_autofree char *name = g_strndup (start, (gsize) (end - start));

  return alur_name_index_knows (names, name);
}

/* Where the name that begins at @start ends. */
static const char *
find_end (AlurNameIndex *names, const char *start)
{
  const char *ends[MOST_SEPARATORS];
  const Separator *separator;
  const char *p = start;
  guint n_ends = 0;

  while (n_ends < MOST_SEPARATORS)
    {
      p = ends[n_ends++] = find_separator (p, &separator);
      if (*p == '\0')
        break;
      p += separator->length;
    }
  for (guint i = n_ends; i > 0; i--)
    if (is_known (names, start, ends[i - 1]))
      return ends[i - 1];
  return ends[0];
}

/* What the step has now in that part, so that one of several of the same name stays what it was. */
static const AlurElement *
find_present (AlurDocument *document, const AlurElement *step, AlurActorPart part)
{
  return part == ALUR_ACTOR_MAIN ? alur_step_actors_get_main (document, step) : NULL;
}

static AlurElement *
find_actor (AlurNameIndex *names,
            AlurDocument *document,
            const AlurElement *step,
            const AlurActor *actor)
{
  const AlurIds *ids = NULL;

  if (step == NULL)
    return alur_name_index_find (names, actor->name, NULL);
  if (actor->part == ALUR_ACTOR_ALSO)
    ids = alur_element_get_refs (step, ALUR_STEP_ALSO);
  if (actor->part == ALUR_ACTOR_OR)
    ids = alur_element_get_refs (step, ALUR_STEP_OR);
  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    {
      const AlurElement *unit = alur_document_lookup_kind (document, alur_element_get_stage (step),
                                                           ids->ids[i], ALUR_KIND_UNIT);

      if (unit != NULL && alur_name_index_find (names, actor->name, unit) == unit)
        return (AlurElement *) unit;
    }
  return alur_name_index_find (names, actor->name, find_present (document, step, actor->part));
}

static void
clear_actor (gpointer data)
{
  AlurActor *actor = data;

  g_free (actor->name);
}

/**
 * alur_step_actors_parse:
 * @names: the names of the stage
 * @step: (nullable): the step of which @text is said
 * @text: names, with "+" or ";" before those who do it together with the first, "/" or "atau"
 *   before those who may do it instead
 *
 * Returns: (transfer full) (element-type AlurActor): who they are
 */
GArray *
alur_step_actors_parse (AlurNameIndex *names,
                        AlurDocument *document,
                        const AlurElement *step,
                        const char *text)
{
  GArray *actors = g_array_new (FALSE, TRUE, sizeof (AlurActor));
  AlurActorPart part = ALUR_ACTOR_MAIN;
  const char *p = text;

  g_array_set_clear_func (actors, clear_actor);
  while (*p != '\0')
    {
      const Separator *separator;
      const char *start = p + strspn (p, " \t\r");
      const char *end = find_end (names, start);
      AlurActor actor = { .part = part, .start = (gsize) (start - text) };

      actor.name = alur_typed_text_clean (start, end - start);
      actor.end = (gsize) (end - text);
      if (*actor.name != '\0')
        {
          actor.element = find_actor (names, document, step, &actor);
          actor.ambiguous = actor.element == NULL && alur_name_index_knows (names, actor.name);
          g_array_append_val (actors, actor);
        }
      else
        g_free (actor.name);
      p = find_separator (end, &separator);
      part = separator != NULL ? separator->part : part;
      p += separator != NULL ? separator->length : 0;
    }
  return actors;
}

/**
 * alur_step_actors_get_main:
 *
 * Returns: (transfer none) (nullable): the post that does a step, or else the unit
 */
const AlurElement *
alur_step_actors_get_main (AlurDocument *document, const AlurElement *step)
{
  const AlurElement *stage = alur_element_get_stage (step);
  const char *position = alur_element_get_ref (step, ALUR_STEP_POSITION);
  const char *unit = alur_element_get_ref (step, ALUR_STEP_UNIT);

  if (position != NULL)
    return alur_document_lookup_kind (document, stage, position, ALUR_KIND_POSITION);
  return unit != NULL ? alur_document_lookup_kind (document, stage, unit, ALUR_KIND_UNIT) : NULL;
}

static void
write_units (AlurNameIndex *names,
             AlurDocument *document,
             const AlurElement *step,
             guint field,
             const char *sign,
             GString *text)
{
  const AlurIds *ids = alur_element_get_refs (step, field);

  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    {
      const AlurElement *unit = alur_document_lookup_kind (document, alur_element_get_stage (step),
                                                           ids->ids[i], ALUR_KIND_UNIT);
      g_autofree char *label = unit != NULL ? alur_name_index_dup_label (names, unit) : NULL;

      if (label == NULL)
        continue;
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? " " : "", sign, label);
    }
}

/**
 * alur_step_actors_write:
 * @names: the names of the stage
 *
 * Returns: (transfer full): who does a step
 */
char *
alur_step_actors_write (AlurNameIndex *names, AlurDocument *document, const AlurElement *step)
{
  const AlurElement *first = alur_step_actors_get_main (document, step);
  GString *text = g_string_new (NULL);

  if (first != NULL)
    {
      g_autofree char *label = alur_name_index_dup_label (names, first);

      g_string_append (text, label);
    }
  write_units (names, document, step, ALUR_STEP_ALSO, "+", text);
  write_units (names, document, step, ALUR_STEP_OR, "/", text);
  return g_string_free (text, FALSE);
}

static char *
explain (const AlurActor *actor)
{
  if (actor->ambiguous)
    return g_strdup_printf (
        alur_tr (NULL, N_ ("Several are called %s. Write what it is part of behind it, in "
                           "brackets.")),
        actor->name);
  return g_strdup_printf (
      alur_tr (NULL, N_ ("%s is not in the organisation yet. Choose who that is from the list.")),
      actor->name);
}

/* Only units can do something together with others or instead of them. */
static const AlurElement *
unit_of (const AlurActor *actor, const AlurElement *first, char **refusal)
{
  const AlurElement *unit = actor->element;

  if (unit->kind != ALUR_KIND_POSITION)
    return unit;
  if (first != NULL && unit->parent == first)
    {
      *refusal = g_strdup_printf (
          alur_tr (NULL, N_ ("%s is a post of the unit that does this already. Only other units "
                             "can do it with that one or instead.")),
          actor->name);
      return NULL;
    }
  *refusal = g_strdup_printf (
      alur_tr (NULL, N_ ("%s is a post. Write the unit who does this too or instead: %s.")),
      actor->name, alur_element_get_name (unit->parent));
  return NULL;
}

static gboolean
gather (
    const GArray *actors, AlurActorPart part, const AlurElement *first, GPtrArray *ids, char **why)
{
  for (guint i = 0; i < actors->len; i++)
    {
      const AlurActor *actor = &g_array_index (actors, AlurActor, i);
      const AlurElement *unit;

      if (actor->part != part)
        continue;
      unit = unit_of (actor, first, why);
      if (unit == NULL)
        return FALSE;
      if (unit != first)
        g_ptr_array_add (ids, (gpointer) (guintptr) alur_element_get_id (unit));
    }
  return TRUE;
}

/**
 * alur_step_actors_set:
 * @actors: (element-type AlurActor): what alur_step_actors_parse() has returned
 * @refusal: (out): why they can't do it
 *
 * Makes them those who do the step, inside a transaction.
 *
 * Returns: whether it was done
 */
gboolean
alur_step_actors_set (AlurDocument *document,
                      AlurElement *step,
                      const GArray *actors,
                      char **refusal)
{
  const AlurElement *first = NULL;
  const AlurElement *unit;
  g_autoptr (GPtrArray) also = g_ptr_array_new ();
  g_autoptr (GPtrArray) or = g_ptr_array_new ();

  for (guint i = 0; i < actors->len; i++)
    {
      const AlurActor *actor = &g_array_index (actors, AlurActor, i);

      if (actor->element == NULL)
        {
          *refusal = explain (actor);
          return FALSE;
        }
      if (actor->part == ALUR_ACTOR_MAIN)
        first = actor->element;
    }
  unit = first != NULL && first->kind == ALUR_KIND_POSITION ? first->parent : first;
  if (!gather (actors, ALUR_ACTOR_ALSO, unit, also, refusal)
      || !gather (actors, ALUR_ACTOR_OR, unit, or, refusal))
    return FALSE;
  alur_edit_set_step_unit (document, step, unit != NULL ? alur_element_get_id (unit) : NULL);
  if (first != unit)
    alur_document_set_text (document, step, ALUR_STEP_POSITION, alur_element_get_id (first));
  else
    alur_document_unset (document, step, ALUR_STEP_POSITION);
  alur_document_set_refs (document, step, ALUR_STEP_ALSO, (const char *const *) also->pdata,
                          also->len);
  alur_document_set_refs (document, step, ALUR_STEP_OR, (const char *const *) or->pdata, or->len);
  return TRUE;
}
