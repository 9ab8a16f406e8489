/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A button a stage, in their order, with an arrow between; the one that is shown is pressed.
 * Buttons are kept and given other names: a strip that is made anew would lose the focus. */

#include "alur-stage-strip.h"

#include "alur-language.h"
#include "alur-refresh.h"
#include "alur-shown-name.h"
#include "alur-spoken.h"
#include "alur-tooltip.h"
#include "alur-watch.h"
#include "alur-wrap-box.h"

#include <glib/gi18n-lib.h>

#define NAME_CHARS 44 /* of a stage at most, before it is shortened */

#define STAGE "alur-stage" /* of a button */

struct _AlurStageStrip
{
  AdwBin parent_instance;

  AlurEditor *editor;
  GtkWidget *box;
  GPtrArray *buttons; /* (element-type GtkToggleButton): as many as ever were wanted */
  GPtrArray *arrows;  /* (element-type GtkWidget): before each button; NULL before the first */
  gboolean is_refreshing;
  guint refresh;
};

G_DEFINE_FINAL_TYPE (AlurStageStrip, alur_stage_strip, ADW_TYPE_BIN)

/* The stage that the button names, whatever stages there are by now. */
static void
toggled_cb (GtkToggleButton *button, AlurStageStrip *self)
{
  AlurElement *stage = g_object_get_data (G_OBJECT (button), STAGE);

  if (!self->is_refreshing && self->editor != NULL && gtk_toggle_button_get_active (button)
      && stage != NULL && alur_element_is_in_document (stage))
    alur_editor_set_stage (self->editor, stage);
}

static void
add_arrow (AlurStageStrip *self)
{
  GtkWidget *arrow
      = self->buttons->len > 0 ? gtk_image_new_from_icon_name ("go-next-symbolic") : NULL;

  if (arrow != NULL)
    {
      gtk_widget_add_css_class (arrow, "dim-label");
      gtk_widget_insert_before (arrow, self->box, NULL);
    }
  g_ptr_array_add (self->arrows, arrow);
}

static GtkToggleButton *
get_button (AlurStageStrip *self, guint index)
{
  while (self->buttons->len <= index)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      GtkWidget *label = gtk_label_new (NULL);

      add_arrow (self);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
      gtk_button_set_child (GTK_BUTTON (button), label);
      gtk_widget_add_css_class (button, "flat");
      if (self->buttons->len > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                     g_ptr_array_index (self->buttons, 0));
      g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
      gtk_widget_insert_before (button, self->box, NULL);
      g_ptr_array_add (self->buttons, button);
    }
  return g_ptr_array_index (self->buttons, index);
}

static void
show (AlurStageStrip *self, guint index, gboolean visible)
{
  GtkWidget *arrow = g_ptr_array_index (self->arrows, index);

  if (arrow != NULL)
    gtk_widget_set_visible (arrow, visible);
  gtk_widget_set_visible (g_ptr_array_index (self->buttons, index), visible);
}

/* NULL: no day is known. */
static char *
dup_day (const AlurElement *stage)
{
  AlurDate date = alur_element_get_date (stage, ALUR_STAGE_DATE);

  return date != 0 ? alur_language_format_date (NULL, date) : NULL;
}

static char *
dup_markup (const AlurElement *stage)
{
  const char *name = alur_shown_name (stage);
  g_autofree char *day = dup_day (stage);

  if (day == NULL)
    return g_markup_escape_text (name, -1);
  return g_markup_printf_escaped ("%s <small>%s</small>", name, day);
}

/* Of the label in a button a screen reader says nothing. */
static void
speak (GtkWidget *button, const AlurElement *stage)
{
  g_autofree char *day = dup_day (stage);
  g_autofree char *name = g_strjoin (" ", alur_shown_name (stage), day, NULL);

  alur_spoken_set_name (button, name);
}

