/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The choices stand in a popover; each is an edit at once, so that the figures behind it follow.
 * Days and hours are not in the document, only what they come to: those that were typed stay as
 * long as they come to it, else usual ones are reckoned back. */

#include "alur-working-time-button.h"

#include "alur-language.h"
#include "alur-refresh.h"
#include "alur-spoken.h"
#include "alur-window.h"
#include "alur-working-time.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MINUTES_OF_AN_HOUR 60.0
#define LEAST_DIGITS 2
#define MOST_DIGITS 6
#define OWN ALUR_N_WORKING_TIMES

static const char title[] = N_ ("How long a person works effectively in a year");

struct _AlurWorkingTimeButton
{
  AdwBin parent_instance;

  AlurEditor *editor;
  GtkMenuButton *button;
  GtkBox *choices;
  GtkCheckButton *options[ALUR_N_WORKING_TIMES + 1]; /* the last: own days and hours */
  GtkWidget *own;
  GtkSpinButton *days;
  GtkSpinButton *hours;
  GtkLabel *product;
  gboolean is_own;     /* chosen since the popover was opened */
  gboolean is_showing; /* what the document says; nothing was chosen */
  guint visit;
  guint refresh;
};

G_DEFINE_FINAL_TYPE (AlurWorkingTimeButton, alur_working_time_button, ADW_TYPE_BIN)

static AlurElement *
get_root (AlurWorkingTimeButton *self)
{
  return alur_document_get_root (alur_editor_get_document (self->editor));
}

/* Of the document, or what is tried out. */
static double
get_minutes (AlurWorkingTimeButton *self)
{
  return alur_assumptions_get (
      alur_what_if_get_assumptions (alur_editor_get_what_if (self->editor)), get_root (self));
}

static double
get_product (AlurWorkingTimeButton *self)
{
  return gtk_spin_button_get_value (self->days) * gtk_spin_button_get_value (self->hours)
         * MINUTES_OF_AN_HOUR;
}

static char *
dup_minutes (double minutes)
{
  g_autofree char *number = alur_language_format_number (NULL, minutes, -2);

  return g_strdup_printf (alur_tr (NULL, N_ ("%s minutes a year")), number);
}

/* What the document has stands before what is tried out. */
static char *
dup_label (AlurWorkingTimeButton *self, double minutes)
{
  double own = alur_assumptions_get (NULL, get_root (self));
  g_autofree char *before = alur_language_format_number (NULL, own, -2);
  g_autofree char *now = dup_minutes (minutes);

  return fabs (own - minutes) < 1e-9 ? g_steal_pointer (&now)
                                     : g_strdup_printf ("%s → %s", before, now);
}

/* As many decimals as it takes, since leaving a field makes its text its value. */
static void
show_hours (AlurWorkingTimeButton *self, double hours)
{
  guint digits = LEAST_DIGITS;
  double whole = pow (10, digits);

  while (digits < MOST_DIGITS && fabs (hours * whole - floor (hours * whole + 0.5)) > 1e-6)
    whole = pow (10, ++digits);
  gtk_spin_button_set_digits (self->hours, digits);
  gtk_spin_button_set_value (self->hours, hours);
}

/* Days and hours that come to what the document says. */
static void
show_days (AlurWorkingTimeButton *self, double minutes)
{
  double days;
  double hours;

  if (fabs (get_product (self) - minutes) < 0.5)
    return;
  alur_working_time_reckon (minutes, &days, &hours);
  show_hours (self, hours);
  gtk_spin_button_set_value (self->days, days);
}

static void
refresh (GtkWidget *widget)
{
  AlurWorkingTimeButton *self = ALUR_WORKING_TIME_BUTTON (widget);
  g_autofree char *label = NULL;
  g_autofree char *product = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *source = NULL;
  double minutes;
  guint which;

  if (self->editor == NULL)
    return;
  minutes = get_minutes (self);
  which = alur_working_time_find (minutes);
  self->is_showing = TRUE;
  show_days (self, minutes);
  if (self->is_own)
    which = OWN;
  gtk_check_button_set_active (self->options[which], TRUE);
  gtk_widget_set_sensitive (self->own, which == OWN);
  self->is_showing = FALSE;
  product = dup_minutes (get_product (self));
  gtk_label_set_text (self->product, product);
  label = dup_label (self, minutes);
  gtk_menu_button_set_label (self->button, label);
  spoken = g_strdup_printf ("%s: %s", alur_tr (NULL, title), label);
  /* The button in it has the focus. */
  alur_spoken_set_name (gtk_widget_get_first_child (GTK_WIDGET (self->button)), spoken);
  source = which < OWN ? g_strdup_printf ("%s: %s", alur_tr (NULL, title),
                                          alur_working_time_get (which)->source)
                       : g_strdup (alur_tr (NULL, title));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), source);
}

static void
changed (AlurWorkingTimeButton *self)
{
  alur_refresh_queue (GTK_WIDGET (self), &self->refresh, refresh);
}

static void
set (AlurWorkingTimeButton *self, double minutes, guint visit)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  AlurWhatIf *what_if = alur_editor_get_what_if (self->editor);
  g_autofree char *why_not = alur_what_if_is_open (what_if)
                                 ? alur_working_time_try (what_if, document, minutes, visit)
                                 : alur_working_time_set (document, minutes, visit);

  if (why_not != NULL)
    alur_window_toast (GTK_WIDGET (self), why_not, FALSE);
  refresh (GTK_WIDGET (self));
}

