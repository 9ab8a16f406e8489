/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-inspector-row.h"

#include "alur-inspector.h"
#include "alur-language.h"
#include "alur-spoken.h"

#include <glib/gi18n-lib.h>

G_DEFINE_INTERFACE (AlurInspectorRow, alur_inspector_row, ADW_TYPE_PREFERENCES_ROW)

static void
alur_inspector_row_default_init (AlurInspectorRowInterface *iface)
{
}

/**
 * alur_inspector_row_new:
 * @row: a field
 *
 * Returns: (transfer floating): a row of the kind that @row wants, which does not show it yet
 */
GtkWidget *
alur_inspector_row_new (const AlurInspectionRow *row)
{
  switch (row->type)
    {
    case ALUR_ROW_LONG_TEXT:
      return g_object_new (ALUR_TYPE_INSPECTOR_LONG_TEXT, NULL);
    case ALUR_ROW_CHOICE:
      return g_object_new (ALUR_TYPE_INSPECTOR_CHOICE, NULL);
    case ALUR_ROW_REFERENCE:
    case ALUR_ROW_REFERENCES:
      return g_object_new (ALUR_TYPE_INSPECTOR_REFERENCE, NULL);
    case ALUR_ROW_TEXT:
    default:
      return g_object_new (ALUR_TYPE_INSPECTOR_TEXT, NULL);
    }
}

/* Below each row there is room for why something was not taken. */
static GtkWidget *
make_message (GtkWidget *row)
{
  GtkWidget *message = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "message");
  gtk_widget_add_css_class (label, "error");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (message), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (message), FALSE);
  gtk_widget_set_focusable (message, FALSE);
  gtk_widget_set_visible (message, FALSE);
  g_object_set_data (G_OBJECT (row), "message", label);
  return message;
}

/**
 * alur_inspector_rows_make:
 * @rows: (element-type AlurInspectionRow): fields
 * @parent: where their rows go
 * @add: puts one there
 *
 * Returns: (transfer container) (element-type AlurInspectorRow): a row for each field
 */
GPtrArray *
alur_inspector_rows_make (const GArray *rows, GtkWidget *parent, AlurInspectorAddFunc add)
{
  GPtrArray *widgets = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *widget = alur_inspector_row_new (&g_array_index (rows, AlurInspectionRow, i));

      add (parent, widget);
      add (parent, make_message (widget));
      g_ptr_array_add (widgets, widget);
    }
  alur_inspector_rows_show (widgets, rows);
  return widgets;
}

/**
 * alur_inspector_rows_show:
 * @widgets: what alur_inspector_rows_make() has returned
 * @rows: (element-type AlurInspectionRow): fields of the same kinds
 */
void
alur_inspector_rows_show (GPtrArray *widgets, const GArray *rows)
{
  for (guint i = 0; i < widgets->len && i < rows->len; i++)
    alur_inspector_row_show (g_ptr_array_index (widgets, i),
                             &g_array_index (rows, AlurInspectionRow, i));
}

/**
 * alur_inspector_row_show:
 * @self: a row
 * @row: what it shows now
 */
void
alur_inspector_row_show (AlurInspectorRow *self, const AlurInspectionRow *row)
{
  gtk_widget_set_visible (GTK_WIDGET (self), row->is_visible);
  if (!row->is_visible)
    alur_inspector_row_tell (self, NULL);
  ALUR_INSPECTOR_ROW_GET_IFACE (self)->show (self, row);
}

/**
 * alur_inspector_row_get_slot:
 *
 * Returns: (transfer none): the field that is shown
 */
const AlurSlot *
alur_inspector_row_get_slot (AlurInspectorRow *self)
{
  return ALUR_INSPECTOR_ROW_GET_IFACE (self)->get_slot (self);
}

/**
 * alur_inspector_row_get_field:
 *
 * Returns: (transfer none): what is filled in it, and says to a screen reader what it is
 */