static const char *
tell_kind (const AlurElement *stage)
{
  static const char *const kinds[] = { [ALUR_STAGE_CURRENT] = N_ ("How it is now"),
                                       [ALUR_STAGE_INTERIM] = N_ ("A stage on the way"),
                                       [ALUR_STAGE_TARGET] = N_ ("How it shall be") };
  guint kind = alur_element_get_word (stage, ALUR_STAGE_KIND);

  return kind > ALUR_STAGE_NONE && kind < G_N_ELEMENTS (kinds) ? alur_tr (NULL, kinds[kind]) : NULL;
}

static void
show_stage (AlurStageStrip *self, guint index, AlurElement *stage)
{
  GtkToggleButton *button = get_button (self, index);
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));
  g_autofree char *markup = dup_markup (stage);
  const char *kind = tell_kind (stage);

  g_object_set_data (G_OBJECT (button), STAGE, stage);
  speak (GTK_WIDGET (button), stage);
  if (g_strcmp0 (gtk_label_get_label (label), markup) != 0)
    gtk_label_set_markup (label, markup);
  if (g_strcmp0 (alur_tooltip_get (GTK_WIDGET (button)), kind) != 0)
    alur_tooltip_set (GTK_WIDGET (button), kind);
  if (stage == alur_editor_get_stage (self->editor))
    gtk_toggle_button_set_active (button, TRUE);
  show (self, index, TRUE);
}

static void
refresh (GtkWidget *widget)
{
  AlurStageStrip *self = ALUR_STAGE_STRIP (widget);
  guint n_stages = 0;

  if (self->editor == NULL)
    return;
  self->is_refreshing = TRUE;
  ALUR_FOREACH (stage, alur_document_get_root (alur_editor_get_document (self->editor)),
                ALUR_KIND_STAGE)
  show_stage (self, n_stages++, stage);
  for (guint i = n_stages; i < self->buttons->len; i++)
    {
      g_object_set_data (g_ptr_array_index (self->buttons, i), STAGE, NULL);
      show (self, i, FALSE);
    }
  gtk_widget_set_visible (widget, n_stages > 1);
  self->is_refreshing = FALSE;
}

static void
changed (AlurStageStrip *self)
{
  alur_refresh_queue (GTK_WIDGET (self), &self->refresh, refresh);
}

static void
alur_stage_strip_dispose (GObject *object)
{
  alur_stage_strip_set_editor (ALUR_STAGE_STRIP (object), NULL);
  G_OBJECT_CLASS (alur_stage_strip_parent_class)->dispose (object);
}

static void
alur_stage_strip_finalize (GObject *object)
{
  AlurStageStrip *self = ALUR_STAGE_STRIP (object);

  g_ptr_array_unref (self->arrows);
  g_ptr_array_unref (self->buttons);
  G_OBJECT_CLASS (alur_stage_strip_parent_class)->finalize (object);
}

static void
alur_stage_strip_class_init (AlurStageStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_stage_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = alur_stage_strip_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "stages");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
alur_stage_strip_init (AlurStageStrip *self)
{
  self->arrows = g_ptr_array_new ();
  self->buttons = g_ptr_array_new ();
  self->box = g_object_new (ALUR_TYPE_WRAP_BOX, "halign", GTK_ALIGN_CENTER, NULL);
  adw_bin_set_child (ADW_BIN (self), self->box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  alur_tr (NULL, N_ ("Stages")), -1);
}

/**
 * alur_stage_strip_set_editor:
 * @self: the strip
 * @editor: (nullable): whose stages it shows; a reference is taken
 */
void
alur_stage_strip_set_editor (AlurStageStrip *self, AlurEditor *editor)
{
  if (!alur_watch_editor (self, &self->editor, editor, G_CALLBACK (changed)))
    return;
  for (guint i = 0; i < self->buttons->len; i++)
    g_object_set_data (g_ptr_array_index (self->buttons, i), STAGE, NULL);
  changed (self);
}
