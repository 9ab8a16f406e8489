/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One run of alur-cli and what came of it. */
typedef struct
{
  int status;
  char *output;
  char *errors;
} CliRun;

CliRun *cli_run (const char *arguments, ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
CliRun *cli_run_in (const char *const *environment,
                    const char *const *arguments) G_GNUC_WARN_UNUSED_RESULT;
void cli_run_free (CliRun *self);
JsonNode *cli_run_json (const CliRun *self) G_GNUC_WARN_UNUSED_RESULT;
char *cli_example (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *cli_data (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliRun, cli_run_free)

G_END_DECLS
