/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a document is one: what only the whole shows.
 *
 * A reader asks this once, of what it has filled; tests ask it after every edit, because every
 * state that an edit can reach must be one that can be saved and loaded. What a field may hold and
 * where its references may lead stands in the schema; alur-validate-rules.c has what is peculiar to
 * single kinds. One walk and a table of ids: the time is linear in the size of the document. */

#include "alur-validate-private.h"

#include "alur-error.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * alur_validation_fail: (skip)
 * @field: the field at fault, or %G_MAXUINT
 * @message: (transfer full): a sentence
 *
 * Returns: %FALSE
 */
gboolean
alur_validation_fail (AlurValidation *self, const AlurElement *element, guint field, char *message)
{
  if (self->fault != NULL)
    *self->fault = (AlurFault){ element, field };
  g_set_error_literal (self->error, ALUR_ERROR, ALUR_ERROR_INVALID, message);
  g_free (message);
  return FALSE;
}

/**
 * alur_validation_name: (skip)
 *
 * Returns: (transfer none): @element as its start tag shows it, until the next call
 */
const char *
alur_validation_name (AlurValidation *self, const AlurElement *element)
{
  const char *id = alur_element_get_id (element);
  const char *name = alur_element_type (element->kind)->name;

  g_free (self->name);
  self->name
      = id != NULL ? g_strdup_printf ("<%s id=\"%s\">", name, id) : g_strdup_printf ("<%s>", name);
  return self->name;
}

/**
 * alur_validation_list: (skip)
 *
 * Returns: (transfer full): names and ids of the first elements of a list
 */
char *
alur_validation_list (const AlurElement *const *elements, guint n_elements)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < MIN (n_elements, 12); i++)
    g_string_append_printf (list, "%s“%s” (%s)", i > 0 ? ", " : "",
                            alur_element_get_name (elements[i]), alur_element_get_id (elements[i]));
  if (n_elements > 12)
    g_string_append (list, ", …");
  return g_string_free (list, FALSE);
}

static gboolean
is_given (const AlurField *field, AlurValue value)
{
  switch (field->type)
    {
    case ALUR_FIELD_TEXT:
    case ALUR_FIELD_KEY:
      return TRUE; /* an empty text is one */
    case ALUR_FIELD_WORD:
    case ALUR_FIELD_ROLES:
      return value.word != 0;
    case ALUR_FIELD_DECIMAL:
      return !isnan (value.number);
    case ALUR_FIELD_INTEGER:
      return value.integer != G_MININT64;
    case ALUR_FIELD_DURATION:
      return alur_duration_is_set (value.duration);
    case ALUR_FIELD_DATE:
      return value.date != 0;
    case ALUR_FIELD_VERSION:
    case ALUR_FIELD_LANGUAGE:
    case ALUR_FIELD_CURRENCY:
    case ALUR_FIELD_IDENTIFIER:
    case ALUR_FIELD_REFERENCE:
    case ALUR_FIELD_REFERENCES:
    default:
      return value.text != NULL;
    }
}

static gboolean
is_in_range (const AlurField *field, AlurValue value)
{
  double number;

  if (field->type == ALUR_FIELD_DECIMAL)
    number = value.number;
  else if (field->type == ALUR_FIELD_INTEGER)
    number = (double) value.integer;
  else
    return TRUE;
  if (!is_given (field, value))
    return TRUE;
  return number >= field->minimum && number <= field->maximum
         && !(field->above_minimum && number <= field->minimum);
}

