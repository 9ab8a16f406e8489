/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The matrix of authorities: functions down, units across, badges where they meet.
 *
 * Functions stand in the order of their tree, indented, so that what is held on a function above
 * is read where it is held. A unit without any authority has no column. Overlaps are outlined on
 * their badges, incompatible kinds of authority have a sign in their cell, and what nobody holds
 * stands in a column of its own before those of the units. */

#include "alur-badge.h"
#include "alur-finding-marks.h"
#include "alur-language.h"
#include "alur-legend.h"
#include "alur-view-builders.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FUNCTION_WIDTH 220.0
#define UNIT_WIDTH 44.0
#define MISSING_WIDTH 120.0

/* What stands in one cell: an authority, or (without one) a conflict of interest. */
typedef struct
{
  guint row;
  guint column;
  const AlurElement *authority;
  AlurSeverity conflict;
} Entry;

/* What nobody holds over a function. */
typedef struct
{
  guint32 roles; /* 1 << AlurRole */
  gboolean all;  /* nobody holds anything */
  AlurSeverity worst;
} Gap;

typedef struct
{
  const AlurViewRequest *request;
  const AlurFindingMarks *marks;
  AlurTable *table;
  AlurLegend legend;
  GPtrArray *functions;  /* in the order of their rows */
  GArray *depths;        /* guint, of their rows */
  GPtrArray *units;      /* in the order of their columns */
  GHashTable *row_of;    /* id of a function → row + 1 */
  GHashTable *column_of; /* unit → column + 1 */
  GArray *entries;       /* of Entry, by row, column, role */
  Gap *gaps;             /* by row */
  gboolean has_gaps;
} Matrix;

/* A function that waits for its row. */
typedef struct
{
  const AlurElement *function;
  guint depth;
} Waiting;

/* Puts the functions below @parent before all others that wait, the first of them last. */
static void
await_parts (GHashTable *children, const char *parent, guint depth, GArray *waiting)
{
  GPtrArray *list = g_hash_table_lookup (children, parent);

  for (guint i = list != NULL ? list->len : 0; i > 0; i--)
    {
      Waiting next = { g_ptr_array_index (list, i - 1), depth };

      g_array_append_val (waiting, next);
    }
}

/* No recursion, because functions may be nested as deep as the document is long. */
static void
add_functions (Matrix *matrix, GHashTable *children, const char *root)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));

  await_parts (children, root, 0, waiting);
  while (waiting->len > 0)
    {
      Waiting next = g_array_index (waiting, Waiting, waiting->len - 1);
      const char *id = alur_element_get_id (next.function);

      g_array_set_size (waiting, waiting->len - 1);
      g_ptr_array_add (matrix->functions, (gpointer) (guintptr) next.function);
      g_array_append_val (matrix->depths, next.depth);
      g_hash_table_insert (matrix->row_of, (gpointer) (guintptr) id,
                           GUINT_TO_POINTER (matrix->functions->len));
      await_parts (children, id, next.depth + 1, waiting);
    }
}

/* The tree of functions from its roots down. */
static void
list_functions (Matrix *matrix)
{
  AlurElement *functions = alur_document_get_functions (matrix->request->document);
  g_autoptr (GHashTable) children
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  static const char root[] = "";

  if (functions == NULL)
    return;
  ALUR_FOREACH (function, functions, ALUR_KIND_FUNCTION)
  {
    const char *parent = alur_element_get_ref (function, ALUR_FUNCTION_PARENT);
    gpointer key = (gpointer) (guintptr) (parent != NULL ? parent : root);
    GPtrArray *list = g_hash_table_lookup (children, key);

    if (list == NULL)
      {
        list = g_ptr_array_new ();
        g_hash_table_insert (children, key, list);
      }
    g_ptr_array_add (list, function);
  }
  add_functions (matrix, children, root);
}

static guint
find_row (const Matrix *matrix, const char *function)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (matrix->row_of, function));
}

