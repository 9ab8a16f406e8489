/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* Changes and marriages of journals, in the signatures that libFuzzer asks for. An input is the
 * text that a journal starts from, a NUL, and the journal. */
size_t mutate_journal (uint8_t *data, size_t size, size_t max_size, unsigned int seed);
size_t marry_journals (const uint8_t *a,
                       size_t a_size,
                       const uint8_t *b,
                       size_t b_size,
                       uint8_t *out,
                       size_t max_size,
                       unsigned int seed);
