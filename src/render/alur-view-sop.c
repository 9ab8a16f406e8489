/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SOP AP: for each procedure the page of its identity and the pages of its flowchart, as
 * Indonesian offices sign them. */

#include "alur-form.h"
#include "alur-language.h"
#include "alur-sop-pages.h"
#include "alur-view-builders.h"

#include <glib/gi18n-lib.h>

#define FOOT_HEIGHT 24.0 /* on the paper */

/* One SOP, until its paper is known. */
typedef struct
{
  AlurViewRequest request;
  const AlurElement *procedure;
} Sop;

static char *
dup_foot_name (const AlurSopPaper *paper)
{
  const char *number
      = paper->sop != NULL ? alur_element_get_text (paper->sop, ALUR_SOP_NUMBER) : NULL;
  const char *name = alur_element_get_name (paper->procedure);

  if (number == NULL || name[0] == '\0')
    return g_strdup (number != NULL ? number : name);
  return g_strdup_printf ("%s – %s", number, name);
}

/* Which SOP a page belongs to, and which of its pages it is. */
static void
add_feet (const AlurSopPaper *paper, GArray *leaves)
{
  g_autofree char *name = dup_foot_name (paper);

  for (guint i = 0; i < leaves->len; i++)
    {
      const AlurLeaf *leaf = &g_array_index (leaves, AlurLeaf, i);
      AlurRect bounds = alur_scene_get_bounds (leaf->scene);
      double width = paper->room.width / leaf->scale;
      double bottom
          = paper->room.height > 0 ? paper->room.height / leaf->scale : alur_rect_bottom (&bounds);
      AlurRect rect = { 0, bottom + 4, width * 0.8, 0 };
      g_autofree char *page = g_strdup_printf (
          alur_tr (paper->request->language, N_ ("Page %u of %u")), i + 1, leaves->len);

      alur_scene_begin_group (leaf->scene, NULL, NULL);
      if (name[0] != '\0')
        alur_scene_add_text (leaf->scene, &rect, ALUR_TEXT_DETAIL, name, ALUR_ALIGN_LEFT,
                             ALUR_COLOUR_SOFT);
      rect = (AlurRect){ width * 0.8, bottom + 4, width * 0.2, 0 };
      alur_scene_add_text (leaf->scene, &rect, ALUR_TEXT_DETAIL, page, ALUR_ALIGN_RIGHT,
                           ALUR_COLOUR_SOFT);
      alur_scene_end_group (leaf->scene);
    }
}

static GArray *
make_leaves (gpointer data, AlurSize room)
{
  const Sop *sop = data;
  GArray *leaves = g_array_new (FALSE, FALSE, sizeof (AlurLeaf));
  AlurSopPaper paper = { .request = &sop->request, .procedure = sop->procedure, .room = room };

  if (room.height > 0)
    paper.room.height -= FOOT_HEIGHT;
  paper.sop = alur_element_first (sop->procedure, ALUR_KIND_SOP);
  alur_sop_draw_identity (&paper, leaves);
  alur_sop_draw_flowchart (&paper, leaves);
  add_feet (&paper, leaves);
  return leaves;
}

static void
append_html (gpointer data, GString *html)
{
  const Sop *sop = data;
  AlurSopPaper paper = { .request = &sop->request, .procedure = sop->procedure };

  paper.sop = alur_element_first (sop->procedure, ALUR_KIND_SOP);
  alur_sop_append_html (&paper, html);
}

static void
add_sop (AlurViewOutput *output, const AlurViewRequest *request, const AlurElement *procedure)
{
  const char *name = alur_element_get_name (procedure);
  const char *title
      = name[0] != '\0' ? name : alur_tr (request->language, N_ ("Procedure without name"));
  Sop *sop = g_new0 (Sop, 1);
  AlurLeaves leaves = { make_leaves, append_html, g_free, sop };

  sop->request = *request;
  sop->procedure = procedure;
  alur_view_output_take_leaves (output, g_strdup_printf ("SOP: %s", title),
                                g_strdup_printf ("sop:%s", alur_element_get_id (procedure)),
                                &leaves);
}

gboolean
alur_view_build_sop (AlurViewOutput *output, const AlurViewRequest *request, GError **error)
{
  const AlurElement *procedure = NULL;

  if (request->procedure != NULL)
    {
      if (!alur_view_find_procedure (request, &procedure, error))
        return FALSE;
      add_sop (output, request, procedure);
      return TRUE;
    }
  ALUR_FOREACH (each, request->stage, ALUR_KIND_PROCEDURE)
  {
    if (alur_element_first (each, ALUR_KIND_SOP) != NULL)
      add_sop (output, request, each);
  }
  if (output->parts->len == 0)
    alur_view_output_take_empty (
        output, request, g_strdup (alur_tr (request->language, N_ ("SOP pages"))), g_strdup ("sop"),
        N_ ("No procedure of this stage has an SOP yet."),
        N_ ("Give the procedure its SOP identity: number, dates, legal basis, and who approves "
            "it."));
  return TRUE;
}
