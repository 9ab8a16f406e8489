/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The floor under an export: what cairo and Pango alone take for the same boxes, labels and lines.
 *
 *   floor-draw organisation N OUT.pdf   N boxes with a name and a line to the one above
 *   floor-draw procedure N OUT.pdf      N boxes with a name over 8 lanes, a line to the next and
 *                                       N / 4 lines with a label more, all with heads
 *   floor-draw --version                starts, and nothing else
 *
 * No document, no layout, no router, no scene: places are a grid, every label is broken to fit its
 * box, measured and shown with one reused layout, every line has two bends. The page begins with an
 * opaque ground, without which cairo 1.16 takes quadratic time. */

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_LANES 8
#define CELL_WIDTH 180.0
#define CELL_HEIGHT 104.0
#define BOX_WIDTH 156.0
#define BOX_HEIGHT 48.0
#define STEP_WIDTH 120.0 /* of the labels of steps, so that they break as Alur breaks them */
#define LONGEST_PAGE 14400.0

static const char *const words[] = { "Perencanaan", "Keuangan",  "Pelayanan", "Kepegawaian",
                                     "Pengawasan",  "Perizinan", "Kesehatan", "Penyuluhan" };

typedef struct
{
  cairo_t *cr;
  PangoLayout *layout;
  unsigned columns;
  int heads;
} Floor;

static void
get_place (const Floor *self, unsigned i, double *x, double *y)
{
  *x = i % self->columns * CELL_WIDTH;
  *y = i / self->columns * CELL_HEIGHT;
}

static void
draw_head (const Floor *self, double x, double y)
{
  cairo_move_to (self->cr, x, y);
  cairo_line_to (self->cr, x - 4, y - 9);
  cairo_line_to (self->cr, x + 4, y - 9);
  cairo_close_path (self->cr);
  cairo_fill (self->cr);
}

/* Shows a label around a place. */
static void
draw_label (const Floor *self, double x, double y, const char *label)
{
  PangoRectangle extents;

  pango_layout_set_text (self->layout, label, -1);
  pango_layout_get_extents (self->layout, NULL, &extents);
  cairo_move_to (self->cr, x - (extents.x + extents.width / 2.0) / PANGO_SCALE,
                 y - (double) extents.height / PANGO_SCALE / 2);
  cairo_set_source_rgb (self->cr, 0.14, 0.12, 0.19);
  pango_cairo_show_layout (self->cr, self->layout);
}

static void
draw_line (const Floor *self, unsigned from, unsigned to)
{
  double x1, y1, x2, y2;

  get_place (self, from, &x1, &y1);
  get_place (self, to, &x2, &y2);
  cairo_move_to (self->cr, x1 + BOX_WIDTH / 2, y1 + BOX_HEIGHT);
  cairo_line_to (self->cr, x1 + BOX_WIDTH / 2, y1 + BOX_HEIGHT + 28);
  cairo_line_to (self->cr, x2 + BOX_WIDTH / 2, y1 + BOX_HEIGHT + 28);
  cairo_line_to (self->cr, x2 + BOX_WIDTH / 2, y2);
  cairo_set_source_rgb (self->cr, 0.24, 0.22, 0.27);
  cairo_stroke (self->cr);
  if (self->heads)
    draw_head (self, x2 + BOX_WIDTH / 2, y2);
}

static void
draw_box (const Floor *self, unsigned i, const char *label)
{
  double x, y;

  get_place (self, i, &x, &y);
  cairo_rectangle (self->cr, x, y, BOX_WIDTH, BOX_HEIGHT);
  cairo_set_source_rgb (self->cr, 0.91, 0.95, 0.98);
  cairo_fill_preserve (self->cr);
  cairo_set_source_rgb (self->cr, 0.24, 0.22, 0.27);
  cairo_stroke (self->cr);
  draw_label (self, x + BOX_WIDTH / 2, y + BOX_HEIGHT / 2, label);
}

static void
draw_organisation (const Floor *self, unsigned n)
{
  char label[64];

  for (unsigned i = 1; i < n; i++)
    draw_line (self, (i - 1) / 5, i);
  for (unsigned i = 0; i < n; i++)
    {
      snprintf (label, sizeof label, "Bagian %s %u", words[(i + 1) % 8], i + 1);
      draw_box (self, i, label);
    }
}

static void
draw_procedure (const Floor *self, unsigned n)
{
  char label[64];

  for (unsigned i = 1; i < n; i++)
    draw_line (self, i - 1, i);
  for (unsigned i = 0; i < n / 4; i++)
    {
      double x, y;

      get_place (self, i * 4 % n, &x, &y);
      draw_line (self, i * 4 % n, (i * 4 + 7) % n);
      draw_label (self, x + BOX_WIDTH / 2 + 12, y + BOX_HEIGHT + 12, "(i)");
    }
  for (unsigned i = 0; i < n; i++)
    {
      snprintf (label, sizeof label, "Memeriksa berkas %u", i + 1);
      draw_box (self, i, label);
    }
}

static PangoLayout *
create_layout (cairo_t *cr, double width)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Liberation Sans Bold");
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (pango_layout_get_context (layout), options);
  cairo_font_options_destroy (options);
  pango_font_description_set_absolute_size (font, 12 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  return layout;
}

static int
draw (const char *kind, unsigned n, const char *path)
{
  int lanes = strcmp (kind, "procedure") == 0;
  unsigned columns = 1;
  double width, height, scale;
  cairo_surface_t *surface;
  Floor self;
  cairo_status_t status;

  while ((!lanes && (double) columns * columns * CELL_WIDTH < n * CELL_HEIGHT)
         || (lanes && columns * N_LANES < n))
    columns++;
  width = columns * CELL_WIDTH;
  height = ((double) n / columns + 1) * CELL_HEIGHT;
  scale = LONGEST_PAGE / (width > height ? width : height);
  scale = scale < 0.75 ? scale : 0.75;
  surface = cairo_pdf_surface_create (path, width * scale, height * scale);
  self = (Floor){ .cr = cairo_create (surface), .columns = columns };
  cairo_set_source_rgb (self.cr, 1, 1, 1);
  cairo_paint (self.cr);
  cairo_scale (self.cr, scale, scale);
  cairo_set_line_width (self.cr, 1.25);
  self.layout = create_layout (self.cr, lanes ? STEP_WIDTH : BOX_WIDTH);
  self.heads = lanes;
  if (lanes)
    draw_procedure (&self, n);
  else
    draw_organisation (&self, n);
  cairo_show_page (self.cr);
  g_object_unref (self.layout);
  cairo_destroy (self.cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    fprintf (stderr, "%s: %s\n", path, cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS ? EXIT_SUCCESS : EXIT_FAILURE;
}

int
main (int argc, char **argv)
{
  if (argc == 2 && strcmp (argv[1], "--version") == 0)
    {
      printf ("cairo %s, Pango %s\n", cairo_version_string (), pango_version_string ());
      return EXIT_SUCCESS;
    }
  if (argc == 4 && (strcmp (argv[1], "organisation") == 0 || strcmp (argv[1], "procedure") == 0))
    return draw (argv[1], (unsigned) strtoul (argv[2], NULL, 10), argv[3]);
  fprintf (stderr, "usage: floor-draw organisation|procedure N OUT.pdf\n");
  return 2;
}
