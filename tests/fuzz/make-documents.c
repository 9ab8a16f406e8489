/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes documents by chance, and given ones with edits by chance, as inputs to begin with.
 *
 * usage: make-documents FOLDER SEED NUMBER [DOCUMENT…] */

#include "alur-random.h"
#include "alur-reader.h"
#include "alur-writer.h"
#include "make-inputs.h"
#include "random-service.h"

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

static GBytes *
make (GRand *rand, int n_given, char **given)
{
  g_autoptr (AlurDocument) document = begin (rand, n_given, given);

  for (int i = g_rand_int_range (rand, 0, 30); i > 0; i--)
    alur_random_edit (rand, document, ALUR_RANDOM_ALTER);
  return alur_writer_write_bytes (document);
}

int
main (int argc, char **argv)
{
  return make_inputs (argc, argv, "made", MOST_BYTES, make);
}
