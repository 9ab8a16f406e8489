/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Journals, changed as journals. */

#include "hooks.h"
#include "mutate-journal.h"

const FuzzHooks fuzz_hooks = { mutate_journal, marry_journals };
