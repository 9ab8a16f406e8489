/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame of the canvas costs, and of the floor: a window that only moves one cached texture
 * as large as itself. Run under a screen of 1920 × 1080:
 *
 *   canvas floor            pans the texture
 *   canvas FILE VIEW        pans, zooms and hovers over the drawing of a document
 *   canvas FILE matrix      scrolls the matrix of its authorities, and goes through its cells
 *
 * Each prints lines "NAME MEDIAN-MS WORST-MS": the time from the beginning of a frame to its end,
 * by the clock of the window. */

#include "alur-canvas.h"
#include "alur-grid-view.h"
#include "alur-matrix.h"
#include "alur-reader.h"

#include <stdio.h>
#include <stdlib.h>

#define WIDTH 1920
#define BAR 48
#define HEIGHT (1080 - BAR)
#define N_FRAMES 60
#define N_WARM 12

/* The floor. */
#define BENCH_TYPE_FLOOR (bench_floor_get_type ())
G_DECLARE_FINAL_TYPE (BenchFloor, bench_floor, BENCH, FLOOR, GtkWidget)

struct _BenchFloor
{
  GtkWidget parent_instance;
  GdkTexture *texture;
  int offset;
};

G_DEFINE_FINAL_TYPE (BenchFloor, bench_floor, GTK_TYPE_WIDGET)

static void
bench_floor_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BenchFloor *self = BENCH_FLOOR (widget);

  gtk_snapshot_append_texture (
      snapshot, self->texture,
      &GRAPHENE_RECT_INIT ((float) self->offset, (float) self->offset, WIDTH, HEIGHT));
}

static void
bench_floor_class_init (BenchFloorClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = bench_floor_snapshot;
}

static void
bench_floor_init (BenchFloor *self)
{
  gsize size = (gsize) WIDTH * HEIGHT * 4;
  guchar *data = g_malloc (size);
  g_autoptr (GBytes) bytes = NULL;

  for (gsize i = 0; i < size; i++)
    data[i] = (guchar) (i * 31);
  bytes = g_bytes_new_take (data, size);
  self->texture = gdk_memory_texture_new (WIDTH, HEIGHT, GDK_MEMORY_DEFAULT, bytes, WIDTH * 4);
}

typedef void (*Step) (GtkWidget *widget, guint frame);

typedef struct
{
  GMainLoop *loop;
  GtkWidget *widget;
  const char *name;
  Step step;
  guint frame;
  gint64 start;
  GArray *times; /* of double: ms */
} Run;

static int
compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

static void
before_paint_cb (GdkFrameClock *clock, Run *run)
{
  run->start = g_get_monotonic_time ();
  run->step (run->widget, run->frame);
}

static void
after_paint_cb (GdkFrameClock *clock, Run *run)
{
  double ms = (double) (g_get_monotonic_time () - run->start) / 1000;

  if (run->frame++ >= N_WARM)
    g_array_append_val (run->times, ms);
  if (run->times->len >= N_FRAMES)
    g_main_loop_quit (run->loop);
}

static void
measure (GtkWidget *widget, const char *name, Step step)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  Run run = { g_main_loop_new (NULL, FALSE),
              widget,
              name,
              step,
              0,
              0,
              g_array_new (FALSE, FALSE, sizeof (double)) };

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &run);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &run);
  gdk_frame_clock_begin_updating (clock);
  g_main_loop_run (run.loop);
  gdk_frame_clock_end_updating (clock);
  g_signal_handlers_disconnect_by_data (clock, &run);
  g_array_sort (run.times, compare);
  printf ("%s %.2f %.2f\n", name, g_array_index (run.times, double, run.times->len / 2),
          g_array_index (run.times, double, run.times->len - 1));
  fflush (stdout);
  g_array_unref (run.times);
  g_main_loop_unref (run.loop);
}

static void
move_floor (GtkWidget *widget, guint frame)
{
  BENCH_FLOOR (widget)->offset = (int) (frame % 40) * 3 - 60;
  gtk_widget_queue_draw (widget);
}

static void
pan (GtkWidget *widget, guint frame)
{
  AlurCanvas *canvas = ALUR_CANVAS (widget);
  const AlurViewport *viewport = alur_canvas_get_viewport (canvas);
  double step = (frame % 40 < 20 ? 12 : -12) / viewport->scale;
  AlurRect seen = alur_viewport_get_visible (viewport);
  AlurPoint center = alur_rect_center (&seen);

  alur_canvas_center_on (canvas, (AlurPoint){ center.x + step, center.y + step / 2 });
}

static void
zoom (GtkWidget *widget, guint frame)
{
  AlurCanvas *canvas = ALUR_CANVAS (widget);
  double scale = alur_canvas_get_viewport (canvas)->scale;

  alur_canvas_zoom_to (canvas, frame % 20 < 10 ? scale * 1.1 : scale / 1.1);
}

