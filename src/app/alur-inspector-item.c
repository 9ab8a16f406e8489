/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fields of an item are made when it is unfolded first: a unit may have hundreds of authorities. */

#include "alur-inspector-item.h"

#include "alur-inspector-row.h"
#include "alur-inspector-section.h"
#include "alur-inspector.h"
#include "alur-language.h"
#include "alur-paragraph.h"
#include "alur-spoken.h"
#include "alur-tooltip.h"

#include <glib/gi18n-lib.h>

/* What belongs to the widget of an item, whatever class it is of. */
typedef struct
{
  AlurElement *element;
  GPtrArray *owners;
  AlurDocument *document;
  GPtrArray *rows;  /* of what is unfolded; NULL: not made yet */
  GtkWidget *giver; /* of an input: whether the customer brings it */
  gboolean is_showing;
} Item;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_ptr_array_unref (item->owners);
  g_object_unref (item->document);
  g_clear_pointer (&item->rows, g_ptr_array_unref);
  g_free (item);
}

static Item *
get_item (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "item");
}

static AlurInspectorSection *
get_section (GtkWidget *widget)
{
  return ALUR_INSPECTOR_SECTION (gtk_widget_get_ancestor (widget, ALUR_TYPE_INSPECTOR_SECTION));
}

/**
 * alur_inspector_item_get_element:
 *
 * Returns: (transfer none): the element that the row is for
 */
AlurElement *
alur_inspector_item_get_element (GtkWidget *item)
{
  return get_item (item)->element;
}

/* --- What can be done with it ----------------------------------------------------------------- */

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  alur_inspector_section_remove_item (get_section (widget), get_item (widget)->element);
}

static void
move_up_cb (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  alur_inspector_section_change_item (get_section (widget), get_item (widget)->element, -1);
}

static void
move_down_cb (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  alur_inspector_section_change_item (get_section (widget), get_item (widget)->element, 1);
}

static void
inspect_cb (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  GtkWidget *inspector = gtk_widget_get_ancestor (widget, ALUR_TYPE_INSPECTOR);

  alur_inspector_inspect (ALUR_INSPECTOR (inspector), get_item (widget)->element);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        GtkWidget *widget)
{
  int by = key == GDK_KEY_Up ? -1 : key == GDK_KEY_Down ? 1 : 0;

  if (by == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK)
    return GDK_EVENT_PROPAGATE;
  return alur_inspector_section_change_item (get_section (widget), get_item (widget)->element, by);
}

static void
add_actions (GtkWidget *widget, const AlurInspectionItem *item)
{
  static const GActionEntry entries[] = {
    { .name = "remove", .activate = remove_cb },
    { .name = "up", .activate = move_up_cb },
    { .name = "down", .activate = move_down_cb },
    { .name = "inspect", .activate = inspect_cb },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), widget);
  gtk_widget_insert_action_group (widget, "item", G_ACTION_GROUP (actions));
  if (item->may_move)
    {
      GtkEventController *keys = gtk_event_controller_key_new ();

      gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
      g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), widget);
      gtk_widget_add_controller (widget, keys);
    }
}

static GtkWidget *
make_menu (const AlurInspectionItem *item)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();
  /* Translators: of a thing in a list; %s is its name. */
  g_autofree char *label
      = g_strdup_printf (alur_tr (NULL, N_ ("What can be done with %s")), item->title);

  g_menu_append (menu, alur_tr (NULL, N_ ("Show All of It")), "item.inspect");
  if (item->may_move)
    {
      g_menu_append (menu, alur_tr (NULL, N_ ("Move Up")), "item.up");
      g_menu_append (menu, alur_tr (NULL, N_ ("Move Down")), "item.down");
    }
  if (!item->is_kept)
    g_menu_append (menu, alur_tr (NULL, N_ ("Delete")), "item.remove");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  alur_tooltip_set (button, alur_tr (NULL, N_ ("More")));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

/* --- To type ---------------------------------------------------------------------------------- */

static AlurSlot
get_giver (const Item *item)
{
  return (AlurSlot){ .document = item->document,
                     .owners = item->owners,
                     .kind = ALUR_KIND_INPUT,
                     .field = ALUR_INPUT_FROM };
}

static void
giver_toggled_cb (GtkToggleButton *button, GtkWidget *widget)
{
  Item *item = get_item (widget);
  AlurSlot slot = get_giver (item);

  if (!item->is_showing)
    g_free (alur_slot_set_word (&slot, gtk_toggle_button_get_active (button) ? 1 : 0));
}

