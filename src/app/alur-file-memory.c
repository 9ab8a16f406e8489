/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Remembered in one key file of the state folder, a group a document, those of the longest ago
 * forgotten. What is in it was written by anybody: what makes no sense is passed over. */

#include "alur-file-memory.h"

#include <math.h>

#define FILE_NAME "files.ini"
#define MAX_FILES 200u
#define MAX_SELECTED 100u
#define MAX_TOGGLED 500u
#define MAX_BYTES ((gsize) 4 << 20)

/**
 * alur_file_look_clear:
 *
 * Frees what it owns.
 */
void
alur_file_look_clear (AlurFileLook *self)
{
  alur_matrix_look_clear (&self->matrix);
  g_strfreev (self->toggled);
  *self = (AlurFileLook){ 0 };
}

/**
 * alur_file_look_take_place:
 * @self: a look
 * @viewport: which part of the drawing is shown
 */
void
alur_file_look_take_place (AlurFileLook *self, const AlurViewport *viewport)
{
  AlurRect visible = alur_viewport_get_visible (viewport);

  self->has_place = viewport->scale > 0;
  self->scale = viewport->scale;
  self->center.x = visible.x + visible.width / 2;
  self->center.y = visible.y + visible.height / 2;
}

static char *
dup_group (const char *path)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
}

static GKeyFile *
load (const char *name)
{
  GKeyFile *keys = g_key_file_new ();
  g_autofree char *text = NULL;
  gsize length;

  if (g_file_test (name, G_FILE_TEST_IS_REGULAR) && g_file_get_contents (name, &text, &length, NULL)
      && length <= MAX_BYTES)
    g_key_file_load_from_data (keys, text, length, G_KEY_FILE_NONE, NULL);
  return keys;
}

/* Forgets the documents that nobody has looked at for longest. */
static void
forget_old (GKeyFile *keys)
{
  for (;;)
    {
      gsize n_groups;
      g_auto (GStrv) groups = g_key_file_get_groups (keys, &n_groups);
      gint64 oldest = G_MAXINT64;
      const char *found = NULL;

      if (n_groups <= MAX_FILES)
        return;
      for (gsize i = 0; i < n_groups; i++)
        {
          gint64 used = g_key_file_get_int64 (keys, groups[i], "used", NULL);

          if (found == NULL || used < oldest)
            {
              oldest = used;
              found = groups[i];
            }
        }
      g_key_file_remove_group (keys, found, NULL);
    }
}

static void
keep_selection (GKeyFile *keys, const char *group, AlurSelection *selection)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  guint n_elements = alur_selection_get_size (selection);

  for (guint i = 0; i < n_elements && ids->len < MAX_SELECTED; i++)
    {
      const char *id = alur_element_get_id (alur_selection_get_nth (selection, i));

      if (id != NULL)
        g_ptr_array_add (ids, (gpointer) id);
    }
  if (ids->len > 0)
    g_key_file_set_string_list (keys, group, "selection", (const char *const *) ids->pdata,
                                ids->len);
}

static void
keep_look (GKeyFile *keys, const char *group, const AlurFileLook *look)
{
  guint n_toggled = look->toggled != NULL ? g_strv_length (look->toggled) : 0;

  if (look->has_place)
    {
      g_key_file_set_double (keys, group, "scale", look->scale);
      g_key_file_set_double (keys, group, "x", look->center.x);
      g_key_file_set_double (keys, group, "y", look->center.y);
    }
  alur_matrix_look_keep (&look->matrix, keys, group);
  if (n_toggled > 0)
    g_key_file_set_string_list (keys, group, "rows", (const char *const *) look->toggled,
                                MIN (n_toggled, MAX_TOGGLED));
}

/* What the service chain does not show; nothing of that is the rule. */
static void
keep_chain (GKeyFile *keys, const char *group, AlurEditor *editor)
{
  guint kinds = alur_editor_get_flow_kinds (editor);
  g_autoptr (GPtrArray) hidden = g_ptr_array_new ();

  for (guint kind = ALUR_FLOW_DECISION; kind <= ALUR_FLOW_GOODS; kind++)
    if ((kinds >> kind & 1) == 0)
      g_ptr_array_add (hidden, (gpointer) (guintptr) alur_flow_words[kind].name);
  if (hidden->len > 0)
    g_key_file_set_string_list (keys, group, "hidden-flows", (const char *const *) hidden->pdata,
                                hidden->len);
  if (alur_editor_get_all_units (editor))
    g_key_file_set_boolean (keys, group, "all-units", TRUE);
}

/**
 * alur_file_memory_keep:
 * @state_folder: alur_places_dup_state()
 * @path: the document's file
 * @editor: how it is shown
 * @look: (nullable): what else is to be remembered
 *
 * Remembers that. Where it cannot be written nothing happens.
 */
