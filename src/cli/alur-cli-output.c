/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-cli.h"

#include "alur-language.h"
#include "alur-metric-text.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/**
 * alur_cli_json_number:
 * @builder: inside an object
 * @member: the name of the figure
 * @value: the figure; NaN becomes null
 *
 * Whole numbers are written as such, all others in full: figures are not rounded.
 */
void
alur_cli_json_number (JsonBuilder *builder, const char *member, double value)
{
  json_builder_set_member_name (builder, member);
  if (!isfinite (value))
    json_builder_add_null_value (builder);
  else if (fabs (value) < 1e15 && !(value < trunc (value)) && !(value > trunc (value)))
    json_builder_add_int_value (builder, (gint64) value);
  else
    json_builder_add_double_value (builder, value);
}

/**
 * alur_cli_json_string:
 * @builder: inside an object
 * @member: the name of the member
 * @value: (nullable): its text; NULL becomes null
 */
void
alur_cli_json_string (JsonBuilder *builder, const char *member, const char *value)
{
  json_builder_set_member_name (builder, member);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/* Where the text of an object is, while it is printed. */
typedef struct
{
  gboolean in_string;
  gboolean escaped;
  gboolean in_number;
  gboolean in_exponent;
} Place;

static gboolean
is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

static void
go_on_in_string (Place *place, gunichar c)
{
  place->in_string = c != '"' || place->escaped;
  place->escaped = c == '\\' && !place->escaped;
}

static void
go_on_in_number (Place *place, gunichar c)
{
  gboolean is_sign = c == '-' || c == '+';
  gboolean goes_on = c == 'e' || (place->in_exponent && (is_digit (c) || is_sign));

  place->in_exponent = place->in_number && goes_on;
  place->in_number = place->in_exponent || c == '.' || is_sign || is_digit (c);
}

/* Goes on by one character; returns whether it is to be printed. json-glib writes 1e+22 as 1e+22.0,
 * which is no number. */
static gboolean
go_on (Place *place, gunichar c)
{
  if (place->in_string)
    {
      go_on_in_string (place, c);
      return TRUE;
    }
  if (place->in_exponent && c == '.')
    {
      place->in_number = FALSE;
      return FALSE;
    }
  if (place->in_exponent && !place->in_number && c == '0')
    return FALSE;
  place->in_string = c == '"';
  go_on_in_number (place, c);
  return TRUE;
}

/**
 * alur_cli_json_print:
 * @builder: a finished object
 *
 * Prints it to standard output. What a terminal could take for a command is written as numbers,
 * which mean the same.
 */
void
alur_cli_json_print (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);
  Place place = { FALSE, FALSE, FALSE, FALSE };

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!go_on (&place, c))
        continue;
      if (alur_text_is_unprintable (c))
        printf ("\\u%04x", c);
      else
        fwrite (p, 1, (gsize) (g_utf8_next_char (p) - p), stdout);
    }
  putchar ('\n');
}

/* A name can't begin a line of its own, which could be taken for one of ours. */
static void
join_lines (char *text)
{
  for (; *text != '\0'; text++)
    if (*text == '\n' || *text == '\r' || *text == '\t')
      *text = ' ';
}

/**
 * alur_cli_line:
 * @format: a line with its end, line ends before it perhaps
 *
 * Prints one line, whatever is filled in.
 */
void
alur_cli_line (const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;
  char *line;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  line = text + strspn (format, "\n");
  if (*line != '\0' && g_str_has_suffix (line, "\n"))
    line[strlen (line) - 1] = '\0';
  join_lines (line);
  g_print ("%s\n", text);
}

struct _AlurCliTable
{
  guint n_columns;
  GPtrArray *cells;
};

/**
 * alur_cli_table_new:
 * @n_columns: number of columns
 *
 * Returns: (transfer full): an empty table for the terminal; its first column is set flush left,
 * the others flush right
 */
AlurCliTable *
alur_cli_table_new (guint n_columns)
{
  AlurCliTable *self = g_new0 (AlurCliTable, 1);

  self->n_columns = n_columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * alur_cli_table_take:
 * @self: a table
 * @cell: (transfer full): the next cell, row by row
 */
void
alur_cli_table_take (AlurCliTable *self, char *cell)
{
  join_lines (cell);
  g_ptr_array_add (self->cells, cell);
}

/**
 * alur_cli_table_add:
 * @self: a table
 * @cell: the next cell, row by row
 */
void
alur_cli_table_add (AlurCliTable *self, const char *cell)
{
  alur_cli_table_take (self, g_strdup (cell));
}

static glong
cell_width (AlurCliTable *self, guint index)
{
  return g_utf8_strlen (g_ptr_array_index (self->cells, index), -1);
}

/**
 * alur_cli_table_print_and_free:
 * @self: (transfer full): a table
 */
void
alur_cli_table_print_and_free (AlurCliTable *self)
{
  g_autofree glong *widths = g_new0 (glong, self->n_columns);

  for (guint i = 0; i < self->cells->len; i++)
    widths[i % self->n_columns] = MAX (widths[i % self->n_columns], cell_width (self, i));
  for (guint i = 0; i < self->cells->len; i++)
    {
      guint column = i % self->n_columns;
      int padding = (int) (widths[column] - cell_width (self, i));
      const char *cell = g_ptr_array_index (self->cells, i);

      if (column == 0)
        g_print ("  %s%*s", cell, padding, "");
      else
        g_print ("  %*s%s", padding, "", cell);
      if (column == self->n_columns - 1)
        g_print ("\n");
    }
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/**
 * alur_cli_dup_figure:
 * @value: a figure; NaN for none
 * @unit: an AlurMetricUnit
 * @document: whose figure it is
 *
 * Returns: (transfer full): the figure as people read it, in the user's language
 */
char *
alur_cli_dup_figure (double value, guint unit, AlurDocument *document)
{
  return alur_metric_dup_text ((AlurMetricUnit) unit, value, document, NULL);
}
