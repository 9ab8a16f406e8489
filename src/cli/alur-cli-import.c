/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-cli.h"

#include "alur-bpmn-reader.h"
#include "alur-edit.h"
#include "alur-import.h"
#include "alur-language.h"
#include "alur-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *output;
  char *into;
  char *subject;
  char **map;
  char *separator;
  char *encoding;
  char *header;
  char *stage;
  char *procedure;
  char *language;
  gboolean remove_missing;
  gboolean preview;
  gboolean json;
} Options;

/* What the options say, read. */
typedef struct
{
  AlurTableSubject subject;
  AlurEncoding encoding;
  char separator;
  int header;
} Wanted;

static const char *const subject_names[] = {
  [ALUR_TABLE_GUESSED] = "auto",
  [ALUR_TABLE_ORGANISATION] = "organisation",
  [ALUR_TABLE_PROCEDURE] = "procedure",
};

/* What was counted, in the order in which it is told; the members' names are those of JSON. */
static const struct
{
  const char *name;
  const char *label;
  gsize offset;
} figures[] = {
  { "rows", N_ ("Rows"), G_STRUCT_OFFSET (AlurImportCounts, n_rows) },
  { "ids", N_ ("Different identifiers"), G_STRUCT_OFFSET (AlurImportCounts, n_ids) },
  { "duplicates", N_ ("Rows that repeat another"),
    G_STRUCT_OFFSET (AlurImportCounts, n_duplicates) },
  { "roots", N_ ("Rows with nobody above"), G_STRUCT_OFFSET (AlurImportCounts, n_roots) },
  { "outside", N_ ("Rows under somebody who is nowhere to be found"),
    G_STRUCT_OFFSET (AlurImportCounts, n_outside) },
  { "inDocument", N_ ("Rows under somebody in the document"),
    G_STRUCT_OFFSET (AlurImportCounts, n_in_document) },
  { "self", N_ ("Rows under themselves"), G_STRUCT_OFFSET (AlurImportCounts, n_self) },
  { "onCycle", N_ ("Rows in a circle, those included"),
    G_STRUCT_OFFSET (AlurImportCounts, n_on_cycle) },
  { "units", N_ ("Units"), G_STRUCT_OFFSET (AlurImportCounts, n_units) },
  { "unitRoots", N_ ("Units at the top"), G_STRUCT_OFFSET (AlurImportCounts, n_unit_roots) },
  { "positions", N_ ("Positions"), G_STRUCT_OFFSET (AlurImportCounts, n_posts) },
  { "steps", N_ ("Steps"), G_STRUCT_OFFSET (AlurImportCounts, n_steps) },
  { "flows", N_ ("Ways"), G_STRUCT_OFFSET (AlurImportCounts, n_flows) },
  { "made", N_ ("Made"), G_STRUCT_OFFSET (AlurImportCounts, n_made) },
  { "changed", N_ ("Brought up to date"), G_STRUCT_OFFSET (AlurImportCounts, n_changed) },
  { "same", N_ ("Left as they were"), G_STRUCT_OFFSET (AlurImportCounts, n_same) },
  { "removed", N_ ("Removed"), G_STRUCT_OFFSET (AlurImportCounts, n_removed) },
};

static guint
get_figure (const AlurImportCounts *counts, guint index)
{
  return G_STRUCT_MEMBER (guint, counts, figures[index].offset);
}

