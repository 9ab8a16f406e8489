/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-bpmn-summary.h"

#include "alur-language.h"
#include "alur-severity-sign.h"
#include "alur-spoken.h"

#include <glib/gi18n-lib.h>

#define WIDTH 560
#define HEIGHT 520

struct _AlurBpmnSummary
{
  AdwWindow parent_instance;

  AlurWindow *window;     /* NULL: it has gone */
  AlurDocument *document; /* that came of the file */
  AlurBpmnReport *report;
  GtkStringList *texts; /* the rows of the report, then the counts */
};

G_DEFINE_FINAL_TYPE (AlurBpmnSummary, alur_bpmn_summary, ADW_TYPE_WINDOW)

typedef struct
{
  AlurSeveritySign *sign;
  GtkLabel *kind;
  GtkLabel *text;
  GtkWidget *show;
} Parts;

static const char parts_key[] = "alur-parts";

static const AlurBpmnRow *
get_row (AlurBpmnSummary *self, guint position)
{
  return position < alur_bpmn_report_get_n_rows (self->report)
             ? alur_bpmn_report_get_row (self->report, position)
             : NULL;
}

/* --- Showing ---------------------------------------------------------------------------------- */

/* The element that a row is about; NULL: it is gone, or another document is shown. */
static AlurElement *
find_element (AlurBpmnSummary *self, const AlurBpmnRow *row)
{
  AlurEditor *editor = self->window != NULL ? alur_window_get_editor (self->window) : NULL;
  const char *stage_id = alur_bpmn_report_get_stage (self->report);
  AlurElement *stage;

  if (row == NULL || row->shown == NULL || editor == NULL
      || alur_editor_get_document (editor) != self->document)
    return NULL;
  stage = stage_id != NULL ? alur_document_get_stage (self->document, stage_id) : NULL;
  return stage != NULL ? alur_document_lookup (self->document, stage, row->shown) : NULL;
}

/**
 * alur_bpmn_summary_show:
 * @self: the summary
 * @index: of a row
 *
 * Shows in the window what the row is about, if it is still there.
 */
void
alur_bpmn_summary_show (AlurBpmnSummary *self, guint index)
{
  AlurElement *element = find_element (self, get_row (self, index));

  if (element != NULL)
    alur_editor_show_element (alur_window_get_editor (self->window), element);
}

static void
show_cb (GtkButton *button, GtkListItem *item)
{
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (button), ALUR_TYPE_BPMN_SUMMARY);

  if (self != NULL)
    alur_bpmn_summary_show (ALUR_BPMN_SUMMARY (self), gtk_list_item_get_position (item));
}

static void
activate_cb (GtkListView *list, guint position, AlurBpmnSummary *self)
{
  alur_bpmn_summary_show (self, position);
}

/* --- Rows ------------------------------------------------------------------------------------- */

static GtkLabel *
make_label (const char *class_name)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
  if (class_name != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (label), class_name);
      gtk_widget_add_css_class (GTK_WIDGET (label), "caption");
    }
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Parts *parts = g_new0 (Parts, 1);

  parts->sign = ALUR_SEVERITY_SIGN (alur_severity_sign_new ());
  parts->kind = make_label ("dim-label");
  parts->text = make_label (NULL);
  parts->show = gtk_button_new_with_label (alur_tr (NULL, N_ ("Show")));
  gtk_widget_set_valign (parts->show, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (parts->sign), GTK_ALIGN_CENTER);
  g_signal_connect_object (parts->show, "clicked", G_CALLBACK (show_cb), item, 0);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (parts->kind));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (parts->text));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (parts->sign));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), parts->show);
  g_object_set_data_full (G_OBJECT (box), parts_key, parts, g_free);
  gtk_list_item_set_child (item, box);
}