static void
list_authorities (Matrix *matrix)
{
  AlurElement *organisation
      = alur_document_get_organisation (matrix->request->document, matrix->request->stage);

  if (organisation == NULL)
    return;
  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    if (alur_element_first (unit, ALUR_KIND_AUTHORITY) == NULL)
      continue;
    g_ptr_array_add (matrix->units, unit);
    g_hash_table_insert (matrix->column_of, unit, GUINT_TO_POINTER (matrix->units->len));
    ALUR_FOREACH (authority, unit, ALUR_KIND_AUTHORITY)
    {
      Entry entry
          = { .row = find_row (matrix, alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION)),
              .column = matrix->units->len,
              .authority = authority };

      g_array_append_val (matrix->entries, entry);
    }
  }
}

static int
compare_numbers (guint a, guint b)
{
  return (a > b) - (a < b);
}

static guint
entry_kind (const Entry *entry)
{
  if (entry->authority == NULL)
    return G_MAXUINT;
  return alur_legend_badge_value (
      alur_element_get_word (entry->authority, ALUR_AUTHORITY_ROLE),
      alur_element_get_word (entry->authority, ALUR_AUTHORITY_RESOURCE));
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = a;
  const Entry *other = b;
  int order = compare_numbers (one->row, other->row);

  if (order == 0)
    order = compare_numbers (one->column, other->column);
  if (order == 0)
    order = compare_numbers (entry_kind (one), entry_kind (other));
  return order;
}

static void
take_conflict (Matrix *matrix, const AlurFinding *finding, guint row)
{
  for (guint i = 0; i < finding->n_units; i++)
    {
      Entry entry = { .row = row,
                      .column = GPOINTER_TO_UINT (
                          g_hash_table_lookup (matrix->column_of, finding->units[i])),
                      .conflict = finding->severity };

      g_array_append_val (matrix->entries, entry);
      alur_legend_want (&matrix->legend, ALUR_LEGEND_CONFLICT, finding->severity);
    }
}

static void
take_gap (Matrix *matrix, const AlurFinding *finding, guint row)
{
  Gap *gap = &matrix->gaps[row - 1];

  if (finding->role != ALUR_ROLE_NONE)
    {
      AlurBadge badge = { .role = finding->role, .count = 1 };

      gap->roles |= 1u << finding->role;
      alur_legend_want_badge (&matrix->legend, &badge);
    }
  else
    gap->all = TRUE;
  gap->worst = MAX (gap->worst, finding->severity);
  matrix->has_gaps = TRUE;
}

static void
take_findings (Matrix *matrix)
{
  const GPtrArray *findings;

  if (matrix->request->analysis == NULL)
    return;
  findings = alur_analysis_get_findings (matrix->request->analysis, matrix->request->stage);
  for (guint i = 0; i < findings->len; i++)
    {
      const AlurFinding *finding = g_ptr_array_index (findings, i);
      const char *rule = alur_finding_get_rule_id (finding);
      guint row = finding->function != NULL
                      ? find_row (matrix, alur_element_get_id (finding->function))
                      : 0;

      if (finding->accepted || row == 0)
        continue;
      if (g_str_equal (rule, "conflict-of-interest"))
        take_conflict (matrix, finding, row);
      else if (g_str_has_prefix (rule, "missing-") || g_str_equal (rule, "orphan-function"))
        take_gap (matrix, finding, row);
    }
  for (guint row = 0; row < matrix->functions->len; row++)
    if (matrix->gaps[row].worst != ALUR_SEVERITY_UNSET)
      alur_legend_want (&matrix->legend, ALUR_LEGEND_GAP, matrix->gaps[row].worst);
}

