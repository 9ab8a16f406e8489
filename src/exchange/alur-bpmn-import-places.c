/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where steps stand.
 *
 * The drawing of BPMN is kept as an arrangement: each step stands around the middle of what was
 * drawn, from the edge of its lane. Our steps are as large as what stands in them, which is often
 * wider than a task of BPMN, so that all is stretched by one factor along the flow and one across
 * it where they would overlap. Heads of lanes are as thick as their names need and lanes as high as
 * what lies in them; lines are led anew. */

#include "alur-bpmn-import-private.h"

#include "alur-scene.h"
#include "alur-step-boxes.h"

#include <math.h>

#define START 96.0 /* behind the heads of lanes */
#define EDGE 22.0  /* between the edge of a lane and what lies in it */
#define GAP_ALONG 28.0
#define GAP_ACROSS 20.0
#define LARGEST 3.0    /* no more is stretched than this */
#define NEIGHBOURS 12u /* of each step are looked at */
#define BELOW 14.0     /* under its activity stands what was at its edge */

typedef struct
{
  AlurElement *step;
  gconstpointer lane;     /* NULL: in none */
  double along, across;   /* its middle; across from the edge of its lane */
  double length, breadth; /* as we draw it */
  guint host;             /* index + 1 of the activity at whose edge it is; 0: at none */
  double below;           /* what was at its edge needs so much room below it */
  double used;            /* of that, along */
} Spot;

typedef struct
{
  AlurBpmnImport *import;
  AlurBpmnImportProcess *process;
  GArray *spots;
  GHashTable *index; /* AlurXmlNode → index + 1 */
  double stretch_along, stretch_across;
} Places;

static Spot *
get_spot (Places *self, guint i)
{
  return &g_array_index (self->spots, Spot, i);
}

/* Where the lane of a node begins; without one, where the pool or the drawing does. */
static double
get_edge (Places *self, const AlurBpmnImportLane *lane)
{
  AlurRect box;

  if (lane != NULL && lane->box.width > 0)
    return self->process->vertical ? lane->box.x : lane->box.y;
  if (self->process->pool != NULL && alur_bpmn_get_box (self->import, self->process->pool, &box))
    return self->process->vertical ? box.x : box.y;
  return 0;
}

static void
add_spot (Places *self, AlurXmlNode *node, AlurElement *step)
{
  const AlurBpmnImportLane *lane = g_hash_table_lookup (self->process->lane_of, node);
  AlurRect box;
  AlurPoint middle;
  Spot spot = { .step = step, .lane = lane, .used = -G_MAXDOUBLE };

  if (!alur_bpmn_get_box (self->import, node, &box))
    return;
  middle = alur_rect_center (&box);
  spot.along = self->process->vertical ? middle.y : middle.x;
  spot.across = (self->process->vertical ? middle.x : middle.y) - get_edge (self, lane);
  spot.length = self->process->vertical ? box.height : box.width;
  spot.breadth = self->process->vertical ? box.width : box.height;
  g_array_append_val (self->spots, spot);
  g_hash_table_insert (self->index, node, GUINT_TO_POINTER (self->spots->len));
}

static void
find_spots (Places *self)
{
  for (AlurXmlNode *node = self->process->node->first_child; node != NULL; node = node->next)
    {
      AlurElement *step = g_hash_table_lookup (self->import->made, node);

      if (step != NULL && step->kind == ALUR_KIND_STEP
          && !g_hash_table_contains (self->import->folded, node))
        add_spot (self, node, step);
    }
  for (AlurXmlNode *node = self->process->node->first_child; node != NULL; node = node->next)
    {
      guint i = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, node));
      AlurXmlNode *host
          = i > 0 && alur_xml_node_is (node, ALUR_BPMN_SPACE, "boundaryEvent")
                ? alur_bpmn_find (self->import, alur_xml_node_get (node, NULL, "attachedToRef"))
                : NULL;

      if (host != NULL)
        get_spot (self, i - 1)->host = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, host));
    }
}

static void
measure (Places *self)
{
  AlurBpmnImport *import = self->import;
  AlurViewRequest request = { .metrics = import->choices->metrics,
                              .document = import->document,
                              .stage = import->stage,
                              .language = import->language };
  g_autoptr (AlurScene) scene = alur_scene_new (import->choices->metrics);
  g_autoptr (AlurFindingMarks) marks = alur_finding_marks_new (&request);
  g_autoptr (AlurStepBoxes) boxes = alur_step_boxes_new (&request, scene, marks);

  for (guint i = 0; i < self->spots->len; i++)
    {
      Spot *spot = get_spot (self, i);
      AlurStepSize size = alur_step_boxes_get_size (boxes, spot->step);

      spot->length = self->process->vertical ? size.shape.height : size.shape.width;
      spot->breadth = self->process->vertical ? size.shape.width : size.shape.height;
    }
}

/* --- Stretching ------------------------------------------------------------------------------- */

static int
compare_along (gconstpointer a, gconstpointer b)
{
  const Spot *one = *(const Spot *const *) a;
  const Spot *other = *(const Spot *const *) b;

  if (one->lane != other->lane)
    return (gsize) one->lane < (gsize) other->lane ? -1 : 1;
  if (one->along < other->along)
    return -1;
  return one->along > other->along ? 1 : 0;
}

