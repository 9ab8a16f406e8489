/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-import-private.h"

G_BEGIN_DECLS

/* The ways of a case through a procedure: those of before, and what of them a table wants. */
typedef struct
{
  AlurImport *import;
  AlurElement *procedure;
  GHashTable *flows; /* ends → AlurElement: the ways of before */
  GHashTable *outs; /* AlurElement → GPtrArray of AlurElement: likewise, by the step they leave */
  GHashTable *wanted; /* AlurElement: the flows that the table wants */
  GHashTable *waits;  /* AlurElement: waits between rows, which have none themselves */
} AlurImportCourse;

void alur_import_course_init (AlurImportCourse *self, AlurImport *import, AlurElement *procedure);
void alur_import_course_clear (AlurImportCourse *self);
AlurElement *
alur_import_course_find_end (AlurImportCourse *self, const AlurElement *from, const char *label);
GPtrArray *alur_import_course_list_labels (const AlurImportCourse *self,
                                           const AlurElement *from) G_GNUC_WARN_UNUSED_RESULT;
gboolean alur_import_course_leads (const AlurImportCourse *self,
                                   const AlurElement *from,
                                   const AlurElement *to);
void alur_import_course_connect (AlurImportCourse *self,
                                 AlurElement *from,
                                 AlurElement *to,
                                 const char *label);
void alur_import_course_drop (AlurImportCourse *self);

G_END_DECLS
