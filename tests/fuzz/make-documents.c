/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes documents by chance, and given ones with edits by chance, as inputs to begin with.
 *
 * usage: make-documents FOLDER SEED NUMBER [DOCUMENT…] */

#include "alur-random.h"
#include "alur-reader.h"
#include "alur-writer.h"
#include "random-service.h"

#include <stdlib.h>

#define MOST_BYTES 12288

static AlurDocument *
begin (GRand *rand, int n_given, char **given)
{
  int which = g_rand_int_range (rand, 0, n_given > 0 ? 6 : 3);
  AlurDocument *document = NULL;

  if (which == 0)
    return alur_random_document (rand, (guint) g_rand_int_range (rand, 4, 40));
  if (which > 2)
    document = alur_reader_read_file (given[g_rand_int_range (rand, 0, n_given)], NULL, NULL);
  if (document == NULL)
    document = random_service (rand, (guint) g_rand_int_range (rand, 3, 30));
  if (g_rand_boolean (rand))
    random_service_place_by_hand (rand, document);
  return document;
}

static void
make_document (const char *folder, guint32 seed, int n_given, char **given)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (AlurDocument) document = begin (rand, n_given, given);
  g_autofree char *name = g_strdup_printf ("made-%u", seed);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = g_rand_int_range (rand, 0, 30); i > 0; i--)
    alur_random_edit (rand, document, ALUR_RANDOM_ALTER);
  bytes = alur_writer_write_bytes (document);
  if (g_bytes_get_size (bytes) <= MOST_BYTES
      && !g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                               (gssize) g_bytes_get_size (bytes), &error))
    g_error ("%s", error->message);
}

int
main (int argc, char **argv)
{
  guint32 seed = argc >= 4 ? (guint32) strtoul (argv[2], NULL, 10) : 0;
  int number = argc >= 4 ? atoi (argv[3]) : 0;

  if (number <= 0)
    return 2;
  for (int i = 0; i < number; i++)
    make_document (argv[1], seed + (guint32) i, argc - 4, argv + 4);
  return 0;
}
