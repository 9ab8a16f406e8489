/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-inspector-section.h"

#include "alur-chain.h"
#include "alur-element-chooser.h"
#include "alur-inspector-item.h"
#include "alur-inspector-row.h"
#include "alur-inspector.h"
#include "alur-language.h"
#include "alur-paragraph.h"
#include "alur-spoken.h"
#include "alur-tooltip.h"

#include <glib/gi18n-lib.h>

#define MOST_ITEMS 50 /* of a list that somebody has not asked to see whole */

struct _AlurInspectorSection
{
  GtkBox parent_instance;

  AlurDocument *document;
  const AlurInspectionSection *section; /* of the inspection that is shown */

  GtkWidget *head;
  GtkLabel *title;
  GtkWidget *add; /* NULL: nothing to add, or none yet */
  GtkListBox *list;
  GtkWidget *more;
  GPtrArray *rows;  /* of fields; NULL: not made yet */
  GPtrArray *items; /* (element-type GtkWidget): rows of a list */
  GPtrArray *figures;
  gboolean is_whole;
  const AlurElement *owner; /* of the list that is shown */
};

G_DEFINE_FINAL_TYPE (AlurInspectorSection, alur_inspector_section, GTK_TYPE_BOX)

static AlurInspector *
get_inspector (AlurInspectorSection *self)
{
  return ALUR_INSPECTOR (gtk_widget_get_ancestor (GTK_WIDGET (self), ALUR_TYPE_INSPECTOR));
}

/* What is inspected now, with our section in it; NULL where another page is shown. */
static const AlurInspection *
look (AlurInspectorSection *self)
{
  const AlurInspection *inspection = alur_inspector_get_inspection (get_inspector (self));

  return self->section != NULL ? inspection : NULL;
}

/* --- Fields ----------------------------------------------------------------------------------- */

static void
append (GtkWidget *list, GtkWidget *row)
{
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
show_fields (AlurInspectorSection *self)
{
  const GArray *rows = self->section->rows;
  gboolean is_any = FALSE;

  if (self->rows == NULL)
    self->rows = alur_inspector_rows_make (rows, GTK_WIDGET (self->list), append);
  else
    alur_inspector_rows_show (self->rows, rows);
  for (guint i = 0; i < rows->len; i++)
    is_any |= g_array_index (rows, AlurInspectionRow, i).is_visible;
  gtk_widget_set_visible (GTK_WIDGET (self), is_any);
}

/* --- Figures ---------------------------------------------------------------------------------- */

static GtkWidget *
make_figure (void)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *text = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 1);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (text, "numeric");
  gtk_box_append (GTK_BOX (box), alur_paragraph_new (label));
  gtk_box_append (GTK_BOX (box), alur_paragraph_new (text));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (row, "figure");
  return row;
}

static void
show_figure (GtkWidget *row, const AlurInspectionFigure *figure)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *label = gtk_widget_get_first_child (gtk_widget_get_first_child (box));
  GtkWidget *text = gtk_widget_get_first_child (gtk_widget_get_last_child (box));
  g_autofree char *both = g_strdup_printf ("%s: %s", figure->label, figure->text);

  gtk_label_set_text (GTK_LABEL (label), figure->label);
  gtk_label_set_text (GTK_LABEL (text), figure->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, both, -1);
}

static void
show_figures (AlurInspectorSection *self)
{
  const GArray *figures = self->section->figures;

  while (self->figures->len < figures->len)
    {
      GtkWidget *row = make_figure ();

      append (GTK_WIDGET (self->list), row);
      g_ptr_array_add (self->figures, row);
    }
  for (guint i = 0; i < self->figures->len; i++)
    {
      gtk_widget_set_visible (g_ptr_array_index (self->figures, i), i < figures->len);
      if (i < figures->len)
        show_figure (g_ptr_array_index (self->figures, i),
                     &g_array_index (figures, AlurInspectionFigure, i));
    }
}

/* --- Lists ------------------------------------------------------------------------------------ */

static GtkWidget *
find_item (AlurInspectorSection *self, const AlurElement *element)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      if (alur_inspector_item_get_element (g_ptr_array_index (self->items, i)) == element)
        return g_ptr_array_index (self->items, i);
    }
  return NULL;
}

