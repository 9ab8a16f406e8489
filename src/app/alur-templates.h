/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What new documents can begin as. */

typedef struct
{
  const char *file; /* in the folder of templates */
  const char *title;
  const char *subtitle;
} AlurTemplate;

typedef struct
{
  const char *title;
  const char *subtitle;
  const char *icon;
  AlurTemplate templates[5]; /* behind the last one: of no file */
} AlurTemplateGroup;

const AlurTemplateGroup *alur_templates_get (guint *n_groups);

G_END_DECLS
