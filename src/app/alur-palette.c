/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The palette. Each tool is a button that can also be dragged; it is drawn with the shapes of the
 * drawing itself. The buttons are made anew only when another kind of view is shown.
 *
 * Dragging is a gesture of the button, no drag and drop between programs: GTK 4.8 never hears on
 * X11 of the Escape that should give up such a drag, because it grabs the key for a window that it
 * does not know. */

#include "alur-palette.h"

#include "alur-language.h"
#include "alur-painter.h"
#include "alur-refresh.h"
#include "alur-spoken.h"
#include "alur-tool.h"
#include "alur-widget-style.h"

#include <glib/gi18n-lib.h>

#define MOST_TOOLS 16

struct _AlurPalette
{
  AdwBin parent_instance;

  AlurCanvas *canvas;
  AlurEditor *editor;
  GtkBox *groups;

  AlurPane shown; /* for which the tools were made; ALUR_N_PANES: none */
  guint flow_kind, relation_kind;
  guint refresh;

  GtkGesture *dragging;     /* of the button that is dragged; NULL: none is */
  GtkEventController *keys; /* of the window, while something is dragged */
  gboolean is_over;         /* it is over the drawing, at: */
  AlurPoint at;
};

G_DEFINE_FINAL_TYPE (AlurPalette, alur_palette, ADW_TYPE_BIN)

static AlurTool *
get_tool (gpointer widget)
{
  return g_object_get_data (widget, "tool");
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  AlurPalette *self = data;
  GtkWidget *widget = GTK_WIDGET (area);
  g_autoptr (AlurScene) scene = NULL;
  g_autoptr (AlurPainter) painter = NULL;

  if (self->editor == NULL)
    return;
  scene = alur_scene_new (alur_editor_get_metrics (self->editor));
  painter = alur_painter_new (alur_widget_style_get (widget));
  alur_tool_draw (get_tool (area), scene,
                  alur_document_get_language (alur_editor_get_document (self->editor)));
  cairo_translate (cr, (width - ALUR_TOOL_WIDTH) / 2, (height - ALUR_TOOL_HEIGHT) / 2);
  alur_painter_draw (painter, cr, scene, NULL);
}

static GtkWidget *
make_picture (AlurPalette *self, const AlurTool *tool)
{
  GtkWidget *picture = gtk_drawing_area_new ();

  g_object_set_data_full (G_OBJECT (picture), "tool", g_memdup2 (tool, sizeof *tool), g_free);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (picture), (int) ALUR_TOOL_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (picture), (int) ALUR_TOOL_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (picture), draw_cb, self, NULL);
  return picture;
}

/* Clicked: as if dropped on what is selected. */
static void
clicked_cb (GtkButton *button, AlurPalette *self)
{
  if (self->editor == NULL
      || alur_document_in_transaction (alur_editor_get_document (self->editor)))
    return;
  alur_canvas_use_tool (self->canvas, get_tool (button));
}

/* Each document has a hand of its own, which knows nothing of what was chosen for the one before.
 */
static void
tell_hand (AlurPalette *self)
{
  AlurHand *hand = self->canvas != NULL ? alur_canvas_get_hand (self->canvas) : NULL;

  if (hand != NULL)
    alur_hand_set_connection (hand, self->flow_kind, self->relation_kind);
}

static void
toggled_cb (GtkToggleButton *button, AlurPalette *self)
{
  const AlurTool *tool = get_tool (button);

  if (!gtk_toggle_button_get_active (button))
    return;
  if (tool->kind == ALUR_TOOL_FLOW)
    self->flow_kind = tool->word;
  else
    self->relation_kind = tool->word;
  tell_hand (self);
}

static AlurDropItem
get_dragged (AlurPalette *self)
{
  return alur_tool_get_item (
      get_tool (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (self->dragging))));
}

