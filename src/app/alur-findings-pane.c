/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The findings of a document as a list that is always current. The rows are those of
 * alur-finding-list.c; only what is in view has widgets, and these are told once a frame to say
 * what their rows say now, because a name in a sentence may have changed with the finding the same.
 */

#include "alur-findings-pane.h"

#include "alur-accept-dialog.h"
#include "alur-finding-item.h"
#include "alur-finding-list.h"
#include "alur-language.h"
#include "alur-list-beginning.h"
#include "alur-refresh.h"
#include "alur-severity-sign.h"
#include "alur-spoken.h"
#include "alur-window.h"
#include "alur-wrap-box.h"

#include <glib/gi18n-lib.h>

#define ROWS_AT_TOP 40u /* that stay of a long list while others change: two screens of them */

struct _AlurFindingsPane
{
  AdwBin parent_instance;

  AlurEditor *editor;
  AlurFindingList *rows;
  AlurListBeginning *beginning; /* of the rows: what GTK sees */
  GtkSingleSelection *selection;
  GPtrArray *items; /* AlurFindingItem: those in use */

  GtkToggleButton *errors, *warnings, *infos;
  GtkLabel *n_errors, *n_warnings, *n_infos;
  GtkSearchEntry *search;
  GtkDropDown *scope;
  GtkStack *pages;
  GtkListView *list;
  AdwStatusPage *empty;
  GtkWidget *details;
  GtkLabel *detail;

  guint counts[ALUR_SEVERITY_ERROR + 1]; /* of the stage */
  gboolean is_updating;
  gboolean is_stale;     /* the list is to be made anew when somebody sees it */
  gboolean begins_again; /* something else is looked for, and not listed yet */
  guint refresh;
  guint searching; /* an idle; 0: none */
};

enum
{
  PROP_0,
  PROP_N_ERRORS,
  PROP_N_WARNINGS,
  PROP_N_INFOS,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (AlurFindingsPane, alur_findings_pane, ADW_TYPE_BIN)

static AlurFindingRow *
get_selected (AlurFindingsPane *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static const AlurFinding *
get_selected_finding (AlurFindingsPane *self)
{
  AlurFindingRow *row = get_selected (self);

  return row != NULL ? alur_finding_row_get_finding (row) : NULL;
}

/* Details: what to do, what it rests on, and why it is accepted */

static char *
dup_reason (AlurFindingsPane *self, const AlurFinding *finding)
{
  const AlurElement *entry
      = alur_fix_find_accepted (alur_editor_get_document (self->editor), finding);
  const char *by = entry != NULL ? alur_element_get_text (entry, ALUR_ACCEPTED_FINDING_BY) : NULL;
  const char *reason = entry != NULL && entry->text != NULL
                           ? entry->text
                           : alur_tr (NULL, N_ ("no reason is given"));

  if (by != NULL)
    /* Translators: why a finding is accepted, and by whom. */
    return g_strdup_printf (alur_tr (NULL, N_ ("Accepted: %s (%s)")), reason, by);
  /* Translators: why a finding is accepted. */
  return g_strdup_printf (alur_tr (NULL, N_ ("Accepted: %s")), reason);
}

static char *
dup_details (AlurFindingsPane *self, const AlurFinding *finding)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  const char *stage = alur_element_get_name (finding->stage);
  g_autofree char *text = finding->accepted ? dup_reason (self, finding)
                                            : alur_finding_dup_suggestion (finding, document, NULL);

  if (gtk_drop_down_get_selected (self->scope) == ALUR_FINDING_SCOPE_ALL && stage[0] != '\0')
    return g_strdup_printf ("%s: %s", stage, text);
  return g_steal_pointer (&text);
}

static void
refresh_details (AlurFindingsPane *self)
{
  const AlurFinding *finding = get_selected_finding (self);
  g_autofree char *text = finding != NULL ? dup_details (self, finding) : NULL;

  gtk_label_set_text (self->detail, text != NULL ? text : "");
  gtk_widget_set_visible (self->details, text != NULL);
}

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, AlurFindingsPane *self)
{
  const AlurFinding *finding = get_selected_finding (self);

  if (self->editor == NULL)
    return;
  refresh_details (self);
  if (!self->is_updating && finding != NULL)
    g_signal_emit_by_name (self, "select-finding", finding);
}

