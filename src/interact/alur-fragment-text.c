/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What has been copied as plain lines for other programs, a name a line. Sub-units and
 * sub-functions stand a tab further in, as pasting lines reads them. */

#include "alur-fragment-private.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

#define DEEPEST 100u /* tabs: what is deeper stands under one another */

static void
add_line (GString *text, guint depth, const char *name)
{
  g_autofree char *line = g_strdup (name != NULL ? name : "");

  for (guint i = 0; i < MIN (depth, DEEPEST); i++)
    g_string_append_c (text, '\t');
  g_string_append (text, g_strdelimit (line, "\n\r\t\v\f", ' '));
  g_string_append_c (text, '\n');
}

typedef struct
{
  const AlurElement *element;
  guint depth;
} Line;

/* The copied ones of a kind, by the id of the one above; under "" those that are part of nothing
 * copied. */
static GHashTable *
sort_by_parent (AlurDocument *fragment, const AlurElement *holder, AlurKind kind, guint field)
{
  const AlurElement *stage = alur_fragment_get_stage (fragment);
  GHashTable *below
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  ALUR_FOREACH (element, holder, kind)
  {
    const char *id = alur_element_get_ref (element, field);
    const AlurElement *parent
        = id != NULL ? alur_document_lookup_kind (fragment, stage, id, kind) : NULL;
    const char *key = parent != NULL && !alur_fragment_is_outside (parent) ? id : "";
    GPtrArray *siblings = g_hash_table_lookup (below, key);

    if (alur_fragment_is_outside (element))
      continue;
    if (siblings == NULL)
      {
        siblings = g_ptr_array_new ();
        g_hash_table_insert (below, (gpointer) key, siblings);
      }
    g_ptr_array_add (siblings, element);
  }
  return below;
}

static void
push (GArray *stack, GPtrArray *siblings, guint depth)
{
  for (guint i = siblings != NULL ? siblings->len : 0; i > 0; i--)
    {
      Line line = { g_ptr_array_index (siblings, i - 1), depth };

      g_array_append_val (stack, line);
    }
}

static void
add_tree (
    GString *text, AlurDocument *fragment, const AlurElement *holder, AlurKind kind, guint field)
{
  g_autoptr (GHashTable) below = sort_by_parent (fragment, holder, kind, field);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Line));

  push (stack, g_hash_table_lookup (below, ""), 0);
  while (stack->len > 0)
    {
      Line line = g_array_index (stack, Line, stack->len - 1);

      g_array_set_size (stack, stack->len - 1);
      add_line (text, line.depth, alur_element_get_name (line.element));
      push (stack, g_hash_table_lookup (below, alur_element_get_id (line.element)), line.depth + 1);
    }
}

static const char *
get_words (AlurDocument *fragment, const AlurElement *element)
{
  if (element->kind == ALUR_KIND_AUTHORITY)
    return alur_tr (alur_document_get_language (fragment),
                    alur_role_words[alur_element_get_word (element, ALUR_AUTHORITY_ROLE)].label);
  return element->kind == ALUR_KIND_PROBLEM ? element->text : alur_element_get_name (element);
}

/* Those of a kind that were copied without what they are part of. */
static void
add_loose (GString *text, AlurDocument *fragment, const AlurElement *parent, AlurKind kind)
{
  ALUR_FOREACH (child, parent, kind)
  {
    if (!alur_fragment_is_outside (child))
      add_line (text, 0, get_words (fragment, child));
  }
}

static void
add_units (GString *text, AlurDocument *fragment, const AlurElement *organisation)
{
  add_tree (text, fragment, organisation, ALUR_KIND_UNIT, ALUR_UNIT_PARENT);
  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    if (!alur_fragment_is_outside (unit))
      continue;
    add_loose (text, fragment, unit, ALUR_KIND_AUTHORITY);
    add_loose (text, fragment, unit, ALUR_KIND_POSITION);
  }
}

static void
add_procedures (GString *text, AlurDocument *fragment, const AlurElement *stage)
{
  ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
  {
    gboolean is_whole = !alur_fragment_is_outside (procedure);

    if (is_whole)
      add_line (text, 0, alur_element_get_name (procedure));
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      if (!alur_fragment_is_outside (step))
        add_line (text, is_whole ? 1 : 0, alur_element_get_name (step));
    }
  }
}

static void
add_regulations (GString *text, AlurDocument *fragment)
{
  ALUR_FOREACH (regulation, alur_document_get_regulations (fragment), ALUR_KIND_REGULATION)
  {
    if (!alur_fragment_is_outside (regulation))
      add_line (text, 0, alur_element_get_text (regulation, ALUR_REGULATION_TITLE));
  }
}

/**
 * alur_fragment_dup_text:
 * @fragment: what has been copied
 *
 * Returns: (transfer full): its names, a line each
 */
char *
alur_fragment_dup_text (AlurDocument *fragment)
{
  const AlurElement *stage = alur_fragment_get_stage (fragment);
  GString *text = g_string_new (NULL);

  add_tree (text, fragment, alur_document_get_functions (fragment), ALUR_KIND_FUNCTION,
            ALUR_FUNCTION_PARENT);
  add_regulations (text, fragment);
  if (stage != NULL)
    {
      add_units (text, fragment, alur_document_get_organisation (fragment, stage));
      add_procedures (text, fragment, stage);
      add_loose (text, fragment, stage, ALUR_KIND_PROBLEM);
    }
  return g_string_free (text, FALSE);
}
