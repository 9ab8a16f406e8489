/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The service chain and the comparison of a large document are made elsewhere, too, with what is
 * told beside them: what comes is what would be made at once, and whatever is edited, shown or
 * closed meanwhile does no harm. */

#include "alur-picture-job.h"

#include "alur-chain-layout.h"
#include "alur-chain.h"
#include "alur-describe.h"
#include "alur-reader.h"
#include "interact-fixture.h"

#include <string.h>

#define N_UNITS 1100 /* of which the first few do something */
#define N_DOERS 12
#define N_PROCEDURES 20
#define N_STEPS 20
#define N_LONG 310 /* steps of the last procedure */

typedef struct
{
  const char *id;
  const char *kind;
  guint offset; /* of the letters with which things are called: what has another one changed */
} Stage;

static void
write_steps (GString *text, guint procedure, guint n, guint offset)
{
  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text, "<step id='s%u-%u' name='%s %u' unit='u%u'", procedure, i,
                              i % 7 == offset ? "Check" : "Do", i,
                              (procedure + i + i % 7 * offset) % N_DOERS);
      if (i == 0)
        g_string_append (text, " kind='start'/>");
      else
        g_string_append_printf (text, " work='PT%uM'%s/>", 5 + i % 9,
                                i % 5 == 1 ? " wait='PT2H'" : "");
    }
  for (guint i = 1; i < n; i++)
    g_string_append_printf (text, "<flow id='w%u-%u' from='s%u-%u' to='s%u-%u'/>", procedure, i,
                            procedure, i - 1, procedure, i);
}

/* Every procedure sends something, and a support procedure something to the one beside it. */
static void
write_procedure (GString *text, guint procedure, guint offset)
{
  gboolean is_support = procedure % 4 == 0;

  g_string_append_printf (text, "<procedure id='p%u' name='Procedure %u'%s>", procedure, procedure,
                          is_support ? " kind='support' promise='PT1H'" : "");
  write_steps (text, procedure, procedure == N_PROCEDURES - 1 ? N_LONG : N_STEPS, offset);
  for (guint i = 0; i + 2 < N_STEPS; i++)
    g_string_append_printf (
        text, "<flow id='i%u-%u' kind='%s' from='s%u-%u' to='s%u-%u' label='Letter %u'/>",
        procedure, i, i == 3 ? "money" : "information", procedure, i, procedure, i + 2, i % 5);
  if (is_support)
    g_string_append_printf (text,
                            "<flow id='g%u' kind='goods' from='s%u-%u' to='s%u-0' label='Goods'/>",
                            procedure, procedure, N_STEPS - 1u, procedure + 1);
  g_string_append (text, "</procedure>");
}

static void
write_stage (GString *text, const Stage *stage)
{
  g_string_append_printf (text, "<stage id='%s' kind='%s' name='Stage %s'><organisation>",
                          stage->id, stage->kind, stage->id);
  g_string_append_printf (text,
                          "<unit id='u0' name='Head' level='leadership'/>"
                          "<unit id='only-%s' name='Only %s' parent='u0'/>",
                          stage->id, stage->id);
  for (guint i = 1; i < N_UNITS - 10 * stage->offset; i++)
    g_string_append_printf (text, "<unit id='u%u' name='%s %u' parent='u%u'/>", i,
                            i % 50 == stage->offset ? "Office" : "Unit", i,
                            (i - 1) / (6 + stage->offset % 2));
  g_string_append (text, "</organisation>");
  for (guint i = 0; i < N_PROCEDURES; i++)
    write_procedure (text, i, stage->offset);
  g_string_append (text, "</stage>");
}

