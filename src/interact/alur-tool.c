/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The palette as data: what stands in it, what it is called, and how it looks. A tool is drawn with
 * the shapes of the drawings, so that it looks like what it makes. */

#include "alur-tool.h"

#include "alur-badge.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>

#define IN(PANE) (1u << ALUR_PANE_##PANE)

/* How many words each kind of tool has (from 1), and in which views it stands. */
static const struct
{
  const char *label;
  guint n_words;
  guint panes; /* bits */
} kinds[ALUR_N_TOOLS] = {
  [ALUR_TOOL_UNIT] = { N_ ("Units"), ALUR_LEVEL_OTHER, IN (ORGANISATION) },
  [ALUR_TOOL_AUTHORITY] = { N_ ("Authorities"), ALUR_N_ROLES - 1, IN (ORGANISATION) },
  [ALUR_TOOL_STEP] = { N_ ("Steps"), ALUR_STEP_KIND_END, IN (PROCEDURE) },
  [ALUR_TOOL_PROBLEM] = { N_ ("Problems"), 1, IN (ORGANISATION) | IN (PROCEDURE) | IN (CHAIN) },
  [ALUR_TOOL_RELATION] = { N_ ("Relations"), ALUR_RELATION_INFORMATION, IN (ORGANISATION) },
  [ALUR_TOOL_FLOW] = { N_ ("Flows"), ALUR_FLOW_GOODS, IN (PROCEDURE) | IN (CHAIN) },
};

/* What comes next goes from step to step; between units things move. */
static guint
get_first_word (AlurPane pane, AlurToolKind kind)
{
  return kind == ALUR_TOOL_FLOW && alur_pane_get_traits (pane)->is_gathered ? ALUR_FLOW_DECISION
                                                                            : 1;
}

/**
 * alur_tools_list:
 * @pane: a view
 * @kind: a group of tools
 * @tools: (out caller-allocates) (array length=n_max): gets them
 * @n_max: how many there is room for
 *
 * Returns: how many there are; 0: that view has none of them
 */
guint
alur_tools_list (AlurPane pane, AlurToolKind kind, AlurTool *tools, guint n_max)
{
  guint n_tools = 0;

  if ((kinds[kind].panes >> pane & 1) == 0)
    return 0;
  for (guint word = get_first_word (pane, kind); word <= kinds[kind].n_words; word++)
    if (n_tools < n_max)
      tools[n_tools++] = (AlurTool){ kind, word };
  return n_tools;
}

/**
 * alur_tool_kind_get_label:
 *
 * Returns: what the group is called
 */
const char *
alur_tool_kind_get_label (AlurToolKind kind)
{
  return alur_tr (NULL, kinds[kind].label);
}

/**
 * alur_tool_dup_label:
 *
 * Returns: (transfer full): what the tool is called
 */
char *
alur_tool_dup_label (const AlurTool *self)
{
  static const AlurWord *const words[ALUR_N_TOOLS] = { [ALUR_TOOL_UNIT] = alur_level_words,
                                                       [ALUR_TOOL_AUTHORITY] = alur_role_words,
                                                       [ALUR_TOOL_STEP] = alur_step_words,
                                                       [ALUR_TOOL_RELATION] = alur_relation_words,
                                                       [ALUR_TOOL_FLOW] = alur_flow_words };
  const char *label;

  if (self->kind == ALUR_TOOL_PROBLEM)
    return g_strdup (alur_tr (NULL, N_ ("Problem")));
  label = alur_tr (NULL, words[self->kind][self->word].label);
  return g_strconcat (
      (char[]){ (char) (g_ascii_isalpha (label[0]) ? g_ascii_toupper (label[0]) : label[0]), 0 },
      label + 1, NULL);
}

/**
 * alur_tool_is_line:
 *
 * Returns: whether it is a kind of line; else it is something to drag
 */
gboolean
alur_tool_is_line (const AlurTool *self)
{
  return self->kind == ALUR_TOOL_RELATION || self->kind == ALUR_TOOL_FLOW;
}

/**
 * alur_tool_get_item:
 *
 * Returns: what is dragged
 */
AlurDropItem
alur_tool_get_item (const AlurTool *self)
{
  static const AlurDropKind drops[ALUR_N_TOOLS] = { [ALUR_TOOL_UNIT] = ALUR_DROP_UNIT,
                                                    [ALUR_TOOL_AUTHORITY] = ALUR_DROP_AUTHORITY,
                                                    [ALUR_TOOL_STEP] = ALUR_DROP_STEP,
                                                    [ALUR_TOOL_PROBLEM] = ALUR_DROP_PROBLEM };

  return (AlurDropItem){ drops[self->kind], self->kind == ALUR_TOOL_PROBLEM ? 0 : self->word,
                         ALUR_RESOURCE_NONE };
}