static void
toggled_cb (GtkCheckButton *option, AlurWorkingTimeButton *self)
{
  guint which = 0;

  if (self->is_showing || self->editor == NULL || !gtk_check_button_get_active (option))
    return;
  while (which < OWN && self->options[which] != option)
    which++;
  self->is_own = which == OWN;
  set (self, which < OWN ? alur_working_time_get (which)->minutes : get_product (self), 0);
}

/* What is turned in one visit is one step of undo. */
static void
turned_cb (GtkSpinButton *button, AlurWorkingTimeButton *self)
{
  if (!self->is_showing && self->editor != NULL && get_product (self) > 0)
    set (self, get_product (self), self->visit);
}

static void
opened_cb (GtkPopover *popover, AlurWorkingTimeButton *self)
{
  self->is_own = FALSE;
  self->visit++;
  refresh (GTK_WIDGET (self));
}

/* --- Making it -------------------------------------------------------------------------------- */

static void
name (GtkWidget *widget, const char *label)
{
  gtk_widget_set_tooltip_text (widget, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
add_option (AlurWorkingTimeButton *self, guint which)
{
  const AlurWorkingTime *time = which < OWN ? alur_working_time_get (which) : NULL;
  g_autofree char *minutes = time != NULL ? dup_minutes (time->minutes) : NULL;
  g_autofree char *hours
      = time != NULL ? alur_language_format_number (NULL, time->minutes / MINUTES_OF_AN_HOUR, -2)
                     : NULL;
  g_autofree char *label
      = time != NULL
            /* Translators: minutes a year, the same in hours, and the regulation that says so. */
            ? g_strdup_printf (alur_tr (NULL, N_ ("%s (%s hours): %s")), minutes, hours,
                               time->source)
            : g_strdup (alur_tr (NULL, N_ ("Own reckoning")));
  GtkWidget *option = gtk_check_button_new_with_label (label);

  self->options[which] = GTK_CHECK_BUTTON (option);
  gtk_check_button_set_group (self->options[which], which > 0 ? self->options[0] : NULL);
  g_signal_connect (option, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (self->choices, option);
}

static GtkSpinButton *
add_spin (AlurWorkingTimeButton *self, double most, double step, guint digits, const char *label)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, most, step);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), digits);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 7);
  name (spin, label);
  gtk_box_append (GTK_BOX (self->own), spin);
  g_signal_connect (spin, "value-changed", G_CALLBACK (turned_cb), self);
  return GTK_SPIN_BUTTON (spin);
}

static void
add_word (GtkBox *box, const char *word)
{
  gtk_box_append (box, gtk_label_new (word));
}

static void
add_own (AlurWorkingTimeButton *self)
{
  self->own = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_margin_start (self->own, 24);
  self->days = add_spin (self, 366, 1, LEAST_DIGITS, alur_tr (NULL, N_ ("Working days a year")));
  /* Translators: 250 days × 5 hours a day. */
  add_word (GTK_BOX (self->own), alur_tr (NULL, N_ ("days ×")));
  self->hours
      = add_spin (self, 24, 0.25, LEAST_DIGITS, alur_tr (NULL, N_ ("Effective hours a day")));
  add_word (GTK_BOX (self->own), alur_tr (NULL, N_ ("hours")));
  gtk_box_append (self->choices, self->own);
  self->product = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->product, 0);
  gtk_widget_set_margin_start (GTK_WIDGET (self->product), 24);
  gtk_widget_add_css_class (GTK_WIDGET (self->product), "dim-label");
  gtk_box_append (self->choices, GTK_WIDGET (self->product));
}

static void
alur_working_time_button_dispose (GObject *object)
{
  AlurWorkingTimeButton *self = ALUR_WORKING_TIME_BUTTON (object);

  alur_working_time_button_set_editor (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  G_OBJECT_CLASS (alur_working_time_button_parent_class)->dispose (object);
}

static void
alur_working_time_button_class_init (AlurWorkingTimeButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_working_time_button_dispose;
}

static void
alur_working_time_button_init (AlurWorkingTimeButton *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->choices = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  for (guint which = 0; which <= OWN; which++)
    add_option (self, which);
  add_own (self);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->choices));
  g_signal_connect (popover, "show", G_CALLBACK (opened_cb), self);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_popover (self->button, popover);
  name (GTK_WIDGET (self->button), alur_tr (NULL, title));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

/**
 * alur_working_time_button_set_editor:
 * @self: the button
 * @editor: (nullable): the document whose working time it is; a reference is taken
 */
void
alur_working_time_button_set_editor (AlurWorkingTimeButton *self, AlurEditor *editor)
{
  if (self->editor == editor)
    return;
  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      g_signal_handlers_disconnect_by_data (alur_editor_get_what_if (self->editor), self);
    }
  g_set_object (&self->editor, editor);
  if (editor == NULL)
    return;
  g_signal_connect_swapped (editor, "document-changed", G_CALLBACK (changed), self);
  g_signal_connect_swapped (alur_editor_get_what_if (editor), "changed", G_CALLBACK (changed),
                            self);
  refresh (GTK_WIDGET (self));
}
