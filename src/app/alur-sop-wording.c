/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each row holds the words as they will be printed, to be written over; where offices are known to
 * use several, a button beside them offers those. What is emptied is the usual word again. */

#include "alur-sop-wording.h"

#include "alur-language.h"
#include "alur-sop-labels.h"
#include "alur-spoken.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AlurSopWording
{
  AdwPreferencesWindow parent_instance;

  char *language;
  char **choices; /* as it was opened with */
  AdwEntryRow *rows[ALUR_N_SOP_LABELS];

  AdwPreferencesGroup *identity;
  AdwPreferencesGroup *flowchart;
};

G_DEFINE_FINAL_TYPE (AlurSopWording, alur_sop_wording, ADW_TYPE_PREFERENCES_WINDOW)

static const char *
get_text (AlurSopWording *self, AlurSopLabel label)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->rows[label]));
}

/* Which of the variants the words are; -1: words of one's own. */
static int
find_variant (AlurSopWording *self, AlurSopLabel label)
{
  const char *variant;

  for (guint i = 0; (variant = alur_sop_label_get_variant (label, i, self->language)) != NULL; i++)
    if (g_str_equal (variant, get_text (self, label)))
      return (int) i;
  return -1;
}

static AlurSopLabel
get_label (gpointer row)
{
  return GPOINTER_TO_UINT (g_object_get_data (row, "label"));
}

static void
changed_cb (AdwEntryRow *row, AlurSopWording *self)
{
  GSimpleAction *action = g_object_get_data (G_OBJECT (row), "action");

  if (action != NULL)
    g_simple_action_set_state (action, g_variant_new_int32 (find_variant (self, get_label (row))));
}

static void
choose (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdwEntryRow *row = data;
  AlurSopWording *self = ALUR_SOP_WORDING (gtk_widget_get_root (GTK_WIDGET (row)));
  int index = g_variant_get_int32 (parameter);

  gtk_editable_set_text (GTK_EDITABLE (row), alur_sop_label_get_variant (
                                                 get_label (row), (guint) index, self->language));
}

/* Nothing is the usual word: it comes back when the row is left. */
static void
left_cb (GtkEventControllerFocus *controller, AlurSopWording *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  if (text[0] == '\0')
    gtk_editable_set_text (GTK_EDITABLE (row),
                           alur_sop_label_get_variant (get_label (row), 0, self->language));
}

/* A menu of what offices call it. */
static void
offer_variants (AlurSopWording *self, AdwEntryRow *row, AlurSopLabel label)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = NULL;
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  const char *variant;

  for (guint i = 0; (variant = alur_sop_label_get_variant (label, i, self->language)) != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (variant, NULL);

      g_menu_item_set_action_and_target (item, "words.choose", "i", (int) i);
      g_menu_append_item (menu, item);
    }
  action = g_simple_action_new_stateful ("choose", G_VARIANT_TYPE_INT32,
                                         g_variant_new_int32 (find_variant (self, label)));
  g_signal_connect_object (action, "activate", G_CALLBACK (choose), row, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (row), "words", G_ACTION_GROUP (group));
  g_object_set_data_full (G_OBJECT (row), "action", g_object_ref (action), g_object_unref);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  alur_spoken_set_tip (button, alur_tr (NULL, N_ ("Words that offices use")));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (row, button);
}

static void
add_row (AlurSopWording *self, AlurSopLabel label)
{
  AdwEntryRow *row = ADW_ENTRY_ROW (adw_entry_row_new ());
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->rows[label] = row;
  g_object_set_data (G_OBJECT (row), "label", GUINT_TO_POINTER (label));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 alur_sop_label_get_variant (label, 0, NULL));
  gtk_editable_set_text (
      GTK_EDITABLE (row),
      alur_sop_label_get (label, (const char *const *) self->choices, self->language));
  if (alur_sop_label_get_variant (label, 1, NULL) != NULL)
    offer_variants (self, row, label);
  g_signal_connect (row, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (row), focus);
  adw_preferences_group_add (
      alur_sop_label_is_of_identity (label) ? self->identity : self->flowchart, GTK_WIDGET (row));
}

