/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-accept-dialog.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

struct _AlurAcceptDialog
{
  AdwMessageDialog parent_instance;

  AlurFinding *finding;

  GtkEditable *reason;
  GtkEditable *by;
};

G_DEFINE_FINAL_TYPE (AlurAcceptDialog, alur_accept_dialog, ADW_TYPE_MESSAGE_DIALOG)

static char *
dup_stripped (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

/* Without a reason nobody will know later why. */
static void
changed_cb (GtkEditable *editable, AlurAcceptDialog *self)
{
  g_autofree char *reason = dup_stripped (self->reason);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "accept", reason[0] != '\0');
}

static void
entered_cb (GtkWidget *row, AlurAcceptDialog *self)
{
  if (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (self), "accept"))
    adw_message_dialog_response (ADW_MESSAGE_DIALOG (self), "accept");
}

static void
alur_accept_dialog_response (AdwMessageDialog *dialog, const char *response)
{
  AlurAcceptDialog *self = ALUR_ACCEPT_DIALOG (dialog);
  g_autofree char *reason = dup_stripped (self->reason);
  g_autofree char *by = dup_stripped (self->by);

  if (g_str_equal (response, "accept"))
    g_signal_emit_by_name (self, "accepted", reason, by[0] != '\0' ? by : NULL);
}

static void
alur_accept_dialog_finalize (GObject *object)
{
  g_clear_pointer (&ALUR_ACCEPT_DIALOG (object)->finding, alur_finding_unref);
  G_OBJECT_CLASS (alur_accept_dialog_parent_class)->finalize (object);
}

static void
alur_accept_dialog_class_init (AlurAcceptDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = alur_accept_dialog_finalize;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = alur_accept_dialog_response;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-accept-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurAcceptDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, AlurAcceptDialog, by);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  /**
   * AlurAcceptDialog::accepted:
   * @reason: why it is meant so
   * @by: (nullable): who says so
   */
  g_signal_new ("accepted", ALUR_TYPE_ACCEPT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
alur_accept_dialog_init (AlurAcceptDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Who works on the document, else who is logged in. */
static const char *
guess_name (AlurDocument *document)
{
  const char *author
      = alur_element_get_text (alur_document_get_root (document), ALUR_DOCUMENT_AUTHOR);
  const char *real = g_get_real_name ();

  if (author != NULL)
    return author;
  return real != NULL && !g_str_equal (real, "Unknown") ? real : "";
}

/**
 * alur_accept_dialog_new:
 * @document: a document
 * @finding: a finding of it
 *
 * Returns: (transfer none): a dialog to be presented
 */
GtkWidget *
alur_accept_dialog_new (AlurDocument *document, const AlurFinding *finding)
{
  AlurAcceptDialog *self = g_object_new (ALUR_TYPE_ACCEPT_DIALOG, NULL);
  g_autofree char *message = alur_finding_dup_message (finding, document, NULL);

  self->finding = alur_finding_ref ((AlurFinding *) finding);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self), message);
  gtk_editable_set_text (self->by, guess_name (document));
  return GTK_WIDGET (self);
}

/**
 * alur_accept_dialog_get_finding:
 *
 * Returns: (transfer none): what is asked about
 */
const AlurFinding *
alur_accept_dialog_get_finding (AlurAcceptDialog *self)
{
  return self->finding;
}
