/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lines that somebody has led otherwise in a file that we have written.
 *
 * Our drawing has other sizes than that of BPMN, so a bend is taken over as against the two steps
 * at its line: what was as far as the middle of one is so again, and what lay between them lies
 * between them. Which lines these are is told by where they ran when the file was written. A line
 * whose steps were moved was led anew by the editor; it is by us, too, unless a person has bent it.
 * Signs and lines that only BPMN has, as made gateways, data and messages, are placed by us. */

#include "alur-bpmn-import-private.h"

#include "alur-language.h"
#include "alur-procedure-drawing.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_BENDS 64u /* of a line; one with more was drawn by chance */

typedef struct
{
  AlurBpmnImport *import;
  GHashTable *drawn;
  GHashTable *process_of; /* AlurElement: a procedure → AlurBpmnImportProcess */
  GPtrArray *bent;        /* AlurXmlNode: flows that are led otherwise and can be */
  guint n_elsewhere;      /* signs and lines that we place ourselves */
} Lines;

/* --- Where a line runs ------------------------------------------------------------------------ */

static void
add_point (GArray *points, double x, double y)
{
  AlurPoint point = { x, y };

  if (isfinite (x) && isfinite (y))
    g_array_append_val (points, point);
}

/* As it was written: "x,y x,y". */
static void
read_noted (const AlurXmlNode *noted, GArray *points)
{
  const char *text = alur_xml_node_get (noted, NULL, "points");
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);

  for (char **word = words; *word != NULL; word++)
    {
      char *comma = strchr (*word, ',');
      double x, y;

      if (comma == NULL)
        continue;
      *comma = '\0';
      if (alur_decimal_parse (*word, &x) && alur_decimal_parse (comma + 1, &y))
        add_point (points, x, y);
    }
}

static void
read_drawn (const AlurXmlNode *edge, GArray *points)
{
  for (const AlurXmlNode *node = alur_xml_node_first (edge, ALUR_BPMN_SPACE_DD, "waypoint");
       node != NULL; node = alur_xml_node_next (node, ALUR_BPMN_SPACE_DD, "waypoint"))
    {
      double x, y;

      if (alur_bpmn_read_number (node, "x", &x) && alur_bpmn_read_number (node, "y", &y))
        add_point (points, x, y);
    }
}

/* How far @point lies from the straight way between two others. */
static double
get_distance (AlurPoint point, AlurPoint from, AlurPoint to)
{
  double length = hypot (to.x - from.x, to.y - from.y);
  double along;

  if (length < ALUR_BPMN_TOLERANCE)
    return hypot (point.x - from.x, point.y - from.y);
  along = ((point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y)) / length;
  along = CLAMP (along, 0, length);
  return hypot (point.x - from.x - along * (to.x - from.x) / length,
                point.y - from.y - along * (to.y - from.y) / length);
}

/* Only bends: no ends, and nothing that lies on the straight way. */
static void
keep_bends (GArray *points)
{
  guint n = 0;
  AlurPoint before;

  if (points->len < 3)
    {
      g_array_set_size (points, 0);
      return;
    }
  before = g_array_index (points, AlurPoint, 0);
  for (guint i = 1; i + 1 < points->len; i++)
    {
      AlurPoint point = g_array_index (points, AlurPoint, i);

      if (get_distance (point, before, g_array_index (points, AlurPoint, i + 1))
          <= ALUR_BPMN_TOLERANCE)
        continue;
      g_array_index (points, AlurPoint, n++) = point;
      before = point;
    }
  g_array_set_size (points, n);
}

static gboolean
is_near (AlurPoint a, AlurPoint b)
{
  return fabs (a.x - b.x) <= ALUR_BPMN_TOLERANCE && fabs (a.y - b.y) <= ALUR_BPMN_TOLERANCE;
}

static gboolean
are_same (const GArray *before, const GArray *now, AlurPoint shift)
{
  if (before->len != now->len)
    return FALSE;
  for (guint i = 0; i < now->len; i++)
    {
      AlurPoint a = g_array_index (before, AlurPoint, i);
      AlurPoint b = g_array_index (now, AlurPoint, i);

      if (!is_near ((AlurPoint){ a.x + shift.x, a.y + shift.y }, b))
        return FALSE;
    }
  return TRUE;
}

/* --- What it joins ---------------------------------------------------------------------------- */

/* What is at an end of anything that is drawn as a line. */
static AlurXmlNode *
find_end (const AlurBpmnImport *import, AlurXmlNode *line, gboolean source)
{
  const char *name = source ? "sourceRef" : "targetRef";
  gboolean out = strcmp (line->name, "dataOutputAssociation") == 0;

  if (out || strcmp (line->name, "dataInputAssociation") == 0)
    return (out != FALSE) == (source != FALSE) ? line->parent
                                               : alur_bpmn_find_child (import, line, name);
  return alur_bpmn_find (import, alur_xml_node_get (line, NULL, name));
}

