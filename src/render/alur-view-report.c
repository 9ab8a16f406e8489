/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All of it as one document: cover, contents, and numbered sections. A section is a row of the
 * table below; what it shows is built by the view of that name, once, or for the stages that it
 * names. What has nothing to show has no number. */

#include "alur-report-private.h"

#include "alur-language.h"
#include "alur-tell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  STAGES_ONCE, /* a view over all stages */
  STAGES_ALL,
  STAGES_ENDS, /* how it is and how it shall be */
  STAGES_LAST
} Stages;

typedef struct
{
  const char *title;
  const char *view;      /* NULL: `build` */
  AlurViewBuilder build; /* of what is in the report only */
  Stages stages;
  guint least_stages; /* fewer, and there is nothing to say */
} Section;

/* clang-format off */
static const Section sections[] = {
  { N_ ("Organisation"), "organisation", NULL, STAGES_ALL, 1 },
  { N_ ("Authorities"), "authorities", NULL, STAGES_ALL, 1 },
  { N_ ("Procedures"), "procedure", NULL, STAGES_ENDS, 1 },
  { N_ ("Service chain"), "chain", NULL, STAGES_ENDS, 1 },
  { N_ ("Problems and suggestions"), "findings", NULL, STAGES_ENDS, 1 },
  { N_ ("Figures of the procedures"), NULL, alur_report_build_metrics, STAGES_ONCE, 1 },
  { N_ ("Comparison of stages"), "comparison", NULL, STAGES_ONCE, 2 },
  { N_ ("Criteria"), "criteria", NULL, STAGES_ONCE, 1 },
  { N_ ("Plan of stages"), "stages", NULL, STAGES_ONCE, 1 },
  { N_ ("Requirements"), "requirements", NULL, STAGES_ALL, 1 },
  { N_ ("Personnel"), "personnel", NULL, STAGES_ENDS, 1 },
  { N_ ("Regulations"), "regulations", NULL, STAGES_ONCE, 1 },
  { N_ ("Problems raised"), NULL, alur_report_build_problems, STAGES_ONCE, 1 },
  { N_ ("SOP pages"), "sop", NULL, STAGES_LAST, 1 },
};
/* clang-format on */

typedef struct
{
  AlurViewOutput *output;
  const AlurViewRequest *request;
  AlurTeller teller;
  GPtrArray *stages;
  guint n_sections;
  GPtrArray *stage_of; /* of each part of the section: whose it is, NULL: all stages' */
} Report;

static const AlurView *
find_view (const char *name)
{
  const AlurView *view;

  for (guint i = 0; (view = alur_view_get_nth (i)) != NULL; i++)
    if (strcmp (alur_view_get_name (view), name) == 0)
      return view;
  return NULL;
}

/* Whether the stage has the procedure that the report is limited to, if it is. */
static gboolean
has_procedure (const Report *report, const AlurElement *stage)
{
  return report->request->procedure == NULL
         || alur_document_lookup_kind (report->request->document, stage, report->request->procedure,
                                       ALUR_KIND_PROCEDURE)
                != NULL;
}

/* From where a view over all stages looks: the first that has what the report is about. */
static const AlurElement *
find_first_stage (const Report *report)
{
  for (guint i = 0; i < report->stages->len; i++)
    if (has_procedure (report, g_ptr_array_index (report->stages, i)))
      return g_ptr_array_index (report->stages, i);
  return g_ptr_array_index (report->stages, 0);
}

/* What @section shows of @stage, or of all where that is %NULL. */
static gboolean
add_parts (Report *report, const Section *section, const AlurElement *stage, GError **error)
{
  AlurViewRequest request = *report->request;
  const AlurView *view = section->view != NULL ? find_view (section->view) : NULL;
  g_autoptr (AlurViewOutput) built = NULL;
  guint first = report->output->parts->len;

  request.stage = stage != NULL ? stage : find_first_stage (report);
  if ((view == NULL && section->build == NULL) || !has_procedure (report, request.stage))
    return TRUE;
  built = view != NULL ? alur_view_build (view, &request, error)
                       : alur_view_output_new (section->build, &request, error);
  if (built == NULL)
    return FALSE;
  alur_view_output_take_parts (report->output, built);
  for (guint i = first; i < report->output->parts->len; i++)
    {
      AlurViewPart *part = g_ptr_array_index (report->output->parts, i);

      part->scope = g_strdup (stage != NULL ? alur_element_get_id (stage) : section->view);
      if (part->stage == NULL && stage != NULL)
        part->stage = alur_tell_name (&report->teller, stage);
      if (part->stage == NULL)
        part->stage = alur_tell_stages (&report->teller);
      g_ptr_array_add (report->stage_of, (gpointer) (guintptr) stage);
    }
  return TRUE;
}

