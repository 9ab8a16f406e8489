/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists: the children of an element, and what else belongs to it without being one. */

#include "alur-inspection-private.h"

#include "alur-edit.h"
#include "alur-language.h"
#include "alur-make.h"

#include <glib/gi18n-lib.h>

#define BIT(KIND) (G_GUINT64_CONSTANT (1) << (KIND))

static AlurElement *
get_owner (const AlurInspectionSection *section)
{
  return g_ptr_array_index (section->owners, 0);
}

/* --- What is in a list ------------------------------------------------------------------------ */

/* One line to type says all: a wide row for each would only be in the way. */
static gboolean
is_plain (AlurKind kind)
{
  return kind == ALUR_KIND_INPUT || kind == ALUR_KIND_OUTPUT || kind == ALUR_KIND_SOP_EQUIPMENT
         || kind == ALUR_KIND_SOP_WARNING || kind == ALUR_KIND_SOP_RECORDING
         || kind == ALUR_KIND_SOP_QUALIFICATION;
}

static char *
dup_between (const AlurInspection *self, const AlurElement *line, guint field)
{
  const AlurElement *other = alur_document_lookup (self->document, alur_element_get_stage (line),
                                                   alur_element_get_ref (line, field));

  return other != NULL ? alur_slot_dup_name (self->document, other) : g_strdup ("?");
}

static char *
join (char *first, char *second)
{
  char *both;

  if (second == NULL || *second == '\0' || first == NULL || *first == '\0')
    {
      both = first != NULL && *first != '\0' ? g_strdup (first) : g_strdup (second);
      g_free (first);
      g_free (second);
      return both;
    }
  both = g_strdup_printf ("%s · %s", first, second);
  g_free (first);
  g_free (second);
  return both;
}

static char *
dup_authority_details (const AlurInspection *self, const AlurElement *authority)
{
  g_autofree char *function = dup_between (self, authority, ALUR_AUTHORITY_FUNCTION);
  char *resource = alur_slot_dup_word (alur_resource_words,
                                       alur_element_get_word (authority, ALUR_AUTHORITY_RESOURCE));
  char *scope = g_strdup (alur_element_get_text (authority, ALUR_AUTHORITY_SCOPE));

  return join (g_steal_pointer (&function), join (resource, scope));
}

/* Which of two forms goes with an amount. */
static gulong
plural_of (double amount)
{
  return G_APPROX_VALUE (amount, 1, 1e-9) ? 1 : 2;
}

static char *
dup_headcount (double headcount)
{
  g_autofree char *number = alur_language_format_number (NULL, headcount, -2);

  if (!(headcount > 0))
    return NULL;
  return g_strdup_printf (alur_tr_n (NULL, "%s person", "%s people", plural_of (headcount)),
                          number);
}

static char *
dup_volume (double volume)
{
  g_autofree char *number = alur_language_format_number (NULL, volume, -2);

  if (!(volume > 0))
    return NULL;
  return g_strdup_printf (alur_tr_n (NULL, "%s time a year", "%s times a year", plural_of (volume)),
                          number);
}

static char *
dup_position_details (const AlurElement *position)
{
  char *kind = alur_slot_dup_word (alur_position_words,
                                   alur_element_get_word (position, ALUR_POSITION_KIND));

  return join (dup_headcount (alur_element_get_number (position, ALUR_POSITION_HEADCOUNT)), kind);
}

static char *
dup_duty_details (const AlurElement *duty)
{
  return join (
      dup_volume (alur_element_get_number (duty, ALUR_DUTY_VOLUME)),
      alur_language_format_duration (NULL, alur_element_get_duration (duty, ALUR_DUTY_WORK), 0));
}

static char *
dup_flow_details (const AlurElement *flow)
{
  char *kind = alur_slot_dup_word (alur_flow_words, alur_element_get_word (flow, ALUR_FLOW_KIND));
  double share = alur_element_get_number (flow, ALUR_FLOW_PROBABILITY);
  char *label = g_strdup (alur_element_get_text (flow, ALUR_FLOW_LABEL));

  return join (join (label, kind),
               share >= 0 ? alur_language_format_percent (NULL, share, -1) : NULL);
}

