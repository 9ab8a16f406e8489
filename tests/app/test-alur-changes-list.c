/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed between two stages, as a list beside the drawing: at once where the document is
 * small, with the drawing where that is left to a thread. */

#include "alur-changes-list.h"

#include "alur-picture-job.h"
#include "pane-fixture.h"

#include <string.h>

#define N_UNITS 1200

typedef struct
{
  PaneFixture pane_fixture;
  GtkWidget *list;
} Fixture;

static void
write_stage (GString *text, const char *id, const char *kind, const char *first, guint n_units)
{
  g_string_append_printf (text, "<stage id='%s' kind='%s'><organisation><unit id='u0' name='%s'/>",
                          id, kind, first);
  for (guint i = 1; i < n_units; i++)
    g_string_append_printf (text, "<unit id='u%u' name='Unit %u' parent='u%u'/>", i, i,
                            (i - 1) / 6);
  g_string_append (text, "</organisation></stage>");
}

/* The head has another name, and the last unit is new. */
static void
set_up_units (Fixture *fixture, guint n_units)
{
  g_autoptr (GString) text
      = g_string_new ("<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">");

  write_stage (text, "now", "current", "Head", n_units - 1);
  write_stage (text, "goal", "target", "Chief", n_units);
  g_string_append (text, "</alur>");
  pane_fixture_set_up (&fixture->pane_fixture, text->str);
  fixture->list = g_object_new (ALUR_TYPE_CHANGES_LIST, NULL);
  alur_changes_list_set_editor (ALUR_CHANGES_LIST (fixture->list), fixture->pane_fixture.editor);
  pane_fixture_show (&fixture->pane_fixture, fixture->list, 500, 200);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_units (fixture, 4);
}

static void
set_up_large (Fixture *fixture, gconstpointer data)
{
  set_up_units (fixture, N_UNITS);
  alur_editor_set_deferred (fixture->pane_fixture.editor, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pane_fixture_clear (&fixture->pane_fixture);
}

static AlurEditor *
get_editor (Fixture *fixture)
{
  return fixture->pane_fixture.editor;
}

static GtkWidget *
get_view (Fixture *fixture)
{
  return pane_fixture_find (fixture->list, GTK_TYPE_LIST_VIEW);
}

/* Its lines, one below the other; NULL: it is not there. */
static char *
dup_lines (Fixture *fixture)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (get_view (fixture))));
  GString *text;

  pane_fixture_settle (&fixture->pane_fixture);
  if (!gtk_widget_get_visible (fixture->list))
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) line = g_list_model_get_item (model, i);

      g_string_append_printf (text, "%s\n", gtk_string_object_get_string (line));
    }
  return g_string_free (text, FALSE);
}

static void
assert_lines (Fixture *fixture, const char *expected)
{
  g_autofree char *lines = dup_lines (fixture);

  g_assert_cmpstr (lines, ==, expected);
}

static AlurElement *
find (Fixture *fixture, const char *stage, const char *id)
{
  AlurDocument *document = fixture->pane_fixture.document;

  return alur_document_lookup (document, alur_document_get_stage (document, stage), id);
}

static void
activate (Fixture *fixture, guint line)
{
  g_signal_emit_by_name (get_view (fixture), "activate", line);
}

static AlurElement *
get_selected (Fixture *fixture)
{
  return alur_selection_get_single (alur_editor_get_selection (get_editor (fixture)));
}

static void
rename_head (Fixture *fixture, const char *name)
{
  AlurDocument *document = fixture->pane_fixture.document;

  alur_document_begin (document, "Rename");
  alur_document_set_text (document, find (fixture, "goal", "u0"), ALUR_UNIT_NAME, name);
  alur_document_commit (document);
}

static void
make_picture (Fixture *fixture)
{
  AlurPictureJob *job = alur_editor_begin_picture (get_editor (fixture));

  g_assert_nonnull (job);
  alur_picture_job_run (job);
  alur_editor_take_picture (get_editor (fixture), job);
}

static void
test_small (Fixture *fixture, gconstpointer data)
{
  assert_lines (fixture, NULL);
  alur_editor_compare (get_editor (fixture), ALUR_COMPARED_ORGANISATION, NULL);
  assert_lines (fixture, "Unit Head: changed — Name: Head → Chief\nUnit Unit 3: new\n");
  activate (fixture, 0);
  g_assert_true (get_selected (fixture) == find (fixture, "now", "u0"));
  activate (fixture, 1);
  g_assert_true (get_selected (fixture) == find (fixture, "goal", "u3"));
  rename_head (fixture, "Head");
  assert_lines (fixture, "Unit Unit 3: new\n");
  g_assert_true (alur_document_undo (fixture->pane_fixture.document));
  assert_lines (fixture, "Unit Head: changed — Name: Head → Chief\nUnit Unit 3: new\n");
  alur_editor_show (get_editor (fixture), ALUR_PANE_ORGANISATION, NULL);
  assert_lines (fixture, NULL);
}

/* Where there is no procedure the organisation is drawn, whatever was chosen, and is told of. */
static void
test_without_procedure (Fixture *fixture, gconstpointer data)
{
  alur_editor_show (get_editor (fixture), ALUR_PANE_COMPARISON, NULL);
  assert_lines (fixture, "Unit Head: changed — Name: Head → Chief\nUnit Unit 3: new\n");
}

