/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* What libFuzzer calls with each input. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What libFuzzer calls instead of its own mutation and crossing, where a target has them. */
size_t LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max_size, unsigned int seed);
size_t LLVMFuzzerCustomCrossOver (const uint8_t *a,
                                  size_t a_size,
                                  const uint8_t *b,
                                  size_t b_size,
                                  uint8_t *out,
                                  size_t max_size,
                                  unsigned int seed);

/* What a target does with an input beyond the input itself: which view, which cell, which pane. An
 * input that ends in a comment chooses by that comment, so that the rest can be made smaller and
 * the choice stays; any other by all its bytes. */
typedef struct
{
  guint64 state;
} FuzzChoice;

size_t fuzz_length (const uint8_t *data, size_t size); /* without that comment */
FuzzChoice fuzz_choice (const uint8_t *data, size_t size);
guint fuzz_choose (FuzzChoice *self, guint n); /* below n, which is not 0 */

/* Counts whether an input was a valid one; the share is told when the program ends. */
void fuzz_count (gboolean taken);
