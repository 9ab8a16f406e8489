/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The outline as a list of its open rows. The rows are the list's (alur-outline-list.c); here they
 * get a widget each while they are in view, and selection goes both ways.
 *
 * GTK makes widgets for two hundred rows of a long list at once, and where a row that it keeps
 * track of is among those that are exchanged, it asks for all that are new. So when something else
 * is looked for, or another stage is shown, the list is its beginning first, in the frame after
 * that the beginning of what is to be listed, and then it grows with the frames. */

#include "alur-outline.h"

#include "alur-command.h"
#include "alur-describe.h"
#include "alur-language.h"
#include "alur-outline-list.h"
#include "alur-refresh.h"
#include "alur-shown-list.h"
#include "alur-spoken.h"
#include "alur-tooltip.h"

#include <glib/gi18n-lib.h>

#define INDENT 14         /* px a level */
#define ROWS_A_FRAME 30u  /* that get widgets: about as many as a window shows */
#define MANY_ROWS 200u    /* more than these come little by little */
#define VERY_MANY 1000u   /* also when another stage is shown */
#define MOST_WIDGETS 200u /* that GTK makes for rows, however many there are */

struct _AlurOutline
{
  AdwBin parent_instance;

  AlurEditor *editor;
  AlurOutlineList *rows;
  AlurShownList *beginning; /* of the rows: all, or as many as have widgets so far */
  GtkMultiSelection *selection;

  GtkListView *list;
  GtkSearchEntry *search;
  GtkWidget *nothing; /* says that none was found */

  GPtrArray *items;    /* (element-type GtkListItem): the rows in view */
  gboolean is_syncing; /* the selection is being changed by us */
  guint refresh;
  guint growing;     /* tick callback; 0: all rows are listed */
  gboolean is_old;   /* what is listed, until the next frame */
  char *looked_for;  /* NULL: nothing */
  gboolean are_many; /* rows, when nothing is looked for */
};

G_DEFINE_FINAL_TYPE (AlurOutline, alur_outline, ADW_TYPE_BIN)

static const char *
get_icon (AlurOutlineRow *row)
{
  static const char *const sections[ALUR_OUTLINE_ELEMENT + 1]
      = { [ALUR_OUTLINE_DOCUMENT] = "text-x-generic-symbolic",
          [ALUR_OUTLINE_STAGES] = "alur-stages-symbolic",
          [ALUR_OUTLINE_PROBLEMS] = "alur-problem-symbolic" };
  AlurPane pane = alur_outline_row_get_pane (row);

  return pane != ALUR_N_PANES ? alur_pane_get_traits (pane)->icon
                              : sections[alur_outline_row_get_kind (row)];
}

static void
expand (AlurOutline *self, AlurOutlineRow *row, gboolean expanded)
{
  alur_outline_list_set_expanded (self->rows, row, expanded);
}

static void
arrow_clicked_cb (GtkButton *button, AlurOutline *self)
{
  AlurOutlineRow *row = g_object_get_data (G_OBJECT (button), "row");

  if (row != NULL)
    expand (self, row, !alur_outline_row_is_expanded (row));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_presses, double x, double y, AlurOutline *self)
{
  GtkWidget *box = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkListItem *item = g_object_get_data (G_OBJECT (box), "item");
  guint position = gtk_list_item_get_position (item);

  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  g_signal_emit_by_name (self, "menu", box, x, y);
}

/* A row is also selected for a part of it, such as a badge of a unit. The list has nothing to tell
 * when it is clicked then, and it means the whole. */
