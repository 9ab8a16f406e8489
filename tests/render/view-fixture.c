/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "view-fixture.h"

#include "alur-reader.h"

#include <string.h>

/* Takes @document. */
void
view_fixture_open (ViewFixture *self, AlurDocument *document)
{
  self->metrics = alur_pango_metrics_new ();
  self->document = document;
  self->analysis = alur_analysis_new_with_sampling (document, 1, 50);
  self->request = (AlurViewRequest){ .metrics = self->metrics,
                                     .document = document,
                                     .analysis = self->analysis };
}

AlurDocument *
view_read_example (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".alur", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "examples", file, NULL);
  g_autoptr (GError) error = NULL;
  AlurDocument *document = alur_reader_read_file (path, NULL, &error);

  g_assert_no_error (error);
  return document;
}

void
view_fixture_open_example (ViewFixture *self, const char *name)
{
  view_fixture_open (self, view_read_example (name));
}

/* A document around @inside. */
void
view_fixture_open_text (ViewFixture *self, const char *inside)
{
  g_autofree char *text = g_strconcat ("<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">",
                                       inside, "</alur>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AlurDocument *document = alur_reader_read_bytes (bytes, "test", NULL, &error);

  g_assert_no_error (error);
  view_fixture_open (self, document);
}

/* Nothing may hold on to the document. */
void
view_fixture_clear (ViewFixture *self)
{
  g_assert_finalize_object (self->analysis);
  g_assert_finalize_object (self->document);
  alur_pango_metrics_unref (self->metrics);
}

AlurViewOutput *
view_fixture_build (ViewFixture *self, const char *view)
{
  g_autoptr (GError) error = NULL;
  AlurViewOutput *output = alur_view_build (alur_view_find (view, NULL), &self->request, &error);

  g_assert_no_error (error);
  g_assert_nonnull (output);
  return output;
}

AlurViewPart *
view_get_part (AlurViewOutput *output, guint index)
{
  g_assert_cmpuint (index, <, output->parts->len);
  return g_ptr_array_index (output->parts, index);
}

guint
view_count_texts (AlurScene *scene, const char *wanted)
{
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (scene, &n_items);
  guint n = 0;

  for (guint i = 0; i < n_items; i++)
    if (items[i].kind == ALUR_ITEM_TEXT
        && g_str_equal (alur_scene_text_get_string (items[i].u.text), wanted))
      n++;
  return n;
}

guint
view_count_lines (AlurScene *scene, AlurLine line)
{
  guint n_items;
  const AlurSceneItem *items = alur_scene_get_items (scene, &n_items);
  guint n = 0;

  for (guint i = 0; i < n_items; i++)
    n += items[i].line == line && items[i].kind != ALUR_ITEM_TEXT;
  return n;
}

const AlurLegendEntry *
view_find_legend (AlurScene *scene, AlurSampleKind kind, const char *letters)
{
  guint n_entries;
  const AlurLegendEntry *entries = alur_scene_get_legend (scene, &n_entries);

  for (guint i = 1; i < n_entries; i++)
    if (entries[i].kind == kind && g_strcmp0 (entries[i].letters, letters) == 0)
      return &entries[i];
  return NULL;
}