/* Which end of a line is the other one. */
static guint
other_end (const AlurInspectionSection *section, const AlurElement *line)
{
  const char *own = alur_element_get_id (get_owner (section));

  if (line->kind == ALUR_KIND_FLOW)
    return section->spec->source == ALUR_SOURCE_FLOWS_OUT ? ALUR_FLOW_TO : ALUR_FLOW_FROM;
  return alur_element_get_ref (line, ALUR_RELATION_FROM) == own ? ALUR_RELATION_TO
                                                                : ALUR_RELATION_FROM;
}

static char *
dup_title (const AlurInspection *self,
           const AlurInspectionSection *section,
           const AlurElement *element)
{
  switch ((guint) element->kind)
    {
    case ALUR_KIND_AUTHORITY:
      return alur_slot_dup_word (alur_role_words,
                                 alur_element_get_word (element, ALUR_AUTHORITY_ROLE));
    case ALUR_KIND_RELATION:
    case ALUR_KIND_FLOW:
      return dup_between (self, element, other_end (section, element));
    case ALUR_KIND_INCOMPATIBLE:
      {
        g_autoptr (GPtrArray) owners = g_ptr_array_new ();
        AlurSlot slot = { .document = self->document,
                          .owners = owners,
                          .kind = ALUR_KIND_INCOMPATIBLE,
                          .field = ALUR_INCOMPATIBLE_ROLES };

        g_ptr_array_add (owners, (gpointer) (guintptr) element);
        return alur_slot_dup_text (&slot);
      }
    default:
      return alur_slot_dup_name (self->document, element);
    }
}

static char *
dup_details (const AlurInspection *self, const AlurElement *element)
{
  switch ((guint) element->kind)
    {
    case ALUR_KIND_AUTHORITY:
      return dup_authority_details (self, element);
    case ALUR_KIND_POSITION:
      return dup_position_details (element);
    case ALUR_KIND_DUTY:
      return dup_duty_details (element);
    case ALUR_KIND_FLOW:
      return dup_flow_details (element);
    case ALUR_KIND_RELATION:
      return alur_slot_dup_word (alur_relation_words,
                                 alur_element_get_word (element, ALUR_RELATION_KIND));
    case ALUR_KIND_INCOMPATIBLE:
      return alur_slot_dup_word (alur_severity_words,
                                 alur_element_get_word (element, ALUR_INCOMPATIBLE_SEVERITY));
    case ALUR_KIND_SCORE:
      return g_strdup_printf ("%" G_GINT64_FORMAT,
                              alur_element_get_integer (element, ALUR_SCORE_VALUE));
    case ALUR_KIND_PROBLEM:
      return g_strdup (alur_element_get_text (element, ALUR_PROBLEM_BY));
    default:
      return NULL;
    }
}

static gboolean
has_order (const AlurInspectionSpec *spec)
{
  return spec->source == ALUR_SOURCE_LANES || spec->source == ALUR_SOURCE_OF_SOP
         || (spec->source == ALUR_SOURCE_CHILDREN && spec->kind != ALUR_KIND_SCORE);
}

static void
add_item (const AlurInspection *self, AlurInspectionSection *section, AlurElement *element)
{
  AlurInspectionItem *item = g_new0 (AlurInspectionItem, 1);

  item->element = element;
  item->title = dup_title (self, section, element);
  item->subtitle = dup_details (self, element);
  item->is_plain = is_plain (element->kind);
  item->is_kept = section->spec->source == ALUR_SOURCE_LANES;
  item->may_move = has_order (section->spec);
  item->owners = g_ptr_array_new ();
  g_ptr_array_add (item->owners, element);
  g_ptr_array_add (section->items, item);
}

static void
add_children (const AlurInspection *self, AlurInspectionSection *section, AlurElement *parent)
{
  ALUR_FOREACH (child, parent, section->spec->kind) { add_item (self, section, child); }
}