static void
pressed_again_cb (GtkGestureClick *gesture, int n_presses, double x, double y, AlurOutline *self)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);
  GtkListItem *item
      = g_object_get_data (G_OBJECT (gtk_event_controller_get_widget (controller)), "item");
  AlurElement *element = alur_outline_row_get_element (gtk_list_item_get_item (item));
  GdkModifierType keys = gtk_event_controller_get_current_event_state (controller);

  if (!gtk_list_item_get_selected (item) || element == NULL
      || (keys & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0
      || alur_selection_get_single (alur_editor_get_selection (self->editor)) == element)
    return;
  alur_editor_show_element (self->editor, element);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AlurOutline *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *arrow = gtk_button_new_from_icon_name ("pan-end-symbolic");
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *label = gtk_label_new (NULL);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *again = gtk_gesture_click_new ();

  gtk_widget_add_css_class (arrow, "flat");
  gtk_widget_add_css_class (arrow, "arrow");
  gtk_widget_set_focusable (arrow, FALSE);
  gtk_widget_set_valign (arrow, GTK_ALIGN_CENTER);
  g_signal_connect (arrow, "clicked", G_CALLBACK (arrow_clicked_cb), self);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  alur_tooltip_add_shortened (label);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (again, "pressed", G_CALLBACK (pressed_again_cb), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (again), GTK_PHASE_CAPTURE);
  /* Not on the arrow, which only opens. */
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (again));
  g_object_set_data (G_OBJECT (label), "item", item);
  g_object_set_data (G_OBJECT (box), "item", item);
  gtk_list_item_set_child (item, box);
}

/* What a screen reader says of a row that gets the focus. */
static void
speak_row (AlurOutline *self, GtkListItem *item, gboolean counts_findings)
{
  AlurOutlineRow *row = gtk_list_item_get_item (item);
  const AlurElement *element = alur_outline_row_get_element (row);
  g_autofree char *name = element != NULL
                              ? alur_describe_briefly (self->editor, element, counts_findings)
                              : alur_outline_row_dup_label (row);

  alur_spoken_set_row (item, name);
  alur_spoken_set_open (item, alur_outline_row_is_expandable (row),
                        alur_outline_row_is_expanded (row));
}

static void
fill_row (AlurOutlineRow *row, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *arrow = gtk_widget_get_first_child (box);
  GtkWidget *icon = gtk_widget_get_next_sibling (arrow);
  GtkWidget *label = gtk_widget_get_next_sibling (icon);
  g_autofree char *text = alur_outline_row_dup_label (row);
  gboolean expandable = alur_outline_row_is_expandable (row);
  gboolean expanded = alur_outline_row_is_expanded (row);

  gtk_widget_set_margin_start (box, (int) alur_outline_row_get_depth (row) * INDENT);
  gtk_button_set_icon_name (GTK_BUTTON (arrow),
                            expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  /* It keeps its room, so that names stand below one another. */
  gtk_widget_set_opacity (arrow, expandable ? 1 : 0);
  gtk_widget_set_can_target (arrow, expandable);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL,
      expanded ? alur_tr (NULL, N_ ("Close")) : alur_tr (NULL, N_ ("Open")), -1);
  gtk_widget_set_visible (icon, get_icon (row) != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), get_icon (row));
  gtk_label_set_text (GTK_LABEL (label), text);
  if (alur_outline_row_get_element (row) == NULL)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
}

static void
row_changed_cb (AlurOutlineRow *row, GtkListItem *item)
{
  fill_row (row, item);
}

