/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one unit should not hold together, or not over those above it. Holders of one unit are
 * reached through `unit->chain`, so that only they are compared. A unit has a handful of them,
 * which are compared each with each; where a file has given one thousands, the scopes that they
 * name are gathered first, and each is looked up once. */

#include "alur-rules-organisation.h"

#define FEW 8u /* this many are compared each with each */

static gboolean
is_on_subject (AlurRuleRun *run, const AlurHolder *holder)
{
  return holder->function == run->effective->function;
}

/* Whether either of two holders has what it has on the subject itself and their scopes meet. */
static gboolean
meet_here (AlurRuleRun *run, const AlurHolder *a, const AlurHolder *b)
{
  return (is_on_subject (run, a) || is_on_subject (run, b))
         && alur_scope_names_intersect (a->scope, b->scope);
}

static void
report_unit (AlurRuleRun *run, const AlurReport *template, const GPtrArray *elements)
{
  AlurReport report = *template;

  report.function = run->subject;
  report.elements = (const AlurElement *const *) elements->pdata;
  report.n_elements = elements->len;
  alur_rule_report (run, &report);
}

/* Units that have been met, for lists that are too long to look back. */
typedef struct
{
  GHashTable *units;
} Met;

/* Whether @holder is the first in the chain of its unit of all that @is_like it says. */
static gboolean
is_first (Met *met, AlurRuleRun *run, const AlurHolder *holder, gboolean of_role)
{
  guint n = 0;

  for (const AlurHolder *other = holder->unit->chain; other != holder && n < FEW;
       other = other->next_of_unit, n++)
    {
      if (of_role ? other->role == holder->role : is_on_subject (run, other))
        return FALSE;
    }
  if (n < FEW)
    return TRUE;
  if (met->units == NULL)
    met->units = g_hash_table_new (NULL, NULL);
  return g_hash_table_add (met->units, holder->unit);
}

typedef void (*UnitFunc) (AlurRuleRun *run, AlurUnitNode *unit);

/* Calls @func once for each unit that holds two or more, one of them on the subject. */
static void
for_each_unit (AlurRuleRun *run, UnitFunc func)
{
  Met met = { NULL };

  for (const AlurHolder *holder = run->effective->function->holders; holder != NULL;
       holder = holder->next)
    {
      if (holder->unit->chain->next_of_unit != NULL && is_first (&met, run, holder, FALSE))
        func (run, holder->unit);
    }
  g_clear_pointer (&met.units, g_hash_table_unref);
}

static gboolean
is_duplicate (AlurRuleRun *run, const AlurHolder *a, const AlurHolder *b)
{
  return a->role == b->role && a->resource == b->resource && is_on_subject (run, a)
         && is_on_subject (run, b) && alur_scope_names_intersect (a->scope, b->scope);
}

/* Moves to @group whatever in the chain is a duplicate of something in it. */
static void
gather_duplicates (AlurRuleRun *run, AlurUnitNode *unit, GPtrArray *group, guint number)
{
  for (guint i = 0; i < group->len; i++)
    {
      for (AlurHolder *other = unit->chain; other != NULL; other = other->next_of_unit)
        {
          if (other->group == G_MAXUINT && is_duplicate (run, group->pdata[i], other))
            {
              other->group = number;
              g_ptr_array_add (group, other);
            }
        }
    }
}

static void
report_duplicates (AlurRuleRun *run, const AlurUnitNode *unit, const GPtrArray *group)
{
  const AlurHolder *first = group->pdata[0];
  g_autoptr (GPtrArray) elements = g_ptr_array_sized_new (group->len);

  for (guint i = 0; i < group->len; i++)
    g_ptr_array_add (elements, (gpointer) ((const AlurHolder *) group->pdata[i])->authority);
  report_unit (
      run,
      &(AlurReport){
          .role = first->role, .resource = first->resource, .units = &unit->unit, .n_units = 1 },
      elements);
}

/* The groups of a long chain: each name of a scope leads to the first that has it. */
typedef struct
{
  GPtrArray *holders; /* those on the subject */
  guint *next;        /* towards the first of the group */
  GHashTable *firsts; /* role, resource and name → index + 1 */
} Groups;

static guint
find_first (Groups *groups, guint index)
{
  while (groups->next[index] != index)
    index = groups->next[index] = groups->next[groups->next[index]];
  return index;
}

/* Puts @index into the group of the first with the same key. */
static void
join_group (Groups *groups, guint index, gint64 key)
{
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (groups->firsts, &key));

  if (first == 0)
    {
      g_hash_table_insert (groups->firsts, g_memdup2 (&key, sizeof key),
                           GUINT_TO_POINTER (index + 1));
      return;
    }
  first = find_first (groups, first - 1);
  index = find_first (groups, index);
  groups->next[MAX (first, index)] = MIN (first, index);
}

