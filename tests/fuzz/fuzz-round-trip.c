/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever the reader takes, the writer writes so that it is read again and then written the same.
 */

#include "alur-reader.h"
#include "alur-writer.h"
#include "fuzz-target.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (AlurDocument) first = alur_reader_read_bytes (bytes, "input", NULL, NULL);
  g_autoptr (AlurDocument) second = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;

  fuzz_count (first != NULL);
  if (first == NULL)
    return 0;
  written = alur_writer_write_bytes (first);
  second = alur_reader_read_bytes (written, "written", NULL, &error);
  g_assert_no_error (error);
  again = alur_writer_write_bytes (second);
  g_assert_true (g_bytes_equal (written, again));
  return 0;
}
