/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Authorities that stand in one another's way. Of several holders one keeps what it has; the others
 * get a lesser kind of authority, get theirs from it by delegation, or none. */

#include "alur-fix-private.h"

#include "alur-edit.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>

#define MOST_HOLDERS 4
#define MOST_ASSISTANTS 50u /* nobody has more at once */

static AlurElement *
holder_of (const AlurElement *authority)
{
  return authority->parent;
}

/* The authorities of the finding that belong to a unit (@mine), or that don't. */
static GPtrArray *
pick (const AlurFixList *list, const AlurElement *unit, gboolean mine)
{
  GPtrArray *picked = g_ptr_array_new ();

  for (guint i = 0; i < list->finding->n_elements; i++)
    if ((holder_of (list->finding->elements[i]) == unit) == mine)
      g_ptr_array_add (picked, (gpointer) list->finding->elements[i]);
  return picked;
}

/* What somebody may be who no longer holds @role, others doing so: planner beside who decides or
 * regulates, liaison beside who coordinates, else assistant. */
static AlurRole
lesser_role (const AlurFixList *list, const AlurElement *unit, const char *function, AlurRole role)
{
  static const AlurRole wishes[ALUR_N_ROLES] = { [ALUR_ROLE_DECISION_MAKER] = ALUR_ROLE_PLANNER,
                                                 [ALUR_ROLE_REGULATOR] = ALUR_ROLE_PLANNER,
                                                 [ALUR_ROLE_COORDINATOR] = ALUR_ROLE_LIAISON };
  const AlurRole tried[] = { wishes[role], ALUR_ROLE_ASSISTANT, ALUR_ROLE_LIAISON };

  for (guint i = 0; i < G_N_ELEMENTS (tried); i++)
    {
      gboolean helps = tried[i] == ALUR_ROLE_ASSISTANT && role != ALUR_ROLE_IMPLEMENTER;

      if (tried[i] == ALUR_ROLE_NONE || tried[i] == role
          || (helps && !alur_fix_is_held (list, NULL, function, ALUR_ROLE_IMPLEMENTER)))
        continue;
      if (alur_fix_may_hold (list, unit, function, tried[i]))
        return tried[i];
    }
  return ALUR_ROLE_NONE;
}

static void
add_ids (GPtrArray *ids, const AlurElement *authority)
{
  const AlurIds *basis = alur_element_get_refs (authority, ALUR_AUTHORITY_BASIS);

  for (guint i = 0; basis != NULL && i < basis->n_ids; i++)
    if (!g_ptr_array_find (ids, basis->ids[i], NULL))
      g_ptr_array_add (ids, (gpointer) basis->ids[i]);
}

/* Adds the names of a scope that are not in it yet; an empty one is everywhere and stays so. */
static void
widen (GString *scope, gboolean *everywhere, const AlurElement *authority)
{
  const char *names = alur_element_get_text (authority, ALUR_AUTHORITY_SCOPE);
  g_auto (GStrv) folded = alur_text_split_names (names);
  g_auto (GStrv) written = g_strsplit (names != NULL ? names : "", ";", -1);

  if (folded[0] == NULL)
    *everywhere = TRUE;
  for (guint i = 0; written[i] != NULL; i++)
    {
      const char *name = g_strstrip (written[i]);

      if (name[0] == '\0' || (scope->len > 0 && alur_text_names_intersect (scope->str, name)))
        continue;
      if (scope->len > 0)
        g_string_append (scope, "; ");
      g_string_append (scope, name);
    }
}

/* The first of them takes the scopes and bases of all, the others go. */
static void
run_unite (const AlurFix *fix)
{
  AlurElement *kept = g_ptr_array_index (fix->elements, 0);
  g_autoptr (GPtrArray) bases = g_ptr_array_new ();
  g_autoptr (GString) scope = g_string_new (NULL);
  gboolean everywhere = FALSE;

  for (guint i = 0; i < fix->elements->len; i++)
    {
      add_ids (bases, g_ptr_array_index (fix->elements, i));
      widen (scope, &everywhere, g_ptr_array_index (fix->elements, i));
    }
  alur_document_set_text (fix->document, kept, ALUR_AUTHORITY_SCOPE,
                          everywhere || scope->len == 0 ? NULL : scope->str);
  if (bases->len > 0)
    alur_document_set_refs (fix->document, kept, ALUR_AUTHORITY_BASIS,
                            (const char *const *) bases->pdata, bases->len);
  alur_edit_delete (fix->document, (AlurElement *const *) fix->elements->pdata + 1,
                    fix->elements->len - 1);
}

