/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cover of the report: who, what, which stages, and from whom. It is drawn larger than it is
 * laid out here, so that it needs no text sizes of its own. */

#include "alur-report-private.h"

#include "alur-language.h"
#include "alur-sop-pages.h"
#include "alur-tell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WIDTH 410.0
#define HEIGHT 590.0
#define LOGO_HEIGHT 56.0
#define TITLE_TOP 150.0
#define GAP 6.0
#define SIGNATURES 150.0 /* their height, with room to sign */

typedef struct
{
  const AlurViewRequest *request;
  AlurScene *scene;
  double x, width; /* of the column that is being filled */
  double y;
} Cover;

static void
add_text (Cover *cover, AlurTextRole role, AlurColour colour, const char *text)
{
  AlurTextMetrics *metrics = alur_pango_metrics_get_interface (cover->request->metrics);
  AlurRect rect = { cover->x, cover->y, cover->width, 0 };

  if (text == NULL || text[0] == '\0')
    return;
  rect.height = alur_text_metrics_measure (metrics, role, text, cover->width).height;
  alur_scene_add_text (cover->scene, &rect, role, text, ALUR_ALIGN_CENTRE, colour)->role
      = ALUR_SCENE_LABEL;
  cover->y += rect.height + GAP;
}

static void
add_rule (Cover *cover)
{
  AlurPoint points[] = { { 0, cover->y }, { WIDTH, cover->y } };

  alur_scene_add_polygon (cover->scene, ALUR_LAYER_LINES, points, 2, ALUR_COLOUR_NONE,
                          ALUR_LINE_RULE);
  cover->y += 2 * GAP;
}

static void
add_logo (Cover *cover)
{
  cairo_surface_t *logo = alur_sop_load_logo (cover->request->document);
  AlurRect rect = { 0, cover->y, WIDTH, LOGO_HEIGHT };

  if (logo == NULL)
    return;
  alur_scene_add_image (cover->scene, &rect, logo);
  cairo_surface_destroy (logo);
  cover->y += LOGO_HEIGHT + 2 * GAP;
}

