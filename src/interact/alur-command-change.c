/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done to what is selected: deleting, placing, putting in order. */

#include "alur-chain.h"
#include "alur-command-private.h"
#include "alur-deletion.h"
#include "alur-edit.h"
#include "alur-language.h"
#include "alur-placed.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static guint
count_selected (AlurEditor *editor)
{
  return alur_selection_get_size (alur_editor_get_selection (editor));
}

gboolean
alur_command_has_selection (AlurEditor *editor)
{
  return count_selected (editor) > 0;
}

/* Whether what is drawn has places of its own. */
gboolean
alur_command_may_arrange (AlurEditor *editor)
{
  const AlurPaneTraits *traits = alur_editor_get_traits (editor);

  return alur_editor_is_drawing (editor) && traits->is_drawn_in && !traits->is_gathered;
}

gboolean
alur_command_has_several (AlurEditor *editor)
{
  return count_selected (editor) > 1 && alur_command_may_arrange (editor);
}

gboolean
alur_command_has_three (AlurEditor *editor)
{
  return count_selected (editor) > 2 && alur_command_may_arrange (editor);
}

gboolean
alur_command_can_undo (AlurEditor *editor)
{
  return alur_editor_get_undo_name (editor) != NULL;
}

gboolean
alur_command_can_redo (AlurEditor *editor)
{
  return alur_editor_get_redo_name (editor) != NULL;
}

void
alur_command_undo (AlurEditor *editor)
{
  alur_editor_undo (editor);
}

void
alur_command_redo (AlurEditor *editor)
{
  alur_editor_redo (editor);
}

/* What has gone with it, the focus goes on to what stands beside. */
static AlurElement *
find_neighbour (const AlurElement *element)
{
  AlurElement *next = alur_element_previous (element, element->kind);

  return next != NULL ? next : alur_element_next (element, element->kind);
}

void
alur_command_delete (AlurEditor *editor)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurSelection *selection = alur_editor_get_selection (editor);
  guint n_elements;
  AlurElement *const *elements = alur_selection_get_all (selection, &n_elements);
  g_autofree AlurElement **copy = g_memdup2 (elements, n_elements * sizeof (AlurElement *));
  AlurElement *single = alur_selection_get_single (selection);
  AlurElement *neighbour = single != NULL ? find_neighbour (single) : NULL;
  AlurDeletion deletion = alur_deletion_begin (editor, copy, n_elements);
  AlurHit hit;

  alur_document_begin (document, alur_tr (NULL, N_ ("Delete")));
  alur_edit_delete (document, copy, n_elements);
  alur_document_commit (document);
  alur_deletion_end (&deletion, editor);
  if (neighbour != NULL && neighbour->parent != NULL && alur_selection_get_size (selection) == 0
      && (!alur_command_is_in_chain (editor)
          || alur_picture_find (alur_editor_get_picture (editor), neighbour, &hit)))
    alur_chain_select (editor, neighbour);
}

/* --- Places ----------------------------------------------------------------------------------- */

/* Of what is selected that can be placed by hand, in the drawing. */
typedef struct
{
  AlurElement *element;
  AlurRect rect;
  AlurPoint edge; /* from which its place is counted */
  gboolean vertical;
} Placed;

/* FALSE: it stands in no lane. */
static gboolean
find_edge (AlurEditor *editor, Placed *placed)
{
  AlurRect lane;

  placed->vertical = alur_element_get_word (placed->element->parent, ALUR_PROCEDURE_ORIENTATION)
                     == ALUR_ORIENTATION_VERTICAL;
  if (!alur_picture_find_lane_of (alur_editor_get_picture (editor), placed->element, &lane))
    return FALSE;
  if (placed->vertical)
    placed->edge.x = lane.x;
  else
    placed->edge.y = lane.y;
  return TRUE;
}

/* What was placed by hand since the picture was made stands where the document says. */
static void
find_place (Placed *placed)
{
  gboolean is_step = placed->element->kind == ALUR_KIND_STEP;
  double x = alur_element_get_number (placed->element, is_step ? ALUR_STEP_X : ALUR_UNIT_X);
  double y = alur_element_get_number (placed->element, is_step ? ALUR_STEP_Y : ALUR_UNIT_Y);

  if (isnan (x) || isnan (y))
    return;
  placed->rect.x = x + placed->edge.x;
  placed->rect.y = y + placed->edge.y;
}

