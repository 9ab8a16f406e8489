/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A compiled catalogue of translations (a GNU .mo file) in memory. Tables of catalogues end with
 * one whose language is NULL. */
typedef struct
{
  const char *language; /* as po/LINGUAS names it: "id", "pt_BR" */
  const guint8 *bytes;
  gsize size;
} AlurCatalogue;

/* Those that the program carries, made from po/ when it is built. */
extern const AlurCatalogue alur_catalogues[];

const AlurCatalogue *alur_catalogue_find (const AlurCatalogue *catalogues, const char *language);
const char *
alur_catalogue_lookup (const AlurCatalogue *self, const char *context, const char *msgid);
const char *
alur_catalogue_lookup_plural (const AlurCatalogue *self, const char *singular, gulong n);

G_END_DECLS