static gint64
group_key (const AlurHolder *holder, guint name)
{
  return (gint64) name << 16 | (gint64) holder->role << 8 | (gint64) holder->resource;
}

static void
report_groups (AlurRuleRun *run, const AlurUnitNode *unit, Groups *groups)
{
  guint n = groups->holders->len;
  g_autofree GPtrArray **members = g_new0 (GPtrArray *, n);

  for (guint i = 0; i < n; i++)
    {
      guint first = find_first (groups, i);

      if (members[first] == NULL)
        members[first] = g_ptr_array_new ();
      g_ptr_array_add (members[first], groups->holders->pdata[i]);
    }
  for (guint i = 0; i < n; i++)
    {
      if (members[i] == NULL)
        continue;
      if (members[i]->len > 1)
        report_duplicates (run, unit, members[i]);
      g_ptr_array_unref (members[i]);
    }
}

static void
find_duplicates_of_many (AlurRuleRun *run, AlurUnitNode *unit)
{
  g_autoptr (GPtrArray) holders = g_ptr_array_new ();
  g_autoptr (GHashTable) firsts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) everywhere
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree guint *next = NULL;
  Groups groups = { .holders = holders, .firsts = firsts };

  for (AlurHolder *holder = unit->chain; holder != NULL; holder = holder->next_of_unit)
    {
      gint64 key = group_key (holder, 0);

      if (!is_on_subject (run, holder))
        continue;
      g_ptr_array_add (holders, holder);
      if (holder->scope->n_names == 0)
        g_hash_table_add (everywhere, g_memdup2 (&key, sizeof key));
    }
  groups.next = next = g_new (guint, holders->len + 1);
  for (guint i = 0; i < holders->len; i++)
    next[i] = i;
  for (guint i = 0; i < holders->len; i++)
    {
      const AlurHolder *holder = holders->pdata[i];
      gint64 key = group_key (holder, 0);

      if (g_hash_table_contains (everywhere, &key))
        join_group (&groups, i, key);
      for (guint j = 0; j < holder->scope->n_names; j++)
        join_group (&groups, i, group_key (holder, holder->scope->names[j] + 1));
    }
  report_groups (run, unit, &groups);
}

static gboolean
are_few (const AlurUnitNode *unit)
{
  guint n = 0;

  for (const AlurHolder *holder = unit->chain; holder != NULL && n <= FEW;
       holder = holder->next_of_unit)
    n++;
  return n <= FEW;
}

static void
find_duplicates (AlurRuleRun *run, AlurUnitNode *unit)
{
  g_autoptr (GPtrArray) group = NULL;
  guint number = 0;

  if (!are_few (unit))
    {
      find_duplicates_of_many (run, unit);
      return;
    }
  group = g_ptr_array_new ();
  for (AlurHolder *holder = unit->chain; holder != NULL; holder = holder->next_of_unit)
    holder->group = G_MAXUINT;
  for (AlurHolder *holder = unit->chain; holder != NULL; holder = holder->next_of_unit)
    {
      if (holder->group != G_MAXUINT || !is_on_subject (run, holder))
        continue;
      g_ptr_array_set_size (group, 0);
      g_ptr_array_add (group, holder);
      holder->group = number;
      gather_duplicates (run, unit, group, number++);
      if (group->len > 1)
        report_duplicates (run, unit, group);
    }
}

/**
 * alur_rule_duplicate_authority: (skip)
 */
void
alur_rule_duplicate_authority (AlurRuleRun *run)
{
  for_each_unit (run, find_duplicates);
}

/* The scopes of some holders, to ask whether any meets another. */
typedef struct
{
  guint n;
  gboolean everywhere;
  GHashTable *names;
} Scopes;

static void
scopes_add (Scopes *scopes, const AlurScopeNames *scope)
{
  scopes->n++;
  scopes->everywhere = scopes->everywhere || scope->n_names == 0;
  if (scopes->names == NULL)
    scopes->names = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < scope->n_names; i++)
    g_hash_table_add (scopes->names, GUINT_TO_POINTER (scope->names[i] + 1));
}

static gboolean
scopes_meet (const Scopes *scopes, const AlurScopeNames *scope)
{
  if (scopes->n == 0 || scopes->everywhere || scope->n_names == 0)
    return scopes->n > 0;
  for (guint i = 0; i < scope->n_names; i++)
    {
      if (g_hash_table_contains (scopes->names, GUINT_TO_POINTER (scope->names[i] + 1)))
        return TRUE;
    }
  return FALSE;
}

/* Adds those in the chain of @unit as @role that meet any in the chain of @other as @other_role,
 * as meet_here() says it. */
