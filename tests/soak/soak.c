/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A random user works in the real window, for a number of acts or of minutes:
 *
 *   soak FILE [ACTS [SEED [MINUTES]]]
 *
 * ACTS 0 means as many as fit into the minutes. FILE is not touched, a copy is worked on. Memory
 * has to stay flat, the history of edits bounded, and what is saved in the end has to be what there
 * is. How long the window stood still, and because of what, is printed and fails nothing, because
 * machines differ. */

#include "random-user.h"
#include "stillness.h"

#include "alur-make.h"
#include "alur-reader.h"
#include "alur-writer.h"

#include "window-fixture.h"

#include <glib/gstdio.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COMPLAINTS (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)
#define MB (1024.0 * 1024.0)
#define N_RESTS 30      /* at which memory is looked at */
#define REST_SECONDS 60 /* where minutes are given */
#define RETIREMENT (G_USEC_PER_SEC / 2)
#define N_EDITS 10000u /* of the document, at the end */
#define EDITS_A_FRAME 1000
#define MOST_GROWTH_MB 16.0 /* of what is in use, beside the document and its history */
#define MOST_GROWTH 0.1     /* the same, as a share of it */

typedef struct
{
  const char *path;
  guint n_acts; /* 0: as many as there is time for */
  guint32 seed;
  guint minutes;

  AlurApplication *application;
  char *folder;
  char *copy;
  AlurWindow *window;
  Stillness *stillness;
  GArray
      *used; /* of double: MB that are in use at each rest, beside the document and its history */
} Soak;

static double
get_resident (void)
{
  g_autofree char *text = NULL;
  long n_pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    n_pages = strtol (strchr (text, ' '), NULL, 10);
  return (double) n_pages * (double) sysconf (_SC_PAGESIZE) / MB;
}

static AlurDocument *
get_document (Soak *self)
{
  return alur_editor_get_document (alur_window_get_editor (self->window));
}

static void
open_file (Soak *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  alur_window_open (self->window, file);
  while (alur_window_get_editor (self->window) == NULL
         || alur_session_get_busy (self->window->session))
    g_main_context_iteration (NULL, TRUE);
}

/* A large drawing is made in a thread, and the last one is freed in one a moment after that. */
static void
let_picture_come (AlurEditor *editor)
{
  gint64 until = g_get_monotonic_time ();

  do
    {
      alur_editor_get_picture (editor);
      if (!alur_editor_is_picture_fresh (editor))
        until = g_get_monotonic_time () + RETIREMENT;
      g_main_context_iteration (NULL, FALSE);
    }
  while (g_get_monotonic_time () < until);
}

/* What is shown is the same at each rest, so that memory can be compared. */
static void
rest (Soak *self, RandomUser *user, guint n_done)
{
  AlurEditor *editor = alur_window_get_editor (self->window);
  AlurDocument *document = get_document (self);
  struct mallinfo2 info;
  double used;

  stillness_begin (self->stillness, "organisation chart");
  alur_canvas_finish_typing (alur_workbench_get_canvas (self->window->workbench));
  alur_selection_clear (alur_editor_get_selection (editor));
  alur_editor_set_stage (editor, alur_document_get_stage (document, NULL));
  alur_editor_show (editor, ALUR_PANE_ORGANISATION, NULL);
  alur_workbench_set_shown (self->window->workbench, ALUR_SIDE_FINDINGS, FALSE);
  random_user_settle (user);
  alur_canvas_zoom_to_fit (alur_workbench_get_canvas (self->window->workbench));
  random_user_settle (user);
  stillness_end (self->stillness);
  let_picture_come (editor);
  malloc_trim (0);
  info = mallinfo2 ();
  used = (double) (info.uordblks + info.hblkhd) / MB
         - (double) alur_document_get_history_size (document) / MB;
  g_array_append_val (self->used, used);
  g_print ("# %6u acts: resident %.1f MB, in use %.1f MB; document %.1f MB, %u edits to be undone "
           "in %.2f MB\n",
           n_done, get_resident (), used, (double) alur_document_get_size (document) / MB,
           alur_document_get_undo_depth (document),
           (double) alur_document_get_history_size (document) / MB);
}

