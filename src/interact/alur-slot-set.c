/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody typed or chose, into the fields of all that is selected: all of them or none. */

#include "alur-slot.h"

#include "alur-date-text.h"
#include "alur-duration-text.h"
#include "alur-language.h"
#include "alur-make.h"
#include "alur-number-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LENGTH_OF_CURRENCY 3

static char *
refuse (const char *message)
{
  return g_strdup (alur_tr (NULL, message));
}

/* A decision is first of all one to keep what there is, until it says more. */
static AlurElement *
make_child (const AlurSlot *self, AlurElement *owner)
{
  AlurElement *child = alur_document_insert (self->document, owner, self->kind, NULL, NULL);

  if (self->key != 0)
    alur_document_set_word (self->document, child, 0, self->key);
  if (self->kind == ALUR_KIND_STEP_REDESIGN)
    alur_document_set_word (self->document, child, ALUR_STEP_REDESIGN_ACTION, ALUR_ACTION_KEEP);
  if (self->kind == ALUR_KIND_PROCEDURE_REDESIGN)
    alur_document_set_word (self->document, child, ALUR_PROCEDURE_REDESIGN_ACTION,
                            ALUR_ACTION_KEEP);
  return child;
}

static gboolean
says_nothing (const AlurElement *element)
{
  const AlurElementType *type = alur_element_type (element->kind);

  if (element->first_child != NULL || element->text != NULL || element->foreign != NULL)
    return FALSE;
  for (guint i = 0; i < type->n_fields; i++)
    {
      if (!alur_value_equal (&type->fields[i], element->values[i], type->fields[i].initial))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_nothing (const AlurSlot *self, AlurValue value)
{
  const AlurField *field = alur_slot_get_declaration (self);

  return field != NULL ? alur_value_equal (field, value, field->initial)
                       : value.text == NULL || *value.text == '\0';
}

/* Whether taking this word away takes the child away: a decision without an action is none. */
static gboolean
takes_child_along (const AlurSlot *self, AlurValue value)
{
  const AlurField *field = alur_slot_get_declaration (self);

  return self->of_child && field != NULL && field->type == ALUR_FIELD_WORD
         && (field->flags & ALUR_FIELD_REQUIRED) != 0 && value.word == 0;
}

static char *
put_in_child (const AlurSlot *self, AlurElement *owner, AlurValue value)
{
  AlurElement *child = alur_slot_find_element (self, owner);
  char *why_not;

  if (takes_child_along (self, value))
    {
      if (child != NULL)
        alur_document_remove (self->document, child);
      return NULL;
    }
  if (child == NULL && is_nothing (self, value))
    return NULL;
  if (child == NULL)
    child = make_child (self, owner);
  why_not = alur_slot_put (self->document, child, self->field, value);
  if (why_not == NULL && child->kind == ALUR_KIND_SOP && says_nothing (child))
    alur_document_remove (self->document, child);
  return why_not;
}

static char *
put_in_owner (const AlurSlot *self, AlurElement *owner, AlurValue value)
{
  if (self->of_child)
    return put_in_child (self, owner, value);
  return alur_slot_put (self->document, owner, alur_slot_find_field (self, owner), value);
}

static void
begin (const AlurSlot *self, guint visit)
{
  AlurElement *first = g_ptr_array_index (self->owners, 0);
  /* Translators: in the Undo menu; %s is the name of a field. */
  g_autofree char *name
      = g_strdup_printf (alur_tr (NULL, N_ ("Change “%s”")), alur_slot_get_label (self));
  g_autofree char *tag = NULL;

  if (visit != 0)
    tag = g_strdup_printf ("%u.%u+%u@%u", self->field, first->serial, self->owners->len, visit);
  alur_document_begin_coalescing (self->document, name, tag);
}

/* Why nothing can be set now. */
static char *
dup_hindrance (const AlurSlot *self)
{
  if (!alur_slot_is_held (self))
    return refuse (N_ ("What this belongs to was deleted."));
  if (alur_document_in_transaction (self->document))
    return refuse (N_ ("Something is being moved. Finish that first."));
  return NULL;
}

/* @typed: the field in which it was typed; @values: (nullable): one for each owner, instead of
 * @value */
static char *
put_as (
    const AlurSlot *typed, const AlurSlot *self, AlurValue value, const GArray *values, guint visit)
{
  char *why_not = dup_hindrance (self);

  if (why_not != NULL)
    return why_not;
  begin (typed, visit);
  for (guint i = 0; i < self->owners->len; i++)
    {
      why_not = put_in_owner (self, g_ptr_array_index (self->owners, i),
                              values != NULL ? g_array_index (values, AlurValue, i) : value);
      if (why_not != NULL)
        {
          alur_document_rollback (self->document);
          return why_not;
        }
    }
  alur_document_commit (self->document);
  return NULL;
}

static char *
put (const AlurSlot *self, AlurValue value, const GArray *values, guint visit)
{
  return put_as (self, self, value, values, visit);
}

/* --- Reading what was typed ------------------------------------------------------------------- */

static AlurSlotRefusal
partial (const char *message)
{
  return (AlurSlotRefusal){ refuse (message), TRUE };
}

static AlurSlotRefusal
taken (void)
{
  return (AlurSlotRefusal){ NULL, FALSE };
}

/* What no file may hold (control signs) is left out. */
static char *
clean (const char *text)
{
  g_autoptr (GString) cleaned = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= ' ' && c != 0xFFFE && c != 0xFFFF) || c == '\n' || c == '\t')
        g_string_append_unichar (cleaned, c);
    }
  return g_strdup (cleaned->str);
}

