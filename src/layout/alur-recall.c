/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-recall.h"

#include <string.h>

typedef struct
{
  GByteArray *input;
  gpointer result;
} Record;

static void
record_clear (const AlurRecall *self, Record *record)
{
  g_byte_array_unref (record->input);
  self->free_result (record->result);
}

/**
 * alur_recall_init:
 * @self: what to fill in
 * @most: how many results are kept, at least 1
 * @free_result: frees one
 *
 * Begins with nothing.
 */
void
alur_recall_init (AlurRecall *self, guint most, GDestroyNotify free_result)
{
  *self = (AlurRecall){ .records = g_array_new (FALSE, FALSE, sizeof (Record)),
                        .most = most,
                        .free_result = free_result };
}

/**
 * alur_recall_clear:
 * @self: results
 *
 * Frees all that is kept.
 */
void
alur_recall_clear (AlurRecall *self)
{
  for (guint i = 0; i < self->records->len; i++)
    record_clear (self, &g_array_index (self->records, Record, i));
  g_array_unref (self->records);
  g_clear_pointer (&self->input, g_byte_array_unref);
}

/* Puts a record first. */
static void
put_first (AlurRecall *self, guint index)
{
  Record record = g_array_index (self->records, Record, index);

  for (; index > 0; index--)
    g_array_index (self->records, Record, index) = g_array_index (self->records, Record, index - 1);
  g_array_index (self->records, Record, 0) = record;
}

/**
 * alur_recall_find:
 * @self: results
 * @input: (transfer full): all that a result depends on
 *
 * Returns: (transfer none) (nullable): the result for @input; %NULL when it isn't known, to be
 *   followed by alur_recall_keep() when it is
 */
gpointer
alur_recall_find (AlurRecall *self, GByteArray *input)
{
  g_clear_pointer (&self->input, g_byte_array_unref);
  self->input = input;
  for (guint i = 0; i < self->records->len; i++)
    {
      const Record *record = &g_array_index (self->records, Record, i);

      if (record->input->len != input->len
          || memcmp (record->input->data, input->data, input->len) != 0)
        continue;
      put_first (self, i);
      self->n_recalled++;
      return g_array_index (self->records, Record, 0).result;
    }
  return NULL;
}

/**
 * alur_recall_keep:
 * @self: results
 * @result: (transfer full): what came of the input that was not known
 *
 * Keeps it for the next time, instead of the one that was not used for longest.
 */
void
alur_recall_keep (AlurRecall *self, gpointer result)
{
  Record record = { g_steal_pointer (&self->input), result };

  if (self->records->len == self->most)
    {
      record_clear (self, &g_array_index (self->records, Record, self->most - 1));
      g_array_set_size (self->records, self->most - 1);
    }
  g_array_append_val (self->records, record);
  put_first (self, self->records->len - 1);
}
