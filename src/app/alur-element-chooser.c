/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Thousands of elements are no widget each: the list makes rows for those in view. */

#include "alur-element-chooser.h"

#include "alur-language.h"
#include "alur-shown-list.h"
#include "alur-spoken.h"
#include "alur-text.h"
#include "alur-tooltip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define INDENT 14 /* px a level */
#define HIGHEST 280
#define WIDTH 300

/* --- One of the elements ---------------------------------------------------------------------- */

#define ALUR_TYPE_CHOICE (alur_choice_get_type ())
G_DECLARE_FINAL_TYPE (AlurChoice, alur_choice, ALUR, CHOICE, GObject)

struct _AlurChoice
{
  GObject parent_instance;

  AlurElement *element; /* NULL: nothing */
  char *name;
  char *folded;
  guint depth;
  gboolean is_chosen;
};

G_DEFINE_FINAL_TYPE (AlurChoice, alur_choice, G_TYPE_OBJECT)

enum
{
  PROP_CHOSEN = 1
};

static void
alur_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, ALUR_CHOICE (object)->is_chosen);
}

static void
alur_choice_finalize (GObject *object)
{
  AlurChoice *self = ALUR_CHOICE (object);

  g_free (self->name);
  g_free (self->folded);
  G_OBJECT_CLASS (alur_choice_parent_class)->finalize (object);
}

