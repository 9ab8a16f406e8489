/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the window stands still because of the panes that are tables:
 *
 *   panes FILE [PANE [EDITS]]
 *
 * Each pane, or the one of that name, is opened, searched, and edited while it is open; then the
 * outline and the findings are searched, and last the greatest part of the chart is deleted. */

#include "stillness.h"

#include "alur-findings-pane.h"
#include "alur-graphics.h"
#include "alur-grid-view.h"
#include "alur-language.h"
#include "alur-window-private.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define N_FRAMES 5
#define N_EDITS 3u

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *n_frames = data;

  return --*n_frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
let_frames_pass (AlurWindow *window)
{
  guint n_frames = N_FRAMES;

  gtk_widget_add_tick_callback (GTK_WIDGET (window), frame_cb, &n_frames, NULL);
  while (n_frames > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Until no thread works for it any more, and what they made has been drawn. */
static void
settle (AlurWindow *window)
{
  AlurApplication *application = alur_window_get_alur_application (window);

  do
    let_frames_pass (window);
  while (alur_workers_get_n_running (alur_application_get_workers (application)) > 0);
  let_frames_pass (window);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const AlurElement *
find_edited (AlurEditor *editor, AlurPane pane)
{
  AlurElement *stage = alur_editor_get_stage (editor);

  if (pane == ALUR_PANE_REGULATIONS)
    return alur_element_first (alur_document_get_regulations (alur_editor_get_document (editor)),
                               ALUR_KIND_REGULATION);
  if (pane == ALUR_PANE_MATRIX || pane == ALUR_PANE_PERSONNEL || pane == ALUR_PANE_ORGANISATION)
    return alur_element_first (alur_element_first (stage, ALUR_KIND_ORGANISATION), ALUR_KIND_UNIT);
  return alur_element_first (alur_element_first (stage, ALUR_KIND_PROCEDURE), ALUR_KIND_STEP);
}

/* What the pane shows gets another name. */
static void
edit (AlurEditor *editor, AlurPane pane, guint number)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurElement *element = (AlurElement *) (guintptr) find_edited (editor, pane);
  g_autofree char *name = g_strdup_printf ("Nama %u", number);
  guint field = alur_element_type_find_field (element->kind,
                                              pane == ALUR_PANE_REGULATIONS ? "title" : "name");

  alur_document_begin (document, "Rename");
  alur_document_set_text (document, element, field, name);
  alur_document_commit (document);
}

static void
search (GtkWidget *inside, const char *text)
{
  GtkWidget *entry = find (inside, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
}

static const char *
label (const char *what, const char *pane)
{
  g_autofree char *text = g_strdup_printf ("%s: %s", pane, what);

  return g_intern_string (text);
}

static void
measure (Stillness *stillness, AlurWindow *window, AlurPane pane, guint n_edits)
{
  AlurEditor *editor = alur_window_get_editor (window);
  const char *word = alur_pane_get_traits (pane)->word;
  AlurElement *stage = alur_editor_get_stage (editor);
  GtkWidget *view;

  stillness_begin (stillness, label ("opened", word));
  alur_editor_show (editor, pane,
                    alur_pane_get_traits (pane)->of_procedure
                        ? alur_element_first (stage, ALUR_KIND_PROCEDURE)
                        : NULL);
  settle (window);
  stillness_end (stillness);
  for (guint i = 0; i < n_edits; i++)
    {
      stillness_begin (stillness, label ("edited", word));
      edit (editor, pane, i);
      settle (window);
      stillness_end (stillness);
    }
  stillness_begin (stillness, label ("undone", word));
  alur_document_undo (alur_editor_get_document (editor));
  settle (window);
  stillness_end (stillness);
  view = find (GTK_WIDGET (window), ALUR_TYPE_GRID_VIEW);
  if (view == NULL)
    return;
  if (find (gtk_widget_get_ancestor (view, GTK_TYPE_STACK), GTK_TYPE_SEARCH_ENTRY) != NULL)
    {
      stillness_begin (stillness, label ("searched", word));
      search (gtk_widget_get_ancestor (view, GTK_TYPE_STACK), "12");
      settle (window);
      stillness_end (stillness);
      stillness_begin (stillness, label ("search ended", word));
      search (gtk_widget_get_ancestor (view, GTK_TYPE_STACK), "");
      settle (window);
      stillness_end (stillness);
    }
  stillness_begin (stillness, label ("scrolled", word));
  for (guint i = 0; i < 10; i++)
    {
      GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * i / 10);
      let_frames_pass (window);
    }
  stillness_end (stillness);
  stillness_begin (stillness, label ("left", word));
  alur_editor_show (editor, ALUR_PANE_ORGANISATION, NULL);
  settle (window);
  stillness_end (stillness);
}

static void
measure_outline (Stillness *stillness, AlurWindow *window)
{
  static const char *const typed[] = { "1", "12", "123", "Kini", "" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      stillness_begin (stillness, label (typed[i], "outline searched for"));
      search (GTK_WIDGET (window), typed[i]);
      settle (window);
      stillness_end (stillness);
    }
}

static void
measure_findings (Stillness *stillness, AlurWindow *window)
{
  static const char *const typed[] = { "1", "12", "tanpa", "" };
  AlurWorkbench *workbench = alur_window_get_workbench (window);
  GtkWidget *pane;

  stillness_begin (stillness, label ("shown", "findings"));
  alur_workbench_set_shown (workbench, ALUR_SIDE_FINDINGS, TRUE);
  settle (window);
  stillness_end (stillness);
  pane = find (GTK_WIDGET (window), ALUR_TYPE_FINDINGS_PANE);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      stillness_begin (stillness, label (typed[i], "findings searched for"));
      search (pane, typed[i]);
      settle (window);
      stillness_end (stillness);
    }
  stillness_begin (stillness, label ("hidden", "findings"));
  alur_workbench_set_shown (workbench, ALUR_SIDE_FINDINGS, FALSE);
  settle (window);
  stillness_end (stillness);
}

/* Of the units that are below another one the one with most below it. */
static AlurElement *
find_largest (AlurEditor *editor, guint *n_units)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurElement *stage = alur_editor_get_stage (editor);
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  AlurElement *largest = NULL;

  *n_units = 0;
  ALUR_FOREACH (unit, alur_document_get_organisation (document, stage), ALUR_KIND_UNIT)
  {
    const char *above = alur_element_get_ref (unit, ALUR_UNIT_PARENT);

    for (AlurElement *at = unit; above != NULL;
         above = at != NULL ? alur_element_get_ref (at, ALUR_UNIT_PARENT) : NULL)
      {
        guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, at)) + 1;

        g_hash_table_insert (counts, at, GUINT_TO_POINTER (count));
        if (count > *n_units)
          {
            *n_units = count;
            largest = at;
          }
        at = alur_document_lookup (document, stage, above);
      }
  }
  return largest;
}

