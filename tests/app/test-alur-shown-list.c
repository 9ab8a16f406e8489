/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists in a view of GTK: its widgets are those of the rows, whatever goes and comes. */

#include "alur-shown-list.h"

#include "alur-random.h"
#include "alur-share.h"

#include <adwaita.h>

#define N_ROWS 3000u
#define MOST_REMOVED 1500u
#define MOST_ADDED 300u

typedef struct
{
  GtkStringList *rows;
  AlurShownList *shown;
  GtkMultiSelection *selection;
  GtkWidget *list;
  GtkWidget *window;
  GPtrArray *items; /* (element-type GtkListItem): of the rows that have widgets */
  guint n_made;     /* names of rows */
  guint n_told;     /* rows that have gone or come */
} Fixture;

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Fixture *fixture)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Fixture *fixture)
{
  GtkStringObject *row = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (row));
  g_ptr_array_add (fixture->items, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Fixture *fixture)
{
  g_ptr_array_remove_fast (fixture->items, item);
}

static void
told_cb (Fixture *fixture, guint position, guint n_removed, guint n_added, GListModel *model)
{
  fixture->n_told += n_removed + n_added;
}

/* Others than all that have been there. */
static void
splice (Fixture *fixture, guint position, guint n_removed, guint n_added)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_added; i++)
    g_ptr_array_add (names, g_strdup_printf ("row %u", fixture->n_made++));
  g_ptr_array_add (names, NULL);
  gtk_string_list_splice (fixture->rows, position, n_removed, (const char *const *) names->pdata);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  *fixture = (Fixture){ .items = g_ptr_array_new (), .rows = gtk_string_list_new (NULL) };
  splice (fixture, 0, 0, N_ROWS);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), fixture);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), fixture);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), fixture);
  fixture->shown = alur_shown_list_new (G_LIST_MODEL (g_object_ref (fixture->rows)), factory);
  g_signal_connect_swapped (fixture->shown, "items-changed", G_CALLBACK (told_cb), fixture);
  fixture->selection = gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (fixture->shown)));
  fixture->list
      = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (fixture->selection)), factory);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), fixture->list);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 240, 400);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_cmpuint (fixture->items->len, ==, 0);
  g_object_unref (fixture->selection);
  g_assert_finalize_object (fixture->shown);
  g_object_unref (fixture->rows);
  g_ptr_array_unref (fixture->items);
}

static void
go_to (Fixture *fixture, guint position)
{
  gtk_widget_activate_action (fixture->list, "list.scroll-to-item", "u", position);
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
assert_shown (Fixture *fixture)
{
  GListModel *model = G_LIST_MODEL (fixture->shown);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (fixture->rows));

  g_assert_cmpuint (g_list_model_get_n_items (model), ==,
                    MIN (n_rows, alur_shown_list_get_size (fixture->shown)));
  for (guint i = 0; i < fixture->items->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (fixture->items, i);
      guint position = gtk_list_item_get_position (item);
      const char *text = gtk_label_get_text (GTK_LABEL (gtk_list_item_get_child (item)));

      g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (position)));
      g_assert_cmpuint (position, <, n_rows);
      g_assert_cmpstr (text, ==, gtk_string_list_get_string (fixture->rows, position));
    }
}

/* What goes begins above the rows that have widgets, and ends among them. */
static void
test_into_view (Fixture *fixture, gconstpointer data)
{
  go_to (fixture, N_ROWS - 1);
  g_assert_cmpuint (fixture->items->len, <, N_ROWS / 2);
  splice (fixture, 2000, N_ROWS - 2000 - 3, 0);
  assert_shown (fixture);
  gtk_test_widget_wait_for_draw (fixture->window);
  assert_shown (fixture);
}

/* A change is told as what it is, not as one of all that follows. */
static void
test_told_precisely (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (fixture->selection);

  gtk_selection_model_select_item (selection, 2500, TRUE);
  splice (fixture, 10, 3, 2);
  g_assert_cmpuint (fixture->n_told, ==, 5);
  g_assert_true (gtk_selection_model_is_selected (selection, 2499));
  assert_shown (fixture);
}

/* A beginning stays one, whatever goes and comes. */
static void
test_beginning (Fixture *fixture, gconstpointer data)
{
  alur_shown_list_set_size (fixture->shown, 30);
  assert_shown (fixture);
  fixture->n_told = 0;
  splice (fixture, 30, 5, 0);
  splice (fixture, 1000, 5, 5);
  g_assert_cmpuint (fixture->n_told, ==, 0);
  splice (fixture, 28, 5, 5);
  g_assert_cmpuint (fixture->n_told, ==, 4);
  assert_shown (fixture);
  splice (fixture, 0, g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)) - 10, 0);
  assert_shown (fixture);
  splice (fixture, 5, 0, 100);
  assert_shown (fixture);
  alur_shown_list_set_size (fixture->shown, G_MAXUINT);
  assert_shown (fixture);
}

static guint
roll (GRand *rand, guint n)
{
  return (guint) g_rand_int_range (rand, 0, (gint32) n);
}

static void
act_by_chance (Fixture *fixture, GRand *rand)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (fixture->rows));
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (fixture->shown));
  guint dice = roll (rand, 10);

  if (dice < 3 && n_shown > 0)
    go_to (fixture, dice == 0 ? n_shown - 1 : roll (rand, n_shown));
  else if (dice == 3 && n_shown > 0)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (fixture->selection), roll (rand, n_shown),
                                     TRUE);
  else if (dice == 4)
    alur_shown_list_set_size (fixture->shown,
                              g_rand_boolean (rand) ? G_MAXUINT : 1 + roll (rand, 2000));
  else
    {
      guint position = roll (rand, n_rows + 1);
      guint most = MIN (n_rows - position, MOST_REMOVED);
      guint n_added = g_rand_boolean (rand) ? roll (rand, MOST_ADDED) : 0;

      splice (fixture, position, roll (rand, most + 1), n_added);
    }
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  guint32 seed = alur_random_seed ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < alur_share_of (400); i++)
    {
      act_by_chance (fixture, rand);
      assert_shown (fixture);
      if (g_rand_boolean (rand))
        gtk_test_widget_wait_for_draw (fixture->window);
      assert_shown (fixture);
      if (g_list_model_get_n_items (G_LIST_MODEL (fixture->rows)) < N_ROWS / 3)
        splice (fixture, 0, 0, N_ROWS);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/shown-list/into-view", Fixture, NULL, set_up, test_into_view, tear_down);
  g_test_add ("/shown-list/told-precisely", Fixture, NULL, set_up, test_told_precisely, tear_down);
  g_test_add ("/shown-list/beginning", Fixture, NULL, set_up, test_beginning, tear_down);
  g_test_add ("/shown-list/random", Fixture, NULL, set_up, test_random, tear_down);
  return g_test_run ();
}