static void
work (Soak *self, RandomUser *user)
{
  gint64 start = g_get_monotonic_time ();
  gint64 end = start + (gint64) self->minutes * 60 * G_USEC_PER_SEC;
  gint64 next_rest = start;
  guint n_done = 0;

  while (self->n_acts > 0 ? n_done < self->n_acts : g_get_monotonic_time () < end)
    {
      const RandomAct *act = random_user_choose (user);

      if (self->n_acts > 0 ? n_done % MAX (self->n_acts / N_RESTS, 1) == 0
                           : g_get_monotonic_time () >= next_rest)
        {
          rest (self, user, n_done);
          next_rest += (gint64) REST_SECONDS * G_USEC_PER_SEC;
        }
      stillness_begin (self->stillness, act->name);
      act->run (user);
      random_user_settle (user);
      stillness_end (self->stillness);
      n_done++;
    }
  rest (self, user, n_done);
}

static double
get_mean (GArray *values, guint from, guint to)
{
  double sum = 0;

  for (guint i = from; i < to; i++)
    sum += g_array_index (values, double, i);
  return sum / (to - from);
}

/* The first third warms up: what is shown for the first time is kept. */
static void
check_memory (Soak *self)
{
  guint n = self->used->len;
  double middle, end, most;

  if (n < 6)
    return;
  middle = get_mean (self->used, n / 3, 2 * n / 3);
  end = get_mean (self->used, 2 * n / 3, n);
  most = MAX (MOST_GROWTH_MB, MOST_GROWTH * middle);
  g_print (
      "# In use in the second third of the time %.1f MB, in the last %.1f MB; %.1f MB more are "
      "allowed\n",
      middle, end, most);
  g_assert_cmpfloat (end - middle, <=, most);
}

/* One that is made where the random user has deleted all of them. */
static AlurElement *
find_last_unit (Soak *self)
{
  AlurDocument *document = get_document (self);
  AlurElement *stage = alur_document_get_stage (document, NULL);
  AlurElement *unit = alur_document_get_organisation (document, stage)->last_child;

  while (unit != NULL && unit->kind != ALUR_KIND_UNIT)
    unit = unit->previous;
  if (unit != NULL)
    return unit;
  alur_document_begin (document, "Add a unit");
  unit = alur_make_unit (document, stage, NULL, NULL, ALUR_LEVEL_NONE, NULL);
  alur_document_commit (document);
  return unit;
}

/* More edits than anybody makes in a day; then as many undone as are promised, and made again. */
static void
edit_much (Soak *self, RandomUser *user)
{
  AlurDocument *document = get_document (self);
  AlurElement *unit = find_last_unit (self);
  double before = get_resident ();
  guint64 state;

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Bagian %u", i);

      alur_document_begin (document, "Rename");
      alur_document_set_text (document, unit, ALUR_UNIT_NAME, name);
      alur_document_commit (document);
      if (i % EDITS_A_FRAME == 0)
        random_user_settle (user);
    }
  random_user_settle (user);
  g_print (
      "# After %u edits more: resident %.1f MB, before %.1f MB; %u edits to be undone in %.2f MB\n",
      N_EDITS, get_resident (), before, alur_document_get_undo_depth (document),
      (double) alur_document_get_history_size (document) / MB);
  g_assert_cmpuint (alur_document_get_history_size (document), <=, ALUR_HISTORY_MOST);
  g_assert_cmpuint (alur_document_get_undo_depth (document), >=, ALUR_HISTORY_DEPTH);
  state = alur_document_get_state (document);
  for (guint i = 0; i < ALUR_HISTORY_DEPTH; i++)
    g_assert_true (alur_document_undo (document));
  random_user_settle (user);
  for (guint i = 0; i < ALUR_HISTORY_DEPTH; i++)
    g_assert_true (alur_document_redo (document));
  random_user_settle (user);
  g_assert_cmpuint (alur_document_get_state (document), ==, state);
}

static void
assert_equal (GBytes *one, GBytes *other)
{
  g_assert_cmpuint (g_bytes_get_size (one), ==, g_bytes_get_size (other));
  g_assert_true (g_bytes_equal (one, other));
}