static void
act (Stillness *stillness, AlurWindow *window, const char *action)
{
  stillness_begin (stillness, label (action, "a large part"));
  g_action_group_activate_action (G_ACTION_GROUP (window), action, NULL);
  while (alur_session_get_busy (window->session))
    g_main_context_iteration (NULL, TRUE);
  settle (window);
  stillness_end (stillness);
}

static void
measure_deletion (Stillness *stillness, AlurWindow *window)
{
  static const char *const actions[]
      = { "delete", "save", "undo", "redo", "save", "undo", "redo", "undo", "save" };
  AlurEditor *editor = alur_window_get_editor (window);
  guint n_units;
  AlurElement *unit = find_largest (editor, &n_units);

  alur_editor_show (editor, ALUR_PANE_ORGANISATION, NULL);
  settle (window);
  g_print ("# %u units are deleted and brought back\n", n_units);
  alur_selection_set (alur_editor_get_selection (editor), unit);
  settle (window);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    act (stillness, window, actions[i]);
}

typedef void (*Change) (AlurEditor *editor);

static void
change_hours (AlurEditor *editor)
{
  AlurDocument *document = alur_editor_get_document (editor);

  alur_document_set_number (document, alur_document_get_root (document),
                            ALUR_DOCUMENT_HOURS_PER_DAY, 7);
}