static void
add_meeting (AlurRuleRun *run,
             const AlurUnitNode *unit,
             AlurRole role,
             const AlurUnitNode *other,
             AlurRole other_role,
             GPtrArray *elements)
{
  Scopes all = { 0 };
  Scopes on_subject = { 0 };

  for (const AlurHolder *holder = other->chain; holder != NULL; holder = holder->next_of_unit)
    {
      if (holder->role != other_role)
        continue;
      scopes_add (&all, holder->scope);
      if (is_on_subject (run, holder))
        scopes_add (&on_subject, holder->scope);
    }
  for (const AlurHolder *holder = unit->chain; holder != NULL; holder = holder->next_of_unit)
    {
      if (holder->role == role
          && scopes_meet (is_on_subject (run, holder) ? &all : &on_subject, holder->scope))
        g_ptr_array_add (elements, (gpointer) holder->authority);
    }
  g_clear_pointer (&all.names, g_hash_table_unref);
  g_clear_pointer (&on_subject.names, g_hash_table_unref);
}

/* Adds what @unit holds as @role and @other as @other_role, where they meet. */
static void
add_pairs (AlurRuleRun *run,
           const AlurUnitNode *unit,
           AlurRole role,
           const AlurUnitNode *other,
           AlurRole other_role,
           GPtrArray *elements)
{
  if (!are_few (unit) || !are_few (other))
    {
      add_meeting (run, unit, role, other, other_role, elements);
      add_meeting (run, other, other_role, unit, role, elements);
      return;
    }
  for (const AlurHolder *a = unit->chain; a != NULL; a = a->next_of_unit)
    {
      if (a->role != role)
        continue;
      for (const AlurHolder *b = other->chain; b != NULL; b = b->next_of_unit)
        {
          if (b->role != other_role || !meet_here (run, a, b))
            continue;
          g_ptr_array_add (elements, (gpointer) a->authority);
          g_ptr_array_add (elements, (gpointer) b->authority);
        }
    }
}

static void
find_conflicts_of_pair (AlurRuleRun *run, AlurUnitNode *unit, AlurRole a, AlurRole b)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();

  add_pairs (run, unit, a, unit, b, elements);
  if (elements->len > 0)
    report_unit (run,
                 &(AlurReport){ .severity = run->settings->incompatible[a][b],
                                .role = a,
                                .second_role = b,
                                .units = &unit->unit,
                                .n_units = 1 },
                 elements);
}

static void
find_conflicts (AlurRuleRun *run, AlurUnitNode *unit)
{
  guint roles = 0;

  for (const AlurHolder *holder = unit->chain; holder != NULL; holder = holder->next_of_unit)
    roles |= 1u << holder->role;
  for (guint a = 1; a < ALUR_N_ROLES; a++)
    {
      if ((roles & (1u << a)) == 0)
        continue;
      for (guint b = a + 1; b < ALUR_N_ROLES; b++)
        {
          if ((roles & (1u << b)) != 0 && run->settings->incompatible[a][b] != ALUR_SEVERITY_UNSET)
            find_conflicts_of_pair (run, unit, a, b);
        }
    }
}

/**
 * alur_rule_conflict_of_interest: (skip)
 */
void
alur_rule_conflict_of_interest (AlurRuleRun *run)
{
  for_each_unit (run, find_conflicts);
}

static void
find_supervised (AlurRuleRun *run, const AlurUnitNode *unit, AlurRole role)
{
  g_autoptr (GPtrArray) elements = NULL;

  for (const AlurUnitNode *superior = unit->parent; superior != NULL; superior = superior->parent)
    {
      const AlurElement *units[] = { unit->unit, superior->unit };

      if (superior->chain == NULL)
        continue;
      if (elements == NULL)
        elements = g_ptr_array_new ();
      g_ptr_array_set_size (elements, 0);
      add_pairs (run, unit, role, superior, ALUR_ROLE_IMPLEMENTER, elements);
      if (elements->len > 0)
        report_unit (run,
                     &(AlurReport){ .role = role,
                                    .units = units,
                                    .n_units = 2,
                                    .about = { unit->unit, superior->unit } },
                     elements);
    }
}

/**
 * alur_rule_supervises_superior: (skip)
 */
void
alur_rule_supervises_superior (AlurRuleRun *run)
{
  static const AlurRole roles[] = { ALUR_ROLE_SUPERVISOR, ALUR_ROLE_EVALUATOR };
  Met met = { NULL };

  if (run->effective->function->holders == NULL
      || run->effective->by_role[ALUR_ROLE_IMPLEMENTER]->len == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      const GPtrArray *holders = run->effective->by_role[roles[i]];

      for (guint j = 0; j < holders->len; j++)
        {
          const AlurHolder *holder = holders->pdata[j];

          if (is_first (&met, run, holder, TRUE))
            find_supervised (run, holder->unit, roles[i]);
        }
      g_clear_pointer (&met.units, g_hash_table_unref);
    }
}
