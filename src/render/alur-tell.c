/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of elements, citations of regulations, and what changed between two times of one element.
 *
 * Only what a planner would call a change is told: neither places nor notes, nor what passes
 * between steps inside the office. */

#include "alur-tell.h"

#include "alur-language.h"
#include "alur-legal-name.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The fields whose change is told, in that order. */
static const struct
{
  AlurKind kind;
  guint field;
} told_fields[] = {
  { ALUR_KIND_UNIT, ALUR_UNIT_NAME },
  { ALUR_KIND_UNIT, ALUR_UNIT_LEVEL },
  { ALUR_KIND_UNIT, ALUR_UNIT_HEAD },
  { ALUR_KIND_UNIT, ALUR_UNIT_BASIS },
  { ALUR_KIND_AUTHORITY, ALUR_AUTHORITY_ROLE },
  { ALUR_KIND_AUTHORITY, ALUR_AUTHORITY_FUNCTION },
  { ALUR_KIND_AUTHORITY, ALUR_AUTHORITY_RESOURCE },
  { ALUR_KIND_AUTHORITY, ALUR_AUTHORITY_SCOPE },
  { ALUR_KIND_AUTHORITY, ALUR_AUTHORITY_SOURCE },
  { ALUR_KIND_AUTHORITY, ALUR_AUTHORITY_FROM },
  { ALUR_KIND_AUTHORITY, ALUR_AUTHORITY_BASIS },
  { ALUR_KIND_POSITION, ALUR_POSITION_NAME },
  { ALUR_KIND_POSITION, ALUR_POSITION_HEADCOUNT },
  { ALUR_KIND_POSITION, ALUR_POSITION_KIND },
  { ALUR_KIND_POSITION, ALUR_POSITION_GRADE },
  { ALUR_KIND_POSITION, ALUR_POSITION_QUALIFICATION },
  { ALUR_KIND_RELATION, ALUR_RELATION_KIND },
  { ALUR_KIND_RELATION, ALUR_RELATION_FROM },
  { ALUR_KIND_RELATION, ALUR_RELATION_TO },
  { ALUR_KIND_RELATION, ALUR_RELATION_BASIS },
  { ALUR_KIND_PROCEDURE, ALUR_PROCEDURE_NAME },
  { ALUR_KIND_PROCEDURE, ALUR_PROCEDURE_KIND },
  { ALUR_KIND_PROCEDURE, ALUR_PROCEDURE_FUNCTION },
  { ALUR_KIND_PROCEDURE, ALUR_PROCEDURE_VOLUME },
  { ALUR_KIND_PROCEDURE, ALUR_PROCEDURE_PROMISE },
  { ALUR_KIND_PROCEDURE, ALUR_PROCEDURE_BASIS },
  { ALUR_KIND_STEP, ALUR_STEP_NAME },
  { ALUR_KIND_STEP, ALUR_STEP_POSITION },
  { ALUR_KIND_STEP, ALUR_STEP_ALSO },
  { ALUR_KIND_STEP, ALUR_STEP_OR },
  { ALUR_KIND_STEP, ALUR_STEP_WORK },
  { ALUR_KIND_STEP, ALUR_STEP_WAIT },
  { ALUR_KIND_STEP, ALUR_STEP_TIME_TEXT },
  { ALUR_KIND_STEP, ALUR_STEP_FEE },
  { ALUR_KIND_STEP, ALUR_STEP_COST },
  { ALUR_KIND_STEP, ALUR_STEP_PROCEDURE },
  { ALUR_KIND_STEP, ALUR_STEP_BASIS },
};

/**
 * alur_tell_name:
 * @element: (nullable): an element
 *
 * Returns: (transfer full): its name; without one what it is and its id
 */
char *
alur_tell_name (const AlurTeller *self, const AlurElement *element)
{
  const char *id;

  if (element == NULL)
    return g_strdup ("?");
  if (element->kind == ALUR_KIND_AUTHORITY)
    return alur_tell_authority (self, element);
  if (element->kind == ALUR_KIND_REGULATION)
    return alur_tell_regulation (self, element);
  if (alur_element_get_name (element)[0] != '\0')
    return g_strdelimit (g_strdup (alur_element_get_name (element)), "\n\r\t", ' ');
  id = alur_element_get_id (element);
  return g_strdup_printf ("%s %s",
                          alur_tr (self->language, alur_element_type (element->kind)->label),
                          id != NULL ? id : "");
}

