/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells of the matrix in sentences, for screen readers and tooltips: in full words and in the
 * user's language, with what the findings say. */

#include "alur-matrix-private.h"

#include "alur-badge.h"
#include "alur-language.h"
#include "alur-shown-name.h"

#include <glib/gi18n-lib.h>

#define MOST_FINDINGS 3 /* that are read out in full */

static const char *
get_function_name (const AlurMatrixFunction *function)
{
  return alur_shown_name (function->function);
}

static void
append_authority (GString *list, const AlurElement *authority)
{
  AlurBadge badge = { .role = alur_element_get_word (authority, ALUR_AUTHORITY_ROLE),
                      .resource = alur_element_get_word (authority, ALUR_AUTHORITY_RESOURCE) };
  const char *scope = alur_element_get_text (authority, ALUR_AUTHORITY_SCOPE);
  g_autofree char *meaning = alur_badge_dup_meaning (&badge, NULL);

  g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", meaning);
  if (scope != NULL)
    g_string_append_printf (list, " (%s)", scope);
}

static gboolean
speaks_of (const AlurFinding *finding, const AlurElement *unit)
{
  if (unit == NULL)
    return TRUE;
  for (guint i = 0; i < finding->n_units; i++)
    if (finding->units[i] == unit)
      return TRUE;
  for (guint i = 0; i < finding->n_elements; i++)
    if (finding->elements[i]->parent == unit)
      return TRUE;
  return FALSE;
}

/* What the findings say of a function, and of what a unit holds over it (NULL: of all), the worst
 * first. */
static void
append_findings (AlurMatrix *self,
                 GString *text,
                 const AlurElement *function,
                 const AlurElement *unit)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  AlurElement *stage = alur_editor_get_stage (self->editor);
  g_autoptr (GPtrArray) findings = NULL;
  guint n = 0;

  if (stage == NULL)
    return;
  findings = alur_analysis_find_about (alur_editor_get_analysis (self->editor), stage,
                                       unit != NULL ? unit : function);
  for (guint severity = ALUR_SEVERITY_ERROR; severity >= ALUR_SEVERITY_INFO; severity--)
    for (guint i = 0; i < findings->len && n < MOST_FINDINGS; i++)
      {
        const AlurFinding *finding = g_ptr_array_index (findings, i);
        g_autofree char *message = NULL;

        if (finding->severity != severity || finding->accepted || finding->function != function
            || !speaks_of (finding, unit))
          continue;
        message = alur_finding_dup_message (finding, document, NULL);
        g_string_append_printf (text, "\n%s", message);
        n++;
      }
}

static void
describe_unit (AlurMatrix *self, GString *text, guint place, const AlurMatrixUnit *unit)
{
  const AlurMatrixFunction *function = alur_matrix_get_function (self, place);
  g_autoptr (GString) own = g_string_new (NULL);
  g_autoptr (GString) inherited = g_string_new (NULL);
  guint n_held;
  const AlurMatrixHeld *held = alur_matrix_find_held (unit, place, &n_held);

  for (guint i = 0; i < n_held; i++)
    append_authority (own, held[i].authority);
  for (guint i = 0; i < unit->n_held; i++)
    if (alur_matrix_is_inherited (self, &unit->held[i], place))
      append_authority (inherited, unit->held[i].authority);
  g_string_append_printf (text, alur_tr (NULL, N_ ("%s, %s: %s")), get_function_name (function),
                          alur_matrix_get_unit_name (unit->unit, TRUE),
                          own->len > 0 ? own->str : alur_tr (NULL, N_ ("no authority of its own")));
  if (inherited->len > 0)
    {
      g_string_append (text, "\n");
      /* Translators: %s is a list of kinds of authority that a unit holds over a function of which
       * this one is a part */
      g_string_append_printf (text, alur_tr (NULL, N_ ("From a function above: %s")),
                              inherited->str);
    }
  append_findings (self, text, function->function, unit->unit);
}

static void
describe_function (AlurMatrix *self, GString *text, guint place)
{
  const AlurMatrixFunction *function = alur_matrix_get_function (self, place);

  g_string_append (text, get_function_name (function));
  if (function->parent >= 0)
    {
      g_string_append (text, "\n");
      /* Translators: %s is the name of a function */
      g_string_append_printf (
          text, alur_tr (NULL, N_ ("Part of %s")),
          get_function_name (alur_matrix_get_function (self, (guint) function->parent)));
    }
  append_findings (self, text, function->function, NULL);
}

static void
describe_gap (AlurMatrix *self, GString *text, guint place)
{
  const AlurMatrixFunction *function = alur_matrix_get_function (self, place);
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint role = ALUR_ROLE_NONE + 1; role < ALUR_N_ROLES; role++)
    if ((function->missing & (1u << role)) != 0)
      g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "",
                              alur_badge_role_word (NULL, role));
  if (function->is_orphan)
    g_string_append (missing, alur_tr (NULL, N_ ("nobody holds any authority")));
  g_string_append_printf (text, alur_tr (NULL, N_ ("%s, %s: %s")), get_function_name (function),
                          alur_tr (NULL, N_ ("Held by nobody")),
                          missing->len > 0 ? missing->str
                                           : alur_tr_context (NULL, "gaps", "nothing missing"));
}

static void
describe_total (AlurMatrix *self, GString *text, guint row_number, guint column)
{
  AlurGrid *grid = ALUR_GRID (self);
  const AlurMatrixRow *row = alur_matrix_get_row (self, row_number);
  g_auto (AlurCell) cell = { .text = NULL };
  AlurGridColumn head;

  g_string_append (text, alur_tr (NULL, row->by_institution ? N_ ("Authorities of each institution")
                                                            : N_ ("Authorities of each unit")));
  if (row->kind == ALUR_MATRIX_ROW_HEADING)
    return;
  g_string_append_printf (text, ", %s", alur_badge_role_word (NULL, row->role));
  if (column == ALUR_MATRIX_HEAD)
    return;
  alur_grid_get_column (grid, column, &head);
  alur_grid_get_cell (grid, row_number, column, &cell);
  g_string_append_printf (text, ", %s: %s",
                          column == ALUR_MATRIX_GAPS
                              ? alur_tr_context (NULL, "authorities", "in all")
                              : head.long_title,
                          cell.text != NULL ? cell.text : "0");
}

/* The cell as a screen reader says it. */
char *
alur_matrix_describe (AlurGrid *grid, guint row_number, guint column)
{
  AlurMatrix *self = ALUR_MATRIX (grid);
  g_autoptr (GString) text = g_string_new (NULL);
  const AlurMatrixRow *row;

  alur_matrix_refresh (self);
  row = alur_matrix_get_row (self, row_number);
  if (row->kind != ALUR_MATRIX_ROW_FUNCTION)
    describe_total (self, text, row_number, column);
  else if (column == ALUR_MATRIX_HEAD)
    describe_function (self, text, row->place);
  else if (self->by_area)
    return alur_matrix_describe_area (self, row->place, column);
  else if (column == ALUR_MATRIX_GAPS)
    describe_gap (self, text, row->place);
  else
    describe_unit (self, text, row->place,
                   g_ptr_array_index (self->shown_units, column - ALUR_MATRIX_FIRST));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