/* Puts the row at a place where it may stand already. */
static void
place (AlurInspectorSection *self, GtkWidget *widget, guint index)
{
  gboolean has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == widget;

  if (gtk_widget_get_parent (widget) == NULL)
    {
      gtk_list_box_insert (self->list, widget, (int) index);
      return;
    }
  if (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (widget)) == (int) index)
    return;
  g_object_ref (widget);
  gtk_list_box_remove (self->list, widget);
  gtk_list_box_insert (self->list, widget, (int) index);
  g_object_unref (widget);
  if (has_focus)
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
forget_items (AlurInspectorSection *self, const GPtrArray *kept)
{
  for (guint i = self->items->len; i > 0; i--)
    {
      GtkWidget *widget = g_ptr_array_index (self->items, i - 1);

      if (kept != NULL && g_ptr_array_find ((GPtrArray *) kept, widget, NULL))
        continue;
      gtk_list_box_remove (self->list, widget);
    }
}

static guint
count_shown (AlurInspectorSection *self)
{
  return self->is_whole ? self->section->items->len : MIN (self->section->items->len, MOST_ITEMS);
}

static void
show_more (AlurInspectorSection *self)
{
  guint n_items = self->section->items->len;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->more, n_items > count_shown (self));
  if (n_items <= count_shown (self))
    return;
  label = g_strdup_printf (alur_tr_n (NULL, "Show all %u", "Show all %u", n_items), n_items);
  gtk_button_set_label (GTK_BUTTON (self->more), label);
}

static void
show_items (AlurInspectorSection *self, const AlurInspection *inspection)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  guint n_shown = count_shown (self);

  for (guint i = 0; i < n_shown; i++)
    {
      const AlurInspectionItem *item = g_ptr_array_index (self->section->items, i);
      GtkWidget *widget = find_item (self, item->element);

      if (widget == NULL)
        widget = alur_inspector_item_new (inspection, item);
      else
        alur_inspector_item_show (widget, inspection, item);
      g_ptr_array_add (items, widget);
    }
  forget_items (self, items);
  for (guint i = 0; i < items->len; i++)
    place (self, g_ptr_array_index (items, i), i);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_steal_pointer (&items);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_shown > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), n_shown > 0 || self->section->add_label != NULL);
  show_more (self);
}

/* --- Ways ------------------------------------------------------------------------------------- */

static GtkWidget *
make_way (void)
{
  GtkWidget *row = adw_action_row_new ();

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  alur_paragraph_hold_title (row);
  return row;
}

static void
show_way (GtkWidget *row, const AlurInspectionItem *item)
{
  g_autofree char *both = g_strdup_printf ("%s. %s", item->title, item->subtitle);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), item->subtitle);
  alur_spoken_set_name (row, both);
}

static void
show_ways (AlurInspectorSection *self)
{
  guint n_shown = count_shown (self);

  while (self->items->len < n_shown)
    {
      GtkWidget *row = make_way ();

      append (GTK_WIDGET (self->list), row);
      g_ptr_array_add (self->items, row);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      gtk_widget_set_visible (g_ptr_array_index (self->items, i), i < n_shown);
      if (i < n_shown)
        show_way (g_ptr_array_index (self->items, i), g_ptr_array_index (self->section->items, i));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n_shown > 0);
  show_more (self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, AlurInspectorSection *self)
{
  const AlurInspection *inspection = look (self);
  guint index = (guint) gtk_list_box_row_get_index (row);
  AlurInspectionItem *item;

  if (inspection == NULL || self->section->type != ALUR_SECTION_WAYS
      || index >= self->section->items->len)
    return;
  item = g_ptr_array_index (self->section->items, index);
  alur_chain_go_to (inspection->editor, item->element);
}

static void
more_cb (AlurInspectorSection *self)
{
  const AlurInspection *inspection = look (self);

  self->is_whole = TRUE;
  if (inspection != NULL && self->section->type == ALUR_SECTION_WAYS)
    show_ways (self);
  else if (inspection != NULL)
    show_items (self, inspection);
}

/* --- Adding ----------------------------------------------------------------------------------- */

static void
add (AlurInspectorSection *self, AlurElement *target, const char *text)
{
  const AlurInspection *inspection = look (self);
  AlurElement *added;

  if (inspection == NULL)
    return;
  added = alur_inspection_add (inspection, self->section, target, text);
  if (added != NULL && self->section->type == ALUR_SECTION_INDEX)
    alur_inspector_inspect (get_inspector (self), added);
  else if (added != NULL)
    alur_inspector_focus_field (get_inspector (self), added, G_MAXUINT);
}

static void
chosen_cb (AlurElementChooser *chooser, AlurElement *element, AlurInspectorSection *self)
{
  const AlurInspection *inspection = look (self);

  if (inspection != NULL && self->section->type == ALUR_SECTION_INDEX)
    alur_inspector_inspect (get_inspector (self), element);
  else
    add (self, element, NULL);
}

static void
make_cb (AlurElementChooser *chooser, const char *name, AlurInspectorSection *self)
{
  add (self, NULL, name);
}

static gboolean
has_kind (guint64 kinds, AlurKind kind)
{
  return (kinds >> kind & 1) != 0;
}

static AlurKind
kind_of_new (guint64 kinds, AlurKind added)
{
  if (added == ALUR_KIND_SOP_BASIS || added == ALUR_KIND_SOP_RELATED)
    return ALUR_N_KINDS;
  if (has_kind (kinds, ALUR_KIND_FUNCTION))
    return ALUR_KIND_FUNCTION;
  if (has_kind (kinds, ALUR_KIND_UNIT))
    return ALUR_KIND_UNIT;
  return has_kind (kinds, ALUR_KIND_REGULATION) ? ALUR_KIND_REGULATION : ALUR_N_KINDS;
}

static void
create_chooser_cb (GtkMenuButton *button, gpointer data)
{
  AlurInspectorSection *self = data;
  const AlurInspection *inspection = look (self);
  GtkWidget *chooser;

  if (inspection == NULL)
    {
      gtk_menu_button_popdown (button);
      return;
    }
  chooser = alur_element_chooser_new (self->document,
                                      alur_inspection_list_candidates (inspection, self->section),
                                      alur_tooltip_get (GTK_WIDGET (button)));
  if (alur_inspection_may_add_text (self->section))
    alur_element_chooser_offer_new (ALUR_ELEMENT_CHOOSER (chooser),
                                    kind_of_new (alur_inspection_get_asked (self->section),
                                                 alur_inspector_section_get_kind (self)));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, 0);
  g_signal_connect_object (chooser, "make", G_CALLBACK (make_cb), self, 0);
  gtk_menu_button_set_popover (button, chooser);
}