static AlurSlotRefusal
read_decimal (const AlurField *field, const char *text, double *number)
{
  gsize length = strlen (text);
  gboolean is_percent = length > 0 && text[length - 1] == '%';

  *number = field->initial.number;
  if (*text == '\0')
    return taken ();
  if (!alur_number_text_read_length (NULL, text, is_percent ? length - 1 : length, number))
    return partial (N_ ("Write a number."));
  if (is_percent)
    *number /= 100;
  return taken ();
}

static AlurSlotRefusal
read_integer (const AlurField *field, const char *text, gint64 *integer)
{
  double number;

  *integer = field->initial.integer;
  if (*text == '\0')
    return taken ();
  if (!alur_number_text_read (NULL, text, &number) || fabs (number - floor (number)) > 0
      || fabs (number) > G_MAXINT32)
    return partial (N_ ("Write a whole number."));
  *integer = (gint64) number;
  return taken ();
}

static AlurSlotRefusal
read_date (const char *text, AlurDate *date)
{
  *date = 0;
  if (alur_date_text_read (text, date) != ALUR_DATE_TEXT_UNCLEAR)
    return taken ();
  return partial (N_ ("Write a day such as 1 May 2026 or 1/5/2026."));
}

static AlurSlotRefusal
read_currency (const AlurField *field, AlurDocument *document, const char *text, AlurValue *value)
{
  g_autofree char *code = g_ascii_strup (text, -1);

  *value = field->initial;
  if (*text == '\0')
    return taken ();
  if (strlen (code) != LENGTH_OF_CURRENCY
      || strspn (code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != LENGTH_OF_CURRENCY)
    return partial (N_ ("Write the three letters of a currency, such as IDR."));
  value->text = alur_document_copy_text (document, code, LENGTH_OF_CURRENCY);
  return taken ();
}

static AlurSlotRefusal
read_language (const AlurField *field, AlurDocument *document, const char *text, AlurValue *value)
{
  *value = field->initial;
  if (*text == '\0')
    return taken ();
  if (!alur_language_is_valid (text))
    return partial (N_ ("Write the code of a language, such as id or en."));
  value->text = alur_document_copy_text (document, text, strlen (text));
  return taken ();
}

/* Steps have a time in words; what shares the field with them, as a duty does, has none. */
static gboolean
has_place_for_words (const AlurSlot *self)
{
  gboolean has_place = self->kind == ALUR_KIND_STEP && !self->of_child;

  for (guint i = 0; has_place && i < self->owners->len; i++)
    has_place = ((const AlurElement *) g_ptr_array_index (self->owners, i))->kind == ALUR_KIND_STEP;
  return has_place;
}

/* A time in words is kept for the page, where there is place for it. */
static char *
keep_in_words (const AlurSlot *self, const char *text, guint visit)
{
  AlurSlot words = *self;
  AlurValue value = { .text = alur_document_copy_text (self->document, text, strlen (text)) };
  char *why_not;

  words.field = ALUR_STEP_TIME_TEXT;
  if (!has_place_for_words (self))
    return refuse (N_ ("How many working days is that? Months and calendar days can't be reckoned "
                       "with."));
  why_not = put_as (self, &words, value, NULL, visit);
  return why_not != NULL ? why_not : alur_duration_text_explain (ALUR_DURATION_TEXT_IN_WORDS);
}

static AlurSlotRefusal
read_duration (const AlurSlot *self, const char *text, guint visit, AlurDuration *duration)
{
  double hours = alur_document_get_hours_per_day (self->document);
  AlurDurationReading reading = alur_duration_text_read (NULL, text, hours, duration);

  if (reading == ALUR_DURATION_TEXT_NOTHING)
    *duration = alur_slot_get_declaration (self)->initial.duration;
  if (reading == ALUR_DURATION_TEXT_IN_WORDS)
    return (AlurSlotRefusal){ keep_in_words (self, text, visit), FALSE };
  return (AlurSlotRefusal){ alur_duration_text_explain (reading),
                            reading == ALUR_DURATION_TEXT_UNCLEAR };
}

static AlurSlotRefusal
read_value (const AlurSlot *self, const char *text, guint visit, AlurValue *value)
{
  const AlurField *field = alur_slot_get_declaration (self);
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  switch ((guint) field->type)
    {
    case ALUR_FIELD_DECIMAL:
      return read_decimal (field, stripped, &value->number);
    case ALUR_FIELD_INTEGER:
      return read_integer (field, stripped, &value->integer);
    case ALUR_FIELD_DURATION:
      return read_duration (self, stripped, visit, &value->duration);
    case ALUR_FIELD_DATE:
      return read_date (stripped, &value->date);
    case ALUR_FIELD_CURRENCY:
      return read_currency (field, self->document, stripped, value);
    case ALUR_FIELD_LANGUAGE:
      return read_language (field, self->document, stripped, value);
    default:
      if (*text != '\0')
        value->text = alur_document_copy_text (self->document, text, strlen (text));
      return taken ();
    }
}

/**
 * alur_slot_set_text:
 * @text: what was typed
 * @visit: a number for each time that somebody comes to the field: what is typed in one visit is
 *   one undo step; 0 for a step of its own
 *
 * Gives all owners what @text says: numbers and times in the user's language, days as people write
 * them. A time in words (months) goes to the step's time in words.
 *
 * Returns: why not, with a message to free; one without a message when it was taken
 */
AlurSlotRefusal
alur_slot_set_text (const AlurSlot *self, const char *text, guint visit)
{
  g_autofree char *cleaned = clean (text);
  AlurValue value = { .ids = NULL };
  AlurSlotRefusal refusal = taken ();

  if (self->field != ALUR_SLOT_CONTENT)
    refusal = read_value (self, cleaned, visit, &value);
  else if (*cleaned != '\0')
    value.text = alur_document_copy_text (self->document, cleaned, strlen (cleaned));
  if (refusal.message == NULL)
    refusal.message = put (self, value, NULL, visit);
  return refusal;
}

/**
 * alur_slot_set_word:
 * @word: one of those that alur_slot_list_words() lists
 *
 * Returns: (transfer full) (nullable): why not; %NULL when it was taken
 */
char *
alur_slot_set_word (const AlurSlot *self, guint word)
{
  return put (self, (AlurValue){ .word = word }, NULL, 0);
}

static AlurValue
refer_to (const AlurSlot *self, AlurElement *const *targets, guint n_targets)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < n_targets; i++)
    g_ptr_array_add (ids, (gpointer) (guintptr) alur_element_get_id (targets[i]));
  if (n_targets == 0)
    return (AlurValue){ .ids = NULL };
  if (alur_slot_get_declaration (self)->type == ALUR_FIELD_REFERENCE)
    return (AlurValue){ .text = g_ptr_array_index (ids, 0) };
  return (AlurValue){ .ids = alur_document_make_ids (self->document,
                                                     (const char *const *) ids->pdata, ids->len) };
}