static void
add_relations (const AlurInspection *self, AlurInspectionSection *section)
{
  AlurElement *unit = get_owner (section);
  const char *id = alur_element_get_id (unit);

  ALUR_FOREACH (relation, unit->parent, ALUR_KIND_RELATION)
  {
    if (alur_element_get_ref (relation, ALUR_RELATION_FROM) == id
        || alur_element_get_ref (relation, ALUR_RELATION_TO) == id)
      add_item (self, section, relation);
  }
}

static void
add_flows (const AlurInspection *self, AlurInspectionSection *section)
{
  AlurElement *step = get_owner (section);
  const char *id = alur_element_get_id (step);
  guint field = section->spec->source == ALUR_SOURCE_FLOWS_OUT ? ALUR_FLOW_FROM : ALUR_FLOW_TO;

  ALUR_FOREACH (procedure, step->parent->parent, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (flow, procedure, ALUR_KIND_FLOW)
    {
      if (alur_element_get_ref (flow, field) == id)
        add_item (self, section, flow);
    }
  }
}

static void
add_problems (const AlurInspection *self, AlurInspectionSection *section)
{
  const char *id = alur_element_get_id (get_owner (section));

  ALUR_FOREACH (problem, alur_editor_get_stage (self->editor), ALUR_KIND_PROBLEM)
  {
    if (alur_ids_contain (alur_element_get_refs (problem, ALUR_PROBLEM_REFS), id))
      add_item (self, section, problem);
  }
}

static void
add_lane (const AlurInspection *self,
          AlurInspectionSection *section,
          GHashTable *seen,
          const char *id)
{
  const AlurElement *stage = alur_element_get_stage (get_owner (section));
  AlurElement *unit = alur_document_lookup_kind (self->document, stage, id, ALUR_KIND_UNIT);

  if (unit != NULL && g_hash_table_add (seen, unit))
    add_item (self, section, unit);
}

/* Those whose order was said, then the others as the steps come to them. */
static void
add_lanes (const AlurInspection *self, AlurInspectionSection *section)
{
  const AlurElement *procedure = get_owner (section);
  const AlurIds *said = alur_element_get_refs (procedure, ALUR_PROCEDURE_LANES);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; said != NULL && i < said->n_ids; i++)
    add_lane (self, section, seen, said->ids[i]);
  ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
  {
    const char *unit = alur_element_get_ref (step, ALUR_STEP_UNIT);

    if (unit != NULL)
      add_lane (self, section, seen, unit);
  }
}

/* Only how many there are: they are listed when somebody asks. */
static void
count_index (const AlurInspection *self, AlurInspectionSection *section)
{
  const AlurElement *holder = section->spec->kind == ALUR_KIND_FUNCTION
                                  ? alur_document_get_functions (self->document)
                                  : alur_document_get_regulations (self->document);
  guint n_elements = alur_element_count (holder, section->spec->kind);
  AlurInspectionFigure figure
      = { g_strdup (section->title),
          g_strdup_printf (alur_tr_n (NULL, "%u entry", "%u entries", n_elements), n_elements) };

  g_array_append_val (section->figures, figure);
}

/**
 * alur_inspection_fill_list: (skip)
 */
void
alur_inspection_fill_list (const AlurInspection *self, AlurInspectionSection *section)
{
  switch (section->spec->source)
    {
    case ALUR_SOURCE_CHILDREN:
      add_children (self, section, get_owner (section));
      break;
    case ALUR_SOURCE_OF_SOP:
      add_children (self, section, alur_element_first (get_owner (section), ALUR_KIND_SOP));
      break;
    case ALUR_SOURCE_OF_RULES:
      add_children (self, section, alur_document_get_rules (self->document));
      break;
    case ALUR_SOURCE_RELATIONS:
      add_relations (self, section);
      break;
    case ALUR_SOURCE_FLOWS_OUT:
    case ALUR_SOURCE_FLOWS_IN:
      add_flows (self, section);
      break;
    case ALUR_SOURCE_PROBLEMS:
      add_problems (self, section);
      break;
    case ALUR_SOURCE_LANES:
      add_lanes (self, section);
      break;
    case ALUR_SOURCE_INDEX:
      count_index (self, section);
      break;
    case ALUR_SOURCE_OF_LINE:
      alur_inspection_fill_ways (self, section);
      break;
    case ALUR_SOURCE_OF_FIELDS:
    case ALUR_SOURCE_OF_CHILD:
    case ALUR_SOURCE_OF_ROLES:
    case ALUR_SOURCE_OF_FIGURES:
    default:
      break;
    }
}

