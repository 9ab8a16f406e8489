/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-views.h"

#include "alur-error.h"
#include "alur-language.h"
#include "alur-report-private.h"
#include "alur-view-builders.h"

#include <glib/gi18n-lib.h>

struct _AlurView
{
  const char *name;
  const char *label;
  AlurViewForms forms;
  AlurViewBuilder build;
};

#define DRAWN (ALUR_VIEW_DRAWING | ALUR_VIEW_CSV)
#define LISTED (ALUR_VIEW_TABLE | ALUR_VIEW_CSV | ALUR_VIEW_HTML)
#define WRITTEN (ALUR_VIEW_DRAWING | ALUR_VIEW_HTML)

/* clang-format off */
static const AlurView views[] = {
  { "organisation", N_ ("Organisation chart"), DRAWN, alur_view_build_organisation },
  { "authorities", N_ ("Matrix of authorities"), LISTED, alur_view_build_authorities },
  { "procedure", N_ ("Procedures"), DRAWN | ALUR_VIEW_BPMN, alur_view_build_procedure },
  { "sop", N_ ("SOP pages"), WRITTEN, alur_view_build_sop },
  { "chain", N_ ("Service chain"), DRAWN, alur_view_build_chain },
  { "comparison", N_ ("Comparison of stages"), DRAWN, alur_view_build_comparison },
  { "stages", N_ ("Plan of stages"), LISTED, alur_view_build_stages },
  { "figures", N_ ("Figures of the procedures"), LISTED, alur_report_build_metrics },
  { "problems", N_ ("Problems raised"), LISTED, alur_report_build_problems },
  { "personnel", N_ ("Personnel"), LISTED, alur_view_build_personnel },
  { "regulations", N_ ("Regulations"), LISTED, alur_view_build_regulations },
  { "requirements", N_ ("Requirements"), LISTED, alur_view_build_requirements },
  { "criteria", N_ ("Criteria"), LISTED | ALUR_VIEW_DRAWING, alur_view_build_criteria },
  { "findings", N_ ("Findings"), LISTED, alur_view_build_findings },
  { "report", N_ ("Report"), WRITTEN | ALUR_VIEW_ALONE, alur_view_build_report },
};
/* clang-format on */

/**
 * alur_view_find:
 * @name: as the command line spells it
 *
 * Returns: (transfer none) (nullable): the view, or NULL with an error that lists the names
 */
const AlurView *
alur_view_find (const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      if (g_str_equal (views[i].name, name))
        return &views[i];
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", views[i].name);
    }
  g_set_error (error, ALUR_ERROR, ALUR_ERROR_UNKNOWN_NAME,
               alur_tr (NULL, N_ ("There is no view “%s”. The views are: %s.")), name, names->str);
  return NULL;
}

/**
 * alur_view_get_nth:
 *
 * Returns: (transfer none) (nullable): the view at @index, in the order of the table
 */
const AlurView *
alur_view_get_nth (guint index)
{
  return index < G_N_ELEMENTS (views) ? &views[index] : NULL;
}

/**
 * alur_view_get_name:
 *
 * Returns: (transfer none): as the command line spells it
 */
const char *
alur_view_get_name (const AlurView *self)
{
  return self->name;
}

/**
 * alur_view_get_label:
 *
 * Returns: (transfer none): for people, untranslated
 */
const char *
alur_view_get_label (const AlurView *self)
{
  return self->label;
}

/**
 * alur_view_get_forms:
 *
 * Returns: what the view can be written as
 */
AlurViewForms
alur_view_get_forms (const AlurView *self)
{
  return self->forms;
}

static void
free_part (gpointer data)
{
  AlurViewPart *part = data;

  g_clear_pointer (&part->scene, alur_scene_unref);
  g_clear_pointer (&part->table, alur_table_free);
  if (part->leaves.make != NULL)
    part->leaves.free_data (part->leaves.data);
  g_free (part->title);
  g_free (part->destination);
  g_free (part->stage);
  g_free (part->section);
  g_free (part->scope);
  g_free (part);
}

/**
 * alur_view_output_free:
 *
 * Frees the parts with their scenes and tables.
 */
void
alur_view_output_free (AlurViewOutput *self)
{
  g_ptr_array_unref (self->parts);
  g_free (self);
}

