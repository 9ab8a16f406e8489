/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two or more units with the same exclusive authority: on one function, or on one and another above
 * it.
 *
 * Which holders stand in one another's way is a graph that is nearly complete: everybody does, but
 * for scopes that do not meet and for what one was given by the other. Looking at every pair would
 * be quadratic where a thousand units hold one function, so the holders are sorted by the names of
 * their scopes (those of one name, and those with no scope, all meet), and each such group is
 * searched from holder to holder over those not reached yet: a step either reaches one or meets an
 * exemption, and exemptions are few. */

#include "alur-rules-organisation.h"

typedef struct
{
  guint name;
  AlurHolder *holder;
} NamedHolder;

/* Holders of one role and resource, sorted by where they hold it. */
typedef struct
{
  GPtrArray *everywhere;
  GPtrArray *somewhere;
  GArray *named; /* NamedHolder, the holders of `somewhere` once a name, by name */
} ScopeTable;

/* The lists that a comparison needs, kept from role to role. */
typedef struct
{
  AlurStageIndex *index;
  GPtrArray *lower; /* holders on the subject */
  GPtrArray *upper; /* holders above it */
  GPtrArray *given; /* those with `from`: the way by which what one holds came from another */
  GPtrArray *stack; /* AlurUnitNode */
  ScopeTable below;
  ScopeTable above;
  GPtrArray *queue;
  GPtrArray *leaves;
  GPtrArray *same;
  GPtrArray *none; /* always empty */
  GPtrArray *involved;
  GPtrArray *group;
  GArray *parents; /* guint */
  GArray *meets;   /* gboolean */
} Workspace;

static void
scope_table_init (ScopeTable *self)
{
  self->everywhere = g_ptr_array_new ();
  self->somewhere = g_ptr_array_new ();
  self->named = g_array_new (FALSE, FALSE, sizeof (NamedHolder));
}

static void
scope_table_clear (ScopeTable *self)
{
  g_ptr_array_unref (self->everywhere);
  g_ptr_array_unref (self->somewhere);
  g_array_unref (self->named);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  guint x = ((const NamedHolder *) a)->name;
  guint y = ((const NamedHolder *) b)->name;

  return (x > y) - (x < y);
}

static void
scope_table_fill (ScopeTable *self, const GPtrArray *holders, AlurExclusive exclusive)
{
  g_ptr_array_set_size (self->everywhere, 0);
  g_ptr_array_set_size (self->somewhere, 0);
  g_array_set_size (self->named, 0);
  for (guint i = 0; i < holders->len; i++)
    {
      AlurHolder *holder = holders->pdata[i];

      if (exclusive == ALUR_EXCLUSIVE_YES || holder->scope->n_names == 0)
        {
          g_ptr_array_add (self->everywhere, holder);
          continue;
        }
      g_ptr_array_add (self->somewhere, holder);
      for (guint j = 0; j < holder->scope->n_names; j++)
        {
          NamedHolder named = { holder->scope->names[j], holder };

          g_array_append_val (self->named, named);
        }
    }
  g_array_sort (self->named, compare_names);
}

/* Whether @from is @to, or was given it by @to through a chain of @self. */
static gboolean
leads_to (Workspace *self, AlurUnitNode *from, const AlurUnitNode *to)
{
  guint stamp;

  if (from == to)
    return TRUE;
  stamp = alur_stage_index_next_stamp (self->index);
  g_ptr_array_set_size (self->stack, 0);
  g_ptr_array_add (self->stack, from);
  from->stamp = stamp;
  while (self->stack->len > 0)
    {
      const AlurUnitNode *unit = g_ptr_array_steal_index_fast (self->stack, self->stack->len - 1);

      for (guint i = 0; i < self->given->len; i++)
        {
          const AlurHolder *given = self->given->pdata[i];

          if (given->unit != unit || given->from->stamp == stamp)
            continue;
          if (given->from == to)
            return TRUE;
          given->from->stamp = stamp;
          g_ptr_array_add (self->stack, given->from);
        }
    }
  return FALSE;
}

/* Whether two holders whose scopes meet stand in one another's way. */
static gboolean
conflict (Workspace *work, const AlurHolder *a, const AlurHolder *b)
{
  return a->unit != b->unit && !(a->from != NULL && leads_to (work, a->from, b->unit))
         && !(b->from != NULL && leads_to (work, b->from, a->unit));
}