/* Of two steps of a lane that would overlap, the direction in which they lie farther apart is
 * stretched. */
static void
stretch_for (Places *self, const Spot *a, const Spot *b)
{
  double along = fabs (a->along - b->along);
  double across = fabs (a->across - b->across);
  double length = (a->length + b->length) / 2 + GAP_ALONG;
  double below = a->across < b->across ? a->below : b->below;
  double breadth = (a->breadth + b->breadth) / 2 + below + GAP_ACROSS;

  if (along * self->stretch_along >= length || across * self->stretch_across >= breadth)
    return;
  if (across * length < along * breadth)
    self->stretch_along = MAX (self->stretch_along, MIN (length / along, LARGEST));
  else if (across > 0)
    self->stretch_across = MAX (self->stretch_across, MIN (breadth / across, LARGEST));
}

/* The activity at whose edge something was, if that is drawn below it. */
static Spot *
get_host (Places *self, const Spot *spot)
{
  Spot *host = spot->host > 0 ? get_spot (self, spot->host - 1) : NULL;

  return host != NULL && host->host == 0 ? host : NULL;
}

static void
keep_room_below (Places *self)
{
  for (guint i = 0; i < self->spots->len; i++)
    {
      const Spot *spot = get_spot (self, i);
      Spot *host = get_host (self, spot);

      if (host != NULL)
        host->below = MAX (host->below, BELOW + spot->breadth);
    }
}

static void
find_stretch (Places *self)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < self->spots->len; i++)
    {
      if (get_spot (self, i)->host == 0)
        g_ptr_array_add (order, get_spot (self, i));
    }
  g_ptr_array_sort (order, compare_along);
  self->stretch_along = self->stretch_across = 1;
  for (guint i = 0; i < order->len; i++)
    {
      const Spot *spot = g_ptr_array_index (order, i);

      for (guint j = i + 1; j < order->len && j <= i + NEIGHBOURS; j++)
        {
          const Spot *other = g_ptr_array_index (order, j);

          if (other->lane == spot->lane)
            stretch_for (self, spot, other);
        }
    }
}

/* What was at the edge of an activity stands below it. */
static void
put_below (Places *self)
{
  for (guint i = 0; i < self->spots->len; i++)
    {
      Spot *spot = get_spot (self, i);
      Spot *host = get_host (self, spot);

      if (host == NULL)
        continue;
      spot->across = host->across + (host->breadth + spot->breadth) / 2 + BELOW;
      spot->along = MAX (spot->along, host->used + spot->length / 2);
      host->used = spot->along + spot->length / 2 + BELOW;
    }
}

/* The least place at which anything of a lane begins, so that all of it lies within. */
static void
find_least (Places *self, GHashTable *least, double *start)
{
  *start = G_MAXDOUBLE;
  for (guint i = 0; i < self->spots->len; i++)
    {
      const Spot *spot = get_spot (self, i);
      double *edge = g_hash_table_lookup (least, spot->lane);

      *start = MIN (*start, spot->along - spot->length / 2);
      if (edge == NULL)
        {
          edge = g_new (double, 1);
          *edge = G_MAXDOUBLE;
          g_hash_table_insert (least, (gpointer) spot->lane, edge);
        }
      *edge = MIN (*edge, spot->across - spot->breadth / 2);
    }
}

static void
write_places (Places *self)
{
  g_autoptr (GHashTable) least = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  AlurDocument *document = self->import->document;
  double start;

  find_least (self, least, &start);
  for (guint i = 0; i < self->spots->len; i++)
    {
      const Spot *spot = get_spot (self, i);
      const double *edge = g_hash_table_lookup (least, spot->lane);
      double along = round (spot->along - spot->length / 2 - start + START);
      double across = round (spot->across - spot->breadth / 2 + MAX (EDGE - *edge, 0));

      /* Without a lane that is drawn it is not known where the edge was. */
      if (spot->lane == NULL && self->process->pool == NULL)
        across = round (spot->across - spot->breadth / 2 - *edge + EDGE);
      alur_document_set_number (document, spot->step, ALUR_STEP_X,
                                self->process->vertical ? across : along);
      alur_document_set_number (document, spot->step, ALUR_STEP_Y,
                                self->process->vertical ? along : across);
    }
}

/**
 * alur_bpmn_import_places: (skip)
 *
 * Places the steps of a process as they were drawn.
 */
void
alur_bpmn_import_places (AlurBpmnImport *self, AlurBpmnImportProcess *process)
{
  Places places = { .import = self, .process = process };

  places.spots = g_array_new (FALSE, FALSE, sizeof (Spot));
  places.index = g_hash_table_new (NULL, NULL);
  find_spots (&places);
  if (places.spots->len > 0)
    {
      if (self->choices->metrics != NULL)
        measure (&places);
      keep_room_below (&places);
      find_stretch (&places);
      for (guint i = 0; i < places.spots->len; i++)
        {
          get_spot (&places, i)->along *= places.stretch_along;
          get_spot (&places, i)->across *= places.stretch_across;
        }
      put_below (&places);
      write_places (&places);
    }
  g_hash_table_unref (places.index);
  g_array_unref (places.spots);
}