static void
change_regulation (AlurEditor *editor)
{
  AlurDocument *document = alur_editor_get_document (editor);

  alur_document_set_word (
      document, alur_element_first (alur_document_get_regulations (document), ALUR_KIND_REGULATION),
      ALUR_REGULATION_STATUS, 2);
}

static void
change_function (AlurEditor *editor)
{
  AlurDocument *document = alur_editor_get_document (editor);
  AlurElement *first
      = alur_element_first (alur_document_get_functions (document), ALUR_KIND_FUNCTION);

  alur_document_set_text (document, alur_element_next (first, ALUR_KIND_FUNCTION),
                          ALUR_FUNCTION_PARENT, alur_element_get_id (first));
}

/* What is far-reaching is looked at again everywhere. */
static void
measure_far_reaching (Stillness *stillness, AlurWindow *window)
{
  static const struct
  {
    const char *name;
    Change change;
  } changes[] = { { "working day", change_hours },
                  { "regulation", change_regulation },
                  { "function", change_function } };
  AlurEditor *editor = alur_window_get_editor (window);
  AlurDocument *document = alur_editor_get_document (editor);

  for (guint i = 0; i < 2 * G_N_ELEMENTS (changes); i++)
    {
      stillness_begin (stillness, label (i % 2 == 0 ? "changed" : "undone", changes[i / 2].name));
      if (i % 2 == 0)
        {
          alur_document_begin (document, "Change");
          changes[i / 2].change (editor);
          alur_document_commit (document);
        }
      else
        alur_document_undo (document);
      settle (window);
      stillness_end (stillness);
    }
}

static void
measure_stage (Stillness *stillness, AlurWindow *window)
{
  static const char *const actions[] = { "make-stage", "undo", "redo", "undo" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      stillness_begin (stillness, label (actions[i], "a stage"));
      g_action_group_activate_action (G_ACTION_GROUP (window), actions[i], NULL);
      settle (window);
      stillness_end (stillness);
    }
}

static AlurWindow *
open_window (GFile *file)
{
  GtkApplication *application = GTK_APPLICATION (alur_application_new ());
  AlurWindow *window;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_hold (G_APPLICATION (application));
  window = alur_window_new (ALUR_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  alur_window_open (window, file);
  while (alur_window_get_editor (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  alur_workbench_set_shown (alur_window_get_workbench (window), ALUR_SIDE_FINDINGS, FALSE);
  settle (window);
  return window;
}

int
main (int argc, char **argv)
{
  static const AlurPane panes[]
      = { ALUR_PANE_ORGANISATION, ALUR_PANE_MATRIX,   ALUR_PANE_TABLE,      ALUR_PANE_REQUIREMENTS,
          ALUR_PANE_PERSONNEL,    ALUR_PANE_CRITERIA, ALUR_PANE_REGULATIONS };
  static const struct
  {
    const char *name;
    void (*measure) (Stillness *stillness, AlurWindow *window);
  } others[] = { { "outline", measure_outline },
                 { "findings", measure_findings },
                 { "deletion", measure_deletion },
                 { "far-reaching", measure_far_reaching },
                 { "stage", measure_stage } };
  g_autoptr (GFile) file = argc > 1 ? g_file_new_for_path (argv[1]) : NULL;
  const char *wanted = argc > 2 ? argv[2] : NULL;
  g_autoptr (Stillness) stillness = NULL;
  AlurWindow *window;

  if (file == NULL)
    return EXIT_FAILURE;
  alur_graphics_choose ();
  window = open_window (file);
  stillness = stillness_new ();
  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    if (wanted == NULL || g_str_equal (wanted, alur_pane_get_traits (panes[i])->word))
      measure (stillness, window, panes[i],
               argc > 3 ? (guint) g_ascii_strtoull (argv[3], NULL, 10) : N_EDITS);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (wanted == NULL || g_str_equal (wanted, others[i].name))
      others[i].measure (stillness, window);
  stillness_print (stillness);
  fflush (stdout);
  _exit (EXIT_SUCCESS);
}
