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
#include "alur-words.h"

#include <glib/gi18n-lib.h>

/* px, of the list of places: what is typed must have room too */
#define MOST_PLACES 200
#define LEAST_PLACES 100

struct _AlurReplaceBasisDialog
{
  AdwMessageDialog parent_instance;

  AlurEditor *editor;
  AlurBasisReplacement *replacement;

  AdwActionRow *regulation;
  GtkMenuButton *choose;
  AdwComboRow *kind;
  AdwEntryRow *number;
  AdwEntryRow *year;
  AdwEntryRow *title;
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
  gboolean is_new = alur_basis_replacement_get_new (self->replacement) != NULL;
  g_autofree char *text = alur_basis_replacement_describe (self->replacement);
  g_autoptr (GPtrArray) places = alur_basis_replacement_list_places (self->replacement);
  g_autofree char *name = alur_basis_replacement_dup_name (self->replacement);
  const char *label = alur_tr (NULL, N_ ("Regulation that takes the place"));
  g_autofree char *spoken = name != NULL ? g_strdup_printf ("%s: %s", label, name) : NULL;

  adw_action_row_set_subtitle (self->regulation, name != NULL ? name : "–");
  alur_spoken_set_name (GTK_WIDGET (self->choose), spoken != NULL ? spoken : label);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self), text);
  gtk_widget_set_visible (GTK_WIDGET (self->kind), is_new);
  gtk_widget_set_visible (GTK_WIDGET (self->number), is_new);
  gtk_widget_set_visible (GTK_WIDGET (self->year), is_new);
  gtk_widget_set_visible (GTK_WIDGET (self->title), is_new);
  gtk_scrolled_window_set_max_content_height (self->scrolled, is_new ? LEAST_PLACES : MOST_PLACES);
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

/* --- One that is still to be registered ------------------------------------------------------- */

static void
take_new (AlurReplaceBasisDialog *self)
{
  alur_basis_replacement_take_new (
      self->replacement,
      alur_new_regulation_new (adw_combo_row_get_selected (self->kind) + 1,
                               gtk_editable_get_text (GTK_EDITABLE (self->number)),
                               gtk_editable_get_text (GTK_EDITABLE (self->year)),
                               gtk_editable_get_text (GTK_EDITABLE (self->title))));
  refresh (self);
}

/* What is typed or chosen while the rows are there. */
static void
typed_cb (GtkWidget *row, GParamSpec *pspec, AlurReplaceBasisDialog *self)
{
  if (self->replacement != NULL && alur_basis_replacement_get_new (self->replacement) != NULL)
    take_new (self);
}

static void
make_cb (AlurElementChooser *chooser, const char *title, AlurReplaceBasisDialog *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->title), title);
  take_new (self);
}

/* Of the kind of what gives way, to begin with. */
static void
fill_kinds (AlurReplaceBasisDialog *self, const AlurElement *regulation)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  guint kind = alur_element_get_word (regulation, ALUR_REGULATION_KIND);

  for (guint i = 1; alur_regulation_words[i].name != NULL; i++)
    gtk_string_list_append (kinds, alur_tr (NULL, alur_regulation_words[i].label));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (kinds));
  adw_combo_row_set_selected (self->kind, kind > 0 ? kind - 1 : ALUR_REGULATION_OTHER - 1);
}

/* --- The dialog ------------------------------------------------------------------------------- */

static void
create_chooser_cb (GtkMenuButton *button, gpointer data)
{
  AlurReplaceBasisDialog *self = data;
  GtkWidget *chooser = alur_element_chooser_new (
      get_document (self), alur_basis_replacement_list_candidates (self->replacement),
      alur_tr (NULL, N_ ("Regulation that takes the place")));

  alur_element_chooser_offer_new (ALUR_ELEMENT_CHOOSER (chooser), ALUR_KIND_REGULATION);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, 0);
  g_signal_connect_object (chooser, "make", G_CALLBACK (make_cb), self, 0);
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
  gtk_widget_class_bind_template_child (widget_class, AlurReplaceBasisDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, AlurReplaceBasisDialog, number);
  gtk_widget_class_bind_template_child (widget_class, AlurReplaceBasisDialog, year);
  gtk_widget_class_bind_template_child (widget_class, AlurReplaceBasisDialog, title);
  gtk_widget_class_bind_template_child (widget_class, AlurReplaceBasisDialog, reach);
  gtk_widget_class_bind_template_child (widget_class, AlurReplaceBasisDialog, scrolled);
  gtk_widget_class_bind_template_child (widget_class, AlurReplaceBasisDialog, places);
  gtk_widget_class_bind_template_callback (widget_class, reach_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
alur_replace_basis_dialog_init (AlurReplaceBasisDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->choose, create_chooser_cb, self, NULL);
  alur_long_choice_set_up (self->kind);
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
  fill_kinds (self, regulation);
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), heading);
  adw_combo_row_set_selected (self->reach, alur_basis_replacement_get_reach (self->replacement));
  gtk_widget_set_visible (GTK_WIDGET (self->reach), alur_element_count (root, ALUR_KIND_STAGE) > 1);
  refresh (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->choose));
  return GTK_WIDGET (self);
}
