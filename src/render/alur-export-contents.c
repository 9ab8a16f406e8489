/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of contents: a row for each section and part with the page on which it begins.
 *
 * How many pages the contents take depends on their rows alone, so they are laid out with the rest
 * and get their numbers when all pages are known. */

#include "alur-export-private.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

#define TITLE_WIDTH 560.0
#define PAGE_WIDTH 60.0

static void
add_row (AlurTable *table, const AlurExportPart *part, const char *title, gboolean section)
{
  g_autofree char *page = g_strdup_printf ("%u", part->first_page + 1);
  g_autofree char *place = alur_export_part_dup_place (part, part->destination);

  alur_table_add_row (table, NULL);
  alur_table_add_cell (table, title);
  if (section || part->section == NULL)
    alur_table_set_bold (table);
  else
    alur_table_indent (table, 1);
  if (place != NULL)
    alur_table_set_link (table, place);
  alur_table_add_cell (table, page);
  if (place != NULL)
    alur_table_set_link (table, place);
}

static AlurTable *
make_table (AlurExport *self)
{
  const char *language = self->info.language;
  AlurTable *table = alur_table_new (self->metrics, language);
  const char *section = NULL;

  alur_table_add_column (table, alur_tr (language, N_ ("Part")), ALUR_COLUMN_TEXT, TITLE_WIDTH, 1);
  alur_table_add_column (table, alur_tr (language, N_ ("Page")), ALUR_COLUMN_NUMBER, PAGE_WIDTH, 0);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const AlurExportPart *part = alur_export_get_part (self, i);

      if (part->kind != ALUR_EXPORT_ORDINARY)
        continue;
      if (part->section != NULL && g_strcmp0 (part->section, section) != 0)
        add_row (table, part, part->section, TRUE);
      section = part->section;
      add_row (table, part, part->title != NULL ? part->title : "", FALSE);
    }
  return table;
}

/* Lays out a part of contents, without right numbers yet. */
void
alur_export_lay_out_contents (AlurExport *self, guint number)
{
  AlurExportPart *part = &g_array_index (self->parts, AlurExportPart, number);

  part->table = make_table (self);
  alur_page_list_add_table (&self->list, part, number);
}

/* Puts the numbers in, once it is known where each part begins. */
void
alur_export_number_contents (AlurExport *self, guint number)
{
  AlurExportPart *part = &g_array_index (self->parts, AlurExportPart, number);
  AlurExportPart numbered = *part;
  AlurPageList list = self->list;

  numbered.table = make_table (self);
  list.pages = g_array_new (FALSE, TRUE, sizeof (AlurExportPage));
  alur_page_list_add_table (&list, &numbered, number);
  for (guint i = 0; i < list.pages->len; i++)
    {
      AlurScene *scene = g_array_index (list.pages, AlurExportPage, i).content;
      AlurExportPage *page = i < part->n_pages ? &g_array_index (self->list.pages, AlurExportPage,
                                                                 part->first_page + i)
                                               : NULL;

      if (page != NULL)
        {
          alur_scene_unref (page->content);
          page->content = alur_scene_ref (scene);
          page->area = alur_scene_get_bounds (scene);
        }
      alur_scene_unref (scene);
    }
  g_array_unref (list.pages);
  alur_table_free (part->table);
  part->table = numbered.table;
}