/* Back to rest; nothing comes of what was dragged. */
static void
end_drag (AlurPalette *self)
{
  GtkGesture *gesture = g_steal_pointer (&self->dragging);
  GtkWidget *button;

  if (gesture == NULL)
    return;
  button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  gtk_widget_set_cursor (button, NULL);
  gtk_widget_remove_controller (gtk_event_controller_get_widget (self->keys), self->keys);
  self->keys = NULL;
  if (self->is_over)
    alur_canvas_give_up_drop (self->canvas);
  self->is_over = FALSE;
}

static gboolean
key_pressed_cb (
    GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, AlurPalette *self)
{
  GtkGesture *gesture = self->dragging;

  if (key != GDK_KEY_Escape || gesture == NULL)
    return GDK_EVENT_PROPAGATE;
  end_drag (self);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
  return GDK_EVENT_STOP;
}

/* The pointer looks like what is dragged. */
static GdkCursor *
make_cursor (GtkWidget *button)
{
  g_autoptr (GdkPaintable) paintable
      = gtk_widget_paintable_new (gtk_button_get_child (GTK_BUTTON (button)));
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return gdk_cursor_new_from_name ("grabbing", NULL);
  texture
      = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (button)), node,
                                     &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  return gdk_cursor_new_from_texture (texture, width / 2, height / 2, NULL);
}

static void
begin_drag (AlurPalette *self, GtkGesture *gesture)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  g_autoptr (GdkCursor) cursor = make_cursor (button);

  self->dragging = gesture;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_cursor (button, cursor);
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (button)), self->keys);
}

/* Whether a point of the button is over the drawing, and nothing stands between. */
static gboolean
find_place (AlurPalette *self, GtkWidget *button, double x, double y)
{
  GtkWidget *canvas = GTK_WIDGET (self->canvas);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (button));
  GtkWidget *under;
  double root_x, root_y;
  AlurPoint at;

  if (!gtk_widget_translate_coordinates (button, root, x, y, &root_x, &root_y)
      || !gtk_widget_translate_coordinates (button, canvas, x, y, &at.x, &at.y))
    return FALSE;
  under = gtk_widget_pick (root, root_x, root_y, GTK_PICK_DEFAULT);
  if (under == NULL || (under != canvas && !gtk_widget_is_ancestor (under, canvas)))
    return FALSE;
  self->at = alur_viewport_to_drawing (alur_canvas_get_viewport (self->canvas), at);
  return TRUE;
}

static void
drag_update_cb (GtkGestureDrag *gesture, double by_x, double by_y, AlurPalette *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  gboolean was_over = self->is_over;
  AlurDropItem item;
  double x, y;

  if (self->editor == NULL || self->canvas == NULL
      || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (self->dragging == NULL && gtk_drag_check_threshold (button, 0, 0, (int) by_x, (int) by_y))
    begin_drag (self, GTK_GESTURE (gesture));
  if (self->dragging == NULL)
    return;
  item = get_dragged (self);
  self->is_over = find_place (self, button, x + by_x, y + by_y);
  if (self->is_over)
    alur_canvas_drag_over (self->canvas, &item, self->at);
  else if (was_over)
    alur_canvas_give_up_drop (self->canvas);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double by_x, double by_y, AlurPalette *self)
{
  gboolean drops = self->is_over;
  AlurDropItem item;

  if (self->dragging == NULL)
    return;
  item = get_dragged (self);
  end_drag (self);
  if (drops && !alur_document_in_transaction (alur_editor_get_document (self->editor)))
    alur_canvas_drop (self->canvas, &item, self->at);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, AlurPalette *self)
{
  if (self->dragging == gesture)
    end_drag (self);
}

static void
add_dragging (AlurPalette *self, GtkWidget *button)
{
  GtkGesture *gesture = gtk_gesture_drag_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (gesture, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (gesture, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (gesture));
}

static GtkWidget *
make_button (AlurPalette *self, const AlurTool *tool, GtkToggleButton **first)
{
  gboolean is_line = alur_tool_is_line (tool);
  GtkWidget *button = is_line ? gtk_toggle_button_new () : gtk_button_new ();
  g_autofree char *label = alur_tool_dup_label (tool);

  g_object_set_data_full (G_OBJECT (button), "tool", g_memdup2 (tool, sizeof *tool), g_free);
  gtk_button_set_child (GTK_BUTTON (button), make_picture (self, tool));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "tool");
  alur_spoken_set_tip (button, label);
  if (is_line)
    {
      guint chosen = tool->kind == ALUR_TOOL_FLOW ? self->flow_kind : self->relation_kind;

      /* Between units no sequence is drawn. */
      if (tool->kind == ALUR_TOOL_FLOW && chosen == ALUR_FLOW_SEQUENCE
          && alur_editor_get_traits (self->editor)->is_gathered)
        chosen = ALUR_FLOW_INFORMATION;

      if (*first == NULL)
        *first = GTK_TOGGLE_BUTTON (button);
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), *first);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), tool->word == chosen);
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
    }
  else
    {
      add_dragging (self, button);
      g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
    }
  return button;
}

