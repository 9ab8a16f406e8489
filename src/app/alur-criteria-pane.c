/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fifteen criteria in a window: the drawing of the page, and the table of scores to type into,
 * beside each other where there is room, else one above the other. While it is not on screen it
 * neither draws nor follows the selection. */

#include "alur-criteria-pane.h"

#include "alur-criteria-sheet.h"
#include "alur-grid-view.h"
#include "alur-language.h"
#include "alur-refresh.h"
#include "alur-scene-view.h"
#include "alur-shown-name.h"
#include "alur-watch.h"
#include "alur-window.h"

#include <glib/gi18n-lib.h>

#define WIDE 1240 /* px: room for both beside each other, at the usual size of texts */
#define DRAWING_WIDE 0.46
#define DRAWING_HIGH 0.42
#define MOST 880.0 /* px of a drawing */

struct _AlurCriteriaPane
{
  GtkWidget parent_instance;

  AlurEditor *editor;
  AlurCriteriaSheet *sheet; /* NULL: there is no editor */
  GtkStack *pages;
  GtkPaned *parts;
  AlurSceneView *drawing;
  AlurGridView *view;
  int wanted; /* px: where the handle between both was put last; -1: nowhere yet */
  int placed; /* px: where it came to stand; -1: it is on its way */
  guint refresh;
  guint turn;
};

G_DEFINE_FINAL_TYPE (AlurCriteriaPane, alur_criteria_pane, GTK_TYPE_WIDGET)

static AlurScene *
draw_cb (double width, gpointer data)
{
  AlurCriteriaPane *self = data;
  AlurScorecard card;

  if (!alur_criteria_sheet_get_card (self->sheet, &card))
    return NULL;
  return alur_scorecard_draw (&card, alur_editor_get_metrics (self->editor), width);
}

static void
refresh (GtkWidget *widget)
{
  AlurCriteriaPane *self = ALUR_CRITERIA_PANE (widget);
  g_autofree char *words = NULL;
  AlurScorecard card;

  if (self->sheet == NULL || !gtk_widget_get_mapped (widget))
    return;
  if (!alur_criteria_sheet_get_card (self->sheet, &card))
    {
      gtk_stack_set_visible_child_name (self->pages, "empty");
      return;
    }
  gtk_stack_set_visible_child_name (self->pages, "scores");
  words = alur_scorecard_describe (&card);
  alur_scene_view_set_words (self->drawing, alur_tr (NULL, N_ ("Aims, stances and criteria")),
                             words);
  alur_grid_view_set_title (self->view, alur_shown_name (card.sides[1].procedure));
  alur_scene_view_redraw (self->drawing);
}

static void
changed (AlurCriteriaPane *self)
{
  alur_refresh_queue (GTK_WIDGET (self), &self->refresh, refresh);
}

static void
refused_cb (AlurGridView *view, const char *message, AlurCriteriaPane *self)
{
  alur_window_toast (GTK_WIDGET (self), message, FALSE);
}

/* --- Side by side ----------------------------------------------------------------------------- */

static double
get_text_scale (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (96.0 * PANGO_SCALE) : 1;
}

static GtkOrientation
find_orientation (AlurCriteriaPane *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return gtk_widget_get_width (widget) / get_text_scale (widget) >= WIDE
             ? GTK_ORIENTATION_HORIZONTAL
             : GTK_ORIENTATION_VERTICAL;
}

/* How large the drawing is at first: beside the table as wide as it must be at least. */
static int
find_position (AlurCriteriaPane *self)
{
  int least;

  if (find_orientation (self) == GTK_ORIENTATION_VERTICAL)
    return (int) (gtk_widget_get_height (GTK_WIDGET (self)) * DRAWING_HIGH);
  gtk_widget_measure (GTK_WIDGET (self->drawing), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                      NULL, NULL);
  return MAX (least, (int) (gtk_widget_get_width (GTK_WIDGET (self)) * DRAWING_WIDE));
}

/* What somebody has moved stays there, while both stand as they do. */
static gboolean
is_to_turn (AlurCriteriaPane *self)
{
  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->parts)) != find_orientation (self))
    return TRUE;
  return self->wanted != find_position (self)
         && (self->wanted < 0 || gtk_paned_get_position (self->parts) == self->placed);
}

