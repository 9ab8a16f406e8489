/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What authorities and procedures rest on. */

#include "alur-fix-private.h"

#include "alur-basis-replacement.h"
#include "alur-basis.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>

#define MOST_REGULATIONS 3

/* Where an element lists what it rests on; G_MAXUINT: nowhere. */
static guint
basis_field (const AlurElement *element)
{
  static const struct
  {
    AlurKind kind;
    guint field;
  } fields[] = { { ALUR_KIND_AUTHORITY, ALUR_AUTHORITY_BASIS },
                 { ALUR_KIND_UNIT, ALUR_UNIT_BASIS },
                 { ALUR_KIND_RELATION, ALUR_RELATION_BASIS },
                 { ALUR_KIND_PROCEDURE, ALUR_PROCEDURE_BASIS },
                 { ALUR_KIND_STEP, ALUR_STEP_BASIS } };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].kind == element->kind)
      return fields[i].field;
  return G_MAXUINT;
}

static void
run_rest_on (const AlurFix *fix)
{
  alur_basis_change (fix->document, fix->element, NULL, alur_element_get_id (fix->other));
}

/* A new entry of the register, to be drafted, whose title says what it is for. */
static void
run_draft (const AlurFix *fix)
{
  AlurElement *regulation
      = alur_document_insert (fix->document, alur_document_get_regulations (fix->document),
                              ALUR_KIND_REGULATION, NULL, NULL);

  alur_document_set_word (fix->document, regulation, ALUR_REGULATION_KIND, ALUR_REGULATION_OTHER);
  alur_document_set_word (fix->document, regulation, ALUR_REGULATION_STATUS, ALUR_STATUS_TO_DRAFT);
  alur_document_set_text (fix->document, regulation, ALUR_REGULATION_TITLE, fix->text);
  alur_basis_change (fix->document, fix->element, NULL, alur_element_get_id (regulation));
}

static gboolean
is_to_come (const AlurElement *regulation)
{
  guint status = alur_element_get_word (regulation, ALUR_REGULATION_STATUS);

  return status == ALUR_STATUS_TO_DRAFT || status == ALUR_STATUS_TO_REVISE;
}

static gboolean
is_repealed (const AlurFixList *list, const AlurElement *regulation)
{
  guint status = alur_element_get_word (regulation, ALUR_REGULATION_STATUS);

  return status == ALUR_STATUS_REPEALED
         || (status == ALUR_STATUS_TO_REPEAL
             && alur_element_get_word (list->stage, ALUR_STAGE_KIND) == ALUR_STAGE_TARGET);
}

static void
add_rest_on (AlurFixList *list, const AlurElement *element, const AlurElement *regulation)
{
  alur_fix_list_add (
      list, N_ ("It rests on {a}"),
      &(AlurFixPlan){
          .run = run_rest_on, .element = element, .other = regulation, .a = regulation });
}

static void
add_draft (AlurFixList *list, const AlurElement *element)
{
  const char *language = alur_document_get_language (list->document);
  g_autofree char *authority = alur_finding_dup_name_of (list->document, element, language);
  g_autofree char *unit = alur_finding_dup_name_of (list->document, element->parent, language);
  /* Translators: the working title of a regulation that is to be drafted: a unit, then its
   * authority ("planner of Penyediaan obat"). */
  g_autofree char *title = g_strdup_printf (alur_tr (language, N_ ("%s as %s")), unit, authority);

  alur_fix_list_add (list, N_ ("Enter a regulation that is to be drafted"),
                     &(AlurFixPlan){ .run = run_draft, .element = element, .text = title });
}

/* What the unit itself rests on, and other authorities of its over the same matter. */
static void
add_known_bases (AlurFixList *list, const AlurElement *authority)
{
  const AlurElement *unit = authority->parent;
  const char *function = alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (const AlurElement *element = unit; element != NULL;
       element = element == unit ? alur_element_first (unit, ALUR_KIND_AUTHORITY)
                                 : alur_element_next (element, ALUR_KIND_AUTHORITY))
    {
      const AlurIds *basis = alur_element_get_refs (element, basis_field (element));

      if (element != unit && alur_element_get_ref (element, ALUR_AUTHORITY_FUNCTION) != function)
        continue;
      for (guint i = 0; basis != NULL && i < basis->n_ids; i++)
        {
          AlurElement *regulation = alur_document_lookup_kind (list->document, NULL, basis->ids[i],
                                                               ALUR_KIND_REGULATION);

          if (regulation != NULL && !is_repealed (list, regulation)
              && !g_ptr_array_find (known, regulation, NULL))
            g_ptr_array_add (known, regulation);
        }
    }
  for (guint i = 0; i < MIN (known->len, MOST_REGULATIONS); i++)
    add_rest_on (list, authority, known->pdata[i]);
}

