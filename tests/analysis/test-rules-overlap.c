/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules about authorities held together, against their definitions told pair by pair: random
 * organisations, dense enough that scopes, chains of delegation and nested functions meet. The
 * rules look at groups and never at all pairs, so both must be the same by more than luck. */

#include "alur-analysis.h"
#include "alur-random.h"
#include "alur-text.h"

#include <string.h>

#define N_UNITS 9
#define N_FUNCTIONS 4
#define MOST_AUTHORITIES 26

typedef struct
{
  AlurDocument *document;
  AlurElement *stage;
  GPtrArray *authorities;
  guint n_holding; /* units that authorities are given to */
} World;

static guint
below (GRand *rand, guint limit)
{
  return (guint) g_rand_int_range (rand, 0, (gint32) limit);
}

static void
add_functions (World *world)
{
  static const char *const parents[N_FUNCTIONS] = { NULL, "f0", "f1", "f0" };

  for (guint i = 0; i < N_FUNCTIONS; i++)
    {
      g_autofree char *id = g_strdup_printf ("f%u", i);
      AlurElement *function
          = alur_document_insert (world->document, alur_document_get_functions (world->document),
                                  ALUR_KIND_FUNCTION, id, NULL);

      if (parents[i] != NULL)
        alur_document_set_text (world->document, function, ALUR_FUNCTION_PARENT, parents[i]);
    }
}

static void
add_units (World *world, GRand *rand)
{
  for (guint i = 0; i < N_UNITS; i++)
    {
      g_autofree char *id = g_strdup_printf ("u%u", i);
      g_autofree char *parent = g_strdup_printf ("u%u", below (rand, i + 1));
      AlurElement *unit = alur_document_insert (
          world->document, alur_document_get_organisation (world->document, world->stage),
          ALUR_KIND_UNIT, id, NULL);

      alur_document_set_word (world->document, unit, ALUR_UNIT_LEVEL, 1 + below (rand, 4));
      if (i > 0 && below (rand, 3) > 0)
        alur_document_set_text (world->document, unit, ALUR_UNIT_PARENT, parent);
    }
}

static void
add_authority (World *world, GRand *rand, guint number)
{
  static const char *const scopes[] = { NULL, "Utara", "Selatan; utara", "Timur", "timur ;Barat" };
  static const AlurRole roles[] = { ALUR_ROLE_PLANNER, ALUR_ROLE_PLANNER, ALUR_ROLE_SUPPLIER,
                                    ALUR_ROLE_IMPLEMENTER, ALUR_ROLE_SUPERVISOR };
  g_autofree char *id = g_strdup_printf ("a%02u", number);
  g_autofree char *unit = g_strdup_printf ("u%u", below (rand, world->n_holding));
  g_autofree char *function = g_strdup_printf ("f%u", below (rand, N_FUNCTIONS));
  g_autofree char *from = g_strdup_printf ("u%u", below (rand, N_UNITS));
  AlurRole role = roles[below (rand, G_N_ELEMENTS (roles))];
  AlurElement *authority = alur_document_insert (
      world->document, alur_document_lookup (world->document, world->stage, unit),
      ALUR_KIND_AUTHORITY, id, NULL);

  alur_document_set_word (world->document, authority, ALUR_AUTHORITY_ROLE, role);
  alur_document_set_text (world->document, authority, ALUR_AUTHORITY_FUNCTION, function);
  alur_document_set_text (world->document, authority, ALUR_AUTHORITY_SCOPE,
                          scopes[below (rand, G_N_ELEMENTS (scopes))]);
  if (role == ALUR_ROLE_SUPPLIER)
    alur_document_set_word (world->document, authority, ALUR_AUTHORITY_RESOURCE,
                            1 + below (rand, 2));
  if (below (rand, 2) == 0)
    {
      alur_document_set_word (world->document, authority, ALUR_AUTHORITY_SOURCE,
                              ALUR_SOURCE_MANDATE);
      alur_document_set_text (world->document, authority, ALUR_AUTHORITY_FROM, from);
    }
  g_ptr_array_add (world->authorities, authority);
}

