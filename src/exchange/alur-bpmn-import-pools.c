/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pools become procedures, lanes the units that work in them. */

#include "alur-bpmn-import-private.h"

#include "alur-bpmn-kept.h"
#include "alur-import-procedure.h"
#include "alur-language.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is not kept of a process: its name is that of the procedure, where the pool has none. */
static const char *const of_process[] = { "id", "name", NULL };
static const char *const of_named_pool[] = { "id", NULL };

/* --- Units ------------------------------------------------------------------------------------ */

/* Where a unit stands whose name says it: Indonesian names begin with what something is, English
 * ones end with it. Folded and untranslated. */
#define BEGINS 1u
#define ENDS 2u
static const struct
{
  const char *word;
  guint place;
  AlurLevel level;
} levels[] = {
  { "citizen", ENDS, ALUR_LEVEL_CUSTOMER },
  { "customer", ENDS, ALUR_LEVEL_CUSTOMER },
  { "applicant", ENDS, ALUR_LEVEL_CUSTOMER },
  { "client", ENDS, ALUR_LEVEL_CUSTOMER },
  { "patient", ENDS, ALUR_LEVEL_CUSTOMER },
  { "pemohon", BEGINS, ALUR_LEVEL_CUSTOMER },
  { "masyarakat", BEGINS, ALUR_LEVEL_CUSTOMER },
  { "warga", BEGINS, ALUR_LEVEL_CUSTOMER },
  { "pasien", BEGINS, ALUR_LEVEL_CUSTOMER },
  { "pelanggan", BEGINS, ALUR_LEVEL_CUSTOMER },
  { "vendor", BEGINS | ENDS, ALUR_LEVEL_PARTNER_PRIVATE },
  { "supplier", ENDS, ALUR_LEVEL_PARTNER_PRIVATE },
  { "bank", BEGINS | ENDS, ALUR_LEVEL_PARTNER_PRIVATE },
  { "penyedia", BEGINS, ALUR_LEVEL_PARTNER_PRIVATE },
  { "rekanan", BEGINS, ALUR_LEVEL_PARTNER_PRIVATE },
};

/* The words of a name up to where it begins to say something else: "Patient and family". */
static char **
split_name (const char *name)
{
  static const char *const ends[] = { " dan ", " and ", NULL };
  g_autofree char *folded = alur_text_fold (name);

  folded[strcspn (folded, "/(,:;&")] = '\0';
  for (guint i = 0; ends[i] != NULL; i++)
    {
      char *end = strstr (folded, ends[i]);

      if (end != NULL)
        *end = '\0';
    }
  return g_strsplit (g_strstrip (folded), " ", -1);
}

/* "Calon pasien" is one. */
static const char *
get_first_word (char **words)
{
  static const char *const before[] = { "calon", "para", "keluarga", NULL };

  while (words[0] != NULL && words[1] != NULL && g_strv_contains (before, words[0]))
    words++;
  return words[0] != NULL ? words[0] : "";
}

/* "Customer 2" is one, and "customers" are. */
static char *
dup_last_word (char **words)
{
  guint n = g_strv_length (words);
  gsize length;

  while (n > 1 && (strlen (words[n - 1]) == 1 || g_ascii_isdigit (words[n - 1][0])))
    n--;
  length = n > 0 ? strlen (words[n - 1]) : 0;
  if (length > 1 && words[n - 1][length - 1] == 's')
    length--;
  return g_strndup (n > 0 ? words[n - 1] : "", length);
}

static AlurLevel
guess_level (const char *name)
{
  g_auto (GStrv) words = split_name (name);
  const char *first = get_first_word (words);
  g_autofree char *last = dup_last_word (words);

  if (alur_import_is_customer (name))
    return ALUR_LEVEL_CUSTOMER;
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      if (((levels[i].place & BEGINS) != 0 && strcmp (first, levels[i].word) == 0)
          || ((levels[i].place & ENDS) != 0 && strcmp (last, levels[i].word) == 0))
        return levels[i].level;
    }
  return ALUR_LEVEL_OTHER;
}

