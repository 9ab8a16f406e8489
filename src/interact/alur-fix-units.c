/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who could hold an authority, and the edits that many fixes share. */

#include "alur-fix-private.h"

#include "alur-edit.h"
#include "alur-make.h"

/* The unit that a field names. */
AlurElement *
alur_fix_get_unit (const AlurFixList *list, const AlurElement *element, guint field)
{
  const char *id = alur_element_get_ref (element, field);

  return id != NULL ? alur_document_lookup_kind (list->document, list->stage, id, ALUR_KIND_UNIT)
                    : NULL;
}

static guint
gather_roles (const AlurFixList *list, const AlurElement *unit, const AlurFunctionNode *node)
{
  guint roles = 0;

  ALUR_FOREACH (authority, unit, ALUR_KIND_AUTHORITY)
  {
    const char *id = alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION);
    const AlurFunctionNode *held
        = id != NULL ? alur_stage_index_get_function (list->index, id) : NULL;

    if (held != NULL
        && (alur_function_node_is_inside (held, node) || alur_function_node_is_inside (node, held)))
      roles |= 1u << alur_element_get_word (authority, ALUR_AUTHORITY_ROLE);
  }
  return roles;
}

/* What a unit effectively holds over a function or over a part of it, 1 << AlurRole each. */
guint
alur_fix_roles_of (const AlurFixList *list, const AlurElement *unit, const char *function)
{
  const AlurFunctionNode *node = alur_stage_index_get_function (list->index, function);
  AlurFixRoles *known = list->roles;
  gpointer roles;

  if (node == NULL)
    return 0;
  if (known->function != node)
    {
      g_clear_pointer (&known->of_unit, g_hash_table_unref);
      known->of_unit = g_hash_table_new (NULL, NULL);
      known->function = node;
    }
  if (!g_hash_table_lookup_extended (known->of_unit, unit, NULL, &roles))
    {
      roles = GUINT_TO_POINTER (gather_roles (list, unit, node));
      g_hash_table_insert (known->of_unit, (gpointer) unit, roles);
    }
  return GPOINTER_TO_UINT (roles);
}

static gboolean
holds_but (const AlurFunctionNode *node, const char *except, AlurRole role)
{
  for (const AlurHolder *holder = node->holders; holder != NULL; holder = holder->next)
    if (holder->role == role && holder->unit->id != except)
      return TRUE;
  return FALSE;
}

/* Whether a unit other than @except holds @role over the function, above it or over parts of it. */
gboolean
alur_fix_is_held (const AlurFixList *list,
                  const AlurElement *except,
                  const char *function,
                  AlurRole role)
{
  const AlurFunctionNode *node = alur_stage_index_get_function (list->index, function);
  const char *id = except != NULL ? alur_element_get_id (except) : NULL;

  if (node == NULL)
    return FALSE;
  for (const AlurFunctionNode *above = node->parent; above != NULL; above = above->parent)
    if (holds_but (above, id, role))
      return TRUE;
  for (guint i = node->first; i < node->end; i++)
    if (holds_but (alur_stage_index_get_nth_function (list->index, i), id, role))
      return TRUE;
  return FALSE;
}

static gboolean
watches (AlurRole role)
{
  return role == ALUR_ROLE_SUPERVISOR || role == ALUR_ROLE_EVALUATOR;
}

/* Whether it would watch over one of its superiors. */
static gboolean
would_watch_superior (const AlurFixList *list, const AlurElement *unit, const char *function)
{
  const AlurUnitNode *node = alur_stage_index_get_unit (list->index, alur_element_get_id (unit));

  for (node = node != NULL ? node->parent : NULL; node != NULL; node = node->parent)
    if (node->unit != NULL
        && (alur_fix_roles_of (list, node->unit, function) & (1u << ALUR_ROLE_IMPLEMENTER)) != 0)
      return TRUE;
  return FALSE;
}

/* Whether the unit could hold this authority beside what it holds already. */
gboolean
alur_fix_is_fit (const AlurFixList *list,
                 const AlurElement *unit,
                 const char *function,
                 AlurRole role)
{
  guint held;

  if (unit == NULL || alur_element_get_word (unit, ALUR_UNIT_LEVEL) == ALUR_LEVEL_CUSTOMER)
    return FALSE;
  held = alur_fix_roles_of (list, unit, function);
  if ((held & (1u << role)) != 0)
    return FALSE;
  for (guint other = 1; other < ALUR_N_ROLES; other++)
    if ((held & (1u << other)) != 0
        && list->settings.incompatible[role][other] != ALUR_SEVERITY_UNSET)
      return FALSE;
  return !watches (role) || !would_watch_superior (list, unit, function);
}