static void
alur_choice_class_init (AlurChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_choice_finalize;
  G_OBJECT_CLASS (klass)->get_property = alur_choice_get_property;
  g_object_class_install_property (
      G_OBJECT_CLASS (klass), PROP_CHOSEN,
      g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

/* Shows nothing, until it is told what: a view may be given such a one (AlurShownList). */
static void
alur_choice_init (AlurChoice *self)
{
  self->name = g_strdup ("");
}

static AlurChoice *
make_choice (AlurElement *element, char *name, guint depth)
{
  AlurChoice *self = g_object_new (ALUR_TYPE_CHOICE, NULL);

  self->element = element;
  g_free (self->name);
  self->name = name;
  self->folded = alur_text_fold (name);
  self->depth = depth;
  return self;
}

static void
set_chosen (AlurChoice *self, gboolean chosen)
{
  self->is_chosen = chosen;
  g_object_notify (G_OBJECT (self), "chosen");
}

/* --- The list --------------------------------------------------------------------------------- */

struct _AlurElementChooser
{
  GtkPopover parent_instance;

  AlurDocument *document;
  GListStore *choices;
  GtkFilterListModel *shown;
  GtkListItemFactory *factory; /* until the list has it */
  GtkSingleSelection *selection;
  GPtrArray *chosen; /* in the order in which they were */
  GtkSearchEntry *entry;
  GtkWidget *list;
  GtkWidget *make; /* NULL: nothing new is offered */
  AlurKind kind;   /* of what is new */
  gboolean several;
  char *typed; /* folded */
};

G_DEFINE_FINAL_TYPE (AlurElementChooser, alur_element_chooser, GTK_TYPE_POPOVER)

static void
toggle (AlurElementChooser *self, AlurChoice *choice)
{
  set_chosen (choice, !choice->is_chosen);
  if (choice->is_chosen)
    g_ptr_array_add (self->chosen, choice->element);
  else
    g_ptr_array_remove (self->chosen, choice->element);
  g_signal_emit_by_name (self, "chosen", choice->element);
}

static void
choose (AlurElementChooser *self, AlurChoice *choice)
{
  if (self->several)
    {
      toggle (self, choice);
      return;
    }
  g_ptr_array_set_size (self->chosen, 0);
  if (choice->element != NULL)
    g_ptr_array_add (self->chosen, choice->element);
  g_object_ref (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit_by_name (self, "chosen", choice->element);
  g_object_unref (self);
}

static void
activate_cb (GtkListView *list, guint position, AlurElementChooser *self)
{
  g_autoptr (AlurChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (choice != NULL)
    choose (self, choice);
}

static char *
dup_typed (AlurElementChooser *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
make_cb (GtkWidget *button, AlurElementChooser *self)
{
  g_autofree char *name = dup_typed (self);

  g_object_ref (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit_by_name (self, "make", name);
  g_object_unref (self);
}

static void
entry_activate_cb (GtkSearchEntry *entry, AlurElementChooser *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    activate_cb (NULL, gtk_single_selection_get_selected (self->selection), self);
  else if (self->make != NULL && gtk_widget_get_sensitive (self->make))
    make_cb (self->make, self);
}

static void
stop_cb (GtkSearchEntry *entry, AlurElementChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        AlurElementChooser *self)
{
  if (key != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  /* To a row: a list that takes the focus itself does not know Return yet. */
  gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

static gboolean
matches (gpointer item, gpointer data)
{
  AlurElementChooser *self = data;
  AlurChoice *choice = item;

  if (self->typed == NULL || self->typed[0] == '\0')
    return TRUE;
  return choice->element != NULL && strstr (choice->folded, self->typed) != NULL;
}

static const char *
get_template (AlurKind kind, gboolean typed)
{
  if (kind == ALUR_KIND_REGULATION)
    return typed ? alur_tr (NULL, N_ ("New regulation “%s”"))
                 : alur_tr (NULL, N_ ("Type a title for a new regulation"));
  if (kind == ALUR_KIND_FUNCTION)
    return typed ? alur_tr (NULL, N_ ("New function “%s”"))
                 : alur_tr (NULL, N_ ("Type a name for a new function"));
  if (kind == ALUR_KIND_UNIT)
    return typed ? alur_tr (NULL, N_ ("New unit “%s”"))
                 : alur_tr (NULL, N_ ("Type a name for a new unit"));
  if (kind == ALUR_KIND_POSITION)
    return typed ? alur_tr (NULL, N_ ("New position “%s”"))
                 : alur_tr (NULL, N_ ("Type a name for a new position"));
  return typed ? alur_tr (NULL, N_ ("Write “%s”"))
               : alur_tr (NULL, N_ ("Type what is not in the list"));
}

/* The one %s of a template of get_template(). */
static char *
fill_in (const char *template, const char *name)
{
  const char *place = strstr (template, "%s");

  return g_strdup_printf ("%.*s%s%s", (int) (place - template), template, name, place + 2);
}

static void
refresh_make (AlurElementChooser *self)
{
  g_autofree char *typed = dup_typed (self);
  g_autofree char *label = NULL;

  if (self->make == NULL)
    return;
  label = typed[0] != '\0' ? fill_in (get_template (self->kind, TRUE), typed)
                           : g_strdup (get_template (self->kind, FALSE));
  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->make))), label);
  alur_spoken_set_name (self->make, label);
  gtk_widget_set_sensitive (self->make, typed[0] != '\0');
}

static void
search_changed_cb (GtkEditable *entry, AlurElementChooser *self)
{
  g_free (self->typed);
  self->typed = alur_text_fold (gtk_editable_get_text (entry));
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
  refresh_make (self);
}

/* --- Rows ------------------------------------------------------------------------------------- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AlurElementChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = self->several ? gtk_check_button_new ()
                                  : gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_can_focus (mark, FALSE);
  gtk_widget_set_can_target (mark, FALSE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  alur_tooltip_add_shortened (label);
  if (self->several)
    gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  if (!self->several)
    gtk_box_append (GTK_BOX (box), mark);
  g_object_set_data (G_OBJECT (item), "label", label);
  g_object_set_data (G_OBJECT (item), "mark", mark);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AlurElementChooser *self)
{
  AlurChoice *choice = gtk_list_item_get_item (item);
  GtkWidget *label = g_object_get_data (G_OBJECT (item), "label");
  GtkWidget *mark = g_object_get_data (G_OBJECT (item), "mark");

  gtk_label_set_text (GTK_LABEL (label), choice->name);
  alur_spoken_set_row (item, choice->name);
  gtk_widget_set_margin_start (gtk_list_item_get_child (item), (int) choice->depth * INDENT);
  g_object_set_data_full (
      G_OBJECT (item), "binding",
      g_object_ref (g_object_bind_property (
          choice, "chosen", mark, self->several ? "active" : "visible", G_BINDING_SYNC_CREATE)),
      g_object_unref);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AlurElementChooser *self)
{
  GBinding *binding = g_object_get_data (G_OBJECT (item), "binding");

  g_binding_unbind (binding);
  g_object_set_data (G_OBJECT (item), "binding", NULL);
}

static GtkWidget *
make_list (AlurElementChooser *self, const char *label)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  g_signal_connect (self->factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (self->factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (self->factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)),
                                  g_steal_pointer (&self->factory));
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), HIGHEST);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  return scrolled;
}

static void
alur_element_chooser_finalize (GObject *object)
{
  AlurElementChooser *self = ALUR_ELEMENT_CHOOSER (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->document);
  g_ptr_array_unref (self->chosen);
  g_free (self->typed);
  G_OBJECT_CLASS (alur_element_chooser_parent_class)->finalize (object);
}

static void
alur_element_chooser_class_init (AlurElementChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_element_chooser_finalize;
  /**
   * AlurElementChooser::chosen:
   * @element: (nullable): what was chosen, or no longer is; %NULL: nothing
   */
  g_signal_new ("chosen", ALUR_TYPE_ELEMENT_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_POINTER);
  /**
   * AlurElementChooser::make:
   * @name: of something new that is wanted
   */
  g_signal_new ("make", ALUR_TYPE_ELEMENT_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
alur_element_chooser_init (AlurElementChooser *self)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));

  self->chosen = g_ptr_array_new ();
  self->choices = g_list_store_new (ALUR_TYPE_CHOICE);
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (self->choices), filter);
  self->factory = gtk_signal_list_item_factory_new ();
  self->selection = gtk_single_selection_new (
      G_LIST_MODEL (alur_shown_list_new (G_LIST_MODEL (self->shown), self->factory)));
}

static void
build (AlurElementChooser *self, const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), make_list (self, label));
  g_signal_connect (self->entry, "changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  g_signal_connect (self->entry, "stop-search", G_CALLBACK (stop_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * alur_element_chooser_new:
 * @document: whose elements
 * @targets: (transfer full) (element-type AlurSlotTarget): the elements
 * @label: what is chosen
 *
 * Returns: (transfer floating): a popover that lists @targets
 */
GtkWidget *
alur_element_chooser_new (AlurDocument *document, GArray *targets, const char *label)
{
  AlurElementChooser *self = g_object_new (ALUR_TYPE_ELEMENT_CHOOSER, NULL);

  self->document = g_object_ref (document);
  for (guint i = 0; i < targets->len; i++)
    {
      AlurSlotTarget *target = &g_array_index (targets, AlurSlotTarget, i);
      g_autoptr (AlurChoice) choice = make_choice (
          target->element, alur_slot_dup_name (document, target->element), target->depth);

      g_list_store_append (self->choices, choice);
    }
  g_array_unref (targets);
  build (self, label);
  return GTK_WIDGET (self);
}

/**
 * alur_element_chooser_set_chosen:
 * @self: a chooser that has not been shown yet
 * @chosen: (element-type AlurElement): what is chosen now
 * @several: whether any number may be
 */
void
alur_element_chooser_set_chosen (AlurElementChooser *self, GPtrArray *chosen, gboolean several)
{
  guint n_choices = g_list_model_get_n_items (G_LIST_MODEL (self->choices));

  self->several = several;
  for (guint i = 0; i < chosen->len; i++)
    g_ptr_array_add (self->chosen, g_ptr_array_index (chosen, i));
  for (guint i = 0; i < n_choices; i++)
    {
      g_autoptr (AlurChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      set_chosen (choice, g_ptr_array_find (chosen, choice->element, NULL));
      if (choice->is_chosen && !several)
        gtk_single_selection_set_selected (self->selection, i);
    }
}

/**
 * alur_element_chooser_offer_nothing:
 *
 * Lets nothing be chosen, too.
 */
void
alur_element_chooser_offer_nothing (AlurElementChooser *self)
{
  g_autoptr (AlurChoice) nothing = make_choice (NULL, g_strdup (alur_tr (NULL, N_ ("Nothing"))), 0);

  g_list_store_insert (self->choices, 0, nothing);
}

/**
 * alur_element_chooser_offer_new:
 * @kind: of what could be made; another kind than functions, regulations, units and positions: text
 *
 * Lets something be named that is not there.
 */
void
alur_element_chooser_offer_new (AlurElementChooser *self, AlurKind kind)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->kind = kind;
  self->make = gtk_button_new ();
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (self->make), label);
  gtk_widget_add_css_class (self->make, "flat");
  gtk_box_append (GTK_BOX (gtk_popover_get_child (GTK_POPOVER (self))), self->make);
  g_signal_connect (self->make, "clicked", G_CALLBACK (make_cb), self);
  refresh_make (self);
}

/**
 * alur_element_chooser_list_chosen:
 *
 * Returns: (transfer container) (element-type AlurElement): what is chosen now
 */
GPtrArray *
alur_element_chooser_list_chosen (AlurElementChooser *self)
{
  return g_ptr_array_copy (self->chosen, NULL, NULL);
}