/* The flow of ours that the line is, between two steps of one procedure; NULL: none. */
static AlurElement *
find_flow (Lines *self, AlurXmlNode *line)
{
  GHashTable *made = self->import->made;
  AlurElement *flow = g_hash_table_lookup (made, line);
  AlurXmlNode *from = find_end (self->import, line, TRUE);
  AlurXmlNode *to = find_end (self->import, line, FALSE);
  const AlurElement *a = from != NULL ? g_hash_table_lookup (made, from) : NULL;
  const AlurElement *b = to != NULL ? g_hash_table_lookup (made, to) : NULL;

  if (flow == NULL || flow->kind != ALUR_KIND_FLOW || strcmp (line->name, "sequenceFlow") != 0
      || a == NULL || b == NULL || a->kind != ALUR_KIND_STEP || b->kind != ALUR_KIND_STEP
      || a->parent != b->parent || g_hash_table_contains (self->import->folded, from)
      || g_hash_table_contains (self->import->folded, to))
    return NULL;
  return flow;
}

/* Whether the line joins what it joined. */
static gboolean
is_led_elsewhere (const AlurBpmnImport *import, const AlurXmlNode *line)
{
  const AlurXmlNode *sent
      = g_hash_table_lookup (import->sent, alur_xml_node_get (line, NULL, "id"));

  return sent == NULL
         || g_strcmp0 (alur_xml_node_get (sent, NULL, "sourceRef"),
                       alur_xml_node_get (line, NULL, "sourceRef"))
                != 0
         || g_strcmp0 (alur_xml_node_get (sent, NULL, "targetRef"),
                       alur_xml_node_get (line, NULL, "targetRef"))
                != 0;
}

/* By how much the line stands elsewhere with what it joins; FALSE: with each otherwise. */
static gboolean
get_line_shift (Lines *self, AlurXmlNode *line, AlurPoint *shift)
{
  AlurPoint other = { 0, 0 };

  *shift = other;
  alur_bpmn_return_get_shift (self->import, self->drawn, find_end (self->import, line, TRUE),
                              shift);
  alur_bpmn_return_get_shift (self->import, self->drawn, find_end (self->import, line, FALSE),
                              &other);
  return is_near (*shift, other);
}

static void
get_pool_shift (Lines *self, const AlurElement *procedure, AlurPoint *shift)
{
  const AlurBpmnImportProcess *process = g_hash_table_lookup (self->process_of, procedure);

  *shift = (AlurPoint){ 0, 0 };
  if (process != NULL)
    alur_bpmn_return_get_shift (self->import, self->drawn, process->pool, shift);
}

/* --- Which are led otherwise ------------------------------------------------------------------ */

static void
compare_line (Lines *self, const AlurXmlNode *noted)
{
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (AlurPoint));
  g_autoptr (GArray) now = g_array_new (FALSE, FALSE, sizeof (AlurPoint));
  const char *id = alur_xml_node_get (noted, NULL, "ref");
  AlurXmlNode *line = alur_bpmn_find (self->import, id);
  const AlurXmlNode *edge = id != NULL ? g_hash_table_lookup (self->import->drawn, id) : NULL;
  AlurElement *flow;
  AlurPoint shift;
  gboolean together;

  if (line == NULL || edge == NULL || is_led_elsewhere (self->import, line))
    return;
  flow = find_flow (self, line);
  together = get_line_shift (self, line, &shift);
  if (flow != NULL && alur_element_first (flow, ALUR_KIND_BEND) != NULL)
    get_pool_shift (self, flow->parent, &shift);
  else if (!together)
    return;
  read_noted (noted, before);
  read_drawn (edge, now);
  if (now->len < 2)
    return;
  keep_bends (before);
  keep_bends (now);
  if (are_same (before, now, shift))
    return;
  if (flow != NULL && now->len <= MOST_BENDS)
    g_ptr_array_add (self->bent, line);
  else
    self->n_elsewhere++;
}

/* Whether something has moved with its pool or a lane of that. */
static gboolean
has_moved_along (Lines *self, const AlurElement *procedure, AlurPoint shift)
{
  const AlurBpmnImportProcess *process = g_hash_table_lookup (self->process_of, procedure);
  AlurPoint pool;

  get_pool_shift (self, procedure, &pool);
  if (process == NULL || is_near (shift, pool))
    return TRUE;
  for (guint i = 0; i < process->lanes->len; i++)
    {
      const AlurBpmnImportLane *lane = g_ptr_array_index (process->lanes, i);
      AlurPoint other;

      if (alur_bpmn_return_get_shift (self->import, self->drawn, lane->node, &other)
          && is_near (shift, other))
        return TRUE;
    }
  return FALSE;
}

