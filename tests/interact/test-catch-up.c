/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where more has changed than can be looked at again within a frame, it is done in parts: what was
 * drawn stays meanwhile, and whoever asks for findings gets those of the document as it is. */

#include "alur-picture-job.h"

#include "alur-edit.h"
#include "interact-fixture.h"

#define LONG_AGO 1 /* each part is as small as can be */
#define N_UNITS 30
#define N_BARE 200

static char *
make_text (void)
{
  g_autoptr (GString) text
      = g_string_new ("<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">"
                      "<functions><function id='f' name='Permits'/></functions>"
                      "<stage id='now' kind='current'><organisation><unit id='u0' name='Head'/>");

  for (guint i = 1; i < N_UNITS; i++)
    g_string_append_printf (text,
                            "<unit id='u%u' name='Unit %u' parent='u%u'>"
                            "<authority id='a%u' role='decision-maker' function='f'/></unit>",
                            i, i, (i - 1) / 6, i);
  g_string_append (text, "</organisation></stage></alur>");
  return g_strdup (text->str);
}

static void
set_up (InteractFixture *self, gconstpointer data)
{
  g_autofree char *text = make_text ();

  interact_fixture_set_up (self, text);
  alur_editor_set_deferred (self->editor, TRUE);
  while (!alur_editor_catch_up (self->editor, LONG_AGO))
    ;
}

static void
tear_down (InteractFixture *self, gconstpointer data)
{
  interact_fixture_clear (self);
}

static void
count_cb (AlurEditor *editor, guint *count)
{
  ++*count;
}

static guint
count_findings (InteractFixture *self)
{
  guint counts[ALUR_SEVERITY_ERROR + 1];

  alur_editor_count_findings (self->editor, counts);
  return counts[ALUR_SEVERITY_ERROR] + counts[ALUR_SEVERITY_WARNING] + counts[ALUR_SEVERITY_INFO];
}

static guint
count_findings_from_scratch (InteractFixture *self)
{
  g_autoptr (AlurAnalysis) analysis = alur_analysis_new (self->document);

  return alur_analysis_get_findings (analysis, self->stage)->len;
}

static void
delete_most (InteractFixture *self)
{
  AlurElement *unit = interact_find (self, "u2");

  alur_document_begin (self->document, "Delete");
  alur_edit_delete (self->document, &unit, 1);
  alur_document_commit (self->document);
}

static gboolean
is_drawn (InteractFixture *self, const AlurElement *element)
{
  AlurHit hit;

  return alur_picture_find (alur_editor_get_picture (self->editor), element, &hit);
}

static void
test_stays (InteractFixture *self, gconstpointer data)
{
  AlurElement *unit = interact_find (self, "u2");
  const AlurPicture *before = alur_editor_get_picture (self->editor);
  guint n_changed = 0;
  guint n_parts = 1;

  g_assert_true (is_drawn (self, unit));
  g_signal_connect (self->editor, "picture-changed", G_CALLBACK (count_cb), &n_changed);
  delete_most (self);
  while (!alur_editor_catch_up (self->editor, LONG_AGO))
    {
      g_assert_true (alur_editor_is_behind (self->editor));
      g_assert_true (alur_editor_get_picture (self->editor) == before);
      g_assert_false (alur_editor_is_picture_fresh (self->editor));
      g_assert_cmpuint (n_changed, ==, 0);
      n_parts++;
    }
  g_assert_cmpuint (n_parts, >, 10);
  g_assert_false (alur_editor_is_behind (self->editor));
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_true (alur_editor_get_picture (self->editor) != before);
  g_assert_false (is_drawn (self, unit));
  g_assert_true (alur_editor_is_picture_fresh (self->editor));
  g_assert_cmpuint (count_findings (self), ==, count_findings_from_scratch (self));
}

