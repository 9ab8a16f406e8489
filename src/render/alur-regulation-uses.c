/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What rests on each regulation, and in which stages. Authorities of one unit that rest on it in
 * the same stages share a row, and so do steps and decisions of one procedure. */

#include "alur-regulations-private.h"

#include <glib/gi18n-lib.h>

#define KIND_WIDTH 104.0
#define NAME_WIDTH 420.0

/* One thing, which may be there in several stages. */
typedef struct
{
  const AlurElement *element; /* as it is where it rests on the regulation first */
  const char *container;      /* id of its unit or procedure */
  char *stages;               /* a letter a stage that is shown, x where it rests on it */
  GPtrArray *sharing; /* of Use: which share its row, itself first; NULL: it shares another's */
} Use;

static void
free_use (gpointer data)
{
  Use *use = data;

  g_clear_pointer (&use->sharing, g_ptr_array_unref);
  g_free (use->stages);
  g_free (use);
}

/* Decisions and the blocks of SOPs are known by what they belong to. */
static const AlurElement *
get_carrier (const AlurElement *element)
{
  return alur_element_get_id (element) == NULL ? element->parent : element;
}

/* Where there may be many, rows are shared within it. */
static const char *
get_container (const AlurElement *element)
{
  const AlurElement *procedure = alur_element_get_procedure (element);

  if (element->kind == ALUR_KIND_AUTHORITY)
    return alur_element_get_id (element->parent);
  if (element->kind == ALUR_KIND_STEP || element->kind == ALUR_KIND_STEP_REDESIGN)
    return procedure != NULL ? alur_element_get_id (procedure) : NULL;
  return NULL;
}

/* Those of one kind in one container and the same stages have one row, that of the first. */
static void
share_rows (const GPtrArray *uses)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < uses->len; i++)
    {
      Use *use = g_ptr_array_index (uses, i);
      g_autofree char *key = use->container != NULL
                                 ? g_strdup_printf ("%u %s %s", (guint) use->element->kind,
                                                    use->stages, use->container)
                                 : NULL;
      Use *first = key != NULL ? g_hash_table_lookup (firsts, key) : NULL;

      if (first == NULL)
        {
          use->sharing = g_ptr_array_new ();
          first = use;
          if (key != NULL)
            g_hash_table_insert (firsts, g_steal_pointer (&key), use);
        }
      g_ptr_array_add (first->sharing, use);
    }
}

static GPtrArray *
list_uses (const AlurRegulationPages *self, const AlurLegalEntry *entry)
{
  GPtrArray *uses = g_ptr_array_new_with_free_func (free_use);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < entry->n_references; i++)
    {
      const AlurLegalReference *reference = &entry->references[i];
      const AlurElement *element = reference->element;
      g_autofree char *key = g_strdup_printf ("%u %s", (guint) element->kind,
                                              alur_element_get_id (get_carrier (element)));
      Use *use = g_hash_table_lookup (known, key);

      if (use == NULL)
        {
          use = g_new0 (Use, 1);
          use->element = element;
          use->container = get_container (element);
          use->stages = g_strnfill (
              self->has_stages ? alur_legal_order_get_n_stages (self->order) : 0, '-');
          g_ptr_array_add (uses, use);
          g_hash_table_insert (known, g_steal_pointer (&key), use);
        }
      if (self->has_stages)
        use->stages[reference->stage] = 'x';
    }
  share_rows (uses);
  return uses;
}

static char *
tell_end (const AlurRegulationPages *self, const AlurElement *relation, guint field)
{
  return alur_tell_name (
      &self->teller,
      alur_document_lookup_kind (self->teller.document, alur_element_get_stage (relation),
                                 alur_element_get_ref (relation, field), ALUR_KIND_UNIT));
}

static char *
tell_relation (const AlurRegulationPages *self, const AlurElement *relation)
{
  guint kind = alur_element_get_word (relation, ALUR_RELATION_KIND);
  g_autofree char *from = tell_end (self, relation, ALUR_RELATION_FROM);
  g_autofree char *to = tell_end (self, relation, ALUR_RELATION_TO);

  return g_strdup_printf (
      "%s, %s – %s", alur_regulation_pages_tr (self, alur_relation_words[kind].label), from, to);
}

