/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of the plan of stages: a sentence about what changes and why, who has to do with it, and the
 * regulations behind it. */

#include "alur-plan-private.h"

#include "alur-language.h"
#include "alur-legal-order.h"

#include <glib/gi18n-lib.h>

const char *
alur_plan_tr (const AlurPlan *plan, const char *text)
{
  return alur_tr (plan->teller.language, text);
}

void
alur_plan_row_init (AlurPlanRow *row, const AlurElement *subject)
{
  *row = (AlurPlanRow){ .subject = subject,
                        .text = g_string_new (NULL),
                        .details = g_string_new (NULL),
                        .regulations = g_ptr_array_new () };
}

void
alur_plan_row_clear (AlurPlanRow *row)
{
  if (row->text != NULL)
    g_string_free (row->text, TRUE);
  if (row->details != NULL)
    g_string_free (row->details, TRUE);
  g_free (row->who);
  g_clear_pointer (&row->regulations, g_ptr_array_unref);
}

static void
add_bases (const AlurPlan *plan, AlurPlanRow *row, const AlurIds *ids)
{
  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    {
      AlurElement *regulation = alur_document_lookup_kind (plan->teller.document, NULL, ids->ids[i],
                                                           ALUR_KIND_REGULATION);

      if (regulation != NULL && !g_ptr_array_find (row->regulations, regulation, NULL))
        g_ptr_array_add (row->regulations, regulation);
    }
}

void
alur_plan_row_add_basis_of (const AlurPlan *plan, AlurPlanRow *row, const AlurElement *element)
{
  if (element != NULL)
    add_bases (plan, row, alur_legal_get_basis (element));
}

char *
alur_plan_dup_unit (const AlurPlan *plan, const AlurElement *stage, const char *id)
{
  const AlurElement *unit
      = id != NULL ? alur_document_lookup_kind (plan->teller.document, stage, id, ALUR_KIND_UNIT)
                   : NULL;

  return unit != NULL ? alur_tell_name (&plan->teller, unit) : NULL;
}

char *
alur_plan_dup_unit_of_step (const AlurPlan *plan, const AlurElement *step)
{
  return alur_plan_dup_unit (plan, alur_element_get_stage (step),
                             alur_element_get_ref (step, ALUR_STEP_UNIT));
}

void
alur_plan_add_heads (AlurPlan *plan)
{
  if (plan->section != NULL)
    alur_table_add_section (plan->table, plan->section);
  g_clear_pointer (&plan->section, g_free);
  if (plan->area != NULL)
    {
      alur_table_add_section (plan->table, plan->area);
      alur_table_indent (plan->table, 1);
    }
  g_clear_pointer (&plan->area, g_free);
}

static guint32
get_pending (AlurPlan *plan)
{
  if (plan->pending == 0)
    plan->pending = alur_table_add_legend (
        plan->table, ALUR_SAMPLE_SIGN, ALUR_SIGN_WARNING, NULL,
        alur_plan_tr (plan, N_ ("decided, but not yet carried out in the drawing of that stage")));
  return plan->pending;
}

void
alur_plan_write_row (AlurPlan *plan, AlurPlanRow *row)
{
  g_autoptr (GString) regulations = g_string_new (NULL);

  for (guint i = 0; i < row->regulations->len; i++)
    {
      g_autofree char *name
          = alur_tell_regulation (&plan->teller, g_ptr_array_index (row->regulations, i));

      g_string_append_printf (regulations, "%s%s", i > 0 ? "\n" : "", name);
    }
  if (row->details->len > 0)
    g_string_append_printf (row->text, "\n%s", row->details->str);
  alur_plan_add_heads (plan);
  alur_table_add_row (plan->table,
                      row->subject != NULL ? alur_element_get_id (row->subject) : NULL);
  alur_table_add_cell (plan->table, row->text->str);
  if (row->pending)
    alur_table_add_sign (plan->table, ALUR_SIGN_WARNING, get_pending (plan));
  alur_table_add_cell (plan->table, row->who != NULL ? row->who : "–");
  alur_table_add_cell (plan->table, row->regulations->len > 0 ? regulations->str
                                    : row->free
                                        ? "–"
                                        /* Translators: no regulation is known for a change. */
                                        : alur_plan_tr (plan, N_ ("none yet")));
  plan->n_rows++;
}

/* "Name: what happens to it" */
void
alur_plan_row_tell (AlurPlanRow *row, const char *name, const char *what)
{
  if (what == NULL || what[0] == '\0')
    return;
  if (row->text->len == 0)
    g_string_append_printf (row->text, "%s: %s", name, what);
  else
    g_string_append_printf (row->text, "; %s", what);
}

void
alur_plan_row_tell_with (
    const AlurPlan *plan, AlurPlanRow *row, const char *name, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  alur_plan_row_tell (row, name, what);
}

/* What is another about an element: after its name, or below what happens to it. */
void
alur_plan_row_tell_details (const AlurPlan *plan,
                            AlurPlanRow *row,
                            const char *name,
                            const AlurDifference *difference)
{
  g_autofree char *changes = alur_tell_changes (&plan->teller, difference->from, difference->to);

  if (row->text->len == 0)
    alur_plan_row_tell (row, name, changes);
  else
    g_string_append (row->details, changes);
}

void
alur_plan_row_add_reason (AlurPlanRow *row, const AlurElement *decision)
{
  g_autofree char *reason = NULL;

  if (decision == NULL || decision->text == NULL)
    return;
  reason = g_strstrip (g_strdelimit (g_strdup (decision->text), "\n\r\t", ' '));
  if (reason[0] != '\0')
    g_string_append_printf (row->text, " — %s", reason);
}