/* They become one of the lesser role `word`, wherever they were held. */
static void
run_lessen (const AlurFix *fix)
{
  run_unite (fix);
  alur_edit_set_authority_role (fix->document, g_ptr_array_index (fix->elements, 0), fix->word);
}

/* `other` gives them to those who hold them, by delegation. */
static void
run_delegate (const AlurFix *fix)
{
  for (guint i = 0; i < fix->elements->len; i++)
    {
      AlurElement *authority = g_ptr_array_index (fix->elements, i);

      alur_document_set_word (fix->document, authority, ALUR_AUTHORITY_SOURCE,
                              ALUR_SOURCE_DELEGATION);
      alur_document_set_text (fix->document, authority, ALUR_AUTHORITY_FROM,
                              alur_element_get_id (fix->other));
    }
}

static const char *
function_of (const AlurElement *authority)
{
  return alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION);
}

static gboolean
are_over_one_function (const GPtrArray *authorities)
{
  for (guint i = 1; i < authorities->len; i++)
    if (function_of (authorities->pdata[i]) != function_of (authorities->pdata[0]))
      return FALSE;
  return TRUE;
}

static void
add_lessen (AlurFixList *list, const AlurElement *unit, GPtrArray *authorities)
{
  AlurRole role;

  if (authorities->len == 0 || !are_over_one_function (authorities))
    return;
  role = lesser_role (list, unit, function_of (authorities->pdata[0]), list->finding->role);
  if (role != ALUR_ROLE_NONE)
    alur_fix_list_add (
        list, N_ ("Make {a} {role}"),
        &(AlurFixPlan){ .run = run_lessen, .elements = authorities, .word = role, .a = unit });
}

static void
add_delegation (AlurFixList *list, const AlurElement *giver, const AlurElement *unit, GPtrArray *of)
{
  alur_fix_list_add (
      list, N_ ("Let {a} delegate it to {b}"),
      &(AlurFixPlan){ .run = run_delegate, .other = giver, .elements = of, .a = giver, .b = unit });
}

/* Two stand in one another's way: either may step back. */
static void
list_of_two (AlurFixList *list)
{
  const AlurElement *const *units = list->finding->units;
  g_autoptr (GPtrArray) first = pick (list, units[0], TRUE);
  g_autoptr (GPtrArray) second = pick (list, units[1], TRUE);

  add_lessen (list, units[1], second);
  add_lessen (list, units[0], first);
  add_delegation (list, units[0], units[1], second);
  add_delegation (list, units[1], units[0], first);
  alur_fix_list_add (
      list, N_ ("Remove the authority of {a}"),
      &(AlurFixPlan){ .run = alur_fix_run_delete, .elements = second, .a = units[1] });
  alur_fix_list_add (
      list, N_ ("Remove the authority of {a}"),
      &(AlurFixPlan){ .run = alur_fix_run_delete, .elements = first, .a = units[0] });
}

/* All but one step back. */
static void
run_leave_it_to (const AlurFix *fix)
{
  for (guint i = 0; i < fix->elements->len; i++)
    {
      AlurElement *authority = g_ptr_array_index (fix->elements, i);

      if (fix->word != ALUR_ROLE_NONE)
        alur_edit_set_authority_role (fix->document, authority, fix->word);
      else
        alur_edit_delete (fix->document, &authority, 1);
    }
}

/* Whether each of them could be assistant instead, with nobody twice. */
static gboolean
may_all_assist (const AlurFixList *list, const GPtrArray *authorities)
{
  g_autoptr (GHashTable) holders = NULL;

  if (authorities->len > MOST_ASSISTANTS)
    return FALSE;
  holders = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < authorities->len; i++)
    {
      const AlurElement *authority = authorities->pdata[i];

      if (!alur_fix_may_hold (list, holder_of (authority), function_of (authority),
                              ALUR_ROLE_ASSISTANT)
          || !g_hash_table_add (holders, holder_of (authority)))
        return FALSE;
    }
  return list->finding->role == ALUR_ROLE_IMPLEMENTER
         || alur_fix_is_held (list, NULL, alur_element_get_id (list->finding->function),
                              ALUR_ROLE_IMPLEMENTER);
}