static void
draw_step (const AlurTool *self, AlurScene *scene)
{
  static const AlurShape shapes[] = {
    [ALUR_STEP_KIND_NONE] = ALUR_SHAPE_ROUNDED,
    [ALUR_STEP_KIND_START] = ALUR_SHAPE_CAPSULE,
    [ALUR_STEP_KIND_TASK] = ALUR_SHAPE_STEP,
    [ALUR_STEP_KIND_DECISION] = ALUR_SHAPE_DIAMOND,
    [ALUR_STEP_KIND_SUBPROCESS] = ALUR_SHAPE_DOUBLED,
    [ALUR_STEP_KIND_WAIT] = ALUR_SHAPE_HOURGLASS,
    [ALUR_STEP_KIND_END] = ALUR_SHAPE_CAPSULE,
  };
  AlurRect rect = { 4, 4, ALUR_TOOL_WIDTH - 8, ALUR_TOOL_HEIGHT - 8 };

  if (self->word == ALUR_STEP_KIND_WAIT)
    rect = (AlurRect){ ALUR_TOOL_WIDTH / 2 - 8, 5, 16, ALUR_TOOL_HEIGHT - 10 };
  alur_scene_add_shape (scene, ALUR_LAYER_BOXES, shapes[self->word], &rect,
                        self->word == ALUR_STEP_KIND_END ? ALUR_COLOUR_GROUND : ALUR_COLOUR_PAPER,
                        ALUR_LINE_OUTLINE);
}

static void
draw_line (const AlurTool *self, AlurScene *scene)
{
  const AlurStyle *style = alur_style_get_paper ();
  AlurPoint points[]
      = { { 7, ALUR_TOOL_HEIGHT / 2 }, { ALUR_TOOL_WIDTH - 7, ALUR_TOOL_HEIGHT / 2 } };

  alur_scene_add_route (
      scene, self->kind == ALUR_TOOL_FLOW ? style->flows[self->word] : style->relations[self->word],
      points, G_N_ELEMENTS (points), NULL, 0);
}

/**
 * alur_tool_draw:
 * @self: a tool
 * @scene: gets a picture of it, ALUR_TOOL_WIDTH × ALUR_TOOL_HEIGHT
 * @language: (nullable): of the letters on badges
 */
void
alur_tool_draw (const AlurTool *self, AlurScene *scene, const char *language)
{
  AlurRect rect = { 4, 4, ALUR_TOOL_WIDTH - 8, ALUR_TOOL_HEIGHT - 8 };

  switch (self->kind)
    {
    case ALUR_TOOL_UNIT:
      alur_scene_add_unit_box (scene, self->word, &rect);
      break;
    case ALUR_TOOL_AUTHORITY:
      {
        const char *letters = alur_badge_role_letters (language, self->word);
        double width = alur_scene_measure_badge (scene, letters);

        alur_scene_add_badge (
            scene,
            (AlurPoint){ (ALUR_TOOL_WIDTH - width) / 2,
                         (ALUR_TOOL_HEIGHT - alur_style_get_paper ()->measure.badge_height) / 2 },
            letters, FALSE, 0);
      }
      break;
    case ALUR_TOOL_STEP:
      draw_step (self, scene);
      break;
    case ALUR_TOOL_PROBLEM:
      alur_scene_add_shape (scene, ALUR_LAYER_BOXES, ALUR_SHAPE_RECT, &rect,
                            ALUR_COLOUR_TINT_WARNING, ALUR_LINE_OUTLINE);
      break;
    case ALUR_TOOL_RELATION:
    case ALUR_TOOL_FLOW:
    case ALUR_N_TOOLS:
    default:
      draw_line (self, scene);
      break;
    }
}

/* Whether it has a box in what is shown, once that is drawn as the document is now. */
static gboolean
belongs (AlurEditor *editor, const AlurElement *element)
{
  if (alur_editor_get_pane (editor) == ALUR_PANE_ORGANISATION)
    return element->kind == ALUR_KIND_UNIT
           && alur_element_get_stage (element) == alur_editor_get_stage (editor);
  return alur_editor_get_pane (editor) == ALUR_PANE_PROCEDURE && element->kind == ALUR_KIND_STEP
         && element->parent == alur_editor_get_procedure (editor);
}

/**
 * alur_tool_plan:
 * @editor: a document in a window
 * @self: something to drag
 * @at: (out): where it would be dropped
 * @plan: (out caller-allocates): what would happen; to be cleared
 *
 * What the tool does without being dragged: as if dropped on what is selected, which need not be
 * drawn yet, or beside the drawing where nothing is.
 *
 * Returns: whether it does anything
 */
gboolean
alur_tool_plan (AlurEditor *editor, const AlurTool *self, AlurPoint *at, AlurDropPlan *plan)
{
  AlurPicture *picture = alur_editor_get_picture (editor);
  AlurElement *focus = alur_selection_get_focus (alur_editor_get_selection (editor));
  AlurDropItem item = alur_tool_get_item (self);
  gboolean is_drawn;
  AlurRect bounds;
  AlurHit hit;

  *plan = (AlurDropPlan){ 0 };
  *at = (AlurPoint){ 0, 0 };
  if (picture == NULL)
    return FALSE;
  is_drawn = focus != NULL && alur_picture_find (picture, focus, &hit) && hit.kind == ALUR_HIT_BOX;
  bounds = alur_picture_get_bounds (picture);
  *at = is_drawn ? alur_rect_center (&hit.rect)
                 : (AlurPoint){
                     bounds.x + alur_style_get_paper ()->measure.box_min_width,
                     alur_rect_bottom (&bounds) + alur_style_get_paper ()->measure.level_gap,
                   };
  if (is_drawn || (focus != NULL && belongs (editor, focus)))
    alur_drop_plan_on (editor, &item, focus, plan);
  else if (alur_editor_is_picture_fresh (editor))
    alur_drop_plan (editor, &item, *at, 0, plan);
  else
    alur_drop_plan_on (editor, &item, NULL, plan);
  return plan->allowed;
}