/* The groups of holders are a forest of numbers: `group` of a holder leads to another, in the end
 * to itself. */
typedef struct
{
  GPtrArray *holders;
  gboolean *meets; /* whether the holder of that number overlaps with anyone */
  guint *parents;
} Groups;

static guint
find_group (Groups *groups, guint i)
{
  while (groups->parents[i] != i)
    i = groups->parents[i] = groups->parents[groups->parents[i]];
  return i;
}

static void
join_groups (Groups *groups, const AlurHolder *a, const AlurHolder *b)
{
  groups->meets[a->group] = groups->meets[b->group] = TRUE;
  groups->parents[find_group (groups, a->group)] = find_group (groups, b->group);
}

/* Moves the holders of @open that overlap with @holder to @reached. */
static void
reach_from (
    Groups *groups, Workspace *work, const AlurHolder *holder, GPtrArray *open, GPtrArray *reached)
{
  for (guint i = 0; i < open->len;)
    {
      AlurHolder *other = open->pdata[i];

      if (!conflict (work, holder, other))
        {
          i++;
          continue;
        }
      join_groups (groups, holder, other);
      g_ptr_array_add (reached, other);
      g_ptr_array_remove_index_fast (open, i);
    }
}

/* Joins what overlaps when all of @everywhere meet one another and those of @somewhere meet all of
 * @everywhere. Uses both lists up. */
static void
connect (Groups *groups, Workspace *work, GPtrArray *everywhere, GPtrArray *somewhere)
{
  GPtrArray *queue = work->queue;
  GPtrArray *leaves = work->leaves;

  while (everywhere->len > 0)
    {
      g_ptr_array_add (queue, g_ptr_array_steal_index_fast (everywhere, everywhere->len - 1));
      while (queue->len > 0 || leaves->len > 0)
        {
          GPtrArray *from = queue->len > 0 ? queue : leaves;
          AlurHolder *holder = g_ptr_array_steal_index_fast (from, from->len - 1);

          reach_from (groups, work, holder, everywhere, queue);
          if (from == queue)
            reach_from (groups, work, holder, somewhere, leaves);
        }
    }
}

static void
connect_names (Groups *groups, Workspace *work, const GArray *named)
{
  GPtrArray *same = work->same;

  for (guint i = 0; i < named->len;)
    {
      guint name = g_array_index (named, NamedHolder, i).name;

      g_ptr_array_set_size (same, 0);
      for (; i < named->len && g_array_index (named, NamedHolder, i).name == name; i++)
        g_ptr_array_add (same, g_array_index (named, NamedHolder, i).holder);
      if (same->len > 1)
        connect (groups, work, same, work->none);
    }
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const AlurHolder *const *x = a;
  const AlurHolder *const *y = b;

  return ((*x)->unit > (*y)->unit) - ((*x)->unit < (*y)->unit);
}

/* Two authorities of one unit connect those with which each overlaps. */
static void
connect_units (Groups *groups)
{
  const AlurHolder *last = NULL;

  g_ptr_array_sort (groups->holders, compare_units);
  for (guint i = 0; i < groups->holders->len; i++)
    {
      const AlurHolder *holder = groups->holders->pdata[i];

      if (!groups->meets[holder->group])
        continue;
      if (last != NULL && last->unit == holder->unit)
        join_groups (groups, last, holder);
      last = holder;
    }
}

static AlurBetween
between_of (const GPtrArray *group)
{
  const AlurHolder *first = group->pdata[0];

  for (guint i = 1; i < group->len; i++)
    {
      const AlurHolder *holder = group->pdata[i];

      if (holder->unit->institution != first->unit->institution)
        return ALUR_BETWEEN_INSTITUTIONS;
    }
  return ALUR_BETWEEN_INTERNAL;
}

static void
report_group (AlurRuleRun *run, const GPtrArray *group, AlurBetween between)
{
  const AlurHolder *first = group->pdata[0];
  g_autofree const AlurElement **units = g_new (const AlurElement *, group->len);
  g_autofree const AlurElement **elements = g_new (const AlurElement *, group->len);

  for (guint i = 0; i < group->len; i++)
    {
      const AlurHolder *holder = group->pdata[i];

      units[i] = holder->unit->unit;
      elements[i] = holder->authority;
    }
  alur_rule_report (run, &(AlurReport){ .function = run->subject,
                                        .role = first->role,
                                        .resource = first->resource,
                                        .between = between,
                                        .units = units,
                                        .n_units = group->len,
                                        .elements = elements,
                                        .n_elements = group->len });
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const AlurHolder *const *x = a;
  const AlurHolder *const *y = b;

  return ((*x)->group > (*y)->group) - ((*x)->group < (*y)->group);
}