static void
add_table (JsonBuilder *builder, const AlurCells *cells, const AlurColumns *columns)
{
  alur_cli_json_string (builder, "encoding", alur_encoding_name (alur_cells_get_encoding (cells)));
  alur_cli_json_string (builder, "separator",
                        alur_separator_name (alur_cells_get_separator (cells)));
  alur_cli_json_number (
      builder, "header",
      columns->header >= 0 ? alur_cells_get_number (cells, (guint) columns->header) : 0);
  alur_cli_json_string (builder, "subject", subject_names[columns->subject]);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < columns->n_columns; i++)
    {
      json_builder_begin_object (builder);
      alur_cli_json_number (builder, "column", i + 1);
      alur_cli_json_string (builder, "title", columns->titles[i]);
      alur_cli_json_string (builder, "holds", alur_holds_name (columns->holds[i]));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_notes (JsonBuilder *builder, const AlurNotes *notes)
{
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < alur_notes_get_n_kept (notes); i++)
    {
      const AlurNote *note = alur_notes_get (notes, i);

      json_builder_begin_object (builder);
      alur_cli_json_string (builder, "kind", alur_note_kind_name (note->kind));
      alur_cli_json_number (builder, "row", note->row);
      alur_cli_json_number (builder, "column", note->column);
      alur_cli_json_string (builder, "message", note->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const char *file,
            const AlurCells *cells,
            const AlurColumns *columns,
            const AlurImportReport *report,
            const AlurNotes *notes)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  alur_cli_json_string (builder, "file", file);
  add_table (builder, cells, columns);
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    alur_cli_json_number (builder, figures[i].name, get_figure (&report->counts, i));
  json_builder_end_object (builder);
  add_notes (builder, notes);
  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->missing->len; i++)
    json_builder_add_string_value (builder,
                                   alur_element_get_id (g_ptr_array_index (report->missing, i)));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  alur_cli_json_print (builder);
}

/* The sign, and the word that the option takes for it. */
static char *
dup_separator (char sign)
{
  return g_strdup_printf ("“%s” (%s)", sign == '\t' ? "Tab" : (const char[]){ sign, '\0' },
                          alur_separator_name (sign));
}

static void
print_table (const AlurCells *cells, const AlurColumns *columns)
{
  AlurCliTable *table = alur_cli_table_new (3);
  g_autofree char *separator = dup_separator (alur_cells_get_separator (cells));
  const char *subject = columns->subject == ALUR_TABLE_PROCEDURE
                            ? alur_tr (NULL, N_ ("procedure"))
                            : alur_tr (NULL, N_ ("organisation"));
  const char *encoding = alur_encoding_name (alur_cells_get_encoding (cells));

  if (columns->header >= 0)
    g_print (alur_tr (NULL, N_ ("Read as: %s; encoding %s; separator %s; heads in row %u\n")),
             subject, encoding, separator, alur_cells_get_number (cells, (guint) columns->header));
  else
    g_print (alur_tr (NULL, N_ ("Read as: %s; encoding %s; separator %s; no row of titles\n")),
             subject, encoding, separator);
  for (guint i = 0; i < columns->n_columns; i++)
    {
      if (columns->holds[i] == ALUR_HOLDS_NOTHING)
        continue;
      alur_cli_table_take (table, g_strdup_printf ("%u", i + 1));
      alur_cli_table_add (table, columns->titles[i]);
      alur_cli_table_take (table, g_strdup_printf ("%s (%s)", alur_holds_label (columns->holds[i]),
                                                   alur_holds_name (columns->holds[i])));
    }
  alur_cli_table_print_and_free (table);
}

static void
print_notes (const AlurNotes *notes)
{
  for (guint i = 0; i < alur_notes_get_n_kept (notes); i++)
    {
      g_autofree char *text = alur_note_dup_text (alur_notes_get (notes, i));

      alur_cli_line ("%s\n", text);
    }
  for (AlurNoteKind kind = 0; kind < ALUR_N_NOTE_KINDS; kind++)
    {
      guint n = alur_notes_count (notes, kind);

      if (n > ALUR_NOTES_MOST)
        /* Translators: %s is the kind of a note, as it stands in JSON. */
        g_print (alur_tr (NULL, N_ ("… and %u more of the kind “%s”\n")), n - ALUR_NOTES_MOST,
                 alur_note_kind_name (kind));
    }
}

