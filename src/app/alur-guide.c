/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first steps. Each is a row of one table; the band shows the first that is neither done nor
 * skipped, whatever has been done before it. */

#include "alur-guide.h"

#include "alur-help.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>

#define KEY "offer-guide"

struct _AlurGuide
{
  AdwBin parent_instance;

  GSettings *settings; /* NULL: nothing is remembered */
  AlurEditor *editor;  /* NULL: no document is open */
  gboolean passed[ALUR_GUIDE_N_STEPS];
  guint first_new; /* serial of what is made next */

  GtkWidget *band;
  GtkLabel *count;
  GtkLabel *heading;
  GtkLabel *text;
  GtkWidget *more;
  GtkWidget *skip;
  GtkWidget *close;
};

G_DEFINE_FINAL_TYPE (AlurGuide, alur_guide, ADW_TYPE_BIN)

/* The last row is shown when all is done. */
static const struct
{
  const char *heading;
  const char *text;
  const char *page; /* of the manual */
} steps[ALUR_GUIDE_N_STEPS + 1] = {
  [ALUR_GUIDE_OPEN]
  = { N_ ("Open an Example"),
      N_ ("Choose one of the examples below. It becomes a document of yours: the example stays as "
          "it is."),
      "first-document" },
  [ALUR_GUIDE_AUTHORITY]
  = { N_ ("Give an Authority"),
      N_ ("In the organisation chart drag a badge with three letters from the palette onto a unit. "
          "Or select the unit and choose “Give an Authority” in its menu."),
      "authorities" },
  [ALUR_GUIDE_FINDING]
  = { N_ ("Look at a Finding"),
      N_ ("Below stands what is wrong or could be better. Press “Show” at one: what it is about "
          "lights up."),
      "findings" },
  [ALUR_GUIDE_APPLY]
  = { N_ ("Decide, and Apply"),
      N_ ("Select a step of a procedure and press Ctrl+2 to abolish it. Then press "
          "Ctrl+Shift+Enter: that makes the next stage."),
      "decisions" },
  [ALUR_GUIDE_EXPORT] = { N_ ("Export"),
                          N_ ("Press Ctrl+E, choose what is to be written, and export it. The PDF "
                              "is what your office prints."),
                          "export" },
  [ALUR_GUIDE_N_STEPS]
  = { N_ ("That Was All"),
      N_ ("Wherever you are, F1 opens the help about it. You find these steps again in the main "
          "menu."),
      "index" },
};

static AlurGuideStep
find_step (AlurGuide *self)
{
  for (guint i = 0; i < ALUR_GUIDE_N_STEPS; i++)
    if (!self->passed[i])
      return (AlurGuideStep) i;
  return ALUR_GUIDE_N_STEPS;
}

static void
refresh (AlurGuide *self)
{
  AlurGuideStep step = find_step (self);
  /* Translators: which of the first steps is shown, as in “2 of 5”. */
  g_autofree char *count
      = g_strdup_printf (alur_tr (NULL, N_ ("Step %u of %u")), step + 1, ALUR_GUIDE_N_STEPS);
  gboolean is_over = step == ALUR_GUIDE_N_STEPS;

  gtk_label_set_label (self->count, is_over ? alur_tr (NULL, N_ ("First Steps")) : count);
  gtk_label_set_label (self->heading, alur_tr (NULL, steps[step].heading));
  gtk_label_set_label (self->text, alur_tr (NULL, steps[step].text));
  gtk_widget_set_visible (self->skip, !is_over);
}

/* Also where it came with a unit; but what undo brings back was given before, and what comes with a
 * stage in the one before that. */
static gboolean
brings_authority (AlurGuide *self, const AlurChange *change)
{
  const AlurElement *element = change->element;

  if (change->type != ALUR_CHANGE_INSERT || element->serial < self->first_new
      || element->kind == ALUR_KIND_STAGE)
    return FALSE;
  for (const AlurElement *e = element; e != NULL; e = alur_element_walk (e, element))
    if (e->kind == ALUR_KIND_AUTHORITY)
      return TRUE;
  return FALSE;
}

