/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"
#include "fuzz-target.h"

/* A document in which a window works, for what is pasted into it. */
typedef struct
{
  AlurDocument *document;
  AlurEditor *editor;
  GBytes *before; /* the document as it was */
} FuzzEditor;

void fuzz_editor_set_up (FuzzEditor *self, FuzzChoice *choice);
void fuzz_editor_move (FuzzEditor *self, FuzzChoice *choice); /* to another place */
void fuzz_editor_check (FuzzEditor *self);
void fuzz_editor_clear (FuzzEditor *self);
