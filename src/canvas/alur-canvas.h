/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "alur-hand.h"
#include "alur-tool.h"
#include "alur-viewport.h"

G_BEGIN_DECLS

#define ALUR_TYPE_CANVAS (alur_canvas_get_type ())
G_DECLARE_FINAL_TYPE (AlurCanvas, alur_canvas, ALUR, CANVAS, GtkWidget)

/* The drawing of an editor as a widget: it shows the editor's picture, turns what pointer, keys and
 * drags do into the hand's records, and lets names be typed in place.
 *
 * Signals: "viewport-changed" when another part or scale is shown; "menu" (x, y in the widget) when
 * a context menu is asked for; "ask-function" (x, y) when an authority was dropped and its function
 * must be said, see alur_canvas_finish_drop(); "refused" (text) when something can't be dropped. */
GtkWidget *alur_canvas_new (void);

void alur_canvas_set_editor (AlurCanvas *self, AlurEditor *editor);
AlurEditor *alur_canvas_get_editor (AlurCanvas *self);
AlurHand *alur_canvas_get_hand (AlurCanvas *self);

const AlurViewport *alur_canvas_get_viewport (AlurCanvas *self);
void alur_canvas_set_view (AlurCanvas *self, double scale, AlurPoint center);
void alur_canvas_zoom_by_step (AlurCanvas *self, int direction);
void alur_canvas_zoom_to (AlurCanvas *self, double scale);
void alur_canvas_zoom_to_fit (AlurCanvas *self);
void alur_canvas_set_fit_limit (AlurCanvas *self, double scale);
void alur_canvas_zoom_to_selection (AlurCanvas *self);
void alur_canvas_center_on (AlurCanvas *self, AlurPoint in_drawing);
void alur_canvas_reveal (AlurCanvas *self, const AlurElement *element);

gboolean alur_canvas_rename (AlurCanvas *self, AlurElement *element);
gboolean alur_canvas_is_typing (AlurCanvas *self);
void alur_canvas_finish_typing (AlurCanvas *self);
gboolean alur_canvas_drag_over (AlurCanvas *self, const AlurDropItem *item, AlurPoint at);
gboolean alur_canvas_drop (AlurCanvas *self, const AlurDropItem *item, AlurPoint at);
gboolean alur_canvas_use_tool (AlurCanvas *self, const AlurTool *tool);
const AlurDropItem *alur_canvas_get_drop (AlurCanvas *self);
AlurElement *
alur_canvas_finish_drop (AlurCanvas *self, const AlurElement *function, AlurResource resource);
void alur_canvas_give_up_drop (AlurCanvas *self);

G_END_DECLS
