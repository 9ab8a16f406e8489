/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What libFuzzer asks for to change inputs. With ALUR_FUZZ_PLAIN in the environment only bytes are
 * changed, to see what all else is worth. */

#include "hooks.h"

#include "fuzz-target.h"
#include "mutate-xml.h"

#include <stdlib.h>

size_t
LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
  if (getenv ("ALUR_FUZZ_PLAIN") != NULL)
    return LLVMFuzzerMutate (data, size, max_size);
  return fuzz_hooks.mutate (data, size, max_size, seed);
}

size_t
LLVMFuzzerCustomCrossOver (const uint8_t *a,
                           size_t a_size,
                           const uint8_t *b,
                           size_t b_size,
                           uint8_t *out,
                           size_t max_size,
                           unsigned int seed)
{
  if (getenv ("ALUR_FUZZ_PLAIN") != NULL)
    return 0;
  return fuzz_hooks.marry (a, a_size, b, b_size, out, max_size, seed);
}
