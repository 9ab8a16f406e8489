/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "io-support.h"

/* A document into whose first stage a table came, and what was told of it. A document may be given
 * before; else a new one is made. */

typedef struct
{
  AlurDocument *document;
  AlurElement *stage;
  AlurNotes *notes;
  AlurImportReport *report;
} Imported;

void imported_clear (Imported *self);
void imported_take (Imported *self, GBytes *table, const char *map, gboolean remove);
void imported_take_text (Imported *self, const char *table, gboolean remove);
AlurElement *imported_get_unit (const Imported *self, const char *name);
AlurElement *imported_get_position (const Imported *self, const char *unit, const char *name);
const char *imported_get_parent (const Imported *self, const char *unit);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Imported, imported_clear)
