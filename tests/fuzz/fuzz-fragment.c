/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes at all as what the clipboard holds of another window: a sentence, or it is pasted,
 * there and elsewhere, the document stays a valid one, and what was pasted can be copied, drawn,
 * told as lines and duplicated. */

#include "alur-fragment-private.h"
#include "alur-paste.h"
#include "alur-reader.h"
#include "alur-validate.h"
#include "fuzz-editor.h"

static void
copy_made (FuzzEditor *fixture)
{
  guint n_elements;
  guint n_left_out;
  AlurElement *const *elements
      = alur_selection_get_all (alur_editor_get_selection (fixture->editor), &n_elements);
  g_autoptr (AlurDocument) fragment
      = alur_fragment_new (fixture->document, elements, n_elements, &n_left_out);
  AlurScene *scene;
  g_autofree char *told = NULL;
  g_autofree char *lines = NULL;
  g_autoptr (GError) error = NULL;

  if (fragment == NULL)
    return;
  alur_document_validate (fragment, NULL, &error);
  g_assert_no_error (error);
  scene = alur_fragment_draw (fragment, fixture->editor);
  g_clear_pointer (&scene, alur_scene_unref);
  lines = alur_fragment_dup_text (fragment);
  g_assert_true (g_utf8_validate (lines, -1, NULL));
  alur_paste_duplicate (fixture->editor, &told);
}

static void
paste (FuzzEditor *fixture, AlurDocument *fragment)
{
  g_autofree char *told = NULL;

  if (alur_paste (fixture->editor, fragment, &told))
    copy_made (fixture);
  else
    g_assert_true (told == NULL || g_utf8_validate (told, -1, NULL));
}

/* Otherwise no input could be of this document, which is told from others by chance. */
static void
name_source (AlurDocument *document)
{
  g_object_set_data_full (G_OBJECT (document), ALUR_FRAGMENT_SOURCE, g_strdup ("here"), g_free);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (AlurDocument) fragment = alur_reader_read_bytes (bytes, "input", NULL, NULL);
  FuzzChoice choice = fuzz_choice (data, size);
  FuzzEditor fixture;

  fuzz_count (fragment != NULL);
  if (fragment == NULL)
    return 0;
  fuzz_editor_set_up (&fixture, &choice);
  name_source (fixture.document);
  for (guint i = 0; i < 2; i++)
    {
      paste (&fixture, fragment);
      fuzz_editor_move (&fixture, &choice);
    }
  fuzz_editor_check (&fixture);
  fuzz_editor_clear (&fixture);
  return 0;
}
