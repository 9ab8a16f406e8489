/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A new flow of the service chain. Units are chosen first, then of each a step that is there or a
 * new one; what can't be connected is said below, and then there is nothing to press. */

#include "alur-flow-dialog.h"

#include "alur-chain-connection.h"
#include "alur-language.h"
#include "alur-long-choice.h"
#include "alur-shown-name.h"
#include "alur-spoken.h"

#include <glib/gi18n-lib.h>

/* One of the two ends. */
typedef struct
{
  GtkDropDown *units;
  AdwComboRow *steps;
  GArray *ends; /* (element-type AlurChainEnd): behind `steps`; NULL: no unit is chosen */
} End;

struct _AlurFlowDialog
{
  AdwWindow parent_instance;

  AlurEditor *editor;
  AlurChainWords *words;
  GPtrArray *units; /* (element-type AlurElement): behind the choosers of units */

  AdwComboRow *kind;
  GtkEditable *label;
  GtkDropDown *from_unit;
  AdwComboRow *from_step;
  GtkDropDown *to_unit;
  AdwComboRow *to_step;
  GtkLabel *trouble;
  GtkWidget *connect;
  End ends[2];
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (AlurFlowDialog, alur_flow_dialog, ADW_TYPE_WINDOW)

static gboolean
get_end (AlurFlowDialog *self, guint index, AlurChainEnd *end)
{
  const End *from = &self->ends[index];
  guint chosen = adw_combo_row_get_selected (from->steps);

  if (from->ends == NULL || chosen >= from->ends->len)
    return FALSE;
  *end = g_array_index (from->ends, AlurChainEnd, chosen);
  return TRUE;
}

static gboolean
get_connection (AlurFlowDialog *self, AlurChainConnection *connection)
{
  *connection = (AlurChainConnection){
    .kind = (AlurFlowKind) (ALUR_FLOW_DECISION + adw_combo_row_get_selected (self->kind)),
    .label = gtk_editable_get_text (self->label),
  };
  return get_end (self, 0, &connection->from) && get_end (self, 1, &connection->to);
}

/* Whether it can be made, and why not. */
static void
judge (AlurFlowDialog *self)
{
  AlurChainConnection connection;
  g_autofree char *why_not = NULL;
  gboolean is_whole = get_connection (self, &connection);

  if (self->units->len < 2)
    why_not = g_strdup (
        alur_tr (NULL, N_ ("It takes two units. Make them in the organisation chart first.")));
  else if (is_whole)
    why_not = alur_chain_connection_refuse (self->editor, &connection);
  gtk_widget_set_sensitive (self->connect, is_whole && why_not == NULL);
  gtk_label_set_text (self->trouble, why_not != NULL ? why_not : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), why_not != NULL);
}

static void
chosen_cb (GObject *row, GParamSpec *pspec, AlurFlowDialog *self)
{
  if (!self->is_filling)
    judge (self);
}

static void
fill_steps (AlurFlowDialog *self, guint index)
{
  End *end = &self->ends[index];
  guint chosen = gtk_drop_down_get_selected (end->units);
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);

  g_clear_pointer (&end->ends, g_array_unref);
  if (chosen < self->units->len)
    end->ends = alur_chain_end_list (self->editor, g_ptr_array_index (self->units, chosen));
  for (guint i = 0; end->ends != NULL && i < end->ends->len; i++)
    {
      g_autofree char *text
          = alur_chain_end_dup_text (self->words, &g_array_index (end->ends, AlurChainEnd, i));

      gtk_string_list_append (texts, text);
    }
  adw_combo_row_set_model (end->steps, G_LIST_MODEL (texts));
  gtk_widget_set_sensitive (GTK_WIDGET (end->steps), end->ends != NULL);
}

static void
unit_cb (GtkDropDown *chooser, GParamSpec *pspec, AlurFlowDialog *self)
{
  if (self->is_filling)
    return;
  fill_steps (self, chooser == self->ends[0].units ? 0 : 1);
  judge (self);
}

static void
connect_cb (GtkButton *button, AlurFlowDialog *self)
{
  AlurChainConnection connection;
  g_autofree char *why_not = NULL;

  if (alur_document_in_transaction (alur_editor_get_document (self->editor))
      || !get_connection (self, &connection))
    return;
  why_not = alur_chain_connection_refuse (self->editor, &connection);
  if (why_not != NULL)
    return;
  /* What is shown here is over with the edit. */
  g_signal_handlers_disconnect_by_data (self->editor, self);
  alur_chain_connection_make (self->editor, &connection);
  gtk_window_close (GTK_WINDOW (self));
}

