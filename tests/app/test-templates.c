/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every .ui file of the program is one that the toolkit takes whole: each template is made into its
 * class, each other file is built. (gtk4-builder-tool of GTK 4.8 knows neither libadwaita's classes
 * nor ours.) What is wrong in one, be it a property, a handler or a name that the class asks for,
 * is a message of the toolkit and ends the test. */

#include "window-fixture.h"

#include <string.h>

#define FOLDER "/io/github/alur/Alur"

/* The class of a template; NULL where the file is none. */
static char *
dup_class (const char *path)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;
  const char *found, *end;

  g_assert_nonnull (bytes);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  found = strstr (text, "<template class=\"");
  if (found == NULL)
    return NULL;
  found += strlen ("<template class=\"");
  end = strchr (found, '"');
  return g_strndup (found, (gsize) (end - found));
}

static void
build_template (const char *name)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  /* By its name, as a file that holds it would find it. */
  GType type = gtk_builder_get_type_from_name (builder, name);
  GtkWidget *widget;

  g_test_message ("%s", name);
  g_assert_true (g_type_is_a (type, GTK_TYPE_WIDGET));
  if (G_TYPE_IS_ABSTRACT (type))
    return;
  widget = g_object_ref_sink (g_object_new (type, NULL));
  g_assert_nonnull (gtk_widget_get_first_child (widget));
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
  g_object_unref (widget);
}

static void
build_interface (const char *path)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GError) error = NULL;
  GSList *objects;
  gboolean built = gtk_builder_add_from_resource (builder, path, &error);

  g_assert_no_error (error);
  g_assert_true (built);
  objects = gtk_builder_get_objects (builder);
  g_assert_nonnull (objects);
  for (GSList *item = objects; item != NULL; item = item->next)
    if (GTK_IS_WINDOW (item->data))
      gtk_window_destroy (item->data);
  g_slist_free (objects);
}

static void
build (gconstpointer data)
{
  const char *path = data;
  g_autofree char *name = dup_class (path);

  if (name != NULL)
    build_template (name);
  else
    build_interface (path);
}

static void
add_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names
      = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *path = g_build_path ("/", folder, *name, NULL);
      g_autofree char *test = g_strconcat ("/templates/", *name, NULL);

      if (g_str_has_suffix (*name, ".ui"))
        g_test_add_data_func_full (test, g_strdup (path), build, g_free);
    }
}

int
main (int argc, char **argv)
{
  WindowFixture fixture = { NULL };

  window_fixture_set_up (&fixture, &argc, &argv);
  add_folder (FOLDER);
  add_folder (FOLDER "/gtk");
  return window_fixture_run (&fixture);
}
