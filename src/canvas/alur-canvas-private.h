/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-canvas.h"
#include "alur-tiles.h"

G_BEGIN_DECLS

/* Inside of the canvas: a file a concern. */

struct _AlurCanvas
{
  GtkWidget parent_instance;

  AlurEditor *editor; /* NULL: nothing is shown */
  AlurHand *hand;
  AlurViewport viewport;
  AlurTiles *tiles;
  const AlurStyle *style;
  guint telling;           /* an idle source that tells what has the focus; 0: none */
  gboolean untold;         /* what has the focus, until findings are known again */
  guint ending;            /* an idle source that ends the name that is typed; 0: none */
  guint tick;              /* calls until all squares are painted; 0: none */
  gboolean is_moving;      /* panned or zoomed since the last frame */
  gboolean is_unfinished;  /* squares in view are still to be painted */
  double fit_limit;        /* the scale above which nothing is enlarged to be shown whole */
  gboolean fits;           /* shows the whole drawing as soon as there is one and a size */
  gboolean opens;          /* what is shown is new: its beginning, where all of it can't be read */
  gboolean is_fitted;      /* shows it, and shall do so in another size too */
  const AlurElement *seen; /* what was revealed last, so that it is revealed once */
  const AlurElement *to_reveal; /* in the next drawing */
  gpointer drawn;               /* the scene that the tiles show, to know when it is another */

  /* pointer */
  AlurPoint at; /* on the screen, of the last event */
  guint keys;
  gboolean is_panning;
  gboolean holds_space;
  AlurPoint pan_from;
  double pinch_scale;

  /* typing */
  GtkWidget *name_view; /* NULL: no name is being typed */
  AlurElement *named;
  guint name_field;

  /* dropping */
  AlurDropItem drop;
  AlurElement *dropped_on; /* of an authority whose function is asked; NULL: none is */
  AlurPoint drop_at;       /* in the drawing */
};

void alur_canvas_add_pointer (AlurCanvas *self);
void alur_canvas_send (AlurCanvas *self, AlurPointerKind kind, guint button, guint n_clicks);
void alur_canvas_add_keys (AlurCanvas *self);
void alur_canvas_append_overlay (AlurCanvas *self, GtkSnapshot *snapshot);
void alur_canvas_viewport_changed (AlurCanvas *self);
void alur_canvas_viewport_moved (AlurCanvas *self);
void alur_canvas_place_name (AlurCanvas *self);
void alur_canvas_end_name (AlurCanvas *self, gboolean keep);
gboolean alur_canvas_type_name (AlurCanvas *self, GtkEventController *keys);

G_END_DECLS
