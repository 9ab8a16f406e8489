/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-scene.h"

G_BEGIN_DECLS

/* Pages that say themselves what stands where on them: those of official forms, which have no room
 * for a title block or a legend of ours. They are made once the paper is known. */

/* One page: the top left of its scene comes to that of the paper without margins. */
typedef struct
{
  AlurScene *scene; /* owned */
  double scale;     /* from px of the scene to px of the paper */
  gboolean told;    /* `append_html` says all of it */
} AlurLeaf;

typedef struct
{
  /* (element-type AlurLeaf), one at least, not higher nor wider on paper than `room`, in px.
   * Without height the pages are as high as they like. */
  GArray *(*make) (gpointer data, AlurSize room);
  /* What they say as HTML, before the pictures of those pages that it does not say all of; NULL:
   * only pictures. */
  void (*append_html) (gpointer data, GString *html);
  void (*free_data) (gpointer data);
  gpointer data;
} AlurLeaves;

G_END_DECLS
