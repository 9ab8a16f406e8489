/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-columns.h"

G_BEGIN_DECLS

/* What somebody has said about a table by hand; all else is guessed. What was said of columns and
 * cells holds where the table is read with the separator with which it was said: with another one
 * they are other columns and cells. */
typedef struct
{
  AlurEncoding encoding;
  char separator; /* 0: guessed */
  AlurTableSubject subject;
  int header;             /* a row, ALUR_HEADER_NONE or ALUR_HEADER_GUESSED */
  char *procedure;        /* (nullable): of a procedure's table its id, or the name of a new one */
  gboolean new_procedure; /* that is a name */
  GHashTable *removed;    /* utf8: ids of what is deleted because the table no longer has it */

  /*< private >*/
  GHashTable *holds;
  GHashTable *texts;
} AlurImportChoices;

AlurImportChoices *alur_import_choices_new (void) G_GNUC_WARN_UNUSED_RESULT;
AlurImportChoices *
alur_import_choices_copy (const AlurImportChoices *self) G_GNUC_WARN_UNUSED_RESULT;
void alur_import_choices_free (AlurImportChoices *self);

void
alur_import_choices_set_procedure (AlurImportChoices *self, const char *procedure, gboolean is_new);
void alur_import_choices_set_removed (AlurImportChoices *self, const char *id, gboolean removed);
void alur_import_choices_set_holds (AlurImportChoices *self,
                                    char separator,
                                    guint column,
                                    AlurHolds holds);
void alur_import_choices_set_text (
    AlurImportChoices *self, char separator, guint row, guint column, const char *text);
const char *alur_import_choices_get_text (const AlurImportChoices *self,
                                          char separator,
                                          guint row,
                                          guint column);

void alur_import_choices_apply_texts (const AlurImportChoices *self, AlurCells *cells);
AlurColumns *alur_import_choices_guess_columns (const AlurImportChoices *self,
                                                const AlurCells *cells) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurImportChoices, alur_import_choices_free)

G_END_DECLS
