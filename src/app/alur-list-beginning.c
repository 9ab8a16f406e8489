/* SPDX-License-Identifier: GPL-3.0-or-later */

/* GTK makes widgets for two hundred rows of a long list at once, in whatever window, and measures
 * the sentences of all of them, again and again while they change: half a second and more. So it
 * is shown the beginning of the list, a screen more than what is in view, and some rows more in
 * each frame when somebody scrolls there. Who has scrolled past what GTK makes at most has all. */

#include "alur-list-beginning.h"

#include "alur-shown-list.h"

#define MANY_ROWS 1000u   /* more of them are not listed all at once */
#define ROWS_A_FRAME 8u   /* that are added then */
#define MOST_WIDGETS 240u /* that GTK makes for a list, whatever its length */

struct _AlurListBeginning
{
  GListModel *rows;
  AlurShownList *model;
  GtkListView *view;         /* NULL: not shown */
  GtkAdjustment *adjustment; /* of the view, vertical */
  guint growing;             /* a tick; 0: none */
};

static guint
get_size (const AlurListBeginning *self)
{
  return alur_shown_list_get_size (self->model);
}

/* Less than a screen is left below what is in view. */
static gboolean
needs_more (const AlurListBeginning *self)
{
  double page = gtk_adjustment_get_page_size (self->adjustment);
  double below = gtk_adjustment_get_upper (self->adjustment) - page
                 - gtk_adjustment_get_value (self->adjustment);

  return below < page || page <= 0;
}

static void
stop (AlurListBeginning *self)
{
  if (self->view != NULL && self->growing != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->growing);
  self->growing = 0;
}

/* What came in the last frame has been measured by now. */
static gboolean
grow_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AlurListBeginning *self = data;
  guint size = get_size (self) + ROWS_A_FRAME;

  if (needs_more (self) && size < MOST_WIDGETS)
    {
      alur_shown_list_set_size (self->model, size);
      return G_SOURCE_CONTINUE;
    }
  self->growing = 0;
  if (size >= MOST_WIDGETS)
    alur_shown_list_set_size (self->model, G_MAXUINT);
  return G_SOURCE_REMOVE;
}

static void
moved_cb (GtkAdjustment *adjustment, AlurListBeginning *self)
{
  if (get_size (self) != G_MAXUINT && needs_more (self))
    alur_list_beginning_grow (self);
}

/**
 * alur_list_beginning_new: (skip)
 * @rows: the whole list; a reference is taken
 * @factory: a #GtkSignalListItemFactory: what makes the rows of the view
 *
 * Returns: (transfer full): all of it, for the moment
 */
AlurListBeginning *
alur_list_beginning_new (GListModel *rows, GtkListItemFactory *factory)
{
  AlurListBeginning *self = g_new0 (AlurListBeginning, 1);

  self->rows = g_object_ref (rows);
  self->model = alur_shown_list_new (g_object_ref (rows), factory);
  return self;
}

/**
 * alur_list_beginning_free: (skip)
 */
void
alur_list_beginning_free (AlurListBeginning *self)
{
  alur_list_beginning_set_view (self, NULL);
  g_object_unref (self->model);
  g_object_unref (self->rows);
  g_free (self);
}

/**
 * alur_list_beginning_get_model: (skip)
 *
 * Returns: (transfer none): what is to be shown; a row has the position that it has in the whole
 */
GListModel *
alur_list_beginning_get_model (AlurListBeginning *self)
{
  return G_LIST_MODEL (self->model);
}

/**
 * alur_list_beginning_set_view: (skip)
 * @view: (nullable): what shows it, in a scrolled window
 */
void
alur_list_beginning_set_view (AlurListBeginning *self, GtkListView *view)
{
  stop (self);
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
  g_set_object (&self->view, view);
  if (view == NULL)
    return;
  self->adjustment = g_object_ref (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)));
  g_signal_connect (self->adjustment, "changed", G_CALLBACK (moved_cb), self);
  g_signal_connect (self->adjustment, "value-changed", G_CALLBACK (moved_cb), self);
}

/**
 * alur_list_beginning_is_at_top: (skip)
 *
 * Returns: whether the first row is in view
 */
gboolean
alur_list_beginning_is_at_top (const AlurListBeginning *self)
{
  return self->adjustment == NULL
         || gtk_adjustment_get_value (self->adjustment)
                <= gtk_adjustment_get_lower (self->adjustment);
}

/**
 * alur_list_beginning_shrink: (skip)
 * @n_rows: that have to stay
 *
 * Before much of the list changes, or when it is hidden: what comes is not listed all at once, and
 * of a long list only the first rows stay.
 */
void
alur_list_beginning_shrink (AlurListBeginning *self, guint n_rows)
{
  guint n = g_list_model_get_n_items (self->rows);
  guint size = MAX (n <= MANY_ROWS ? n : n_rows, ROWS_A_FRAME);

  if (get_size (self) <= size)
    return;
  stop (self);
  alur_shown_list_set_size (self->model, size);
}

/**
 * alur_list_beginning_grow: (skip)
 *
 * Lists what is missing: a short list at once, of a long one some rows in each frame.
 */
void
alur_list_beginning_grow (AlurListBeginning *self)
{
  if (get_size (self) == G_MAXUINT || self->growing != 0)
    return;
  if (g_list_model_get_n_items (self->rows) <= MANY_ROWS)
    alur_list_beginning_list_all (self);
  else if (self->view != NULL)
    self->growing = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), grow_cb, self, NULL);
}

/**
 * alur_list_beginning_list_all: (skip)
 *
 * Lists all rows at once, because somebody goes to one of them.
 */
void
alur_list_beginning_list_all (AlurListBeginning *self)
{
  stop (self);
  alur_shown_list_set_size (self->model, G_MAXUINT);
}
