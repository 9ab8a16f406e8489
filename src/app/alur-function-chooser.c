/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-function-chooser.h"

#include "alur-language.h"
#include "alur-make.h"
#include "alur-shown-list.h"
#include "alur-shown-name.h"
#include "alur-spoken.h"
#include "alur-text.h"
#include "alur-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AlurFunctionChooser
{
  GtkPopover parent_instance;

  AlurEditor *editor;
  GtkStringList *names;
  GtkFilterListModel *shown;
  GtkListItemFactory *factory; /* until the list has it */
  GtkSingleSelection *selection;
  GPtrArray *functions; /* (element-type AlurElement): behind `names` */
  GtkSearchEntry *entry;
  GtkButton *make;
  GtkDropDown *resource; /* NULL: nothing is supplied */
  char *typed;           /* folded */
};

G_DEFINE_FINAL_TYPE (AlurFunctionChooser, alur_function_chooser, GTK_TYPE_POPOVER)

/* What is listed may have gone meanwhile: then nothing is chosen. */
static void
choose (AlurFunctionChooser *self, AlurElement *function)
{
  guint resource = ALUR_RESOURCE_NONE;

  if (self->resource != NULL)
    resource = gtk_drop_down_get_selected (self->resource) + 1;
  if (alur_element_is_in_document (function))
    g_signal_emit_by_name (self, "chosen", function, resource);
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* Which of all functions the shown position is. */
static AlurElement *
find_shown (AlurFunctionChooser *self, guint position)
{
  g_autoptr (GtkStringObject) shown
      = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  for (guint i = 0; shown != NULL && i < self->functions->len; i++)
    {
      g_autoptr (GtkStringObject) name = g_list_model_get_item (G_LIST_MODEL (self->names), i);

      if (name == shown)
        return g_ptr_array_index (self->functions, i);
    }
  return NULL;
}

static void
activate_cb (GtkListView *list, guint position, AlurFunctionChooser *self)
{
  AlurElement *function = find_shown (self, position);

  if (function != NULL)
    choose (self, function);
}

static char *
dup_typed (AlurFunctionChooser *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
make_cb (GtkButton *button, AlurFunctionChooser *self)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  g_autofree char *name = dup_typed (self);
  AlurElement *function;

  alur_document_begin (document, alur_tr (NULL, N_ ("Add a function")));
  function = alur_make_function (document, NULL, NULL, name);
  if (alur_document_commit (document))
    choose (self, function);
}

static void
entry_activate_cb (GtkSearchEntry *entry, AlurFunctionChooser *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    activate_cb (NULL, gtk_single_selection_get_selected (self->selection), self);
  else if (gtk_widget_get_sensitive (GTK_WIDGET (self->make)))
    make_cb (self->make, self);
}

static gboolean
matches (gpointer item, gpointer data)
{
  AlurFunctionChooser *self = data;
  g_autofree char *folded = NULL;

  if (self->typed == NULL || self->typed[0] == '\0')
    return TRUE;
  folded = alur_text_fold (gtk_string_object_get_string (item));
  return strstr (folded, self->typed) != NULL;
}

static void
refresh_make (AlurFunctionChooser *self)
{
  g_autofree char *typed = dup_typed (self);
  /* Translators: %s is the name of a function of government that has just been typed. */
  g_autofree char *label = typed[0] != '\0'
                               ? g_strdup_printf (alur_tr (NULL, N_ ("New function “%s”")), typed)
                               : g_strdup (alur_tr (NULL, N_ ("Type a name for a new function")));

  gtk_button_set_label (self->make, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->make), typed[0] != '\0');
}

/* With each letter: Enter may come before the toolkit tells of a search. */
static void
search_changed_cb (GtkEditable *entry, AlurFunctionChooser *self)
{
  g_free (self->typed);
  self->typed = alur_text_fold (gtk_editable_get_text (entry));
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
  refresh_make (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  alur_tooltip_add_shortened (label);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), name);
  alur_spoken_set_row (item, name);
}

