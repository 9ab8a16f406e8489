/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A field that refers to other elements: their names, and a list of all to choose from. */

#include "alur-inspector-row.h"

#include "alur-element-chooser.h"
#include "alur-language.h"
#include "alur-paragraph.h"
#include "alur-spoken.h"
#include "alur-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AlurInspectorReference
{
  AdwActionRow parent_instance;

  AlurSlot slot;
  GtkMenuButton *button;
};

static void row_init (AlurInspectorRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AlurInspectorReference,
                               alur_inspector_reference,
                               ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (ALUR_TYPE_INSPECTOR_ROW, row_init))

static gboolean
is_list (AlurInspectorReference *self)
{
  return alur_slot_get_declaration (&self->slot)->type == ALUR_FIELD_REFERENCES;
}

static void
chosen_cb (AlurElementChooser *chooser, AlurElement *element, AlurInspectorReference *self)
{
  g_autoptr (GPtrArray) chosen = alur_element_chooser_list_chosen (chooser);
  g_autofree char *why_not
      = alur_slot_set_targets (&self->slot, (AlurElement *const *) chosen->pdata, chosen->len);

  alur_inspector_row_tell (ALUR_INSPECTOR_ROW (self), why_not);
}

static void
make_cb (AlurElementChooser *chooser, const char *name, AlurInspectorReference *self)
{
  g_autofree char *why_not = alur_slot_make_target (&self->slot, name);

  alur_inspector_row_tell (ALUR_INSPECTOR_ROW (self), why_not);
}

static void
create_chooser_cb (GtkMenuButton *button, gpointer data)
{
  AlurInspectorReference *self = data;
  g_autoptr (GPtrArray) chosen = NULL;
  GtkWidget *chooser;

  /* A button that was pressed by a key does it a quarter of a second later. */
  if (!alur_slot_is_held (&self->slot))
    {
      gtk_menu_button_popdown (button);
      return;
    }
  chosen = alur_slot_list_targets (&self->slot);
  chooser = alur_element_chooser_new (self->slot.document, alur_slot_list_candidates (&self->slot),
                                      alur_slot_get_label (&self->slot));
  alur_element_chooser_set_chosen (ALUR_ELEMENT_CHOOSER (chooser), chosen, is_list (self));
  if (!is_list (self) && alur_slot_may_be_empty (&self->slot))
    alur_element_chooser_offer_nothing (ALUR_ELEMENT_CHOOSER (chooser));
  if (alur_slot_get_makeable (&self->slot) != ALUR_N_KINDS)
    alur_element_chooser_offer_new (ALUR_ELEMENT_CHOOSER (chooser),
                                    alur_slot_get_makeable (&self->slot));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, 0);
  g_signal_connect_object (chooser, "make", G_CALLBACK (make_cb), self, 0);
  gtk_menu_button_set_popover (button, chooser);
}

static void
show (AlurInspectorRow *row, const AlurInspectionRow *field)
{
  AlurInspectorReference *self = ALUR_INSPECTOR_REFERENCE (row);
  gboolean is_other = alur_inspector_slot_copy (&self->slot, &field->slot);
  g_autofree char *names = alur_slot_dup_text (&self->slot);
  /* Translators: the name of a field that refers to other things. */
  g_autofree char *action = g_strdup_printf (alur_tr (NULL, N_ ("Choose: %s")), field->label);
  g_autofree char *spoken
      = *names != '\0' ? g_strdup_printf ("%s: %s", field->label, names) : g_strdup (action);

  if (is_other)
    alur_inspector_row_tell (row, NULL);
  alur_inspector_row_set_label (row, field);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), *names != '\0' ? names : "–");
  alur_tooltip_set (GTK_WIDGET (self), *names != '\0' ? names : NULL);
  alur_tooltip_set (GTK_WIDGET (self->button), action);
  alur_spoken_set_name (GTK_WIDGET (self->button), spoken);
}

static const AlurSlot *
get_slot (AlurInspectorRow *row)
{
  return &ALUR_INSPECTOR_REFERENCE (row)->slot;
}

static void
row_init (AlurInspectorRowInterface *iface)
{
  iface->show = show;
  iface->get_slot = get_slot;
}

static gboolean
alur_inspector_reference_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ALUR_INSPECTOR_REFERENCE (widget)->button));
}

static void
alur_inspector_reference_finalize (GObject *object)
{
  alur_inspector_slot_clear (&ALUR_INSPECTOR_REFERENCE (object)->slot);
  G_OBJECT_CLASS (alur_inspector_reference_parent_class)->finalize (object);
}

static void
alur_inspector_reference_class_init (AlurInspectorReferenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_inspector_reference_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = alur_inspector_reference_grab_focus;
}

static void
alur_inspector_reference_init (AlurInspectorReference *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "pan-down-symbolic");
  gtk_menu_button_set_create_popup_func (self->button, create_chooser_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));
  alur_paragraph_hold_title (GTK_WIDGET (self));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 3);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "value");
}