/**
 * alur_tell_authority:
 * @authority: an authority
 *
 * Returns: (transfer full): what is held over what: "decision-maker of …"
 */
char *
alur_tell_authority (const AlurTeller *self, const AlurElement *authority)
{
  guint role = alur_element_get_word (authority, ALUR_AUTHORITY_ROLE);
  guint resource = alur_element_get_word (authority, ALUR_AUTHORITY_RESOURCE);
  const char *scope = alur_element_get_text (authority, ALUR_AUTHORITY_SCOPE);
  g_autofree char *function = alur_tell_name (
      self, alur_document_lookup_kind (self->document, NULL,
                                       alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION),
                                       ALUR_KIND_FUNCTION));
  g_autofree char *held = NULL;
  g_autofree char *what
      = resource == ALUR_RESOURCE_NONE
            ? g_strdup (alur_tr (self->language, alur_role_words[role].label))
            : g_strdup_printf ("%s (%s)", alur_tr (self->language, alur_role_words[role].label),
                               alur_tr (self->language, alur_resource_words[resource].label));

  /* Translators: how an authority is called: a role ("planner") and the matter it is held over. */
  held = g_strdup_printf (alur_tr (self->language, N_ ("%s of %s")), what, function);
  return scope != NULL ? g_strdup_printf ("%s (%s)", held, scope) : g_steal_pointer (&held);
}

/**
 * alur_tell_regulation:
 * @regulation: a regulation
 *
 * Returns: (transfer full): its citation, and what is to be done with it unless it is in force
 */
char *
alur_tell_regulation (const AlurTeller *self, const AlurElement *regulation)
{
  const char *number = alur_element_get_text (regulation, ALUR_REGULATION_NUMBER);
  const char *title = alur_element_get_text (regulation, ALUR_REGULATION_TITLE);
  gint64 year = alur_element_get_integer (regulation, ALUR_REGULATION_YEAR);
  guint status = alur_element_get_word (regulation, ALUR_REGULATION_STATUS);
  guint word = alur_element_get_word (regulation, ALUR_REGULATION_KIND);
  gboolean by_title
      = word == ALUR_REGULATION_OTHER && title != NULL; /* it says better what it is */
  g_autofree char *kind
      = by_title ? g_strdup (title) : alur_legal_dup_kind (regulation, self->language);
  GString *text = g_string_new (NULL);

  if (number != NULL && year != G_MININT64)
    /* Translators: the short citation of a regulation: its kind, number and year. */
    g_string_append_printf (text, alur_tr (self->language, N_ ("%s No. %s of %d")), kind, number,
                            (int) year);
  else if (title != NULL && !by_title)
    /* Translators: a regulation without a number: its kind and its title. */
    g_string_append_printf (text, alur_tr (self->language, N_ ("%s on %s")), kind, title);
  else
    g_string_append_printf (text, "%s%s%s", kind, number != NULL ? " " : "",
                            number != NULL ? number : "");
  if (status != ALUR_STATUS_NONE && status != ALUR_STATUS_IN_FORCE)
    g_string_append_printf (text, " (%s)",
                            alur_tr (self->language, alur_status_words[status].label));
  return g_strdelimit (g_string_free (text, FALSE), "\n\r\t", ' ');
}

/**
 * alur_tell_citation:
 * @regulation: a regulation
 *
 * Returns: (transfer full): "Law No. 25 of 2009 on Public Services", as far as it is known
 */
