/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Large pictures are made beside the window, one after the other, and nobody waits for them. */

#include "alur-picture-maker.h"

#include "alur-reader.h"

#include <string.h>

#define N_UNITS 1500

typedef struct
{
  AlurDocument *document;
  AlurEditor *editor;
  AlurWorkers *workers;
  AlurPictureMaker *maker;
  guint n_pictures;
} Fixture;

static char *
make_text (void)
{
  g_autoptr (GString) text
      = g_string_new ("<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">"
                      "<stage id='now' kind='current'><organisation><unit id='u0' name='Head'/>");

  for (guint i = 1; i < N_UNITS; i++)
    g_string_append_printf (text, "<unit id='u%u' name='Unit %u' parent='u%u'/>", i, i,
                            (i - 1) / 8);
  g_string_append (text, "</organisation></stage></alur>");
  return g_strdup (text->str);
}

static void
picture_changed_cb (AlurEditor *editor, Fixture *self)
{
  self->n_pictures++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *text = make_text ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (AlurPangoMetrics) metrics = alur_pango_metrics_new ();
  g_autoptr (GError) error = NULL;

  self->document = alur_reader_read_bytes (bytes, "test", NULL, &error);
  g_assert_no_error (error);
  self->editor = alur_editor_new (self->document, metrics);
  g_signal_connect (self->editor, "picture-changed", G_CALLBACK (picture_changed_cb), self);
  self->workers = alur_workers_new ();
  self->maker = alur_picture_maker_new (self->editor, self->workers);
}

static void
let_all_end (Fixture *self)
{
  while (alur_workers_get_n_running (self->workers) > 0 || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

/* The last to hold it may be a thread that has just done its work. */
static void
let_go (gpointer object)
{
  g_object_add_weak_pointer (object, &object);
  g_object_unref (object);
  while (object != NULL)
    g_main_context_iteration (NULL, FALSE);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  alur_picture_maker_end (self->maker);
  let_all_end (self);
  let_go (self->maker);
  g_assert_finalize_object (self->editor);
  g_assert_finalize_object (self->document);
  alur_workers_unref (self->workers);
}

static void
wait_until_fresh (Fixture *self)
{
  while (!alur_editor_is_picture_fresh (self->editor))
    {
      alur_editor_get_picture (self->editor);
      g_main_context_iteration (NULL, TRUE);
    }
}

static gboolean
is_drawn (Fixture *self, const AlurElement *unit)
{
  AlurHit hit;

  return alur_picture_find (alur_editor_get_picture (self->editor), unit, &hit);
}

static AlurElement *
add_unit (Fixture *self)
{
  const AlurElement *stage = alur_editor_get_stage (self->editor);
  AlurElement *unit;

  alur_document_begin (self->document, "Add");
  unit = alur_document_insert (self->document,
                               alur_document_get_organisation (self->document, stage),
                               ALUR_KIND_UNIT, NULL, NULL);
  alur_document_commit (self->document);
  return unit;
}

static void
wait_until_running (Fixture *self)
{
  while (alur_workers_get_n_running (self->workers) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_made_beside (Fixture *self, gconstpointer data)
{
  AlurElement *added;

  g_assert_cmpfloat (alur_picture_get_bounds (alur_editor_get_picture (self->editor)).width, <=, 0);
  wait_until_fresh (self);
  g_assert_cmpuint (self->n_pictures, ==, 1);
  added = add_unit (self);
  g_assert_false (is_drawn (self, added));
  wait_until_fresh (self);
  g_assert_true (is_drawn (self, added));
}

/* Of many edits in a row not each gets a picture, and the last one does. */
static void
test_newest (Fixture *self, gconstpointer data)
{
  AlurElement *added = NULL;

  wait_until_running (self);
  for (guint i = 0; i < 50; i++)
    added = add_unit (self);
  g_assert_true (alur_document_undo (self->document));
  g_assert_true (alur_document_redo (self->document));
  wait_until_fresh (self);
  g_assert_true (is_drawn (self, added));
  g_assert_cmpuint (self->n_pictures, <=, 3);
}

/* Something else is shown while a picture is being made: that one is given up, and what comes is
 * what is shown by then. */
static void
test_other_view_meanwhile (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      while (alur_workers_get_n_running (self->workers) == 0
             && !alur_editor_is_picture_fresh (self->editor))
        g_main_context_iteration (NULL, TRUE);
      alur_editor_show (self->editor, i % 2 == 0 ? ALUR_PANE_CHAIN : ALUR_PANE_ORGANISATION, NULL);
      alur_editor_set_all_units (self->editor, TRUE);
    }
  wait_until_fresh (self);
  g_assert_cmpint (alur_editor_get_pane (self->editor), ==, ALUR_PANE_ORGANISATION);
  g_assert_true (is_drawn (
      self, alur_document_lookup (self->document, alur_editor_get_stage (self->editor), "u1400")));
}

/* The document is closed while its picture is being made: nobody is told any more. On a busy
 * machine that picture may have come before this thread had its turn. */
static void
test_closed_meanwhile (Fixture *self, gconstpointer data)
{
  guint n_pictures;

  wait_until_running (self);
  n_pictures = self->n_pictures;
  alur_picture_maker_end (self->maker);
  let_all_end (self);
  g_assert_cmpuint (self->n_pictures, ==, n_pictures);
}

/* The program ends while a picture is being made: it is waited for, and no other one begins. */
static void
test_ended_meanwhile (Fixture *self, gconstpointer data)
{
  wait_until_running (self);
  add_unit (self);
  alur_workers_end (self->workers);
  g_assert_cmpuint (alur_workers_get_n_running (self->workers), ==, 0);
  let_all_end (self);
  g_assert_cmpuint (self->n_pictures, <=, 1);
}

#define ADD(name, test) g_test_add ("/picture-maker/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("made-beside", test_made_beside);
  ADD ("newest", test_newest);
  ADD ("other-view-meanwhile", test_other_view_meanwhile);
  ADD ("closed-meanwhile", test_closed_meanwhile);
  ADD ("ended-meanwhile", test_ended_meanwhile);
  return g_test_run ();
}
