/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-flow-filter.h"

#include "alur-language.h"
#include "alur-painter.h"
#include "alur-refresh.h"
#include "alur-spoken.h"
#include "alur-tool.h"
#include "alur-watch.h"
#include "alur-widget-style.h"
#include "alur-wrap-box.h"

#include <glib/gi18n-lib.h>

#define N_KINDS (ALUR_FLOW_GOODS - ALUR_FLOW_DECISION + 1)

struct _AlurFlowFilter
{
  AdwBin parent_instance;

  AlurEditor *editor;
  GtkToggleButton *kinds[N_KINDS];
  GtkToggleButton *all_units;
  gboolean is_refreshing;
  guint refresh;
};

G_DEFINE_FINAL_TYPE (AlurFlowFilter, alur_flow_filter, ADW_TYPE_BIN)

static const struct
{
  const char *label, *tip;
} words[N_KINDS] = {
  { N_ ("Decisions"), N_ ("Show flows of decisions") },
  { N_ ("Information"), N_ ("Show flows of information") },
  { N_ ("Money"), N_ ("Show flows of money") },
  { N_ ("Goods"), N_ ("Show flows of goods") },
};

static void
refresh (GtkWidget *widget)
{
  AlurFlowFilter *self = ALUR_FLOW_FILTER (widget);
  gboolean is_wanted = self->editor != NULL && alur_editor_get_traits (self->editor)->is_gathered;

  gtk_widget_set_visible (widget, is_wanted);
  if (!is_wanted)
    return;
  self->is_refreshing = TRUE;
  for (guint i = 0; i < N_KINDS; i++)
    gtk_toggle_button_set_active (
        self->kinds[i],
        (alur_editor_get_flow_kinds (self->editor) >> (ALUR_FLOW_DECISION + i) & 1) != 0);
  gtk_toggle_button_set_active (self->all_units, alur_editor_get_all_units (self->editor));
  self->is_refreshing = FALSE;
}

static void
changed (AlurFlowFilter *self)
{
  alur_refresh_queue (GTK_WIDGET (self), &self->refresh, refresh);
}

static void
toggled_cb (GtkToggleButton *button, AlurFlowFilter *self)
{
  guint kinds = 0;

  if (self->is_refreshing || self->editor == NULL)
    return;
  for (guint i = 0; i < N_KINDS; i++)
    if (gtk_toggle_button_get_active (self->kinds[i]))
      kinds |= 1u << (ALUR_FLOW_DECISION + i);
  alur_editor_set_flow_kinds (self->editor, kinds);
  alur_editor_set_all_units (self->editor, gtk_toggle_button_get_active (self->all_units));
}

/* A piece of line as the drawing has it. */
static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  AlurFlowFilter *self = data;
  AlurTool tool
      = { ALUR_TOOL_FLOW, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (area), "kind")) };
  g_autoptr (AlurScene) scene = NULL;
  g_autoptr (AlurPainter) painter = NULL;

  if (self->editor == NULL)
    return;
  scene = alur_scene_new (alur_editor_get_metrics (self->editor));
  painter = alur_painter_new (alur_widget_style_get (GTK_WIDGET (area)));
  alur_tool_draw (&tool, scene, NULL);
  cairo_translate (cr, (width - ALUR_TOOL_WIDTH) / 2, (height - ALUR_TOOL_HEIGHT) / 2);
  alur_painter_draw (painter, cr, scene, NULL);
}

static GtkToggleButton *
make_button (AlurFlowFilter *self, const char *tip)
{
  GtkWidget *button = gtk_toggle_button_new ();

  alur_spoken_set_tip (button, alur_tr (NULL, tip));
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
  return GTK_TOGGLE_BUTTON (button);
}

static GtkToggleButton *
make_kind (AlurFlowFilter *self, guint index)
{
  GtkToggleButton *button = make_button (self, words[index].tip);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *line = gtk_drawing_area_new ();

  g_object_set_data (G_OBJECT (line), "kind", GUINT_TO_POINTER (ALUR_FLOW_DECISION + index));
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (line), (int) ALUR_TOOL_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (line), 16);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (line), draw_cb, self, NULL);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), gtk_label_new (alur_tr (NULL, words[index].label)));
  gtk_button_set_child (GTK_BUTTON (button), box);
  return button;
}

static void
alur_flow_filter_dispose (GObject *object)
{
  AlurFlowFilter *self = ALUR_FLOW_FILTER (object);

  alur_flow_filter_set_editor (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  G_OBJECT_CLASS (alur_flow_filter_parent_class)->dispose (object);
}

static void
alur_flow_filter_class_init (AlurFlowFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_flow_filter_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
alur_flow_filter_init (AlurFlowFilter *self)
{
  GtkWidget *box = g_object_new (ALUR_TYPE_WRAP_BOX, NULL);

  for (guint i = 0; i < N_KINDS; i++)
    {
      self->kinds[i] = make_kind (self, i);
      gtk_widget_insert_before (GTK_WIDGET (self->kinds[i]), box, NULL);
    }
  self->all_units = make_button (self, N_ ("Show also units that no flow comes to or from"));
  gtk_button_set_label (GTK_BUTTON (self->all_units), alur_tr (NULL, N_ ("All units")));
  gtk_widget_insert_before (GTK_WIDGET (self->all_units), box, NULL);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  alur_tr (NULL, N_ ("What the service chain shows")), -1);
}

/**
 * alur_flow_filter_set_editor:
 * @self: the filter
 * @editor: (nullable): whose chain it filters; a reference is taken
 */
void
alur_flow_filter_set_editor (AlurFlowFilter *self, AlurEditor *editor)
{
  if (alur_watch_editor (self, &self->editor, editor, G_CALLBACK (changed)))
    changed (self);
}