char *
alur_tell_citation (const AlurTeller *self, const AlurElement *regulation)
{
  const char *number = alur_element_get_text (regulation, ALUR_REGULATION_NUMBER);
  const char *title = alur_element_get_text (regulation, ALUR_REGULATION_TITLE);
  gint64 year = alur_element_get_integer (regulation, ALUR_REGULATION_YEAR);
  guint kind = alur_element_get_word (regulation, ALUR_REGULATION_KIND);
  gboolean by_title = kind == ALUR_REGULATION_OTHER && title != NULL;
  g_autofree char *kind_name
      = by_title ? g_strdup (title) : alur_legal_dup_kind (regulation, self->language);
  g_autofree char *citation = NULL;

  if (number != NULL && year != G_MININT64)
    citation = g_strdup_printf (alur_tr (self->language, N_ ("%s No. %s of %d")), kind_name, number,
                                (int) year);
  else if (number != NULL)
    citation = g_strdup_printf ("%s %s", kind_name, number);
  else
    citation = g_steal_pointer (&kind_name);
  if (title == NULL || by_title)
    return g_steal_pointer (&citation);
  /* Translators: citation of a regulation, such as "Law No. 25 of 2009", and its title. */
  return g_strdup_printf (alur_tr (self->language, N_ ("%s on %s")), citation, title);
}

/**
 * alur_tell_stages:
 *
 * Returns: (transfer full): the first stage and the last, or the only one
 */
char *
alur_tell_stages (const AlurTeller *self)
{
  const AlurElement *first
      = alur_element_first (alur_document_get_root (self->document), ALUR_KIND_STAGE);
  const AlurElement *last = first;
  g_autofree char *from = alur_tell_name (self, first);
  g_autofree char *to = NULL;

  for (const AlurElement *stage = first; stage != NULL;
       stage = alur_element_next (stage, ALUR_KIND_STAGE))
    last = stage;
  if (last == first)
    return g_steal_pointer (&from);
  to = alur_tell_name (self, last);
  return g_strdup_printf ("%s → %s", from, to);
}

/**
 * alur_tell_list:
 * @texts: (element-type utf8): at least one
 *
 * Returns: (transfer full): "A, B and C"
 */
char *
alur_tell_list (const AlurTeller *self, const GPtrArray *texts)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    {
      const char *text = g_ptr_array_index (texts, i);

      if (i > 0 && i + 1 == texts->len)
        /* Translators: the last two of a list: all before it, and the last. */
        return g_strdup_printf (alur_tr (self->language, N_ ("%s and %s")), list->str, text);
      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", text);
    }
  return g_strdup (list->str);
}

static char *
tell_ids (const AlurTeller *self, const AlurElement *element, const AlurIds *ids)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    g_ptr_array_add (names,
                     alur_tell_name (self, alur_document_lookup (self->document,
                                                                 alur_element_get_stage (element),
                                                                 ids->ids[i])));
  return names->len > 0 ? alur_tell_list (self, names) : NULL;
}

static char *
tell_number (const AlurTeller *self, const AlurElement *element, guint field)
{
  double number = alur_element_get_number (element, field);

  if (isnan (number))
    return NULL;
  if (element->kind == ALUR_KIND_STEP)
    return alur_language_format_money (
        self->language, number,
        alur_element_get_text (alur_document_get_root (self->document), ALUR_DOCUMENT_CURRENCY));
  return alur_language_format_number (self->language, number, -2);
}

/* The value of a field in words; NULL where there is none. */
static char *
tell_value (const AlurTeller *self, const AlurElement *element, guint number)
{
  const AlurField *field = &alur_element_type (element->kind)->fields[number];
  AlurValue value = element->values[number];

  switch ((guint) field->type)
    {
    case ALUR_FIELD_REFERENCE:
      return value.text != NULL ? alur_tell_name (
                 self, alur_document_lookup (self->document, alur_element_get_stage (element),
                                             value.text))
                                : NULL;
    case ALUR_FIELD_REFERENCES:
      return tell_ids (self, element, value.ids);
    case ALUR_FIELD_WORD:
      return value.word != 0 ? g_strdup (alur_tr (self->language, field->words[value.word].label))
                             : NULL;
    case ALUR_FIELD_DECIMAL:
      return tell_number (self, element, number);
    case ALUR_FIELD_DURATION:
      return value.duration.days >= 0 ? alur_language_format_duration (
                 self->language, value.duration, alur_document_get_hours_per_day (self->document))
                                      : NULL;
    case ALUR_FIELD_TEXT:
      /* Translators: quotation marks round a name. */
      return value.text != NULL
                 ? g_strdup_printf (alur_tr (self->language, N_ ("“%s”")), value.text)
                 : NULL;
    default:
      return NULL;
    }
}