/* Refreshing */

static void
show_count (GtkLabel *label, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  gtk_label_set_text (label, text);
}

static void
set_count (AlurFindingsPane *self, AlurSeverity severity, const char *property, guint count)
{
  if (self->counts[severity] == count)
    return;
  self->counts[severity] = count;
  g_object_notify (G_OBJECT (self), property);
}

static void
count_stage (AlurFindingsPane *self)
{
  guint counts[ALUR_SEVERITY_ERROR + 1] = { 0 };

  if (self->editor != NULL)
    alur_editor_count_findings (self->editor, counts);
  set_count (self, ALUR_SEVERITY_ERROR, "n-errors", counts[ALUR_SEVERITY_ERROR]);
  set_count (self, ALUR_SEVERITY_WARNING, "n-warnings", counts[ALUR_SEVERITY_WARNING]);
  set_count (self, ALUR_SEVERITY_INFO, "n-infos", counts[ALUR_SEVERITY_INFO]);
}

static void
refresh_empty (AlurFindingsPane *self)
{
  guint n_hidden = alur_finding_list_count (self->rows, ALUR_SEVERITY_ERROR)
                   + alur_finding_list_count (self->rows, ALUR_SEVERITY_WARNING)
                   + alur_finding_list_count (self->rows, ALUR_SEVERITY_INFO);
  gboolean is_filtered
      = n_hidden > 0 || gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0';
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0;

  adw_status_page_set_title (self->empty, is_filtered
                                              ? alur_tr (NULL, N_ ("Nothing of that kind found"))
                                              : alur_tr (NULL, N_ ("No problems found")));
  adw_status_page_set_description (
      self->empty,
      is_filtered ? alur_tr (NULL, N_ ("Show other kinds, or search for other words.")) : NULL);
  gtk_stack_set_visible_child_name (self->pages, is_empty ? "empty" : "list");
}

/* At least @n_rows stay, and the one that is selected. */
static void
shrink (AlurFindingsPane *self, guint n_rows)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (selected != GTK_INVALID_LIST_POSITION)
    n_rows = MAX (n_rows, selected + 1);
  alur_list_beginning_shrink (self->beginning, n_rows);
}

/* Who is at the top stays there, and sees what comes first; a list by itself stays at its row. What
 * is found begins at the top. */
static void
update_rows (AlurFindingsPane *self)
{
  gboolean is_at_top = self->begins_again || alur_list_beginning_is_at_top (self->beginning);

  if (alur_finding_list_is_other (self->rows))
    alur_list_beginning_shrink (self->beginning, 0);
  else if (is_at_top)
    shrink (self, ROWS_AT_TOP);
  alur_finding_list_update (self->rows);
  alur_list_beginning_grow (self->beginning);
  if (is_at_top && g_list_model_get_n_items (alur_list_beginning_get_model (self->beginning)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0u);
  self->begins_again = self->begins_again && alur_finding_list_is_searching (self->rows);
}

static void
refresh_list (AlurFindingsPane *self)
{
  self->is_stale = FALSE;
  self->is_updating = TRUE;
  update_rows (self);
  self->is_updating = FALSE;
  if (self->editor == NULL)
    return;
  for (guint i = 0; i < self->items->len; i++)
    alur_finding_item_refresh (g_ptr_array_index (self->items, i));
  show_count (self->n_errors, alur_finding_list_count (self->rows, ALUR_SEVERITY_ERROR));
  show_count (self->n_warnings, alur_finding_list_count (self->rows, ALUR_SEVERITY_WARNING));
  show_count (self->n_infos, alur_finding_list_count (self->rows, ALUR_SEVERITY_INFO));
  refresh_empty (self);
  refresh_details (self);
}

/* Among very many findings, while there is nothing else to do. */
static gboolean
search_cb (void *data)
{
  AlurFindingsPane *self = data;

  alur_finding_list_search_on (self->rows);
  if (alur_finding_list_is_searching (self->rows))
    return G_SOURCE_CONTINUE;
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh_list (self);
  /* After an edit it has begun anew. */
  if (alur_finding_list_is_searching (self->rows))
    return G_SOURCE_CONTINUE;
  self->searching = 0;
  return G_SOURCE_REMOVE;
}

static void
list_anew (AlurFindingsPane *self)
{
  refresh_list (self);
  if (alur_finding_list_is_searching (self->rows) && self->searching == 0)
    self->searching = g_idle_add_full (G_PRIORITY_LOW, search_cb, self, NULL);
}

/* A list that nobody sees is not made: there may be more findings than an edit could wait for. */
static void
refresh (GtkWidget *widget)
{
  AlurFindingsPane *self = ALUR_FINDINGS_PANE (widget);

  count_stage (self);
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (widget))
    list_anew (self);
}

