/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Memory for what is large and used all over.
 *
 * The system gives memory out at its first touch, page by page, and each such touch costs more than
 * what is done with a page of the usual 4 KB. Processors know pages of 2 MB too, which are touched
 * once instead of 512 times and found again faster; but they come only to who asks. */

#include "alur-large-pages.h"

#ifdef __linux__
#include <sys/mman.h>
#endif

/**
 * alur_large_pages_alloc:
 * @size: bytes wanted, best a multiple of %ALUR_LARGE_PAGE
 *
 * The memory has large pages where the system grants them, and else small ones.
 *
 * Returns: (transfer full): memory of any content, for alur_large_pages_free()
 */
gpointer
alur_large_pages_alloc (gsize size)
{
  gpointer memory = g_aligned_alloc (1, size, ALUR_LARGE_PAGE);

#ifdef MADV_HUGEPAGE
  madvise (memory, size, MADV_HUGEPAGE);
#endif
  return memory;
}

/**
 * alur_large_pages_free:
 * @memory: (nullable) (transfer full): memory of alur_large_pages_alloc()
 */
void
alur_large_pages_free (gpointer memory)
{
  g_aligned_free (memory);
}
