/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What lines of the service chain stand for: a row for each flow, which leads to where it is
 * written. */

#include "alur-inspection-private.h"

#include "alur-chain-words.h"
#include "alur-chain.h"

static void
add_way (AlurInspectionSection *section, AlurChainWords *words, AlurElement *flow)
{
  AlurInspectionItem *item = g_new0 (AlurInspectionItem, 1);
  g_autofree char *place = alur_chain_words_dup_place (words, flow);
  g_autofree char *times = alur_chain_words_dup_times (words, flow);

  item->element = flow;
  item->title = alur_chain_words_dup_title (words, flow);
  item->subtitle
      = times != NULL ? g_strdup_printf ("%s\n%s", place, times) : g_steal_pointer (&place);
  item->owners = g_ptr_array_new ();
  g_ptr_array_add (item->owners, flow);
  g_ptr_array_add (section->items, item);
}

static gboolean
is_end (AlurEditor *editor, const AlurElement *line, const AlurElement *unit)
{
  return alur_chain_get_unit (editor, line, TRUE) == unit
         || alur_chain_get_unit (editor, line, FALSE) == unit;
}

/* The first flow of each line that is asked about: those that are selected, or of a unit those that
 * end there. */
static GPtrArray *
list_lines (const AlurInspection *self, const AlurInspectionSection *section)
{
  AlurElement *owner = g_ptr_array_index (section->owners, 0);
  GPtrArray *lines = g_ptr_array_new ();

  if (owner->kind == ALUR_KIND_FLOW)
    for (guint i = 0; i < section->owners->len; i++)
      {
        g_autoptr (GPtrArray) line
            = alur_chain_list_line (self->editor, g_ptr_array_index (section->owners, i));

        if (!g_ptr_array_find (lines, g_ptr_array_index (line, 0), NULL))
          g_ptr_array_add (lines, g_ptr_array_index (line, 0));
      }
  else if (section->owners->len == 1)
    {
      alur_picture_list_lines (alur_editor_get_picture (self->editor), lines);
      for (guint i = lines->len; i > 0; i--)
        if (!is_end (self->editor, g_ptr_array_index (lines, i - 1), owner))
          g_ptr_array_remove_index (lines, i - 1);
    }
  return lines;
}

/**
 * alur_inspection_fill_ways: (skip)
 */
void
alur_inspection_fill_ways (const AlurInspection *self, AlurInspectionSection *section)
{
  g_autoptr (AlurChainWords) words = alur_chain_words_new (self->editor);
  g_autoptr (GPtrArray) lines = list_lines (self, section);

  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (GPtrArray) flows
          = alur_chain_list_line (self->editor, g_ptr_array_index (lines, i));

      for (guint k = 0; k < flows->len; k++)
        add_way (section, words, g_ptr_array_index (flows, k));
    }
}