static void
report_groups (AlurRuleRun *run, Groups *groups, Workspace *work)
{
  GPtrArray *involved = work->involved;
  GPtrArray *group = work->group;

  g_ptr_array_set_size (involved, 0);
  for (guint i = 0; i < groups->holders->len; i++)
    {
      AlurHolder *holder = groups->holders->pdata[i];

      if (groups->meets[holder->group])
        g_ptr_array_add (involved, holder);
    }
  for (guint i = 0; i < involved->len; i++)
    {
      AlurHolder *holder = involved->pdata[i];

      holder->group = find_group (groups, holder->group);
    }
  g_ptr_array_sort (involved, compare_groups);
  for (guint i = 0; i < involved->len; i++)
    {
      const AlurHolder *holder = involved->pdata[i];
      const AlurHolder *next = i + 1 < involved->len ? involved->pdata[i + 1] : NULL;

      g_ptr_array_add (group, (gpointer) holder);
      if (next == NULL || next->group != holder->group)
        {
          report_group (run, group, between_of (group));
          g_ptr_array_set_size (group, 0);
        }
    }
}

/* The overlaps among @holders, all of one role and resource on the subject. */
static void
find_overlaps (AlurRuleRun *run, GPtrArray *holders, Workspace *work)
{
  const AlurHolder *first = holders->pdata[0];
  Groups groups = { .holders = holders };

  g_array_set_size (work->parents, holders->len);
  g_array_set_size (work->meets, 0);
  g_array_set_size (work->meets, holders->len);
  groups.parents = (guint *) (gpointer) work->parents->data;
  groups.meets = (gboolean *) (gpointer) work->meets->data;
  for (guint i = 0; i < holders->len; i++)
    groups.parents[i] = ((AlurHolder *) holders->pdata[i])->group = i;
  scope_table_fill (&work->below, holders, run->settings->exclusive[first->role]);
  connect_names (&groups, work, work->below.named);
  connect (&groups, work, work->below.everywhere, work->below.somewhere);
  connect_units (&groups);
  report_groups (run, &groups, work);
}

/* Sorts out of @all, the effective holders of one role, those with @resource: on the subject, above
 * it, and those to whom it was given. */
static void
sort_out (AlurRuleRun *run, const GPtrArray *all, AlurResource resource, Workspace *work)
{
  g_ptr_array_set_size (work->lower, 0);
  g_ptr_array_set_size (work->upper, 0);
  g_ptr_array_set_size (work->given, 0);
  for (guint i = 0; i < all->len; i++)
    {
      AlurHolder *holder = all->pdata[i];

      if (holder->resource != resource)
        continue;
      g_ptr_array_add (holder->function == run->effective->function ? work->lower : work->upper,
                       holder);
      if (holder->from != NULL)
        g_ptr_array_add (work->given, holder);
    }
}

typedef void (*CompareFunc) (AlurRuleRun *run, Workspace *work);

/* The roles that anyone holds on the subject itself, `1 << AlurRole` each. */
static guint
roles_on_subject (AlurRuleRun *run)
{
  guint roles = 0;

  for (const AlurHolder *holder = run->effective->function->holders; holder != NULL;
       holder = holder->next)
    roles |= 1u << holder->role;
  return roles;
}

static void
workspace_init (Workspace *work, AlurStageIndex *index)
{
  GPtrArray **lists[]
      = { &work->lower,  &work->upper, &work->given, &work->stack,    &work->queue,
          &work->leaves, &work->same,  &work->none,  &work->involved, &work->group };

  work->index = index;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i] = g_ptr_array_new ();
  scope_table_init (&work->below);
  scope_table_init (&work->above);
  work->parents = g_array_new (FALSE, FALSE, sizeof (guint));
  work->meets = g_array_new (FALSE, TRUE, sizeof (gboolean));
}