static gboolean
has_target (const GPtrArray *targets, const char *id)
{
  for (guint i = 0; i < targets->len; i++)
    if (alur_element_get_id (g_ptr_array_index (targets, i)) == id)
      return TRUE;
  return FALSE;
}

/* What an owner had of its own, without what all had and is not @chosen, and the rest of what is
 * chosen behind it. */
static AlurValue
add_chosen (const AlurSlot *self,
            const AlurIds *own,
            const GPtrArray *common,
            const GPtrArray *chosen)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; own != NULL && i < own->n_ids; i++)
    if (!has_target (common, own->ids[i]) || has_target (chosen, own->ids[i]))
      g_ptr_array_add (ids, (gpointer) (guintptr) own->ids[i]);
  for (guint i = 0; i < chosen->len; i++)
    {
      const char *id = alur_element_get_id (g_ptr_array_index (chosen, i));

      if (!g_ptr_array_find (ids, id, NULL))
        g_ptr_array_add (ids, (gpointer) (guintptr) id);
    }
  return (AlurValue){ .ids = alur_document_make_ids (self->document,
                                                     (const char *const *) ids->pdata, ids->len) };
}

/* What each owner has then. Where lists differ, what is chosen is not all of any of them. */
static GArray *
list_values (const AlurSlot *self, const GPtrArray *chosen)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (AlurValue));
  gboolean adds = alur_slot_get_declaration (self)->type == ALUR_FIELD_REFERENCES
                  && alur_slot_is_various (self);
  g_autoptr (GPtrArray) common = adds ? alur_slot_list_targets (self) : NULL;
  AlurValue all = refer_to (self, (AlurElement *const *) chosen->pdata, chosen->len);

  for (guint i = 0; i < self->owners->len; i++)
    {
      AlurElement *owner = g_ptr_array_index (self->owners, i);
      AlurValue value
          = adds ? add_chosen (self, alur_slot_get_value (self, owner).ids, common, chosen) : all;

      g_array_append_val (values, value);
    }
  return values;
}