/* Saved and opened again it is the same. */
static void
save_and_reopen (Soak *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) read = NULL;
  g_autoptr (GBytes) had = NULL;
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (GBytes) reopened = NULL;

  stillness_begin (self->stillness, "save");
  g_action_group_activate_action (G_ACTION_GROUP (self->window), "save", NULL);
  while (alur_session_get_busy (self->window->session))
    g_main_context_iteration (NULL, TRUE);
  stillness_end (self->stillness);
  g_assert_false (alur_session_get_modified (self->window->session));
  had = alur_writer_write_bytes (get_document (self));
  read = alur_reader_read_file (self->copy, NULL, &error);
  g_assert_no_error (error);
  saved = alur_writer_write_bytes (read);
  assert_equal (had, saved);
  stillness_begin (self->stillness, "close");
  alur_window_set_document (self->window, NULL);
  stillness_end (self->stillness);
  stillness_begin (self->stillness, "open again");
  open_file (self, self->copy);
  window_fixture_settle (GTK_WIDGET (self->window), 2);
  stillness_end (self->stillness);
  reopened = alur_writer_write_bytes (get_document (self));
  assert_equal (had, reopened);
}

static void
set_up (Soak *self)
{
  g_autofree char *text = NULL;
  gsize length;

  self->used = g_array_new (FALSE, FALSE, sizeof (double));
  self->folder = g_dir_make_tmp ("alur-soak-XXXXXX", NULL);
  self->copy = g_build_filename (self->folder, "soak.alur", NULL);
  g_assert_true (g_file_get_contents (self->path, &text, &length, NULL));
  g_assert_true (g_file_set_contents (self->copy, text, (gssize) length, NULL));
  self->window = alur_window_new (self->application);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (self->window));
  window_fixture_settle (GTK_WIDGET (self->window), 2);
  self->stillness = stillness_new ();
}

static void
tear_down (Soak *self)
{
  stillness_free (self->stillness);
  alur_window_set_document (self->window, NULL);
  gtk_window_destroy (GTK_WINDOW (self->window));
  window_fixture_remove_files (self->folder);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->copy);
  g_array_unref (self->used);
}

static void
test_soak (gconstpointer data)
{
  Soak *self = (gpointer) data;
  RandomUser user;

  g_print ("# %s, seed %u\n", self->path, self->seed);
  set_up (self);
  stillness_begin (self->stillness, "open");
  open_file (self, self->copy);
  window_fixture_settle (GTK_WIDGET (self->window), 2);
  stillness_end (self->stillness);
  random_user_init (&user, self->window, self->seed);
  work (self, &user);
  stillness_begin (self->stillness, "edit ten thousand times");
  edit_much (self, &user);
  stillness_end (self->stillness);
  random_user_clear (&user);
  save_and_reopen (self);
  stillness_print (self->stillness);
  check_memory (self);
  tear_down (self);
}

/* What GTK 4.8 says of itself, without a consequence; tests/desktop/test-random.py and
 * tests/app/test-many-documents.c tell where it comes from. Nothing else is excused. */
static gboolean
is_harmless (const char *message)
{
  static const char *const harmless[]
      = { "failed to scroll to given position", "without a current allocation",
          "Broken accounting of active state", "(label) reported min width",
          "assertion '!object_already_finalized' failed" };

  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    if (strstr (message, harmless[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
log_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  if (is_harmless (message))
    return;
  g_log_default_handler (domain, level, message, data);
  if ((level & COMPLAINTS) != 0)
    abort ();
}

static GLogWriterOutput
write_cb (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  GLogWriterOutput written;

  for (gsize i = 0; i < n_fields; i++)
    if (strcmp (fields[i].key, "MESSAGE") == 0 && is_harmless (fields[i].value))
      return G_LOG_WRITER_HANDLED;
  written = g_log_writer_default (level, fields, n_fields, data);
  if ((level & COMPLAINTS) != 0)
    abort ();
  return written;
}

static guint
get_number (int argc, char **argv, int index, guint otherwise)
{
  return argc > index ? (guint) g_ascii_strtoull (argv[index], NULL, 10) : otherwise;
}

int
main (int argc, char **argv)
{
  WindowFixture fixture;
  Soak soak = { 0 };

  window_fixture_set_up (&fixture, &argc, &argv);
  if (argc < 2)
    {
      g_printerr ("usage: soak FILE [ACTS [SEED [MINUTES]]]\n");
      return 2;
    }
  /* The end of a complaint is ours, because the test framework gives up before it asks. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
  g_log_set_default_handler (log_cb, NULL);
  g_log_set_writer_func (write_cb, NULL, NULL);
  soak.path = argv[1];
  soak.n_acts = get_number (argc, argv, 2, 600);
  soak.seed = get_number (argc, argv, 3, 1);
  soak.minutes = get_number (argc, argv, 4, 30);
  soak.application = fixture.application;
  g_test_add_data_func ("/soak/random-user", &soak, test_soak);
  return window_fixture_run (&fixture);
}
