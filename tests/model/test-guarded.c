/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document in which somebody works: what could not be opened again after an edit is taken back,
 * whole, and told; all else is what it is without that. */

#include "alur-mirror.h"
#include "alur-validate.h"

#include <string.h>

#define LOG_DOMAIN "Alur"

typedef struct
{
  AlurDocument *document;
  AlurElement *stage;
  AlurElement *organisation;
  AlurElement *unit;
  AlurElement *below; /* names @unit */
  guint n_refused;
  guint n_committed;
  int n_there; /* elements that came, less those that went, as listeners heard */
  char *sentence;
} Fixture;

static void
refused_cb (AlurDocument *document, const char *sentence, Fixture *fixture)
{
  fixture->n_refused++;
  g_free (fixture->sentence);
  fixture->sentence = g_strdup (sentence);
  /* told when all is over: one may edit again */
  g_assert_false (alur_document_in_transaction (document));
}

static void
changed_cb (AlurDocument *document, const AlurChangeSet *set, Fixture *fixture)
{
  for (guint i = 0; i < set->n_changes; i++)
    {
      fixture->n_there += set->changes[i].type == ALUR_CHANGE_INSERT ? 1 : 0;
      fixture->n_there -= set->changes[i].type == ALUR_CHANGE_REMOVE ? 1 : 0;
    }
}

static void
committed_cb (AlurDocument *document, const AlurCommit *commit, Fixture *fixture)
{
  fixture->n_committed++;
}

