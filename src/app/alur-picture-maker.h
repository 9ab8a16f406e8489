/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-editor.h"
#include "alur-workers.h"

G_BEGIN_DECLS

#define ALUR_TYPE_PICTURE_MAKER (alur_picture_maker_get_type ())
G_DECLARE_FINAL_TYPE (AlurPictureMaker, alur_picture_maker, ALUR, PICTURE_MAKER, GObject)

/* Makes in a thread the large pictures of a document, so that nobody waits for them while editing.
 */
AlurPictureMaker *alur_picture_maker_new (AlurEditor *editor,
                                          AlurWorkers *workers) G_GNUC_WARN_UNUSED_RESULT;
void alur_picture_maker_end (AlurPictureMaker *self);

G_END_DECLS