/* Signs that stand for nothing that our drawing has. */
static void
compare_shape (Lines *self, const AlurXmlNode *noted)
{
  AlurXmlNode *node = alur_bpmn_find (self->import, alur_xml_node_get (noted, NULL, "ref"));
  const AlurElement *element = node != NULL ? g_hash_table_lookup (self->import->made, node) : NULL;
  AlurPoint shift;

  if (element == NULL
      || !(g_hash_table_contains (self->import->folded, node) || element->kind == ALUR_KIND_FLOW)
      || !alur_bpmn_return_get_shift (self->import, self->drawn, node, &shift))
    return;
  if (!has_moved_along (self, element->parent, shift))
    self->n_elsewhere++;
}

static void
compare_all (Lines *self, const AlurXmlNode *noted)
{
  for (const AlurXmlNode *node = noted->first_child; node != NULL; node = node->next)
    {
      if (alur_xml_node_is (node, ALUR_BPMN_SPACE_ALUR, "line"))
        compare_line (self, node);
      else if (alur_xml_node_is (node, ALUR_BPMN_SPACE_ALUR, "shape"))
        compare_shape (self, node);
    }
  if (self->n_elsewhere > 0)
    alur_bpmn_report_add (
        self->import->report, ALUR_BPMN_ROW_DROPPED, NULL, NULL,
        alur_tr_n (NULL,
                   "%u sign or line that only BPMN has (gateways that were made, data, messages) "
                   "stands elsewhere in the file. Here it gets its place automatically.",
                   "%u signs and lines that only BPMN has (gateways that were made, data, "
                   "messages) stand elsewhere in the file. Here they get their places "
                   "automatically.",
                   self->n_elsewhere),
        self->n_elsewhere);
}

/* --- Bending ---------------------------------------------------------------------------------- */

/* Two bends at one place are one. */
static void
add_bend (GArray *bends, AlurPoint point)
{
  const AlurPoint *last = bends->len > 0 ? &g_array_index (bends, AlurPoint, bends->len - 1) : NULL;

  point = (AlurPoint){ round (point.x), round (point.y) };
  if (last == NULL || hypot (point.x - last->x, point.y - last->y) > ALUR_BPMN_TOLERANCE)
    g_array_append_val (bends, point);
}

/* Where a place of one drawing is in another that has the same two steps, in one direction. */
static double
carry (double at, double from, double to, double new_from, double new_to)
{
  double length = to - from;

  if (length < 0)
    return carry (at, to, from, new_to, new_from);
  if (at <= from || length < ALUR_BPMN_TOLERANCE)
    return new_from + at - from;
  if (at >= to)
    return new_to + at - to;
  return new_from + (at - from) / length * (new_to - new_from);
}

static const AlurStepPlace *
find_place (const AlurProcedureLayout *layout, const AlurElement *step)
{
  for (guint i = 0; i < layout->n_steps; i++)
    {
      if (layout->steps[i].step == step)
        return &layout->steps[i];
    }
  return NULL;
}

static void
write_bends (Lines *self, AlurElement *flow, const GArray *bends)
{
  AlurDocument *document = self->import->document;
  AlurElement *bend;

  while ((bend = alur_element_first (flow, ALUR_KIND_BEND)) != NULL)
    alur_document_remove (document, bend);
  for (guint i = 0; i < bends->len; i++)
    {
      AlurPoint point = g_array_index (bends, AlurPoint, i);

      bend = alur_document_insert (document, flow, ALUR_KIND_BEND, NULL, NULL);
      alur_document_set_number (document, bend, ALUR_BEND_X, point.x);
      alur_document_set_number (document, bend, ALUR_BEND_Y, point.y);
    }
}

static const char *
call (const AlurElement *step)
{
  const char *name = alur_element_get_name (step);

  return name != NULL ? name : "";
}

/* A line that was made straight is led by us; it may have been bent by hand before. */
static void
tell_bent (Lines *self, AlurXmlNode *line, const AlurElement *flow, gboolean by_hand)
{
  AlurBpmnImport *import = self->import;
  const char *id = alur_element_get_id (flow);
  const char *from = call (g_hash_table_lookup (import->made, find_end (import, line, TRUE)));
  const char *to = call (g_hash_table_lookup (import->made, find_end (import, line, FALSE)));

  if (by_hand)
    alur_bpmn_report_add (
        import->report, ALUR_BPMN_ROW_CHANGED, line, id,
        alur_tr (NULL, N_ ("The line from “%s” to “%s” runs as in the file now.")), from, to);
  else
    alur_bpmn_report_add (import->report, ALUR_BPMN_ROW_DROPPED, line, id,
                          alur_tr (NULL, N_ ("The line from “%s” to “%s” is straight in the file. "
                                             "Here it runs as it finds its way.")),
                          from, to);
}

