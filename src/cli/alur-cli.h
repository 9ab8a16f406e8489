/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-analysis.h"
#include "alur-figures.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How a command ends. */
typedef enum
{
  ALUR_CLI_DONE = 0,
  ALUR_CLI_FOUND = 1, /* findings at or above the limit; `format --check` would change something */
  ALUR_CLI_USAGE = 2,
  ALUR_CLI_FILE = 3 /* a file can't be read, is not valid, or can't be written */
} AlurCliStatus;

typedef AlurCliStatus (*AlurCliRun) (int argc, char **argv);

/* The commands, a file each. */
AlurCliStatus alur_cli_check (int argc, char **argv);
AlurCliStatus alur_cli_metrics (int argc, char **argv);
AlurCliStatus alur_cli_workload (int argc, char **argv);
AlurCliStatus alur_cli_compare (int argc, char **argv);
AlurCliStatus alur_cli_apply (int argc, char **argv);
AlurCliStatus alur_cli_export (int argc, char **argv);
AlurCliStatus alur_cli_format (int argc, char **argv);
AlurCliStatus alur_cli_convert (int argc, char **argv);
AlurCliStatus alur_cli_import (int argc, char **argv);
AlurCliStatus alur_cli_example (int argc, char **argv);
AlurCliStatus alur_cli_thumbnail (int argc, char **argv);

/* Files of BPMN */
typedef struct
{
  const char *file;
  const char *output;   /* NULL: only with `preview` */
  const char *into;     /* (nullable): a document to add it to */
  const char *stage;    /* (nullable): of `into` */
  const char *language; /* (nullable): of a new document */
  gboolean preview;
  gboolean json;
} AlurCliBpmn;

AlurCliStatus alur_cli_import_bpmn (const AlurCliBpmn *wanted);
AlurDocument *alur_cli_read_bpmn (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Arguments */
gboolean alur_cli_parse (
    int *argc, char ***argv, const char *usage, const char *summary, const GOptionEntry *entries);
AlurCliStatus alur_cli_refuse (const char *format, ...) G_GNUC_PRINTF (1, 2);
gboolean alur_cli_one_file (int argc, char **argv);

/* Files; "-" is standard input or output */
GBytes *alur_cli_read_bytes (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
AlurDocument *alur_cli_read (const char *path) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_cli_write (const char *path, GBytes *bytes);
gboolean alur_cli_write_document (const char *path, AlurDocument *document);
void alur_cli_tell_error (const GError *error);

/* Stages and names */
gboolean alur_cli_find_stage (AlurDocument *document, const char *id, const AlurElement **stage);
const char *alur_cli_name (const AlurElement *element);

/* JSON */
void alur_cli_json_number (JsonBuilder *builder, const char *member, double value);
void alur_cli_json_string (JsonBuilder *builder, const char *member, const char *value);
void alur_cli_json_print (JsonBuilder *builder);

/* Text in the terminal */
void alur_cli_line (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Tables in the terminal */
typedef struct _AlurCliTable AlurCliTable;

AlurCliTable *alur_cli_table_new (guint n_columns) G_GNUC_WARN_UNUSED_RESULT;
void alur_cli_table_take (AlurCliTable *self, char *cell);
void alur_cli_table_add (AlurCliTable *self, const char *cell);
void alur_cli_table_print_and_free (AlurCliTable *self);
char *
alur_cli_dup_figure (double value, guint unit, AlurDocument *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