static gboolean
is_basis (AlurKind kind, guint field)
{
  const AlurField *fields = alur_element_type (kind)->fields;

  return fields[field].type == ALUR_FIELD_REFERENCES
         && fields[field].targets == (G_GUINT64_CONSTANT (1) << ALUR_KIND_REGULATION);
}

static void
append_change (GString *text, const char *label, const char *from, const char *to)
{
  g_string_append_printf (text, "%s%s: %s → %s", text->len > 0 ? "; " : "", label,
                          from != NULL && from[0] != '\0' ? from : "–",
                          to != NULL && to[0] != '\0' ? to : "–");
}

static void
append_fields (const AlurTeller *self,
               GString *text,
               const AlurElement *from,
               const AlurElement *to)
{
  const AlurElementType *type = alur_element_type (from->kind);

  for (guint i = 0; i < G_N_ELEMENTS (told_fields); i++)
    {
      guint field = told_fields[i].field;
      g_autofree char *old = NULL;
      g_autofree char *now = NULL;

      if (told_fields[i].kind != from->kind
          || alur_value_equal (&type->fields[field], from->values[field], to->values[field]))
        continue;
      /* a position goes along with the unit */
      if (from->kind == ALUR_KIND_STEP && field == ALUR_STEP_POSITION
          && alur_element_get_ref (from, ALUR_STEP_UNIT)
                 != alur_element_get_ref (to, ALUR_STEP_UNIT))
        continue;
      /* told elsewhere, unless there is nothing else to tell */
      if (is_basis (from->kind, field) && text->len > 0)
        continue;
      old = tell_value (self, from, field);
      now = tell_value (self, to, field);
      if (g_strcmp0 (old, now) == 0)
        continue;
      if (field == type->name_field && now != NULL)
        /* Translators: %s is the new name of a step or unit, in quotation marks. */
        g_string_append_printf (text, alur_tr (self->language, N_ ("becomes %s")), now);
      else
        append_change (text, alur_tr (self->language, type->fields[field].label), old, now);
    }
}

static gboolean
asks_for (const AlurElement *step, const char *key)
{
  ALUR_FOREACH (input, step, ALUR_KIND_INPUT)
  {
    g_autofree char *other = alur_text_fold (alur_element_get_text (input, ALUR_INPUT_NAME));

    if (alur_element_get_word (input, ALUR_INPUT_FROM) != 0 && g_str_equal (key, other))
      return TRUE;
  }
  return FALSE;
}

/* What the customer must bring to one step and not to the other. */
static void
append_asked (const AlurTeller *self,
              GString *text,
              const char *words,
              const AlurElement *step,
              const AlurElement *other)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  ALUR_FOREACH (input, step, ALUR_KIND_INPUT)
  {
    const char *name = alur_element_get_text (input, ALUR_INPUT_NAME);
    g_autofree char *key = alur_text_fold (name);

    if (alur_element_get_word (input, ALUR_INPUT_FROM) != 0 && *key != '\0'
        && !asks_for (other, key))
      g_ptr_array_add (names, (gpointer) (guintptr) name);
  }
  if (names->len == 0)
    return;
  list = alur_tell_list (self, names);
  g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "; " : "",
                          alur_tr (self->language, words), list);
}

/**
 * alur_tell_changes:
 * @from: an element
 * @to: the same one in another stage
 *
 * Tells what another value has: "Work: 15 minutes → 10 minutes; no longer asked for: …".
 *
 * Returns: (transfer full): empty where nothing changed that is worth a word
 */
char *
alur_tell_changes (const AlurTeller *self, const AlurElement *from, const AlurElement *to)
{
  GString *text = g_string_new (NULL);

  append_fields (self, text, from, to);
  if (from->kind == ALUR_KIND_STEP)
    {
      append_asked (self, text, N_ ("no longer asked of the customer"), from, to);
      append_asked (self, text, N_ ("newly asked of the customer"), to, from);
    }
  return g_strdelimit (g_string_free (text, FALSE), "\n\r\t", ' ');
}
