/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Random numbers that are the same on every machine for one seed: xoshiro256++ of D. Blackman and
 * S. Vigna (Scrambled linear pseudorandom number generators, 2021), its state filled from the seed
 * by their splitmix64. A plain value; copy it to fork the sequence. */
typedef struct
{
  guint64 state[4];
} AlurRandom;

static inline guint64
alur_random_rotate (guint64 bits, guint by)
{
  return (bits << by) | (bits >> (64 - by));
}

static inline void
alur_random_init (AlurRandom *self, guint64 seed)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->state); i++)
    {
      guint64 bits = (seed += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

      bits = (bits ^ (bits >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
      bits = (bits ^ (bits >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
      self->state[i] = bits ^ (bits >> 31);
    }
}

static inline guint64
alur_random_next (AlurRandom *self)
{
  guint64 *state = self->state;
  guint64 result = alur_random_rotate (state[0] + state[3], 23) + state[0];
  guint64 shifted = state[1] << 17;

  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= shifted;
  state[3] = alur_random_rotate (state[3], 45);
  return result;
}

/* From 0 to below 1, in steps of 2⁻⁵³. */
static inline double
alur_random_next_double (AlurRandom *self)
{
  return (double) (alur_random_next (self) >> 11) * 0x1p-53;
}

G_END_DECLS