static char *
tell_use (const AlurRegulationPages *self, const Use *use)
{
  const AlurElement *element = use->element;

  if (element->kind == ALUR_KIND_RELATION)
    return tell_relation (self, element);
  return alur_tell_name (&self->teller, get_carrier (element));
}

/* What one row tells: the thing, with those that share the row. */
static char *
tell_group (const AlurRegulationPages *self, const Use *first)
{
  const AlurElement *element = first->element;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *container = NULL;

  for (guint i = 0; i < first->sharing->len; i++)
    g_ptr_array_add (names, tell_use (self, g_ptr_array_index (first->sharing, i)));
  list = alur_tell_list (&self->teller, names);
  if (first->container == NULL)
    return g_steal_pointer (&list);
  container = alur_tell_name (&self->teller, element->kind == ALUR_KIND_AUTHORITY
                                                 ? element->parent
                                                 : alur_element_get_procedure (element));
  return g_strdup_printf ("%s: %s", container, list);
}

static const char *
get_kind_label (const AlurRegulationPages *self, const AlurElement *element)
{
  if (element->kind == ALUR_KIND_SOP)
    return alur_regulation_pages_tr (self, N_ ("SOP"));
  return alur_regulation_pages_tr (self, alur_element_type (element->kind)->label);
}

static void
add_uses (AlurRegulationPages *self, const GPtrArray *uses, AlurKind kind)
{
  for (guint i = 0; i < uses->len; i++)
    {
      const Use *use = g_ptr_array_index (uses, i);
      g_autofree char *text = NULL;

      if (use->sharing == NULL || use->element->kind != kind)
        continue;
      text = tell_group (self, use);
      alur_table_add_row (self->table, alur_element_get_id (get_carrier (use->element)));
      alur_table_add_cell (self->table, get_kind_label (self, use->element));
      alur_table_add_cell (self->table, text);
      for (const char *c = use->stages; *c != '\0'; c++)
        alur_table_add_cell (self->table, *c == 'x' ? "●" : NULL);
    }
}

static void
add_entry (AlurRegulationPages *self, const AlurLegalEntry *entry)
{
  static const AlurKind kinds[]
      = { ALUR_KIND_UNIT,      ALUR_KIND_AUTHORITY,          ALUR_KIND_RELATION,
          ALUR_KIND_PROCEDURE, ALUR_KIND_PROCEDURE_REDESIGN, ALUR_KIND_SOP,
          ALUR_KIND_STEP,      ALUR_KIND_STEP_REDESIGN };
  g_autofree char *name = alur_tell_regulation (&self->teller, entry->regulation);
  g_autoptr (GPtrArray) uses = NULL;

  if (entry->n_references == 0)
    return;
  alur_table_add_section (self->table, name);
  uses = list_uses (self, entry);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_uses (self, uses, kinds[i]);
}

/**
 * alur_regulation_pages_build_uses: (skip)
 *
 * Returns: (transfer full): the table, maybe without a row
 */
AlurTable *
alur_regulation_pages_build_uses (AlurRegulationPages *self)
{
  guint n_rows = 0;

  alur_regulation_pages_start (self);
  alur_table_add_column (self->table, alur_regulation_pages_tr (self, N_ ("Kind")),
                         ALUR_COLUMN_TEXT, KIND_WIDTH, 0);
  alur_table_add_column (self->table, alur_regulation_pages_tr (self, N_ ("What rests on it")),
                         ALUR_COLUMN_TEXT, NAME_WIDTH, 1);
  alur_table_repeat_columns (self->table, 2);
  for (guint i = 0; i < alur_legal_order_get_n_entries (self->order); i++)
    n_rows += alur_legal_order_get_entry (self->order, i)->n_references;
  alur_regulation_pages_add_stages (self, n_rows);
  for (guint i = 0; i < alur_legal_order_get_n_entries (self->order); i++)
    add_entry (self, alur_legal_order_get_entry (self->order, i));
  return g_steal_pointer (&self->table);
}
