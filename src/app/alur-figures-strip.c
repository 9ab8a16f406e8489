/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-figures-strip.h"

#include "alur-figure-list.h"
#include "alur-language.h"
#include "alur-refresh.h"
#include "alur-watch.h"
#include "alur-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _AlurFiguresStrip
{
  AdwBin parent_instance;

  AlurEditor *editor;
  GtkWidget *box;
  GPtrArray *labels; /* (element-type GtkLabel): children of the box, as many as ever were wanted */
  guint refresh;
};

G_DEFINE_FINAL_TYPE (AlurFiguresStrip, alur_figures_strip, ADW_TYPE_BIN)

/* "Steps 10 −4": the figure stands out; whether a difference is good is told by a word of style
 * beside its sign. */
static char *
dup_markup (const AlurFigureItem *item)
{
  return item->difference != NULL
             ? g_markup_printf_escaped ("%s <b>%s</b> <small>(%s)</small>", item->label,
                                        item->value, item->difference)
             : g_markup_printf_escaped ("%s <b>%s</b>", item->label, item->value);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static GtkLabel *
get_label (AlurFiguresStrip *self, guint index)
{
  while (self->labels->len <= index)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_widget_insert_before (label, self->box, NULL);
      g_ptr_array_add (self->labels, label);
    }
  return g_ptr_array_index (self->labels, index);
}

static void
show_item (GtkLabel *label, const AlurFigureItem *item)
{
  g_autofree char *markup = dup_markup (item);

  if (g_strcmp0 (gtk_label_get_label (label), markup) != 0)
    gtk_label_set_markup (label, markup);
  set_class (GTK_WIDGET (label), "better", item->trend > 0);
  set_class (GTK_WIDGET (label), "worse", item->trend < 0);
}

static void
refresh (GtkWidget *widget)
{
  AlurFiguresStrip *self = ALUR_FIGURES_STRIP (widget);
  g_autoptr (GPtrArray) items = NULL;

  if (self->editor == NULL)
    return;
  items = alur_figure_list_new (self->editor);
  for (guint i = 0; i < items->len; i++)
    show_item (get_label (self, i), g_ptr_array_index (items, i));
  for (guint i = 0; i < self->labels->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->labels, i), i < items->len);
  gtk_widget_set_visible (widget, items->len > 0);
}

static void
changed (AlurFiguresStrip *self)
{
  alur_refresh_queue (GTK_WIDGET (self), &self->refresh, refresh);
}

static void
alur_figures_strip_dispose (GObject *object)
{
  alur_figures_strip_set_editor (ALUR_FIGURES_STRIP (object), NULL);
  G_OBJECT_CLASS (alur_figures_strip_parent_class)->dispose (object);
}

static void
alur_figures_strip_finalize (GObject *object)
{
  g_ptr_array_unref (ALUR_FIGURES_STRIP (object)->labels);
  G_OBJECT_CLASS (alur_figures_strip_parent_class)->finalize (object);
}

static void
alur_figures_strip_class_init (AlurFiguresStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_figures_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = alur_figures_strip_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "figures");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
alur_figures_strip_init (AlurFiguresStrip *self)
{
  self->labels = g_ptr_array_new ();
  self->box = g_object_new (ALUR_TYPE_WRAP_BOX, NULL);
  adw_bin_set_child (ADW_BIN (self), self->box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  alur_tr (NULL, N_ ("Figures of the procedure")), -1);
}

/**
 * alur_figures_strip_set_editor:
 * @self: the strip
 * @editor: (nullable): whose procedure it measures; a reference is taken
 */
void
alur_figures_strip_set_editor (AlurFiguresStrip *self, AlurEditor *editor)
{
  if (alur_watch_editor (self, &self->editor, editor, G_CALLBACK (changed)))
    changed (self);
}
