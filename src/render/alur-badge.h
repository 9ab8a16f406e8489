/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-element.h"

G_BEGIN_DECLS

/* A badge: one kind of authority as a drawing shows it on a unit. */
typedef struct
{
  AlurRole role;
  AlurResource resource;        /* of suppliers and distributors */
  guint count;                  /* over how many functions the unit holds it */
  gboolean overlaps;            /* another unit holds it too, against the rules */
  const AlurElement *authority; /* the first of those that it stands for */
} AlurBadge;

const char *alur_badge_role_letters (const char *language, AlurRole role);
const char *alur_badge_role_word (const char *language, AlurRole role);
const char *alur_badge_resource_word (const char *language, AlurResource resource);
char *alur_badge_dup_text (const AlurBadge *self, const char *language) G_GNUC_WARN_UNUSED_RESULT;
char *alur_badge_dup_meaning (const AlurBadge *self,
                              const char *language) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_badge_equal (const AlurBadge *a, const AlurBadge *b);

G_END_DECLS
