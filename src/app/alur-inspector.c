/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The inspector: an AlurInspection as widgets.
 *
 * A new inspection is made after each change, once a frame. Where it has the shape of the one that
 * is shown, its values go into the rows that there are, so that focus and cursor stay; else the
 * rows are made anew. */

#include "alur-inspector.h"

#include "alur-inspector-section.h"
#include "alur-language.h"
#include "alur-paragraph.h"
#include "alur-refresh.h"
#include "alur-seen-first.h"
#include "alur-severity-sign.h"
#include "alur-spoken.h"
#include "alur-tooltip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_PAGES 8u
#define MOST_LINES 4 /* of a finding; all of it is in its tooltip */

/* Sections of one shape, which are shown again for whatever has it. */
typedef struct
{
  char *shape;
  GtkWidget *box;
  GPtrArray *sections; /* (element-type AlurInspectorSection): of the box */
} Page;

struct _AlurInspector
{
  AdwBin parent_instance;

  AlurEditor *editor;
  AlurInspection *inspection;
  GPtrArray *pages;    /* (element-type Page): what was shown last comes first */
  GPtrArray *sections; /* (element-type AlurInspectorSection): those of the first page */

  GtkLabel *title;
  GtkLabel *name;
  GtkButton *around;
  GtkScrolledWindow *scrolled;
  GtkBox *body;
  GtkListBox *findings;
  GtkLabel *hint;

  guint n_visits;
  guint refresh;
};

G_DEFINE_FINAL_TYPE (AlurInspector, alur_inspector, ADW_TYPE_BIN)

/* --- Findings --------------------------------------------------------------------------------- */

/* @severity: %ALUR_SEVERITY_UNSET: of a line that is none */
static GtkWidget *
make_finding (AlurSeverity severity, const char *message)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (message);

  if (severity != ALUR_SEVERITY_UNSET)
    {
      GtkWidget *sign = alur_severity_sign_new ();

      alur_severity_sign_set_severity (ALUR_SEVERITY_SIGN (sign), severity);
      gtk_widget_set_valign (sign, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (box), sign);
    }
  else
    gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_lines (GTK_LABEL (label), MOST_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), alur_paragraph_new (label));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "figure");
  return row;
}

static void
add_finding (AlurInspector *self, const AlurInspectionFinding *finding)
{
  GtkWidget *row = make_finding (finding->severity, finding->message);
  g_autofree char *said = g_strdup_printf (
      "%s: %s", alur_tr (NULL, alur_severity_words[finding->severity].label), finding->message);
  g_autofree char *all = finding->suggestion != NULL
                             ? g_strdup_printf ("%s\n\n%s", finding->message, finding->suggestion)
                             : g_strdup (finding->message);

  alur_tooltip_set (row, all);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_list_box_append (self->findings, row);
}

static gboolean
has_findings_of (const AlurInspection *a, const AlurInspection *b)
{
  if (a == NULL || a->n_findings != b->n_findings)
    return FALSE;
  for (guint i = 0; i < a->findings->len; i++)
    {
      const AlurInspectionFinding *one = g_ptr_array_index (a->findings, i);
      const AlurInspectionFinding *other = g_ptr_array_index (b->findings, i);

      if (g_strcmp0 (one->message, other->message) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
show_findings (AlurInspector *self, const AlurInspection *inspection)
{
  guint n_more = inspection->n_findings - inspection->findings->len;
  GtkListBoxRow *row;

  if (has_findings_of (self->inspection, inspection))
    return;
  while ((row = gtk_list_box_get_row_at_index (self->findings, 0)) != NULL)
    gtk_list_box_remove (self->findings, GTK_WIDGET (row));
  for (guint i = 0; i < inspection->findings->len; i++)
    add_finding (self, g_ptr_array_index (inspection->findings, i));
  if (n_more > 0)
    {
      g_autofree char *more
          = g_strdup_printf (alur_tr_n (NULL, "and %u more", "and %u more", n_more), n_more);

      gtk_list_box_append (self->findings, make_finding (ALUR_SEVERITY_UNSET, more));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->findings), inspection->n_findings > 0);
}

/* --- Showing ---------------------------------------------------------------------------------- */

static void
show_head (AlurInspector *self, const AlurInspection *inspection)
{
  g_autofree char *name = NULL;

  if (inspection->owners->len == 1)
    name = alur_slot_dup_name (inspection->document, g_ptr_array_index (inspection->owners, 0));
  gtk_label_set_text (self->title, inspection->title);
  gtk_label_set_text (self->name, name != NULL ? name : "");
  alur_tooltip_set (GTK_WIDGET (self->name), name);
  gtk_widget_set_visible (GTK_WIDGET (self->name), name != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->around), inspection->around != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), !inspection->is_selected);
}

