/* SPDX-License-Identifier: GPL-3.0-or-later */

/* There may be as many lines as a document has elements, so they are texts in one piece of memory
 * and numbers. What a line speaks of is known by its id, because lines are made of the mirrors of
 * documents, too, and are shown a while after an edit. */

#include "alur-change-lines.h"

#include "alur-difference-text.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>

#define CHUNK 65536

typedef struct
{
  const char *text;
  const char *id; /* an atom of the document; NULL: it is of another one */
  guint side;
} Line;

struct _AlurChangeLines
{
  gatomicrefcount references;
  GStringChunk *texts;
  GArray *lines; /* of Line */
};

/* Whether it belongs to what is shown: the organisation, or one procedure. */
static gboolean
is_shown (const AlurDifference *difference,
          AlurCompared compared,
          const AlurElement *const procedures[2])
{
  const AlurElement *element = difference->from != NULL ? difference->from : difference->to;
  const AlurElement *procedure
      = element->kind == ALUR_KIND_PROCEDURE ? element : alur_element_get_procedure (element);

  if (!alur_difference_is_of_itself (difference))
    return FALSE;
  if (compared == ALUR_COMPARED_ORGANISATION)
    return procedure == NULL;
  return procedure != NULL && procedure == procedures[difference->from != NULL ? 0 : 1];
}

static char *
dup_text (const AlurDifference *difference, const AlurComparison *comparison)
{
  g_autofree char *name = alur_difference_dup_name (difference, comparison, NULL);
  g_autofree char *lines = alur_difference_dup_details (difference, comparison, NULL);
  g_auto (GStrv) parts = g_strsplit (lines, "\n", -1);
  g_autofree char *details = g_strjoinv ("; ", parts);

  /* Translators: what kind of thing, its name, what became of it: "Step Memeriksa berkas: gone". */
  return g_strdup_printf (details[0] != '\0' ? alur_tr (NULL, N_ ("%s %s: %s — %s"))
                                             : alur_tr (NULL, N_ ("%s %s: %s")),
                          alur_tr (NULL, alur_element_type (difference->type)->label), name,
                          alur_tr (NULL, alur_difference_get_word (difference->kind)), details);
}

/**
 * alur_change_lines_new:
 * @comparison: two stages
 * @compared: what of them is shown
 * @procedures: (nullable): which procedure, in each of the two, where one is shown
 *
 * Returns: (transfer full): what changed of that, in the order of @comparison
 */
AlurChangeLines *
alur_change_lines_new (const AlurComparison *comparison,
                       AlurCompared compared,
                       const AlurElement *const procedures[2])
{
  AlurChangeLines *self = g_new0 (AlurChangeLines, 1);
  gboolean is_of_one = alur_figures_get_document (alur_comparison_get_figures (comparison, 0))
                       == alur_figures_get_document (alur_comparison_get_figures (comparison, 1));

  g_atomic_ref_count_init (&self->references);
  self->texts = g_string_chunk_new (CHUNK);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  for (guint i = 0; i < alur_comparison_get_n_differences (comparison); i++)
    {
      const AlurDifference *difference = alur_comparison_get_difference (comparison, i);
      g_autofree char *text = NULL;
      Line line = { .side = difference->from != NULL ? 0 : 1 };

      if (!is_shown (difference, compared, procedures))
        continue;
      text = dup_text (difference, comparison);
      line.text = g_string_chunk_insert (self->texts, text);
      line.id = line.side == 0 || is_of_one ? difference->id : NULL;
      g_array_append_val (self->lines, line);
    }
  return self;
}

/**
 * alur_change_lines_ref:
 *
 * Returns: (transfer full): @self
 */
AlurChangeLines *
alur_change_lines_ref (AlurChangeLines *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * alur_change_lines_unref:
 *
 * Gives up one reference.
 */
void
alur_change_lines_unref (AlurChangeLines *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->lines);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/**
 * alur_change_lines_get_n:
 *
 * Returns: how many lines there are
 */
guint
alur_change_lines_get_n (const AlurChangeLines *self)
{
  return self->lines->len;
}

/**
 * alur_change_lines_get_text:
 * @self: lines
 * @index: which one
 *
 * Returns: (transfer none): what it says, in the user's language
 */
const char *
alur_change_lines_get_text (const AlurChangeLines *self, guint index)
{
  g_return_val_if_fail (index < self->lines->len, NULL);

  return g_array_index (self->lines, Line, index).text;
}

/**
 * alur_change_lines_get_element:
 * @self: lines
 * @index: which one
 * @side: (out): the stage of what it speaks of: 0 for the first of the two, 1 for the second
 *
 * Returns: (transfer none) (nullable): the id of what it speaks of, an atom of the document of the
 *   first stage; %NULL where that is of another document
 */
const char *
alur_change_lines_get_element (const AlurChangeLines *self, guint index, guint *side)
{
  g_return_val_if_fail (index < self->lines->len, NULL);

  *side = g_array_index (self->lines, Line, index).side;
  return g_array_index (self->lines, Line, index).id;
}