static void
world_make (World *world, GRand *rand)
{
  guint n_authorities = 4 + below (rand, MOST_AUTHORITIES - 4);

  /* In some all is held by one unit, more than is compared each with each. */
  world->n_holding = below (rand, 4) == 0 ? 1 : N_UNITS;
  world->document = alur_document_new ();
  world->authorities = g_ptr_array_new ();
  alur_document_begin (world->document, "World");
  world->stage = alur_document_insert (world->document, alur_document_get_root (world->document),
                                       ALUR_KIND_STAGE, "now", NULL);
  alur_document_set_word (world->document, world->stage, ALUR_STAGE_KIND, ALUR_STAGE_CURRENT);
  add_functions (world);
  add_units (world, rand);
  for (guint i = 0; i < n_authorities; i++)
    add_authority (world, rand, i);
  alur_document_commit (world->document);
}

static void
world_clear (World *world)
{
  g_ptr_array_unref (world->authorities);
  g_object_unref (world->document);
}

/* The definitions, word for word */

static const char *
unit_of (const AlurElement *authority)
{
  return alur_element_get_id (authority->parent);
}

static const char *
function_of (const AlurElement *authority)
{
  return alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION);
}

static gboolean
same_kind (const AlurElement *a, const AlurElement *b)
{
  return alur_element_get_word (a, ALUR_AUTHORITY_ROLE)
             == alur_element_get_word (b, ALUR_AUTHORITY_ROLE)
         && alur_element_get_word (a, ALUR_AUTHORITY_RESOURCE)
                == alur_element_get_word (b, ALUR_AUTHORITY_RESOURCE);
}

static gboolean
scopes_meet (const AlurElement *a, const AlurElement *b)
{
  return alur_text_names_intersect (alur_element_get_text (a, ALUR_AUTHORITY_SCOPE),
                                    alur_element_get_text (b, ALUR_AUTHORITY_SCOPE));
}

static const char *
parent_function (World *world, const char *id)
{
  const AlurElement *function
      = alur_document_lookup_kind (world->document, NULL, id, ALUR_KIND_FUNCTION);

  return alur_element_get_ref (function, ALUR_FUNCTION_PARENT);
}

/* Whether @upper is @lower or an ancestor of it. */
static gboolean
covers (World *world, const char *upper, const char *lower)
{
  while (lower != NULL && lower != upper)
    lower = parent_function (world, lower);
  return lower != NULL;
}

/* Whether what @a is came to its holder from @unit, in at most @steps hands. */
static gboolean
comes_from (World *world, const AlurElement *a, const char *unit, const char *function, guint steps)
{
  const char *from = alur_element_get_ref (a, ALUR_AUTHORITY_FROM);

  if (from == NULL || steps == 0)
    return FALSE;
  if (from == unit)
    return TRUE;
  for (guint i = 0; i < world->authorities->len; i++)
    {
      const AlurElement *next = world->authorities->pdata[i];

      if (unit_of (next) == from && same_kind (next, a)
          && covers (world, function_of (next), function)
          && comes_from (world, next, unit, function, steps - 1))
        return TRUE;
    }
  return FALSE;
}

static gboolean
in_the_way (World *world, const AlurElement *a, const AlurElement *b, const char *function)
{
  return unit_of (a) != unit_of (b) && same_kind (a, b) && scopes_meet (a, b)
         && !comes_from (world, a, unit_of (b), function, N_UNITS)
         && !comes_from (world, b, unit_of (a), function, N_UNITS);
}

typedef gboolean (*PairFunc) (World *world, const AlurElement *a, const AlurElement *b);

static gboolean
overlap_pair (World *world, const AlurElement *a, const AlurElement *b)
{
  return function_of (a) == function_of (b) && in_the_way (world, a, b, function_of (a));
}

static gboolean
duplicate_pair (World *world, const AlurElement *a, const AlurElement *b)
{
  return a != b && function_of (a) == function_of (b) && unit_of (a) == unit_of (b)
         && same_kind (a, b) && scopes_meet (a, b);
}

/* Adds a line with the ids of the authorities whose `group` is @group, if there are any. */
static void
add_line (GPtrArray *lines, World *world, const guint *groups, guint group)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < world->authorities->len; i++)
    {
      if (groups[i] == group)
        g_string_append_printf (line, "%s ", alur_element_get_id (world->authorities->pdata[i]));
    }
  if (line->len > 0)
    g_ptr_array_add (lines, g_string_free (line, FALSE));
  else
    g_string_free (line, TRUE);
}

