/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The organisation chart of a stage, with the authorities of all functions or of one. */

#include "alur-error.h"
#include "alur-language.h"
#include "alur-organisation-drawing.h"
#include "alur-view-builders.h"

#include <glib/gi18n-lib.h>

static void
add_chart (AlurViewOutput *output,
           const AlurViewRequest *request,
           const AlurFindingMarks *marks,
           const AlurElement *function)
{
  AlurScene *scene = alur_organisation_draw (request, marks, function);

  if (function == NULL)
    alur_view_output_take_scene (
        output, g_strdup (alur_tr (request->language, N_ ("Organisation and authorities"))),
        g_strdup ("organisation"), scene);
  else
    alur_view_output_take_scene (
        output,
        /* Translators: %s is the name of a function of government. */
        g_strdup_printf (alur_tr (request->language, N_ ("Organisation and authorities: %s")),
                         alur_element_get_name (function)),
        alur_view_destination (function), scene);
}

static gboolean
is_held (const AlurViewRequest *request, GHashTable *held, const AlurElement *function)
{
  while (function != NULL)
    {
      const char *parent = alur_element_get_ref (function, ALUR_FUNCTION_PARENT);

      if (g_hash_table_contains (held, alur_element_get_id (function)))
        return TRUE;
      function = parent != NULL ? alur_document_lookup_kind (request->document, NULL, parent,
                                                             ALUR_KIND_FUNCTION)
                                : NULL;
    }
  return FALSE;
}

/* The functions that have a chart of their own: those over which a unit of the stage holds
 * something, and those without children over which one does so through a function above. */
static GPtrArray *
list_held_functions (const AlurViewRequest *request)
{
  AlurElement *organisation = alur_document_get_organisation (request->document, request->stage);
  AlurElement *functions = alur_document_get_functions (request->document);
  g_autoptr (GHashTable) held = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) parents = g_hash_table_new (NULL, NULL);
  GPtrArray *list = g_ptr_array_new ();

  if (functions == NULL)
    return list;
  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  ALUR_FOREACH (authority, unit, ALUR_KIND_AUTHORITY)
  g_hash_table_add (
      held, (gpointer) (guintptr) alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION));
  ALUR_FOREACH (function, functions, ALUR_KIND_FUNCTION)
  g_hash_table_add (parents,
                    (gpointer) (guintptr) alur_element_get_ref (function, ALUR_FUNCTION_PARENT));
  ALUR_FOREACH (function, functions, ALUR_KIND_FUNCTION)
  if (g_hash_table_contains (held, alur_element_get_id (function))
      || (!g_hash_table_contains (parents, alur_element_get_id (function))
          && is_held (request, held, function)))
    g_ptr_array_add (list, function);
  return list;
}

gboolean
alur_view_build_organisation (AlurViewOutput *output,
                              const AlurViewRequest *request,
                              GError **error)
{
  AlurElement *organisation = alur_document_get_organisation (request->document, request->stage);
  g_autoptr (AlurFindingMarks) marks = NULL;
  g_autoptr (GPtrArray) functions = NULL;
  const AlurElement *function = NULL;

  if (request->function != NULL)
    {
      function = alur_document_lookup_kind (request->document, NULL, request->function,
                                            ALUR_KIND_FUNCTION);
      if (function == NULL)
        {
          g_set_error (error, ALUR_ERROR, ALUR_ERROR_UNKNOWN_NAME,
                       alur_tr (NULL, N_ ("The document has no function “%s”.")),
                       request->function);
          return FALSE;
        }
    }
  if (request->as_tables && alur_view_tabulate_organisation (output, request))
    return TRUE;
  if (organisation == NULL || alur_element_first (organisation, ALUR_KIND_UNIT) == NULL)
    {
      alur_view_output_take_empty (
          output, request,
          g_strdup (alur_tr (request->language, N_ ("Organisation and authorities"))),
          g_strdup ("organisation"), N_ ("There are no units yet."),
          N_ ("Add the institutions and service points that take part in the service; their "
              "chart will stand here."));
      return TRUE;
    }
  marks = alur_finding_marks_new (request);
  if (!request->each_function)
    {
      add_chart (output, request, marks, function);
      return TRUE;
    }
  functions = list_held_functions (request);
  for (guint i = 0; i < functions->len; i++)
    add_chart (output, request, marks, g_ptr_array_index (functions, i));
  if (functions->len == 0)
    add_chart (output, request, marks, NULL);
  return TRUE;
}
