/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables, changed as tables. */

#include "hooks.h"
#include "mutate-table.h"

const FuzzHooks fuzz_hooks = { mutate_table, marry_tables };