static void
know_units (AlurBpmnImport *self)
{
  ALUR_FOREACH (unit, self->organisation, ALUR_KIND_UNIT)
  {
    const char *name = alur_element_get_name (unit);

    if (name != NULL)
      g_hash_table_insert (self->units, alur_text_fold (name), unit);
  }
}

static void
tell_matched (AlurBpmnImport *self, const AlurXmlNode *node, const AlurElement *unit)
{
  alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_MAPPED, node, alur_element_get_id (unit),
                        alur_tr (NULL, N_ ("“%s” is the unit of that name.")),
                        alur_element_get_name (unit));
}

/* The unit that is called so; made under @parent where there is none. */
static AlurElement *
want_unit (AlurBpmnImport *self, const AlurXmlNode *node, const char *name, AlurElement *parent)
{
  g_autofree char *folded = alur_text_fold (name);
  AlurElement *unit = g_hash_table_lookup (self->units, folded);
  AlurLevel level = guess_level (name);
  g_autofree char *id = NULL;

  if (unit != NULL)
    {
      tell_matched (self, node, unit);
      return unit;
    }
  id = alur_bpmn_make_id (self, ALUR_KIND_UNIT);
  unit = alur_document_insert (self->document, self->organisation, ALUR_KIND_UNIT, id, NULL);
  alur_document_set_text (self->document, unit, ALUR_UNIT_NAME, name);
  if (level != ALUR_LEVEL_OTHER)
    {
      alur_document_set_word (self->document, unit, ALUR_UNIT_LEVEL, level);
      alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_MAPPED, node, alur_element_get_id (unit),
                            /* Translators: the first %s is a unit, the second where it stands. */
                            alur_tr (NULL, N_ ("“%s” was taken to be: %s.")), name,
                            alur_tr (NULL, alur_level_words[level].label));
    }
  if (parent != NULL)
    alur_document_set_text (self->document, unit, ALUR_UNIT_PARENT, alur_element_get_id (parent));
  if (self->sent != NULL)
    alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, node, alur_element_get_id (unit),
                          alur_tr (NULL, N_ ("The unit “%s” is new.")), name);
  g_hash_table_insert (self->units, g_steal_pointer (&folded), unit);
  return unit;
}

/* --- Lanes ------------------------------------------------------------------------------------ */

static void
take_nodes (AlurBpmnImport *self, AlurBpmnImportProcess *process, AlurBpmnImportLane *lane)
{
  for (const AlurXmlNode *child = alur_xml_node_first (lane->node, ALUR_BPMN_SPACE, "flowNodeRef");
       child != NULL; child = alur_xml_node_next (child, ALUR_BPMN_SPACE, "flowNodeRef"))
    {
      g_autofree char *reference = alur_xml_node_dup_text (child);
      AlurXmlNode *node = alur_bpmn_find (self, reference);

      if (node != NULL && node->parent == process->node)
        g_hash_table_insert (process->lane_of, node, lane);
    }
}

static void
tell_divided (AlurBpmnImport *self, const AlurBpmnImportLane *lane)
{
  if (lane->unit != NULL && !alur_bpmn_was_sent (self, lane->node))
    alur_bpmn_report_add (
        self->report, ALUR_BPMN_ROW_CHANGED, lane->node, alur_element_get_id (lane->unit),
        alur_tr (NULL, N_ ("The lane “%s” is divided. Its parts are drawn as "
                           "lanes, and it is the unit above them.")),
        alur_element_get_name (lane->unit) != NULL ? alur_element_get_name (lane->unit) : "");
}

static void import_lane_set (AlurBpmnImport *self,
                             AlurBpmnImportProcess *process,
                             const AlurXmlNode *set,
                             AlurXmlNode *kept,
                             AlurElement *parent);