static void refresh (GtkWidget *widget);

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AlurOutline *self)
{
  AlurOutlineRow *row = gtk_list_item_get_item (item);
  GtkWidget *arrow = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  gboolean is_found = alur_analysis_is_up_to_date (alur_editor_get_analysis (self->editor));

  g_object_set_data (G_OBJECT (arrow), "row", row);
  fill_row (row, item);
  speak_row (self, item, is_found);
  if (!is_found)
    alur_refresh_queue_findings (GTK_WIDGET (self), &self->refresh, refresh);
  g_ptr_array_add (self->items, item);
  g_signal_connect (row, "changed", G_CALLBACK (row_changed_cb), item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AlurOutline *self)
{
  AlurOutlineRow *row = gtk_list_item_get_item (item);

  g_signal_handlers_disconnect_by_data (row, item);
  g_ptr_array_remove_fast (self->items, item);
}

static void
show_section (AlurOutline *self, AlurPane pane)
{
  alur_selection_clear (alur_editor_get_selection (self->editor));
  if (pane != ALUR_N_PANES)
    alur_editor_show (self->editor, pane, NULL);
}

/* What is selected here is shown. */
static void
selection_changed_cb (GtkSelectionModel *model, guint position, guint n_items, AlurOutline *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (model);
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  guint n_selected = (guint) gtk_bitset_get_size (selected);

  if (self->is_syncing || self->editor == NULL || n_selected == 0)
    return;
  self->is_syncing = TRUE;
  for (guint i = 0; i < n_selected; i++)
    {
      g_autoptr (AlurOutlineRow) row
          = g_list_model_get_item (G_LIST_MODEL (model), gtk_bitset_get_nth (selected, i));
      AlurElement *element = alur_outline_row_get_element (row);

      if (element != NULL)
        g_ptr_array_add (elements, element);
      else if (n_selected == 1)
        show_section (self, alur_outline_row_get_pane (row));
    }
  if (elements->len == 1)
    alur_editor_show_element (self->editor, g_ptr_array_index (elements, 0));
  else if (elements->len > 1)
    alur_selection_set_all (alur_editor_get_selection (self->editor),
                            (AlurElement *const *) elements->pdata, elements->len);
  self->is_syncing = FALSE;
}

/* The places of what is selected in the document. @reveals: which is shown if it is not yet.
 * Returns that of the last; G_MAXUINT: there is none. */
static guint
find_selected (AlurOutline *self, gboolean reveals, GtkBitset *selected)
{
  AlurSelection *selection = alur_editor_get_selection (self->editor);
  guint n_elements;
  AlurElement *const *elements = alur_selection_get_all (selection, &n_elements);
  guint last = G_MAXUINT;

  for (guint i = 0; i < n_elements; i++)
    {
      guint position = reveals ? alur_outline_list_reveal (self->rows, elements[i])
                               : alur_outline_list_find (self->rows, elements[i]);

      if (position == G_MAXUINT)
        continue;
      gtk_bitset_add (selected, position);
      last = position;
    }
  return last;
}

/* What is selected elsewhere is selected here, and brought into view if @reveals. */
static void
take_selection (AlurOutline *self, gboolean reveals)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) now = NULL;
  g_autoptr (GtkBitset) mask = NULL;
  guint last = find_selected (self, reveals, selected);

  now = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  /* Scrolling would take a row from under a button that is being pressed. */
  if (last == G_MAXUINT || gtk_bitset_equals (now, selected))
    return;
  mask = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)));
  self->is_syncing = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, mask);
  self->is_syncing = FALSE;
  if (reveals && gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", last);
}

/* --- Little by little ------------------------------------------------------------------------- */

static void
set_n_listed (AlurOutline *self, guint n_rows)
{
  gboolean was_syncing = self->is_syncing;

  self->is_syncing = TRUE;
  alur_shown_list_set_size (self->beginning, n_rows);
  self->is_syncing = was_syncing;
}

static void
stop_growing (AlurOutline *self)
{
  if (self->growing != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->growing);
  self->growing = 0;
}

/* What was selected behind the beginning is so again, and in view unless somebody looks for
 * something. */
static void
list_all (AlurOutline *self)
{
  stop_growing (self);
  set_n_listed (self, G_MAXUINT);
  take_selection (self, self->looked_for == NULL);
}

/* Lists what is looked for, in the stage that is shown. */
static void
list_now (AlurOutline *self)
{
  if (!self->is_old)
    return;
  self->is_old = FALSE;
  alur_outline_list_set_filter (self->rows, self->looked_for);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->beginning)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0u);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) <= MANY_ROWS)
    list_all (self);
}

