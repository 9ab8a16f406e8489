/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The limits of a document, in one place for whoever edits, saves and reads it. */

#include "alur-limits.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
say (const char *sentence)
{
  return g_strdup (alur_tr (NULL, sentence));
}

/* What is kept as it stood may have elements in it. */
static guint
count_tags (const char *raw)
{
  guint n = 0;

  for (const char *p = raw; p != NULL && (p = strchr (p, '<')) != NULL; p++)
    n += p[1] != '/' && p[1] != '!' && p[1] != '?' ? 1 : 0;
  return n;
}

static guint
count_elements (const AlurElement *top)
{
  guint n = 0;

  for (const AlurElement *e = top; e != NULL && n <= ALUR_LIMITS_ELEMENTS;
       e = alur_element_walk (e, top))
    n += e->kind == ALUR_KIND_FOREIGN ? count_tags (e->text) : 1;
  return n;
}

/* As it is written: what has a meaning in XML takes up to six bytes. */
static gsize
measure_text (const char *text)
{
  gsize length = 0;

  for (const char *p = text; p != NULL && *p != '\0'; p++)
    length += *p == '&' || *p == '<' || *p == '>' || *p == '"' || (guchar) *p < ' ' ? 6 : 1;
  return length;
}

static gsize
measure_value (const AlurField *field, AlurValue value)
{
  gsize length = 0;

  if (field->type == ALUR_FIELD_TEXT)
    return measure_text (value.text);
  if (field->type == ALUR_FIELD_REFERENCES)
    for (guint i = 0; value.ids != NULL && i < value.ids->n_ids; i++)
      length += strlen (value.ids->ids[i]) + 1;
  return length;
}

static gboolean
has_long_text (const AlurElement *element)
{
  const AlurElementType *type = alur_element_type (element->kind);
  gsize length = 0;

  if (element->text != NULL && element->kind != ALUR_KIND_FOREIGN
      && strlen (element->text) > ALUR_LIMITS_TEXT)
    return TRUE;
  for (guint i = 0; i < type->n_fields; i++)
    length += measure_value (&type->fields[i], element->values[i]);
  for (const AlurForeign *foreign = element->foreign; foreign != NULL; foreign = foreign->next)
    length += measure_text (foreign->value);
  return length > ALUR_LIMITS_TAG;
}

static guint
count_foreign (const AlurElement *element, gboolean only_namespaces)
{
  guint n = 0;

  for (const AlurForeign *foreign = element->foreign; foreign != NULL; foreign = foreign->next)
    n += !only_namespaces || g_str_has_prefix (foreign->name, "xmlns:") ? 1 : 0;
  return n;
}

/* The default one is ours. */
static gboolean
has_too_many_namespaces (const AlurElement *element)
{
  guint n = 1;

  if (count_foreign (element, TRUE) == 0)
    return FALSE;
  for (; element != NULL; element = element->parent)
    n += count_foreign (element, TRUE);
  return n > ALUR_LIMITS_NAMESPACES;
}

static char *
complain_of (const AlurElement *element)
{
  if (has_long_text (element))
    return say (N_ ("A text is longer than the 10 MB that can be opened again."));
  if (element->foreign == NULL)
    return NULL;
  if (alur_element_type (element->kind)->n_fields + count_foreign (element, FALSE)
      > ALUR_LIMITS_ATTRIBUTES)
    return say (N_ ("Something has more than the 1,000 attributes that can be opened again."));
  if (has_too_many_namespaces (element))
    return say (N_ ("More than the 64 namespaces that can be opened again would be in use."));
  return NULL;
}

/* How many functions lie above each other down to @function; past the limit it need not be known,
 * and in a circle it can't. */
static guint
get_level (AlurDocument *document, const AlurElement *function)
{
  guint level = 0;

  for (; function != NULL && level <= ALUR_LIMITS_FUNCTION_LEVELS; level++)
    function = alur_document_lookup_kind (
        document, NULL, alur_element_get_ref (function, ALUR_FUNCTION_PARENT), ALUR_KIND_FUNCTION);
  return level;
}

