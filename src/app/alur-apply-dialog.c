/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The preview of a stage. It is made anew whenever a way is chosen, by carrying everything out and
 * taking it back, so that it shows exactly what will happen. */

#include "alur-apply-dialog.h"

#include "alur-language.h"
#include "alur-limits.h"
#include "alur-long-choice.h"
#include "alur-redesign.h"
#include "alur-window.h"

#include <glib/gi18n-lib.h>

struct _AlurApplyDialog
{
  AdwWindow parent_instance;

  AlurEditor *editor;
  AlurElement *before;
  GHashTable *ways; /* id of a step → id of the flow to keep, atoms of the document */

  GtkWidget *scrolled;
  GtkWidget *stage_group;
  GtkEditable *name;
  AdwComboRow *kind;
  GtkBox *outcomes;
  GtkWidget *apply;
};

G_DEFINE_FINAL_TYPE (AlurApplyDialog, alur_apply_dialog, ADW_TYPE_WINDOW)

/* How outcomes are gathered under headings, in this order. */
static const struct
{
  AlurOutcomeKind kind;
  const char *title;
  const char *icon;
} groups[] = {
  { ALUR_OUTCOME_REFUSED, N_ ("Not possible"), "dialog-warning-symbolic" },
  { ALUR_OUTCOME_DONE, N_ ("Carried out"), "emblem-ok-symbolic" },
  { ALUR_OUTCOME_BY_HAND, N_ ("For you to do"), "document-edit-symbolic" },
  { ALUR_OUTCOME_ALREADY, N_ ("Already so"), "emblem-ok-symbolic" },
  { ALUR_OUTCOME_OVERRULED, N_ ("Decided otherwise later"), "dialog-information-symbolic" },
};

static void fill (AlurApplyDialog *self);

static AlurDocument *
get_document (AlurApplyDialog *self)
{
  return alur_editor_get_document (self->editor);
}

static gboolean
fill_cb (gpointer data)
{
  fill (data);
  return G_SOURCE_REMOVE;
}

/* The rows are made anew, so that must wait until this one has told. */
static void
way_cb (AdwComboRow *row, GParamSpec *spec, AlurApplyDialog *self)
{
  GPtrArray *flows = g_object_get_data (G_OBJECT (row), "flows");
  const char *step = g_object_get_data (G_OBJECT (row), "step");
  guint chosen = adw_combo_row_get_selected (row);

  if (chosen >= flows->len)
    return;
  g_hash_table_insert (self->ways, (gpointer) (guintptr) step, flows->pdata[chosen]);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fill_cb, g_object_ref (self), g_object_unref);
}

/* Of a decision that is given up one way stays: which? */
static GtkWidget *
new_way_row (AlurApplyDialog *self, const AlurOutcome *outcome)
{
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);
  GPtrArray *flows = g_ptr_array_new ();
  guint chosen = 0;

  for (guint i = 0; i < outcome->ways->len; i++)
    {
      const AlurOutcomeWay *way = outcome->ways->pdata[i];
      g_autofree char *percent = alur_language_format_percent (NULL, way->share, 0);
      g_autofree char *text = g_strdup_printf ("%s (%s)", way->text, percent);

      gtk_string_list_append (texts, text);
      g_ptr_array_add (flows, (gpointer) (guintptr) way->flow);
      if (way->chosen)
        chosen = i;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), alur_tr (NULL, N_ ("Way that stays")));
  alur_long_choice_set_up (row);
  adw_combo_row_set_model (row, G_LIST_MODEL (texts));
  adw_combo_row_set_selected (row, chosen);
  g_object_set_data_full (G_OBJECT (row), "flows", flows, (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data (G_OBJECT (row), "step", (gpointer) (guintptr) outcome->id);
  g_signal_connect (row, "notify::selected", G_CALLBACK (way_cb), self);
  return GTK_WIDGET (row);
}

static GtkWidget *
new_row (const AlurOutcome *outcome, const char *icon)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  g_autoptr (GString) notes = g_string_new (NULL);

  for (guint i = 0; i < outcome->notes->len; i++)
    g_string_append_printf (notes, "%s%s", i > 0 ? "\n" : "",
                            (const char *) outcome->notes->pdata[i]);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), outcome->text);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle (row, notes->str);
  adw_action_row_set_subtitle_lines (row, 0);
  adw_action_row_add_prefix (row, gtk_image_new_from_icon_name (icon));
  return GTK_WIDGET (row);
}

static void
add_group (AlurApplyDialog *self, const AlurRedesignReport *report, guint number)
{
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < alur_redesign_report_get_n_outcomes (report); i++)
    {
      const AlurOutcome *outcome = alur_redesign_report_get_outcome (report, i);

      if (outcome->kind != groups[number].kind)
        continue;
      if (group == NULL)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, alur_tr (NULL, groups[number].title));
          gtk_box_append (self->outcomes, GTK_WIDGET (group));
        }
      adw_preferences_group_add (group, new_row (outcome, groups[number].icon));
      if (outcome->ways->len > 1)
        adw_preferences_group_add (group, new_way_row (self, outcome));
    }
}

static void
fill (AlurApplyDialog *self)
{
  g_autoptr (AlurRedesignReport) report = NULL;
  GtkWidget *child;
  guint n_done = 0;

  if (self->editor == NULL)
    return;
  report = alur_redesign_preview (get_document (self), self->before, self->ways);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->outcomes))) != NULL)
    gtk_box_remove (self->outcomes, child);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    add_group (self, report, i);
  for (guint i = 0; i < alur_redesign_report_get_n_outcomes (report); i++)
    n_done += alur_redesign_report_get_outcome (report, i)->kind <= ALUR_OUTCOME_ALREADY;
  gtk_widget_set_sensitive (self->apply, n_done > 0);
}

