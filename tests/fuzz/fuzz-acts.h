/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-carry.h"
#include "fuzz-editor.h"

/* Somebody who works in a document by chance: what one does is a file, and a row in fuzz-edit.c. */
typedef struct
{
  AlurEditor *editor;
  AlurCarry *carry; /* what was done last, for other stages */
} FuzzWorker;

typedef void (*FuzzAct) (FuzzChoice *choice, FuzzWorker *self);

/* fuzz-edit.c */
AlurElement *fuzz_choose_element (FuzzChoice *choice, AlurEditor *editor);
AlurElement *fuzz_choose_selected (FuzzChoice *choice, AlurEditor *editor, AlurKind kind);
const char *fuzz_choose_text (FuzzChoice *choice);

/* act-…c */
void fuzz_act_on_findings (FuzzChoice *choice, FuzzWorker *self);
void fuzz_act_in_inspector (FuzzChoice *choice, FuzzWorker *self);
void fuzz_act_in_drawing (FuzzChoice *choice, FuzzWorker *self);
void fuzz_act_in_table (FuzzChoice *choice, FuzzWorker *self);
void fuzz_act_in_dialog (FuzzChoice *choice, FuzzWorker *self);
void fuzz_act_with_clipboard (FuzzChoice *choice, FuzzWorker *self);