/* In a row of its own it would be twice as long as the input itself. */
static GtkWidget *
make_giver (GtkWidget *widget)
{
  GtkWidget *button = gtk_toggle_button_new ();
  const char *label = alur_tr (NULL, N_ ("Brought by the customer"));

  gtk_button_set_icon_name (GTK_BUTTON (button), "avatar-default-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  alur_spoken_set_tip (button, label);
  g_signal_connect (button, "toggled", G_CALLBACK (giver_toggled_cb), widget);
  return button;
}

/* Enter in a list begins the next line. */
static void
next_cb (GtkWidget *entry)
{
  alur_inspector_section_add (get_section (entry));
}

static GtkWidget *
make_plain (const AlurInspectionItem *shown, Item *item, const AlurInspectionRow *row)
{
  GtkWidget *widget = alur_inspector_row_new (row);

  if (shown->element->kind == ALUR_KIND_INPUT)
    {
      item->giver = make_giver (widget);
      alur_inspector_text_add_suffix (ALUR_INSPECTOR_TEXT (widget), item->giver);
    }
  alur_inspector_text_add_suffix (ALUR_INSPECTOR_TEXT (widget), make_menu (shown));
  g_signal_connect (alur_inspector_row_get_field (ALUR_INSPECTOR_ROW (widget)), "activate",
                    G_CALLBACK (next_cb), NULL);
  return widget;
}

static void
show_plain (GtkWidget *widget, Item *item)
{
  g_autoptr (GArray) rows = alur_inspection_list_rows (item->document, item->owners);

  alur_inspector_row_show (ALUR_INSPECTOR_ROW (widget),
                           &g_array_index (rows, AlurInspectionRow, 0));
  if (item->giver == NULL)
    return;
  item->is_showing = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (item->giver),
                                alur_element_get_word (item->element, ALUR_INPUT_FROM) != 0);
  item->is_showing = FALSE;
}

/* --- To unfold -------------------------------------------------------------------------------- */

static void
add_row (GtkWidget *expander, GtkWidget *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
}

static void
expanded_cb (GtkWidget *widget)
{
  Item *item = get_item (widget);
  g_autoptr (GArray) rows = NULL;

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (widget)) || item->rows != NULL)
    return;
  rows = alur_inspection_list_rows (item->document, item->owners);
  item->rows = alur_inspector_rows_make (rows, widget, add_row);
}

static GtkWidget *
make_expander (const AlurInspectionItem *shown)
{
  GtkWidget *widget = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (widget), make_menu (shown));
  alur_paragraph_hold_title (widget);
  g_signal_connect (widget, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  return widget;
}

/* The row that has the focus is one that the library makes inside. */
static GtkWidget *
find_head (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ADW_IS_ACTION_ROW (child) ? child : find_head (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
speak_expander (GtkWidget *widget, const AlurInspectionItem *shown)
{
  GtkWidget *head = find_head (widget);
  g_autofree char *name = shown->subtitle != NULL && *shown->subtitle != '\0'
                              ? g_strdup_printf ("%s: %s", shown->title, shown->subtitle)
                              : g_strdup (shown->title);

  if (head != NULL)
    alur_spoken_set_name (head, name);
}

static void
show_expander (GtkWidget *widget, const AlurInspectionItem *shown, Item *item)
{
  g_autoptr (GArray) rows = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), shown->title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (widget),
                                 shown->subtitle != NULL ? shown->subtitle : "");
  speak_expander (widget, shown);
  if (item->rows == NULL)
    return;
  rows = alur_inspection_list_rows (item->document, item->owners);
  alur_inspector_rows_show (item->rows, rows);
}

/* --- Only to be ordered ----------------------------------------------------------------------- */

static GtkWidget *
make_fixed (const AlurInspectionItem *shown)
{
  GtkWidget *widget = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), make_menu (shown));
  alur_paragraph_hold_title (widget);
  return widget;
}

/**
 * alur_inspector_item_new:
 * @item: something in a list
 *
 * Returns: (transfer floating): a row for it
 */
GtkWidget *
alur_inspector_item_new (const AlurInspection *inspection, const AlurInspectionItem *item)
{
  Item *own = g_new0 (Item, 1);
  GtkWidget *widget;

  own->element = item->element;
  own->owners = g_ptr_array_ref (item->owners);
  own->document = g_object_ref (inspection->document);
  if (item->is_kept)
    widget = make_fixed (item);
  else if (item->is_plain)
    {
      g_autoptr (GArray) rows = alur_inspection_list_rows (own->document, own->owners);

      widget = make_plain (item, own, &g_array_index (rows, AlurInspectionRow, 0));
    }
  else
    widget = make_expander (item);
  g_object_set_data_full (G_OBJECT (widget), "item", own, item_free);
  add_actions (widget, item);
  alur_inspector_item_show (widget, inspection, item);
  return widget;
}

/**
 * alur_inspector_item_show:
 * @item: what alur_inspector_item_new() has returned
 * @shown: the same item as it is now
 */
void
alur_inspector_item_show (GtkWidget *item,
                          const AlurInspection *inspection,
                          const AlurInspectionItem *shown)
{
  if (ADW_IS_EXPANDER_ROW (item))
    show_expander (item, shown, get_item (item));
  else if (ALUR_IS_INSPECTOR_TEXT (item))
    show_plain (item, get_item (item));
  else
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (item), shown->title);
}

/**
 * alur_inspector_item_open:
 * @item: a row
 * @field: one of its element's fields; an unknown one: the first
 *
 * Unfolds the item.
 *
 * Returns: (transfer none): the widget for @field
 */
GtkWidget *
alur_inspector_item_open (GtkWidget *item, guint field)
{
  Item *own = get_item (item);

  if (!ADW_IS_EXPANDER_ROW (item))
    return item;
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (item), TRUE);
  for (guint i = 0; own->rows != NULL && i < own->rows->len; i++)
    {
      AlurInspectorRow *row = g_ptr_array_index (own->rows, i);

      if (alur_inspector_row_get_slot (row)->field == field)
        return GTK_WIDGET (row);
    }
  return own->rows != NULL && own->rows->len > 0 ? g_ptr_array_index (own->rows, 0) : item;
}