void
alur_fix_list_no_legal_basis (AlurFixList *list)
{
  const AlurElement *authority = alur_fix_list_first (list);

  alur_fix_list_go (list, N_ ("Name a legal basis…"), authority, ALUR_AUTHORITY_BASIS);
  add_known_bases (list, authority);
  add_draft (list, authority);
}

void
alur_fix_list_change_without_regulation (AlurFixList *list)
{
  const AlurElement *authority = alur_fix_list_first (list);
  guint n = 0;

  ALUR_FOREACH (regulation, alur_document_get_regulations (list->document), ALUR_KIND_REGULATION)
  if (is_to_come (regulation) && n++ < MOST_REGULATIONS)
    add_rest_on (list, authority, regulation);
  add_draft (list, authority);
  alur_fix_list_go (list, N_ ("Name a legal basis…"), authority, ALUR_AUTHORITY_BASIS);
}

/* The regulation that the finding is about gives way to `other`, or to none; on the page of a
 * procedure too. */
static void
run_replace (const AlurFix *fix)
{
  const char *old_id = alur_element_get_id (fix->finding->about[1]);
  const char *new_id = fix->other != NULL ? alur_element_get_id (fix->other) : NULL;
  const AlurIds *basis = alur_element_get_refs (fix->element, basis_field (fix->element));
  AlurElement *page = fix->element->kind == ALUR_KIND_PROCEDURE
                          ? alur_element_first (fix->element, ALUR_KIND_SOP)
                          : NULL;

  if (basis != NULL && alur_ids_contain (basis, old_id))
    alur_basis_change (fix->document, fix->element, old_id, new_id);
  if (page != NULL)
    alur_basis_change (fix->document, page, old_id, new_id);
}

/* Wherever something rests on it where it no longer holds: @stage is that of the finding. */
static AlurBasisReplacement *
replace_all (AlurDocument *document, const AlurElement *stage, const AlurElement *old)
{
  AlurBasisReplacement *replacement = alur_basis_replacement_new (document, stage, old);

  alur_basis_replacement_guess (replacement);
  return replacement;
}

static void
run_replace_all (const AlurFix *fix)
{
  g_autoptr (AlurBasisReplacement) replacement
      = replace_all (fix->document, alur_element_get_stage (fix->element), fix->finding->about[1]);

  alur_basis_replacement_set_other (replacement, fix->other);
  alur_basis_replacement_put (replacement);
}

static void
add_replace_all (AlurFixList *list,
                 const AlurElement *element,
                 const AlurElement *old,
                 const AlurElement *successor)
{
  g_autoptr (AlurBasisReplacement) replacement
      = replace_all (list->document, alur_element_get_stage (element), old);
  g_autoptr (GPtrArray) places = alur_basis_replacement_list_places (replacement);
  g_autofree char *count
      = g_strdup_printf (alur_tr_n (NULL, "%u place", "%u places", places->len), places->len);

  if (places->len < 2)
    return;
  alur_fix_list_add (list, N_ ("Let all that rests on {b} rest on {a} instead ({text})"),
                     &(AlurFixPlan){ .run = run_replace_all,
                                     .element = element,
                                     .other = successor,
                                     .text = count,
                                     .a = successor,
                                     .b = old });
}

void
alur_fix_list_repealed_basis (AlurFixList *list)
{
  const AlurElement *element = list->finding->about[0];
  const AlurElement *old = list->finding->about[1];
  const AlurElement *successor;

  if (element == NULL || old == NULL || basis_field (element) == G_MAXUINT)
    return;
  successor = alur_basis_find_successor (list->document, old,
                                         alur_element_get_word (list->stage, ALUR_STAGE_KIND)
                                             != ALUR_STAGE_TARGET);
  if (successor != NULL)
    {
      alur_fix_list_add (
          list, N_ ("Let it rest on {a} instead"),
          &(AlurFixPlan){
              .run = run_replace, .element = element, .other = successor, .a = successor });
      add_replace_all (list, element, old, successor);
    }
  alur_fix_list_add (list, N_ ("Take {a} out there"),
                     &(AlurFixPlan){ .run = run_replace, .element = element, .a = old });
  alur_fix_list_go (list, N_ ("Name a legal basis…"), element, basis_field (element));
}

void
alur_fix_list_unused_regulation (AlurFixList *list)
{
  const AlurElement *regulation = alur_fix_list_first (list);

  alur_fix_list_add (
      list, N_ ("Delete {a}"),
      &(AlurFixPlan){ .run = alur_fix_run_delete, .element = regulation, .a = regulation });
}