static void
alur_findings_pane_map (GtkWidget *widget)
{
  AlurFindingsPane *self = ALUR_FINDINGS_PANE (widget);

  GTK_WIDGET_CLASS (alur_findings_pane_parent_class)->map (widget);
  if (self->is_stale)
    list_anew (self);
}

/* Rows that nobody sees would all be told what they say now when they are seen again. */
static void
alur_findings_pane_unmap (GtkWidget *widget)
{
  AlurFindingsPane *self = ALUR_FINDINGS_PANE (widget);

  GTK_WIDGET_CLASS (alur_findings_pane_parent_class)->unmap (widget);
  if (self->beginning == NULL)
    return;
  self->is_updating = TRUE;
  shrink (self, ROWS_AT_TOP);
  self->is_updating = FALSE;
}

static void
changed (AlurFindingsPane *self)
{
  alur_refresh_queue_findings (GTK_WIDGET (self), &self->refresh, refresh);
}

static void
filter_cb (GtkWidget *widget, AlurFindingsPane *self)
{
  alur_finding_list_set_severity (self->rows, ALUR_SEVERITY_ERROR,
                                  gtk_toggle_button_get_active (self->errors));
  alur_finding_list_set_severity (self->rows, ALUR_SEVERITY_WARNING,
                                  gtk_toggle_button_get_active (self->warnings));
  alur_finding_list_set_severity (self->rows, ALUR_SEVERITY_INFO,
                                  gtk_toggle_button_get_active (self->infos));
  alur_finding_list_set_search (self->rows, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  self->begins_again = TRUE;
  changed (self);
}

static void
scope_cb (GtkDropDown *scope, GParamSpec *pspec, AlurFindingsPane *self)
{
  alur_finding_list_set_scope (self->rows, (AlurFindingScope) gtk_drop_down_get_selected (scope));
  self->begins_again = TRUE;
  changed (self);
}

/* What is done with findings */

/* Authorities are seen at their units. */
static const AlurElement *
find_place (const AlurFinding *finding)
{
  const AlurElement *element = finding->n_elements > 0 ? finding->elements[0] : NULL;

  if (element == NULL)
    element = finding->n_units > 0 ? finding->units[0] : finding->function;
  if (element != NULL && element->kind == ALUR_KIND_AUTHORITY)
    element = element->parent;
  return element;
}

static void
show (AlurFindingsPane *self, const AlurFinding *finding)
{
  const AlurElement *element = find_place (finding);
  g_autoptr (AlurFinding) kept = alur_finding_ref ((AlurFinding *) finding);

  if (finding->stage->parent == NULL || element == NULL || !alur_element_is_in_document (element))
    return;
  alur_editor_set_stage (self->editor, (AlurElement *) finding->stage);
  alur_editor_show_element (self->editor, (AlurElement *) element);
  g_signal_emit_by_name (self, "show-finding", kept);
}

static void
fix (AlurFindingsPane *self, const AlurFix *fix)
{
  g_autofree char *label = NULL;

  if (fix == NULL)
    return;
  if (!fix->is_edit)
    {
      if (!alur_element_is_in_document (fix->element))
        return;
      alur_editor_show_element (self->editor, fix->element);
      g_signal_emit_by_name (self, "go", fix->element, fix->field, (guint) fix->child);
      return;
    }
  label = g_strdup (fix->label);
  if (alur_fix_perform (fix))
    alur_window_toast (GTK_WIDGET (self), label, TRUE);
}

static void
accepted_cb (AlurAcceptDialog *dialog, const char *reason, const char *by, AlurFindingsPane *self)
{
  AlurDocument *document = self->editor != NULL ? alur_editor_get_document (self->editor) : NULL;
  const AlurFinding *finding = alur_accept_dialog_get_finding (dialog);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  AlurDate today = g_date_time_get_year (now) * 10000 + g_date_time_get_month (now) * 100
                   + g_date_time_get_day_of_month (now);

  if (document != NULL && finding->stage->parent != NULL
      && !alur_document_in_transaction (document))
    alur_fix_accept (document, finding, reason, by, today);
}

static void
accept (AlurFindingsPane *self, const AlurFinding *finding)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog;

  if (alur_document_in_transaction (document))
    return;
  if (finding->accepted)
    {
      alur_fix_take_back (document, finding);
      return;
    }
  dialog = alur_accept_dialog_new (document, finding);
  g_signal_connect_object (dialog, "accepted", G_CALLBACK (accepted_cb), self, 0);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
fold (AlurFindingsPane *self, AlurFindingRow *row)
{
  alur_finding_list_set_folded (self->rows, row, !alur_finding_row_is_folded (row));
  changed (self);
}

static void
check (AlurFindingsPane *self)
{
  alur_editor_check (self->editor);
}

/* What Enter does: goes to a finding, opens or closes a heading. */
static void
activate (AlurFindingsPane *self, AlurFindingRow *row)
{
  const AlurFinding *finding = alur_finding_row_get_finding (row);

  if (finding != NULL)
    show (self, finding);
  else if (alur_finding_row_get_kind (row) == ALUR_FINDING_ROW_UNFINISHED)
    check (self);
  else
    fold (self, row);
}

static void
activate_cb (GtkListView *list, guint position, AlurFindingsPane *self)
{
  g_autoptr (AlurFindingRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row != NULL)
    activate (self, row);
}

static void
fix_selected (AlurFindingsPane *self)
{
  const AlurFinding *finding = get_selected_finding (self);
  g_autoptr (GPtrArray) fixes = NULL;

  if (finding == NULL || finding->accepted)
    return;
  fixes = alur_fixes_list (alur_editor_get_analysis (self->editor), finding);
  if (fixes->len > 0)
    fix (self, g_ptr_array_index (fixes, 0));
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AlurFindingsPane *self = ALUR_FINDINGS_PANE (widget);

  if (self->editor == NULL)
    return;
  if (g_str_equal (action, "findings.fix"))
    fix_selected (self);
  else if (g_str_equal (action, "findings.check"))
    check (self);
  else if (get_selected_finding (self) != NULL)
    accept (self, get_selected_finding (self));
}

/* Rows in view */

static const AlurFinding *
get_finding (AlurFindingItem *item)
{
  return alur_finding_row_get_finding (alur_finding_item_get_row (item));
}

static void
item_show_cb (AlurFindingItem *item, AlurFindingsPane *self)
{
  show (self, get_finding (item));
}

static void
item_accept_cb (AlurFindingItem *item, AlurFindingsPane *self)
{
  accept (self, get_finding (item));
}

static void
item_fix_cb (AlurFindingItem *item, guint index, AlurFindingsPane *self)
{
  fix (self, alur_finding_item_get_fix (item, index));
}

static void
item_fold_cb (AlurFindingItem *item, AlurFindingsPane *self)
{
  fold (self, alur_finding_item_get_row (item));
}

static void
item_check_cb (AlurFindingItem *item, AlurFindingsPane *self)
{
  check (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, AlurFindingsPane *self)
{
  GtkWidget *item = alur_finding_item_new ();

  g_signal_connect_object (item, "show-finding", G_CALLBACK (item_show_cb), self, 0);
  g_signal_connect_object (item, "accept", G_CALLBACK (item_accept_cb), self, 0);
  g_signal_connect_object (item, "fix", G_CALLBACK (item_fix_cb), self, 0);
  g_signal_connect_object (item, "fold", G_CALLBACK (item_fold_cb), self, 0);
  g_signal_connect_object (item, "check", G_CALLBACK (item_check_cb), self, 0);
  gtk_list_item_set_child (list_item, item);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, AlurFindingsPane *self)
{
  AlurFindingItem *item = ALUR_FINDING_ITEM (gtk_list_item_get_child (list_item));

  alur_finding_item_set_row (item, gtk_list_item_get_item (list_item), self->editor);
  /* In the middle of an update a row may be one that the next step takes away, of a stage that is
   * gone; in the end all are asked. */
  if (!self->is_updating)
    alur_finding_item_refresh (item);
  g_ptr_array_add (self->items, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, AlurFindingsPane *self)
{
  AlurFindingItem *item = ALUR_FINDING_ITEM (gtk_list_item_get_child (list_item));

  g_ptr_array_remove_fast (self->items, item);
  alur_finding_item_set_row (item, NULL, NULL);
}

/* The class */

static void
alur_findings_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AlurFindingsPane *self = ALUR_FINDINGS_PANE (object);
  static const AlurSeverity severities[N_PROPS] = { [PROP_N_ERRORS] = ALUR_SEVERITY_ERROR,
                                                    [PROP_N_WARNINGS] = ALUR_SEVERITY_WARNING,
                                                    [PROP_N_INFOS] = ALUR_SEVERITY_INFO };

  g_value_set_uint (value, self->counts[severities[id]]);
}

static void
alur_findings_pane_dispose (GObject *object)
{
  AlurFindingsPane *self = ALUR_FINDINGS_PANE (object);

  if (self->list != NULL)
    {
      alur_findings_pane_set_editor (self, NULL);
      gtk_list_view_set_model (self->list, NULL);
    }
  g_clear_object (&self->selection);
  g_clear_pointer (&self->beginning, alur_list_beginning_free);
  g_clear_object (&self->rows);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_FINDINGS_PANE);
  G_OBJECT_CLASS (alur_findings_pane_parent_class)->dispose (object);
}

static void
alur_findings_pane_finalize (GObject *object)
{
  g_ptr_array_unref (ALUR_FINDINGS_PANE (object)->items);
  G_OBJECT_CLASS (alur_findings_pane_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ALUR_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-findings-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurFindingsPane, errors);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingsPane, warnings);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingsPane, infos);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingsPane, n_errors);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingsPane, n_warnings);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingsPane, n_infos);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingsPane, search);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingsPane, scope);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingsPane, pages);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingsPane, list);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingsPane, empty);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingsPane, details);
  gtk_widget_class_bind_template_child (widget_class, AlurFindingsPane, detail);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