/* Gives up the widgets of most of what is listed. */
static gboolean
shrink (AlurOutline *self)
{
  if (alur_shown_list_get_size (self->beginning) <= ROWS_A_FRAME)
    return FALSE;
  set_n_listed (self, ROWS_A_FRAME);
  return TRUE;
}

static gboolean
grow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AlurOutline *self = ALUR_OUTLINE (widget);
  guint n_rows = alur_shown_list_get_size (self->beginning) + ROWS_A_FRAME;

  if (self->is_old)
    {
      if (!shrink (self))
        list_now (self);
      return self->growing != 0;
    }
  if (n_rows < MOST_WIDGETS)
    {
      set_n_listed (self, n_rows);
      return G_SOURCE_CONTINUE;
    }
  list_all (self);
  return G_SOURCE_REMOVE;
}

/* Gives up widgets in the next frame, if that was not done, and lists something else in the one
 * after that: both together, and with all else that another stage changes, would take too long. */
static void
begin_anew (AlurOutline *self)
{
  stop_growing (self);
  self->is_old = TRUE;
  self->growing = gtk_widget_add_tick_callback (GTK_WIDGET (self), grow_cb, NULL, NULL);
}

static void
look_for (AlurOutline *self, const char *text)
{
  if (self->looked_for == NULL)
    self->are_many = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > MANY_ROWS;
  g_free (self->looked_for);
  self->looked_for = *text != '\0' ? g_strdup (text) : NULL;
  if (self->are_many)
    {
      shrink (self);
      begin_anew (self);
    }
  else
    alur_outline_list_set_filter (self->rows, text);
}

static GtkWidget *
get_widget (AlurOutline *self, guint index)
{
  GtkListItem *item = g_ptr_array_index (self->items, index);

  return gtk_widget_get_parent (gtk_list_item_get_child (item));
}

/* The row that has the focus; NULL: none has. */
static AlurOutlineRow *
find_focused (AlurOutline *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->items->len; i++)
    if (get_widget (self, i) == focus)
      return gtk_list_item_get_item (g_ptr_array_index (self->items, i));
  return NULL;
}

static void
focus_row (AlurOutline *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  for (guint i = 0; i < self->items->len; i++)
    if (gtk_list_item_get_position (g_ptr_array_index (self->items, i)) == position)
      gtk_widget_grab_focus (get_widget (self, i));
}

/* Whether the rows of another stage come with the next frames, of which there are none for what is
 * not in sight. */
static gboolean
begins_anew (AlurOutline *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    list_now (self);
  else if (!self->is_old && !alur_outline_list_is_of_stage (self->rows)
           && g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > VERY_MANY)
    begin_anew (self);
  return self->is_old;
}

/* The list loses sight of a row that goes and comes again, which is how a move is told. What has
 * gone for good stands for nothing any more. */
static void
update_rows (AlurOutline *self)
{
  AlurOutlineRow *focus = find_focused (self);
  g_autoptr (AlurOutlineRow) focused = focus != NULL ? g_object_ref (focus) : NULL;
  const AlurElement *element;
  guint position;

  if (begins_anew (self))
    return;
  alur_outline_list_update (self->rows);
  element = focused != NULL ? alur_outline_row_get_element (focused) : NULL;
  if (element == NULL || find_focused (self) == focused)
    return;
  position = alur_outline_list_find (self->rows, element);
  if (position != G_MAXUINT)
    focus_row (self, position);
}

static void
refresh (GtkWidget *widget)
{
  AlurOutline *self = ALUR_OUTLINE (widget);

  if (self->editor == NULL)
    return;
  update_rows (self);
  if (self->is_old)
    return;
  for (guint i = 0; i < self->items->len; i++)
    speak_row (self, g_ptr_array_index (self->items, i), TRUE);
  if (self->growing == 0 && !gtk_widget_has_focus (GTK_WIDGET (self->search)))
    take_selection (self, TRUE);
}

static void
changed (AlurOutline *self)
{
  if (!self->is_syncing)
    alur_refresh_queue_findings (GTK_WIDGET (self), &self->refresh, refresh);
}