static void
print_report (const AlurCells *cells,
              const AlurColumns *columns,
              const AlurImportReport *report,
              const AlurNotes *notes)
{
  print_table (cells, columns);
  if (report->counts.n_rows == 0)
    g_print ("%s\n", alur_tr (NULL, N_ ("There is no row below the titles.")));
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      if (get_figure (&report->counts, i) > 0)
        g_print ("%s: %u\n", alur_tr (NULL, figures[i].label), get_figure (&report->counts, i));
    }
  print_notes (notes);
}

static gboolean
read_subject (const char *word, AlurTableSubject *subject)
{
  for (guint i = 0; i < G_N_ELEMENTS (subject_names); i++)
    {
      if (strcmp (word, subject_names[i]) == 0)
        {
          *subject = i;
          return TRUE;
        }
    }
  alur_cli_refuse (alur_tr (NULL, N_ ("“%s” is none of: organisation, procedure, auto.")), word);
  return FALSE;
}

static gboolean
read_header (const char *word, int *header)
{
  if (strcmp (word, "auto") == 0)
    *header = ALUR_HEADER_GUESSED;
  else if (strcmp (word, "no") == 0)
    *header = ALUR_HEADER_NONE;
  else if (strcmp (word, "yes") == 0)
    *header = 0;
  else
    {
      alur_cli_refuse (alur_tr (NULL, N_ ("“%s” is none of: yes, no, auto.")), word);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_wanted (const Options *options, Wanted *wanted)
{
  *wanted = (Wanted){ ALUR_TABLE_GUESSED, ALUR_ENCODING_GUESSED, '\0', ALUR_HEADER_GUESSED };
  if (options->separator != NULL && !alur_separator_parse (options->separator, &wanted->separator))
    {
      alur_cli_refuse (alur_tr (NULL, N_ ("“%s” is none of: comma, semicolon, tab, pipe, auto.")),
                       options->separator);
      return FALSE;
    }
  if (options->encoding != NULL && !alur_encoding_parse (options->encoding, &wanted->encoding))
    {
      alur_cli_refuse (
          alur_tr (NULL, N_ ("“%s” is none of: utf-8, utf-16le, utf-16be, windows-1252, "
                             "auto.")),
          options->encoding);
      return FALSE;
    }
  if (options->language != NULL && !alur_language_is_valid (options->language))
    {
      alur_cli_refuse (alur_tr (NULL, N_ ("“%s” is no language, such as id or en.")),
                       options->language);
      return FALSE;
    }
  return (options->subject == NULL || read_subject (options->subject, &wanted->subject))
         && (options->header == NULL || read_header (options->header, &wanted->header));
}

/* What the columns hold, as guessed and as said; NULL: it has been told what is wrong. */
static AlurColumns *
read_columns (const AlurCells *cells, const Options *options, const Wanted *wanted)
{
  g_autoptr (AlurColumns) columns = alur_columns_guess (cells, wanted->subject, wanted->header);
  g_autofree char *refusal = NULL;

  for (guint i = 0; options->map != NULL && options->map[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!alur_columns_map (columns, options->map[i], &error))
        {
          alur_cli_refuse ("%s", error->message);
          return NULL;
        }
    }
  refusal = alur_import_refuse (columns);
  if (refusal == NULL)
    return g_steal_pointer (&columns);
  alur_cli_refuse (alur_tr (NULL, N_ ("%s For example: --map name=1.")), refusal);
  return NULL;
}

static AlurCliStatus
finish (AlurDocument *document, const Options *options)
{
  if (options->output == NULL || options->preview)
    return ALUR_CLI_DONE;
  return alur_cli_write_document (options->output, document) ? ALUR_CLI_DONE : ALUR_CLI_FILE;
}

/* What a procedure is called that nobody has named: like the file. */
static char *
dup_procedure (const Options *options, const char *file)
{
  g_autofree char *name = g_path_get_basename (file);
  char *end = strrchr (name, '.');

  if (options->procedure != NULL)
    return g_strdup (options->procedure);
  if (end != NULL && end > name)
    *end = '\0';
  return g_strdup (strcmp (file, "-") == 0 ? "" : name);
}

static AlurCliStatus
import_cells (AlurDocument *document,
              const AlurCells *cells,
              const char *file,
              const Options *options,
              const Wanted *wanted,
              AlurNotes *notes)
{
  g_autoptr (AlurColumns) columns = NULL;
  g_autoptr (AlurImportReport) report = NULL;
  g_autofree char *procedure = dup_procedure (options, file);
  AlurImportOptions how = { .remove_missing = options->remove_missing, .procedure = procedure };
  const AlurElement *stage = NULL;
  AlurCliStatus status;

  if (!alur_cli_find_stage (document, options->stage, &stage))
    return ALUR_CLI_USAGE;
  columns = read_columns (cells, options, wanted);
  if (columns == NULL)
    return ALUR_CLI_USAGE;
  alur_document_begin (document, "");
  report = alur_import (
      document,
      stage != NULL ? alur_document_get_stage (document, alur_element_get_id (stage))
                    : alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE),
      cells, columns, &how, notes);
  alur_document_commit (document);
  status = finish (document, options);
  if (status != ALUR_CLI_DONE || g_strcmp0 (options->output, "-") == 0)
    return status;
  if (options->json)
    print_json (file, cells, columns, report, notes);
  else
    print_report (cells, columns, report, notes);
  return ALUR_CLI_DONE;
}

static AlurCliStatus
import (const Options *options, const char *file)
{
  g_autoptr (AlurDocument) document = NULL;
  g_autoptr (AlurCells) cells = NULL;
  g_autoptr (AlurNotes) notes = alur_notes_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  Wanted wanted;

  if (!read_wanted (options, &wanted))
    return ALUR_CLI_USAGE;
  bytes = alur_cli_read_bytes (file, &error);
  if (bytes != NULL)
    cells = alur_cells_read (bytes, file, wanted.encoding, wanted.separator, notes, &error);
  if (cells == NULL)
    {
      alur_cli_tell_error (error);
      return ALUR_CLI_FILE;
    }
  document = options->into != NULL ? alur_cli_read (options->into)
                                   : alur_edit_new_document (options->language);
  if (document == NULL)
    return ALUR_CLI_FILE;
  return import_cells (document, cells, file, options, &wanted, notes);
}

/* What only a table has. */
static const char *
find_table_option (const Options *options)
{
  const struct
  {
    const char *name;
    gboolean is_set;
  } of_tables[] = {
    { "--as", options->subject != NULL },
    { "--map", options->map != NULL },
    { "--separator", options->separator != NULL },
    { "--encoding", options->encoding != NULL },
    { "--header", options->header != NULL },
    { "--procedure", options->procedure != NULL },
    { "--remove-missing", options->remove_missing },
  };

  for (guint i = 0; i < G_N_ELEMENTS (of_tables); i++)
    if (of_tables[i].is_set)
      return of_tables[i].name;
  return NULL;
}

static AlurCliStatus
import_bpmn (const Options *options, const char *file)
{
  const char *of_tables = find_table_option (options);

  const AlurCliBpmn wanted = { .file = file,
                               .output = options->output,
                               .into = options->into,
                               .stage = options->stage,
                               .language = options->language,
                               .preview = options->preview,
                               .json = options->json };

  if (options->language != NULL && !alur_language_is_valid (options->language))
    return alur_cli_refuse (alur_tr (NULL, N_ ("“%s” is no language, such as id or en.")),
                            options->language);
  if (of_tables != NULL)
    /* Translators: %s is an option such as --map. */
    return alur_cli_refuse (
        alur_tr (NULL, N_ ("“%s” is for tables; a drawing in BPMN is taken over as it is.")),
        of_tables);
  return alur_cli_import_bpmn (&wanted);
}

/* What can be imported, by the names of files; all else is a table. */
static const struct
{
  gboolean (*is_name) (const char *name);
  AlurCliStatus (*import) (const Options *options, const char *file);
} formats[] = {
  { alur_bpmn_is_name, import_bpmn },
};

/* A new document lacks nothing, and one that is brought up to date has a language. */
static gboolean
options_fit (const Options *options)
{
  if (options->remove_missing && options->into == NULL)
    {
      alur_cli_refuse ("%s",
                       alur_tr (NULL, N_ ("--remove-missing is for a document that is brought "
                                          "up to date. Say which with --into.")));
      return FALSE;
    }
  if (options->language != NULL && options->into != NULL)
    {
      alur_cli_refuse ("%s", alur_tr (NULL, N_ ("--lang is for a new document; one that is brought "
                                                "up to date keeps its language.")));
      return FALSE;
    }
  return TRUE;
}

static AlurCliStatus
import_file (const Options *options, const char *file)
{
  if (!options_fit (options))
    return ALUR_CLI_USAGE;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (formats[i].is_name (file))
        return formats[i].import (options, file);
    }
  return import (options, file);
}