static void
add_group (AlurPalette *self, AlurToolKind kind, const AlurTool *tools, guint n_tools)
{
  GtkWidget *label = gtk_label_new (alur_tool_kind_get_label (kind));
  GtkWidget *flow = gtk_grid_new ();
  GtkToggleButton *first = NULL;

  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 6);
  gtk_box_append (self->groups, label);
  for (guint i = 0; i < n_tools; i++)
    gtk_grid_attach (GTK_GRID (flow), make_button (self, &tools[i], &first), (int) i % 2,
                     (int) i / 2, 1, 1);
  gtk_box_append (self->groups, flow);
}

static void
make_tools (AlurPalette *self, AlurPane pane)
{
  GtkWidget *child;

  end_drag (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  for (guint kind = 0; kind < ALUR_N_TOOLS; kind++)
    {
      AlurTool tools[MOST_TOOLS];
      guint n_tools = alur_tools_list (pane, (AlurToolKind) kind, tools, MOST_TOOLS);

      if (n_tools > 0)
        add_group (self, (AlurToolKind) kind, tools, n_tools);
    }
  self->shown = pane;
  tell_hand (self);
}

static void
refresh (GtkWidget *widget)
{
  AlurPalette *self = ALUR_PALETTE (widget);
  AlurPane pane = self->editor != NULL ? alur_editor_get_pane (self->editor) : ALUR_N_PANES;

  if (pane != self->shown)
    make_tools (self, pane);
}

static void
changed (AlurPalette *self)
{
  alur_refresh_queue (GTK_WIDGET (self), &self->refresh, refresh);
}

static void
alur_palette_dispose (GObject *object)
{
  AlurPalette *self = ALUR_PALETTE (object);

  alur_palette_set_editor (self, NULL);
  end_drag (self);
  g_clear_object (&self->canvas);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_PALETTE);
  G_OBJECT_CLASS (alur_palette_parent_class)->dispose (object);
}

static void
alur_palette_class_init (AlurPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_palette_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurPalette, groups);
}

static void
alur_palette_init (AlurPalette *self)
{
  self->shown = ALUR_N_PANES;
  self->flow_kind = ALUR_FLOW_SEQUENCE;
  self->relation_kind = ALUR_RELATION_COORDINATION;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * alur_palette_set_canvas:
 * @self: the palette
 * @canvas: where things are dropped; a reference is taken
 */
void
alur_palette_set_canvas (AlurPalette *self, AlurCanvas *canvas)
{
  g_set_object (&self->canvas, canvas);
}

/**
 * alur_palette_set_editor:
 * @self: the palette
 * @editor: (nullable): whose view it serves; a reference is taken
 */
void
alur_palette_set_editor (AlurPalette *self, AlurEditor *editor)
{
  if (self->editor == editor)
    return;
  end_drag (self);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_set_object (&self->editor, editor);
  if (editor == NULL)
    return;
  g_signal_connect_swapped (editor, "view-changed", G_CALLBACK (changed), self);
  self->shown = ALUR_N_PANES;
  changed (self);
}
