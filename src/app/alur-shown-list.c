/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every list that may be long is shown through this, because GTK 4.8 loses count of rows: it keeps
 * those without widgets as one piece, and takes what goes from the end of the piece in which that
 * begins, also where that reaches into rows with widgets. Those then go on showing what is gone,
 * and their neighbours what they show (gtk_list_item_manager_remove_items() in
 * gtk/gtklistitemmanager.c; GTK 4.12 splits the piece first). So such a change is told in two: what
 * goes before the first widget, then the rest, which begins with a widget. Between both the view
 * knows of rows that are gone already; it has widgets for those that it shows of them, and who
 * should ask for another gets an empty one.
 *
 * A beginning is told by its size. GtkSliceListModel would do that, but tells each change as one of
 * all that follows. */

#include "alur-shown-list.h"

struct _AlurShownList
{
  GObject parent_instance;
  GListModel *rows;
  guint size;      /* at most so many of them are shown */
  guint n_items;   /* that have been told */
  guint gone_at;   /* while a change is told in two: where those are that go next */
  guint n_gone;    /* of them; else 0 */
  guint n_added;   /* what then comes in their place */
  GPtrArray *held; /* (element-type GtkListItem): of the rows that have widgets */
};

static void alur_shown_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AlurShownList,
                               alur_shown_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      alur_shown_list_model_init))

static GType
get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (ALUR_SHOWN_LIST (model)->rows);
}

static guint
get_n_items (GListModel *model)
{
  return ALUR_SHOWN_LIST (model)->n_items;
}

static gpointer
get_item (GListModel *model, guint position)
{
  const AlurShownList *self = ALUR_SHOWN_LIST (model);

  if (position >= self->n_items)
    return NULL;
  if (self->n_gone == 0 || position < self->gone_at)
    return g_list_model_get_item (self->rows, position);
  if (position < self->gone_at + self->n_gone)
    return g_object_new (get_item_type (model), NULL);
  return g_list_model_get_item (self->rows, position - self->n_gone + self->n_added);
}

static void
alur_shown_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
alur_shown_list_finalize (GObject *object)
{
  AlurShownList *self = ALUR_SHOWN_LIST (object);

  g_object_unref (self->rows);
  g_ptr_array_unref (self->held);
  G_OBJECT_CLASS (alur_shown_list_parent_class)->finalize (object);
}

static void
alur_shown_list_class_init (AlurShownListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alur_shown_list_finalize;
}

static void
alur_shown_list_init (AlurShownList *self)
{
  self->size = G_MAXUINT;
  self->held = g_ptr_array_new ();
}

static void
bound_cb (AlurShownList *self, GtkListItem *item, GtkSignalListItemFactory *factory)
{
  g_ptr_array_add (self->held, item);
}

static void
unbound_cb (AlurShownList *self, GtkListItem *item, GtkSignalListItemFactory *factory)
{
  g_ptr_array_remove_fast (self->held, item);
}

/* The first row from @position on that has a widget; G_MAXUINT: none has. */
static guint
find_held (const AlurShownList *self, guint position)
{
  guint first = G_MAXUINT;

  for (guint i = 0; i < self->held->len; i++)
    {
      guint held = gtk_list_item_get_position (g_ptr_array_index (self->held, i));

      if (held >= position)
        first = MIN (first, held);
    }
  return first;
}

static void
tell_part (AlurShownList *self, guint position, guint n_removed, guint n_added)
{
  self->n_items += n_added - n_removed;
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

static void
tell (AlurShownList *self, guint position, guint n_removed, guint n_added)
{
  guint first = find_held (self, position);

  if (first > position && first < position + n_removed)
    {
      guint n_before = first - position;

      self->gone_at = position;
      self->n_gone = n_removed - n_before;
      self->n_added = n_added;
      tell_part (self, position, n_before, 0);
      n_removed = self->n_gone;
      self->n_gone = 0;
    }
  if (n_removed > 0 || n_added > 0)
    tell_part (self, position, n_removed, n_added);
}

static void
rows_changed_cb (
    AlurShownList *self, guint position, guint n_removed, guint n_added, GListModel *rows)
{
  guint n_now = g_list_model_get_n_items (rows);
  guint n_before = n_now - n_added + n_removed;

  if (position >= self->size)
    return;
  if (n_removed == n_added)
    n_removed = n_added = MIN (n_removed, self->size - position);
  else if (MAX (n_before, n_now) > self->size)
    {
      n_removed = MIN (n_before, self->size) - position;
      n_added = MIN (n_now, self->size) - position;
    }
  tell (self, position, n_removed, n_added);
}

/**
 * alur_shown_list_new: (skip)
 * @rows: (transfer full): a list
 * @factory: a #GtkSignalListItemFactory: what makes the rows of the one view that shows it
 *
 * Returns: (transfer full): what the view is to show: all of it
 */
AlurShownList *
alur_shown_list_new (GListModel *rows, GtkListItemFactory *factory)
{
  AlurShownList *self = g_object_new (ALUR_TYPE_SHOWN_LIST, NULL);

  self->rows = rows;
  self->n_items = g_list_model_get_n_items (rows);
  g_signal_connect_object (rows, "items-changed", G_CALLBACK (rows_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bound_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbound_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * alur_shown_list_get_rows: (skip)
 *
 * Returns: (transfer none): the whole list
 */
GListModel *
alur_shown_list_get_rows (AlurShownList *self)
{
  return self->rows;
}

/**
 * alur_shown_list_set_size: (skip)
 * @size: how many rows from the first on are shown at most; %G_MAXUINT: all
 */
void
alur_shown_list_set_size (AlurShownList *self, guint size)
{
  guint n_rows = g_list_model_get_n_items (self->rows);
  guint n_before = self->n_items;
  guint n_now = MIN (n_rows, size);

  self->size = size;
  if (n_now > n_before)
    tell (self, n_before, 0, n_now - n_before);
  else if (n_now < n_before)
    tell (self, n_now, n_before - n_now, 0);
}

/**
 * alur_shown_list_get_size: (skip)
 *
 * Returns: how many rows are shown at most; %G_MAXUINT: all
 */
guint
alur_shown_list_get_size (const AlurShownList *self)
{
  return self->size;
}
