/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file: a page for each drawing, with its title above and its legend below. A form of an office
 * says itself what stands on it, and is one high page here, so that no arrow is cut. */

#include "alur-drawio.h"

#include "alur-drawio-private.h"
#include "alur-language.h"
#include "alur-page-legend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LARGE 20000u /* cells of a page, from which draw.io takes its tens of seconds */
#define MARGIN 32.0
#define GAP 20.0
#define TITLE_WIDTH 720.0 /* at least */
#define LEGEND_LEAST 520.0
#define LEGEND_MOST 1100.0
#define FORM_WIDTH 1047.0 /* px: of A4 across, without margins */

typedef struct
{
  AlurXmlTree *tree;
  AlurXmlNode *file;
  const AlurPageInfo *info;
  GHashTable *ids;   /* of pages → the last number that went with it */
  GHashTable *names; /* the same */
  guint n_tables;    /* left out, since the format has no place for them */
  guint most_cells;  /* of one page */
} File;

/* @wish, or @wish with a number that no page has. */
static char *
take_name (GHashTable *taken, const char *wish)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (taken, wish));
  char *name = g_strdup (wish);

  while (g_hash_table_contains (taken, name))
    {
      g_free (name);
      name = g_strdup_printf ("%s (%u)", wish, ++n);
    }
  if (n > 0)
    g_hash_table_insert (taken, g_strdup (wish), GUINT_TO_POINTER (n));
  g_hash_table_insert (taken, g_strdup (name), GUINT_TO_POINTER (1));
  return name;
}

/* What the tab of a page is called: its title; where another drawing has that already, also what of
 * it is shown. */
static char *
take_page_name (File *self, const AlurViewPart *part)
{
  const char *title = part->title[0] != '\0' ? part->title : part->destination;
  g_autofree char *longer = NULL;

  if (part->stage != NULL && g_hash_table_contains (self->names, title))
    longer = g_strdup_printf ("%s — %s", title, part->stage);
  return take_name (self->names, longer != NULL ? longer : title);
}

/* Answers the model, into which cells go. */
static AlurXmlNode *
begin_page (File *self, const AlurViewPart *part)
{
  g_autofree char *own = take_name (self->ids, part->destination);
  g_autofree char *name = take_page_name (self, part);
  AlurXmlNode *diagram = alur_xml_tree_add (self->tree, self->file, NULL, "diagram");

  alur_xml_tree_set (self->tree, diagram, NULL, "id", own);
  alur_drawio_set_text (self->tree, diagram, "name", name, TRUE);
  return alur_xml_tree_add (self->tree, diagram, NULL, "mxGraphModel");
}

/* @size: of all that is on the page, without margins. */
static void
end_page (File *self, const AlurDrawioPage *page, AlurXmlNode *model, AlurSize size)
{
  static const char *const switches[][2]
      = { { "grid", "1" },     { "gridSize", "8" }, { "guides", "1" },
          { "tooltips", "1" }, { "connect", "1" },  { "arrows", "1" },
          { "fold", "1" },     { "page", "1" },     { "pageScale", "1" } };

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    alur_xml_tree_set (self->tree, model, NULL, switches[i][0], switches[i][1]);
  alur_drawio_set_number (self->tree, model, "pageWidth", ceil (size.width + 2 * MARGIN));
  alur_drawio_set_number (self->tree, model, "pageHeight", ceil (size.height + 2 * MARGIN));
  alur_xml_tree_set (self->tree, model, NULL, "math", "0");
  alur_xml_tree_set (self->tree, model, NULL, "shadow", "0");
  self->most_cells = MAX (self->most_cells, page->n_cells);
}

/* What a part of the page is: a drawing beside it, moved to its place. */
static AlurSize
add_part (AlurDrawioPage *page, AlurScene *scene, const char *id, AlurPoint at)
{
  AlurRect bounds = alur_scene_get_bounds (scene);
  AlurPoint shift = { at.x - bounds.x, at.y - bounds.y };
  AlurRect place = { at.x, at.y, bounds.width, bounds.height };

  if (bounds.width <= 0 && bounds.height <= 0)
    return (AlurSize){ 0, 0 };
  if (id != NULL)
    alur_drawio_page_add_group (page, id, &place);
  alur_drawio_page_add_scene (page, scene, shift, id != NULL ? id : "1",
                              id != NULL ? at : (AlurPoint){ 0, 0 });
  return (AlurSize){ bounds.width, bounds.height };
}

/* What is drawn, and below it whose it is. */
static AlurSize
add_title (File *self, AlurDrawioPage *page, const AlurViewPart *part, AlurPangoMetrics *metrics)
{
  g_autoptr (AlurScene) scene = alur_scene_new (metrics);
  const char *stage = part->stage != NULL ? part->stage : self->info->stage;
  const char *said[] = { self->info->title, self->info->agency, stage, self->info->date };
  g_autoptr (GString) whose = g_string_new (NULL);
  AlurRect rect = { 0, 0, MAX (alur_scene_get_bounds (part->scene).width, TITLE_WIDTH), 0 };
  AlurSceneItem *item;

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    if (said[i] != NULL && said[i][0] != '\0')
      g_string_append_printf (whose, "%s%s", whose->len > 0 ? " — " : "", said[i]);
  item = alur_scene_add_text (scene, &rect, ALUR_TEXT_TITLE, part->title, ALUR_ALIGN_LEFT,
                              ALUR_COLOUR_INK);
  rect.y = alur_rect_bottom (&item->rect) + 4;
  alur_scene_add_text (scene, &rect, ALUR_TEXT_BODY, whose->str, ALUR_ALIGN_LEFT, ALUR_COLOUR_SOFT);
  return add_part (page, scene, NULL, (AlurPoint){ MARGIN, MARGIN });
}