static AlurBadge
get_badge (const Matrix *matrix, const Entry *entry)
{
  return (AlurBadge){ .role = alur_element_get_word (entry->authority, ALUR_AUTHORITY_ROLE),
                      .resource = alur_element_get_word (entry->authority, ALUR_AUTHORITY_RESOURCE),
                      .count = 1,
                      .overlaps = alur_finding_marks_overlaps (matrix->marks, entry->authority),
                      .authority = entry->authority };
}

static void
want_badges (Matrix *matrix)
{
  for (guint i = 0; i < matrix->entries->len; i++)
    {
      const Entry *entry = &g_array_index (matrix->entries, Entry, i);

      if (entry->authority != NULL)
        {
          AlurBadge badge = get_badge (matrix, entry);

          alur_legend_want_badge (&matrix->legend, &badge);
        }
    }
}

static void
add_columns (Matrix *matrix)
{
  const char *language = matrix->request->language;

  alur_table_add_column (matrix->table, alur_tr (language, N_ ("Function")), ALUR_COLUMN_TEXT,
                         FUNCTION_WIDTH, 1);
  alur_table_repeat_columns (matrix->table, 1);
  if (matrix->has_gaps)
    alur_table_add_column (matrix->table, alur_tr (language, N_ ("Held by nobody")),
                           ALUR_COLUMN_TEXT, MISSING_WIDTH, 0);
  for (guint i = 0; i < matrix->units->len; i++)
    {
      const AlurElement *unit = g_ptr_array_index (matrix->units, i);
      const char *name = alur_element_get_text (unit, ALUR_UNIT_NAME);
      guint column;

      if (name == NULL)
        name = alur_element_get_text (unit, ALUR_UNIT_SHORT);
      if (name == NULL)
        name = alur_tr (language, N_ ("(without name)"));
      column = alur_table_add_column (matrix->table, name, ALUR_COLUMN_CENTRED, UNIT_WIDTH, 0);
      alur_table_turn_head (matrix->table, column);
    }
}

/* One cell from the entries at *next on that belong to it. */
static void
add_cell (Matrix *matrix, guint row, guint column, guint *next)
{
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GByteArray) overlaps = g_byte_array_new ();
  AlurSeverity conflict = ALUR_SEVERITY_UNSET;
  guint first = *next;
  guint end = first;

  while (end < matrix->entries->len)
    {
      const Entry *entry = &g_array_index (matrix->entries, Entry, end);

      if (entry->row != row || entry->column != column)
        break;
      end++;
      if (entry->authority == NULL)
        {
          conflict = MAX (conflict, entry->conflict);
          continue;
        }
      {
        AlurBadge badge = get_badge (matrix, entry);
        guint8 overlap = badge.overlaps ? 1 : 0;

        g_ptr_array_add (letters, alur_badge_dup_text (&badge, matrix->request->language));
        g_byte_array_append (overlaps, &overlap, 1);
      }
    }
  *next = end;
  alur_table_add_empty (matrix->table);
  if (letters->len == 0)
    return;
  g_ptr_array_add (letters, NULL);
  alur_table_set_badges (matrix->table, (const char *const *) letters->pdata, overlaps->data);
  if (conflict != ALUR_SEVERITY_UNSET)
    alur_table_add_sign (matrix->table, alur_style_get_paper ()->signs[conflict],
                         alur_legend_get (&matrix->legend, ALUR_LEGEND_CONFLICT, conflict));
}

static void
add_gap (Matrix *matrix, const Gap *gap)
{
  const char *language = matrix->request->language;
  const char *letters[ALUR_N_ROLES + 1] = { NULL };
  const guint8 overlaps[ALUR_N_ROLES] = { 0 };
  guint n = 0;

  if (gap->all)
    alur_table_add_cell (matrix->table, alur_tr (language, N_ ("nobody holds any authority")));
  else
    alur_table_add_empty (matrix->table);
  if (gap->worst == ALUR_SEVERITY_UNSET)
    return;
  for (guint role = ALUR_ROLE_NONE + 1; role < ALUR_N_ROLES; role++)
    if ((gap->roles & (1u << role)) != 0)
      letters[n++] = alur_badge_role_letters (language, role);
  if (n > 0)
    alur_table_set_badges (matrix->table, letters, overlaps);
  alur_table_add_sign (matrix->table, alur_style_get_paper ()->signs[gap->worst],
                       alur_legend_get (&matrix->legend, ALUR_LEGEND_GAP, gap->worst));
}