static void
hover (GtkWidget *widget, guint frame)
{
  AlurCanvas *canvas = ALUR_CANVAS (widget);
  const AlurViewport *viewport = alur_canvas_get_viewport (canvas);
  AlurPoint on_screen = { 300 + (frame * 37) % 1300, 200 + (frame * 53) % 600 };
  AlurPointerEvent event = { .kind = ALUR_POINTER_MOVE,
                             .at = alur_viewport_to_drawing (viewport, on_screen),
                             .scale = viewport->scale };

  alur_hand_handle (alur_canvas_get_hand (canvas), &event);
}

static GtkWidget *
make_canvas (const char *path, const char *view)
{
  g_autoptr (AlurDocument) document = alur_reader_read_file (path, NULL, NULL);
  AlurPangoMetrics *metrics = alur_pango_metrics_new ();
  g_autoptr (AlurEditor) editor = NULL;
  GtkWidget *canvas = alur_canvas_new ();

  if (document == NULL)
    {
      fprintf (stderr, "%s can't be read\n", path);
      exit (1);
    }
  editor = alur_editor_new (document, metrics);
  if (g_str_equal (view, "procedure"))
    alur_editor_show (editor, ALUR_PANE_PROCEDURE, NULL);
  alur_canvas_set_editor (ALUR_CANVAS (canvas), editor);
  alur_pango_metrics_unref (metrics);
  return canvas;
}

static GtkWidget *
make_matrix (const char *path)
{
  g_autoptr (AlurDocument) document = alur_reader_read_file (path, NULL, NULL);
  AlurPangoMetrics *metrics = alur_pango_metrics_new ();
  g_autoptr (AlurEditor) editor = NULL;
  g_autoptr (AlurMatrix) matrix = NULL;
  GtkWidget *view = alur_grid_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  if (document == NULL)
    {
      fprintf (stderr, "%s can't be read\n", path);
      exit (1);
    }
  editor = alur_editor_new (document, metrics);
  matrix = alur_matrix_new (editor);
  alur_grid_view_set_grid (ALUR_GRID_VIEW (view), ALUR_GRID (matrix));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  alur_pango_metrics_unref (metrics);
  return scrolled;
}

/* There and back over all of it: what comes into view is new. */
static void
scroll (GtkAdjustment *adjustment, guint frame)
{
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  double way = frame * 40.0;

  way = way - floor (way / (2 * end)) * 2 * end;
  gtk_adjustment_set_value (adjustment, way < end ? way : 2 * end - way);
}

static void
scroll_down (GtkWidget *widget, guint frame)
{
  scroll (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget)), frame);
}

static void
scroll_across (GtkWidget *widget, guint frame)
{
  scroll (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (widget)), frame);
}

static void
go (GtkWidget *widget, guint frame)
{
  AlurGridView *view
      = ALUR_GRID_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget)));

  alur_grid_view_focus_cell (view, frame % 200, 2 + frame % 100);
}

static void
measure_matrix (GtkWidget *widget)
{
  measure (widget, "scroll-down", scroll_down);
  measure (widget, "scroll-across", scroll_across);
  measure (widget, "go", go);
}

static gboolean
settled_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static void
settle (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (1500, settled_cb, loop);
  g_main_loop_run (loop);
}

/* As in the program. A window that is drawn anew from edge to edge costs the X server of these
 * machines far more than one of which a bar stays. */
static void
show_below_bar (GtkWindow *window, GtkWidget *widget)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_header_bar_new ();

  gtk_widget_set_size_request (bar, -1, BAR);
  gtk_widget_set_size_request (widget, WIDTH, HEIGHT);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), widget);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_window_set_decorated (window, FALSE);
  gtk_window_set_default_size (window, WIDTH, HEIGHT + BAR);
  gtk_window_set_child (window, box);
}

int
main (int argc, char **argv)
{
  GtkWidget *window;
  GtkWidget *widget;
  gboolean is_floor = argc == 2 && g_str_equal (argv[1], "floor");
  gboolean is_matrix = argc == 3 && g_str_equal (argv[2], "matrix");

  if (!is_floor && argc != 3)
    return 2;
  gtk_init ();
  window = gtk_window_new ();
  if (is_matrix)
    widget = make_matrix (argv[1]);
  else
    widget = is_floor ? g_object_new (BENCH_TYPE_FLOOR, NULL) : make_canvas (argv[1], argv[2]);
  show_below_bar (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  if (is_floor)
    {
      measure (widget, "floor", move_floor);
      return 0;
    }
  if (is_matrix)
    {
      measure_matrix (widget);
      return 0;
    }
  alur_canvas_zoom_to (ALUR_CANVAS (widget), 1);
  settle ();
  measure (widget, "pan", pan);
  settle ();
  measure (widget, "zoom", zoom);
  settle ();
  measure (widget, "hover", hover);
  alur_canvas_zoom_to_fit (ALUR_CANVAS (widget));
  settle ();
  measure (widget, "pan-all", pan);
  settle ();
  measure (widget, "zoom-all", zoom);
  settle ();
  measure (widget, "hover-all", hover);
  return 0;
}
