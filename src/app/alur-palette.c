/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The palette. Each tool is a button that can also be dragged; it is drawn with the shapes of the
 * drawing itself. The buttons are made anew only when another kind of view is shown. */

#include "alur-palette.h"

#include "alur-language.h"
#include "alur-painter.h"
#include "alur-refresh.h"
#include "alur-tool.h"

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
  GdkRGBA text;

  if (self->editor == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  scene = alur_scene_new (alur_editor_get_metrics (self->editor));
  painter
      = alur_painter_new (alur_style_get_screen (text.red + text.green + text.blue > 1.5f, FALSE));
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
  g_auto (AlurDropPlan) plan = { 0 };
  AlurDropItem item = alur_tool_get_item (get_tool (button));
  AlurPoint at;

  if (self->editor == NULL
      || alur_document_in_transaction (alur_editor_get_document (self->editor)))
    return;
  alur_tool_plan (self->editor, get_tool (button), &at, &plan);
  alur_canvas_drop (self->canvas, &item, at);
}

static void
toggled_cb (GtkToggleButton *button, AlurPalette *self)
{
  const AlurTool *tool = get_tool (button);
  AlurHand *hand = self->canvas != NULL ? alur_canvas_get_hand (self->canvas) : NULL;

  if (!gtk_toggle_button_get_active (button))
    return;
  if (tool->kind == ALUR_TOOL_FLOW)
    self->flow_kind = tool->word;
  else
    self->relation_kind = tool->word;
  if (hand != NULL)
    alur_hand_set_connection (hand, self->flow_kind, self->relation_kind);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, AlurPalette *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  AlurDropItem item = alur_tool_get_item (get_tool (button));
  g_autofree char *text = alur_drop_item_to_text (&item);

  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, AlurPalette *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) paintable
      = gtk_widget_paintable_new (gtk_button_get_child (GTK_BUTTON (button)));
  g_autoptr (GdkPaintable) still = gdk_paintable_get_current_image (paintable);

  gtk_drag_source_set_icon (source, still, (int) ALUR_TOOL_WIDTH / 2, (int) ALUR_TOOL_HEIGHT / 2);
}

static void
add_dragging (AlurPalette *self, GtkWidget *button)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (source));
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
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  if (is_line)
    {
      guint chosen = tool->kind == ALUR_TOOL_FLOW ? self->flow_kind : self->relation_kind;

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
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_set_object (&self->editor, editor);
  if (editor == NULL)
    return;
  g_signal_connect_swapped (editor, "view-changed", G_CALLBACK (changed), self);
  self->shown = ALUR_N_PANES;
  changed (self);
}
