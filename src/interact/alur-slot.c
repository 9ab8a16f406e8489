/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-slot.h"

#include "alur-date-text.h"
#include "alur-duration-text.h"
#include "alur-language.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_DECIMALS 9

static AlurElement *
get_first (const AlurSlot *self)
{
  return g_ptr_array_index (self->owners, 0);
}

/**
 * alur_slot_is_held:
 *
 * Returns: whether there are owners, and all of them are in the document: what is shown is brought
 *   up to date a little after the document, and until then may be of what has gone
 */
gboolean
alur_slot_is_held (const AlurSlot *self)
{
  for (guint i = 0; self->owners != NULL && i < self->owners->len; i++)
    {
      if (!alur_element_is_in_document (g_ptr_array_index (self->owners, i)))
        return FALSE;
    }
  return self->owners != NULL;
}

/**
 * alur_slot_get_declaration:
 *
 * Returns: (transfer none) (nullable): the field; %NULL for the text of the element itself
 */
const AlurField *
alur_slot_get_declaration (const AlurSlot *self)
{
  return self->field != ALUR_SLOT_CONTENT ? &alur_element_type (self->kind)->fields[self->field]
                                          : NULL;
}

/**
 * alur_slot_get_label:
 *
 * Returns: (transfer none): what people call the field, in the user's language
 */
const char *
alur_slot_get_label (const AlurSlot *self)
{
  const AlurField *field = alur_slot_get_declaration (self);

  if (field != NULL)
    return alur_tr (NULL, field->label);
  switch ((guint) self->kind)
    {
    case ALUR_KIND_FUNCTION:
      return alur_tr (NULL, N_ ("Description"));
    case ALUR_KIND_PROBLEM:
      return alur_tr (NULL, N_ ("Complaint or question"));
    case ALUR_KIND_SCORE:
      return alur_tr (NULL, N_ ("Evidence"));
    case ALUR_KIND_STEP_REDESIGN:
    case ALUR_KIND_PROCEDURE_REDESIGN:
    case ALUR_KIND_ACCEPTED_FINDING:
      return alur_tr (NULL, N_ ("Reason"));
    default:
      return alur_tr (NULL, N_ ("Text"));
    }
}

/**
 * alur_slot_find_element:
 * @owner: one of the owners
 *
 * Returns: (transfer none) (nullable): the element whose field it is; %NULL while there is none
 */
AlurElement *
alur_slot_find_element (const AlurSlot *self, const AlurElement *owner)
{
  AlurElement *child;

  if (!self->of_child)
    return (AlurElement *) owner;
  child = alur_element_first (owner, self->kind);
  while (child != NULL && self->key != 0 && child->values[0].word != self->key)
    child = alur_element_next (child, self->kind);
  return child;
}

/**
 * alur_slot_find_field:
 * @element: what alur_slot_find_element() has found
 *
 * Returns: the number that the field has there: elements of several kinds have fields in common
 */
guint
alur_slot_find_field (const AlurSlot *self, const AlurElement *element)
{
  if (element->kind == self->kind || self->field == ALUR_SLOT_CONTENT)
    return self->field;
  return alur_element_type_find_field (element->kind,
                                       alur_element_type (self->kind)->fields[self->field].name);
}

/**
 * alur_slot_get_value:
 * @owner: one of the owners
 *
 * Returns: the value there; that of what is not written where there is no such child
 */
AlurValue
alur_slot_get_value (const AlurSlot *self, const AlurElement *owner)
{
  const AlurElement *element = alur_slot_find_element (self, owner);

  if (self->field == ALUR_SLOT_CONTENT)
    return (AlurValue){ .text = element != NULL ? element->text : NULL };
  if (element == NULL)
    return alur_element_type (self->kind)->fields[self->field].initial;
  return element->values[alur_slot_find_field (self, element)];
}

static gboolean
is_same (const AlurSlot *self, AlurValue a, AlurValue b)
{
  const AlurField *field = alur_slot_get_declaration (self);

  return field != NULL ? alur_value_equal (field, a, b) : g_strcmp0 (a.text, b.text) == 0;
}

/**
 * alur_slot_is_various:
 *
 * Returns: whether the owners differ in this field
 */
gboolean
alur_slot_is_various (const AlurSlot *self)
{
  AlurValue first = alur_slot_get_value (self, get_first (self));

  for (guint i = 1; i < self->owners->len; i++)
    {
      if (!is_same (self, first, alur_slot_get_value (self, g_ptr_array_index (self->owners, i))))
        return TRUE;
    }
  return FALSE;
}