static gboolean
check_value (AlurValidation *self, const AlurElement *element, guint number)
{
  const AlurField *field = &alur_element_type (element->kind)->fields[number];
  AlurValue value = element->values[number];

  if ((field->flags & ALUR_FIELD_REQUIRED) && !is_given (field, value))
    return alur_validation_fail (
        self, element, number,
        /* Translators: the first %s is an element of a file, the second the name of an attribute.
         */
        g_strdup_printf (alur_tr (NULL, N_ ("%s has no attribute “%s”, which it must have.")),
                         alur_validation_name (self, element), field->name));
  if (!is_in_range (field, value))
    return alur_validation_fail (
        self, element, number,
        /* Translators: the first %s is the name of an attribute, the second an element. */
        g_strdup_printf (alur_tr (NULL, N_ ("The number in “%s” of %s is larger or smaller than it "
                                            "may be.")),
                         field->name, alur_validation_name (self, element)));
  return TRUE;
}

/* What a reference may lead to, as words. */
static char *
describe_targets (const AlurField *field)
{
  GString *list = g_string_new (NULL);

  if (field->targets == G_MAXUINT64)
    g_string_append (list, alur_tr (NULL, N_ ("an element of this stage or a function")));
  for (guint kind = 0; kind < ALUR_KIND_FOREIGN && field->targets != G_MAXUINT64; kind++)
    {
      if (field->targets >> kind & 1)
        g_string_append_printf (list, "%s<%s>", list->len > 0 ? ", " : "",
                                alur_element_type (kind)->name);
    }
  return g_string_free (list, FALSE);
}

/* The stage in which a decision takes effect. */
static const AlurElement *
stage_of_effect (AlurValidation *self, const AlurElement *decision)
{
  const char *id = decision->values[ALUR_STEP_REDESIGN_STAGE].text;

  return id != NULL ? alur_document_get_stage (self->document, id) : NULL;
}

/* What a reference leads to, in the stage that its field speaks of. */
static const AlurElement *
resolve (AlurValidation *self, const AlurElement *element, guint field, const char *id)
{
  const AlurElement *stage = self->stage;
  const AlurElement *target;

  if (element->kind == ALUR_KIND_STEP && field == ALUR_STEP_FROM)
    return self->previous != NULL ? alur_document_lookup_atom (self->document, self->previous, id)
                                  : NULL;
  target = alur_document_lookup_atom (self->document, stage, id);
  if (target == NULL && element->kind == ALUR_KIND_STEP_REDESIGN && field == ALUR_STEP_REDESIGN_TO)
    target = alur_document_lookup_atom (self->document, stage_of_effect (self, element), id);
  return target;
}

static gboolean
fail_reference (AlurValidation *self, const AlurElement *element, guint number, const char *id)
{
  const AlurField *field = &alur_element_type (element->kind)->fields[number];
  g_autofree char *expected = describe_targets (field);

  if (element->kind == ALUR_KIND_STEP && number == ALUR_STEP_FROM)
    return alur_validation_fail (
        self, element, number,
        /* Translators: the first %s is the name of an attribute, the second an element, the third
           an identifier. */
        g_strdup_printf (alur_tr (NULL, N_ ("“%s” of %s names “%s”; expected is a <step> of the "
                                            "stage directly before.")),
                         field->name, alur_validation_name (self, element), id));
  return alur_validation_fail (
      self, element, number,
      /* Translators: the first %s is the name of an attribute, the second an element, the third an
         identifier, the fourth what may be there. */
      g_strdup_printf (alur_tr (NULL, N_ ("“%s” of %s names “%s”, which there is not or which is "
                                          "something else; expected is the id of %s.")),
                       field->name, alur_validation_name (self, element), id, expected));
}

static gboolean
check_reference (AlurValidation *self, const AlurElement *element, guint number, const char *id)
{
  const AlurField *field = &alur_element_type (element->kind)->fields[number];
  const AlurElement *target = resolve (self, element, number, id);

  if (target == NULL || (field->targets >> target->kind & 1) == 0)
    return fail_reference (self, element, number, id);
  return TRUE;
}

