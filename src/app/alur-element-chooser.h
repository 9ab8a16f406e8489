/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "alur-slot.h"

G_BEGIN_DECLS

#define ALUR_TYPE_ELEMENT_CHOOSER (alur_element_chooser_get_type ())
G_DECLARE_FINAL_TYPE (AlurElementChooser, alur_element_chooser, ALUR, ELEMENT_CHOOSER, GtkPopover)

/* A list of elements that can be searched, to choose one or any of them. */
GtkWidget *alur_element_chooser_new (AlurDocument *document,
                                     GArray *targets,
                                     const char *label) G_GNUC_WARN_UNUSED_RESULT;
void
alur_element_chooser_set_chosen (AlurElementChooser *self, GPtrArray *chosen, gboolean several);
void alur_element_chooser_offer_nothing (AlurElementChooser *self);
void alur_element_chooser_offer_new (AlurElementChooser *self, AlurKind kind);
GPtrArray *alur_element_chooser_list_chosen (AlurElementChooser *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