static void
make_usual (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlurSopWording *self = ALUR_SOP_WORDING (widget);

  for (guint i = 0; i < ALUR_N_SOP_LABELS; i++)
    gtk_editable_set_text (GTK_EDITABLE (self->rows[i]),
                           alur_sop_label_get_variant ((AlurSopLabel) i, 0, self->language));
}

static gboolean
close_request_cb (GtkWindow *window, gpointer data)
{
  AlurSopWording *self = ALUR_SOP_WORDING (window);
  g_auto (GStrv) choices = alur_sop_wording_dup_choices (self);

  if (!g_strv_equal ((const char *const *) choices, (const char *const *) self->choices))
    g_signal_emit_by_name (self, "chosen", choices);
  return FALSE;
}

static void
alur_sop_wording_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ALUR_TYPE_SOP_WORDING);
  G_OBJECT_CLASS (alur_sop_wording_parent_class)->dispose (object);
}

static void
alur_sop_wording_finalize (GObject *object)
{
  AlurSopWording *self = ALUR_SOP_WORDING (object);

  g_free (self->language);
  g_strfreev (self->choices);
  G_OBJECT_CLASS (alur_sop_wording_parent_class)->finalize (object);
}

static void
alur_sop_wording_class_init (AlurSopWordingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_sop_wording_dispose;
  G_OBJECT_CLASS (klass)->finalize = alur_sop_wording_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-sop-wording.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurSopWording, identity);
  gtk_widget_class_bind_template_child (widget_class, AlurSopWording, flowchart);
  gtk_widget_class_install_action (widget_class, "wording.usual", NULL, make_usual);
  /**
   * AlurSopWording::chosen:
   * @choices: (type GStrv): NAME=VALUE each
   */
  g_signal_new ("chosen", ALUR_TYPE_SOP_WORDING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
alur_sop_wording_init (AlurSopWording *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

/**
 * alur_sop_wording_new:
 * @parent: (nullable): the window that it stands over
 * @choices: (nullable): what is chosen now, good for alur_sop_labels_check()
 * @language: the language of the paper
 *
 * Returns: (transfer none): a window to be presented
 */
AlurSopWording *
alur_sop_wording_new (GtkWindow *parent, const char *const *choices, const char *language)
{
  AlurSopWording *self = g_object_new (ALUR_TYPE_SOP_WORDING, "transient-for", parent, NULL);
  g_auto (GStrv) given = alur_sop_labels_keep_known (choices);

  self->language = g_strdup (language);
  self->choices = g_steal_pointer (&given);
  for (guint i = 0; i < ALUR_N_SOP_LABELS; i++)
    add_row (self, (AlurSopLabel) i);
  /* As they are told again, so that only what a person changes is a change. */
  g_strfreev (self->choices);
  self->choices = alur_sop_wording_dup_choices (self);
  return self;
}

/**
 * alur_sop_wording_dup_choices:
 *
 * Returns: (transfer full): NAME=VALUE of each label that is not called as usual
 */
char **
alur_sop_wording_dup_choices (AlurSopWording *self)
{
  GPtrArray *choices = g_ptr_array_new ();

  for (guint i = 0; i < ALUR_N_SOP_LABELS; i++)
    {
      char *choice = alur_sop_label_dup_choice ((AlurSopLabel) i, get_text (self, (AlurSopLabel) i),
                                                self->language);

      if (choice != NULL)
        g_ptr_array_add (choices, choice);
    }
  g_ptr_array_add (choices, NULL);
  return (char **) g_ptr_array_free (choices, FALSE);
}

/**
 * alur_sop_wording_dup_summary:
 * @choices: (nullable): what is chosen
 * @language: the language of the paper
 *
 * Returns: (transfer full): the words that are not the usual ones, or that all are
 */
char *
alur_sop_wording_dup_summary (const char *const *choices, const char *language)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < ALUR_N_SOP_LABELS; i++)
    {
      const char *word = alur_sop_label_get ((AlurSopLabel) i, choices, language);

      if (!g_str_equal (word, alur_sop_label_get_variant ((AlurSopLabel) i, 0, language)))
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", word);
    }
  if (words->len == 0)
    g_string_append (words, alur_tr (NULL, N_ ("The usual words")));
  return g_string_free (g_steal_pointer (&words), FALSE);
}