static void
page_free (gpointer data)
{
  Page *page = data;

  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (page->box)), page->box);
  g_ptr_array_unref (page->sections);
  g_free (page->shape);
  g_free (page);
}

static Page *
make_page (AlurInspector *self, const AlurInspection *inspection, const char *shape)
{
  Page *page = g_new0 (Page, 1);

  page->shape = g_strdup (shape);
  page->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, gtk_box_get_spacing (self->body));
  page->sections = g_ptr_array_new ();
  for (guint i = 0; i < inspection->sections->len; i++)
    {
      GtkWidget *section = alur_inspector_section_new ();

      gtk_box_append (GTK_BOX (page->box), section);
      g_ptr_array_add (page->sections, section);
    }
  gtk_box_append (self->body, page->box);
  return page;
}

/* Widgets are what takes longest, so that going from a unit to a step and back makes none. */
static void
turn_page (AlurInspector *self, const AlurInspection *inspection)
{
  g_autofree char *shape = alur_inspection_dup_shape (inspection);
  Page *before = self->pages->len > 0 ? g_ptr_array_index (self->pages, 0) : NULL;
  Page *page = NULL;

  if (before != NULL && strcmp (before->shape, shape) == 0)
    return;
  if (before != NULL)
    {
      gtk_widget_set_visible (before->box, FALSE);
      for (guint i = 0; i < before->sections->len; i++)
        alur_inspector_section_forget (g_ptr_array_index (before->sections, i));
    }
  for (guint i = 1; i < self->pages->len && page == NULL; i++)
    if (strcmp (((Page *) self->pages->pdata[i])->shape, shape) == 0)
      page = g_ptr_array_steal_index (self->pages, i);
  if (page == NULL)
    page = make_page (self, inspection, shape);
  gtk_widget_set_visible (page->box, TRUE);
  g_ptr_array_insert (self->pages, 0, page);
  if (self->pages->len > MOST_PAGES)
    g_ptr_array_set_size (self->pages, MOST_PAGES);
  self->sections = page->sections;
}

static gboolean
is_of_others (const AlurInspection *a, const AlurInspection *b)
{
  return a == NULL || a->owners->len != b->owners->len
         || g_ptr_array_index (a->owners, 0) != g_ptr_array_index (b->owners, 0);
}

static void
refresh (GtkWidget *widget)
{
  AlurInspector *self = ALUR_INSPECTOR (widget);
  AlurInspection *inspection;

  if (self->editor == NULL)
    return;
  inspection = alur_inspection_new (self->editor);
  show_head (self, inspection);
  show_findings (self, inspection);
  turn_page (self, inspection);
  for (guint i = 0; i < self->sections->len; i++)
    alur_inspector_section_show (g_ptr_array_index (self->sections, i), inspection,
                                 g_ptr_array_index (inspection->sections, i));
  if (is_of_others (self->inspection, inspection))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  g_clear_pointer (&self->inspection, alur_inspection_free);
  self->inspection = inspection;
}

static void
changed (AlurInspector *self)
{
  alur_refresh_queue_findings (GTK_WIDGET (self), &self->refresh, refresh);
}

static void
around_cb (AlurInspector *self)
{
  AlurElement *around = alur_inspector_get_inspection (self)->around;

  if (around != NULL)
    alur_inspector_inspect (self, around);
}

static void
clear (AlurInspector *self)
{
  g_ptr_array_set_size (self->pages, 0);
  self->sections = NULL;
  g_clear_pointer (&self->inspection, alur_inspection_free);
}

static void
alur_inspector_dispose (GObject *object)
{
  AlurInspector *self = ALUR_INSPECTOR (object);

  if (self->body != NULL)
    alur_inspector_set_editor (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_INSPECTOR);
  G_OBJECT_CLASS (alur_inspector_parent_class)->dispose (object);
}

static void
alur_inspector_finalize (GObject *object)
{
  g_ptr_array_unref (ALUR_INSPECTOR (object)->pages);
  G_OBJECT_CLASS (alur_inspector_parent_class)->finalize (object);
}

