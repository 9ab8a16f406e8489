/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-replace-dialog.h"

#include "alur-element-chooser.h"
#include "alur-language.h"
#include "alur-long-choice.h"
#include "alur-replacement.h"
#include "alur-shown-name.h"
#include "alur-slot.h"
#include "alur-spoken.h"

#include <glib/gi18n-lib.h>

struct _AlurReplaceDialog
{
  AdwMessageDialog parent_instance;

  AlurEditor *editor;
  AlurReplacement *replacement;

  AdwActionRow *unit;
  GtkMenuButton *choose;
  AdwComboRow *reach;
};

G_DEFINE_FINAL_TYPE (AlurReplaceDialog, alur_replace_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
refresh (AlurReplaceDialog *self)
{
  g_autofree char *text = alur_replacement_describe (self->replacement);
  const char *name = alur_replacement_get_name (self->replacement);
  const char *label = alur_tr (NULL, N_ ("Unit that takes the place"));
  g_autofree char *spoken = name != NULL ? g_strdup_printf ("%s: %s", label, name) : NULL;

  adw_action_row_set_subtitle (self->unit, name != NULL ? name : "–");
  alur_spoken_set_name (GTK_WIDGET (self->choose), spoken != NULL ? spoken : label);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self), text);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "replace",
                                           alur_replacement_is_possible (self->replacement));
}

static void
chosen_cb (AlurElementChooser *chooser, AlurElement *unit, AlurReplaceDialog *self)
{
  alur_replacement_set_unit (self->replacement, unit);
  refresh (self);
}

static void
make_cb (AlurElementChooser *chooser, const char *name, AlurReplaceDialog *self)
{
  alur_replacement_set_name (self->replacement, name);
  refresh (self);
}

static void
create_chooser_cb (GtkMenuButton *button, gpointer data)
{
  AlurReplaceDialog *self = data;
  GtkWidget *chooser = alur_element_chooser_new (
      alur_editor_get_document (self->editor), alur_replacement_list_candidates (self->replacement),
      alur_tr (NULL, N_ ("Unit that takes the place")));

  alur_element_chooser_offer_new (ALUR_ELEMENT_CHOOSER (chooser), ALUR_KIND_UNIT);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, 0);
  g_signal_connect_object (chooser, "make", G_CALLBACK (make_cb), self, 0);
  gtk_menu_button_set_popover (button, chooser);
}

static void
reach_chosen_cb (AdwComboRow *row, GParamSpec *pspec, AlurReplaceDialog *self)
{
  if (self->replacement == NULL || adw_combo_row_get_selected (row) >= ALUR_N_REACHES)
    return;
  alur_replacement_set_reach (self->replacement, (AlurReach) adw_combo_row_get_selected (row));
  refresh (self);
}

static void
alur_replace_dialog_response (AdwMessageDialog *dialog, const char *response)
{
  AlurReplaceDialog *self = ALUR_REPLACE_DIALOG (dialog);
  g_autofree char *message = NULL;

  if (!g_str_equal (response, "replace") || !alur_replacement_is_possible (self->replacement)
      || alur_document_in_transaction (alur_editor_get_document (self->editor)))
    return;
  message = alur_replacement_describe (self->replacement);
  alur_replacement_run (self->replacement, alur_tr (NULL, N_ ("Replace unit")));
  alur_editor_tell (self->editor, message);
}

static void
alur_replace_dialog_finalize (GObject *object)
{
  AlurReplaceDialog *self = ALUR_REPLACE_DIALOG (object);

  g_clear_pointer (&self->replacement, alur_replacement_free);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (alur_replace_dialog_parent_class)->finalize (object);
}

static void
alur_replace_dialog_class_init (AlurReplaceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alur_replace_dialog_finalize;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = alur_replace_dialog_response;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-replace-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurReplaceDialog, unit);
  gtk_widget_class_bind_template_child (widget_class, AlurReplaceDialog, choose);
  gtk_widget_class_bind_template_child (widget_class, AlurReplaceDialog, reach);
  gtk_widget_class_bind_template_callback (widget_class, reach_chosen_cb);
}

static void
alur_replace_dialog_init (AlurReplaceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->choose, create_chooser_cb, self, NULL);
  alur_long_choice_set_up (self->reach);
}

/**
 * alur_replace_dialog_is_possible:
 * @editor: a document in a window
 *
 * Returns: whether units are selected, of one stage
 */
gboolean
alur_replace_dialog_is_possible (AlurEditor *editor)
{
  guint n_elements;
  AlurElement *const *elements
      = alur_selection_get_all (alur_editor_get_selection (editor), &n_elements);

  for (guint i = 0; i < n_elements; i++)
    if (elements[i]->kind != ALUR_KIND_UNIT || elements[i]->parent != elements[0]->parent)
      return FALSE;
  return n_elements > 0;
}

/**
 * alur_replace_dialog_new:
 * @parent: (nullable): the window that it stands over
 * @editor: a document in it, with units selected
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWidget *
alur_replace_dialog_new (GtkWindow *parent, AlurEditor *editor)
{
  AlurReplaceDialog *self = g_object_new (ALUR_TYPE_REPLACE_DIALOG, "transient-for", parent, NULL);
  guint n_elements;
  AlurElement *const *elements
      = alur_selection_get_all (alur_editor_get_selection (editor), &n_elements);
  const AlurElement *root = alur_document_get_root (alur_editor_get_document (editor));
  g_autofree char *heading
      = n_elements == 1
            /* Translators: a unit. */
            ? g_strdup_printf (alur_tr (NULL, N_ ("Replace “%s” by Another Unit?")),
                               alur_shown_name (elements[0]))
            : g_strdup_printf (alur_tr_n (NULL, "Replace %u Unit by Another One?",
                                          "Replace %u Units by Another One?", n_elements),
                               n_elements);

  self->editor = g_object_ref (editor);
  self->replacement = alur_replacement_new (editor, elements, n_elements);
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), heading);
  gtk_widget_set_visible (GTK_WIDGET (self->reach), alur_element_count (root, ALUR_KIND_STAGE) > 1);
  refresh (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->choose));
  return GTK_WIDGET (self);
}
