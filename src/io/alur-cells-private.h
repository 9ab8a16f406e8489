/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-cells.h"

G_BEGIN_DECLS

/* A place in the decoded text where it is not what was in the file. */
typedef enum
{
  ALUR_FLAW_REPLACED, /* bytes that are no text: U+FFFD stands there */
  ALUR_FLAW_REMOVED   /* a NUL or another character that no document may hold */
} AlurFlawKind;

typedef struct
{
  AlurFlawKind kind;
  gsize offset;
} AlurFlaw;

typedef struct
{
  AlurEncoding encoding;
  GString *text; /* valid UTF-8, without mark and without what XML can't hold */
  GArray *flaws; /* AlurFlaw, ascending */
} AlurDecoded;

gboolean alur_cells_decode (const guint8 *data,
                            gsize length,
                            const char *name,
                            AlurEncoding encoding,
                            AlurDecoded *decoded,
                            GError **error);
void alur_decoded_clear (AlurDecoded *decoded);
char *alur_cells_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;

char alur_cells_guess_separator (const char *text, gsize length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlurDecoded, alur_decoded_clear)

G_END_DECLS