static AlurSeverity
get_severity (const AlurBpmnRow *row)
{
  return row != NULL && row->kind <= ALUR_BPMN_ROW_DROPPED ? ALUR_SEVERITY_WARNING
                                                           : ALUR_SEVERITY_INFO;
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AlurBpmnSummary *self)
{
  Parts *parts = g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), parts_key);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  const AlurBpmnRow *row = get_row (self, gtk_list_item_get_position (item));
  const char *kind
      = row != NULL ? alur_bpmn_row_kind_label (row->kind) : alur_tr (NULL, N_ ("In the file"));
  g_autofree char *spoken = g_strdup_printf ("%s: %s", kind, text);
  g_autofree char *show_name
      /* Translators: shows in the drawing what a row is about; %s is what the row says. */
      = g_strdup_printf (alur_tr (NULL, N_ ("Show in the document: %s")), text);

  gtk_label_set_text (parts->kind, kind);
  gtk_label_set_text (parts->text, text);
  alur_severity_sign_set_severity (parts->sign, get_severity (row));
  gtk_widget_set_visible (parts->show, row != NULL && row->shown != NULL);
  alur_spoken_set_name (parts->show, show_name);
  alur_spoken_set_row (item, spoken);
}

static void
fill (AlurBpmnSummary *self)
{
  for (guint i = 0; i < alur_bpmn_report_get_n_rows (self->report); i++)
    gtk_string_list_append (self->texts, alur_bpmn_report_get_row (self->report, i)->text);
  for (AlurBpmnCounted counted = 0; counted < ALUR_BPMN_N_COUNTED; counted++)
    {
      char *count = alur_bpmn_report_dup_count (self->report, counted);

      if (count != NULL)
        gtk_string_list_take (self->texts, count);
    }
}

/* --- The window ------------------------------------------------------------------------------- */

static void
alur_bpmn_summary_dispose (GObject *object)
{
  AlurBpmnSummary *self = ALUR_BPMN_SUMMARY (object);

  adw_window_set_content (ADW_WINDOW (self), NULL);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->document);
  g_clear_object (&self->texts);
  G_OBJECT_CLASS (alur_bpmn_summary_parent_class)->dispose (object);
}

static void
alur_bpmn_summary_finalize (GObject *object)
{
  g_clear_pointer (&ALUR_BPMN_SUMMARY (object)->report, alur_bpmn_report_free);
  G_OBJECT_CLASS (alur_bpmn_summary_parent_class)->finalize (object);
}

static void
alur_bpmn_summary_class_init (AlurBpmnSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_bpmn_summary_dispose;
  G_OBJECT_CLASS (klass)->finalize = alur_bpmn_summary_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
make_list (AlurBpmnSummary *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->texts)));
  GtkWidget *list, *scrolled;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (model), factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "import-list");
  alur_spoken_set_name (list, alur_tr (NULL, N_ ("What came of the file")));
  g_signal_connect (list, "activate", G_CALLBACK (activate_cb), self);
  scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
alur_bpmn_summary_init (AlurBpmnSummary *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->texts = gtk_string_list_new (NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_window_set_title (GTK_WINDOW (self), alur_tr (NULL, N_ ("What Came of the File")));
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), make_list (self));
  adw_window_set_content (ADW_WINDOW (self), box);
}

/**
 * alur_bpmn_summary_present:
 * @window: shows the document that came of the file
 * @report: (transfer full): about it
 * @name: what the file is called
 *
 * Shows the report beside the document.
 */
void
alur_bpmn_summary_present (AlurWindow *window, AlurBpmnReport *report, const char *name)
{
  AlurBpmnSummary *self = g_object_new (ALUR_TYPE_BPMN_SUMMARY, "transient-for", window,
                                        "destroy-with-parent", TRUE, NULL);
  g_autofree char *title
      /* Translators: %s is the name of a file. */
      = g_strdup_printf (alur_tr (NULL, N_ ("What Came of “%s”")), name);

  g_set_weak_pointer (&self->window, window);
  self->document = g_object_ref (alur_editor_get_document (alur_window_get_editor (window)));
  self->report = report;
  gtk_window_set_title (GTK_WINDOW (self), title);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * alur_bpmn_summary_get_n_rows:
 *
 * Returns: how many rows there are, counts included
 */
guint
alur_bpmn_summary_get_n_rows (AlurBpmnSummary *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->texts));
}