static void
import_lane (AlurBpmnImport *self,
             AlurBpmnImportProcess *process,
             AlurXmlNode *node,
             AlurXmlNode *kept,
             AlurElement *parent)
{
  AlurBpmnImportLane *lane = g_new0 (AlurBpmnImportLane, 1);
  g_autofree char *name = alur_bpmn_dup_name (node);
  const AlurXmlNode *inner = alur_xml_node_first (node, ALUR_BPMN_SPACE, "childLaneSet");

  lane->node = node;
  lane->unit = parent;
  if (self->sent != NULL && alur_bpmn_was_sent (self, node))
    lane->unit = g_hash_table_lookup (self->sent_lanes, alur_xml_node_get (node, NULL, "id"));
  else if (*name != '\0' || parent == NULL)
    lane->unit = want_unit (self, node, *name != '\0' ? name : self->title, parent);
  if (!alur_bpmn_get_box (self, node, &lane->box))
    lane->box = (AlurRect){ 0, 0, 0, 0 };
  if (lane->unit != NULL)
    {
      g_hash_table_insert (self->made, node, lane->unit);
      alur_xml_tree_set (self->scratch, kept, ALUR_BPMN_SPACE_ALUR, "unit",
                         alur_element_get_id (lane->unit));
    }
  alur_xml_tree_set (self->scratch, kept, ALUR_BPMN_SPACE_ALUR, "shape",
                     alur_bpmn_get_drawn (self, node, "id"));
  g_ptr_array_add (process->lanes, lane);
  take_nodes (self, process, lane);
  if (inner != NULL)
    {
      AlurXmlNode *kept_inner = alur_xml_node_first (kept, ALUR_BPMN_SPACE, "childLaneSet");
      guint before = process->lanes->len;

      import_lane_set (self, process, inner, kept_inner, lane->unit);
      /* A lane that is divided is none itself, unless steps lie in it alone. */
      if (process->lanes->len > before)
        {
          lane->box = (AlurRect){ 0, 0, 0, 0 };
          tell_divided (self, lane);
        }
    }
}

static void
import_lane_set (AlurBpmnImport *self,
                 AlurBpmnImportProcess *process,
                 const AlurXmlNode *set,
                 AlurXmlNode *kept,
                 AlurElement *parent)
{
  AlurXmlNode *kept_lane = alur_xml_node_first (kept, ALUR_BPMN_SPACE, "lane");

  for (AlurXmlNode *node = alur_xml_node_first (set, ALUR_BPMN_SPACE, "lane"); node != NULL;
       node = alur_xml_node_next (node, ALUR_BPMN_SPACE, "lane"))
    {
      import_lane (self, process, node, kept_lane, parent);
      kept_lane = alur_xml_node_next (kept_lane, ALUR_BPMN_SPACE, "lane");
    }
}

/* Without what says which nodes lie in a lane: that is said by the steps. */
static void
forget_nodes (AlurXmlNode *set)
{
  for (AlurXmlNode *lane = alur_xml_node_first (set, ALUR_BPMN_SPACE, "lane"); lane != NULL;
       lane = alur_xml_node_next (lane, ALUR_BPMN_SPACE, "lane"))
    {
      AlurXmlNode *child = lane->first_child;

      lane->first_child = lane->last_child = NULL;
      while (child != NULL)
        {
          AlurXmlNode *next = child->next;

          child->next = NULL;
          if (child->name != NULL && !alur_xml_node_is (child, ALUR_BPMN_SPACE, "flowNodeRef"))
            {
              if (lane->last_child != NULL)
                lane->last_child->next = child;
              else
                lane->first_child = child;
              lane->last_child = child;
            }
          if (alur_xml_node_is (child, ALUR_BPMN_SPACE, "childLaneSet"))
            forget_nodes (child);
          child = next;
        }
    }
}

