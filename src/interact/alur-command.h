/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"

G_BEGIN_DECLS

/* What can be done with a document from menus and keys, as a table: the window makes an action of
 * each row. A new command is a row in alur-command.c and a function. */
typedef struct
{
  const char *name;    /* of the action, "win." before it */
  const char *label;   /* untranslated: give it to alur_tr() */
  const char *keys[3]; /* accelerators as GTK writes them; NULL-terminated */
  gboolean (*may_run) (AlurEditor *editor);
  void (*run) (AlurEditor *editor);
} AlurCommand;

const AlurCommand *alur_commands_get (guint *n_commands);
const AlurCommand *alur_command_find (const char *name);
gboolean alur_command_run (const AlurCommand *self, AlurEditor *editor);

G_END_DECLS
