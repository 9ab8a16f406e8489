/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-basis.h"

#include "alur-language.h"
#include "alur-legal-name.h"
#include "alur-legal-order.h"
#include "alur-shown-name.h"
#include "alur-slot.h"

#include <glib/gi18n-lib.h>

static gboolean
is_decision (const AlurElement *element)
{
  return element->kind == ALUR_KIND_STEP_REDESIGN || element->kind == ALUR_KIND_PROCEDURE_REDESIGN;
}

/**
 * alur_basis_get_seen:
 * @element: something that rests on a regulation
 *
 * Returns: (transfer none): what shows it: the step or procedure of a decision, the procedure of an
 *   SOP, else @element itself
 */
AlurElement *
alur_basis_get_seen (const AlurElement *element)
{
  return is_decision (element) || element->kind == ALUR_KIND_SOP
             ? element->parent
             : (AlurElement *) (guintptr) element;
}

/* What it stands in: the procedure of a step, the unit of an authority; else nothing. */
static const AlurElement *
get_around (const AlurElement *seen)
{
  return seen->kind == ALUR_KIND_STEP || seen->kind == ALUR_KIND_AUTHORITY ? seen->parent : NULL;
}

/**
 * alur_basis_dup_place:
 * @document: a document
 * @element: something in it that rests on a regulation
 * @with_stage: whether to say in which stage
 *
 * Returns: (transfer full): where that is, on one line: "Now: Permits: Check (decision)"
 */
char *
alur_basis_dup_place (AlurDocument *document, const AlurElement *element, gboolean with_stage)
{
  const AlurElement *seen = alur_basis_get_seen (element);
  const AlurElement *around = get_around (seen);
  const AlurElement *stage = alur_element_get_stage (element);
  g_autofree char *name = alur_slot_dup_name (document, seen);
  g_autoptr (GString) text = g_string_new (NULL);

  if (with_stage && stage != NULL)
    g_string_append_printf (text, "%s: ", alur_shown_name (stage));
  if (around != NULL)
    g_string_append_printf (text, "%s: ", alur_shown_name (around));
  g_string_append (text, name);
  if (is_decision (element))
    g_string_append_printf (text, " (%s)",
                            /* Translators: what rests on a regulation: not the step itself, but
                             * what was decided about it. */
                            alur_tr (NULL, N_ ("decision")));
  else if (element->kind == ALUR_KIND_SOP)
    g_string_append_printf (text, " (%s)",
                            /* Translators: what rests on a regulation: the page of the procedure.
                             */
                            alur_tr (NULL, N_ ("SOP page")));
  return g_strdelimit (g_string_free (g_steal_pointer (&text), FALSE), "\n\r\t", ' ');
}

/**
 * alur_basis_dup_short:
 * @regulation: a regulation
 *
 * Returns: (transfer full): "Law 25/2009"; of what has no number its title; on one line
 */
char *
alur_basis_dup_short (const AlurElement *regulation)
{
  const char *number = alur_element_get_text (regulation, ALUR_REGULATION_NUMBER);
  const char *title = alur_element_get_text (regulation, ALUR_REGULATION_TITLE);
  gint64 year = alur_element_get_integer (regulation, ALUR_REGULATION_YEAR);
  g_autofree char *kind = alur_legal_dup_kind (regulation, NULL);
  char *text;

  if (number != NULL && year != G_MININT64)
    text = g_strdup_printf ("%s %s/%" G_GINT64_FORMAT, kind, number, year);
  else if (number != NULL)
    text = g_strdup_printf ("%s %s", kind, number);
  else
    text = g_strdup (title != NULL ? title : kind);
  return g_strdelimit (text, "\n\r\t", ' ');
}

/* On the page of a procedure each is an entry. */
static void
change_page (AlurDocument *document, AlurElement *block, const char *old_id, const char *new_id)
{
  gboolean is_there = FALSE;
  AlurElement *next;

  ALUR_FOREACH (entry, block, ALUR_KIND_SOP_BASIS)
  is_there
      = is_there || (new_id != NULL && alur_element_get_ref (entry, ALUR_SOP_BASIS_REF) == new_id);
  for (AlurElement *entry = alur_element_first (block, ALUR_KIND_SOP_BASIS); entry != NULL;
       entry = next)
    {
      next = alur_element_next (entry, ALUR_KIND_SOP_BASIS);
      if (alur_element_get_ref (entry, ALUR_SOP_BASIS_REF) != old_id)
        continue;
      if (new_id != NULL && !is_there)
        alur_document_set_text (document, entry, ALUR_SOP_BASIS_REF, new_id);
      else
        alur_document_remove (document, entry);
      is_there = TRUE;
    }
}

/**
 * alur_basis_change:
 * @document: a document, in a transaction
 * @element: what can rest on a regulation
 * @old_id: (nullable): atom: the regulation that goes; %NULL: the other one comes besides
 * @new_id: (nullable): atom: the one in its place; %NULL: none
 *
 * Each is named once afterwards; the order of the others stays.
 */
void
alur_basis_change (AlurDocument *document,
                   AlurElement *element,
                   const char *old_id,
                   const char *new_id)
{
  const AlurIds *basis = alur_legal_get_basis (element);
  guint field = alur_element_type_find_field (element->kind, "basis");
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (element->kind == ALUR_KIND_SOP)
    {
      change_page (document, element, old_id, new_id);
      return;
    }
  for (guint i = 0; basis != NULL && i < basis->n_ids; i++)
    {
      const char *id = basis->ids[i] == old_id ? new_id : basis->ids[i];

      if (id != NULL && !g_ptr_array_find (ids, id, NULL))
        g_ptr_array_add (ids, (gpointer) (guintptr) id);
    }
  if (old_id == NULL && !g_ptr_array_find (ids, new_id, NULL))
    g_ptr_array_add (ids, (gpointer) (guintptr) new_id);
  if (ids->len > 0)
    alur_document_set_refs (document, element, field, (const char *const *) ids->pdata, ids->len);
  else
    alur_document_unset (document, element, field);
}
