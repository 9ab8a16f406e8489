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
  for (guint role = 0; role < ALUR_N_ROLES; role++)
    g_ptr_array_unref (self->by_role[role]);
  g_free (self);
}

/**
 * alur_effective_clear: (skip)
 * @self: a list of holders
 *
 * Empties @self and the chains of the units in it.
 */
void
alur_effective_clear (AlurEffective *self)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      AlurHolder *holder = self->all->pdata[i];

      holder->unit->chain = NULL;
      holder->next_of_unit = NULL;
    }
  g_ptr_array_set_size (self->all, 0);
  for (guint role = 0; role < ALUR_N_ROLES; role++)
    g_ptr_array_set_size (self->by_role[role], 0);
  self->function = NULL;
  self->n_units = 0;
}

/**
 * alur_effective_fill: (skip)
 * @self: a list of holders
 * @function: a function in its place
 *
 * Gathers the authorities over @function and its ancestors.
 */
void
alur_effective_fill (AlurEffective *self, const AlurFunctionNode *function)
{
  alur_effective_clear (self);
  self->function = function;
  for (const AlurFunctionNode *node = function; node != NULL; node = node->parent)
    {
      for (AlurHolder *holder = node->holders; holder != NULL; holder = holder->next)
        {
          /* units lie anywhere in memory: fetch them all at once, not one after the other */
          __builtin_prefetch (&holder->unit->chain, 1);
          g_ptr_array_add (self->all, holder);
          g_ptr_array_add (self->by_role[holder->role], holder);
        }
    }
  for (guint i = 0; i < self->all->len; i++)
    {
      AlurHolder *holder = self->all->pdata[i];

      if (holder->unit->chain == NULL)
        self->n_units++;
      holder->next_of_unit = holder->unit->chain;
      holder->unit->chain = holder;
    }
}
