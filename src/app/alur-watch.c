/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-watch.h"

/**
 * alur_watch_editor:
 * @self: what watches
 * @watched: its field for the editor that it watches; %NULL for none
 * @editor: (nullable): which to watch from now on; a reference is taken
 * @changed: (scope forever): called with @self alone when the document has changed, or another part
 *   of it is shown
 *
 * Has @self watch @editor instead of the one before, which knows nothing of @self any more.
 *
 * Returns: whether there is an editor that was not watched before; @self then has to show it
 */
gboolean
alur_watch_editor (gpointer self, AlurEditor **watched, AlurEditor *editor, GCallback changed)
{
  if (*watched == editor)
    return FALSE;
  if (*watched != NULL)
    g_signal_handlers_disconnect_by_data (*watched, self);
  g_set_object (watched, editor);
  if (editor == NULL)
    return FALSE;
  g_signal_connect_swapped (editor, "document-changed", changed, self);
  g_signal_connect_swapped (editor, "view-changed", changed, self);
  return TRUE;
}