/**
 * alur_slot_set_targets:
 * @targets: (array length=n_targets): to what the field shall refer; at most one where it is no
 *   list. Of lists that differ: of what alur_slot_list_targets() lists what stays, and what comes
 *   besides; the rest of each stays
 *
 * Returns: (transfer full) (nullable): why not; %NULL when it was taken
 */
char *
alur_slot_set_targets (const AlurSlot *self, AlurElement *const *targets, guint n_targets)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (GArray) values = NULL;
  char *why_not = dup_hindrance (self);

  if (why_not != NULL)
    return why_not;
  for (guint i = 0; i < n_targets; i++)
    g_ptr_array_add (chosen, targets[i]);
  values = list_values (self, chosen);
  return put (self, (AlurValue){ .ids = NULL }, values, 0);
}

/**
 * alur_slot_dup_values:
 *
 * Returns: (transfer full) (element-type AlurValue): what the owners have now, for
 *   alur_slot_restore()
 */
GArray *
alur_slot_dup_values (const AlurSlot *self)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (AlurValue));

  for (guint i = 0; i < self->owners->len; i++)
    {
      AlurValue value = alur_slot_get_value (self, g_ptr_array_index (self->owners, i));

      g_array_append_val (values, value);
    }
  return values;
}

/**
 * alur_slot_restore:
 * @values: what alur_slot_dup_values() has returned
 * @visit: as in alur_slot_set_text()
 *
 * Gives the owners back what they had, when what is being typed has become unreadable.
 */
void
alur_slot_restore (const AlurSlot *self, const GArray *values, guint visit)
{
  for (guint i = 0; i < self->owners->len; i++)
    {
      AlurElement *owner = g_ptr_array_index (self->owners, i);
      const AlurField *field = alur_slot_get_declaration (self);

      if (field != NULL
          && !alur_value_equal (field, alur_slot_get_value (self, owner),
                                g_array_index (values, AlurValue, i)))
        {
          g_free (put (self, (AlurValue){ .ids = NULL }, values, visit));
          return;
        }
    }
}