/* Numbers the parts of a section from @first on; the only part of one is the section itself. */
static void
number_parts (Report *report, const Section *section, guint first, gboolean several_stages)
{
  const char *title = alur_tr (report->teller.language, section->title);
  guint n_parts = report->output->parts->len - first;

  report->n_sections += n_parts > 0 ? 1 : 0;
  for (guint i = 0; i < n_parts; i++)
    {
      AlurViewPart *part = g_ptr_array_index (report->output->parts, first + i);
      g_autofree char *own = g_steal_pointer (&part->title);

      if (n_parts == 1)
        {
          part->title = g_strdup_printf ("%u  %s", report->n_sections, title);
          continue;
        }
      part->section = g_strdup_printf ("%u  %s", report->n_sections, title);
      part->title
          = several_stages && g_ptr_array_index (report->stage_of, i) != NULL
                /* the stage tells it from others of the name */
                ? g_strdup_printf ("%u.%u  %s — %s", report->n_sections, i + 1, own, part->stage)
                : g_strdup_printf ("%u.%u  %s", report->n_sections, i + 1, own);
    }
}

static gboolean
is_wanted (const Report *report, Stages stages, guint index)
{
  guint last = report->stages->len - 1;

  switch (stages)
    {
    case STAGES_ALL:
      return TRUE;
    case STAGES_ENDS:
      return index == 0 || index == last;
    case STAGES_LAST:
      return index == last;
    case STAGES_ONCE:
    default:
      return FALSE;
    }
}

static gboolean
add_section (Report *report, const Section *section, GError **error)
{
  guint first = report->output->parts->len;
  guint n_stages = 0;

  if (report->stages->len < section->least_stages)
    return TRUE;
  g_ptr_array_set_size (report->stage_of, 0);
  if (section->stages == STAGES_ONCE && !add_parts (report, section, NULL, error))
    return FALSE;
  for (guint i = 0; i < report->stages->len; i++)
    {
      if (!is_wanted (report, section->stages, i))
        continue;
      n_stages++;
      if (!add_parts (report, section, g_ptr_array_index (report->stages, i), error))
        return FALSE;
    }
  number_parts (report, section, first, n_stages > 1);
  return TRUE;
}

static void
add_front (Report *report)
{
  const char *language = report->teller.language;
  AlurViewPart *cover
      = alur_view_output_take_scene (report->output, g_strdup (alur_tr (language, N_ ("Cover"))),
                                     g_strdup ("cover"), alur_report_make_cover (report->request));
  AlurViewPart *contents = alur_view_output_take_table (
      report->output, g_strdup (alur_tr (language, N_ ("Contents"))), g_strdup ("contents"), NULL);

  cover->cover = TRUE;
  contents->contents = TRUE;
  contents->stage = alur_tell_stages (&report->teller);
}

static gboolean
add_sections (Report *report, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (!add_section (report, &sections[i], error))
      return FALSE;
  return TRUE;
}

gboolean
alur_view_build_report (AlurViewOutput *output, const AlurViewRequest *request, GError **error)
{
  g_autoptr (GPtrArray) stages = g_ptr_array_new ();
  g_autoptr (GPtrArray) stage_of = g_ptr_array_new ();
  Report report = { .output = output,
                    .request = request,
                    .teller = { request->document, request->language },
                    .stages = stages,
                    .stage_of = stage_of };

  ALUR_FOREACH (stage, alur_document_get_root (request->document), ALUR_KIND_STAGE)
  g_ptr_array_add (stages, stage);
  add_front (&report);
  if (!add_sections (&report, error))
    return FALSE;
  if (report.n_sections > 0)
    return TRUE;
  alur_view_output_clear (output);
  alur_view_output_take_empty (output, request,
                               g_strdup (alur_tr (request->language, N_ ("Report"))),
                               g_strdup ("report"), N_ ("There is nothing to report yet."),
                               N_ ("Draw the organisation and the procedures first."));
  return TRUE;
}