/* What the new stage is: the target, or one on the way to it. */
static AlurStageKind
get_kind (AlurApplyDialog *self)
{
  return adw_combo_row_get_selected (self->kind) == 0 ? ALUR_STAGE_TARGET : ALUR_STAGE_INTERIM;
}

static char *
dup_name (AlurApplyDialog *self)
{
  char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  if (name[0] != '\0')
    return name;
  g_free (name);
  return NULL;
}

static guint
count_done (const AlurRedesignReport *report)
{
  guint n_done = 0;

  for (guint i = 0; i < alur_redesign_report_get_n_outcomes (report); i++)
    n_done += alur_redesign_report_get_outcome (report, i)->kind <= ALUR_OUTCOME_BY_HAND;
  return n_done;
}

static void
apply_cb (GtkButton *button, AlurApplyDialog *self)
{
  AlurDocument *document = get_document (self);
  g_autoptr (AlurRedesignReport) report = NULL;
  g_autofree char *name = dup_name (self);
  g_autofree char *message = NULL;
  g_autofree char *excess = NULL;
  guint n_done;

  alur_document_begin (document, alur_tr (NULL, N_ ("Apply to the Next Stage")));
  report = alur_redesign_apply_after (document, self->before, get_kind (self), name, self->ways);
  excess = alur_limits_complain (document);
  if (excess != NULL)
    {
      alur_document_rollback (document);
      alur_window_toast (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), excess,
                         FALSE);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (!alur_document_commit (document))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  n_done = count_done (report);
  message = g_strdup_printf (alur_tr_n (NULL, "%u decision carried out in “%s”.",
                                        "%u decisions carried out in “%s”.", n_done),
                             n_done, alur_redesign_report_get_stage (report));
  alur_editor_set_stage (self->editor, alur_element_next (self->before, ALUR_KIND_STAGE));
  g_signal_emit_by_name (self, "applied", message);
  gtk_window_close (GTK_WINDOW (self));
}

/* Until somebody names it otherwise the stage is called as its kind. */
static void
suggest_name (AlurApplyDialog *self)
{
  g_autofree char *name = alur_redesign_dup_stage_name (get_document (self), get_kind (self));

  gtk_editable_set_text (self->name, name);
}

static void
kind_cb (AdwComboRow *row, GParamSpec *spec, AlurApplyDialog *self)
{
  g_autofree char *name = dup_name (self);
  AlurStageKind other
      = get_kind (self) == ALUR_STAGE_TARGET ? ALUR_STAGE_INTERIM : ALUR_STAGE_TARGET;
  g_autofree char *usual = NULL;

  if (self->editor == NULL)
    return;
  usual = alur_redesign_dup_stage_name (get_document (self), other);
  if (name == NULL || g_str_equal (name, usual))
    suggest_name (self);
}

static void
offer_kinds (AlurApplyDialog *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_string_list_append (kinds, alur_tr (NULL, alur_stage_words[ALUR_STAGE_TARGET].label));
  gtk_string_list_append (kinds, alur_tr (NULL, alur_stage_words[ALUR_STAGE_INTERIM].label));
  alur_long_choice_set_up (self->kind);
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (kinds));
}

static void
alur_apply_dialog_dispose (GObject *object)
{
  AlurApplyDialog *self = ALUR_APPLY_DIALOG (object);

  g_clear_object (&self->editor);
  g_clear_pointer (&self->ways, g_hash_table_unref);
  gtk_window_set_default_widget (GTK_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_APPLY_DIALOG);
  G_OBJECT_CLASS (alur_apply_dialog_parent_class)->dispose (object);
}

static void
alur_apply_dialog_class_init (AlurApplyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_apply_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-apply-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurApplyDialog, scrolled);
  gtk_widget_class_bind_template_child (widget_class, AlurApplyDialog, stage_group);
  gtk_widget_class_bind_template_child (widget_class, AlurApplyDialog, name);
  gtk_widget_class_bind_template_child (widget_class, AlurApplyDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, AlurApplyDialog, outcomes);
  gtk_widget_class_bind_template_child (widget_class, AlurApplyDialog, apply);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  /**
   * AlurApplyDialog::applied:
   * @message: what was done, in a sentence
   */
  g_signal_new ("applied", ALUR_TYPE_APPLY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
alur_apply_dialog_init (AlurApplyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * alur_apply_dialog_new:
 * @parent: its window
 * @editor: shows a stage that is not the target
 *
 * Returns: (transfer none): a dialog to be presented
 */
GtkWidget *
alur_apply_dialog_new (GtkWindow *parent, AlurEditor *editor)
{
  AlurApplyDialog *self = g_object_new (ALUR_TYPE_APPLY_DIALOG, "transient-for", parent, NULL);

  self->editor = g_object_ref (editor);
  self->before = alur_editor_get_stage (editor);
  self->ways = g_hash_table_new (NULL, NULL);
  offer_kinds (self);
  suggest_name (self);
  gtk_widget_set_visible (self->stage_group,
                          alur_element_next (self->before, ALUR_KIND_STAGE) == NULL);
  fill (self);
  return GTK_WIDGET (self);
}