static void
workspace_clear (Workspace *work)
{
  GPtrArray *lists[] = { work->lower,  work->upper, work->given, work->stack,    work->queue,
                         work->leaves, work->same,  work->none,  work->involved, work->group };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_ptr_array_unref (lists[i]);
  scope_table_clear (&work->below);
  scope_table_clear (&work->above);
  g_array_unref (work->parents);
  g_array_unref (work->meets);
}

/* Calls @compare for each exclusive role and resource that anyone holds on the subject. */
static void
for_each_exclusive (AlurRuleRun *run, CompareFunc compare)
{
  guint roles = roles_on_subject (run);
  Workspace work;

  workspace_init (&work, run->index);
  for (guint role = 1; role < ALUR_N_ROLES; role++)
    {
      const GPtrArray *all = run->effective->by_role[role];
      gboolean of_resource = role == ALUR_ROLE_SUPPLIER || role == ALUR_ROLE_DISTRIBUTOR;
      guint last = of_resource ? ALUR_RESOURCE_OTHER : ALUR_RESOURCE_NONE;

      if (all->len < 2 || (roles & (1u << role)) == 0
          || run->settings->exclusive[role] == ALUR_EXCLUSIVE_NO)
        continue;
      for (guint resource = ALUR_RESOURCE_NONE; resource <= last; resource++)
        {
          sort_out (run, all, resource, &work);
          compare (run, &work);
        }
    }
  workspace_clear (&work);
}

static void
compare_level (AlurRuleRun *run, Workspace *work)
{
  if (work->lower->len > 1)
    find_overlaps (run, work->lower, work);
}

/**
 * alur_rule_overlap: (skip)
 */
void
alur_rule_overlap (AlurRuleRun *run)
{
  if (run->effective->function->holders != NULL)
    for_each_exclusive (run, compare_level);
}

static gboolean
any_conflict (Workspace *work, const AlurHolder *holder, const GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    {
      if (conflict (work, holder, others->pdata[i]))
        return TRUE;
    }
  return FALSE;
}

static guint
first_of_name (const GArray *named, guint name)
{
  guint low = 0;
  guint high = named->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (named, NamedHolder, middle).name < name)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
any_conflict_by_name (Workspace *work, const AlurHolder *holder, const ScopeTable *table)
{
  for (guint i = 0; i < holder->scope->n_names; i++)
    {
      guint name = holder->scope->names[i];

      for (guint j = first_of_name (table->named, name);
           j < table->named->len && g_array_index (table->named, NamedHolder, j).name == name; j++)
        {
          if (conflict (work, holder, g_array_index (table->named, NamedHolder, j).holder))
            return TRUE;
        }
    }
  return FALSE;
}

/* Adds to @involved the holders in @table that overlap with one of @others. */
static void
add_involved (Workspace *work,
              const ScopeTable *table,
              const ScopeTable *others,
              GPtrArray *involved)
{
  for (guint i = 0; i < table->everywhere->len; i++)
    {
      AlurHolder *holder = table->everywhere->pdata[i];

      if (any_conflict (work, holder, others->everywhere)
          || any_conflict (work, holder, others->somewhere))
        g_ptr_array_add (involved, holder);
    }
  for (guint i = 0; i < table->somewhere->len; i++)
    {
      AlurHolder *holder = table->somewhere->pdata[i];

      if (any_conflict (work, holder, others->everywhere)
          || any_conflict_by_name (work, holder, others))
        g_ptr_array_add (involved, holder);
    }
}

static void
compare_levels (AlurRuleRun *run, Workspace *work)
{
  AlurExclusive exclusive;

  if (work->lower->len == 0 || work->upper->len == 0)
    return;
  exclusive = run->settings->exclusive[((const AlurHolder *) work->lower->pdata[0])->role];
  scope_table_fill (&work->below, work->lower, exclusive);
  scope_table_fill (&work->above, work->upper, exclusive);
  g_ptr_array_set_size (work->involved, 0);
  add_involved (work, &work->below, &work->above, work->involved);
  if (work->involved->len == 0)
    return;
  add_involved (work, &work->above, &work->below, work->involved);
  report_group (run, work->involved, ALUR_BETWEEN_NONE);
}

/**
 * alur_rule_nested_overlap: (skip)
 */
void
alur_rule_nested_overlap (AlurRuleRun *run)
{
  if (run->effective->function->holders != NULL && run->effective->function->parent != NULL)
    for_each_exclusive (run, compare_levels);
}
