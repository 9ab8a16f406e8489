/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

#define ALUR_TYPE_SELECTION (alur_selection_get_type ())
G_DECLARE_FINAL_TYPE (AlurSelection, alur_selection, ALUR, SELECTION, GObject)

/* What is selected in one window, in the order in which it was selected, and which of it has the
 * focus. Elements of the document; what leaves the document leaves the selection, and can't be
 * selected. "changed" tells
 * of every change, once. */
AlurSelection *alur_selection_new (void) G_GNUC_WARN_UNUSED_RESULT;

guint alur_selection_get_size (AlurSelection *self);
AlurElement *alur_selection_get_nth (AlurSelection *self, guint index);
AlurElement *alur_selection_get_focus (AlurSelection *self);
AlurElement *alur_selection_get_single (AlurSelection *self);
AlurElement *const *alur_selection_get_all (AlurSelection *self, guint *n_elements);
gboolean alur_selection_contains (AlurSelection *self, const AlurElement *element);

void alur_selection_clear (AlurSelection *self);
void alur_selection_set (AlurSelection *self, AlurElement *element);
void alur_selection_set_all (AlurSelection *self, AlurElement *const *elements, guint n_elements);
void alur_selection_add (AlurSelection *self, AlurElement *element);
void alur_selection_toggle (AlurSelection *self, AlurElement *element);
void alur_selection_drop_lost (AlurSelection *self);

G_END_DECLS
