/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is tried out is never taken for the document: as long as it is there, the bar says so above
 * the table, with the sums before and after. Discarding asks nothing, because undoing brings all
 * back. */

#include "alur-what-if-bar.h"

#include "alur-language.h"
#include "alur-refresh.h"
#include "alur-spoken.h"
#include "alur-what-if-text.h"
#include "alur-window.h"
#include "alur-wrap-box.h"

#include <glib/gi18n-lib.h>

struct _AlurWhatIfBar
{
  AdwBin parent_instance;

  AlurPersonnelSheet *sheet; /* NULL: nothing is shown */
  GtkWidget *content;        /* all of it: what is not shown itself is never brought up to date */
  GtkLabel *count;
  GtkLabel *sums;
  GtkMenuButton *scale;
  GtkPopover *scaling;
  GtkSpinButton *percent;
  GtkButton *discard;
  GtkButton *keep;
  guint refresh;
};

G_DEFINE_FINAL_TYPE (AlurWhatIfBar, alur_what_if_bar, ADW_TYPE_BIN)

static AlurEditor *
get_editor (AlurWhatIfBar *self)
{
  return alur_grid_sheet_get_editor (ALUR_GRID_SHEET (self->sheet));
}

static AlurWhatIf *
get_what_if (AlurWhatIfBar *self)
{
  return alur_editor_get_what_if (get_editor (self));
}

static void
refresh (GtkWidget *widget)
{
  AlurWhatIfBar *self = ALUR_WHAT_IF_BAR (widget);
  gboolean is_open = self->sheet != NULL && alur_what_if_is_open (get_what_if (self));
  const AlurStaffing *staffing = is_open ? alur_personnel_sheet_get_staffing (self->sheet) : NULL;
  g_autofree char *count = NULL;
  g_autofree char *sums = NULL;
  gboolean has_changes;

  gtk_widget_set_visible (self->content, is_open);
  if (!is_open)
    return;
  has_changes = alur_what_if_has_changes (get_what_if (self));
  count = alur_what_if_dup_count (get_what_if (self), alur_editor_get_stage (get_editor (self)));
  gtk_label_set_text (self->count, count);
  sums = staffing != NULL ? alur_what_if_dup_sums (staffing) : g_strdup ("");
  gtk_label_set_text (self->sums, sums);
  gtk_widget_set_sensitive (GTK_WIDGET (self->keep), has_changes);
  gtk_widget_set_sensitive (GTK_WIDGET (self->scale), staffing != NULL);
  gtk_button_set_label (self->discard, has_changes ? alur_tr (NULL, N_ ("_Discard"))
                                                   : alur_tr (NULL, N_ ("_End")));
}

static void
changed (AlurWhatIfBar *self)
{
  alur_refresh_queue (GTK_WIDGET (self), &self->refresh, refresh);
}

static void
keep_cb (GtkButton *button, AlurWhatIfBar *self)
{
  g_autofree char *why_not = alur_what_if_keep (get_what_if (self));

  if (why_not != NULL)
    alur_window_toast (GTK_WIDGET (self), why_not, FALSE);
  else
    alur_window_toast (GTK_WIDGET (self),
                       alur_tr (NULL, N_ ("What was tried out is in the document now.")), TRUE);
}

static void
discard_cb (GtkButton *button, AlurWhatIfBar *self)
{
  gboolean has_changes = alur_what_if_has_changes (get_what_if (self));

  alur_what_if_discard (get_what_if (self));
  if (has_changes)
    alur_window_toast (GTK_WIDGET (self), alur_tr (NULL, N_ ("What was tried out is discarded.")),
                       TRUE);
}

static void
apply (AlurWhatIfBar *self)
{
  const AlurElement *stage = alur_editor_get_stage (get_editor (self));

  gtk_spin_button_update (self->percent);
  if (stage == NULL)
    return;
  alur_what_if_begin (get_what_if (self), alur_tr (NULL, N_ ("Scale the volumes")), NULL);
  alur_what_if_scale_volumes (get_what_if (self), stage,
                              1 + gtk_spin_button_get_value (self->percent) / 100);
  alur_what_if_end (get_what_if (self), TRUE);
  gtk_popover_popdown (self->scaling);
}

static void
scale_cb (GtkButton *button, AlurWhatIfBar *self)
{
  apply (self);
}

static void
alur_what_if_bar_dispose (GObject *object)
{
  AlurWhatIfBar *self = ALUR_WHAT_IF_BAR (object);

  alur_what_if_bar_set_sheet (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_WHAT_IF_BAR);
  G_OBJECT_CLASS (alur_what_if_bar_parent_class)->dispose (object);
}

static void
alur_what_if_bar_class_init (AlurWhatIfBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_what_if_bar_dispose;
  g_type_ensure (ALUR_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-what-if-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurWhatIfBar, content);
  gtk_widget_class_bind_template_child (widget_class, AlurWhatIfBar, count);
  gtk_widget_class_bind_template_child (widget_class, AlurWhatIfBar, sums);
  gtk_widget_class_bind_template_child (widget_class, AlurWhatIfBar, scale);
  gtk_widget_class_bind_template_child (widget_class, AlurWhatIfBar, scaling);
  gtk_widget_class_bind_template_child (widget_class, AlurWhatIfBar, percent);
  gtk_widget_class_bind_template_child (widget_class, AlurWhatIfBar, discard);
  gtk_widget_class_bind_template_child (widget_class, AlurWhatIfBar, keep);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
  gtk_widget_class_bind_template_callback (widget_class, scale_cb);
}

static void
alur_what_if_bar_init (AlurWhatIfBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (gtk_editable_get_delegate (GTK_EDITABLE (self->percent)), "activate",
                            G_CALLBACK (apply), self);
  alur_spoken_set_up_button (self->discard);
  alur_spoken_set_up_button (self->keep);
  alur_spoken_set_name (gtk_widget_get_first_child (GTK_WIDGET (self->scale)),
                        alur_tr (NULL, N_ ("Scale Volumes")));
}

/**
 * alur_what_if_bar_set_sheet:
 * @self: the bar
 * @sheet: (nullable): the map of positions below it; a reference is taken
 */
void
alur_what_if_bar_set_sheet (AlurWhatIfBar *self, AlurPersonnelSheet *sheet)
{
  if (self->sheet == sheet)
    return;
  if (self->sheet != NULL)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_set_object (&self->sheet, sheet);
  if (sheet == NULL)
    return;
  g_signal_connect_swapped (sheet, "changed", G_CALLBACK (changed), self);
  refresh (GTK_WIDGET (self));
}