static void
alur_inspector_class_init (AlurInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_inspector_dispose;
  G_OBJECT_CLASS (klass)->finalize = alur_inspector_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurInspector, title);
  gtk_widget_class_bind_template_child (widget_class, AlurInspector, name);
  gtk_widget_class_bind_template_child (widget_class, AlurInspector, around);
  gtk_widget_class_bind_template_child (widget_class, AlurInspector, scrolled);
  gtk_widget_class_bind_template_child (widget_class, AlurInspector, body);
  gtk_widget_class_bind_template_child (widget_class, AlurInspector, findings);
  gtk_widget_class_bind_template_child (widget_class, AlurInspector, hint);
  gtk_widget_class_bind_template_callback (widget_class, around_cb);
}

static void
alur_inspector_init (AlurInspector *self)
{
  self->pages = g_ptr_array_new_with_free_func (page_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  alur_spoken_set_tip (GTK_WIDGET (self->around), alur_tr (NULL, N_ ("Show what it is part of")));
  alur_seen_first_set_up (self->scrolled);
}

/**
 * alur_inspector_set_editor:
 * @self: the inspector
 * @editor: (nullable): what to work on; a reference is taken
 */
void
alur_inspector_set_editor (AlurInspector *self, AlurEditor *editor)
{
  if (self->editor == editor)
    return;
  if (self->editor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->editor, self);
      g_signal_handlers_disconnect_by_data (alur_editor_get_selection (self->editor), self);
    }
  clear (self);
  g_set_object (&self->editor, editor);
  if (editor == NULL)
    return;
  g_signal_connect_swapped (editor, "document-changed", G_CALLBACK (changed), self);
  g_signal_connect_swapped (editor, "view-changed", G_CALLBACK (changed), self);
  g_signal_connect_swapped (alur_editor_get_selection (editor), "changed", G_CALLBACK (changed),
                            self);
  changed (self);
}

/**
 * alur_inspector_get_inspection: (skip)
 *
 * Returns: (transfer none): what is shown, brought up to date
 */
const AlurInspection *
alur_inspector_get_inspection (AlurInspector *self)
{
  if (self->refresh != 0)
    {
      g_clear_handle_id (&self->refresh, g_source_remove);
      refresh (GTK_WIDGET (self));
    }
  return self->inspection;
}

/**
 * alur_inspector_next_visit: (skip)
 *
 * Returns: a number that no typing has had yet
 */
guint
alur_inspector_next_visit (AlurInspector *self)
{
  return ++self->n_visits;
}

/**
 * alur_inspector_inspect: (skip)
 * @element: an element of the document
 *
 * Selects @element and begins with its first field.
 */
void
alur_inspector_inspect (AlurInspector *self, AlurElement *element)
{
  alur_selection_set (alur_editor_get_selection (self->editor), element);
  alur_inspector_focus_field (self, element, G_MAXUINT);
}

static GtkWidget *
find_field (AlurInspector *self, const AlurElement *element, guint field)
{
  GtkWidget *found = NULL;

  for (guint i = 0; found == NULL && i < self->sections->len; i++)
    found
        = alur_inspector_section_find_field (g_ptr_array_index (self->sections, i), element, field);
  return found;
}

/**
 * alur_inspector_focus_field:
 * @self: the inspector
 * @element: an element of the document
 * @field: one of its fields, %ALUR_SLOT_CONTENT for its own text, %G_MAXUINT for the first
 *
 * Goes to where the field is filled; @element is selected where it has to be.
 *
 * Returns: whether there is such a field
 */
gboolean
alur_inspector_focus_field (AlurInspector *self, AlurElement *element, guint field)
{
  GtkWidget *found;

  if (self->editor == NULL)
    return FALSE;
  alur_inspector_get_inspection (self);
  found = find_field (self, element, field);
  if (found == NULL)
    {
      alur_selection_set (alur_editor_get_selection (self->editor), element);
      alur_inspector_get_inspection (self);
      found = find_field (self, element, field);
    }
  if (found == NULL)
    found = find_field (self, element, G_MAXUINT);
  return found != NULL
         && (gtk_widget_grab_focus (found) || gtk_widget_child_focus (found, GTK_DIR_TAB_FORWARD));
}

/**
 * alur_inspector_add_child:
 * @self: the inspector
 * @kind: of a list that the selected element has, such as %ALUR_KIND_AUTHORITY of a unit
 *
 * Lets something be added to that list.
 */
void
alur_inspector_add_child (AlurInspector *self, AlurKind kind)
{
  if (self->editor == NULL)
    return;
  alur_inspector_get_inspection (self);
  for (guint i = 0; i < self->sections->len; i++)
    {
      AlurInspectorSection *section = g_ptr_array_index (self->sections, i);

      if (alur_inspector_section_has_list (section)
          && alur_inspector_section_get_kind (section) == kind)
        alur_inspector_section_add (section);
    }
}
