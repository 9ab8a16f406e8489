/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-difference-text.h"

#include "alur-field-text.h"
#include "alur-finding.h"
#include "alur-language.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>

/**
 * alur_difference_get_word:
 *
 * Returns: what happened, in a word, untranslated
 */
const char *
alur_difference_get_word (AlurDifferenceKind kind)
{
  /* Translators: what has become of an element between two stages; "new: Step “Memeriksa berkas”".
   */
  static const char *const words[ALUR_N_DIFFERENCES] = {
    [ALUR_DIFFERENCE_ADDED] = N_ ("new"),
    [ALUR_DIFFERENCE_REMOVED] = N_ ("gone"),
    [ALUR_DIFFERENCE_CHANGED] = N_ ("changed"),
    [ALUR_DIFFERENCE_MOVED] = N_ ("moved"),
    [ALUR_DIFFERENCE_ABOLISHED] = N_ ("abolished"),
    [ALUR_DIFFERENCE_COMBINED] = N_ ("combined"),
    [ALUR_DIFFERENCE_SIMPLIFIED] = N_ ("simplified"),
    [ALUR_DIFFERENCE_DECENTRALISED] = N_ ("decentralised"),
  };

  g_return_val_if_fail (kind < ALUR_N_DIFFERENCES, NULL);

  return words[kind];
}

/**
 * alur_difference_is_of_itself:
 *
 * Returns: whether it is worth a line of its own: what connects steps follows from what happens to
 *   them
 */
gboolean
alur_difference_is_of_itself (const AlurDifference *self)
{
  return self->type != ALUR_KIND_FLOW;
}

static AlurDocument *
document_of (const AlurComparison *comparison, guint side)
{
  return alur_figures_get_document (alur_comparison_get_figures (comparison, side));
}

/**
 * alur_difference_dup_name:
 *
 * Returns: (transfer full): what the element is called, as in the first stage; of a complaint, what
 *   it says
 */
char *
alur_difference_dup_name (const AlurDifference *self,
                          const AlurComparison *comparison,
                          const char *language)
{
  guint side = self->from != NULL ? 0 : 1;
  const AlurElement *element = side == 0 ? self->from : self->to;

  if (element->kind == ALUR_KIND_PROBLEM && element->text != NULL)
    return g_strdelimit (g_strdup (element->text), "\n\r\t", ' ');
  return alur_finding_dup_name_of (document_of (comparison, side), element, language);
}

static void
add_sentence (GString *text, const char *label, const char *before, const char *after)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (before != NULL && after != NULL)
    g_string_append_printf (text, "%s: %s → %s", label, before, after);
  else
    g_string_append_printf (text, "%s: %s → %s", label, before != NULL ? before : "–",
                            after != NULL ? after : "–");
}

static void
add_fields (const AlurDifference *self,
            const AlurComparison *comparison,
            const char *language,
            GString *text)
{
  const AlurElementType *type = alur_element_type (self->type);

  for (guint field = 0; field < type->n_fields; field++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if (!alur_comparison_field_changed (comparison, self->from, self->to, field))
        continue;
      before = alur_field_dup_text (document_of (comparison, 0), self->from, field, language);
      after = alur_field_dup_text (document_of (comparison, 1), self->to, field, language);
      add_sentence (text, alur_tr (language, type->fields[field].label), before, after);
    }
}

static const AlurElement *
find_thing (const AlurElement *step, AlurKind kind, const char *name)
{
  g_autofree char *wanted = alur_text_fold (name);

  ALUR_FOREACH (thing, step, kind)
  {
    g_autofree char *folded = alur_text_fold (alur_element_get_text (thing, 0));

    if (g_str_equal (folded, wanted))
      return thing;
  }
  return NULL;
}

/* What is not named yet is not told of. */
static gboolean
is_nameless (const char *name)
{
  g_autofree char *folded = alur_text_fold (name);

  return *folded == '\0';
}

/* The inputs or outputs of @step that @other has not. */
static void
add_things (const AlurElement *step,
            const AlurElement *other,
            AlurKind kind,
            const char *label,
            GString *text)
{
  guint n = 0;

  ALUR_FOREACH (thing, step, kind)
  {
    const char *name = alur_element_get_text (thing, 0);

    if (is_nameless (name) || find_thing (other, kind, name) != NULL)
      continue;
    g_string_append_printf (text, "%s%s%s",
                            n > 0           ? ", "
                            : text->len > 0 ? "\n"
                                            : "",
                            n == 0 ? label : "", name);
    n++;
  }
}

/* What the customer brings to @step, and for @other it comes from elsewhere. */
static void
add_asked (const AlurElement *step, const AlurElement *other, const char *label, GString *text)
{
  guint n = 0;

  ALUR_FOREACH (input, step, ALUR_KIND_INPUT)
  {
    const char *name = alur_element_get_text (input, ALUR_INPUT_NAME);
    const AlurElement *same = find_thing (other, ALUR_KIND_INPUT, name);

    if (is_nameless (name) || alur_element_get_word (input, ALUR_INPUT_FROM) == 0 || same == NULL
        || alur_element_get_word (same, ALUR_INPUT_FROM) != 0)
      continue;
    if (n == 0)
      g_string_append_printf (text, "%s%s: ", text->len > 0 ? "\n" : "", label);
    g_string_append_printf (text, "%s%s", n > 0 ? ", " : "", name);
    n++;
  }
}

