/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-target.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static guint n_inputs;
static guint n_taken;

static void
tell_count (void)
{
  fprintf (stderr, "%u of %u inputs were taken\n", n_taken, n_inputs);
}

/* GLib ends a program with this signal where a warning is fatal; libFuzzer keeps the input of those
 * that abort. */
static void
trap_cb (int number)
{
  abort ();
}

void
fuzz_count (gboolean taken)
{
  if (n_inputs++ == 0)
    {
      atexit (tell_count);
      signal (SIGTRAP, trap_cb);
    }
  n_taken += taken ? 1 : 0;
}

/* Where the comment begins in which the input ends, or its beginning. */
static size_t
find_comment (const uint8_t *data, size_t size)
{
  while (size > 0 && g_ascii_isspace (data[size - 1]))
    size--;
  if (size < 3 || memcmp (data + size - 3, "-->", 3) != 0)
    return 0;
  for (size_t at = size; at >= 4; at--)
    if (memcmp (data + at - 4, "<!--", 4) == 0)
      return at;
  return 0;
}

size_t
fuzz_length (const uint8_t *data, size_t size)
{
  size_t comment = find_comment (data, size);

  return comment > 0 ? comment - 4 : size;
}

FuzzChoice
fuzz_choice (const uint8_t *data, size_t size)
{
  guint64 sum = G_GUINT64_CONSTANT (0xCBF29CE484222325);

  for (size_t i = find_comment (data, size); i < size; i++)
    sum = (sum ^ data[i]) * G_GUINT64_CONSTANT (0x100000001B3);
  return (FuzzChoice){ sum };
}

guint
fuzz_choose (FuzzChoice *self, guint n)
{
  guint64 z = self->state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return (guint) ((z ^ (z >> 31)) % n);
}