static void
turn (GtkWidget *widget)
{
  AlurCriteriaPane *self = ALUR_CRITERIA_PANE (widget);

  if (!is_to_turn (self))
    return;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->parts), find_orientation (self));
  self->wanted = find_position (self);
  self->placed = -1;
  gtk_paned_set_position (self->parts, self->wanted);
}

static void
alur_criteria_pane_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (ALUR_CRITERIA_PANE (widget)->pages), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

/* It is too late to turn while sizes are given out. */
static void
alur_criteria_pane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AlurCriteriaPane *self = ALUR_CRITERIA_PANE (widget);

  gtk_widget_allocate (GTK_WIDGET (self->pages), width, height, baseline, NULL);
  if (self->wanted >= 0 && self->placed < 0)
    self->placed = gtk_paned_get_position (self->parts);
  if (is_to_turn (self))
    alur_refresh_queue (widget, &self->turn, turn);
}

/* --- The widget ------------------------------------------------------------------------------- */

static AlurSelection *
get_selection (AlurCriteriaPane *self)
{
  return self->editor != NULL ? alur_editor_get_selection (self->editor) : NULL;
}

/* A stack measures what it does not show, so that there must be nothing to draw then. */
static void
follow (AlurCriteriaPane *self, gboolean is_shown)
{
  gboolean draws = is_shown && self->sheet != NULL;

  alur_grid_view_set_selection (self->view, is_shown ? get_selection (self) : NULL);
  alur_scene_view_set_source (self->drawing, draws ? draw_cb : NULL, self, ALUR_SCORECARD_LEAST,
                              MOST);
}

static void
alur_criteria_pane_map (GtkWidget *widget)
{
  AlurCriteriaPane *self = ALUR_CRITERIA_PANE (widget);

  GTK_WIDGET_CLASS (alur_criteria_pane_parent_class)->map (widget);
  follow (self, TRUE);
  changed (self);
}

static void
alur_criteria_pane_unmap (GtkWidget *widget)
{
  AlurCriteriaPane *self = ALUR_CRITERIA_PANE (widget);

  follow (self, FALSE);
  GTK_WIDGET_CLASS (alur_criteria_pane_parent_class)->unmap (widget);
}

static gboolean
alur_criteria_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ALUR_CRITERIA_PANE (widget)->view));
}

static void
alur_criteria_pane_dispose (GObject *object)
{
  AlurCriteriaPane *self = ALUR_CRITERIA_PANE (object);

  if (self->pages != NULL)
    {
      alur_criteria_pane_set_editor (self, NULL);
      gtk_widget_unparent (GTK_WIDGET (self->pages));
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_CRITERIA_PANE);
  G_OBJECT_CLASS (alur_criteria_pane_parent_class)->dispose (object);
}

static void
alur_criteria_pane_class_init (AlurCriteriaPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_criteria_pane_dispose;
  widget_class->measure = alur_criteria_pane_measure;
  widget_class->size_allocate = alur_criteria_pane_size_allocate;
  widget_class->map = alur_criteria_pane_map;
  widget_class->unmap = alur_criteria_pane_unmap;
  widget_class->grab_focus = alur_criteria_pane_grab_focus;
  g_type_ensure (ALUR_TYPE_GRID_VIEW);
  g_type_ensure (ALUR_TYPE_SCENE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-criteria-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurCriteriaPane, pages);
  gtk_widget_class_bind_template_child (widget_class, AlurCriteriaPane, parts);
  gtk_widget_class_bind_template_child (widget_class, AlurCriteriaPane, drawing);
  gtk_widget_class_bind_template_child (widget_class, AlurCriteriaPane, view);
  gtk_widget_class_bind_template_callback (widget_class, refused_cb);
}

static void
alur_criteria_pane_init (AlurCriteriaPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->wanted = self->placed = -1;
}

/**
 * alur_criteria_pane_set_editor:
 * @self: the pane
 * @editor: (nullable): whose procedure is scored; a reference is taken
 */
void
alur_criteria_pane_set_editor (AlurCriteriaPane *self, AlurEditor *editor)
{
  if (self->editor == editor)
    return;
  follow (self, FALSE);
  alur_grid_view_set_grid (self->view, NULL);
  g_clear_object (&self->sheet);
  if (!alur_watch_editor (self, &self->editor, editor, G_CALLBACK (changed)))
    return;
  self->sheet = alur_criteria_sheet_new (editor);
  alur_grid_view_set_grid (self->view, ALUR_GRID (self->sheet));
  follow (self, gtk_widget_get_mapped (GTK_WIDGET (self)));
  changed (self);
}
