/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-replace-basis-dialog.h"

#include "alur-basis-replacement.h"
#include "alur-basis.h"
#include "alur-element-chooser.h"
#include "alur-language.h"
#include "alur-long-choice.h"
#include "alur-place-list.h"
#include "alur-slot.h"
#include "alur-spoken.h"

#include <glib/gi18n-lib.h>

struct _AlurReplaceBasisDialog
{
  AdwMessageDialog parent_instance;

  AlurEditor *editor;
  AlurBasisReplacement *replacement;

  AdwActionRow *regulation;
  GtkMenuButton *choose;
  AdwComboRow *reach;
  GtkScrolledWindow *scrolled;
  AlurPlaceList *places;
};

G_DEFINE_FINAL_TYPE (AlurReplaceBasisDialog, alur_replace_basis_dialog, ADW_TYPE_MESSAGE_DIALOG)

static AlurDocument *
get_document (AlurReplaceBasisDialog *self)
{
  return alur_editor_get_document (self->editor);
}

static void
refresh (AlurReplaceBasisDialog *self)
{
  const AlurElement *other = alur_basis_replacement_get_other (self->replacement);
  g_autofree char *text = alur_basis_replacement_describe (self->replacement);
  g_autoptr (GPtrArray) places = alur_basis_replacement_list_places (self->replacement);
  g_autofree char *name = other != NULL ? alur_slot_dup_name (get_document (self), other) : NULL;
  const char *label = alur_tr (NULL, N_ ("Regulation that takes the place"));
  g_autofree char *spoken = name != NULL ? g_strdup_printf ("%s: %s", label, name) : NULL;

  adw_action_row_set_subtitle (self->regulation, name != NULL ? name : "–");
  alur_spoken_set_name (GTK_WIDGET (self->choose), spoken != NULL ? spoken : label);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self), text);
  alur_place_list_set_places (self->places, get_document (self), places, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->scrolled), places->len > 0);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "replace",
                                           alur_basis_replacement_is_possible (self->replacement));
}

static void
chosen_cb (AlurElementChooser *chooser, AlurElement *regulation, AlurReplaceBasisDialog *self)
{
  alur_basis_replacement_set_other (self->replacement, regulation);
  refresh (self);
}

static void
create_chooser_cb (GtkMenuButton *button, gpointer data)
{
  AlurReplaceBasisDialog *self = data;
  GtkWidget *chooser = alur_element_chooser_new (
      get_document (self), alur_basis_replacement_list_candidates (self->replacement),
      alur_tr (NULL, N_ ("Regulation that takes the place")));

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, 0);
  gtk_menu_button_set_popover (button, chooser);
}

static void
reach_chosen_cb (AdwComboRow *row, GParamSpec *pspec, AlurReplaceBasisDialog *self)
{
  if (self->replacement == NULL || adw_combo_row_get_selected (row) >= ALUR_N_REACHES)
    return;
  alur_basis_replacement_set_reach (self->replacement,
                                    (AlurReach) adw_combo_row_get_selected (row));
  refresh (self);
}

static void
alur_replace_basis_dialog_response (AdwMessageDialog *dialog, const char *response)
{
  AlurReplaceBasisDialog *self = ALUR_REPLACE_BASIS_DIALOG (dialog);
  g_autofree char *message = NULL;
  guint n_places;

  if (!g_str_equal (response, "replace") || alur_document_in_transaction (get_document (self))
      || !alur_basis_replacement_is_possible (self->replacement))
    return;
  n_places = alur_basis_replacement_run (self->replacement,
                                         alur_tr (NULL, N_ ("Replace a legal basis")));
  message = g_strdup_printf (alur_tr_n (NULL, "Legal basis replaced at %u place",
                                        "Legal basis replaced at %u places", n_places),
                             n_places);
  alur_editor_tell (self->editor, message);
}

static void
alur_replace_basis_dialog_finalize (GObject *object)
{
  AlurReplaceBasisDialog *self = ALUR_REPLACE_BASIS_DIALOG (object);

  g_clear_pointer (&self->replacement, alur_basis_replacement_free);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (alur_replace_basis_dialog_parent_class)->finalize (object);
}

static void
alur_replace_basis_dialog_class_init (AlurReplaceBasisDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alur_replace_basis_dialog_finalize;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = alur_replace_basis_dialog_response;
  g_type_ensure (ALUR_TYPE_PLACE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-replace-basis-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurReplaceBasisDialog, regulation);
  gtk_widget_class_bind_template_child (widget_class, AlurReplaceBasisDialog, choose);
  gtk_widget_class_bind_template_child (widget_class, AlurReplaceBasisDialog, reach);
  gtk_widget_class_bind_template_child (widget_class, AlurReplaceBasisDialog, scrolled);
  gtk_widget_class_bind_template_child (widget_class, AlurReplaceBasisDialog, places);
  gtk_widget_class_bind_template_callback (widget_class, reach_chosen_cb);
}

static void
alur_replace_basis_dialog_init (AlurReplaceBasisDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->choose, create_chooser_cb, self, NULL);
  alur_long_choice_set_up (self->reach);
}

/**
 * alur_replace_basis_dialog_new:
 * @parent: (nullable): the window that it stands over
 * @editor: a document in it
 * @regulation: one of its register
 *
 * Returns: (transfer none): the dialog, to be presented; what is registered as the successor is
 *   chosen already
 */
GtkWidget *
alur_replace_basis_dialog_new (GtkWindow *parent, AlurEditor *editor, const AlurElement *regulation)
{
  AlurReplaceBasisDialog *self
      = g_object_new (ALUR_TYPE_REPLACE_BASIS_DIALOG, "transient-for", parent, NULL);
  AlurDocument *document = alur_editor_get_document (editor);
  const AlurElement *root = alur_document_get_root (document);
  g_autofree char *name = alur_basis_dup_short (regulation);
  g_autofree char *heading
      /* Translators: a regulation. */
      = g_strdup_printf (alur_tr (NULL, N_ ("Replace “%s” as a Legal Basis?")), name);

  self->editor = g_object_ref (editor);
  self->replacement
      = alur_basis_replacement_new (document, alur_editor_get_stage (editor), regulation);
  alur_basis_replacement_guess (self->replacement);
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), heading);
  adw_combo_row_set_selected (self->reach, alur_basis_replacement_get_reach (self->replacement));
  gtk_widget_set_visible (GTK_WIDGET (self->reach), alur_element_count (root, ALUR_KIND_STAGE) > 1);
  refresh (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->choose));
  return GTK_WIDGET (self);
}
