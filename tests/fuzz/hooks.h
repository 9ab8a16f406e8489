/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* How the inputs of a target are changed: as what they are, and not byte by byte. Each file
 * hooks-*.c is one way, and a target is linked with one of them. */
typedef struct
{
  size_t (*mutate) (uint8_t *data, size_t size, size_t max_size, unsigned int seed);
  size_t (*marry) (const uint8_t *a,
                   size_t a_size,
                   const uint8_t *b,
                   size_t b_size,
                   uint8_t *out,
                   size_t max_size,
                   unsigned int seed);
} FuzzHooks;

extern const FuzzHooks fuzz_hooks;
