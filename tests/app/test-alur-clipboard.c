/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-clipboard.h"

#include "alur-clipboard-content.h"
#include "alur-make.h"
#include "alur-window.h"

#include <string.h>

typedef struct
{
  AlurApplication *application;
  AlurWindow *windows[2];
  AlurDocument *documents[2];
} Fixture;

static AlurEditor *
get_editor (Fixture *fixture, guint index)
{
  return alur_window_get_editor (fixture->windows[index]);
}

static AlurElement *
add_unit (AlurDocument *document, const char *name)
{
  AlurElement *unit;

  alur_document_begin (document, "add");
  unit = alur_make_unit (document, alur_document_get_stage (document, NULL), NULL, NULL,
                         ALUR_LEVEL_SUPPORT, name);
  alur_document_commit (document);
  return unit;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->application = (AlurApplication *) data;
  for (guint i = 0; i < 2; i++)
    {
      fixture->documents[i] = alur_make_document ();
      fixture->windows[i] = alur_window_new (fixture->application);
      alur_window_set_document (fixture->windows[i], fixture->documents[i]);
      gtk_window_present (GTK_WINDOW (fixture->windows[i]));
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      gtk_window_destroy (GTK_WINDOW (fixture->windows[i]));
      g_object_unref (fixture->documents[i]);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
may_run (Fixture *fixture, guint index, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->windows[index]), action);
}

/* Actions are brought up to date once a frame. */
static void
run (Fixture *fixture, guint index, const char *action)
{
  while (!may_run (fixture, index, action))
    g_main_context_iteration (NULL, TRUE);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->windows[index]), action, NULL);
}

static void
wait_for_edit (AlurDocument *document, guint depth)
{
  while (alur_document_get_undo_depth (document) != depth)
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_units (AlurDocument *document)
{
  return alur_element_count (
      alur_document_get_organisation (document, alur_document_get_stage (document, NULL)),
      ALUR_KIND_UNIT);
}

static void
test_between_windows (Fixture *fixture, gconstpointer data)
{
  AlurElement *unit = add_unit (fixture->documents[0], "Dinas");

  alur_selection_set (alur_editor_get_selection (get_editor (fixture, 0)), unit);
  run (fixture, 0, "copy");
  run (fixture, 1, "paste");
  wait_for_edit (fixture->documents[1], 1);
  g_assert_cmpuint (count_units (fixture->documents[1]), ==, 1);
  unit = alur_selection_get_single (alur_editor_get_selection (get_editor (fixture, 1)));
  g_assert_cmpstr (alur_element_get_name (unit), ==, "Dinas");

  run (fixture, 1, "cut");
  g_assert_cmpuint (count_units (fixture->documents[1]), ==, 0);
  g_assert_cmpstr (alur_document_get_undo_name (fixture->documents[1]), ==, "Cut");
  run (fixture, 0, "paste");
  wait_for_edit (fixture->documents[0], 2);
  g_assert_cmpuint (count_units (fixture->documents[0]), ==, 2);
  run (fixture, 0, "duplicate");
  g_assert_cmpuint (count_units (fixture->documents[0]), ==, 3);
}

/* Nothing is selected: nothing to copy; pasting tells what it finds. */
static void
test_enabled (Fixture *fixture, gconstpointer data)
{
  AlurElement *unit = add_unit (fixture->documents[0], "Dinas");

  alur_selection_set (alur_editor_get_selection (get_editor (fixture, 0)), unit);
  run (fixture, 0, "copy");
  alur_selection_clear (alur_editor_get_selection (get_editor (fixture, 0)));
  while (may_run (fixture, 0, "copy"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (may_run (fixture, 0, "cut"));
  g_assert_false (may_run (fixture, 0, "duplicate"));
  g_assert_true (may_run (fixture, 0, "paste"));
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->windows[0]));

  gdk_clipboard_set_text (clipboard, "Dinas\n\tBidang\n");
  run (fixture, 0, "paste");
  wait_for_edit (fixture->documents[0], 1);
  g_assert_cmpuint (count_units (fixture->documents[0]), ==, 2);
}

/* What is no document changes nothing. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->windows[0]));
  static const char text[] = "<alur><!DOCTYPE a [<!ENTITY b 'c'>]>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GdkContentProvider) content
      = gdk_content_provider_new_for_bytes (ALUR_CLIPBOARD_MEDIA_TYPE, bytes);

  gdk_clipboard_set_content (clipboard, content);
  run (fixture, 0, "paste");
  gdk_clipboard_set_text (clipboard, "Dinas");
  run (fixture, 0, "paste");
  wait_for_edit (fixture->documents[0], 1);
  g_assert_cmpuint (count_units (fixture->documents[0]), ==, 1);
}

typedef struct
{
  GOutputStream *stream;
  gboolean done;
} Written;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, &error);
  g_assert_no_error (error);
  ((Written *) data)->done = TRUE;
}

/* What another program gets that asks for @type. */
static GBytes *
ask_for (Fixture *fixture, const char *type)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->windows[0]));
  Written written = { g_memory_output_stream_new_resizable (), FALSE };
  GBytes *bytes;

  gdk_content_provider_write_mime_type_async (gdk_clipboard_get_content (clipboard), type,
                                              written.stream, G_PRIORITY_DEFAULT, NULL, written_cb,
                                              &written);
  while (!written.done)
    g_main_context_iteration (NULL, TRUE);
  g_output_stream_close (written.stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (written.stream));
  g_object_unref (written.stream);
  return bytes;
}

static gboolean
begins_with (GBytes *bytes, const char *text)
{
  return g_bytes_get_size (bytes) >= strlen (text)
         && memcmp (g_bytes_get_data (bytes, NULL), text, strlen (text)) == 0;
}

static void
test_other_programs (Fixture *fixture, gconstpointer data)
{
  AlurElement *unit = add_unit (fixture->documents[0], "Dinas");
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autofree char *text = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  alur_selection_set (alur_editor_get_selection (get_editor (fixture, 0)), unit);
  run (fixture, 0, "copy");
  svg = ask_for (fixture, "image/svg+xml");
  png = ask_for (fixture, "image/png");
  text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  g_assert_nonnull (strstr (text, "<svg"));
  g_assert_true (begins_with (png, "\x89PNG"));
  g_value_init (&value, G_TYPE_STRING);
  gdk_content_provider_get_value (
      gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (fixture->windows[0]))),
      &value, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_value_get_string (&value), ==, "Dinas\n");
}

int
main (int argc, char **argv)
{
  g_autoptr (AlurApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  int result;

  gtk_test_init (&argc, &argv, NULL);
  application = alur_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_test_add ("/clipboard/between-windows", Fixture, application, set_up, test_between_windows,
              tear_down);
  g_test_add ("/clipboard/enabled", Fixture, application, set_up, test_enabled, tear_down);
  g_test_add ("/clipboard/lines", Fixture, application, set_up, test_lines, tear_down);
  g_test_add ("/clipboard/hostile", Fixture, application, set_up, test_hostile, tear_down);
  g_test_add ("/clipboard/other-programs", Fixture, application, set_up, test_other_programs,
              tear_down);
  result = g_test_run ();
  alur_workers_end (alur_application_get_workers (application));
  return result;
}