static GtkWidget *
make_list (AlurFunctionChooser *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list;

  g_signal_connect (self->factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (self->factory, "bind", G_CALLBACK (bind_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)),
                            g_steal_pointer (&self->factory));
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  alur_tr (NULL, N_ ("Functions")), -1);
  g_signal_connect (list, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 260);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  return scrolled;
}

static void
list_functions (AlurFunctionChooser *self)
{
  AlurElement *functions = alur_document_get_functions (alur_editor_get_document (self->editor));

  if (functions == NULL)
    return;
  ALUR_FOREACH (function, functions, ALUR_KIND_FUNCTION)
  {
    g_ptr_array_add (self->functions, function);
    gtk_string_list_append (self->names, alur_shown_name (function));
  }
}

static void
add_resources (AlurFunctionChooser *self, GtkBox *box)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = ALUR_RESOURCE_NONE + 1; i <= ALUR_RESOURCE_OTHER; i++)
    gtk_string_list_append (names, alur_tr (NULL, alur_resource_words[i].label));
  self->resource
      = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL));
  alur_tooltip_set (GTK_WIDGET (self->resource), alur_tr (NULL, N_ ("What is supplied")));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->resource), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  alur_tr (NULL, N_ ("What is supplied")), -1);
  alur_spoken_set_up_drop_down (self->resource);
  gtk_box_append (box, GTK_WIDGET (self->resource));
}

static void
alur_function_chooser_finalize (GObject *object)
{
  AlurFunctionChooser *self = ALUR_FUNCTION_CHOOSER (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->editor);
  g_ptr_array_unref (self->functions);
  g_free (self->typed);
  G_OBJECT_CLASS (alur_function_chooser_parent_class)->finalize (object);
}

static void
alur_function_chooser_class_init (AlurFunctionChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_function_chooser_finalize;
  /**
   * AlurFunctionChooser::chosen:
   * @function: the function
   * @resource: an AlurResource
   *
   * It has been said.
   */
  g_signal_new ("chosen", ALUR_TYPE_FUNCTION_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_UINT);
}

static void
alur_function_chooser_init (AlurFunctionChooser *self)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));

  self->functions = g_ptr_array_new ();
  self->names = gtk_string_list_new (NULL);
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (self->names), filter);
  self->factory = gtk_signal_list_item_factory_new ();
  self->selection = gtk_single_selection_new (
      G_LIST_MODEL (alur_shown_list_new (G_LIST_MODEL (self->shown), self->factory)));
}

static void
build (AlurFunctionChooser *self, AlurRole role)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  /* Translators: %s is a kind of authority, such as "decision-maker". */
  g_autofree char *question = g_strdup_printf (alur_tr (NULL, N_ ("Over what is it %s?")),
                                               alur_tr (NULL, alur_role_words[role].label));
  GtkWidget *label = gtk_label_new (question);

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->make = GTK_BUTTON (gtk_button_new ());
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->make), "flat");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question, -1);
  gtk_box_append (GTK_BOX (box), label);
  if (role == ALUR_ROLE_SUPPLIER || role == ALUR_ROLE_DISTRIBUTOR)
    add_resources (self, GTK_BOX (box));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->make));
  g_signal_connect (self->entry, "changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  g_signal_connect (self->make, "clicked", G_CALLBACK (make_cb), self);
  gtk_widget_set_size_request (box, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * alur_function_chooser_new:
 * @editor: whose functions; a reference is taken
 * @role: the authority that is given
 *
 * Returns: (transfer floating): a popover that asks; give it a parent and pop it up
 */
GtkWidget *
alur_function_chooser_new (AlurEditor *editor, AlurRole role)
{
  AlurFunctionChooser *self = g_object_new (ALUR_TYPE_FUNCTION_CHOOSER, NULL);

  self->editor = g_object_ref (editor);
  list_functions (self);
  build (self, role);
  refresh_make (self);
  return GTK_WIDGET (self);
}