/* --- Adding ----------------------------------------------------------------------------------- */

/**
 * alur_inspection_get_asked:
 * @section: a list
 *
 * Returns: the kinds, as bits, of the element that must be known before something can be added; 0:
 *   none. Of an index: the kind of its elements
 */
guint64
alur_inspection_get_asked (const AlurInspectionSection *section)
{
  switch ((guint) section->spec->kind)
    {
    case ALUR_KIND_AUTHORITY:
    case ALUR_KIND_FUNCTION:
      return BIT (ALUR_KIND_FUNCTION);
    case ALUR_KIND_RELATION:
      return BIT (ALUR_KIND_UNIT);
    case ALUR_KIND_FLOW:
      return BIT (ALUR_KIND_STEP);
    case ALUR_KIND_SOP_BASIS:
    case ALUR_KIND_REGULATION:
      return BIT (ALUR_KIND_REGULATION);
    case ALUR_KIND_SOP_RELATED:
      return BIT (ALUR_KIND_PROCEDURE);
    default:
      return 0;
    }
}

/**
 * alur_inspection_may_add_text:
 * @section: a list for which something is asked
 *
 * Returns: whether what is not there may be named instead
 */
gboolean
alur_inspection_may_add_text (const AlurInspectionSection *section)
{
  return section->spec->kind != ALUR_KIND_FLOW;
}

/**
 * alur_inspection_list_candidates:
 * @section: a list for which something is asked
 *
 * Returns: (transfer full) (element-type AlurSlotTarget): the elements of which one is asked
 */
GArray *
alur_inspection_list_candidates (const AlurInspection *self, const AlurInspectionSection *section)
{
  const AlurElement *owner = get_owner (section);
  GArray *all = alur_slot_list_elements (self->document, alur_element_get_stage (owner),
                                         alur_inspection_get_asked (section));

  for (guint i = all->len; i > 0; i--)
    {
      if (g_array_index (all, AlurSlotTarget, i - 1).element == owner)
        g_array_remove_index (all, i - 1);
    }
  return all;
}

static AlurElement *
add_child (AlurDocument *document, AlurElement *parent, AlurKind kind)
{
  return alur_document_insert (document, parent, kind, NULL, NULL);
}

static AlurElement *
add_flow (const AlurInspectionSection *section, AlurDocument *document, AlurElement *other)
{
  gboolean is_out = section->spec->source == ALUR_SOURCE_FLOWS_OUT;
  AlurElement *from = is_out ? get_owner (section) : other;
  AlurElement *to = is_out ? other : get_owner (section);
  g_autofree char *why_not = alur_edit_refuse_connection (document, from, to, ALUR_FLOW_SEQUENCE);

  return alur_edit_connect (document, from, to,
                            why_not == NULL ? ALUR_FLOW_SEQUENCE : ALUR_FLOW_INFORMATION);
}

static AlurElement *
add_authority (const AlurInspectionSection *section,
               AlurDocument *document,
               AlurElement *function,
               const char *text)
{
  if (function == NULL)
    function = alur_make_function (document, NULL, NULL, text);
  return alur_make_authority (document, get_owner (section), ALUR_ROLE_IMPLEMENTER,
                              ALUR_RESOURCE_NONE, function);
}

static AlurElement *
add_relation (const AlurInspectionSection *section,
              AlurDocument *document,
              AlurElement *other,
              const char *text)
{
  AlurElement *unit = get_owner (section);

  if (other == NULL)
    other = alur_make_unit (document, unit->parent->parent, NULL, NULL, ALUR_LEVEL_NONE, text);
  return alur_make_relation (document, unit, other, ALUR_RELATION_COORDINATION);
}