GtkWidget *
alur_inspector_row_get_field (AlurInspectorRow *self)
{
  AlurInspectorRowInterface *iface = ALUR_INSPECTOR_ROW_GET_IFACE (self);

  return iface->get_field != NULL ? iface->get_field (self) : GTK_WIDGET (self);
}

/**
 * alur_inspector_row_tell:
 * @self: a row
 * @message: (nullable): why what was entered is not taken; %NULL: all is well
 */
void
alur_inspector_row_tell (AlurInspectorRow *self, const char *message)
{
  GtkAccessible *field = GTK_ACCESSIBLE (alur_inspector_row_get_field (self));
  GtkWidget *label = g_object_get_data (G_OBJECT (self), "message");
  gboolean is_wrong = message != NULL;

  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (
      field, GTK_ACCESSIBLE_STATE_INVALID,
      is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (field, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  is_wrong ? message : "", -1);
  if (label == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (label), is_wrong ? message : "");
  gtk_widget_set_visible (gtk_widget_get_parent (label), is_wrong);
}

/**
 * alur_inspector_row_forget:
 * @self: a row that is not seen until it is shown again
 *
 * Lets go of what it shows: what is shown next is another element's.
 */
void
alur_inspector_row_forget (AlurInspectorRow *self)
{
  alur_inspector_row_tell (self, NULL);
  alur_inspector_slot_clear ((AlurSlot *) alur_inspector_row_get_slot (self));
}

/**
 * alur_inspector_row_next_visit:
 *
 * Returns: a number for the typing that begins now
 */
guint
alur_inspector_row_next_visit (AlurInspectorRow *self)
{
  GtkWidget *inspector = gtk_widget_get_ancestor (GTK_WIDGET (self), ALUR_TYPE_INSPECTOR);

  return inspector != NULL ? alur_inspector_next_visit (ALUR_INSPECTOR (inspector)) : 1;
}

/**
 * alur_inspector_row_set_label:
 * @self: a row
 * @row: what it shows
 *
 * Says what the field is, and whether several differ in it. What has the focus in it says so to a
 * screen reader; the row around that does not, so that nothing is read twice.
 */
void
alur_inspector_row_set_label (AlurInspectorRow *self, const AlurInspectionRow *row)
{
  g_autofree char *label
      = alur_slot_is_various (&row->slot)
            /* Translators: the name of a field in which the selected things differ. */
            ? g_strdup_printf (alur_tr (NULL, N_ ("%s (various)")), row->label)
            : g_strdup (row->label);

  if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), label) == 0)
    return;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  alur_spoken_set_name (alur_inspector_row_get_field (self), label);
}

static gboolean
has_same_owners (const AlurSlot *a, const AlurSlot *b)
{
  if (a->owners == NULL || a->owners->len != b->owners->len)
    return FALSE;
  for (guint i = 0; i < a->owners->len; i++)
    {
      if (g_ptr_array_index (a->owners, i) != g_ptr_array_index (b->owners, i))
        return FALSE;
    }
  return TRUE;
}

/**
 * alur_inspector_slot_copy:
 * @self: what a row has kept
 * @from: what it shows now
 *
 * Returns: whether it is the field of other elements than before
 */
gboolean
alur_inspector_slot_copy (AlurSlot *self, const AlurSlot *from)
{
  gboolean is_other = !has_same_owners (self, from) || self->field != from->field
                      || self->key != from->key || self->kind != from->kind;
  AlurSlot copy = *from;

  copy.owners = g_ptr_array_ref (from->owners);
  copy.document = g_object_ref (from->document);
  alur_inspector_slot_clear (self);
  *self = copy;
  return is_other;
}

/**
 * alur_inspector_slot_clear:
 * @self: what a row has kept
 */
void
alur_inspector_slot_clear (AlurSlot *self)
{
  g_clear_pointer (&self->owners, g_ptr_array_unref);
  g_clear_object (&self->document);
}