static void
bend_line (Lines *self, const AlurProcedureLayout *layout, AlurXmlNode *line)
{
  AlurBpmnImport *import = self->import;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (AlurPoint));
  g_autoptr (GArray) bends = g_array_new (FALSE, FALSE, sizeof (AlurPoint));
  AlurElement *flow = g_hash_table_lookup (import->made, line);
  AlurXmlNode *from = find_end (import, line, TRUE), *to = find_end (import, line, FALSE);
  const AlurStepPlace *a = find_place (layout, g_hash_table_lookup (import->made, from));
  const AlurStepPlace *b = find_place (layout, g_hash_table_lookup (import->made, to));
  gboolean was_bent = alur_element_first (flow, ALUR_KIND_BEND) != NULL;
  AlurRect from_box, to_box;

  if (a == NULL || b == NULL || !alur_bpmn_get_box (import, from, &from_box)
      || !alur_bpmn_get_box (import, to, &to_box))
    return;
  read_drawn (g_hash_table_lookup (import->drawn, alur_xml_node_get (line, NULL, "id")), points);
  keep_bends (points);
  for (guint i = 0; i < points->len; i++)
    {
      AlurPoint point = g_array_index (points, AlurPoint, i);
      AlurPoint p = alur_rect_center (&from_box), q = alur_rect_center (&to_box);
      AlurPoint new_p = alur_rect_center (&a->box), new_q = alur_rect_center (&b->box);

      add_bend (bends, (AlurPoint){ carry (point.x, p.x, q.x, new_p.x, new_q.x),
                                    carry (point.y, p.y, q.y, new_p.y, new_q.y) });
    }
  write_bends (self, flow, bends);
  tell_bent (self, line, flow, was_bent || bends->len > 0);
}

/* All of one procedure, from the @first on: laid out once. */
static void
bend_lines_of (Lines *self, const AlurElement *procedure, guint first)
{
  AlurBpmnImport *import = self->import;
  g_autoptr (AlurPangoMetrics) made
      = import->choices->metrics == NULL ? alur_pango_metrics_new () : NULL;
  AlurViewRequest request = { .metrics = made != NULL ? made : import->choices->metrics,
                              .document = import->document,
                              .stage = import->stage,
                              .procedure = alur_element_get_id (procedure),
                              .language = import->language };
  g_autoptr (AlurScene) scene = alur_scene_new (request.metrics);
  g_autoptr (AlurFindingMarks) marks = alur_finding_marks_new (&request);
  g_autoptr (AlurProcedureDrawing) drawing = NULL;
  AlurLegend legend;

  alur_legend_init (
      &legend, import->language,
      alur_element_get_text (alur_document_get_root (import->document), ALUR_DOCUMENT_CURRENCY));
  drawing = alur_procedure_drawing_new (&request, marks, procedure, scene, &legend);
  for (guint i = first; i < self->bent->len; i++)
    {
      AlurXmlNode *line = g_ptr_array_index (self->bent, i);
      const AlurElement *flow = line != NULL ? g_hash_table_lookup (import->made, line) : NULL;

      if (flow == NULL || flow->parent != procedure)
        continue;
      bend_line (self, alur_procedure_drawing_get_layout (drawing), line);
      self->bent->pdata[i] = NULL;
    }
}

/**
 * alur_bpmn_return_lines: (skip)
 * @noted: what was drawn when the file was written, in its order
 * @drawn: (element-type utf8 AlurXmlNode): the shapes of it
 *
 * Bends the lines that were led otherwise elsewhere, when steps have their places.
 */
void
alur_bpmn_return_lines (AlurBpmnImport *self, const AlurXmlNode *noted, GHashTable *drawn)
{
  Lines lines = { .import = self, .drawn = drawn };

  lines.process_of = g_hash_table_new (NULL, NULL);
  lines.bent = g_ptr_array_new ();
  for (guint i = 0; i < self->processes->len; i++)
    {
      AlurBpmnImportProcess *process = g_ptr_array_index (self->processes, i);

      g_hash_table_insert (lines.process_of, process->procedure, process);
    }
  compare_all (&lines, noted);
  for (guint i = 0; i < lines.bent->len; i++)
    {
      AlurXmlNode *line = g_ptr_array_index (lines.bent, i);
      const AlurElement *flow = line != NULL ? g_hash_table_lookup (self->made, line) : NULL;

      if (flow != NULL)
        bend_lines_of (&lines, flow->parent, i);
    }
  g_ptr_array_unref (lines.bent);
  g_hash_table_unref (lines.process_of);
}
