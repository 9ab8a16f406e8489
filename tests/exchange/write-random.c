/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents by chance as files, for tests that run the command line: services as planners draw
 * them, some of them placed by hand, and documents of any edits.
 *
 *   write-random SEED N FOLDER */

#include "alur-random.h"
#include "alur-writer.h"
#include "random-service.h"

#include <stdlib.h>

#define MAX_ELEMENTS 300
#define MAX_EDITS 400

static AlurDocument *
make_document (GRand *rand, guint number)
{
  AlurDocument *document;

  if (number % 3 == 2)
    return alur_random_document (rand, (guint) g_rand_int_range (rand, 20, MAX_EDITS));
  document = random_service (rand, (guint) g_rand_int_range (rand, 10, MAX_ELEMENTS));
  if (number % 3 == 1)
    random_service_place_by_hand (rand, document);
  return document;
}

int
main (int argc, char **argv)
{
  guint32 seed = (guint32) strtoul (argc > 1 ? argv[1] : "1", NULL, 10);
  guint n_documents = (guint) strtoul (argc > 2 ? argv[2] : "10", NULL, 10);

  for (guint i = 0; i < n_documents; i++)
    {
      GRand *rand = g_rand_new_with_seed (seed + i);
      g_autoptr (AlurDocument) document = make_document (rand, i);
      g_autoptr (GBytes) bytes = alur_writer_write_bytes (document);
      g_autofree char *name = g_strdup_printf ("random-%u.alur", seed + i);
      g_autofree char *path = g_build_filename (argc > 3 ? argv[3] : ".", name, NULL);
      g_autoptr (GError) error = NULL;
      gsize size;
      const char *data = g_bytes_get_data (bytes, &size);

      g_rand_free (rand);
      if (!g_file_set_contents (path, data, (gssize) size, &error))
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
    }
  return 0;
}