static AlurSize
add_legend (File *self, AlurDrawioPage *page, AlurScene *drawing, AlurPoint at)
{
  g_autoptr (AlurScene) scene = alur_scene_new (alur_scene_get_metrics (drawing));
  g_auto (AlurPageLegend) legend = { 0 };
  AlurRect rect
      = { 0, 0, CLAMP (alur_scene_get_bounds (drawing).width, LEGEND_LEAST, LEGEND_MOST), 1e6 };

  alur_page_legend_init (&legend, drawing);
  if (legend.n_entries == 0)
    return (AlurSize){ 0, 0 };
  alur_page_legend_add (&legend, self->info->language, 0, scene, &rect);
  return add_part (page, scene, "/legend", at);
}

static void
add_drawing (File *self, const AlurViewPart *part)
{
  AlurXmlNode *model = begin_page (self, part);
  g_auto (AlurDrawioPage) page = { 0 };
  AlurSize title = { 0, 0 };
  AlurSize drawing, legend;
  double y = MARGIN;

  alur_drawio_page_init (&page, self->tree, model);
  if (!part->cover)
    title = add_title (self, &page, part, alur_scene_get_metrics (part->scene));
  y += title.height > 0 ? title.height + GAP : 0;
  drawing = add_part (&page, part->scene, NULL, (AlurPoint){ MARGIN, y });
  y += drawing.height + GAP;
  legend = add_legend (self, &page, part->scene, (AlurPoint){ MARGIN, y });
  y += legend.height > 0 ? legend.height : -GAP;
  end_page (self, &page, model,
            (AlurSize){ MAX (MAX (title.width, drawing.width), legend.width), y - MARGIN });
}

static void
add_form (File *self, const AlurViewPart *part)
{
  g_autoptr (GArray) leaves = part->leaves.make (part->leaves.data, (AlurSize){ FORM_WIDTH, 0 });

  for (guint i = 0; i < leaves->len; i++)
    {
      const AlurLeaf *leaf = &g_array_index (leaves, AlurLeaf, i);
      AlurXmlNode *model = begin_page (self, part);
      g_auto (AlurDrawioPage) page = { 0 };

      alur_drawio_page_init (&page, self->tree, model);
      end_page (self, &page, model,
                add_part (&page, leaf->scene, NULL, (AlurPoint){ MARGIN, MARGIN }));
      alur_scene_unref (leaf->scene);
    }
}

static void
add_output (File *self, const AlurViewOutput *output)
{
  for (guint i = 0; i < output->parts->len; i++)
    {
      const AlurViewPart *part = g_ptr_array_index (output->parts, i);

      if (part->scene != NULL)
        add_drawing (self, part);
      if (part->leaves.make != NULL)
        add_form (self, part);
      self->n_tables += part->table != NULL ? 1 : 0;
    }
}

static char **
dup_notes (const File *self)
{
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();

  if (self->n_tables > 0)
    {
      g_autofree char *left_out = g_strdup_printf (
          alur_tr_n (
              NULL, "draw.io holds drawings: %u table was left out. PDF, CSV and HTML hold tables.",
              "draw.io holds drawings: %u tables were left out. PDF, CSV and HTML hold "
              "tables.",
              self->n_tables),
          self->n_tables);

      g_strv_builder_add (notes, left_out);
    }
  if (self->most_cells > LARGE)
    {
      g_autofree char *large = g_strdup_printf (
          alur_tr (
              NULL,
              N_ ("The largest drawing has %u shapes and lines: draw.io takes long to open it.")),
          self->most_cells);

      g_strv_builder_add (notes, large);
    }
  return g_strv_builder_end (notes);
}

/**
 * alur_drawio_write:
 * @publication: made for editors; its pages were not asked for
 * @notes: (out) (transfer full): what to tell about the file, in the user's language: tables, for
 *   which the format has no place, and drawings that draw.io takes long to open
 *
 * Writes all drawings and forms of a publication, a page each.
 *
 * Returns: (transfer full): a file of draw.io, plain XML
 */
GBytes *
alur_drawio_write (AlurPublication *publication, char ***notes)
{
  g_autoptr (AlurXmlTree) tree = alur_xml_tree_new ();
  File file = { .tree = tree, .info = alur_publication_get_info (publication) };
  const GPtrArray *outputs = alur_publication_get_outputs (publication);

  file.file = alur_xml_tree_add (tree, NULL, NULL, "mxfile");
  alur_xml_tree_set (tree, file.file, NULL, "host", "Alur");
  alur_xml_tree_set (tree, file.file, NULL, "compressed", "false");
  file.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  file.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < outputs->len; i++)
    add_output (&file, g_ptr_array_index (outputs, i));
  g_hash_table_unref (file.ids);
  g_hash_table_unref (file.names);
  *notes = dup_notes (&file);
  return alur_xml_tree_write (tree, NULL);
}