/**
 * alur_view_build:
 * @request: what is asked for
 *
 * Builds all drawings and tables of a view. There is always at least one: where there is nothing to
 * show it says so.
 *
 * Returns: (transfer full): the parts, or NULL with an error: the request names something
 *   that the stage does not have
 */
AlurViewOutput *
alur_view_build (const AlurView *self, const AlurViewRequest *request, GError **error)
{
  AlurViewRequest filled = *request;
  g_autoptr (AlurViewOutput) output = NULL;

  if (filled.stage == NULL)
    filled.stage = alur_element_first (alur_document_get_root (request->document), ALUR_KIND_STAGE);
  if (filled.language == NULL)
    filled.language = alur_document_get_language (request->document);
  output = alur_view_output_new (self->build, &filled, error);
  g_assert (output == NULL || output->parts->len > 0);
  return g_steal_pointer (&output);
}

/**
 * alur_view_output_new:
 * @build: what fills it
 * @request: what is asked for, with stage and language
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the parts that @build makes
 */
AlurViewOutput *
alur_view_output_new (AlurViewBuilder build, const AlurViewRequest *request, GError **error)
{
  g_autoptr (AlurViewOutput) output = g_new0 (AlurViewOutput, 1);

  output->parts = g_ptr_array_new_with_free_func (free_part);
  return build (output, request, error) ? g_steal_pointer (&output) : NULL;
}

/**
 * alur_view_output_take_parts:
 * @other: another output; keeps the parts that show nothing
 *
 * Moves all that there is to see in @other to the end of @self.
 */
void
alur_view_output_take_parts (AlurViewOutput *self, AlurViewOutput *other)
{
  guint index = 0;

  while (index < other->parts->len)
    {
      const AlurViewPart *part = g_ptr_array_index (other->parts, index);

      if (part->empty)
        index++;
      else
        g_ptr_array_add (self->parts, g_ptr_array_steal_index (other->parts, index));
    }
}

/**
 * alur_view_output_clear:
 *
 * Throws all parts away.
 */
void
alur_view_output_clear (AlurViewOutput *self)
{
  g_ptr_array_set_size (self->parts, 0);
}

/**
 * alur_view_output_add_to_export:
 * @stage: the name of the stage, for the title blocks
 *
 * Puts all parts into an output, in order. Tables and forms go over to it, so that this can be done
 * once; scenes are shared.
 */
void
alur_view_output_add_to_export (AlurViewOutput *self, AlurExport *export, const char *stage)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      AlurViewPart *part = g_ptr_array_index (self->parts, i);
      const char *named = part->stage != NULL ? part->stage : stage;

      if (part->contents)
        alur_export_add_contents (export, part->title, named);
      else if (part->cover)
        alur_export_add_cover (export, part->scene, part->title);
      else if (part->scene != NULL)
        alur_export_add_drawing (export, part->scene, part->title, named, part->destination);
      if (part->leaves.make != NULL)
        {
          alur_export_take_leaves (export, &part->leaves, part->title, named, part->destination);
          part->leaves.make = NULL;
        }
      if (part->table != NULL)
        alur_export_take_table (export, g_steal_pointer (&part->table), part->title, named,
                                part->destination);
      alur_export_set_section (export, part->section);
      alur_export_set_scope (export, part->scope);
    }
}

static AlurViewPart *
add_part (AlurViewOutput *self, char *title, char *destination)
{
  AlurViewPart *part = g_new0 (AlurViewPart, 1);

  part->title = title;
  part->destination = destination;
  g_ptr_array_add (self->parts, part);
  return part;
}

/**
 * alur_view_output_take_scene:
 * @title: (transfer full): what it is called
 * @destination: (transfer full): what links to it are called
 * @scene: (transfer full): the drawing
 *
 * Returns: (transfer none): the new part
 */
AlurViewPart *
alur_view_output_take_scene (AlurViewOutput *self, char *title, char *destination, AlurScene *scene)
{
  AlurViewPart *part = add_part (self, title, destination);

  part->scene = scene;
  return part;
}

/**
 * alur_view_output_take_table:
 * @title: (transfer full): what it is called
 * @destination: (transfer full): what links to it are called
 * @table: (transfer full): the table
 *
 * Returns: (transfer none): the new part
 */
AlurViewPart *
alur_view_output_take_table (AlurViewOutput *self, char *title, char *destination, AlurTable *table)
{
  AlurViewPart *part = add_part (self, title, destination);

  part->table = table;
  return part;
}