/* The lines over the name of the agency, as on its letters. */
static void
add_letterhead (Cover *cover, const AlurElement *root)
{
  const char *letterhead = alur_element_get_text (root, ALUR_DOCUMENT_LETTERHEAD);
  g_auto (GStrv) lines = g_strsplit (letterhead != NULL ? letterhead : "", ";", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    add_text (cover, ALUR_TEXT_NAME, ALUR_COLOUR_INK, g_strstrip (lines[i]));
  add_text (cover, ALUR_TEXT_SUBTITLE, ALUR_COLOUR_INK,
            alur_element_get_text (root, ALUR_DOCUMENT_AGENCY));
  add_text (cover, ALUR_TEXT_BODY, ALUR_COLOUR_INK,
            alur_element_get_text (root, ALUR_DOCUMENT_REGION));
  if (cover->y > 0)
    add_rule (cover);
}

static void
add_stages (Cover *cover, const AlurElement *root)
{
  const AlurTeller teller = { cover->request->document, cover->request->language };

  ALUR_FOREACH (stage, root, ALUR_KIND_STAGE)
  {
    AlurDate date = alur_element_get_date (stage, ALUR_STAGE_DATE);
    g_autofree char *name = alur_tell_name (&teller, stage);
    g_autofree char *day
        = date != 0 ? alur_language_format_date (cover->request->language, date) : NULL;
    g_autofree char *text = day != NULL ? g_strdup_printf ("%s (%s)", name, day) : g_strdup (name);

    add_text (cover, ALUR_TEXT_STEP, ALUR_COLOUR_INK, text);
  }
}

/* Who signs the SOPs of the last stage also signs the report. */
static const AlurElement *
find_approver (const AlurElement *root)
{
  const AlurElement *found = NULL;

  ALUR_FOREACH (stage, root, ALUR_KIND_STAGE)
  {
    ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
    {
      const AlurElement *sop = alur_element_first (procedure, ALUR_KIND_SOP);

      if (sop != NULL && alur_element_get_text (sop, ALUR_SOP_APPROVER_TITLE) != NULL)
        found = sop;
    }
  }
  return found;
}

static void
begin_column (Cover *cover, double y, guint number, const char *head)
{
  cover->y = y;
  cover->width = WIDTH / 2 - 2 * GAP;
  cover->x = number * (WIDTH / 2 + 2 * GAP);
  add_text (cover, ALUR_TEXT_BODY, ALUR_COLOUR_SOFT, alur_tr (cover->request->language, head));
}

/* Who made it, and room for who signs it. */
static void
add_signatures (Cover *cover, const AlurElement *root)
{
  const AlurElement *approver = find_approver (root);
  const char *author = alur_element_get_text (root, ALUR_DOCUMENT_AUTHOR);
  double y = MAX (cover->y + 4 * GAP, HEIGHT - SIGNATURES);
  AlurPoint rule[2];

  if (author != NULL)
    {
      /* Translators: stands over the name of who made a report. */
      begin_column (cover, y, 0, N_ ("Prepared by"));
      add_text (cover, ALUR_TEXT_STEP, ALUR_COLOUR_INK, author);
    }
  begin_column (cover, y, 1, N_ ("Approved by"));
  if (approver != NULL)
    add_text (cover, ALUR_TEXT_STEP, ALUR_COLOUR_INK,
              alur_element_get_text (approver, ALUR_SOP_APPROVER_TITLE));
  cover->y = MAX (cover->y, y + SIGNATURES - 60);
  rule[0] = (AlurPoint){ cover->x, cover->y };
  rule[1] = (AlurPoint){ cover->x + cover->width, cover->y };
  alur_scene_add_polygon (cover->scene, ALUR_LAYER_LINES, rule, 2, ALUR_COLOUR_NONE,
                          ALUR_LINE_FRAME);
  cover->y += GAP;
  if (approver == NULL)
    return;
  add_text (cover, ALUR_TEXT_BODY, ALUR_COLOUR_INK,
            alur_element_get_text (approver, ALUR_SOP_APPROVER));
  add_text (cover, ALUR_TEXT_BODY, ALUR_COLOUR_INK,
            alur_element_get_text (approver, ALUR_SOP_APPROVER_RANK));
  add_text (cover, ALUR_TEXT_BODY, ALUR_COLOUR_INK,
            alur_element_get_text (approver, ALUR_SOP_APPROVER_ID));
}

/**
 * alur_report_make_cover:
 * @request: what the report is about
 *
 * Returns: (transfer full): the cover
 */
AlurScene *
alur_report_make_cover (const AlurViewRequest *request)
{
  const AlurElement *root = alur_document_get_root (request->document);
  const char *title = alur_element_get_text (root, ALUR_DOCUMENT_TITLE);
  const char *service = alur_element_get_text (root, ALUR_DOCUMENT_SERVICE);
  Cover cover = { .request = request, .scene = alur_scene_new (request->metrics), .width = WIDTH };
  AlurRect all = { 0, 0, WIDTH, HEIGHT };

  /* keeps the cover as high as a page, whatever stands on it */
  alur_scene_add_shape (cover.scene, ALUR_LAYER_GROUND, ALUR_SHAPE_RECT, &all, ALUR_COLOUR_NONE,
                        ALUR_LINE_NONE);
  add_logo (&cover);
  add_letterhead (&cover, root);
  cover.y = MAX (cover.y + 4 * GAP, TITLE_TOP);
  add_text (&cover, ALUR_TEXT_STEP, ALUR_COLOUR_SOFT,
            alur_tr (request->language, N_ ("Report on the redesign of a public service")));
  cover.y += GAP;
  add_text (&cover, ALUR_TEXT_TITLE, ALUR_COLOUR_INK, title != NULL ? title : service);
  if (title != NULL && g_strcmp0 (title, service) != 0)
    add_text (&cover, ALUR_TEXT_NAME, ALUR_COLOUR_INK, service);
  cover.y += 5 * GAP;
  add_stages (&cover, root);
  cover.y += 4 * GAP;
  add_text (&cover, ALUR_TEXT_BODY, ALUR_COLOUR_SOFT,
            alur_element_get_text (root, ALUR_DOCUMENT_DESCRIPTION));
  add_signatures (&cover, root);
  return cover.scene;
}