static AlurElement *
add_unit (Fixture *fixture, const char *name, const char *parent)
{
  AlurElement *unit
      = alur_document_insert (fixture->document, fixture->organisation, ALUR_KIND_UNIT, NULL, NULL);

  alur_document_set_text (fixture->document, unit, ALUR_UNIT_NAME, name);
  alur_document_set_text (fixture->document, unit, ALUR_UNIT_PARENT, parent);
  return unit;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document = alur_document_new ();

  alur_document_begin (document, "New");
  fixture->stage = alur_document_insert (document, alur_document_get_root (document),
                                         ALUR_KIND_STAGE, "now", NULL);
  alur_document_set_word (document, fixture->stage, ALUR_STAGE_KIND, ALUR_STAGE_CURRENT);
  fixture->organisation = alur_document_get_organisation (document, fixture->stage);
  fixture->unit = add_unit (fixture, "Dinas", NULL);
  fixture->below = add_unit (fixture, "Bidang", alur_element_get_id (fixture->unit));
  alur_document_commit (document);
  g_assert_true (alur_document_validate (document, NULL, NULL));
  alur_document_set_guarded (document, TRUE);
  g_signal_connect (document, "refused", G_CALLBACK (refused_cb), fixture);
  g_signal_connect (document, "changed", G_CALLBACK (changed_cb), fixture);
  g_signal_connect (document, "committed", G_CALLBACK (committed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->document);
  g_free (fixture->sentence);
}

/* What no edit of ours does: the unit goes, and the one below still names it. */
static void
break_it (Fixture *fixture)
{
  alur_document_begin (fixture->document, "Hapus dinas");
  alur_document_remove (fixture->document, fixture->unit);
  g_test_expect_message (LOG_DOMAIN, G_LOG_LEVEL_WARNING, "*Hapus dinas*");
  alur_document_commit (fixture->document);
  g_test_assert_expected_messages ();
}

static void
test_taken_back (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;
  guint64 state;

  alur_document_begin (document, "Add");
  add_unit (fixture, "Loket", alur_element_get_id (fixture->below));
  alur_document_commit (document);
  g_assert_true (alur_document_undo (document));
  state = alur_document_get_state (document);
  fixture->n_committed = 0;
  break_it (fixture);
  g_assert_true (alur_document_has_refused (document));
  g_assert_cmpuint (fixture->n_refused, ==, 1);
  g_assert_cmpuint (fixture->n_committed, ==, 0);
  g_assert_nonnull (strstr (fixture->sentence, "Hapus dinas"));
  g_assert_true (alur_document_validate (document, NULL, NULL));
  g_assert_true (alur_element_is_in_document (fixture->unit));
  g_assert_true (alur_element_next (fixture->unit, ALUR_KIND_UNIT) == fixture->below);
  /* what was undone can still be done again, and work goes on */
  g_assert_true (alur_document_get_state (document) == state);
  g_assert_cmpuint (alur_document_get_undo_depth (document), ==, 1);
  g_assert_true (alur_document_redo (document));
  alur_document_begin (document, "Add");
  add_unit (fixture, "Arsip", NULL);
  g_assert_true (alur_document_commit (document));
  g_assert_false (alur_document_has_refused (document));
  g_assert_cmpuint (fixture->n_refused, ==, 1);
  g_assert_cmpuint (alur_document_get_undo_depth (document), ==, 3);
}

/* Only what the outermost one leaves counts. */
static void
test_nested (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;

  alur_document_begin (document, "Delete both");
  alur_document_begin (document, "Delete the upper one");
  alur_document_remove (document, fixture->unit);
  alur_document_commit (document);
  alur_document_remove (document, fixture->below);
  alur_document_commit (document);
  g_assert_cmpuint (fixture->n_refused, ==, 0);
  g_assert_true (alur_document_undo (document));
  alur_document_begin (document, "Hapus dinas, dua kali");
  alur_document_begin (document, "Delete the upper one");
  alur_document_remove (document, fixture->unit);
  alur_document_commit (document);
  g_test_expect_message (LOG_DOMAIN, G_LOG_LEVEL_WARNING, "*Hapus dinas, dua kali*");
  alur_document_commit (document);
  g_test_assert_expected_messages ();
  g_assert_true (alur_element_is_in_document (fixture->unit));
}

/* Who has heard of it, as during a drag, hears that it was taken back. */
static void
test_announced (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;

  fixture->n_there = 0;
  alur_document_begin (document, "Tarik");
  alur_document_remove (document, fixture->unit);
  add_unit (fixture, "Pengganti", NULL);
  add_unit (fixture, "Pengganti", NULL);
  alur_document_announce (document);
  g_assert_cmpint (fixture->n_there, ==, 1);
  alur_document_remove (document, fixture->organisation->last_child);
  g_test_expect_message (LOG_DOMAIN, G_LOG_LEVEL_WARNING, "*Tarik*");
  alur_document_commit (document);
  g_test_assert_expected_messages ();
  g_assert_cmpint (fixture->n_there, ==, 0);
  g_assert_cmpuint (fixture->n_refused, ==, 1);
}

/* Typing that goes on in one entry of the history. */
static void
test_coalescing (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;
  guint64 state;

  alur_document_begin_coalescing (document, "Rename", "typing");
  alur_document_set_text (document, fixture->unit, ALUR_UNIT_NAME, "Dina");
  alur_document_commit (document);
  state = alur_document_get_state (document);
  alur_document_begin_coalescing (document, "Rename", "typing");
  alur_document_set_text (document, fixture->unit, ALUR_UNIT_NAME, "Din");
  alur_document_remove (document, fixture->unit);
  g_test_expect_message (LOG_DOMAIN, G_LOG_LEVEL_WARNING, "*Rename*");
  alur_document_commit (document);
  g_test_assert_expected_messages ();
  g_assert_true (alur_document_get_state (document) == state);
  g_assert_cmpstr (alur_element_get_text (fixture->unit, ALUR_UNIT_NAME), ==, "Dina");
  g_assert_cmpuint (alur_document_get_undo_depth (document), ==, 2);
}

/* The copy that threads read is as the document. */
static void
test_mirror (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;
  AlurMirrorTurn *turn;

  g_assert_true (alur_document_make_mirror (document));
  break_it (fixture);
  alur_document_begin (document, "Add");
  add_unit (fixture, "Arsip", NULL);
  alur_document_commit (document);
  turn = alur_document_take_turn (document);
  {
    AlurDocument *mirror = alur_mirror_turn_begin (turn);
    AlurElement *unit = alur_mirror_turn_find (turn, fixture->unit);

    g_assert_true (alur_document_validate (mirror, NULL, NULL));
    g_assert_nonnull (unit);
    g_assert_true (alur_element_is_in_document (unit));
    g_assert_cmpuint (alur_element_count (unit->parent, ALUR_KIND_UNIT), ==, 3);
  }
  alur_mirror_turn_free (turn);
}

/* Where it would take too long, and where nobody works. */
static void
test_not_looked_at (Fixture *fixture, gconstpointer data)
{
  AlurDocument *document = fixture->document;

  alur_document_set_guarded (document, FALSE);
  alur_document_begin (document, "Remove");
  alur_document_remove (document, fixture->unit);
  alur_document_commit (document);
  g_assert_false (alur_document_validate (document, NULL, NULL));
  g_assert_true (alur_document_undo (document));
  alur_document_set_guarded (document, TRUE);
  alur_document_begin (document, "Fill");
  while (alur_document_get_serials (document) <= ALUR_DOCUMENT_MOST_GUARDED)
    add_unit (fixture, "Seksi", NULL);
  alur_document_commit (document);
  alur_document_begin (document, "Remove");
  alur_document_remove (document, fixture->unit);
  alur_document_commit (document);
  g_assert_cmpuint (fixture->n_refused, ==, 0);
  g_assert_false (alur_document_validate (document, NULL, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/guarded/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("taken-back", test_taken_back);
  ADD ("nested", test_nested);
  ADD ("announced", test_announced);
  ADD ("coalescing", test_coalescing);
  ADD ("mirror", test_mirror);
  ADD ("not-looked-at", test_not_looked_at);
#undef ADD
  return g_test_run ();
}