static void
list_of_many (AlurFixList *list)
{
  guint n_units = MIN (list->finding->n_units, MOST_HOLDERS);

  for (guint i = 0; i < n_units; i++)
    {
      const AlurElement *unit = list->finding->units[i];
      g_autoptr (GPtrArray) others = pick (list, unit, FALSE);

      if (may_all_assist (list, others))
        alur_fix_list_add (list, N_ ("Leave it to {a}, the others assist"),
                           &(AlurFixPlan){ .run = run_leave_it_to,
                                           .elements = others,
                                           .word = ALUR_ROLE_ASSISTANT,
                                           .a = unit });
      alur_fix_list_add (list, N_ ("Leave it to {a} alone"),
                         &(AlurFixPlan){ .run = run_leave_it_to, .elements = others, .a = unit });
    }
}

void
alur_fix_list_overlap (AlurFixList *list)
{
  if (list->finding->n_units == 2)
    list_of_two (list);
  else
    list_of_many (list);
}

/* The authorities of a nested overlap on the lower function, or above it. */
static GPtrArray *
pick_level (const AlurFixList *list, gboolean lower)
{
  const char *function = alur_element_get_id (list->finding->function);
  GPtrArray *picked = g_ptr_array_new ();

  for (guint i = 0; i < list->finding->n_elements; i++)
    if ((function_of (list->finding->elements[i]) == function) == lower)
      g_ptr_array_add (picked, (gpointer) list->finding->elements[i]);
  return picked;
}

static gboolean
are_of_one_unit (const GPtrArray *authorities)
{
  for (guint i = 1; i < authorities->len; i++)
    if (holder_of (authorities->pdata[i]) != holder_of (authorities->pdata[0]))
      return FALSE;
  return authorities->len > 0;
}

void
alur_fix_list_nested_overlap (AlurFixList *list)
{
  g_autoptr (GPtrArray) lower = pick_level (list, TRUE);
  g_autoptr (GPtrArray) upper = pick_level (list, FALSE);
  const AlurElement *unit;

  if (lower->len == 0)
    return;
  unit = holder_of (lower->pdata[0]);
  if (!are_of_one_unit (lower))
    {
      alur_fix_list_add (list, N_ ("Remove the authorities over {a} alone"),
                         &(AlurFixPlan){ .run = alur_fix_run_delete,
                                         .elements = lower,
                                         .a = list->finding->function });
      return;
    }
  if (are_of_one_unit (upper))
    add_delegation (list, holder_of (upper->pdata[0]), unit, lower);
  add_lessen (list, unit, lower);
  alur_fix_list_add (
      list, N_ ("Remove the authority of {a} over {b}"),
      &(AlurFixPlan){
          .run = alur_fix_run_delete, .elements = lower, .a = unit, .b = list->finding->function });
}

void
alur_fix_list_duplicate_authority (AlurFixList *list)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  gboolean same = TRUE;

  ALUR_FOREACH (authority, list->finding->units[0], ALUR_KIND_AUTHORITY)
  for (guint i = 0; i < list->finding->n_elements; i++)
    if (list->finding->elements[i] == authority)
      g_ptr_array_add (all, authority);
  if (all->len < 2)
    return;
  for (guint i = 1; i < all->len; i++)
    same = same
           && alur_text_same (alur_element_get_text (all->pdata[i], ALUR_AUTHORITY_SCOPE),
                              alur_element_get_text (all->pdata[0], ALUR_AUTHORITY_SCOPE));
  alur_fix_list_add (list,
                     same ? N_ ("Remove the second authority") : N_ ("Make one authority of them"),
                     &(AlurFixPlan){ .run = run_unite, .elements = all });
}

/* Those of a unit that are of one role. */
static GPtrArray *
pick_role (const AlurFixList *list, const AlurElement *unit, AlurRole role)
{
  GPtrArray *picked = pick (list, unit, TRUE);

  for (guint i = picked->len; i > 0; i--)
    if (alur_element_get_word (picked->pdata[i - 1], ALUR_AUTHORITY_ROLE) != role)
      g_ptr_array_remove_index (picked, i - 1);
  return picked;
}