static int
compare_lanes (gconstpointer a, gconstpointer b, gpointer vertical)
{
  const AlurBpmnImportLane *one = *(const AlurBpmnImportLane *const *) a;
  const AlurBpmnImportLane *other = *(const AlurBpmnImportLane *const *) b;
  double difference
      = GPOINTER_TO_INT (vertical) != 0 ? one->box.x - other->box.x : one->box.y - other->box.y;

  if (one->box.width <= 0 || other->box.width <= 0)
    return (one->box.width <= 0 ? 1 : 0) - (other->box.width <= 0 ? 1 : 0);
  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

/* The order of lanes is that of the drawing; lanes that are divided have none of their own. */
static void
write_order (AlurBpmnImport *self, AlurBpmnImportProcess *process)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  g_ptr_array_sort_with_data (process->lanes, compare_lanes,
                              GINT_TO_POINTER (process->vertical ? 1 : 0));
  for (guint i = 0; i < process->lanes->len; i++)
    {
      const AlurBpmnImportLane *lane = g_ptr_array_index (process->lanes, i);
      const char *id = lane->unit != NULL ? alur_element_get_id (lane->unit) : NULL;

      if (id != NULL && alur_xml_node_first (lane->node, ALUR_BPMN_SPACE, "childLaneSet") == NULL
          && !g_ptr_array_find (ids, id, NULL))
        g_ptr_array_add (ids, (gpointer) (guintptr) id);
    }
  if (ids->len == 0 && process->unit != NULL)
    g_ptr_array_add (ids, (gpointer) (guintptr) alur_element_get_id (process->unit));
  alur_document_set_refs (self->document, process->procedure, ALUR_PROCEDURE_LANES,
                          (const char *const *) ids->pdata, ids->len);
}

static void
find_orientation (AlurBpmnImport *self, AlurBpmnImportProcess *process)
{
  const char *horizontal
      = process->pool != NULL ? alur_bpmn_get_drawn (self, process->pool, "isHorizontal") : NULL;

  for (guint i = 0; horizontal == NULL && i < process->lanes->len; i++)
    {
      const AlurBpmnImportLane *lane = g_ptr_array_index (process->lanes, i);

      horizontal = alur_bpmn_get_drawn (self, lane->node, "isHorizontal");
    }
  process->vertical = g_strcmp0 (horizontal, "false") == 0 || g_strcmp0 (horizontal, "0") == 0;
  if (process->vertical)
    alur_document_set_word (self->document, process->procedure, ALUR_PROCEDURE_ORIENTATION,
                            ALUR_ORIENTATION_VERTICAL);
}

/**
 * alur_bpmn_import_lanes: (skip)
 *
 * Finds the units of a process and says to which of them its nodes belong.
 */
void
alur_bpmn_import_lanes (AlurBpmnImport *self, AlurBpmnImportProcess *process)
{
  for (const AlurXmlNode *set = alur_xml_node_first (process->node, ALUR_BPMN_SPACE, "laneSet");
       set != NULL; set = alur_xml_node_next (set, ALUR_BPMN_SPACE, "laneSet"))
    {
      AlurXmlNode *kept = alur_bpmn_bare_copy (self, set, NULL);

      forget_nodes (kept);
      import_lane_set (self, process, set, kept, process->unit);
      if (!alur_bpmn_came_back (self, process, set))
        alur_bpmn_kept_add (self->document, process->procedure, kept);
    }
  g_ptr_array_sort_with_data (process->lanes, compare_lanes,
                              GINT_TO_POINTER (process->vertical ? 1 : 0));
  /* A procedure that came back has its lanes. */
  if (process->came_back)
    return;
  find_orientation (self, process);
  write_order (self, process);
  if (process->unit == NULL && process->lanes->len == 0
      && strcmp (process->node->name, "process") == 0)
    alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_DECIDE, process->node,
                          alur_element_get_id (process->procedure),
                          alur_tr (NULL, N_ ("The process “%s” does not say who works in it. Put "
                                             "its steps into units.")),
                          alur_element_get_name (process->procedure) != NULL
                              ? alur_element_get_name (process->procedure)
                              : "");
}

/* --- Pools ------------------------------------------------------------------------------------ */

static void
process_free (gpointer data)
{
  AlurBpmnImportProcess *process = data;

  g_ptr_array_unref (process->lanes);
  g_hash_table_unref (process->lane_of);
  g_free (process);
}