/* However far it has come. */
static void
test_asked_meanwhile (InteractFixture *self, gconstpointer data)
{
  gboolean ended = FALSE;

  for (guint n_parts = 0; !ended; n_parts++)
    {
      delete_most (self);
      for (guint i = 0; i < n_parts && !ended; i++)
        ended = alur_editor_catch_up (self->editor, LONG_AGO);
      g_assert_cmpuint (count_findings (self), ==, count_findings_from_scratch (self));
      g_assert_false (alur_editor_is_behind (self->editor));
      alur_document_undo (self->document);
      g_assert_cmpuint (count_findings (self), ==, count_findings_from_scratch (self));
    }
}

/* What is shown in another view is drawn at once. */
static void
test_other_view (InteractFixture *self, gconstpointer data)
{
  AlurElement *unit = interact_find (self, "u2");

  g_assert_true (is_drawn (self, unit));
  delete_most (self);
  g_assert_false (alur_editor_catch_up (self->editor, LONG_AGO));
  alur_editor_show (self->editor, ALUR_PANE_ORGANISATION,
                    alur_document_lookup (self->document, NULL, "f"));
  g_assert_false (is_drawn (self, unit));
  g_assert_true (alur_editor_is_picture_fresh (self->editor));
}

/* Who lets go of the document leaves nobody waiting. */
static void
test_let_go (InteractFixture *self, gconstpointer data)
{
  AlurElement *unit = interact_find (self, "u2");

  g_assert_true (is_drawn (self, unit));
  delete_most (self);
  g_assert_false (alur_editor_catch_up (self->editor, LONG_AGO));
  alur_editor_set_deferred (self->editor, FALSE);
  g_assert_false (alur_editor_is_behind (self->editor));
  g_assert_false (is_drawn (self, unit));
}

static void
change_ids (InteractFixture *self, AlurElement *const *units)
{
  alur_document_begin (self->document, "Ids");
  for (guint i = 1; i < N_BARE; i++)
    if (units[i]->parent != NULL)
      {
        g_autofree char *id = g_strdup_printf ("a%03u", N_BARE - i);

        alur_document_set_text (self->document, units[i], ALUR_UNIT_ID, id);
      }
  alur_document_commit (self->document);
}

static void
find_bare_units (InteractFixture *self, AlurElement **units)
{
  AlurElement *organisation = alur_document_get_organisation (self->document, self->stage);

  alur_document_begin (self->document, "Add");
  for (guint i = 0; i < N_BARE; i++)
    units[i] = alur_document_insert (self->document, organisation, ALUR_KIND_UNIT, NULL, NULL);
  alur_document_commit (self->document);
}

/* Findings are put in order by ids, which may have become others in between. */
static void
test_ids_meanwhile (InteractFixture *self, gconstpointer data)
{
  AlurElement *units[N_BARE];
  AlurAnalysis *analysis = alur_editor_get_analysis (self->editor);
  gboolean ended = FALSE;

  find_bare_units (self, units);
  for (guint n_parts = 1; !ended; n_parts++)
    {
      alur_analysis_update (analysis);
      alur_document_begin (self->document, "Delete");
      alur_document_remove (self->document, units[10]);
      alur_document_commit (self->document);
      for (guint i = 0; i < n_parts && !ended; i++)
        ended = alur_analysis_advance (analysis, LONG_AGO);
      change_ids (self, units);
      g_assert_cmpuint (alur_analysis_get_findings (analysis, self->stage)->len, ==,
                        count_findings_from_scratch (self));
      alur_document_undo (self->document);
      alur_document_undo (self->document);
    }
}

#define ADD(name, test)                                                                            \
  g_test_add ("/catch-up/" name, InteractFixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("stays", test_stays);
  ADD ("asked-meanwhile", test_asked_meanwhile);
  ADD ("other-view", test_other_view);
  ADD ("let-go", test_let_go);
  ADD ("ids-meanwhile", test_ids_meanwhile);
  return g_test_run ();
}