static GArray *
list_placeable (AlurEditor *editor)
{
  AlurPicture *picture = alur_editor_get_picture (editor);
  GArray *list = g_array_new (FALSE, TRUE, sizeof (Placed));
  guint n_elements;
  AlurElement *const *elements
      = alur_selection_get_all (alur_editor_get_selection (editor), &n_elements);

  for (guint i = 0; picture != NULL && i < n_elements; i++)
    {
      Placed placed = { .element = elements[i] };
      AlurHit hit;

      if ((elements[i]->kind != ALUR_KIND_UNIT && elements[i]->kind != ALUR_KIND_STEP)
          || !alur_picture_find (picture, elements[i], &hit) || hit.kind != ALUR_HIT_BOX)
        continue;
      placed.rect = hit.rect;
      if (elements[i]->kind == ALUR_KIND_STEP && !find_edge (editor, &placed))
        continue;
      if (!alur_editor_is_picture_fresh (editor))
        find_place (&placed);
      g_array_append_val (list, placed);
    }
  return list;
}

static void
put (AlurEditor *editor, const Placed *placed, double x, double y)
{
  AlurDocument *document = alur_editor_get_document (editor);
  gboolean is_step = placed->element->kind == ALUR_KIND_STEP;

  x -= placed->edge.x;
  y -= placed->edge.y;
  if (is_step && placed->vertical)
    x = MAX (x, 0);
  else if (is_step)
    y = MAX (y, 0);
  alur_document_set_number (document, placed->element, is_step ? ALUR_STEP_X : ALUR_UNIT_X,
                            round (x));
  alur_document_set_number (document, placed->element, is_step ? ALUR_STEP_Y : ALUR_UNIT_Y,
                            round (y));
}

/* The same for what is moved on and on. */
static char *
dup_tag (const GArray *list)
{
  guint hash = 0;

  for (guint i = 0; i < list->len; i++)
    hash = hash * 31 + g_array_index (list, Placed, i).element->serial;
  return g_strdup_printf ("nudge %u+%u", list->len, hash);
}

static void
move_all (AlurEditor *editor, const GArray *list, double dx, double dy)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  for (guint i = 0; i < list->len; i++)
    {
      const Placed *placed = &g_array_index (list, Placed, i);

      put (editor, placed, placed->rect.x + dx, placed->rect.y + dy);
      if (placed->element->kind == ALUR_KIND_UNIT)
        g_ptr_array_add (units, placed->element);
    }
  alur_placed_carry (alur_editor_get_document (editor), units, dx, dy);
}

void
alur_command_nudge (AlurEditor *editor, double dx, double dy)
{
  AlurDocument *document = alur_editor_get_document (editor);
  g_autoptr (GArray) list = NULL;
  g_autofree char *tag = NULL;

  if (alur_command_is_in_chain (editor))
    {
      alur_command_chain_nudge (editor, dx);
      return;
    }
  if (!alur_command_may_arrange (editor))
    return;
  list = list_placeable (editor);
  if (list->len == 0)
    return;
  tag = dup_tag (list);
  alur_document_begin_coalescing (document, alur_tr (NULL, N_ ("Move")), tag);
  move_all (editor, list, dx, dy);
  alur_document_commit (document);
}

static AlurRect
get_bounds (const GArray *list)
{
  AlurRect bounds = g_array_index (list, Placed, 0).rect;

  for (guint i = 1; i < list->len; i++)
    bounds = alur_rect_union (&bounds, &g_array_index (list, Placed, i).rect);
  return bounds;
}

/* Left edges, middles or right edges in a line: @share 0, 0.5 or 1; the same downwards. */
void
alur_command_align (AlurEditor *editor, gboolean across, double share)
{
  AlurDocument *document = alur_editor_get_document (editor);
  g_autoptr (GArray) list = list_placeable (editor);
  AlurRect bounds;

  if (list->len < 2)
    return;
  bounds = get_bounds (list);
  alur_document_begin (document, alur_tr (NULL, N_ ("Align")));
  for (guint i = 0; i < list->len; i++)
    {
      const Placed *placed = &g_array_index (list, Placed, i);

      if (across)
        put (editor, placed, bounds.x + share * (bounds.width - placed->rect.width),
             placed->rect.y);
      else
        put (editor, placed, placed->rect.x,
             bounds.y + share * (bounds.height - placed->rect.height));
    }
  alur_document_commit (document);
}