/* By how much what is kept of the diagram is moved when it is written. */
static void
keep_origin (AlurBpmnImport *self, const AlurBpmnImportProcess *process)
{
  AlurRect box = { 0, 0, 0, 0 };
  gboolean found = process->pool != NULL && alur_bpmn_get_box (self, process->pool, &box);
  g_autofree char *origin = NULL;
  char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

  for (const AlurXmlNode *node = process->node->first_child; node != NULL && process->pool == NULL;
       node = node->next)
    {
      AlurRect other;

      if (node->name == NULL || !alur_bpmn_get_box (self, node, &other))
        continue;
      box = found ? alur_rect_union (&box, &other) : other;
      found = TRUE;
    }
  if (!found)
    return;
  origin = g_strdup_printf ("%s %s", g_ascii_formatd (x, sizeof x, "%.0f", box.x),
                            g_ascii_formatd (y, sizeof y, "%.0f", box.y));
  alur_bpmn_kept_set (self->document, process->procedure, "origin", origin);
}

/**
 * alur_bpmn_take_process: (skip)
 * @node: a process or a sub-process
 * @pool: (nullable): its pool
 * @procedure: what comes of it
 *
 * Returns: (transfer none): a record of it, the last of all
 */
AlurBpmnImportProcess *
alur_bpmn_take_process (AlurBpmnImport *self,
                        AlurXmlNode *node,
                        AlurXmlNode *pool,
                        AlurElement *procedure)
{
  AlurBpmnImportProcess *process = g_new0 (AlurBpmnImportProcess, 1);

  process->node = node;
  process->pool = pool;
  process->procedure = procedure;
  process->came_back = alur_bpmn_was_sent (self, node);
  process->lanes = g_ptr_array_new_with_free_func (g_free);
  process->lane_of = g_hash_table_new (NULL, NULL);
  process->vertical
      = alur_element_get_word (procedure, ALUR_PROCEDURE_ORIENTATION) == ALUR_ORIENTATION_VERTICAL;
  g_ptr_array_add (self->processes, process);
  return process;
}

/**
 * alur_bpmn_add_process: (skip)
 * @node: a process or a sub-process
 * @pool: (nullable): its pool
 * @name: (nullable): what the procedure is called; %NULL: as the node
 *
 * Returns: (transfer none): the procedure that comes of it, without steps yet
 */
AlurBpmnImportProcess *
alur_bpmn_add_process (AlurBpmnImport *self, AlurXmlNode *node, AlurXmlNode *pool, const char *name)
{
  AlurElement *procedure
      = alur_bpmn_insert (self, self->stage, ALUR_KIND_PROCEDURE, pool != NULL ? pool : node);
  AlurBpmnImportProcess *process = alur_bpmn_take_process (self, node, pool, procedure);
  g_autofree char *own = alur_bpmn_dup_name (node);
  g_autofree char *made = NULL;

  process->came_back = FALSE;
  if (name == NULL || *name == '\0')
    name = *own != '\0' ? own : self->title;
  alur_document_set_text (self->document, process->procedure, ALUR_PROCEDURE_NAME, name);
  made = g_strdup_printf ("Process_%s", alur_element_get_id (procedure));
  alur_bpmn_keep_id (self, process->procedure, "process", node, made);
  keep_origin (self, process);
  return process;
}

static void
import_pool (AlurBpmnImport *self, AlurXmlNode *pool, AlurXmlNode *node)
{
  static const char *const own[] = { "id", "name", "processRef", NULL };
  g_autofree char *name = alur_bpmn_dup_name (pool);
  AlurBpmnImportProcess *process = alur_bpmn_add_process (self, node, pool, name);

  g_hash_table_insert (self->made, node, process->procedure);
  g_hash_table_insert (self->made, pool, process->procedure);
  alur_bpmn_keep_id (self, process->procedure, "participant", pool,
                     alur_element_get_id (process->procedure));
  alur_bpmn_kept_set (self->document, process->procedure, "shape",
                      alur_bpmn_get_drawn (self, pool, "id"));
  alur_bpmn_keep_bare (self, process->procedure, pool, own);
  alur_bpmn_keep_bare (self, process->procedure, node, *name != '\0' ? of_named_pool : of_process);
  if (*name != '\0')
    process->unit = want_unit (self, pool, name, NULL);
}