static void
add_clicked_cb (AlurInspectorSection *self)
{
  add (self, NULL, NULL);
}

static void
make_add (AlurInspectorSection *self)
{
  const char *label = self->section->add_label;

  if (self->section->type == ALUR_SECTION_INDEX)
    label = alur_tr (NULL, N_ ("Go to one, or add one"));
  if (alur_inspection_get_asked (self->section) != 0)
    {
      self->add = gtk_menu_button_new ();
      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->add),
                                     self->section->type == ALUR_SECTION_INDEX
                                         ? "system-search-symbolic"
                                         : "list-add-symbolic");
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->add), create_chooser_cb, self,
                                             NULL);
    }
  else
    {
      self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
      g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_clicked_cb), self);
    }
  gtk_widget_add_css_class (self->add, "flat");
  alur_spoken_set_tip (self->add, label);
  gtk_box_append (GTK_BOX (self->head), self->add);
}

/**
 * alur_inspector_section_add:
 * @self: a section
 *
 * Adds something to its list, or asks what first.
 */
void
alur_inspector_section_add (AlurInspectorSection *self)
{
  if (self->add == NULL)
    return;
  if (GTK_IS_MENU_BUTTON (self->add))
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->add));
  else
    add (self, NULL, NULL);
}

/**
 * alur_inspector_section_change_item:
 * @self: a section
 * @element: something in its list
 * @by: how many places down it goes
 *
 * Returns: whether it could be asked for
 */
gboolean
alur_inspector_section_change_item (AlurInspectorSection *self, AlurElement *element, int by)
{
  const AlurInspection *inspection = look (self);

  if (inspection == NULL)
    return FALSE;
  alur_inspection_move (inspection, self->section, element, by);
  return TRUE;
}

/* The focus goes on to what stands behind. */
static GtkWidget *
find_beside (AlurInspectorSection *self, const AlurElement *element)
{
  GtkWidget *item = find_item (self, element);
  GtkWidget *beside = item != NULL ? gtk_widget_get_next_sibling (item) : NULL;

  if (beside == NULL && item != NULL)
    beside = gtk_widget_get_prev_sibling (item);
  return beside != NULL ? beside : self->add;
}

/**
 * alur_inspector_section_remove_item:
 * @self: a section
 * @element: something in its list
 *
 * Returns: whether it could be deleted
 */
gboolean
alur_inspector_section_remove_item (AlurInspectorSection *self, AlurElement *element)
{
  const AlurInspection *inspection = look (self);
  GtkWidget *beside = find_beside (self, element);

  if (inspection == NULL)
    return FALSE;
  alur_inspection_remove (inspection, self->section, element);
  if (beside != NULL)
    gtk_widget_child_focus (beside, GTK_DIR_TAB_FORWARD);
  return TRUE;
}

/* --- Showing ---------------------------------------------------------------------------------- */