static gboolean
is_in_pair (World *world, guint i, PairFunc pair)
{
  for (guint j = 0; j < world->authorities->len; j++)
    {
      if (pair (world, world->authorities->pdata[i], world->authorities->pdata[j]))
        return TRUE;
    }
  return FALSE;
}

/* Whether two authorities that each are in a pair belong to one group. */
static gboolean
connected (World *world, guint i, guint j, PairFunc pair)
{
  const AlurElement *a = world->authorities->pdata[i];
  const AlurElement *b = world->authorities->pdata[j];

  return pair (world, a, b) || pair (world, b, a)
         || (pair == overlap_pair && unit_of (a) == unit_of (b)
             && function_of (a) == function_of (b) && same_kind (a, b));
}

/* The groups of authorities that @pair connects: the smallest number spreads until it rests. */
static GPtrArray *
expect_groups (World *world, PairFunc pair)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  guint n = world->authorities->len;
  guint groups[MOST_AUTHORITIES];
  gboolean moved = TRUE;

  for (guint i = 0; i < n; i++)
    groups[i] = is_in_pair (world, i, pair) ? i : G_MAXUINT;
  while (moved)
    {
      moved = FALSE;
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < n; j++)
          if (groups[i] != G_MAXUINT && groups[j] != G_MAXUINT && groups[j] < groups[i]
              && connected (world, i, j, pair))
            {
              groups[i] = groups[j];
              moved = TRUE;
            }
    }
  for (guint i = 0; i < n; i++)
    add_line (lines, world, groups, i);
  return lines;
}

/* What stands in the way of one another on @function and above it, of the kind of @example. */
static void
expect_nested_on (World *world, const char *function, const AlurElement *example, GPtrArray *lines)
{
  guint n = world->authorities->len;
  guint groups[MOST_AUTHORITIES];

  for (guint i = 0; i < n; i++)
    groups[i] = G_MAXUINT;
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      {
        const AlurElement *lower = world->authorities->pdata[i];
        const AlurElement *upper = world->authorities->pdata[j];

        if (same_kind (lower, example) && function_of (lower) == function
            && function_of (upper) != function && covers (world, function_of (upper), function)
            && in_the_way (world, lower, upper, function))
          groups[i] = groups[j] = 0;
      }
  add_line (lines, world, groups, 0);
}

static GPtrArray *
expect_nested (World *world)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < world->authorities->len; i++)
    {
      const AlurElement *example = world->authorities->pdata[i];
      gboolean first = TRUE;

      for (guint j = 0; j < i && first; j++)
        first = !same_kind (world->authorities->pdata[j], example)
                || function_of (world->authorities->pdata[j]) != function_of (example);
      if (first)
        expect_nested_on (world, function_of (example), example, lines);
    }
  return lines;
}

/* What the rule found, in the same lines. */
static GPtrArray *
find (AlurAnalysis *analysis, World *world, const char *rule)
{
  const GPtrArray *findings = alur_analysis_get_findings (analysis, world->stage);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < findings->len; i++)
    {
      const AlurFinding *finding = findings->pdata[i];
      GString *line;

      if (strcmp (alur_finding_get_rule_id (finding), rule) != 0)
        continue;
      line = g_string_new (NULL);
      for (guint j = 0; j < finding->n_elements; j++)
        g_string_append_printf (line, "%s ", alur_element_get_id (finding->elements[j]));
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  return lines;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
assert_same_lines (GPtrArray *expected, GPtrArray *found)
{
  g_ptr_array_sort (expected, compare_lines);
  g_ptr_array_sort (found, compare_lines);
  g_assert_cmpuint (found->len, ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    g_assert_cmpstr (found->pdata[i], ==, expected->pdata[i]);
  g_ptr_array_unref (expected);
  g_ptr_array_unref (found);
}

static void
test_definitions (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (alur_random_seed ());

  for (guint i = 0; i < 1500; i++)
    {
      World world;
      g_autoptr (AlurAnalysis) analysis = NULL;

      world_make (&world, rand);
      analysis = alur_analysis_new (world.document);
      assert_same_lines (expect_groups (&world, overlap_pair), find (analysis, &world, "overlap"));
      assert_same_lines (expect_groups (&world, duplicate_pair),
                         find (analysis, &world, "duplicate-authority"));
      assert_same_lines (expect_nested (&world), find (analysis, &world, "nested-overlap"));
      g_clear_object (&analysis);
      world_clear (&world);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/overlap/definitions", test_definitions);
  return g_test_run ();
}