add_properties (GObjectClass *object_class)
{
  static const char *const names[N_PROPS] = {
    [PROP_N_ERRORS] = "n-errors", [PROP_N_WARNINGS] = "n-warnings", [PROP_N_INFOS] = "n-infos"
  };

  for (guint i = PROP_N_ERRORS; i < N_PROPS; i++)
    g_object_class_install_property (object_class, i,
                                     g_param_spec_uint (names[i], NULL, NULL, 0, G_MAXUINT, 0,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
alur_findings_pane_class_init (AlurFindingsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = alur_findings_pane_get_property;
  object_class->dispose = alur_findings_pane_dispose;
  object_class->finalize = alur_findings_pane_finalize;
  widget_class->map = alur_findings_pane_map;
  widget_class->unmap = alur_findings_pane_unmap;
  g_type_ensure (ALUR_TYPE_SEVERITY_SIGN);
  bind_template (widget_class);
  add_properties (object_class);
  gtk_widget_class_install_action (widget_class, "findings.fix", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "findings.accept", NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "findings.check", NULL, action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "findings.fix", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "findings.fix", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "findings.accept", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "findings.check", NULL);
  /**
   * AlurFindingsPane::show-finding:
   * @finding: an AlurFinding
   *
   * The finding is to be lit up; the editor has gone there already.
   */
  g_signal_new ("show-finding", ALUR_TYPE_FINDINGS_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_POINTER);
  /**
   * AlurFindingsPane::select-finding:
   * @finding: an AlurFinding
   *
   * The finding is looked at in the list.
   */
  g_signal_new ("select-finding", ALUR_TYPE_FINDINGS_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_POINTER);
  /**
   * AlurFindingsPane::go:
   * @element: an AlurElement
   * @field: a field of it; G_MAXUINT: none
   * @child: the kind of what is to be entered in it; ALUR_N_KINDS: none
   *
   * A value is to be entered there.
   */
  g_signal_new ("go", ALUR_TYPE_FINDINGS_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                3, G_TYPE_POINTER, G_TYPE_UINT, G_TYPE_UINT);
}

static void
alur_findings_pane_init (AlurFindingsPane *self)
{
  self->items = g_ptr_array_new ();
  self->rows = alur_finding_list_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  alur_spoken_set_up_drop_down (self->scope);
  self->beginning
      = alur_list_beginning_new (G_LIST_MODEL (self->rows), gtk_list_view_get_factory (self->list));
  self->selection
      = gtk_single_selection_new (g_object_ref (alur_list_beginning_get_model (self->beginning)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  alur_list_beginning_set_view (self->beginning, self->list);
}

/**
 * alur_findings_pane_new:
 *
 * Returns: (transfer floating): a pane without a document
 */
GtkWidget *
alur_findings_pane_new (void)
{
  return g_object_new (ALUR_TYPE_FINDINGS_PANE, NULL);
}

/**
 * alur_findings_pane_set_editor:
 * @editor: (nullable): whose findings to show; a reference is taken
 */
void
alur_findings_pane_set_editor (AlurFindingsPane *self, AlurEditor *editor)
{
  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      g_signal_handlers_disconnect_by_data (alur_editor_get_unfinished (self->editor), self);
    }
  g_set_object (&self->editor, editor);
  alur_finding_list_set_editor (self->rows, editor);
  if (editor == NULL)
    {
      g_clear_handle_id (&self->searching, g_source_remove);
      refresh_list (self);
      return;
    }
  g_signal_connect_swapped (editor, "document-changed", G_CALLBACK (changed), self);
  g_signal_connect_swapped (editor, "view-changed", G_CALLBACK (changed), self);
  g_signal_connect_swapped (alur_editor_get_unfinished (editor), "changed", G_CALLBACK (changed),
                            self);
  changed (self);
}

static gboolean
speaks_of (const AlurFinding *finding, const AlurElement *element)
{
  for (guint i = 0; i < finding->n_elements; i++)
    if (alur_element_is_inside (finding->elements[i], element))
      return TRUE;
  for (guint i = 0; i < finding->n_units; i++)
    if (finding->units[i] == element)
      return TRUE;
  return finding->function == element;
}

/**
 * alur_findings_pane_show_first:
 * @element: an element of the document
 *
 * Selects the first finding that speaks of @element and gives it the focus.
 */
void
alur_findings_pane_show_first (AlurFindingsPane *self, const AlurElement *element)
{
  if (self->is_stale)
    refresh_list (self);
  self->begins_again = FALSE;
  alur_list_beginning_list_all (self->beginning);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (AlurFindingRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      const AlurFinding *finding = alur_finding_row_get_finding (row);

      if (finding == NULL || !speaks_of (finding, element))
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
      gtk_widget_grab_focus (GTK_WIDGET (self->list));
      return;
    }
}
