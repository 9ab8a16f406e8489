/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "imported.h"

#include "alur-edit.h"

#include <string.h>

static void
forget_last (Imported *self)
{
  g_clear_pointer (&self->report, alur_import_report_free);
  g_clear_pointer (&self->notes, alur_notes_free);
}

void
imported_clear (Imported *self)
{
  forget_last (self);
  g_clear_object (&self->document);
}

/* @remove: what the table does not have goes. */
void
imported_take (Imported *self, GBytes *table, const char *map, gboolean remove)
{
  AlurImportOptions options = { .remove_missing = remove, .procedure = "Akta" };

  forget_last (self);
  if (self->document == NULL)
    self->document = alur_edit_new_document (NULL);
  self->stage = alur_document_get_stage (self->document, NULL);
  self->notes = alur_notes_new ();
  self->report = io_import_table (self->document, table, map, &options, self->notes);
}

void
imported_take_text (Imported *self, const char *table, gboolean remove)
{
  g_autoptr (GBytes) bytes = g_bytes_new (table, strlen (table));

  imported_take (self, bytes, NULL, remove);
}

static AlurElement *
find (AlurElement *parent, AlurKind kind, const char *name)
{
  ALUR_FOREACH (each, parent, kind)
  {
    if (strcmp (alur_element_get_name (each), name) == 0)
      return each;
  }
  g_error ("nothing is called “%s”", name);
}

AlurElement *
imported_get_unit (const Imported *self, const char *name)
{
  return find (alur_document_get_organisation (self->document, self->stage), ALUR_KIND_UNIT, name);
}

AlurElement *
imported_get_position (const Imported *self, const char *unit, const char *name)
{
  return find (imported_get_unit (self, unit), ALUR_KIND_POSITION, name);
}

/* What a unit is part of, by name; "": nothing */
const char *
imported_get_parent (const Imported *self, const char *unit)
{
  const char *id = alur_element_get_ref (imported_get_unit (self, unit), ALUR_UNIT_PARENT);

  return id != NULL ? alur_element_get_name (alur_document_lookup (self->document, self->stage, id))
                    : "";
}
