/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A picture that is painted once and shown in many frames. */
typedef struct _AlurSprite AlurSprite;

AlurSprite *alur_sprite_new (cairo_surface_t *surface) G_GNUC_WARN_UNUSED_RESULT;
void alur_sprite_free (AlurSprite *self);
cairo_surface_t *alur_sprite_get_surface (AlurSprite *self);
void alur_sprite_append (AlurSprite *self,
                         GtkWidget *widget,
                         GtkSnapshot *snapshot,
                         const graphene_rect_t *bounds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurSprite, alur_sprite_free)

G_END_DECLS