/* Moves them to `other`, another unit. What it got from there would be its own. */
static void
run_hand_over (const AlurFix *fix)
{
  const char *id = alur_element_get_id (fix->other);

  for (guint i = 0; i < fix->elements->len; i++)
    {
      AlurElement *authority = g_ptr_array_index (fix->elements, i);

      alur_document_move (fix->document, authority, fix->other, NULL);
      if (alur_element_get_ref (authority, ALUR_AUTHORITY_FROM) != id)
        continue;
      alur_document_unset (fix->document, authority, ALUR_AUTHORITY_FROM);
      alur_document_unset (fix->document, authority, ALUR_AUTHORITY_SOURCE);
    }
}

/* The nearest unit above, or beside, that could hold it without a new problem. */
static const AlurElement *
find_heir (const AlurFixList *list, const AlurElement *unit, const GPtrArray *authorities)
{
  AlurRole role = alur_element_get_word (authorities->pdata[0], ALUR_AUTHORITY_ROLE);
  const char *function = function_of (authorities->pdata[0]);
  const AlurUnitNode *node = alur_stage_index_get_unit (list->index, alur_element_get_id (unit));
  const AlurElement *organisation = unit->parent;
  const char *parent = alur_element_get_ref (unit, ALUR_UNIT_PARENT);

  for (node = node != NULL ? node->parent : NULL; node != NULL; node = node->parent)
    if (node->unit != NULL && alur_fix_is_fit (list, node->unit, function, role))
      return node->unit;
  ALUR_FOREACH (other, organisation, ALUR_KIND_UNIT)
  if (other != unit && alur_element_get_ref (other, ALUR_UNIT_PARENT) == parent
      && alur_fix_is_fit (list, other, function, role))
    return other;
  return NULL;
}

void
alur_fix_list_conflict_of_interest (AlurFixList *list)
{
  const AlurElement *unit = list->finding->units[0];
  const AlurRole roles[] = { list->finding->second_role, list->finding->role };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (GPtrArray) authorities = pick_role (list, unit, roles[i]);
      const AlurElement *heir = authorities->len > 0 ? find_heir (list, unit, authorities) : NULL;

      if (heir != NULL && are_over_one_function (authorities) && authorities->len == 1)
        alur_fix_list_add (list, N_ ("Make {a} {role} instead"),
                           &(AlurFixPlan){ .run = run_hand_over,
                                           .other = heir,
                                           .elements = authorities,
                                           .word = roles[i],
                                           .a = heir });
    }
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (GPtrArray) authorities = pick_role (list, unit, roles[i]);

      if (authorities->len > 0)
        alur_fix_list_add (
            list, N_ ("Let {a} no longer be {role}"),
            &(AlurFixPlan){
                .run = alur_fix_run_delete, .elements = authorities, .word = roles[i], .a = unit });
    }
}

void
alur_fix_list_supervises_superior (AlurFixList *list)
{
  const AlurElement *unit = list->finding->about[0];
  const AlurElement *superior = list->finding->about[1];
  g_autoptr (GPtrArray) authorities = pick_role (list, unit, list->finding->role);
  const AlurElement *above = alur_fix_get_unit (list, superior, ALUR_UNIT_PARENT);

  if (authorities->len == 0)
    return;
  if (authorities->len == 1
      && alur_fix_is_fit (list, above, function_of (authorities->pdata[0]), list->finding->role))
    alur_fix_list_add (list, N_ ("Make {a} {role} instead"),
                       &(AlurFixPlan){ .run = run_hand_over,
                                       .other = above,
                                       .elements = authorities,
                                       .word = list->finding->role,
                                       .a = above });
  alur_fix_list_add (list, N_ ("Let {a} no longer be {role}"),
                     &(AlurFixPlan){ .run = alur_fix_run_delete,
                                     .elements = authorities,
                                     .word = list->finding->role,
                                     .a = unit });
}

void
alur_fix_list_idle_authority (AlurFixList *list)
{
  alur_fix_list_add (list, N_ ("Let {a} no longer be {role}"),
                     &(AlurFixPlan){ .run = alur_fix_run_delete,
                                     .element = alur_fix_list_first (list),
                                     .word = list->finding->role,
                                     .a = list->finding->units[0] });
}