static gboolean
check_references (AlurValidation *self, const AlurElement *element, guint number)
{
  const AlurIds *ids = element->values[number].ids;

  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    {
      if (!check_reference (self, element, number, ids->ids[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_fields (AlurValidation *self, const AlurElement *element)
{
  const AlurElementType *type = alur_element_type (element->kind);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const AlurField *field = &type->fields[i];
      AlurValue value = element->values[i];

      if (field->type == ALUR_FIELD_TEXT)
        continue;
      if (((field->flags & ALUR_FIELD_REQUIRED) || field->type == ALUR_FIELD_DECIMAL
           || field->type == ALUR_FIELD_INTEGER)
          && !check_value (self, element, i))
        return FALSE;
      if (field->type == ALUR_FIELD_REFERENCE && value.text != NULL
          && !check_reference (self, element, i, value.text))
        return FALSE;
      if (field->type == ALUR_FIELD_REFERENCES && value.ids != NULL
          && !check_references (self, element, i))
        return FALSE;
    }
  return TRUE;
}

/* @kinds: atom -> kind + 1 of what it names in the stages so far; NULL with one stage only */
static gboolean
check_id (AlurValidation *self, GHashTable *kinds, const AlurElement *element)
{
  const char *id = alur_element_get_id (element);
  const char *name = alur_element_type (element->kind)->name;
  gboolean global = self->stage == NULL || element->kind == ALUR_KIND_STAGE;
  guint kind;

  if (id == NULL)
    return TRUE;
  if (alur_document_lookup_atom (self->document, global ? NULL : self->stage, id) != element
      || (!global && alur_document_lookup_atom (self->document, NULL, id) != NULL))
    return alur_validation_fail (
        self, element, ALUR_FIELD_ID,
        /* Translators: the first %s is an identifier, the second the name of an element. */
        g_strdup_printf (alur_tr (NULL, N_ ("The id “%s” of <%s> is taken by another element; each "
                                            "id may name one thing.")),
                         id, name));
  if (kinds == NULL || global)
    return TRUE;
  kind = GPOINTER_TO_UINT (g_hash_table_lookup (kinds, id));
  if (kind == 0)
    g_hash_table_insert (kinds, (gpointer) id, GUINT_TO_POINTER (element->kind + 1));
  else if (kind != element->kind + 1)
    return alur_validation_fail (
        self, element, ALUR_FIELD_ID,
        g_strdup_printf (alur_tr (NULL, N_ ("The id “%s” of <%s> names an element of another kind "
                                            "in another stage; in all stages it must be the same "
                                            "thing.")),
                         id, name));
  return TRUE;
}

static gboolean
check_all (AlurValidation *self, GHashTable *kinds)
{
  const AlurElement *root = alur_document_get_root (self->document);

  for (const AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    {
      if (e->parent == root)
        {
          self->previous = self->stage != NULL ? self->stage : self->previous;
          self->stage = e->kind == ALUR_KIND_STAGE ? e : NULL;
        }
      if (e->kind == ALUR_KIND_FOREIGN)
        continue;
      if (!check_id (self, kinds, e) || !check_fields (self, e)
          || !alur_validation_check_element (self, e))
        return FALSE;
    }
  return TRUE;
}

/**
 * alur_document_validate:
 * @document: a document
 * @fault: (out) (optional): the element that is at fault, and its field
 * @error: return location for an error of %ALUR_ERROR_INVALID; its message says what was found and
 *   what was expected
 *
 * Checks all that a document must be and that single values do not show: ids, references, the order
 * and number of children, cycles, and which attributes go together.
 *
 * Returns: whether @document may be saved and can be loaded again
 */
gboolean
alur_document_validate (AlurDocument *document, AlurFault *fault, GError **error)
{
  AlurValidation self = { .document = document, .fault = fault, .error = error };
  guint n_stages = alur_element_count (alur_document_get_root (document), ALUR_KIND_STAGE);
  g_autoptr (GHashTable) kinds = n_stages > 1 ? g_hash_table_new (NULL, NULL) : NULL;
  gboolean valid = alur_validation_check_stages (&self) && check_all (&self, kinds)
                   && alur_validation_check_cycles (&self);

  g_free (self.name);
  return valid;
}
