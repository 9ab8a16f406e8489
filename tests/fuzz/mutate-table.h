/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Changes and marriages of tables and lists of text, in the signatures that libFuzzer asks for. An
 * input may end in a comment or in bytes by which a target chooses; both stay, mostly. */
size_t mutate_table (uint8_t *data, size_t size, size_t max_size, unsigned int seed);
size_t marry_tables (const uint8_t *a,
                     size_t a_size,
                     const uint8_t *b,
                     size_t b_size,
                     uint8_t *out,
                     size_t max_size,
                     unsigned int seed);
