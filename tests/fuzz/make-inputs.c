/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "make-inputs.h"

#include "mutate-xml.h"

#include <stdlib.h>

/* In the place of libFuzzer's own, for what changes inputs: one byte becomes another. */
size_t
LLVMFuzzerMutate (uint8_t *data, size_t size, size_t max_size)
{
  if (size > 0)
    data[size * 7 / 11] ^= 0x15;
  return size;
}

static void
make_input (
    const char *path, guint32 seed, gsize most_bytes, MakeFunc make, int n_given, char **given)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GBytes) bytes = make (rand, n_given, given);
  g_autoptr (GError) error = NULL;
  gconstpointer data;
  gsize size;

  if (bytes == NULL)
    return;
  data = g_bytes_get_data (bytes, &size);
  if (size <= most_bytes && !g_file_set_contents (path, data, (gssize) size, &error))
    g_error ("%s", error->message);
}

/**
 * make_inputs:
 * @argc: of the program
 * @argv: of the program: FOLDER SEED NUMBER [DOCUMENT…]
 * @name: what the files are called, with their seed behind it
 * @most_bytes: longer inputs are left out
 * @make: makes one
 *
 * Writes inputs by chance, each with a seed of its own, one after the other.
 *
 * Returns: what the program ends with
 */
int
make_inputs (int argc, char **argv, const char *name, gsize most_bytes, MakeFunc make)
{
  guint32 seed = argc >= 4 ? (guint32) strtoul (argv[2], NULL, 10) : 0;
  int number = argc >= 4 ? atoi (argv[3]) : 0;

  if (number <= 0)
    {
      g_printerr ("usage: %s FOLDER SEED NUMBER [DOCUMENT…]\n", argv[0]);
      return 2;
    }
  for (guint i = 0; i < (guint) number; i++)
    {
      g_autofree char *base = g_strdup_printf ("%s-%u", name, seed + i);
      g_autofree char *path = g_build_filename (argv[1], base, NULL);

      make_input (path, seed + i, most_bytes, make, argc - 4, argv + 4);
    }
  return 0;
}