/**
 * alur_slot_is_given:
 *
 * Returns: whether any owner has another value there than that of what is not written
 */
gboolean
alur_slot_is_given (const AlurSlot *self)
{
  const AlurField *field = alur_slot_get_declaration (self);
  AlurValue nothing = { .text = NULL };

  if (field != NULL)
    nothing = field->initial;
  for (guint i = 0; i < self->owners->len; i++)
    {
      if (!is_same (self, nothing, alur_slot_get_value (self, g_ptr_array_index (self->owners, i))))
        return TRUE;
    }
  return FALSE;
}

/* An amount of 0 is as good as none. */
static char *
write_number (const AlurField *field, double number)
{
  if (isnan (number)
      || (fabs (number) <= 0 && !isnan (field->initial.number)
          && fabs (field->initial.number) <= 0))
    return g_strdup ("");
  return alur_language_format_number (NULL, number, -MOST_DECIMALS);
}

static char *
write_integer (gint64 integer)
{
  return integer != G_MININT64 ? g_strdup_printf ("%" G_GINT64_FORMAT, integer) : g_strdup ("");
}

/**
 * alur_slot_dup_word:
 * @words: a vocabulary
 * @word: one of its words, or 0
 *
 * Returns: (transfer full): the word as it begins a line, in the user's language
 */
char *
alur_slot_dup_word (const AlurWord *words, guint word)
{
  return alur_text_capitalise (word != 0 ? alur_tr (NULL, words[word].label) : "");
}

static char *
write_names (const AlurSlot *self)
{
  g_autoptr (GPtrArray) targets = alur_slot_list_targets (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < targets->len; i++)
    {
      g_autofree char *name = alur_slot_dup_name (self->document, g_ptr_array_index (targets, i));

      if (i > 0)
        g_string_append (text, ", ");
      g_string_append (text, name);
    }
  return g_strdup (text->str);
}

static char *
write_value (const AlurSlot *self, AlurValue value)
{
  const AlurField *field = alur_slot_get_declaration (self);

  if (field == NULL)
    return g_strdup (value.text != NULL ? value.text : "");
  switch (field->type)
    {
    case ALUR_FIELD_DECIMAL:
      return write_number (field, value.number);
    case ALUR_FIELD_INTEGER:
      return write_integer (value.integer);
    case ALUR_FIELD_DURATION:
      return alur_duration_text_write (NULL, value.duration);
    case ALUR_FIELD_DATE:
      return alur_date_text_write (NULL, value.date);
    case ALUR_FIELD_WORD:
      return alur_slot_dup_word (field->words, value.word);
    case ALUR_FIELD_REFERENCE:
    case ALUR_FIELD_REFERENCES:
      return write_names (self);
    case ALUR_FIELD_ROLES:
    case ALUR_FIELD_TEXT:
    case ALUR_FIELD_VERSION:
    case ALUR_FIELD_LANGUAGE:
    case ALUR_FIELD_CURRENCY:
    case ALUR_FIELD_KEY:
    case ALUR_FIELD_IDENTIFIER:
    default:
      return g_strdup (value.text != NULL ? value.text : "");
    }
}

static char *
write_roles (guint roles)
{
  g_autofree char *first = alur_slot_dup_word (alur_role_words, roles & 0xFF);

  if (roles == 0)
    return g_strdup ("");
  /* Translators: two kinds of authority that one unit should not have together. */
  return g_strdup_printf (alur_tr (NULL, N_ ("%s and %s")), first,
                          alur_tr (NULL, alur_role_words[roles >> 8].label));
}

/**
 * alur_slot_dup_text:
 *
 * Returns: (transfer full): what the field says as people write it in the user's language, so that
 *   alur_slot_set_text() reads it; references are names. Empty where the owners differ.
 */
char *
alur_slot_dup_text (const AlurSlot *self)
{
  const AlurField *field = alur_slot_get_declaration (self);
  AlurValue value = alur_slot_get_value (self, get_first (self));

  if (alur_slot_is_various (self))
    return g_strdup ("");
  if (field != NULL && field->type == ALUR_FIELD_ROLES)
    return write_roles (value.word);
  return write_value (self, value);
}

/**
 * alur_slot_get_word:
 *
 * Returns: the word of the field, 0 for none, %ALUR_SLOT_VARIOUS where the owners differ
 */
guint
alur_slot_get_word (const AlurSlot *self)
{
  return alur_slot_is_various (self) ? ALUR_SLOT_VARIOUS
                                     : alur_slot_get_value (self, get_first (self)).word;
}