/* --- What is missing -------------------------------------------------------------------------- */

/**
 * alur_slot_make_regulation:
 * @document: a document with an open transaction
 * @title: (nullable): its title
 *
 * Returns: (transfer none): a new regulation of no special kind
 */
AlurElement *
alur_slot_make_regulation (AlurDocument *document, const char *title)
{
  AlurElement *regulations = alur_document_insert (document, alur_document_get_root (document),
                                                   ALUR_KIND_REGULATIONS, NULL, NULL);
  AlurElement *regulation
      = alur_document_insert (document, regulations, ALUR_KIND_REGULATION, NULL, NULL);

  alur_document_set_word (document, regulation, ALUR_REGULATION_KIND, ALUR_REGULATION_OTHER);
  alur_document_set_text (document, regulation, ALUR_REGULATION_TITLE, title);
  return regulation;
}

/* NULL: decisions say nothing, or not all the same, of the stage in which they take effect. */
static AlurElement *
find_effect (const AlurSlot *self)
{
  const char *stage = NULL;

  if (self->kind != ALUR_KIND_STEP_REDESIGN)
    return NULL;
  for (guint i = 0; i < self->owners->len; i++)
    {
      const AlurElement *decision
          = alur_slot_find_element (self, g_ptr_array_index (self->owners, i));
      const char *own
          = decision != NULL ? alur_element_get_ref (decision, ALUR_STEP_REDESIGN_STAGE) : NULL;

      if (own == NULL || (stage != NULL && own != stage))
        return NULL;
      stage = own;
    }
  return alur_document_get_stage (self->document, stage);
}

/* Who will do it may not be there before. */
static AlurElement *
find_stage (const AlurSlot *self, const AlurElement *owner)
{
  AlurElement *effect = find_effect (self);

  return effect != NULL ? effect : (AlurElement *) (guintptr) alur_element_get_stage (owner);
}

static AlurElement *
make_target (const AlurSlot *self, const AlurElement *owner, const char *name)
{
  AlurElement *stage = find_stage (self, owner);
  const char *unit;

  switch ((guint) alur_slot_get_makeable (self))
    {
    case ALUR_KIND_FUNCTION:
      return alur_make_function (self->document, NULL, NULL, name);
    case ALUR_KIND_REGULATION:
      return alur_slot_make_regulation (self->document, name);
    case ALUR_KIND_UNIT:
      return alur_make_unit (self->document, stage, NULL, NULL, ALUR_LEVEL_NONE, name);
    case ALUR_KIND_POSITION:
      unit = alur_element_get_ref (owner, ALUR_STEP_UNIT);
      return alur_make_position (
          self->document, alur_document_lookup_kind (self->document, stage, unit, ALUR_KIND_UNIT),
          name);
    default:
      return NULL;
    }
}

/**
 * alur_slot_make_target:
 * @name: what to call it
 *
 * Makes what alur_slot_get_makeable() says, and refers to it; in a list it comes behind the others.
 * One undo step.
 *
 * Returns: (transfer full) (nullable): why not; %NULL when it was done
 */
char *
alur_slot_make_target (const AlurSlot *self, const char *name)
{
  const AlurField *field = alur_slot_get_declaration (self);
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (GArray) values = NULL;
  char *why_not = dup_hindrance (self);

  if (why_not != NULL)
    return why_not;
  targets
      = field->type == ALUR_FIELD_REFERENCES ? alur_slot_list_targets (self) : g_ptr_array_new ();
  begin (self, 0);
  g_ptr_array_add (targets, make_target (self, g_ptr_array_index (self->owners, 0), name));
  values = list_values (self, targets);
  for (guint i = 0; why_not == NULL && i < self->owners->len; i++)
    why_not = put_in_owner (self, g_ptr_array_index (self->owners, i),
                            g_array_index (values, AlurValue, i));
  if (why_not != NULL)
    alur_document_rollback (self->document);
  else
    alur_document_commit (self->document);
  return why_not;
}
