/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A field that is one of some words. */

#include "alur-inspector-row.h"

#include "alur-long-choice.h"
#include "alur-paragraph.h"
#include "alur-spoken.h"

struct _AlurInspectorChoice
{
  AdwComboRow parent_instance;

  AlurSlot slot;
  GArray *words; /* (element-type AlurSlotWord) */
  gboolean is_showing;
};

static void row_init (AlurInspectorRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AlurInspectorChoice,
                               alur_inspector_choice,
                               ADW_TYPE_COMBO_ROW,
                               G_IMPLEMENT_INTERFACE (ALUR_TYPE_INSPECTOR_ROW, row_init))

static gboolean
has_words (AlurInspectorChoice *self, const GArray *words)
{
  if (self->words == NULL || self->words->len != words->len)
    return FALSE;
  for (guint i = 0; i < words->len; i++)
    {
      const AlurSlotWord *a = &g_array_index (self->words, AlurSlotWord, i);
      const AlurSlotWord *b = &g_array_index (words, AlurSlotWord, i);

      if (a->word != b->word || g_strcmp0 (a->label, b->label) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
take_words (AlurInspectorChoice *self, GArray *words)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  if (has_words (self, words))
    {
      g_array_unref (words);
      return;
    }
  g_clear_pointer (&self->words, g_array_unref);
  self->words = words;
  for (guint i = 0; i < words->len; i++)
    gtk_string_list_append (labels, g_array_index (words, AlurSlotWord, i).label);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
}

static guint
find_word (AlurInspectorChoice *self, guint word)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      if (g_array_index (self->words, AlurSlotWord, i).word == word)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* The field and its word in one: what is chosen is no text of its own to a screen reader. */
static void
speak (AlurInspectorChoice *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  g_autofree char *name = NULL;

  if (self->words != NULL && selected < self->words->len)
    name = g_strdup_printf ("%s: %s", title,
                            g_array_index (self->words, AlurSlotWord, selected).label);
  alur_spoken_set_name (GTK_WIDGET (self), name != NULL ? name : title);
}

static void
show_word (AlurInspectorChoice *self)
{
  self->is_showing = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self),
                              find_word (self, alur_slot_get_word (&self->slot)));
  self->is_showing = FALSE;
  speak (self);
}

static void
selected_cb (AlurInspectorChoice *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  g_autofree char *why_not = NULL;

  if (self->is_showing || self->slot.owners == NULL || selected >= self->words->len)
    return;
  speak (self);
  why_not
      = alur_slot_set_word (&self->slot, g_array_index (self->words, AlurSlotWord, selected).word);
  alur_inspector_row_tell (ALUR_INSPECTOR_ROW (self), why_not);
  if (why_not != NULL)
    show_word (self);
}

static void
show (AlurInspectorRow *row, const AlurInspectionRow *field)
{
  AlurInspectorChoice *self = ALUR_INSPECTOR_CHOICE (row);

  if (alur_inspector_slot_copy (&self->slot, &field->slot))
    alur_inspector_row_tell (row, NULL);
  alur_inspector_row_set_label (row, field);
  self->is_showing = TRUE;
  take_words (self, alur_slot_list_words (&self->slot));
  show_word (self);
}

static const AlurSlot *
get_slot (AlurInspectorRow *row)
{
  return &ALUR_INSPECTOR_CHOICE (row)->slot;
}

static void
row_init (AlurInspectorRowInterface *iface)
{
  iface->show = show;
  iface->get_slot = get_slot;
}

static void
alur_inspector_choice_finalize (GObject *object)
{
  AlurInspectorChoice *self = ALUR_INSPECTOR_CHOICE (object);

  alur_inspector_slot_clear (&self->slot);
  g_clear_pointer (&self->words, g_array_unref);
  G_OBJECT_CLASS (alur_inspector_choice_parent_class)->finalize (object);
}

static void
alur_inspector_choice_class_init (AlurInspectorChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_inspector_choice_finalize;
}

static void
alur_inspector_choice_init (AlurInspectorChoice *self)
{
  alur_long_choice_show_whole (ADW_COMBO_ROW (self));
  alur_paragraph_hold_title (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "value");
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}
