/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Changes and marriages of documents, in the signatures that libFuzzer asks for. Each is a pure
 * function of what it is given, but for what libFuzzer's own mutation adds from its memory. */
size_t mutate_xml (uint8_t *data, size_t size, size_t max_size, unsigned int seed);
size_t marry_xml (const uint8_t *a,
                  size_t a_size,
                  const uint8_t *b,
                  size_t b_size,
                  uint8_t *out,
                  size_t max_size,
                  unsigned int seed);

/* libFuzzer's own mutation, or what a test puts there. */
size_t LLVMFuzzerMutate (uint8_t *data, size_t size, size_t max_size);
