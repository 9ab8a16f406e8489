/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-workbench.h"

#include "alur-minimap.h"

struct _AlurWorkbench
{
  AdwBin parent_instance;

  AlurEditor *editor;

  GtkStack *views;
  AlurCanvas *canvas;
  AlurMinimap *minimap;
};

G_DEFINE_FINAL_TYPE (AlurWorkbench, alur_workbench, ADW_TYPE_BIN)

static void
alur_workbench_dispose (GObject *object)
{
  AlurWorkbench *self = ALUR_WORKBENCH (object);

  g_clear_object (&self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_WORKBENCH);
  G_OBJECT_CLASS (alur_workbench_parent_class)->dispose (object);
}

static void
alur_workbench_class_init (AlurWorkbenchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_workbench_dispose;
  g_type_ensure (ALUR_TYPE_CANVAS);
  g_type_ensure (ALUR_TYPE_MINIMAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-workbench.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, views);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, canvas);
  gtk_widget_class_bind_template_child (widget_class, AlurWorkbench, minimap);
}

static void
alur_workbench_init (AlurWorkbench *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  alur_minimap_set_canvas (self->minimap, self->canvas);
}

/**
 * alur_workbench_set_editor:
 * @self: the workbench
 * @editor: (nullable): what to work on; a reference is taken
 */
void
alur_workbench_set_editor (AlurWorkbench *self, AlurEditor *editor)
{
  if (!g_set_object (&self->editor, editor))
    return;
  alur_canvas_set_editor (self->canvas, editor);
}

/**
 * alur_workbench_get_canvas:
 *
 * Returns: (transfer none): the drawing
 */
AlurCanvas *
alur_workbench_get_canvas (AlurWorkbench *self)
{
  return self->canvas;
}
