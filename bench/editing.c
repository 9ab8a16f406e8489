/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an edit costs beside the drawing of a frame, in a procedure or a chart:
 *
 *   editing FILE VIEW
 *
 * prints lines "NAME MEDIAN-MS WORST-MS": "drag" for a movement of the pointer with the shape that
 * has most connectors, eight at least, which follow, "drop" for the end of the drag with the
 * routes, checks and figures that come of it, "undo" for taking back the largest gestures
 * (everything deleted, everything moved, everything arranged anew) with the drawing and the checks
 * after it, "open" for reading the file until drawing and checks are there. */

#include "alur-command.h"
#include "alur-edit.h"
#include "alur-hand.h"
#include "alur-make.h"
#include "alur-reader.h"

#include <stdio.h>
#include <stdlib.h>

#define N_CONNECTORS 8u
#define N_MOVES 40
#define N_DRAGS 5

typedef struct
{
  const char *path;
  AlurPane pane;
  AlurPangoMetrics *metrics;
  AlurEditor *editor;
  AlurHand *hand;
} Bench;

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

static void
tell (const char *name, GArray *times)
{
  g_array_sort (times, compare);
  printf ("%s %.2f %.2f\n", name, g_array_index (times, double, times->len / 2),
          g_array_index (times, double, times->len - 1));
}

static void
note (GArray *times, gint64 start)
{
  double ms = since (start);

  g_array_append_val (times, ms);
}

/* All that a window shows after an edit. */
static void
look (Bench *bench)
{
  AlurAnalysis *analysis = alur_editor_get_analysis (bench->editor);
  AlurElement *stage = alur_editor_get_stage (bench->editor);

  alur_editor_get_picture (bench->editor);
  for (AlurSeverity severity = ALUR_SEVERITY_INFO; severity <= ALUR_SEVERITY_ERROR; severity++)
    alur_analysis_count (analysis, stage, severity);
}

static void
open_document (Bench *bench)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) document = alur_reader_read_file (bench->path, NULL, &error);

  if (document == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      exit (1);
    }
  bench->editor = alur_editor_new (document, bench->metrics);
  if (bench->pane != ALUR_PANE_ORGANISATION)
    alur_editor_show (bench->editor, bench->pane, NULL);
  look (bench);
  bench->hand = alur_hand_new (bench->editor);
  printf ("open %.2f %.2f\n", since (start), since (start));
}

static void
count (GHashTable *table, const AlurElement *element, guint field)
{
  gpointer id = (gpointer) alur_element_get_ref (element, field);

  if (id != NULL)
    g_hash_table_insert (table, id,
                         GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (table, id)) + 1));
}

/* To those that stand next in the file. */
static void
add_connectors (Bench *bench, AlurElement *shape, guint n)
{
  AlurDocument *document = alur_editor_get_document (bench->editor);

  alur_document_begin (document, "connect");
  for (AlurElement *other = shape->next; other != NULL && n > 0; other = other->next)
    {
      if (other->kind != shape->kind)
        continue;
      if (shape->kind == ALUR_KIND_STEP)
        alur_edit_connect (document, shape, other, ALUR_FLOW_INFORMATION);
      else
        alur_make_relation (document, shape, other, ALUR_RELATION_COORDINATION);
      n--;
    }
  alur_document_commit (document);
  look (bench);
}

/* The unit or step at which most lines end, and as many more as are asked for. */
static AlurElement *
find_busiest (Bench *bench)
{
  AlurElement *stage = alur_editor_get_stage (bench->editor);
  g_autoptr (GHashTable) ends = g_hash_table_new (NULL, NULL);
  AlurElement *busiest = NULL;
  guint most = 0;

  for (AlurElement *e = stage; e != NULL; e = alur_element_walk (e, stage))
    {
      if (e->kind == ALUR_KIND_FLOW)
        {
          count (ends, e, ALUR_FLOW_FROM);
          count (ends, e, ALUR_FLOW_TO);
        }
      else if (e->kind == ALUR_KIND_UNIT)
        count (ends, e, ALUR_UNIT_PARENT);
    }
  for (AlurElement *e = stage; e != NULL; e = alur_element_walk (e, stage))
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (ends, alur_element_get_id (e)));

      if ((e->kind == ALUR_KIND_STEP || e->kind == ALUR_KIND_UNIT) && n > most)
        {
          most = n;
          busiest = e;
        }
    }
  if (busiest != NULL && most < N_CONNECTORS)
    add_connectors (bench, busiest, N_CONNECTORS - most);
  return busiest;
}

static void
send (Bench *bench, AlurPointerKind kind, AlurPoint at)
{
  AlurPointerEvent event = { kind, at, 1, 0, 1, 1 };

  alur_hand_handle (bench->hand, &event);
  alur_hand_get_overlay (bench->hand);
}

static void
drag (Bench *bench, AlurElement *shape, GArray *moves, GArray *drops)
{
  AlurHit hit;
  AlurPoint at;
  gint64 start;

  if (!alur_picture_find (alur_editor_get_picture (bench->editor), shape, &hit))
    exit (1);
  at = (AlurPoint){ hit.rect.x + 6, hit.rect.y + 6 };
  send (bench, ALUR_POINTER_MOVE, at);
  send (bench, ALUR_POINTER_PRESS, at);
  for (guint i = 1; i <= N_MOVES; i++)
    {
      at.x += 1.5;
      at.y += 0.5;
      start = g_get_monotonic_time ();
      send (bench, ALUR_POINTER_MOVE, at);
      note (moves, start);
    }
  start = g_get_monotonic_time ();
  send (bench, ALUR_POINTER_RELEASE, at);
  look (bench);
  note (drops, start);
}

static void
measure_drag (Bench *bench)
{
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) drops = g_array_new (FALSE, FALSE, sizeof (double));
  AlurElement *shape = find_busiest (bench);

  for (guint i = 0; i < N_DRAGS; i++)
    drag (bench, shape, moves, drops);
  tell ("drag", moves);
  tell ("drop", drops);
}

static void
measure_undo (Bench *bench)
{
  static const char *const gestures[] = { "delete", "nudge-right", "arrange" };
  g_autoptr (GArray) undos = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) redraws = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < G_N_ELEMENTS (gestures); i++)
    {
      const AlurCommand *command = alur_command_find (gestures[i]);
      gint64 start;

      alur_command_find ("select-all")->run (bench->editor);
      if (command == NULL || (command->may_run != NULL && !command->may_run (bench->editor)))
        continue;
      command->run (bench->editor);
      look (bench);
      start = g_get_monotonic_time ();
      alur_editor_undo (bench->editor);
      note (undos, start);
      look (bench);
      note (redraws, start);
    }
  tell ("undo", undos);
  tell ("undo-drawn", redraws);
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };

  if (argc != 3)
    return 2;
  bench.path = argv[1];
  bench.pane = g_str_equal (argv[2], "procedure") ? ALUR_PANE_PROCEDURE : ALUR_PANE_ORGANISATION;
  bench.metrics = alur_pango_metrics_new ();
  open_document (&bench);
  measure_drag (&bench);
  measure_undo (&bench);
  g_object_unref (bench.hand);
  g_object_unref (bench.editor);
  alur_pango_metrics_unref (bench.metrics);
  return 0;
}