/**
 * alur_view_output_take_leaves:
 * @title: (transfer full): what it is called
 * @destination: (transfer full): what links to it are called
 * @leaves: (transfer full): the form
 *
 * Returns: (transfer none): the new part
 */
AlurViewPart *
alur_view_output_take_leaves (AlurViewOutput *self,
                              char *title,
                              char *destination,
                              const AlurLeaves *leaves)
{
  AlurViewPart *part = add_part (self, title, destination);

  part->leaves = *leaves;
  return part;
}

#define EMPTY_WIDTH 480.0

/**
 * alur_view_output_take_empty:
 * @title: (transfer full): what it is called
 * @destination: (transfer full): what links to it are called
 * @headline: what is missing, untranslated
 * @advice: what to do about it, untranslated
 *
 * Adds a drawing that says why there is nothing to draw.
 *
 * Returns: (transfer none): the new part
 */
AlurViewPart *
alur_view_output_take_empty (AlurViewOutput *self,
                             const AlurViewRequest *request,
                             char *title,
                             char *destination,
                             const char *headline,
                             const char *advice)
{
  AlurTextMetrics *metrics = alur_pango_metrics_get_interface (request->metrics);
  g_autoptr (AlurScene) scene = alur_scene_new (request->metrics);
  const char *texts[]
      = { alur_tr (request->language, headline), alur_tr (request->language, advice) };
  static const AlurTextRole roles[] = { ALUR_TEXT_SUBTITLE, ALUR_TEXT_BODY };
  static const AlurColour colours[] = { ALUR_COLOUR_INK, ALUR_COLOUR_SOFT };
  AlurViewPart *part;
  double y = 0;

  alur_scene_begin_group (scene, NULL, texts[0]);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      AlurTextExtents extents
          = alur_text_metrics_measure (metrics, roles[i], texts[i], EMPTY_WIDTH);
      AlurRect rect = { 0, y, EMPTY_WIDTH, extents.height };
      AlurSceneItem *item
          = alur_scene_add_text (scene, &rect, roles[i], texts[i], ALUR_ALIGN_CENTRE, colours[i]);

      item->role = ALUR_SCENE_LABEL;
      y += extents.height + 8;
    }
  alur_scene_end_group (scene);
  part = alur_view_output_take_scene (self, title, destination, g_steal_pointer (&scene));
  part->empty = TRUE;
  return part;
}

/**
 * alur_view_output_take_refused:
 * @title: (transfer full): what it is called
 * @destination: (transfer full): what links to it are called
 * @headline: what is not drawn, untranslated
 * @advice: why, and what else there is, untranslated
 *
 * Adds a drawing that says why something is not drawn. Unlike one of what there is nothing of, it
 * is kept when outputs are put together.
 */
void
alur_view_output_take_refused (AlurViewOutput *self,
                               const AlurViewRequest *request,
                               char *title,
                               char *destination,
                               const char *headline,
                               const char *advice)
{
  alur_view_output_take_empty (self, request, title, destination, headline, advice)->empty = FALSE;
}

/**
 * alur_view_find_procedure:
 * @request: what is wanted, with a procedure
 * @procedure: (out): that procedure
 * @error: %ALUR_ERROR_UNKNOWN_NAME
 *
 * Returns: whether its stage has it
 */
gboolean
alur_view_find_procedure (const AlurViewRequest *request,
                          const AlurElement **procedure,
                          GError **error)
{
  *procedure = alur_document_lookup_kind (request->document, request->stage, request->procedure,
                                          ALUR_KIND_PROCEDURE);
  if (*procedure != NULL)
    return TRUE;
  g_set_error (error, ALUR_ERROR, ALUR_ERROR_UNKNOWN_NAME,
               alur_tr (NULL, N_ ("The stage “%s” has no procedure “%s”.")),
               alur_element_get_id (request->stage), request->procedure);
  return FALSE;
}

/**
 * alur_view_destination:
 * @element: a procedure, function or stage
 *
 * Returns: (transfer full): what links to the drawing of @element are called
 */
char *
alur_view_destination (const AlurElement *element)
{
  return g_strdup_printf ("%s:%s", alur_element_type (element->kind)->name,
                          alur_element_get_id (element));
}