static int
compare_across (gconstpointer a, gconstpointer b)
{
  const Placed *one = a;
  const Placed *two = b;

  return (one->rect.x > two->rect.x) - (one->rect.x < two->rect.x);
}

static int
compare_down (gconstpointer a, gconstpointer b)
{
  const Placed *one = a;
  const Placed *two = b;

  return (one->rect.y > two->rect.y) - (one->rect.y < two->rect.y);
}

/* The gaps between neighbours become the same; the outermost stay. */
void
alur_command_distribute (AlurEditor *editor, gboolean across)
{
  AlurDocument *document = alur_editor_get_document (editor);
  g_autoptr (GArray) list = list_placeable (editor);
  AlurRect bounds;
  double taken = 0;
  double at;
  double gap;

  if (list->len < 3)
    return;
  g_array_sort (list, across ? compare_across : compare_down);
  bounds = get_bounds (list);
  for (guint i = 0; i < list->len; i++)
    {
      const AlurRect *rect = &g_array_index (list, Placed, i).rect;

      taken += across ? rect->width : rect->height;
    }
  gap = ((across ? bounds.width : bounds.height) - taken) / (list->len - 1);
  at = across ? bounds.x : bounds.y;
  alur_document_begin (document, alur_tr (NULL, N_ ("Distribute")));
  for (guint i = 0; i < list->len; i++)
    {
      const Placed *placed = &g_array_index (list, Placed, i);

      put (editor, placed, across ? at : placed->rect.x, across ? placed->rect.y : at);
      at += gap + (across ? placed->rect.width : placed->rect.height);
    }
  alur_document_commit (document);
}

static void
forget_place (AlurDocument *document, AlurElement *element)
{
  AlurElement *bend;

  if (element->kind == ALUR_KIND_UNIT)
    {
      alur_document_unset (document, element, ALUR_UNIT_X);
      alur_document_unset (document, element, ALUR_UNIT_Y);
    }
  else if (element->kind == ALUR_KIND_STEP)
    {
      alur_document_unset (document, element, ALUR_STEP_X);
      alur_document_unset (document, element, ALUR_STEP_Y);
    }
  else if (element->kind == ALUR_KIND_FLOW || element->kind == ALUR_KIND_RELATION)
    while ((bend = alur_element_first (element, ALUR_KIND_BEND)) != NULL)
      alur_document_remove (document, bend);
}

/* What is in the lane of a unit. */
static void
forget_lane (AlurDocument *document, const AlurElement *procedure, const AlurElement *unit)
{
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    if (alur_element_get_ref (step, ALUR_STEP_UNIT) == alur_element_get_id (unit))
      forget_place (document, step);
  }
}

/* What is selected may be drawn elsewhere, where nobody sees what becomes of its place. */
static void
forget_selected (AlurEditor *editor, AlurElement *element)
{
  AlurDocument *document = alur_editor_get_document (editor);
  gboolean in_chart = alur_editor_get_pane (editor) == ALUR_PANE_ORGANISATION;
  gboolean is_of_chart = element->kind == ALUR_KIND_UNIT || element->kind == ALUR_KIND_RELATION;

  if (in_chart == is_of_chart)
    forget_place (document, element);
  else if (element->kind == ALUR_KIND_UNIT)
    forget_lane (document, alur_editor_get_procedure (editor), element);
}

/* Gives what is selected, or else everything that the view shows, back to the automatic layout. */
void
alur_command_arrange (AlurEditor *editor)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurSelection *selection = alur_editor_get_selection (editor);
  AlurElement *stage = alur_editor_get_stage (editor);
  AlurElement *holder = alur_editor_get_pane (editor) == ALUR_PANE_ORGANISATION && stage != NULL
                            ? alur_document_get_organisation (document, stage)
                            : alur_editor_get_procedure (editor);
  guint n_elements;
  AlurElement *const *elements = alur_selection_get_all (selection, &n_elements);

  alur_document_begin (document, alur_tr (NULL, N_ ("Arrange")));
  for (guint i = 0; i < n_elements; i++)
    forget_selected (editor, elements[i]);
  if (n_elements == 0 && holder != NULL)
    for (AlurElement *child = holder->first_child; child != NULL; child = child->next)
      forget_place (document, child);
  alur_document_commit (document);
}