static void
alur_flow_dialog_dispose (GObject *object)
{
  AlurFlowDialog *self = ALUR_FLOW_DIALOG (object);

  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  for (guint i = 0; i < G_N_ELEMENTS (self->ends); i++)
    g_clear_pointer (&self->ends[i].ends, g_array_unref);
  g_clear_pointer (&self->words, alur_chain_words_free);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_object (&self->editor);
  gtk_window_set_default_widget (GTK_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_FLOW_DIALOG);
  G_OBJECT_CLASS (alur_flow_dialog_parent_class)->dispose (object);
}

static void
alur_flow_dialog_class_init (AlurFlowDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_flow_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-flow-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurFlowDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, AlurFlowDialog, label);
  gtk_widget_class_bind_template_child (widget_class, AlurFlowDialog, from_unit);
  gtk_widget_class_bind_template_child (widget_class, AlurFlowDialog, from_step);
  gtk_widget_class_bind_template_child (widget_class, AlurFlowDialog, to_unit);
  gtk_widget_class_bind_template_child (widget_class, AlurFlowDialog, to_step);
  gtk_widget_class_bind_template_child (widget_class, AlurFlowDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, AlurFlowDialog, connect);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_cb);
  gtk_widget_class_bind_template_callback (widget_class, connect_cb);
}

static void
alur_flow_dialog_init (AlurFlowDialog *self)
{
  g_autoptr (GtkExpression) name
      = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->units = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ends[0] = (End){ self->from_unit, self->from_step, NULL };
  self->ends[1] = (End){ self->to_unit, self->to_step, NULL };
  for (guint i = 0; i < G_N_ELEMENTS (self->ends); i++)
    {
      alur_spoken_set_up_drop_down (self->ends[i].units);
      gtk_drop_down_set_expression (self->ends[i].units, name);
      alur_long_choice_set_up (self->ends[i].steps);
    }
}

static void
fill_kinds (AlurFlowDialog *self, AlurFlowKind kind)
{
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);

  for (guint i = ALUR_FLOW_DECISION; i <= ALUR_FLOW_GOODS; i++)
    gtk_string_list_append (texts, alur_tr (NULL, alur_flow_words[i].label));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (texts));
  adw_combo_row_set_selected (self->kind, kind - ALUR_FLOW_DECISION);
}

static void
fill_units (AlurFlowDialog *self, AlurElement *const chosen[2])
{
  AlurElement *organisation = alur_document_get_organisation (
      alur_editor_get_document (self->editor), alur_editor_get_stage (self->editor));
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);

  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    g_ptr_array_add (self->units, unit);
    gtk_string_list_append (texts, alur_shown_name (unit));
  }
  for (guint i = 0; i < G_N_ELEMENTS (self->ends); i++)
    {
      guint place = GTK_INVALID_LIST_POSITION;

      gtk_drop_down_set_model (self->ends[i].units, G_LIST_MODEL (texts));
      if (chosen[i] != NULL && !g_ptr_array_find (self->units, chosen[i], &place))
        place = GTK_INVALID_LIST_POSITION;
      gtk_drop_down_set_selected (self->ends[i].units, place);
    }
}

/**
 * alur_flow_dialog_new:
 * @parent: its window
 * @editor: a document in it
 * @from: (nullable): the unit that gives, if that is known
 * @to: (nullable): the unit that gets
 * @kind: what flows: a decision, information, money or goods
 *
 * Returns: (transfer none): a dialog to be presented
 */
GtkWidget *
alur_flow_dialog_new (
    GtkWindow *parent, AlurEditor *editor, AlurElement *from, AlurElement *to, AlurFlowKind kind)
{
  AlurFlowDialog *self = g_object_new (ALUR_TYPE_FLOW_DIALOG, "transient-for", parent, NULL);
  AlurElement *const chosen[] = { from, to };

  self->editor = g_object_ref (editor);
  self->words = alur_chain_words_new (editor);
  self->is_filling = TRUE;
  fill_kinds (self, kind);
  fill_units (self, chosen);
  for (guint i = 0; i < G_N_ELEMENTS (self->ends); i++)
    fill_steps (self, i);
  self->is_filling = FALSE;
  judge (self);
  gtk_window_set_focus (GTK_WINDOW (self), from == NULL ? GTK_WIDGET (self->from_unit)
                                           : to == NULL ? GTK_WIDGET (self->to_unit)
                                                        : GTK_WIDGET (self->label));
  g_signal_connect_swapped (editor, "document-changed", G_CALLBACK (gtk_window_close), self);
  return GTK_WIDGET (self);
}