static void
import_outsider (AlurBpmnImport *self, AlurXmlNode *pool)
{
  g_autofree char *name = alur_bpmn_dup_name (pool);
  AlurElement *unit;

  if (*name == '\0')
    return;
  unit = want_unit (self, pool, name, NULL);
  g_hash_table_insert (self->made, pool, unit);
  alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_MAPPED, pool, alur_element_get_id (unit),
                        alur_tr (NULL, N_ ("Nothing is said about what happens in the pool “%s”; "
                                           "it became a unit.")),
                        name);
}

static void
import_participants (AlurBpmnImport *self, const AlurXmlNode *collaboration, gboolean empty)
{
  for (AlurXmlNode *pool = alur_xml_node_first (collaboration, ALUR_BPMN_SPACE, "participant");
       pool != NULL; pool = alur_xml_node_next (pool, ALUR_BPMN_SPACE, "participant"))
    {
      AlurXmlNode *node = alur_bpmn_find (self, alur_xml_node_get (pool, NULL, "processRef"));

      if (g_hash_table_contains (self->made, pool) || alur_bpmn_was_sent (self, pool))
        continue;
      if (node != NULL && alur_bpmn_is_process (self, node)
          && (alur_bpmn_holds_nodes (node) || (empty && self->processes->len == 0))
          && !g_hash_table_contains (self->made, node))
        import_pool (self, pool, node);
      else
        import_outsider (self, pool);
    }
}

static void
import_alone (AlurBpmnImport *self, AlurXmlNode *node)
{
  AlurBpmnImportProcess *process = alur_bpmn_add_process (self, node, NULL, NULL);

  g_hash_table_insert (self->made, node, process->procedure);
  alur_bpmn_keep_bare (self, process->procedure, node, of_process);
}

/* Whether nothing happens in any process of a file of others. */
static gboolean
is_empty (const AlurBpmnImport *self)
{
  const AlurXmlNode *node = alur_xml_node_first (self->root, ALUR_BPMN_SPACE, "process");

  while (node != NULL && !alur_bpmn_holds_nodes (node))
    node = alur_xml_node_next (node, ALUR_BPMN_SPACE, "process");
  return node == NULL && self->sent == NULL;
}

/**
 * alur_bpmn_import_pools: (skip)
 *
 * Makes procedures of processes, units of pools, and units of lanes.
 */
void
alur_bpmn_import_pools (AlurBpmnImport *self)
{
  AlurXmlNode *first = alur_xml_node_first (self->root, ALUR_BPMN_SPACE, "process");
  gboolean empty = is_empty (self);

  know_units (self);
  /* A file of which nothing else can be shown is shown empty. */
  for (AlurXmlNode *node = alur_xml_node_first (self->root, ALUR_BPMN_SPACE, "collaboration");
       node != NULL; node = alur_xml_node_next (node, ALUR_BPMN_SPACE, "collaboration"))
    import_participants (self, node, empty);
  for (AlurXmlNode *node = first; node != NULL;
       node = alur_xml_node_next (node, ALUR_BPMN_SPACE, "process"))
    {
      if (alur_bpmn_holds_nodes (node) && !g_hash_table_contains (self->made, node))
        import_alone (self, node);
    }
  if (empty && self->processes->len == 0 && first != NULL)
    import_alone (self, first);
}

/**
 * alur_bpmn_processes_new: (skip)
 *
 * Returns: (transfer full): no processes yet
 */
GPtrArray *
alur_bpmn_processes_new (void)
{
  return g_ptr_array_new_with_free_func (process_free);
}
