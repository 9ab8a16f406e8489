/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where steps lead: flows that a table wants are those that there are, where there are some. A wait
 * has no row in our own tables, so what leads from row to row may pass over some. */

#include "alur-import-course.h"

#include "alur-edit.h"
#include "alur-flow.h"
#include "alur-text.h"

#define MOST_HOPS 256u /* flows that are looked at for one way */

/* Of the flow that a way begins with. */
typedef enum
{
  MATCH_EXACT, /* called as the way is */
  MATCH_OPEN,  /* or one of both is not called anything */
  MATCH_ANY
} Match;

typedef struct
{
  AlurElement *flow;
  AlurElement *to;
  guint before; /* a hop; G_MAXUINT: none */
} Hop;

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
 * Looks at the ways that there are.
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
    .waits = g_hash_table_new (NULL, NULL),
  };
  ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
  {
    if (alur_flow_is_control (import->document, flow))
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
  g_hash_table_unref (self->waits);
}

static gboolean
may_begin (const AlurImportCourse *self, const AlurElement *flow, const char *label, Match match)
{
  const char *own = alur_element_get_text (flow, ALUR_FLOW_LABEL);
  gboolean has_label = label != NULL && *label != '\0';

  if (g_hash_table_contains (self->wanted, flow))
    return FALSE;
  if (match == MATCH_EXACT)
    return has_label ? alur_text_same (own, label) : own == NULL;
  return match == MATCH_ANY || !has_label || own == NULL;
}

/* Whether it is a wait without a row of its own. */
static gboolean
is_passed (const AlurImportCourse *self, const AlurElement *step)
{
  return alur_element_get_word (step, ALUR_STEP_KIND) == ALUR_STEP_KIND_WAIT
         && (!g_hash_table_contains (self->import->taken, step)
             || g_hash_table_contains (self->waits, step));
}

static GPtrArray *
collect_flows (const GArray *hops, guint last)
{
  GPtrArray *flows = g_ptr_array_new ();

  for (guint i = last; i != G_MAXUINT; i = g_array_index (hops, Hop, i).before)
    g_ptr_array_insert (flows, 0, g_array_index (hops, Hop, i).flow);
  return flows;
}

/* The flows of before from a step to another, or to any end, with only waits between them. */
static GPtrArray *
find_way (const AlurImportCourse *self,
          const AlurElement *from,
          const AlurElement *to,
          const char *label,
          Match match)
{
  g_autoptr (GArray) hops = g_array_new (FALSE, FALSE, sizeof (Hop));
  g_autoptr (GHashTable) passed = g_hash_table_new (NULL, NULL);
  const AlurElement *at = from;

  for (guint next = 0;; next++)
    {
      const GPtrArray *outs = at != NULL ? g_hash_table_lookup (self->outs, at) : NULL;

      for (guint i = 0; outs != NULL && i < outs->len && hops->len < MOST_HOPS; i++)
        {
          AlurElement *flow = g_ptr_array_index (outs, i);
          Hop hop = { flow, find_step (self, alur_element_get_ref (flow, ALUR_FLOW_TO)),
                      next > 0 ? next - 1 : G_MAXUINT };

          if (hop.to != NULL && (next > 0 || may_begin (self, flow, label, match)))
            g_array_append_val (hops, hop);
        }
      if (next == hops->len)
        return NULL;
      at = g_array_index (hops, Hop, next).to;
      if (to != NULL ? at == to : alur_element_get_word (at, ALUR_STEP_KIND) == ALUR_STEP_KIND_END)
        return collect_flows (hops, next);
      if (!is_passed (self, at) || !g_hash_table_add (passed, (gpointer) at))
        at = NULL;
    }
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
  g_autoptr (GPtrArray) way = find_way (self, from, NULL, label, MATCH_EXACT);

  if (way == NULL)
    way = find_way (self, from, NULL, label, MATCH_OPEN);
  return way != NULL ? find_step (
             self, alur_element_get_ref (g_ptr_array_index (way, way->len - 1), ALUR_FLOW_TO))
                     : NULL;
}

/**
 * alur_import_course_list_labels:
 * @self: a course
 * @from: a step
 *
 * Returns: (transfer full) (element-type utf8): what its ways were called before
 */
GPtrArray *
alur_import_course_list_labels (const AlurImportCourse *self, const AlurElement *from)
{
  const GPtrArray *outs = g_hash_table_lookup (self->outs, from);
  GPtrArray *labels = g_ptr_array_new ();

  for (guint i = 0; outs != NULL && i < outs->len; i++)
    {
      const char *label = alur_element_get_text (g_ptr_array_index (outs, i), ALUR_FLOW_LABEL);

      if (label != NULL)
        g_ptr_array_add (labels, (gpointer) (guintptr) label);
    }
  return labels;
}

/**
 * alur_import_course_leads:
 * @self: a course
 * @from: a step
 * @to: another
 *
 * Returns: whether the first led to the other before in a way that the table has not said yet
 */
gboolean
alur_import_course_leads (const AlurImportCourse *self,
                          const AlurElement *from,
                          const AlurElement *to)
{
  g_autoptr (GPtrArray) way = find_way (self, from, to, NULL, MATCH_ANY);

  return way != NULL;
}

/* What leads from one to the other: first what is called so, then the nearest. */
static GPtrArray *
find_connection (AlurImportCourse *self,
                 const AlurElement *from,
                 const AlurElement *to,
                 const char *label)
{
  g_autofree char *ends = dup_ends (alur_element_get_id (from), alur_element_get_id (to));
  AlurElement *flow = g_hash_table_lookup (self->flows, ends);
  GPtrArray *way = NULL;

  if (label != NULL && *label != '\0')
    way = find_way (self, from, to, label, MATCH_EXACT);
  if (way == NULL && flow != NULL && !g_hash_table_contains (self->wanted, flow))
    {
      way = g_ptr_array_new ();
      g_ptr_array_add (way, flow);
    }
  return way != NULL ? way : find_way (self, from, to, label, MATCH_ANY);
}

/**
 * alur_import_course_connect:
 * @self: a course
 * @from: a step
 * @to: another
 * @label: (nullable): what the way is called; where nothing is said it stays as it is called
 *
 * Leads from one to the other, by the waits that are between them.
 */
void
alur_import_course_connect (AlurImportCourse *self,
                            AlurElement *from,
                            AlurElement *to,
                            const char *label)
{
  AlurDocument *document = self->import->document;
  g_autoptr (GPtrArray) way = find_connection (self, from, to, label);

  if (way == NULL)
    {
      way = g_ptr_array_new ();
      g_ptr_array_add (way, alur_edit_connect (document, from, to, ALUR_FLOW_SEQUENCE));
    }
  if (label != NULL && *label != '\0')
    alur_document_set_text (document, g_ptr_array_index (way, 0), ALUR_FLOW_LABEL, label);
  for (guint i = 0; i < way->len; i++)
    {
      AlurElement *flow = g_ptr_array_index (way, i);
      AlurElement *wait
          = i > 0 ? find_step (self, alur_element_get_ref (flow, ALUR_FLOW_FROM)) : NULL;

      g_hash_table_add (self->wanted, flow);
      if (wait == NULL)
        continue;
      g_hash_table_add (self->waits, wait);
      g_hash_table_add (self->import->taken, wait);
    }
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

    if (alur_flow_is_control (self->import->document, flow)
        && g_hash_table_contains (self->import->taken, from)
        && !g_hash_table_contains (self->wanted, flow))
      g_ptr_array_add (old, flow);
  }
  alur_edit_delete (self->import->document, (AlurElement *const *) old->pdata, old->len);
}
