/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes at all: the reader gives a document or an error, and neither crashes nor leaks. */

#include "alur-reader.h"
#include "fuzz-target.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) document = alur_reader_read_bytes (bytes, "input", warnings, &error);

  g_assert ((document == NULL) == (error != NULL));
  fuzz_count (document != NULL);
  return 0;
}