/* Something in the SOP block, which comes with it. */
static AlurElement *
add_of_sop (const AlurInspectionSection *section,
            AlurDocument *document,
            AlurElement *target,
            const char *text)
{
  AlurElement *procedure = get_owner (section);
  AlurElement *sop = alur_element_first (procedure, ALUR_KIND_SOP);
  AlurElement *added;

  if (sop == NULL)
    sop = add_child (document, procedure, ALUR_KIND_SOP);
  added = add_child (document, sop, section->spec->kind);
  if (target != NULL)
    alur_document_set_text (document, added, 0, alur_element_get_id (target));
  else
    alur_document_set_content (document, added, text);
  return added;
}

/* The first criterion without a score. */
static AlurElement *
add_score (AlurDocument *document, AlurElement *procedure)
{
  gboolean taken[ALUR_N_CRITERIA] = { TRUE };
  guint criterion = 0;
  AlurElement *score;

  ALUR_FOREACH (other, procedure, ALUR_KIND_SCORE)
  {
    taken[alur_element_get_word (other, ALUR_SCORE_CRITERION)] = TRUE;
  }
  while (criterion < ALUR_N_CRITERIA && taken[criterion])
    criterion++;
  if (criterion == ALUR_N_CRITERIA)
    return NULL;
  score = add_child (document, procedure, ALUR_KIND_SCORE);
  alur_document_set_word (document, score, ALUR_SCORE_CRITERION, criterion);
  alur_document_set_integer (document, score, ALUR_SCORE_VALUE, 3);
  return score;
}

static gboolean
has_pair (const AlurElement *rules, guint pair)
{
  ALUR_FOREACH (other, rules, ALUR_KIND_INCOMPATIBLE)
  {
    if (alur_element_get_word (other, ALUR_INCOMPATIBLE_ROLES) == pair)
      return TRUE;
  }
  return FALSE;
}

/* The first pair of kinds of authority that is not in the list yet. */
static AlurElement *
add_pair (AlurDocument *document)
{
  AlurElement *rules = alur_document_get_rules (document);

  for (guint a = 1; a < ALUR_N_ROLES; a++)
    {
      for (guint b = a + 1; b < ALUR_N_ROLES; b++)
        {
          AlurElement *pair;

          if (has_pair (rules, a | b << 8))
            continue;
          pair = add_child (document, rules, ALUR_KIND_INCOMPATIBLE);
          alur_document_set_word (document, pair, ALUR_INCOMPATIBLE_ROLES, a | b << 8);
          alur_document_set_word (document, pair, ALUR_INCOMPATIBLE_SEVERITY,
                                  ALUR_SEVERITY_WARNING);
          return pair;
        }
    }
  return NULL;
}

static AlurElement *
add (const AlurInspection *self,
     const AlurInspectionSection *section,
     AlurElement *target,
     const char *text)
{
  AlurDocument *document = self->document;
  AlurElement *owner = get_owner (section);

  switch (section->spec->source)
    {
    case ALUR_SOURCE_OF_SOP:
      return add_of_sop (section, document, target, text);
    case ALUR_SOURCE_OF_RULES:
      return add_pair (document);
    case ALUR_SOURCE_RELATIONS:
      return add_relation (section, document, target, text);
    case ALUR_SOURCE_FLOWS_OUT:
    case ALUR_SOURCE_FLOWS_IN:
      return add_flow (section, document, target);
    case ALUR_SOURCE_PROBLEMS:
      return alur_make_problem (document, alur_editor_get_stage (self->editor), &owner, 1, NULL);
    case ALUR_SOURCE_INDEX:
      return section->spec->kind == ALUR_KIND_FUNCTION
                 ? alur_make_function (document, NULL, NULL, text)
                 : alur_slot_make_regulation (document, text);
    case ALUR_SOURCE_CHILDREN:
      if (section->spec->kind == ALUR_KIND_AUTHORITY)
        return add_authority (section, document, target, text);
      if (section->spec->kind == ALUR_KIND_SCORE)
        return add_score (document, owner);
      return add_child (document, owner, section->spec->kind);
    case ALUR_SOURCE_OF_FIELDS:
    case ALUR_SOURCE_OF_CHILD:
    case ALUR_SOURCE_OF_ROLES:
    case ALUR_SOURCE_LANES:
    case ALUR_SOURCE_OF_LINE:
    case ALUR_SOURCE_OF_FIGURES:
    default:
      return NULL;
    }
}