static void
rows_changed_cb (GListModel *rows, guint position, guint removed, guint added, AlurOutline *self)
{
  gtk_widget_set_visible (self->nothing,
                          self->looked_for != NULL && g_list_model_get_n_items (rows) == 0);
}

static void
activate_cb (GtkListView *list, guint position, AlurOutline *self)
{
  g_signal_emit_by_name (self, "go");
}

static void
search_changed_cb (GtkSearchEntry *entry, AlurOutline *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  if (self->rows != NULL && g_strcmp0 (text, self->looked_for != NULL ? self->looked_for : "") != 0)
    look_for (self, text);
}

static void
stop_search_cb (GtkSearchEntry *entry, AlurOutline *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* Enter goes to the first that was found. */
static void
search_activated_cb (GtkSearchEntry *entry, AlurOutline *self)
{
  if (self->rows == NULL)
    return;
  /* The letters that were typed last may not have been looked for yet. */
  search_changed_cb (entry, self);
  list_now (self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (AlurOutlineRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (row == NULL || alur_outline_row_get_element (row) == NULL)
        continue;
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), i, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->list));
      gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
      return;
    }
}

/* The row with the focus: the one that was selected last. */
static gboolean
find_focus (AlurOutline *self, guint *position)
{
  g_autoptr (GtkBitset) selected = NULL;

  if (self->selection == NULL)
    return FALSE;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_is_empty (selected))
    return FALSE;
  *position = gtk_bitset_get_maximum (selected);
  return TRUE;
}

