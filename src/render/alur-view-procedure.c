/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Procedures as swimlane diagrams, one drawing each. */

#include "alur-language.h"
#include "alur-procedure-drawing.h"
#include "alur-view-builders.h"

#include <glib/gi18n-lib.h>

static void
add_procedure (AlurViewOutput *output,
               const AlurViewRequest *request,
               const AlurFindingMarks *marks,
               const AlurElement *procedure)
{
  const char *name = alur_element_get_name (procedure);
  g_autofree char *title = g_strdup (
      name[0] != '\0' ? name : alur_tr (request->language, N_ ("Procedure without name")));

  if (alur_element_first (procedure, ALUR_KIND_STEP) == NULL)
    alur_view_output_take_empty (
        output, request, g_steal_pointer (&title), alur_view_destination (procedure),
        N_ ("This procedure has no steps yet."),
        N_ ("Add its steps from the start to the end; who does each one decides its lane."));
  else if (!alur_procedure_is_drawn (procedure))
    alur_view_output_take_refused (output, request, g_steal_pointer (&title),
                                   alur_view_destination (procedure), ALUR_PROCEDURE_NOT_DRAWN,
                                   ALUR_PROCEDURE_NOT_DRAWN_WHY);
  else
    alur_view_output_take_scene (output, g_steal_pointer (&title),
                                 alur_view_destination (procedure),
                                 alur_procedure_draw (request, marks, procedure));
}

gboolean
alur_view_build_procedure (AlurViewOutput *output, const AlurViewRequest *request, GError **error)
{
  const AlurElement *procedure = NULL;
  g_autoptr (AlurFindingMarks) marks = NULL;

  if (request->procedure != NULL && !alur_view_find_procedure (request, &procedure, error))
    return FALSE;
  if (request->as_tables && alur_view_tabulate_procedures (output, request, error))
    return TRUE;
  marks = alur_finding_marks_new (request);
  if (procedure != NULL)
    {
      add_procedure (output, request, marks, procedure);
      return TRUE;
    }
  ALUR_FOREACH (each, request->stage, ALUR_KIND_PROCEDURE)
  add_procedure (output, request, marks, each);
  if (output->parts->len == 0)
    alur_view_output_take_empty (
        output, request, g_strdup (alur_tr (request->language, N_ ("Procedures"))),
        g_strdup ("procedures"), N_ ("There are no procedures yet."),
        N_ ("Add the procedure that the customer goes through, then those that support it."));
  return TRUE;
}