/* Whether it could besides what all others hold. */
gboolean
alur_fix_may_hold (const AlurFixList *list,
                   const AlurElement *unit,
                   const char *function,
                   AlurRole role)
{
  return alur_fix_is_fit (list, unit, function, role)
         && (list->settings.exclusive[role] == ALUR_EXCLUSIVE_NO
             || !alur_fix_is_held (list, unit, function, role));
}

/* Adds a unit once. */
void
alur_fix_add_unit (GPtrArray *units, const AlurElement *unit)
{
  if (unit != NULL && !g_ptr_array_find (units, unit, NULL))
    g_ptr_array_add (units, (gpointer) unit);
}

static int
compare_places_cb (gconstpointer a, gconstpointer b)
{
  const AlurElement *first = *(const AlurElement *const *) a;
  const AlurElement *second = *(const AlurElement *const *) b;

  return first->serial < second->serial ? -1 : first->serial > second->serial;
}

/* The units whose steps carry out the function or a part of it, in the order of the steps. The
 * index has those steps: a list of findings asks for dozens of functions after each edit, and there
 * may be many steps that have to do with none of them. */
void
alur_fix_gather_doers (const AlurFixList *list, const char *function, GPtrArray *units)
{
  const AlurFunctionNode *node = alur_stage_index_get_function (list->index, function);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();

  if (node == NULL || node->function == NULL)
    return;
  for (guint i = node->first; i < node->end; i++)
    for (const AlurStepNode *step = alur_stage_index_get_nth_function (list->index, i)->steps;
         step != NULL; step = step->next)
      if (step->unit != NULL && step->unit->unit != NULL && step->kind != ALUR_STEP_KIND_START
          && step->kind != ALUR_STEP_KIND_END)
        g_ptr_array_add (steps, (gpointer) step->step);
  g_ptr_array_sort (steps, compare_places_cb);
  for (guint i = 0; i < steps->len; i++)
    {
      const AlurElement *unit
          = alur_fix_get_unit (list, g_ptr_array_index (steps, i), ALUR_STEP_UNIT);

      if (g_hash_table_add (seen, (gpointer) unit))
        alur_fix_add_unit (units, unit);
    }
}

/* The units that hold one of @roles over the function, over what is above it, or beside it. */
void
alur_fix_gather_holders (const AlurFixList *list,
                         const char *function,
                         guint roles,
                         GPtrArray *units)
{
  const AlurFunctionNode *node = alur_stage_index_get_function (list->index, function);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (; node != NULL; node = node->parent)
    for (const AlurHolder *holder = node->holders; holder != NULL; holder = holder->next)
      if ((roles & (1u << holder->role)) != 0)
        alur_fix_add_unit (found, holder->unit->unit);
  g_ptr_array_sort (found, compare_places_cb);
  for (guint i = 0; i < found->len; i++)
    alur_fix_add_unit (units, g_ptr_array_index (found, i));
}

/* Gives `element`, a unit, the authority `word` over the function of the finding, or `other`. */
void
alur_fix_run_give (const AlurFix *fix)
{
  const AlurElement *function = fix->other != NULL ? fix->other : fix->finding->function;

  alur_make_authority (fix->document, fix->element, fix->word, fix->finding->resource, function);
}

/* Deletes `element`, or all `elements`, with what can't be without them. */
void
alur_fix_run_delete (const AlurFix *fix)
{
  if (fix->elements != NULL)
    alur_edit_delete (fix->document, (AlurElement *const *) fix->elements->pdata,
                      fix->elements->len);
  else
    alur_edit_delete (fix->document, (AlurElement *const *) &fix->element, 1);
}

/* Connects `element` with `other`; `text` labels the way. */
void
alur_fix_run_connect (const AlurFix *fix)
{
  AlurElement *flow
      = alur_edit_connect (fix->document, fix->element, fix->other,
                           fix->word != ALUR_FLOW_NONE ? fix->word : ALUR_FLOW_SEQUENCE);

  if (fix->text != NULL)
    alur_document_set_text (fix->document, flow, ALUR_FLOW_LABEL, fix->text);
}

/* Lets `other`, a unit, do `element`, a step. */
void
alur_fix_run_set_unit (const AlurFix *fix)
{
  alur_edit_set_step_unit (fix->document, fix->element, alur_element_get_id (fix->other));
}