/* What has the focus tells what it is. */
static void
test_spoken (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label;

  alur_editor_compare (get_editor (fixture), ALUR_COMPARED_ORGANISATION, NULL);
  assert_lines (fixture, "Unit Head: changed — Name: Head → Chief\nUnit Unit 3: new\n");
  label = pane_fixture_find (get_view (fixture), GTK_TYPE_LABEL);
  gtk_test_accessible_assert_property (gtk_widget_get_parent (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       gtk_label_get_text (GTK_LABEL (label)));
}

/* It comes with the drawing, and until then is as old as that. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  alur_editor_compare (get_editor (fixture), ALUR_COMPARED_ORGANISATION, NULL);
  assert_lines (fixture, NULL);
  make_picture (fixture);
  assert_lines (fixture, "Unit Head: changed — Name: Head → Chief\nUnit Unit 1199: new\n");
  rename_head (fixture, "Boss");
  assert_lines (fixture, "Unit Head: changed — Name: Head → Chief\nUnit Unit 1199: new\n");
  activate (fixture, 0);
  g_assert_true (get_selected (fixture) == find (fixture, "now", "u0"));
  make_picture (fixture);
  assert_lines (fixture, "Unit Head: changed — Name: Head → Boss\nUnit Unit 1199: new\n");
  alur_editor_show (get_editor (fixture), ALUR_PANE_ORGANISATION, NULL);
  assert_lines (fixture, NULL);
}

typedef struct
{
  guint n_times;
  guint position;
  guint n_removed;
  guint n_added;
} Told;

static void
items_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added, gpointer data)
{
  Told *told = data;

  *told = (Told){ told->n_times + 1, position, n_removed, n_added };
}

static void
set_text (Fixture *fixture, const char *id, const char *name)
{
  AlurDocument *document = fixture->pane_fixture.document;

  alur_document_begin (document, "Rename");
  alur_document_set_text (document, find (fixture, "goal", id), ALUR_UNIT_NAME, name);
  alur_document_commit (document);
  pane_fixture_settle (&fixture->pane_fixture);
}

/* Lines that say what they said stay, and what is selected of them. */
static void
test_what_stays (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model;
  Told told = { 0 };

  alur_editor_compare (get_editor (fixture), ALUR_COMPARED_ORGANISATION, NULL);
  pane_fixture_settle (&fixture->pane_fixture);
  model = gtk_list_view_get_model (GTK_LIST_VIEW (get_view (fixture)));
  gtk_selection_model_select_item (model, 1, TRUE);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &told);
  set_text (fixture, "u1", "Other"); /* a line between the two */
  g_assert_cmpuint (told.n_times, ==, 1);
  g_assert_cmpuint (told.position, ==, 1);
  g_assert_cmpuint (told.n_removed, ==, 0);
  g_assert_cmpuint (told.n_added, ==, 1);
  g_assert_true (gtk_selection_model_is_selected (model, 2));
  assert_lines (fixture, "Unit Head: changed — Name: Head → Chief\n"
                         "Unit Unit 1: changed — Name: Unit 1 → Other\nUnit Unit 3: new\n");
  activate (fixture, 2);
  g_assert_true (get_selected (fixture) == find (fixture, "goal", "u3"));
  set_text (fixture, "u3", "New"); /* the last one */
  g_assert_cmpuint (told.position, ==, 2);
  g_assert_cmpuint (told.n_removed, ==, 1);
  g_assert_cmpuint (told.n_added, ==, 1);
  set_text (fixture, "u1", "Unit 1"); /* what was between is the same again */
  g_assert_cmpuint (told.n_times, ==, 3);
  g_assert_cmpuint (told.position, ==, 1);
  g_assert_cmpuint (told.n_removed, ==, 1);
  g_assert_cmpuint (told.n_added, ==, 0);
  alur_editor_check (get_editor (fixture)); /* nothing has changed */
  assert_lines (fixture, "Unit Head: changed — Name: Head → Chief\nUnit New: new\n");
  g_assert_cmpuint (told.n_times, ==, 3);
  g_signal_handlers_disconnect_by_data (model, &told);
}

/* The document is closed while the list is shown: nothing of it is kept, nor gone to. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (get_view (fixture)));

  alur_editor_compare (get_editor (fixture), ALUR_COMPARED_ORGANISATION, NULL);
  pane_fixture_settle (&fixture->pane_fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 2);
  alur_changes_list_set_editor (ALUR_CHANGES_LIST (fixture->list), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 0);
  activate (fixture, 0);
  g_assert_null (get_selected (fixture));
}

#define ADD(name, before, test)                                                                    \
  g_test_add ("/changes-list/" name, Fixture, NULL, before, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("small", set_up, test_small);
  ADD ("without-procedure", set_up, test_without_procedure);
  ADD ("spoken", set_up, test_spoken);
  ADD ("large", set_up_large, test_large);
  ADD ("what-stays", set_up, test_what_stays);
  ADD ("closed", set_up, test_closed);
  return g_test_run ();
}
