/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Steps that somebody has moved in a file that we have written.
 *
 * The file tells where everything stood when it was written. A step that was placed by hand is
 * moved by as much; where the program has placed the steps, all of the procedure stand as they are
 * drawn now, because a step alone means nothing among others that move by themselves. */

#include "alur-bpmn-import-private.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static gboolean
get_sent_box (GHashTable *drawn, const AlurXmlNode *node, AlurRect *box)
{
  const char *id = alur_xml_node_get (node, NULL, "id");
  const AlurXmlNode *shape = id != NULL ? g_hash_table_lookup (drawn, id) : NULL;
  const char *x = shape != NULL ? alur_xml_node_get (shape, NULL, "x") : NULL;
  const char *y = shape != NULL ? alur_xml_node_get (shape, NULL, "y") : NULL;

  return x != NULL && y != NULL && alur_decimal_parse (x, &box->x)
         && alur_decimal_parse (y, &box->y);
}

/**
 * alur_bpmn_return_get_shift: (skip)
 * @drawn: (element-type utf8 AlurXmlNode): what was noted of each shape when the file was written
 * @node: (nullable): a node, lane or pool
 * @shift: (out): by how much it stands elsewhere in the diagram; unchanged where that is not known
 *
 * Returns: whether it was drawn and is
 */
gboolean
alur_bpmn_return_get_shift (AlurBpmnImport *self,
                            GHashTable *drawn,
                            const AlurXmlNode *node,
                            AlurPoint *shift)
{
  AlurRect now, before = { 0, 0, 0, 0 };

  if (node == NULL || !alur_bpmn_get_box (self, node, &now) || !get_sent_box (drawn, node, &before))
    return FALSE;
  *shift = (AlurPoint){ now.x - before.x, now.y - before.y };
  return TRUE;
}

/* By how much a step has moved as against its pool and, across, its lane; the edge of a lane may
 * have moved alone. */
static gboolean
get_move (AlurBpmnImport *self,
          const AlurBpmnImportProcess *process,
          GHashTable *drawn,
          AlurXmlNode *node,
          AlurPoint *move)
{
  const AlurBpmnImportLane *lane = g_hash_table_lookup (process->lane_of, node);
  AlurPoint pool = { 0, 0 };
  AlurPoint across;

  if (!alur_bpmn_return_get_shift (self, drawn, node, move))
    return FALSE;
  alur_bpmn_return_get_shift (self, drawn, process->pool, &pool);
  if (fabs (move->x - pool.x) <= ALUR_BPMN_TOLERANCE
      && fabs (move->y - pool.y) <= ALUR_BPMN_TOLERANCE)
    return FALSE;
  across = pool;
  if (lane != NULL)
    alur_bpmn_return_get_shift (self, drawn, lane->node, &across);
  move->x -= process->vertical ? across.x : pool.x;
  move->y -= process->vertical ? pool.y : across.y;
  return fabs (move->x) > ALUR_BPMN_TOLERANCE || fabs (move->y) > ALUR_BPMN_TOLERANCE;
}

static gboolean
is_placed (const AlurElement *step)
{
  return !isnan (alur_element_get_number (step, ALUR_STEP_X));
}

static void
move_step (AlurBpmnImport *self, AlurElement *step, AlurPoint move)
{
  double x = alur_element_get_number (step, ALUR_STEP_X) + move.x;
  double y = alur_element_get_number (step, ALUR_STEP_Y) + move.y;

  alur_document_set_number (self->document, step, ALUR_STEP_X, round (x));
  alur_document_set_number (self->document, step, ALUR_STEP_Y, round (y));
}

/**
 * alur_bpmn_return_places: (skip)
 * @drawn: (element-type utf8 AlurXmlNode): what was noted of each shape when the file was written
 *
 * Moves the steps of @process that were moved elsewhere.
 */
void
alur_bpmn_return_places (AlurBpmnImport *self, AlurBpmnImportProcess *process, GHashTable *drawn)
{
  gboolean all = FALSE;

  if (!process->came_back)
    return;
  for (AlurXmlNode *node = process->node->first_child; node != NULL; node = node->next)
    {
      AlurElement *step = g_hash_table_lookup (self->made, node);
      AlurPoint move;

      if (step == NULL || step->kind != ALUR_KIND_STEP || g_hash_table_contains (self->folded, node)
          || !get_move (self, process, drawn, node, &move))
        continue;
      if (is_placed (step))
        move_step (self, step, move);
      else
        all = TRUE;
      alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, node, alur_element_get_id (step),
                            alur_tr (NULL, N_ ("“%s” was moved.")),
                            alur_element_get_name (step) != NULL ? alur_element_get_name (step)
                                                                 : "");
    }
  if (all)
    alur_bpmn_import_places (self, process);
}