static void
add_content (const AlurDifference *self, const char *language, GString *text)
{
  if (self->type != ALUR_KIND_STEP)
    return;
  /* Translators: lists of documents follow. */
  add_things (self->from, self->to, ALUR_KIND_INPUT, alur_tr (language, N_ ("No longer needed: ")),
              text);
  add_things (self->to, self->from, ALUR_KIND_INPUT, alur_tr (language, N_ ("Needed now: ")), text);
  add_things (self->from, self->to, ALUR_KIND_OUTPUT,
              alur_tr (language, N_ ("No longer results: ")), text);
  add_things (self->to, self->from, ALUR_KIND_OUTPUT, alur_tr (language, N_ ("Results now: ")),
              text);
  add_asked (self->from, self->to, alur_tr (language, N_ ("no longer asked of the customer")),
             text);
  add_asked (self->to, self->from, alur_tr (language, N_ ("newly asked of the customer")), text);
}

static void
add_heir (const AlurDifference *self,
          const AlurComparison *comparison,
          const char *language,
          GString *text)
{
  AlurDocument *document = document_of (comparison, 1);
  const AlurElement *heir = alur_document_lookup_kind (
      document, alur_comparison_get_stage (comparison, 1), self->into, ALUR_KIND_STEP);
  g_autofree char *name = alur_finding_dup_name_of (document, heir, language);

  /* Translators: the step into which another one went. */
  g_string_append_printf (text, alur_tr (language, N_ ("now part of: %s")), name);
}

/* An authority or a position is somebody's. */
static void
add_owner (const AlurDifference *self,
           const AlurComparison *comparison,
           const char *language,
           GString *text)
{
  guint side = self->from != NULL ? 0 : 1;
  const AlurElement *element = side == 0 ? self->from : self->to;
  g_autofree char *name = NULL;

  if (self->type != ALUR_KIND_AUTHORITY && self->type != ALUR_KIND_POSITION)
    return;
  name = alur_finding_dup_name_of (document_of (comparison, side), element->parent, language);
  g_string_append_printf (text, "%s: %s", alur_tr (language, N_ ("Unit")), name);
}

static void
add_unit (const AlurDifference *self,
          const AlurComparison *comparison,
          const char *language,
          GString *text)
{
  const AlurElementType *type = alur_element_type (self->type);
  guint field = self->type == ALUR_KIND_UNIT ? (guint) ALUR_UNIT_PARENT : (guint) ALUR_STEP_UNIT;
  gboolean by_field = self->type == ALUR_KIND_UNIT || self->type == ALUR_KIND_STEP;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (by_field)
    {
      before = alur_field_dup_text (document_of (comparison, 0), self->from, field, language);
      after = alur_field_dup_text (document_of (comparison, 1), self->to, field, language);
    }
  else
    {
      before = alur_finding_dup_name_of (document_of (comparison, 0), self->from->parent, language);
      after = alur_finding_dup_name_of (document_of (comparison, 1), self->to->parent, language);
    }
  add_sentence (text,
                by_field ? alur_tr (language, type->fields[field].label)
                         : alur_tr (language, N_ ("Unit")),
                before, after);
}

/* Whether the same thing, or nothing, stands in both stages, with all that is in it. */
static gboolean
is_same (const AlurComparison *comparison, const AlurElement *from, const AlurElement *to)
{
  const AlurElement *a = from != NULL ? from->first_child : NULL;
  const AlurElement *b = to != NULL ? to->first_child : NULL;

  if (from == NULL || to == NULL || from->kind != to->kind)
    return from == to;
  for (guint field = 0; field < alur_element_type (from->kind)->n_fields; field++)
    if (alur_comparison_field_changed (comparison, from, to, field))
      return FALSE;
  for (; a != NULL && b != NULL; a = a->next, b = b->next)
    if (!is_same (comparison, a, b))
      return FALSE;
  return a == b && g_strcmp0 (from->text, to->text) == 0;
}

/* Names what has changed in parts that have no names of their own. */
static void
add_part (const AlurDifference *self,
          const AlurComparison *comparison,
          AlurKind kind,
          const char *name,
          GString *text)
{
  const AlurElement *a = alur_element_first (self->from, kind);
  const AlurElement *b = alur_element_first (self->to, kind);

  for (; a != NULL && is_same (comparison, a, b); a = alur_element_next (a, kind))
    b = alur_element_next (b, kind);
  if (a != NULL || b != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", name);
}

static void
add_parts (const AlurDifference *self,
           const AlurComparison *comparison,
           const char *language,
           GString *text)
{
  if (self->type == ALUR_KIND_PROCEDURE)
    add_part (self, comparison, ALUR_KIND_SOP, alur_tr (language, N_ ("SOP identity")), text);
  else if (self->type == ALUR_KIND_POSITION)
    add_part (self, comparison, ALUR_KIND_DUTY,
              alur_tr (language, N_ ("Duties beside the procedures")), text);
  else if (self->type == ALUR_KIND_PROBLEM && g_strcmp0 (self->from->text, self->to->text) != 0)
    add_sentence (text, alur_tr (language, alur_element_type (self->type)->label), self->from->text,
                  self->to->text);
}

/**
 * alur_difference_dup_details:
 *
 * Returns: (transfer full): what exactly is another now, a line each; empty where the word says it
 */
char *
alur_difference_dup_details (const AlurDifference *self,
                             const AlurComparison *comparison,
                             const char *language)
{
  GString *text = g_string_new (NULL);

  if (self->kind == ALUR_DIFFERENCE_CHANGED || self->kind == ALUR_DIFFERENCE_SIMPLIFIED)
    {
      add_fields (self, comparison, language, text);
      add_content (self, language, text);
      add_parts (self, comparison, language, text);
    }
  else if (self->kind == ALUR_DIFFERENCE_MOVED || self->kind == ALUR_DIFFERENCE_DECENTRALISED)
    add_unit (self, comparison, language, text);
  else if (self->into != NULL)
    add_heir (self, comparison, language, text);
  else
    add_owner (self, comparison, language, text);
  return g_string_free (text, FALSE);
}