static char *
make_text (const Stage *stages, guint n_stages)
{
  GString *text
      = g_string_new ("<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">");

  for (guint i = 0; i < n_stages; i++)
    write_stage (text, &stages[i]);
  g_string_append (text, "</alur>");
  return g_string_free (text, FALSE);
}

static void
set_up (InteractFixture *self, gconstpointer data)
{
  static const Stage stages[] = { { "now", "current", 0 }, { "next", "target", 1 } };
  g_autofree char *text = make_text (stages, G_N_ELEMENTS (stages));

  interact_fixture_set_up (self, text);
  alur_editor_set_deferred (self->editor, TRUE);
}

static void
tear_down (InteractFixture *self, gconstpointer data)
{
  interact_fixture_clear (self);
}

static AlurDocument *
read_other (void)
{
  static const Stage stage = { "there", "current", 2 };
  g_autofree char *text = make_text (&stage, 1);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AlurDocument *document = alur_reader_read_bytes (bytes, "other", NULL, &error);

  g_assert_no_error (error);
  return document;
}

static gpointer
run_cb (gpointer data)
{
  alur_picture_job_run (data);
  return NULL;
}

static void
run (AlurPictureJob *job)
{
  g_thread_join (g_thread_new ("picture", run_cb, job));
}

static AlurPictureJob *
begin (InteractFixture *self)
{
  AlurPictureJob *job = alur_editor_begin_picture (self->editor);

  g_assert_nonnull (job);
  return job;
}

static void
end (InteractFixture *self, AlurPictureJob *job)
{
  run (job);
  alur_editor_take_picture (self->editor, job);
}

static void
make_picture (InteractFixture *self)
{
  end (self, begin (self));
}

static gboolean
is_drawn (InteractFixture *self, const AlurElement *element)
{
  AlurHit hit;

  return alur_picture_find (alur_editor_get_picture (self->editor), element, &hit);
}

static char *
dump (InteractFixture *self)
{
  return alur_scene_dump (alur_picture_get_scene (alur_editor_get_picture (self->editor)));
}

static char *
dump_changes (InteractFixture *self)
{
  AlurChangeLines *changes = alur_editor_get_changes (self->editor);
  GString *text = g_string_new (NULL);

  for (guint i = 0; changes != NULL && i < alur_change_lines_get_n (changes); i++)
    {
      const AlurElement *element = alur_editor_find_change (self->editor, changes, i);

      g_string_append_printf (text, "%s [%u]\n", alur_change_lines_get_text (changes, i),
                              element != NULL ? element->serial : 0);
    }
  return g_string_free (text, FALSE);
}

/* Drawn anew, in the same view. */
static void
forget (InteractFixture *self)
{
  for (guint i = 0; i < 2; i++)
    alur_editor_set_all_units (self->editor, !alur_editor_get_all_units (self->editor));
}

static void
assert_as_at_once (InteractFixture *self)
{
  g_autofree char *drawn = dump (self);
  g_autofree char *told = dump_changes (self);
  g_autofree char *drawn_at_once = NULL;
  g_autofree char *told_at_once = NULL;

  g_assert_true (alur_editor_is_picture_fresh (self->editor));
  alur_editor_set_deferred (self->editor, FALSE);
  forget (self);
  drawn_at_once = dump (self);
  told_at_once = dump_changes (self);
  alur_editor_set_deferred (self->editor, TRUE);
  g_assert_true (g_str_equal (drawn, drawn_at_once));
  g_assert_cmpstr (told, ==, told_at_once);
}

static void
rename_element (InteractFixture *self, AlurElement *element, guint field, const char *name)
{
  alur_document_begin (self->document, "Rename");
  alur_document_set_text (self->document, element, field, name);
  alur_document_commit (self->document);
}

/* --- The service chain ------------------------------------------------------------------------ */

static void
test_chain (InteractFixture *self, gconstpointer data)
{
  AlurElement *unit = interact_find (self, "u7");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *drawn = NULL;

  alur_editor_show (self->editor, ALUR_PANE_CHAIN, NULL);
  g_assert_false (is_drawn (self, unit));
  g_assert_true (alur_editor_is_picture_blank (self->editor));
  before = alur_describe_view (self->editor);
  g_assert_cmpstr (before, ==, "Service chain, 0 units");
  make_picture (self);
  g_assert_true (is_drawn (self, unit));
  after = alur_describe_view (self->editor);
  g_assert_cmpstr (after, ==, "Service chain, 12 units");
  drawn = dump (self);
  g_assert_nonnull (strstr (drawn, "promised: 1 hour"));
  assert_as_at_once (self);
}

/* What support promises is as it was when the drawing was begun, and comes with the next. */
static void
test_chain_edited_meanwhile (InteractFixture *self, gconstpointer data)
{
  AlurElement *procedure = interact_find (self, "p0");
  AlurPicture *seen;
  AlurPictureJob *job;
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;

  alur_editor_show (self->editor, ALUR_PANE_CHAIN, NULL);
  make_picture (self);
  seen = alur_editor_get_picture (self->editor);
  rename_element (self, interact_find (self, "u7"), ALUR_UNIT_NAME, "Seven");
  g_assert_true (alur_editor_get_picture (self->editor) == seen);
  job = begin (self);
  alur_document_begin (self->document, "Promise");
  alur_document_set_duration (self->document, procedure, ALUR_PROCEDURE_PROMISE,
                              (AlurDuration){ 0, 2 * 60 * 60 });
  alur_document_commit (self->document);
  end (self, job);
  g_assert_false (alur_editor_is_picture_fresh (self->editor));
  old = dump (self);
  g_assert_nonnull (strstr (old, "Seven"));
  g_assert_null (strstr (old, "promised: 2 hours"));
  make_picture (self);
  new = dump (self);
  g_assert_nonnull (strstr (new, "promised: 2 hours"));
  assert_as_at_once (self);
}

/* Keys walk over what is seen, although it is old: what has gone is not walked over. */
static void
test_chain_walked (InteractFixture *self, gconstpointer data)
{
  AlurElement *step = interact_find (self, "s1-2");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  alur_editor_show (self->editor, ALUR_PANE_CHAIN, NULL);
  make_picture (self);
  before = alur_chain_list_order (self->editor);
  g_assert_cmpuint (before->len, >, N_DOERS);
  alur_document_begin (self->document, "Delete");
  for (AlurElement *child = step->parent->first_child, *next; child != NULL; child = next)
    {
      next = child->next;
      alur_document_remove (self->document, child);
    }
  alur_document_commit (self->document);
  after = alur_chain_list_order (self->editor);
  g_assert_cmpuint (after->len, <=, before->len);
  for (guint i = 0; i < after->len; i++)
    g_assert_nonnull (((AlurElement *) g_ptr_array_index (after, i))->parent);
  g_assert_true (alur_document_undo (self->document));
  make_picture (self);
  assert_as_at_once (self);
}

/* Few flows are there at once; all units are many again. */
static void
test_chain_of_few (InteractFixture *self, gconstpointer data)
{
  alur_editor_show (self->editor, ALUR_PANE_CHAIN, NULL);
  alur_editor_set_flow_kinds (self->editor, 1u << ALUR_FLOW_GOODS);
  g_assert_true (is_drawn (self, interact_find (self, "g0")));
  g_assert_null (alur_editor_begin_picture (self->editor));
  alur_editor_set_all_units (self->editor, TRUE);
  g_assert_false (is_drawn (self, interact_find (self, "u1000")));
  make_picture (self);
  g_assert_true (is_drawn (self, interact_find (self, "u1000")));
  assert_as_at_once (self);
}

/* --- Two stages ------------------------------------------------------------------------------- */

static void
compare (InteractFixture *self, AlurCompared compared, const char *procedure)
{
  alur_editor_compare (self->editor, compared,
                       procedure != NULL ? interact_find (self, procedure) : NULL);
}

static void
assert_compared (InteractFixture *self, AlurCompared compared, const char *procedure)
{
  compare (self, compared, procedure);
  g_assert_cmpfloat (alur_picture_get_bounds (alur_editor_get_picture (self->editor)).width, <=, 0);
  g_assert_true (alur_editor_is_picture_blank (self->editor));
  g_assert_null (alur_editor_get_changes (self->editor));
  make_picture (self);
  g_assert_cmpfloat (alur_picture_get_bounds (alur_editor_get_picture (self->editor)).width, >,
                     100);
  g_assert_cmpuint (alur_change_lines_get_n (alur_editor_get_changes (self->editor)), >, 0);
  assert_as_at_once (self);
}

static void
test_compared (InteractFixture *self, gconstpointer data)
{
  assert_compared (self, ALUR_COMPARED_ORGANISATION, NULL);
  assert_compared (self, ALUR_COMPARED_PROCEDURE, "p1");
  assert_compared (self, ALUR_COMPARED_TIMES, "p1");
  assert_compared (self, ALUR_COMPARED_PROCEDURE, "p19");
  alur_editor_set_stage (self->editor, alur_document_get_stage (self->document, "next"));
  assert_compared (self, ALUR_COMPARED_TIMES, "p2");
}

static gboolean
tells (InteractFixture *self, const char *words)
{
  g_autofree char *told = dump_changes (self);

  return strstr (told, words) != NULL;
}

static void
test_compared_edited_meanwhile (InteractFixture *self, gconstpointer data)
{
  AlurElement *unit = interact_find (self, "u7");
  AlurChangeLines *seen;
  AlurPictureJob *job;

  compare (self, ALUR_COMPARED_ORGANISATION, NULL);
  make_picture (self);
  seen = alur_editor_get_changes (self->editor);
  rename_element (self, unit, ALUR_UNIT_NAME, "Seven");
  g_assert_true (alur_editor_get_changes (self->editor) == seen);
  job = begin (self);
  rename_element (self, unit, ALUR_UNIT_NAME, "Siete");
  g_assert_true (alur_document_undo (self->document));
  g_assert_true (alur_document_undo (self->document));
  end (self, job);
  g_assert_true (tells (self, "Seven → Unit 7"));
  g_assert_false (alur_editor_is_picture_fresh (self->editor));
  make_picture (self);
  g_assert_false (tells (self, "Seven"));
  assert_as_at_once (self);
}

static guint
count_lines_to (InteractFixture *self, const AlurElement *element)
{
  AlurChangeLines *changes = alur_editor_get_changes (self->editor);
  guint n = 0;

  for (guint i = 0; i < alur_change_lines_get_n (changes); i++)
    n += alur_editor_find_change (self->editor, changes, i) == element ? 1 : 0;
  return n;
}

/* A line about what has gone leads nowhere. */
static void
test_compared_gone (InteractFixture *self, gconstpointer data)
{
  AlurElement *unit = interact_find (self, "u1095"); /* not in the second stage */
  AlurPictureJob *job;

  compare (self, ALUR_COMPARED_ORGANISATION, NULL);
  make_picture (self);
  g_assert_cmpuint (count_lines_to (self, unit), ==, 1);
  g_assert_cmpuint (count_lines_to (self, NULL), ==, 0);
  g_assert_true (is_drawn (self, unit));
  rename_element (self, interact_find (self, "u7"), ALUR_UNIT_NAME, "Seven");
  job = begin (self);
  alur_document_begin (self->document, "Delete");
  alur_document_remove (self->document, unit);
  alur_document_commit (self->document);
  g_assert_cmpuint (count_lines_to (self, NULL), ==, 1);
  g_assert_false (is_drawn (self, unit));
  end (self, job);
  g_assert_cmpuint (count_lines_to (self, unit), ==, 0);
  g_assert_cmpuint (count_lines_to (self, NULL), ==, 1);
  g_assert_true (alur_document_undo (self->document));
  g_assert_cmpuint (count_lines_to (self, unit), ==, 1);
}

/* The stage with which one compares goes, and comes back. */
static void
test_compared_stage_gone (InteractFixture *self, gconstpointer data)
{
  AlurPictureJob *job;

  compare (self, ALUR_COMPARED_ORGANISATION, NULL);
  job = begin (self);
  alur_document_begin (self->document, "Delete");
  alur_document_remove (self->document, alur_document_get_stage (self->document, "next"));
  alur_document_commit (self->document);
  end (self, job);
  /* That there is nothing to compare is shown at once. */
  g_assert_null (alur_editor_begin_picture (self->editor));
  g_assert_cmpfloat (alur_picture_get_bounds (alur_editor_get_picture (self->editor)).width, <=, 0);
  g_assert_null (alur_editor_get_changes (self->editor));
  g_assert_true (alur_document_undo (self->document));
  make_picture (self);
  assert_as_at_once (self);
}

static void
test_compared_other_view (InteractFixture *self, gconstpointer data)
{
  AlurPictureJob *job;

  compare (self, ALUR_COMPARED_ORGANISATION, NULL);
  make_picture (self);
  rename_element (self, interact_find (self, "u7"), ALUR_UNIT_NAME, "Seven");
  job = begin (self);
  compare (self, ALUR_COMPARED_PROCEDURE, "p1");
  end (self, job);
  g_assert_null (alur_editor_get_changes (self->editor));
  g_assert_true (alur_editor_is_picture_blank (self->editor));
  alur_editor_show (self->editor, ALUR_PANE_MATRIX, NULL);
  g_assert_null (alur_editor_get_changes (self->editor));
  g_assert_null (alur_editor_begin_picture (self->editor));
  compare (self, ALUR_COMPARED_PROCEDURE, "p1");
  make_picture (self);
  g_assert_true (tells (self, "Check"));
  assert_as_at_once (self);
}

/* --- Two files -------------------------------------------------------------------------------- */

static void
test_other_file (InteractFixture *self, gconstpointer data)
{
  AlurDocument *other = read_other ();
  g_autoptr (GPtrArray) retired = NULL;

  compare (self, ALUR_COMPARED_ORGANISATION, NULL);
  alur_editor_set_other_document (self->editor, other, "there.alur");
  for (guint i = 0; i < 3; i++)
    assert_compared (self,
                     (const AlurCompared[]){ ALUR_COMPARED_TIMES, ALUR_COMPARED_PROCEDURE,
                                             ALUR_COMPARED_ORGANISATION }[i],
                     i < 2 ? "p3" : NULL);
  /* What only the other file has can't be gone to. */
  g_assert_true (tells (self, "[0]"));
  rename_element (self, interact_find (self, "u7"), ALUR_UNIT_NAME, "Seven");
  make_picture (self);
  g_assert_true (tells (self, "Seven → "));
  assert_as_at_once (self);
  alur_editor_set_other_document (self->editor, NULL, NULL);
  make_picture (self);
  retired = alur_editor_steal_retired (self->editor);
  g_ptr_array_set_size (retired, 0);
  g_assert_finalize_object (other);
}

/* It is closed while it is being compared with. */
static void
test_other_file_forgotten (InteractFixture *self, gconstpointer data)
{
  AlurDocument *other = read_other ();
  AlurPictureJob *job;

  compare (self, ALUR_COMPARED_ORGANISATION, NULL);
  alur_editor_set_other_document (self->editor, other, "there.alur");
  job = begin (self);
  alur_editor_set_other_document (self->editor, NULL, NULL);
  g_object_unref (other);
  end (self, job);
  g_assert_null (alur_editor_get_changes (self->editor));
  g_assert_true (alur_editor_is_picture_blank (self->editor));
  make_picture (self);
  assert_as_at_once (self);
}

/* All that was open is closed while two files are being compared. */
static void
test_closed (void)
{
  InteractFixture fixture;
  AlurDocument *other = read_other ();
  AlurPictureJob *job;

  set_up (&fixture, NULL);
  compare (&fixture, ALUR_COMPARED_ORGANISATION, NULL);
  alur_editor_set_other_document (fixture.editor, other, "there.alur");
  g_object_unref (other);
  job = begin (&fixture);
  interact_fixture_clear (&fixture);
  run (job);
  alur_picture_job_free (job);
}

/* Given up before it has begun, it keeps nobody from the documents. */
static void
test_given_up (InteractFixture *self, gconstpointer data)
{
  g_autoptr (AlurDocument) other = read_other ();

  compare (self, ALUR_COMPARED_ORGANISATION, NULL);
  alur_editor_set_other_document (self->editor, other, "there.alur");
  alur_picture_job_free (begin (self));
  alur_editor_end_picture (self->editor);
  make_picture (self);
  assert_as_at_once (self);
}

/* --- Not wanted any more ---------------------------------------------------------------------- */

/* At any moment: what comes is a whole picture or none, and the next one is made as ever. */
static void
cancel_at_moments (InteractFixture *self)
{
  alur_editor_get_picture (self->editor);
  for (guint moment = 0; moment < 24; moment++)
    {
      AlurPictureJob *job;
      GThread *thread;
      guint n_words = 0;

      forget (self);
      job = begin (self);
      thread = g_thread_new ("picture", run_cb, job);
      /* Longer from time to time, in what is no pause of the same length everywhere. */
      for (guint i = 0; i < moment * moment * 40; i++)
        {
          g_autofree char *told = alur_describe_view (self->editor);

          n_words += told != NULL ? 1 : 0;
        }
      g_cancellable_cancel (alur_picture_job_get_cancellable (job));
      g_thread_join (thread);
      g_assert_cmpuint (n_words, ==, moment * moment * 40);
      alur_editor_take_picture (self->editor, job);
      if (alur_editor_is_picture_fresh (self->editor))
        assert_as_at_once (self);
    }
  forget (self);
  make_picture (self);
  assert_as_at_once (self);
}

static void
test_cancelled (InteractFixture *self, gconstpointer data)
{
  g_autoptr (AlurDocument) other = read_other ();

  cancel_at_moments (self);
  alur_editor_show (self->editor, ALUR_PANE_CHAIN, NULL);
  cancel_at_moments (self);
  compare (self, ALUR_COMPARED_ORGANISATION, NULL);
  cancel_at_moments (self);
  compare (self, ALUR_COMPARED_PROCEDURE, "p19");
  cancel_at_moments (self);
  alur_editor_set_other_document (self->editor, other, "there.alur");
  compare (self, ALUR_COMPARED_TIMES, "p1");
  cancel_at_moments (self);
}

/* Cancelled before it was run, it makes nothing, shows nothing and stands in nobody's way. */
static void
test_cancelled_before (InteractFixture *self, gconstpointer data)
{
  static const AlurCompared all[]
      = { ALUR_COMPARED_ORGANISATION, ALUR_COMPARED_PROCEDURE, ALUR_COMPARED_TIMES };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      AlurPictureJob *job;

      compare (self, all[i], "p1");
      job = begin (self);
      g_cancellable_cancel (alur_picture_job_get_cancellable (job));
      end (self, job);
      g_assert_null (alur_editor_get_changes (self->editor));
      g_assert_false (alur_editor_is_picture_fresh (self->editor));
      make_picture (self);
      assert_as_at_once (self);
    }
}

#define ADD(name, test)                                                                            \
  g_test_add ("/picture-job-panes/" name, InteractFixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("chain", test_chain);
  ADD ("chain-edited-meanwhile", test_chain_edited_meanwhile);
  ADD ("chain-walked", test_chain_walked);
  ADD ("chain-of-few", test_chain_of_few);
  ADD ("compared", test_compared);
  ADD ("compared-edited-meanwhile", test_compared_edited_meanwhile);
  ADD ("compared-gone", test_compared_gone);
  ADD ("compared-stage-gone", test_compared_stage_gone);
  ADD ("compared-other-view", test_compared_other_view);
  ADD ("other-file", test_other_file);
  ADD ("other-file-forgotten", test_other_file_forgotten);
  ADD ("given-up", test_given_up);
  ADD ("cancelled", test_cancelled);
  ADD ("cancelled-before", test_cancelled_before);
  g_test_add_func ("/picture-job-panes/closed", test_closed);
  return g_test_run ();
}
