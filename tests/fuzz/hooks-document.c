/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For targets that look behind the reader: what the reader would refuse is hardly worth a run
 * there, so the change is made anew until it takes it, mostly. */

#include "alur-reader.h"
#include "hooks.h"
#include "mutate-xml.h"

#include <string.h>

#define TRIES 6
#define LET_PASS 32 /* one in so many, as it comes */

static gboolean
is_taken (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (AlurDocument) document = alur_reader_read_bytes (bytes, "input", NULL, NULL);

  return document != NULL;
}

static size_t
mutate (uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
  g_autofree uint8_t *before = NULL;
  size_t changed = 0;

  if (seed % LET_PASS == 0)
    return mutate_xml (data, size, max_size, seed);
  before = g_memdup2 (data, size);
  for (unsigned int i = 0; i < TRIES; i++)
    {
      if (before != NULL)
        memcpy (data, before, size);
      changed = mutate_xml (data, size, max_size, seed + i * 0x9E3779B9u);
      if (is_taken (data, changed))
        break;
    }
  return changed;
}

static size_t
marry (const uint8_t *a,
       size_t a_size,
       const uint8_t *b,
       size_t b_size,
       uint8_t *out,
       size_t max_size,
       unsigned int seed)
{
  size_t married = 0;

  for (unsigned int i = 0; i < TRIES; i++)
    {
      married = marry_xml (a, a_size, b, b_size, out, max_size, seed + i * 0x9E3779B9u);
      if (seed % LET_PASS == 0 || is_taken (out, married))
        break;
    }
  return married;
}

const FuzzHooks fuzz_hooks = { mutate, marry };
