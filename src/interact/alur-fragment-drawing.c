/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What has been copied as it stands in the drawing that is shown. */

#include "alur-fragment-private.h"

#include "alur-scene-picture.h"

typedef struct
{
  AlurDocument *fragment;
  const AlurElement *stage;
  gboolean has_lanes;
} Wanted;

/* In a procedure units are lanes, which are no part of the steps. */
static gboolean
is_wanted (const char *id, gpointer data)
{
  const Wanted *wanted = data;
  const AlurElement *element = alur_document_lookup (wanted->fragment, wanted->stage, id);

  return element != NULL && !alur_fragment_is_outside (element)
         && (element->kind != ALUR_KIND_UNIT || !wanted->has_lanes);
}

/**
 * alur_fragment_draw:
 * @fragment: what has just been copied
 * @editor: from where
 *
 * Returns: (transfer full) (nullable): the drawing of it; NULL: nothing of it is drawn there
 */
AlurScene *
alur_fragment_draw (AlurDocument *fragment, AlurEditor *editor)
{
  AlurPicture *picture = alur_editor_get_picture (editor);
  Wanted wanted = { fragment, alur_fragment_get_stage (fragment),
                    alur_editor_get_pane (editor) == ALUR_PANE_PROCEDURE };
  AlurScene *scene;
  guint n_items;

  if (picture == NULL)
    return NULL;
  scene = alur_scene_extract (alur_picture_get_scene (picture), is_wanted, &wanted);
  alur_scene_get_items (scene, &n_items);
  if (n_items == 0)
    g_clear_pointer (&scene, alur_scene_unref);
  return scene;
}