void
alur_file_memory_keep (const char *state_folder,
                       const char *path,
                       AlurEditor *editor,
                       const AlurFileLook *look)
{
  g_autofree char *name = g_build_filename (state_folder, FILE_NAME, NULL);
  g_autofree char *group = dup_group (path);
  g_autoptr (GKeyFile) keys = load (name);
  const AlurElement *stage = alur_editor_get_stage (editor);
  const AlurElement *procedure = alur_editor_get_procedure (editor);

  g_key_file_remove_group (keys, group, NULL);
  g_key_file_set_int64 (keys, group, "used", g_get_real_time () / G_USEC_PER_SEC);
  if (stage != NULL)
    g_key_file_set_string (keys, group, "stage", alur_element_get_id (stage));
  g_key_file_set_string (keys, group, "pane", alur_editor_get_traits (editor)->word);
  if (procedure != NULL)
    g_key_file_set_string (keys, group, "procedure", alur_element_get_id (procedure));
  if (look != NULL)
    keep_look (keys, group, look);
  keep_chain (keys, group, editor);
  keep_selection (keys, group, alur_editor_get_selection (editor));
  forget_old (keys);
  g_mkdir_with_parents (state_folder, 0700);
  g_key_file_save_to_file (keys, name, NULL);
}

static void
restore_chain (GKeyFile *keys, const char *group, AlurEditor *editor)
{
  g_auto (GStrv) hidden = g_key_file_get_string_list (keys, group, "hidden-flows", NULL, NULL);
  guint kinds = 0;

  for (guint kind = ALUR_FLOW_DECISION; kind <= ALUR_FLOW_GOODS; kind++)
    if (hidden == NULL
        || !g_strv_contains ((const char *const *) hidden, alur_flow_words[kind].name))
      kinds |= 1u << kind;
  alur_editor_set_flow_kinds (editor, kinds);
  alur_editor_set_all_units (editor, g_key_file_get_boolean (keys, group, "all-units", NULL));
}

static void
restore_view (GKeyFile *keys, const char *group, AlurEditor *editor)
{
  AlurDocument *document = alur_editor_get_document (editor);
  g_autofree char *stage_id = g_key_file_get_string (keys, group, "stage", NULL);
  g_autofree char *pane = g_key_file_get_string (keys, group, "pane", NULL);
  g_autofree char *procedure_id = g_key_file_get_string (keys, group, "procedure", NULL);
  AlurElement *stage = stage_id != NULL ? alur_document_get_stage (document, stage_id) : NULL;
  AlurElement *procedure;

  if (stage != NULL)
    alur_editor_set_stage (editor, stage);
  procedure = alur_document_lookup_kind (document, alur_editor_get_stage (editor), procedure_id,
                                         ALUR_KIND_PROCEDURE);
  for (guint i = 0; i < ALUR_N_PANES; i++)
    {
      const AlurPaneTraits *traits = alur_pane_get_traits ((AlurPane) i);

      if (g_strcmp0 (pane, traits->word) == 0 && (procedure != NULL || !traits->of_procedure))
        alur_editor_show (editor, (AlurPane) i, procedure);
    }
}

static void
restore_selection (GKeyFile *keys, const char *group, AlurEditor *editor)
{
  AlurDocument *document = alur_editor_get_document (editor);
  gsize n_ids = 0;
  g_auto (GStrv) ids = g_key_file_get_string_list (keys, group, "selection", &n_ids, NULL);
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();

  for (gsize i = 0; ids != NULL && i < MIN (n_ids, MAX_SELECTED); i++)
    {
      AlurElement *element
          = alur_document_lookup (document, alur_editor_get_stage (editor), ids[i]);

      if (element != NULL)
        g_ptr_array_add (elements, element);
    }
  alur_selection_set_all (alur_editor_get_selection (editor),
                          (AlurElement *const *) elements->pdata, elements->len);
}

/**
 * alur_file_memory_restore:
 * @state_folder: alur_places_dup_state()
 * @path: the document's file
 * @editor: its editor, which is shown what it was
 * @look: (inout): becomes what else was remembered, as far as it makes sense
 *
 * Returns: whether the document is known
 */
gboolean
alur_file_memory_restore (const char *state_folder,
                          const char *path,
                          AlurEditor *editor,
                          AlurFileLook *look)
{
  g_autofree char *name = g_build_filename (state_folder, FILE_NAME, NULL);
  g_autofree char *group = dup_group (path);
  g_autoptr (GKeyFile) keys = load (name);

  alur_file_look_clear (look);
  if (!g_key_file_has_group (keys, group))
    return FALSE;
  restore_chain (keys, group, editor);
  restore_view (keys, group, editor);
  restore_selection (keys, group, editor);
  look->scale = g_key_file_get_double (keys, group, "scale", NULL);
  look->center.x = g_key_file_get_double (keys, group, "x", NULL);
  look->center.y = g_key_file_get_double (keys, group, "y", NULL);
  look->has_place = isfinite (look->scale) && look->scale >= ALUR_VIEWPORT_MIN_SCALE
                    && look->scale <= ALUR_VIEWPORT_MAX_SCALE && isfinite (look->center.x)
                    && isfinite (look->center.y);
  alur_matrix_look_read (&look->matrix, keys, group);
  look->toggled = g_key_file_get_string_list (keys, group, "rows", NULL, NULL);
  return TRUE;
}
