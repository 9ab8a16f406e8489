/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A law may carry thousands of things: the list makes rows for those in view. */

#include "alur-place-list.h"

#include "alur-basis.h"
#include "alur-language.h"
#include "alur-spoken.h"

#include <glib/gi18n-lib.h>

struct _AlurPlaceList
{
  AdwBin parent_instance;

  GtkStringList *texts;
  GtkWidget *list;
  GPtrArray *seen; /* AlurElement: what shows the place of the same number */
};

G_DEFINE_FINAL_TYPE (AlurPlaceList, alur_place_list, ADW_TYPE_BIN)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
  alur_spoken_set_row (item, text);
}

static void
activate_cb (GtkListView *list, guint position, AlurPlaceList *self)
{
  if (position < self->seen->len)
    g_signal_emit_by_name (self, "chosen", g_ptr_array_index (self->seen, position));
}

static gboolean
alur_place_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ALUR_PLACE_LIST (widget)->list);
}

static void
alur_place_list_finalize (GObject *object)
{
  AlurPlaceList *self = ALUR_PLACE_LIST (object);

  g_clear_object (&self->texts);
  g_ptr_array_unref (self->seen);
  G_OBJECT_CLASS (alur_place_list_parent_class)->finalize (object);
}

static void
alur_place_list_class_init (AlurPlaceListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_place_list_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = alur_place_list_grab_focus;
  /**
   * AlurPlaceList::chosen:
   * @element: what shows the place
   */
  g_signal_new ("chosen", ALUR_TYPE_PLACE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_POINTER);
}

static void
alur_place_list_init (AlurPlaceList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection;

  self->seen = g_ptr_array_new ();
  self->texts = gtk_string_list_new (NULL);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->texts)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  alur_spoken_set_name (self->list, alur_tr (NULL, N_ ("What rests on the regulation")));
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  adw_bin_set_child (ADW_BIN (self), self->list);
}

/**
 * alur_place_list_new:
 *
 * Returns: (transfer floating): a list without places
 */
GtkWidget *
alur_place_list_new (void)
{
  return g_object_new (ALUR_TYPE_PLACE_LIST, NULL);
}

/**
 * alur_place_list_set_places:
 * @self: the list
 * @document: whose places
 * @places: (element-type AlurElement): what rests on a regulation
 * @with_stages: whether they are in several stages, so that each is told
 */
void
alur_place_list_set_places (AlurPlaceList *self,
                            AlurDocument *document,
                            GPtrArray *places,
                            gboolean with_stages)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_set_size (self->seen, 0);
  for (guint i = 0; i < places->len; i++)
    {
      const AlurElement *place = g_ptr_array_index (places, i);

      g_ptr_array_add (texts, alur_basis_dup_place (document, place, with_stages));
      g_ptr_array_add (self->seen, alur_basis_get_seen (place));
    }
  g_ptr_array_add (texts, NULL);
  gtk_string_list_splice (self->texts, 0, g_list_model_get_n_items (G_LIST_MODEL (self->texts)),
                          (const char *const *) texts->pdata);
}