static void
add_rows (Matrix *matrix)
{
  guint next = 0;

  for (guint row = 0; row < matrix->functions->len; row++)
    {
      const AlurElement *function = g_ptr_array_index (matrix->functions, row);
      const char *name = alur_element_get_name (function);

      alur_table_add_row (matrix->table, alur_element_get_id (function));
      alur_table_add_cell (
          matrix->table,
          name[0] != '\0' ? name : alur_tr (matrix->request->language, N_ ("(without name)")));
      alur_table_indent (matrix->table, g_array_index (matrix->depths, guint, row));
      if (matrix->has_gaps)
        add_gap (matrix, &matrix->gaps[row]);
      for (guint column = 1; column <= matrix->units->len; column++)
        add_cell (matrix, row + 1, column, &next);
    }
}

static void
fill_matrix (Matrix *matrix)
{
  matrix->gaps = g_new0 (Gap, matrix->functions->len + 1);
  take_findings (matrix);
  g_array_sort (matrix->entries, compare_entries);
  want_badges (matrix);
  alur_legend_write_to_table (&matrix->legend, matrix->table);
  add_columns (matrix);
  add_rows (matrix);
}

static void
clear_matrix (Matrix *matrix)
{
  g_ptr_array_unref (matrix->functions);
  g_array_unref (matrix->depths);
  g_ptr_array_unref (matrix->units);
  g_hash_table_unref (matrix->row_of);
  g_hash_table_unref (matrix->column_of);
  g_array_unref (matrix->entries);
  g_free (matrix->gaps);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Matrix, clear_matrix)

gboolean
alur_view_build_authorities (AlurViewOutput *output, const AlurViewRequest *request, GError **error)
{
  g_autoptr (AlurFindingMarks) marks = alur_finding_marks_new (request);
  g_autofree char *title = g_strdup (alur_tr (request->language, N_ ("Matrix of authorities")));
  g_auto (Matrix) matrix = { .request = request,
                             .marks = marks,
                             .functions = g_ptr_array_new (),
                             .depths = g_array_new (FALSE, FALSE, sizeof (guint)),
                             .units = g_ptr_array_new (),
                             .row_of = g_hash_table_new (NULL, NULL),
                             .column_of = g_hash_table_new (NULL, NULL),
                             .entries = g_array_new (FALSE, FALSE, sizeof (Entry)) };

  alur_legend_init (&matrix.legend, request->language, NULL);
  list_functions (&matrix);
  if (matrix.functions->len == 0)
    {
      alur_view_output_take_empty (
          output, request, g_steal_pointer (&title), g_strdup ("authorities"),
          N_ ("There are no functions yet."),
          N_ ("Add the matters over which authority is held, then who holds what over them."));
      return TRUE;
    }
  list_authorities (&matrix);
  if (!alur_table_has_room (matrix.functions->len, matrix.units->len))
    {
      alur_view_output_take_refused (
          output, request, g_steal_pointer (&title), g_strdup ("authorities"),
          N_ ("The matrix of authorities is not drawn."),
          N_ ("With a row for each function and a column for each unit it would have more than the "
              "2,000,000 cells that are drawn. The organisation chart shows one function at a "
              "time."));
      return TRUE;
    }
  matrix.table = alur_table_new (request->metrics, request->language);
  fill_matrix (&matrix);
  alur_view_output_take_table (output, g_steal_pointer (&title), g_strdup ("authorities"),
                               matrix.table);
  return TRUE;
}
