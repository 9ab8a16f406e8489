/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where steps lead: flows that a table wants are those that there are, where there are some. */

#include "alur-import-course.h"

#include "alur-edit.h"
#include "alur-text.h"

#define MOST_WAYS 64u /* out of a step, that are looked through for an end */

static char *
dup_ends (const char *from, const char *to)
{
  return g_strconcat (from, " ", to, NULL);
}

static AlurElement *
find_step (const AlurImportCourse *self, const char *id)
{
  return alur_document_lookup_kind (self->import->document, self->import->stage, id,
                                    ALUR_KIND_STEP);
}

static void
index_flow (AlurImportCourse *self, AlurElement *flow)
{
  const char *from = alur_element_get_ref (flow, ALUR_FLOW_FROM);
  const AlurElement *step = find_step (self, from);
  GPtrArray *outs = g_hash_table_lookup (self->outs, step);

  if (outs == NULL)
    g_hash_table_insert (self->outs, (gpointer) step, outs = g_ptr_array_new ());
  g_ptr_array_add (outs, flow);
  g_hash_table_insert (self->flows, dup_ends (from, alur_element_get_ref (flow, ALUR_FLOW_TO)),
                       flow);
}

/**
 * alur_import_course_init:
 * @self: memory for it
 * @import: an import
 * @procedure: the procedure that the table is of
 *
 * Looks at the sequence that there is.
 */
void
alur_import_course_init (AlurImportCourse *self, AlurImport *import, AlurElement *procedure)
{
  *self = (AlurImportCourse){
    .import = import,
    .procedure = procedure,
    .flows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .outs = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref),
    .wanted = g_hash_table_new (NULL, NULL),
  };
  ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
  {
    if (alur_element_get_word (flow, ALUR_FLOW_KIND) == ALUR_FLOW_SEQUENCE)
      index_flow (self, flow);
  }
}

/**
 * alur_import_course_clear:
 */
void
alur_import_course_clear (AlurImportCourse *self)
{
  g_hash_table_unref (self->flows);
  g_hash_table_unref (self->outs);
  g_hash_table_unref (self->wanted);
}

/**
 * alur_import_course_find_end:
 * @self: a course
 * @from: a step
 * @label: (nullable): what its way to an end is called
 *
 * Returns: (nullable): the end to which it leads so already, where the table has not said it yet
 */
AlurElement *
alur_import_course_find_end (AlurImportCourse *self, const AlurElement *from, const char *label)
{
  const GPtrArray *outs = g_hash_table_lookup (self->outs, from);
  gboolean has_label = label != NULL && *label != '\0';
  AlurElement *found = NULL;

  for (guint i = 0; outs != NULL && i < MIN (outs->len, MOST_WAYS); i++)
    {
      const AlurElement *flow = g_ptr_array_index (outs, i);
      const char *own = alur_element_get_text (flow, ALUR_FLOW_LABEL);
      AlurElement *to = find_step (self, alur_element_get_ref (flow, ALUR_FLOW_TO));

      if (g_hash_table_contains (self->wanted, flow) || to == NULL
          || alur_element_get_word (to, ALUR_STEP_KIND) != ALUR_STEP_KIND_END)
        continue;
      if (has_label ? alur_text_same (own, label) : own == NULL)
        return to;
      if (found == NULL && (!has_label || own == NULL))
        found = to;
    }
  return found;
}

/**
 * alur_import_course_connect:
 * @self: a course
 * @from: a step
 * @to: another
 * @label: (nullable): what the way is called; where nothing is said it stays as it is called
 *
 * Leads from one to the other.
 */
void
alur_import_course_connect (AlurImportCourse *self,
                            AlurElement *from,
                            AlurElement *to,
                            const char *label)
{
  AlurDocument *document = self->import->document;
  g_autofree char *ends = dup_ends (alur_element_get_id (from), alur_element_get_id (to));
  AlurElement *flow = g_hash_table_lookup (self->flows, ends);

  if (flow == NULL)
    flow = alur_edit_connect (document, from, to, ALUR_FLOW_SEQUENCE);
  g_hash_table_remove (self->flows, ends);
  if (label != NULL && *label != '\0')
    alur_document_set_text (document, flow, ALUR_FLOW_LABEL, label);
  g_hash_table_add (self->wanted, flow);
  self->import->counts->n_flows++;
}

/**
 * alur_import_course_drop:
 * @self: a course
 *
 * Removes the ways out of the table's steps that the table no longer has.
 */
void
alur_import_course_drop (AlurImportCourse *self)
{
  g_autoptr (GPtrArray) old = g_ptr_array_new ();

  ALUR_FOREACH (flow, self->procedure, ALUR_KIND_FLOW)
  {
    const AlurElement *from = alur_document_lookup_atom (
        self->import->document, self->import->stage, alur_element_get_ref (flow, ALUR_FLOW_FROM));

    if (alur_element_get_word (flow, ALUR_FLOW_KIND) == ALUR_FLOW_SEQUENCE
        && g_hash_table_contains (self->import->taken, from)
        && !g_hash_table_contains (self->wanted, flow))
      g_ptr_array_add (old, flow);
  }
  alur_edit_delete (self->import->document, (AlurElement *const *) old->pdata, old->len);
}
