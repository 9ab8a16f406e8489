/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one unit should not hold together, or not over those above it. Holders of one unit are
 * reached through `unit->chain`, so that only they are compared. */

#include "alur-rules-organisation.h"

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

/* Whether another authority of the unit before @holder in its chain begins the same comparison. */
static gboolean
is_first_on_subject (AlurRuleRun *run, const AlurHolder *holder)
{
  for (const AlurHolder *other = holder->unit->chain; other != holder; other = other->next_of_unit)
    {
      if (is_on_subject (run, other))
        return FALSE;
    }
  return TRUE;
}

typedef void (*UnitFunc) (AlurRuleRun *run, AlurUnitNode *unit);

/* Calls @func once for each unit that holds two or more, one of them on the subject. */
static void
for_each_unit (AlurRuleRun *run, UnitFunc func)
{
  for (const AlurHolder *holder = run->effective->function->holders; holder != NULL;
       holder = holder->next)
    {
      if (holder->unit->chain->next_of_unit != NULL && is_first_on_subject (run, holder))
        func (run, holder->unit);
    }
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

static void
find_duplicates (AlurRuleRun *run, AlurUnitNode *unit)
{
  g_autoptr (GPtrArray) group = g_ptr_array_new ();
  guint number = 0;

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

static void
find_conflicts_of_pair (AlurRuleRun *run, AlurUnitNode *unit, AlurRole a, AlurRole b)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();

  for (const AlurHolder *one = unit->chain; one != NULL; one = one->next_of_unit)
    {
      if (one->role != a)
        continue;
      for (const AlurHolder *other = unit->chain; other != NULL; other = other->next_of_unit)
        {
          if (other->role != b || !meet_here (run, one, other))
            continue;
          g_ptr_array_add (elements, (gpointer) one->authority);
          g_ptr_array_add (elements, (gpointer) other->authority);
        }
    }
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

/* Adds what @unit holds as @role and @superior as implementer, where they meet. */
static void
add_supervision (AlurRuleRun *run,
                 const AlurUnitNode *unit,
                 AlurRole role,
                 const AlurUnitNode *superior,
                 GPtrArray *elements)
{
  for (const AlurHolder *one = unit->chain; one != NULL; one = one->next_of_unit)
    {
      if (one->role != role)
        continue;
      for (const AlurHolder *other = superior->chain; other != NULL; other = other->next_of_unit)
        {
          if (other->role != ALUR_ROLE_IMPLEMENTER || !meet_here (run, one, other))
            continue;
          g_ptr_array_add (elements, (gpointer) one->authority);
          g_ptr_array_add (elements, (gpointer) other->authority);
        }
    }
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
      add_supervision (run, unit, role, superior, elements);
      if (elements->len > 0)
        report_unit (run,
                     &(AlurReport){ .role = role,
                                    .units = units,
                                    .n_units = 2,
                                    .about = { unit->unit, superior->unit } },
                     elements);
    }
}

static gboolean
is_first_of_role (const AlurHolder *holder)
{
  for (const AlurHolder *other = holder->unit->chain; other != holder; other = other->next_of_unit)
    {
      if (other->role == holder->role)
        return FALSE;
    }
  return TRUE;
}

/**
 * alur_rule_supervises_superior: (skip)
 */
void
alur_rule_supervises_superior (AlurRuleRun *run)
{
  static const AlurRole roles[] = { ALUR_ROLE_SUPERVISOR, ALUR_ROLE_EVALUATOR };

  if (run->effective->function->holders == NULL
      || run->effective->by_role[ALUR_ROLE_IMPLEMENTER]->len == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      const GPtrArray *holders = run->effective->by_role[roles[i]];

      for (guint j = 0; j < holders->len; j++)
        {
          const AlurHolder *holder = holders->pdata[j];

          if (is_first_of_role (holder))
            find_supervised (run, holder->unit, roles[i]);
        }
    }
}