static void
document_changed_cb (AlurEditor *editor, AlurGuide *self)
{
  const AlurChangeSet *changes = alur_editor_get_change_set (editor);
  guint n_changes = changes != NULL ? changes->n_changes : 0;
  gboolean wanted = alur_guide_is_shown (self) && !self->passed[ALUR_GUIDE_AUTHORITY];

  for (guint i = 0; wanted && i < n_changes; i++)
    if (brings_authority (self, &changes->changes[i]))
      {
        alur_guide_note (self, ALUR_GUIDE_AUTHORITY);
        break;
      }
  self->first_new = alur_document_get_serials (alur_editor_get_document (editor));
}

static void
show (AlurGuide *self, gboolean shown)
{
  gtk_widget_set_visible (self->band, shown);
  if (shown)
    refresh (self);
}

static void
more_cb (GtkButton *button, AlurGuide *self)
{
  alur_help_show (GTK_WIDGET (self), steps[find_step (self)].page);
}

static void
skip_cb (GtkButton *button, AlurGuide *self)
{
  AlurGuideStep step = find_step (self);

  if (step < ALUR_GUIDE_N_STEPS)
    alur_guide_note (self, step);
  if (find_step (self) == ALUR_GUIDE_N_STEPS)
    gtk_widget_grab_focus (self->close);
}

static void
close_cb (GtkButton *button, AlurGuide *self)
{
  show (self, FALSE);
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, KEY, FALSE);
}

static void
alur_guide_dispose (GObject *object)
{
  AlurGuide *self = ALUR_GUIDE (object);

  if (self->band != NULL)
    alur_guide_set_editor (self, NULL);
  g_clear_object (&self->settings);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_GUIDE);
  G_OBJECT_CLASS (alur_guide_parent_class)->dispose (object);
}

static void
alur_guide_class_init (AlurGuideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_guide_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/alur/Alur/alur-guide.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurGuide, band);
  gtk_widget_class_bind_template_child (widget_class, AlurGuide, count);
  gtk_widget_class_bind_template_child (widget_class, AlurGuide, heading);
  gtk_widget_class_bind_template_child (widget_class, AlurGuide, text);
  gtk_widget_class_bind_template_child (widget_class, AlurGuide, more);
  gtk_widget_class_bind_template_child (widget_class, AlurGuide, skip);
  gtk_widget_class_bind_template_child (widget_class, AlurGuide, close);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
alur_guide_init (AlurGuide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * alur_guide_set_settings:
 * @self: the steps
 * @settings: (nullable): where it is remembered that they have been seen
 */
void
alur_guide_set_settings (AlurGuide *self, GSettings *settings)
{
  g_set_object (&self->settings, settings);
}

/**
 * alur_guide_set_editor:
 * @self: the steps
 * @editor: (nullable): what is worked on; NULL: no document is open
 */
void
alur_guide_set_editor (AlurGuide *self, AlurEditor *editor)
{
  if (self->editor == editor)
    return;
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_set_object (&self->editor, editor);
  if (editor == NULL)
    return;
  g_signal_connect (editor, "document-changed", G_CALLBACK (document_changed_cb), self);
  self->first_new = alur_document_get_serials (alur_editor_get_document (editor));
  alur_guide_note (self, ALUR_GUIDE_OPEN);
}

/**
 * alur_guide_offer:
 * @self: the steps
 *
 * Shows them, unless somebody has closed them before.
 */
void
alur_guide_offer (AlurGuide *self)
{
  if (self->settings != NULL && g_settings_get_boolean (self->settings, KEY))
    show (self, TRUE);
}

/**
 * alur_guide_begin:
 * @self: the steps
 *
 * Shows them from the beginning, and goes there with the focus.
 */
void
alur_guide_begin (AlurGuide *self)
{
  for (guint i = 0; i < ALUR_GUIDE_N_STEPS; i++)
    self->passed[i] = FALSE;
  self->passed[ALUR_GUIDE_OPEN] = self->editor != NULL;
  show (self, TRUE);
  gtk_widget_grab_focus (self->more);
}

/**
 * alur_guide_note:
 * @self: the steps
 * @done: what has been done
 */
void
alur_guide_note (AlurGuide *self, AlurGuideStep done)
{
  if (self->passed[done])
    return;
  self->passed[done] = TRUE;
  if (alur_guide_is_shown (self))
    refresh (self);
}

/**
 * alur_guide_is_shown:
 * @self: the steps
 *
 * Returns: whether they are shown
 */
gboolean
alur_guide_is_shown (AlurGuide *self)
{
  return gtk_widget_get_visible (self->band);
}