/**
 * alur_cli_import:
 * @argc: number of arguments, the command first
 * @argv: the arguments
 *
 * `alur-cli import FILE -o OUT`: makes a document of a table or of a file of BPMN, or brings one up
 * to date.
 *
 * Returns: how it ended
 */
AlurCliStatus
alur_cli_import (int argc, char **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Where to write the document"),
      N_ ("FILE") },
    { "into", 0, 0, G_OPTION_ARG_FILENAME, &options.into,
      N_ ("Bring this document up to date, instead of making a new one"), N_ ("FILE") },
    { "as", 0, 0, G_OPTION_ARG_STRING, &options.subject,
      N_ ("What the table is about: organisation, procedure, auto (default)"), N_ ("SUBJECT") },
    { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.map,
      N_ ("What columns hold, by title or number: name=Nama,parent=3"), N_ ("HOLDS=COLUMN,…") },
    { "separator", 0, 0, G_OPTION_ARG_STRING, &options.separator,
      N_ ("What separates cells: comma, semicolon, tab, pipe, auto (default)"), N_ ("SIGN") },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &options.encoding,
      N_ ("How text is encoded: utf-8, utf-16le, utf-16be, windows-1252, auto (default)"),
      N_ ("ENCODING") },
    { "header", 0, 0, G_OPTION_ARG_STRING, &options.header,
      N_ ("Whether the first row has the titles: yes, no, auto (default)"), N_ ("ANSWER") },
    { "stage", 0, 0, G_OPTION_ARG_STRING, &options.stage,
      N_ ("The stage to change (default: the first)"), N_ ("STAGE") },
    { "procedure", 0, 0, G_OPTION_ARG_STRING, &options.procedure,
      N_ ("Of a procedure's table its name, or the id of the one to bring up to date "
          "(default: the file's name)"),
      N_ ("NAME") },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &options.language,
      N_ ("Language of a new document (default: id)"), N_ ("LANGUAGE") },
    { "remove-missing", 0, 0, G_OPTION_ARG_NONE, &options.remove_missing,
      N_ ("Remove what the document has and the table no longer has"), NULL },
    { "preview", 0, 0, G_OPTION_ARG_NONE, &options.preview, N_ ("Only say what would happen"),
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print JSON for programs"), NULL },
    { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL }
  };
  AlurCliStatus status = ALUR_CLI_USAGE;

  if (alur_cli_parse (&argc, &argv, N_ ("FILE"),
                      N_ ("Makes a document of a table of an organisation or a procedure (CSV), or "
                          "of a drawing in BPMN 2.0 (.bpmn), or brings one up to date."),
                      entries)
      && alur_cli_one_file (argc, argv))
    {
      if (options.output == NULL && !options.preview)
        status = alur_cli_refuse (
            "%s", alur_tr (NULL, N_ ("Say where to write the document: -o FILE, or --preview.")));
      else
        status = import_file (&options, argv[1]);
    }
  g_free (options.output);
  g_free (options.into);
  g_free (options.subject);
  g_strfreev (options.map);
  g_free (options.separator);
  g_free (options.encoding);
  g_free (options.header);
  g_free (options.stage);
  g_free (options.procedure);
  g_free (options.language);
  return status;
}
