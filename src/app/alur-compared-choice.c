/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-compared-choice.h"

#include "alur-language.h"
#include "alur-long-choice.h"
#include "alur-shown-name.h"
#include "alur-writer.h"

#include <glib/gi18n-lib.h>

struct _AlurComparedChoice
{
  AdwComboRow parent_instance;

  GPtrArray *ids; /* (element-type utf8) of stages, behind the first entry */
  guint n_own;    /* stages; those behind them are of the other document */
  AlurDocument *other;
  char *file;
  GBytes *text; /* of the other document; NULL: not asked for yet */
};

G_DEFINE_FINAL_TYPE (AlurComparedChoice, alur_compared_choice, ADW_TYPE_COMBO_ROW)

static void
alur_compared_choice_finalize (GObject *object)
{
  AlurComparedChoice *self = ALUR_COMPARED_CHOICE (object);

  g_ptr_array_unref (self->ids);
  g_clear_object (&self->other);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_free (self->file);
  G_OBJECT_CLASS (alur_compared_choice_parent_class)->finalize (object);
}

static void
alur_compared_choice_class_init (AlurComparedChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_compared_choice_finalize;
}

static void
alur_compared_choice_init (AlurComparedChoice *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
}

static void
add_stages (AlurComparedChoice *self, AlurDocument *document, GtkStringList *names)
{
  ALUR_FOREACH (stage, alur_document_get_root (document), ALUR_KIND_STAGE)
  {
    const char *name = alur_shown_name (stage);
    g_autofree char *whole
        = document == self->other ? g_strdup_printf ("%s — %s", self->file, name) : g_strdup (name);

    g_ptr_array_add (self->ids, g_strdup (alur_element_get_id (stage)));
    gtk_string_list_append (names, whole);
  }
}

/* What is compared in the window, if it is shown. */
static guint
find_shown (AlurComparedChoice *self, AlurEditor *editor)
{
  const AlurElement *shown = alur_editor_get_other_stage (editor);
  gboolean elsewhere = alur_editor_compares_elsewhere (editor);

  if (alur_editor_get_pane (editor) != ALUR_PANE_COMPARISON || shown == NULL)
    return 0;
  for (guint i = elsewhere ? self->n_own : 0; i < self->ids->len; i++)
    if (g_str_equal (g_ptr_array_index (self->ids, i), alur_element_get_id (shown)))
      return i + 1;
  return 0;
}

/**
 * alur_compared_choice_set_editor:
 * @self: the choice
 * @editor: whose stages there are; what it compares is chosen where it is shown
 */
void
alur_compared_choice_set_editor (AlurComparedChoice *self, AlurEditor *editor)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->ids, 0);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_set_object (&self->other, alur_editor_get_other_document (editor));
  g_free (self->file);
  self->file = g_strdup (alur_editor_get_other_file (editor));
  gtk_string_list_append (names, alur_tr (NULL, N_ ("The last stage")));
  add_stages (self, alur_editor_get_document (editor), names);
  self->n_own = self->ids->len;
  if (self->other != NULL)
    add_stages (self, self->other, names);
  alur_long_choice_set_up (ADW_COMBO_ROW (self));
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), find_shown (self, editor));
}

/**
 * alur_compared_choice_has_choice:
 *
 * Returns: whether there is more than one stage
 */
gboolean
alur_compared_choice_has_choice (AlurComparedChoice *self)
{
  return self->ids->len > 1;
}

/**
 * alur_compared_choice_fill:
 * @self: the choice
 * @options: (inout): become what is chosen; borrowed from @self
 */
void
alur_compared_choice_fill (AlurComparedChoice *self, AlurPaperworkOptions *options)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  options->in_order = TRUE;
  if (selected == 0 || selected > self->ids->len)
    return;
  options->other_stage = g_ptr_array_index (self->ids, selected - 1);
  if (selected <= self->n_own)
    return;
  if (self->text == NULL)
    self->text = alur_writer_write_bytes (self->other);
  options->other = self->text;
  options->other_file = self->file;
}