static char *
refuse_levels (void)
{
  return say (N_ ("Functions can't lie deeper in each other than 100 levels."));
}

static char *
complain_of_levels (AlurDocument *document)
{
  const AlurElement *functions = alur_document_get_functions (document);

  if (functions == NULL)
    return NULL;
  ALUR_FOREACH (function, functions, ALUR_KIND_FUNCTION)
  {
    if (get_level (document, function) > ALUR_LIMITS_FUNCTION_LEVELS)
      return refuse_levels ();
  }
  return NULL;
}

static char *
refuse_stages (void)
{
  return say (N_ ("A document can't have more than 1,000 stages."));
}

static char *
refuse_elements (void)
{
  return say (N_ ("The document would have more than the 2,000,000 elements that can be opened "
                  "again."));
}

/**
 * alur_limits_complain:
 * @document: a document
 *
 * Looks at all of it, also within a transaction. How long its text is only a writer knows.
 *
 * Returns: (transfer full) (nullable): a sentence in the user's language that tells over which
 * limit it is, so that it couldn't be opened again; %NULL when it could
 */
char *
alur_limits_complain (AlurDocument *document)
{
  const AlurElement *root = alur_document_get_root (document);
  char *complaint = NULL;
  guint n_elements = 0;

  if (alur_element_count (root, ALUR_KIND_STAGE) > ALUR_LIMITS_STAGES)
    return refuse_stages ();
  for (const AlurElement *e = root; e != NULL && complaint == NULL; e = alur_element_walk (e, root))
    {
      n_elements += e->kind == ALUR_KIND_FOREIGN ? count_tags (e->text) : 1;
      complaint = n_elements > ALUR_LIMITS_ELEMENTS ? refuse_elements () : complain_of (e);
    }
  return complaint != NULL ? complaint : complain_of_levels (document);
}

/**
 * alur_limits_refuse_stage:
 * @document: a document
 * @previous: the stage of which one more would be made
 *
 * Returns: (transfer full) (nullable): why there can't be one more stage, or NULL when there can
 */
char *
alur_limits_refuse_stage (AlurDocument *document, const AlurElement *previous)
{
  const AlurElement *root = alur_document_get_root (document);

  if (alur_element_count (root, ALUR_KIND_STAGE) >= ALUR_LIMITS_STAGES)
    return refuse_stages ();
  /* There are never more elements than serials: most documents need no counting. */
  if (alur_document_get_serials (document) > ALUR_LIMITS_ELEMENTS / 2
      && count_elements (root) + count_elements (previous) > ALUR_LIMITS_ELEMENTS)
    return refuse_elements ();
  return NULL;
}

/* How many levels there are from @top down, itself among them. */
static guint
count_levels_below (AlurDocument *document, const AlurElement *top)
{
  guint above = get_level (document, top);
  guint deepest = above;

  ALUR_FOREACH (function, top->parent, ALUR_KIND_FUNCTION)
  {
    const AlurElement *at = function;
    guint level = 0;

    for (; at != NULL && at != top && level <= ALUR_LIMITS_FUNCTION_LEVELS; level++)
      at = alur_document_lookup_kind (
          document, NULL, alur_element_get_ref (at, ALUR_FUNCTION_PARENT), ALUR_KIND_FUNCTION);
    if (at == top)
      deepest = MAX (deepest, above + level);
  }
  return deepest - above + 1;
}

/**
 * alur_limits_refuse_function:
 * @document: a document
 * @function: (nullable): a function with all that is part of it, or NULL for a new one
 * @parent: (nullable): the function that it shall be part of
 *
 * Returns: (transfer full) (nullable): why functions would lie too deep in each other then, or NULL
 *   when they don't
 */
char *
alur_limits_refuse_function (AlurDocument *document,
                             const AlurElement *function,
                             const AlurElement *parent)
{
  guint n_below;

  if (parent == NULL)
    return NULL;
  n_below = function != NULL ? count_levels_below (document, function) : 1;
  return get_level (document, parent) + n_below > ALUR_LIMITS_FUNCTION_LEVELS ? refuse_levels ()
                                                                              : NULL;
}