static void
select_row (AlurOutline *self, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* Right opens or goes in, left closes or goes out, as in every tree. */
static gboolean
walk (AlurOutline *self, gboolean inwards)
{
  g_autoptr (AlurOutlineRow) row = NULL;
  guint position;

  if (!find_focus (self, &position))
    return GDK_EVENT_PROPAGATE;
  row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  if (alur_outline_row_is_expandable (row) && alur_outline_row_is_expanded (row) != inwards)
    expand (self, row, inwards);
  else if (inwards && alur_outline_row_is_expandable (row))
    select_row (self, position + 1);
  else if (!inwards)
    select_row (self, alur_outline_list_find_parent (self->rows, position));
  return GDK_EVENT_STOP;
}

static gboolean
run (AlurOutline *self, const char *name)
{
  return self->editor != NULL && alur_command_run (alur_command_find (name), self->editor)
             ? GDK_EVENT_STOP
             : GDK_EVENT_PROPAGATE;
}

/* What was made is named at once, as it is in a drawing. */
static gboolean
make (AlurOutline *self, const char *name)
{
  if (run (self, name) == GDK_EVENT_PROPAGATE)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.rename", NULL);
  return GDK_EVENT_STOP;
}

/* Tab leaves the list: one that goes through all rows is a way that ends nowhere. */
static gboolean
leave (AlurOutline *self, gboolean forwards)
{
  GtkWidget *list = GTK_WIDGET (self->list);
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (list));
  gboolean moved;

  gtk_widget_set_can_focus (list, FALSE);
  moved = gtk_widget_child_focus (root, forwards ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
  gtk_widget_set_can_focus (list, TRUE);
  return moved ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                AlurOutline *self)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  switch (key)
    {
    case GDK_KEY_Right:
    case GDK_KEY_Left:
      return control ? GDK_EVENT_PROPAGATE : walk (self, key == GDK_KEY_Right);
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return leave (self, key == GDK_KEY_Tab);
    case GDK_KEY_Delete:
      return run (self, "delete");
    case GDK_KEY_Insert:
      return make (self, "make-child");
    case GDK_KEY_Return:
      return control ? make (self, "make-next") : GDK_EVENT_PROPAGATE;
    case GDK_KEY_F2:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.rename", NULL);
      return GDK_EVENT_STOP;
    case GDK_KEY_F10:
      if ((state & GDK_SHIFT_MASK) == 0)
        return GDK_EVENT_PROPAGATE;
      G_GNUC_FALLTHROUGH;
    case GDK_KEY_Menu:
      g_signal_emit_by_name (self, "menu", self->list, 24.0, 24.0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
alur_outline_dispose (GObject *object)
{
  AlurOutline *self = ALUR_OUTLINE (object);

  if (self->list != NULL)
    alur_outline_set_editor (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ALUR_TYPE_OUTLINE);
  G_OBJECT_CLASS (alur_outline_parent_class)->dispose (object);
}

static void
alur_outline_finalize (GObject *object)
{
  g_ptr_array_unref (ALUR_OUTLINE (object)->items);
  G_OBJECT_CLASS (alur_outline_parent_class)->finalize (object);
}

static void
alur_outline_class_init (AlurOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_outline_dispose;
  G_OBJECT_CLASS (klass)->finalize = alur_outline_finalize;
  /**
   * AlurOutline::menu:
   * @widget: where it is to open
   * @x: in @widget
   * @y: in @widget
   *
   * A context menu for what is selected is asked for.
   */
  g_signal_new ("menu", ALUR_TYPE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                GTK_TYPE_WIDGET, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  /**
   * AlurOutline::go:
   *
   * What is selected was chosen: its view is to get the focus.
   */
  g_signal_new ("go", ALUR_TYPE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-outline.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurOutline, list);
  gtk_widget_class_bind_template_child (widget_class, AlurOutline, search);
  gtk_widget_class_bind_template_child (widget_class, AlurOutline, nothing);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
}

static void
alur_outline_init (AlurOutline *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

static void
forget_editor (AlurOutline *self)
{
  if (self->editor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->editor, self);
  g_signal_handlers_disconnect_by_data (alur_editor_get_selection (self->editor), self);
  stop_growing (self);
  self->is_old = FALSE;
  g_clear_pointer (&self->looked_for, g_free);
  gtk_widget_set_visible (self->nothing, FALSE);
  gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->beginning);
  g_clear_object (&self->rows);
  g_clear_object (&self->editor);
}

/**
 * alur_outline_set_editor:
 * @self: the outline
 * @editor: (nullable): whose document to show; a reference is taken
 */
void
alur_outline_set_editor (AlurOutline *self, AlurEditor *editor)
{
  if (self->editor == editor)
    return;
  forget_editor (self);
  if (editor == NULL)
    return;
  self->editor = g_object_ref (editor);
  self->rows = alur_outline_list_new (editor);
  g_signal_connect_object (self->rows, "items-changed", G_CALLBACK (rows_changed_cb), self, 0);
  self->beginning = alur_shown_list_new (G_LIST_MODEL (g_object_ref (self->rows)),
                                         gtk_list_view_get_factory (self->list));
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->beginning)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, 0);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (editor, "document-changed", G_CALLBACK (changed), self);
  g_signal_connect_swapped (editor, "view-changed", G_CALLBACK (changed), self);
  g_signal_connect_swapped (alur_editor_get_selection (editor), "changed", G_CALLBACK (changed),
                            self);
  changed (self);
}

/**
 * alur_outline_focus_search:
 * @self: the outline
 *
 * Lets a name be typed to look for.
 */
void
alur_outline_focus_search (AlurOutline *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * alur_outline_dup_toggled:
 * @self: the outline
 *
 * Returns: (transfer full): names for the rows that are open or closed otherwise than at first
 */
char **
alur_outline_dup_toggled (AlurOutline *self)
{
  return self->rows != NULL ? alur_outline_list_dup_toggled (self->rows) : g_new0 (char *, 1);
}

/**
 * alur_outline_set_toggled:
 * @self: the outline
 * @names: what alur_outline_dup_toggled() has returned
 *
 * Opens and closes rows.
 */
void
alur_outline_set_toggled (AlurOutline *self, const char *const *names)
{
  if (self->rows != NULL)
    alur_outline_list_set_toggled (self->rows, names);
}
