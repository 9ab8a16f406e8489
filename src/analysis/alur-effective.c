/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-effective.h"

/**
 * alur_effective_new: (skip)
 *
 * Returns: (transfer full): an empty list of holders
 */
AlurEffective *
alur_effective_new (void)
{
  AlurEffective *self = g_new0 (AlurEffective, 1);

  self->all = g_ptr_array_new ();
  self->path = g_ptr_array_new ();
  self->wanted = g_ptr_array_new ();
  for (guint role = 0; role < ALUR_N_ROLES; role++)
    self->by_role[role] = g_ptr_array_new ();
  return self;
}

/**
 * alur_effective_free: (skip)
 * @self: a list of holders
 */
void
alur_effective_free (AlurEffective *self)
{
  alur_effective_clear (self);
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->path);
  g_ptr_array_unref (self->wanted);
  for (guint role = 0; role < ALUR_N_ROLES; role++)
    g_ptr_array_unref (self->by_role[role]);
  g_free (self);
}

/* Takes the holders of the last function of the path out again, in the reverse order. */
static void
pop (AlurEffective *self)
{
  const AlurFunctionNode *node = g_ptr_array_steal_index_fast (self->path, self->path->len - 1);
  guint end = self->all->len;

  for (; end > 0; end--)
    {
      AlurHolder *holder = self->all->pdata[end - 1];
      GPtrArray *of_role = self->by_role[holder->role];

      if (holder->function != node)
        break;
      g_ptr_array_set_size (of_role, (int) of_role->len - 1);
      holder->unit->chain = holder->next_of_unit;
      if (holder->unit->chain == NULL)
        self->n_units--;
    }
  g_ptr_array_set_size (self->all, (int) end);
}

static void
push (AlurEffective *self, AlurFunctionNode *node)
{
  guint begin = self->all->len;

  g_ptr_array_add (self->path, node);
  for (AlurHolder *holder = node->holders; holder != NULL; holder = holder->next)
    {
      /* units lie anywhere in memory: fetch them all at once, not one after the other */
      __builtin_prefetch (&holder->unit->chain, 1);
      g_ptr_array_add (self->all, holder);
    }
  for (guint i = begin; i < self->all->len; i++)
    {
      AlurHolder *holder = self->all->pdata[i];

      g_ptr_array_add (self->by_role[holder->role], holder);
      if (holder->unit->chain == NULL)
        self->n_units++;
      holder->next_of_unit = holder->unit->chain;
      holder->unit->chain = holder;
    }
}

/**
 * alur_effective_clear: (skip)
 * @self: a list of holders
 *
 * Empties @self and the chains of the units in it; to be called before the index changes.
 */
void
alur_effective_clear (AlurEffective *self)
{
  while (self->path->len > 0)
    pop (self);
  self->function = NULL;
}

/**
 * alur_effective_fill: (skip)
 * @self: a list of holders
 * @function: a function in its place
 *
 * Gathers the authorities over @function and its ancestors.
 */
void
alur_effective_fill (AlurEffective *self, AlurFunctionNode *function)
{
  GPtrArray *wanted = self->wanted;
  guint n_shared = 0;

  g_ptr_array_set_size (wanted, 0);
  for (AlurFunctionNode *node = function; node != NULL; node = node->parent)
    g_ptr_array_add (wanted, node);
  while (n_shared < self->path->len && n_shared < wanted->len
         && self->path->pdata[n_shared] == wanted->pdata[wanted->len - 1 - n_shared])
    n_shared++;
  while (self->path->len > n_shared)
    pop (self);
  while (self->path->len < wanted->len)
    push (self, wanted->pdata[wanted->len - 1 - self->path->len]);
  self->function = function;
}