/**
 * alur_inspection_add:
 * @section: a list to which something can be added
 * @target: (nullable): the element that alur_inspection_get_asked() asks for
 * @text: (nullable): instead of @target, the name of one that is not there
 *
 * Adds something, as one undo step.
 *
 * Returns: (transfer none) (nullable): what was added; %NULL where there is nothing more to add
 */
AlurElement *
alur_inspection_add (const AlurInspection *self,
                     const AlurInspectionSection *section,
                     AlurElement *target,
                     const char *text)
{
  AlurElement *added;

  if (section->add_label == NULL || alur_document_in_transaction (self->document)
      || (target != NULL && !alur_element_is_in_document (target)))
    return NULL;
  alur_document_begin (self->document, section->add_label);
  added = add (self, section, target, text);
  alur_document_commit (self->document);
  return added;
}

/* --- Taking out and moving -------------------------------------------------------------------- */

/**
 * alur_inspection_remove:
 * @section: a list
 * @element: what is in it
 *
 * Deletes @element, as one undo step, unless it has gone already.
 */
void
alur_inspection_remove (const AlurInspection *self,
                        const AlurInspectionSection *section,
                        AlurElement *element)
{
  if (alur_document_in_transaction (self->document) || !alur_element_is_in_document (element))
    return;
  alur_document_begin (self->document, alur_tr (NULL, N_ ("Delete")));
  alur_edit_delete (self->document, &element, 1);
  alur_document_commit (self->document);
}

static guint
find_place (const AlurInspectionSection *section, const AlurElement *element)
{
  for (guint i = 0; i < section->items->len; i++)
    {
      const AlurInspectionItem *item = g_ptr_array_index (section->items, i);

      if (item->element == element)
        return i;
    }
  return G_MAXUINT;
}

static AlurElement *
get_item (const AlurInspectionSection *section, guint place)
{
  return place < section->items->len
             ? ((AlurInspectionItem *) g_ptr_array_index (section->items, place))->element
             : NULL;
}

static AlurElement *
behind (const AlurElement *element)
{
  return element != NULL ? element->next : NULL;
}

/* All lanes get their order said, so that none jumps when steps change. */
static void
move_lane (const AlurInspection *self, const AlurInspectionSection *section, guint place, guint to)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < section->items->len; i++)
    g_ptr_array_add (ids, (gpointer) (guintptr) alur_element_get_id (get_item (section, i)));
  g_ptr_array_insert (ids, (int) to, g_ptr_array_steal_index (ids, place));
  alur_document_set_refs (self->document, get_owner (section), ALUR_PROCEDURE_LANES,
                          (const char *const *) ids->pdata, ids->len);
}

/**
 * alur_inspection_move:
 * @section: a list whose items may move
 * @element: what is in it
 * @by: how many places down; below 0: up
 *
 * Moves @element in the list, as one undo step.
 */
void
alur_inspection_move (const AlurInspection *self,
                      const AlurInspectionSection *section,
                      AlurElement *element,
                      int by)
{
  guint place = find_place (section, element);
  guint to = (guint) CLAMP ((int) place + by, 0, (int) section->items->len - 1);

  if (place == G_MAXUINT || to == place || alur_document_in_transaction (self->document))
    return;
  alur_document_begin (self->document, alur_tr (NULL, N_ ("Change the order")));
  if (section->spec->source == ALUR_SOURCE_LANES)
    move_lane (self, section, place, to);
  else if (to < place)
    alur_document_move (self->document, element, element->parent, get_item (section, to));
  else
    alur_document_move (self->document, element, element->parent, behind (get_item (section, to)));
  alur_document_commit (self->document);
}