static void
show_title (AlurInspectorSection *self)
{
  const char *title = self->section->title;
  g_autofree char *counted = NULL;

  if (self->section->type == ALUR_SECTION_INDEX && self->section->figures->len > 0)
    title = counted = g_strdup_printf (
        "%s · %s", title, g_array_index (self->section->figures, AlurInspectionFigure, 0).text);
  gtk_widget_set_visible (self->head, title != NULL);
  gtk_label_set_text (self->title, title != NULL ? title : "");
  alur_spoken_set_name (GTK_WIDGET (self->list),
                        title != NULL ? title : alur_tr (NULL, N_ ("Fields")));
}

/**
 * alur_inspector_section_show:
 * @self: a section
 * @inspection: what is inspected
 * @section: what to show of it: the same section as before, maybe of another element
 */
void
alur_inspector_section_show (AlurInspectorSection *self,
                             const AlurInspection *inspection,
                             const AlurInspectionSection *section)
{
  const AlurElement *owner = g_ptr_array_index (section->owners, 0);

  if (self->owner != owner)
    self->is_whole = FALSE;
  self->owner = owner;
  self->section = section;
  g_set_object (&self->document, inspection->document);
  show_title (self);
  if (self->add == NULL && section->add_label != NULL)
    make_add (self);
  switch (section->type)
    {
    case ALUR_SECTION_FIELDS:
      show_fields (self);
      break;
    case ALUR_SECTION_FIGURES:
      show_figures (self);
      break;
    case ALUR_SECTION_INDEX:
      gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
      break;
    case ALUR_SECTION_WAYS:
      show_ways (self);
      break;
    case ALUR_SECTION_LIST:
    default:
      show_items (self, inspection);
      break;
    }
}

/**
 * alur_inspector_section_forget:
 * @self: a section that is not seen until it is shown again
 *
 * Lets go of what it shows.
 */
void
alur_inspector_section_forget (AlurInspectorSection *self)
{
  if (self->section != NULL && self->section->type == ALUR_SECTION_LIST)
    {
      forget_items (self, NULL);
      g_ptr_array_set_size (self->items, 0);
    }
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    alur_inspector_row_forget (g_ptr_array_index (self->rows, i));
  g_clear_object (&self->document);
  self->section = NULL;
  self->owner = NULL;
}

/**
 * alur_inspector_section_has_list:
 *
 * Returns: whether elements can be added to it
 */
gboolean
alur_inspector_section_has_list (AlurInspectorSection *self)
{
  return self->section->type == ALUR_SECTION_LIST;
}

/**
 * alur_inspector_section_get_kind:
 *
 * Returns: whose fields it shows, or what is in its list
 */
AlurKind
alur_inspector_section_get_kind (AlurInspectorSection *self)
{
  return alur_inspection_get_kind (self->section);
}

/**
 * alur_inspector_section_find_field:
 * @element: an element
 * @field: one of its fields; an unknown one: the first
 *
 * Unfolds what has to be.
 *
 * Returns: (transfer none) (nullable): the widget in which it is filled; %NULL: not here
 */
GtkWidget *
alur_inspector_section_find_field (AlurInspectorSection *self,
                                   const AlurElement *element,
                                   guint field)
{
  GtkWidget *item = self->section->type == ALUR_SECTION_LIST ? find_item (self, element) : NULL;

  if (item != NULL)
    return alur_inspector_item_open (item, field);
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    {
      AlurInspectorRow *row = g_ptr_array_index (self->rows, i);
      const AlurSlot *slot = alur_inspector_row_get_slot (row);

      if (gtk_widget_get_visible (GTK_WIDGET (row))
          && alur_slot_find_element (slot, g_ptr_array_index (slot->owners, 0)) == element
          && (slot->field == field || field == G_MAXUINT))
        return GTK_WIDGET (row);
    }
  return NULL;
}

static void
alur_inspector_section_finalize (GObject *object)
{
  AlurInspectorSection *self = ALUR_INSPECTOR_SECTION (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  G_OBJECT_CLASS (alur_inspector_section_parent_class)->finalize (object);
}

static void
alur_inspector_section_class_init (AlurInspectorSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_inspector_section_finalize;
}

static void
alur_inspector_section_init (AlurInspectorSection *self)
{
  self->items = g_ptr_array_new ();
  self->figures = g_ptr_array_new ();
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->title = GTK_LABEL (gtk_label_new (NULL));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->more = gtk_button_new ();
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self), self->head);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (self), self->more);
}

/**
 * alur_inspector_section_new:
 *
 * Returns: (transfer floating): a section that shows nothing yet
 */
GtkWidget *
alur_inspector_section_new (void)
{
  return g_object_new (ALUR_TYPE_INSPECTOR_SECTION, "orientation", GTK_ORIENTATION_VERTICAL,
                       "spacing", 6, NULL);
}
