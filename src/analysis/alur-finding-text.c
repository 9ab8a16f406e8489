/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sentences of findings.
 *
 * Findings carry no text: a rule has a template with words in braces, and whoever shows a finding
 * asks for its sentence in the reader's language. Braces rather than printf, because translators
 * must be free to put the names in any order and to leave one out. */

#include "alur-rule.h"

#include "alur-language.h"
#include "alur-legal-name.h"
#include "alur-metric-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* More names than this are told by their number. */
#define MOST_NAMES 8

typedef struct
{
  const AlurFinding *finding;
  AlurDocument *document;
  const char *language;
} Teller;

static char *dup_name (const Teller *teller, const AlurElement *element);

static char *
dup_regulation (const Teller *teller, const AlurElement *regulation)
{
  const char *number = alur_element_get_text (regulation, ALUR_REGULATION_NUMBER);
  const char *title = alur_element_get_text (regulation, ALUR_REGULATION_TITLE);
  gint64 year = alur_element_get_integer (regulation, ALUR_REGULATION_YEAR);
  g_autofree char *kind_name = alur_legal_dup_kind (regulation, teller->language);

  if (number != NULL && year != G_MININT64)
    /* Translators: the short citation of a regulation: its kind, number and year. */
    return g_strdup_printf (alur_tr (teller->language, N_ ("%s No. %s of %d")), kind_name, number,
                            (int) year);
  if (title != NULL)
    /* Translators: a regulation without a number: its kind and its title. */
    return g_strdup_printf (alur_tr (teller->language, N_ ("%s on %s")), kind_name, title);
  return g_strdup_printf ("%s %s", kind_name,
                          number != NULL ? number : alur_element_get_id (regulation));
}

static char *
dup_flow (const Teller *teller, const AlurElement *flow)
{
  const AlurElement *from
      = alur_document_lookup_kind (teller->document, teller->finding->stage,
                                   alur_element_get_ref (flow, ALUR_FLOW_FROM), ALUR_KIND_STEP);
  const AlurElement *to
      = alur_document_lookup_kind (teller->document, teller->finding->stage,
                                   alur_element_get_ref (flow, ALUR_FLOW_TO), ALUR_KIND_STEP);
  g_autofree char *from_name = dup_name (teller, from);
  g_autofree char *to_name = dup_name (teller, to);

  /* Translators: how an arrow of a flowchart is called: from one step to another. */
  return g_strdup_printf (alur_tr (teller->language, N_ ("the flow from %s to %s")), from_name,
                          to_name);
}

static char *
dup_authority (const Teller *teller, const AlurElement *authority)
{
  guint role = alur_element_get_word (authority, ALUR_AUTHORITY_ROLE);
  const AlurElement *function = alur_document_lookup_kind (
      teller->document, NULL, alur_element_get_ref (authority, ALUR_AUTHORITY_FUNCTION),
      ALUR_KIND_FUNCTION);
  g_autofree char *function_name = dup_name (teller, function);

  /* Translators: how an authority is called: a role ("planner") and the matter it is held over. */
  return g_strdup_printf (alur_tr (teller->language, N_ ("%s of %s")),
                          alur_tr (teller->language, alur_role_words[role].label), function_name);
}

static char *
dup_relation (const Teller *teller, const AlurElement *relation)
{
  guint kind = alur_element_get_word (relation, ALUR_RELATION_KIND);
  const AlurElement *from = alur_document_lookup_kind (
      teller->document, teller->finding->stage, alur_element_get_ref (relation, ALUR_RELATION_FROM),
      ALUR_KIND_UNIT);
  const AlurElement *to = alur_document_lookup_kind (
      teller->document, teller->finding->stage, alur_element_get_ref (relation, ALUR_RELATION_TO),
      ALUR_KIND_UNIT);
  g_autofree char *from_name = dup_name (teller, from);
  g_autofree char *to_name = dup_name (teller, to);

  /* Translators: how a relation is called: its kind ("coordination") and the two units. */
  return g_strdup_printf (alur_tr (teller->language, N_ ("the %s between %s and %s")),
                          alur_tr (teller->language, alur_relation_words[kind].label), from_name,
                          to_name);
}

/* What has no name is called by what it is and its id. */
static char *
dup_by_id (const Teller *teller, const AlurElement *element)
{
  const char *label = alur_element_type (element->kind)->label;
  const char *id = alur_element_get_id (element);

  if (element->kind == ALUR_KIND_STEP)
    label = alur_step_words[alur_element_get_word (element, ALUR_STEP_KIND)].label;
  return g_strdup_printf ("%s %s", alur_tr (teller->language, label), id != NULL ? id : "");
}

static char *
dup_name (const Teller *teller, const AlurElement *element)
{
  if (element == NULL)
    return g_strdup ("?");
  switch ((guint) element->kind)
    {
    case ALUR_KIND_REGULATION:
      return dup_regulation (teller, element);
    case ALUR_KIND_FLOW:
      return dup_flow (teller, element);
    case ALUR_KIND_AUTHORITY:
      return dup_authority (teller, element);
    case ALUR_KIND_RELATION:
      return dup_relation (teller, element);
    default:
      break;
    }
  if (alur_element_get_name (element)[0] != '\0')
    return g_strdelimit (g_strdup (alur_element_get_name (element)), "\n\r\t", ' ');
  return dup_by_id (teller, element);
}

/* Adds the @i-th of @n names to a list of them. */
static void
append_to_list (const Teller *teller, GString *list, const char *name, guint i, guint n)
{
  g_autofree char *joined = NULL;

  if (i == 0)
    {
      g_string_append (list, name);
      return;
    }
  if (i + 1 < n)
    {
      g_string_append_printf (list, ", %s", name);
      return;
    }
  /* Translators: the last two of a list: all before it, and the last. */
  joined = g_strdup_printf (alur_tr (teller->language, N_ ("%s and %s")), list->str, name);
  g_string_assign (list, joined);
}

static void
append_names (const Teller *teller,
              GString *text,
              const AlurElement *const *elements,
              guint n_elements)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n = n_elements > MOST_NAMES ? MOST_NAMES : n_elements;
  gboolean more = n < n_elements;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = dup_name (teller, elements[i]);

      append_to_list (teller, list, name, i, more ? n + 1 : n);
    }
  if (more)
    {
      g_autofree char *others = g_strdup_printf (
          /* Translators: the end of a long list of names: "A, B, C and 12 others". */
          alur_tr_n (teller->language, "%u other", "%u others", n_elements - n), n_elements - n);

      append_to_list (teller, list, others, n, n + 1);
    }
  g_string_append (text, list->str);
}

static guint
basis_field (const AlurElement *element)
{
  switch ((guint) element->kind)
    {
    case ALUR_KIND_AUTHORITY:
      return ALUR_AUTHORITY_BASIS;
    case ALUR_KIND_STEP:
      return ALUR_STEP_BASIS;
    case ALUR_KIND_UNIT:
      return ALUR_UNIT_BASIS;
    case ALUR_KIND_PROCEDURE:
      return ALUR_PROCEDURE_BASIS;
    default:
      return G_MAXUINT;
    }
}

static void
append_bases (const Teller *teller, GString *text)
{
  g_autoptr (GPtrArray) regulations = g_ptr_array_new ();

  for (guint i = 0; i < teller->finding->n_elements; i++)
    {
      const AlurElement *element = teller->finding->elements[i];
      guint field = basis_field (element);
      const AlurIds *basis = field != G_MAXUINT ? alur_element_get_refs (element, field) : NULL;

      for (guint j = 0; basis != NULL && j < basis->n_ids; j++)
        {
          const AlurElement *regulation = alur_document_lookup_kind (
              teller->document, NULL, basis->ids[j], ALUR_KIND_REGULATION);

          if (regulation != NULL && !g_ptr_array_find (regulations, regulation, NULL))
            g_ptr_array_add (regulations, (gpointer) regulation);
        }
    }
  if (regulations->len > 0)
    append_names (teller, text, (const AlurElement *const *) regulations->pdata, regulations->len);
  else
    /* Translators: behind "Legal basis:". */
    g_string_append (text, alur_tr (teller->language, N_ ("none is named")));
}

static void
append_element (const Teller *teller, GString *text, const AlurElement *element)
{
  g_autofree char *name = dup_name (teller, element);

  g_string_append (text, name);
}

static void
append_procedure (const Teller *teller, GString *text)
{
  const AlurFinding *finding = teller->finding;
  const AlurElement *procedure
      = finding->subject != NULL ? alur_element_get_procedure (finding->subject) : NULL;

  if (procedure == NULL && finding->n_elements > 0)
    procedure = alur_element_get_procedure (finding->elements[0]);
  append_element (teller, text, procedure);
}

static void
append_word (const Teller *teller, GString *text, const AlurWord *words, guint word)
{
  g_string_append (text, word != 0 ? alur_tr (teller->language, words[word].label) : "?");
}

static void
append_taking (GString *text, char *taken)
{
  g_string_append (text, taken);
  g_free (taken);
}

/* At most two decimals, and none that are 0. */
static int
decimals_of (double figure)
{
  double hundredths = rint (figure * 100);

  if (G_APPROX_VALUE (fmod (hundredths, 100), 0.0, 0.5))
    return 0;
  return G_APPROX_VALUE (fmod (hundredths, 10), 0.0, 0.5) ? 1 : 2;
}

/* What is nearly all is not told as all: at most one decimal more. */
static int
decimals_of_share (double share)
{
  return fabs (share - 1) < 0.005 ? -1 : 0;
}

static void
append_between (const Teller *teller, GString *text)
{
  if (teller->finding->between == ALUR_BETWEEN_INTERNAL)
    /* Translators: about an overlap; a sentence of its own. */
    g_string_append (text, alur_tr (teller->language, N_ ("They belong to one institution.")));
  else
    /* Translators: about an overlap; a sentence of its own. */
    g_string_append (text,
                     alur_tr (teller->language, N_ ("They belong to different institutions.")));
}

typedef enum
{
  FIGURE_NUMBER,
  FIGURE_PERCENT,
  FIGURE_TIME,
  FIGURE_MONEY
} FigureKind;

static void
append_figure (const Teller *teller, GString *text, FigureKind kind, guint number)
{
  double figure = teller->finding->figures[number];
  const char *currency
      = alur_element_get_text (alur_document_get_root (teller->document), ALUR_DOCUMENT_CURRENCY);

  switch (kind)
    {
    case FIGURE_NUMBER:
      append_taking (text,
                     alur_language_format_number (teller->language, figure, decimals_of (figure)));
      break;
    case FIGURE_PERCENT:
      append_taking (text, alur_language_format_percent (teller->language, figure,
                                                         decimals_of_share (figure)));
      break;
    case FIGURE_TIME:
      append_taking (text,
                     alur_metric_dup_time_beside (figure, teller->finding->figures[1 - number],
                                                  teller->document, teller->language));
      break;
    case FIGURE_MONEY:
      append_taking (text, alur_language_format_money (teller->language, figure, currency));
      break;
    default:
      g_assert_not_reached ();
    }
}

/* The words that end in 1 or 2: which of `figures` or `about` is meant. */
static gboolean
append_numbered (const Teller *teller, GString *text, const char *word, guint number)
{
  static const struct
  {
    const char *word;
    FigureKind kind;
  } figures[] = { { "number", FIGURE_NUMBER },
                  { "percent", FIGURE_PERCENT },
                  { "time", FIGURE_TIME },
                  { "money", FIGURE_MONEY } };

  if (strcmp (word, "about") == 0)
    {
      append_element (teller, text, teller->finding->about[number]);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      if (strcmp (word, figures[i].word) == 0)
        {
          append_figure (teller, text, figures[i].kind, number);
          return TRUE;
        }
    }
  return FALSE;
}

typedef void (*WordFunc) (const Teller *teller, GString *text);

static void
append_function (const Teller *teller, GString *text)
{
  append_element (teller, text, teller->finding->function);
}

static void
append_role (const Teller *teller, GString *text)
{
  append_word (teller, text, alur_role_words, teller->finding->role);
}

static void
append_second_role (const Teller *teller, GString *text)
{
  append_word (teller, text, alur_role_words, teller->finding->second_role);
}

static void
append_resource (const Teller *teller, GString *text)
{
  append_word (teller, text, alur_resource_words, teller->finding->resource);
}

static void
append_stage (const Teller *teller, GString *text)
{
  append_element (teller, text, teller->finding->stage);
}

static void
append_own_name (const Teller *teller, GString *text)
{
  g_string_append (text, teller->finding->name != NULL ? teller->finding->name : "?");
}

static void
append_units (const Teller *teller, GString *text)
{
  append_names (teller, text, teller->finding->units, teller->finding->n_units);
}

static void
append_elements (const Teller *teller, GString *text)
{
  const AlurFinding *finding = teller->finding;

  append_names (teller, text, finding->row != NULL ? finding->row : finding->elements,
                finding->n_elements);
}

static void
append_first_unit (const Teller *teller, GString *text)
{
  append_element (teller, text, teller->finding->n_units > 0 ? teller->finding->units[0] : NULL);
}

static void
append_first_element (const Teller *teller, GString *text)
{
  append_element (teller, text,
                  teller->finding->n_elements > 0 ? teller->finding->elements[0] : NULL);
}

static void
append_subject (const Teller *teller, GString *text)
{
  append_element (teller, text, teller->finding->subject);
}

static void
append_count (const Teller *teller, GString *text)
{
  g_string_append_printf (text, "%u", teller->finding->n_elements);
}

static const struct
{
  const char *word;
  WordFunc append;
} words[] = {
  { "function", append_function },
  { "role", append_role },
  { "second-role", append_second_role },
  { "resource", append_resource },
  { "stage", append_stage },
  { "name", append_own_name },
  { "units", append_units },
  { "elements", append_elements },
  { "unit", append_first_unit },
  { "element", append_first_element },
  { "subject", append_subject },
  { "procedure", append_procedure },
  { "bases", append_bases },
  { "count", append_count },
  { "between", append_between },
};

static gboolean
append_value (const Teller *teller, GString *text, const char *word)
{
  g_autofree char *stem = NULL;
  gsize length = strlen (word);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strcmp (words[i].word, word) == 0)
        {
          words[i].append (teller, text);
          return TRUE;
        }
    }
  if (length < 2 || (word[length - 1] != '1' && word[length - 1] != '2'))
    return FALSE;
  stem = g_strndup (word, length - 1);
  return append_numbered (teller, text, stem, word[length - 1] == '1' ? 0 : 1);
}

/* A sentence that begins with the name of a thing begins with a capital. */
static void
capitalise (GString *text)
{
  gunichar first = g_utf8_get_char (text->str);
  char upper[6];

  if (text->len == 0 || !g_unichar_islower (first))
    return;
  g_string_erase (text, 0, g_utf8_next_char (text->str) - text->str);
  g_string_prepend_len (text, upper, g_unichar_to_utf8 (g_unichar_toupper (first), upper));
}

static char *
tell (const Teller *teller, const char *template)
{
  GString *text = g_string_new (NULL);
  const char *rest = alur_tr (teller->language, template);

  for (;;)
    {
      const char *open = strchr (rest, '{');
      const char *close = open != NULL ? strchr (open, '}') : NULL;
      g_autofree char *word = NULL;

      if (close == NULL)
        break;
      g_string_append_len (text, rest, open - rest);
      word = g_strndup (open + 1, (gsize) (close - open - 1));
      if (!append_value (teller, text, word))
        g_string_append_len (text, open, close + 1 - open);
      rest = close + 1;
    }
  g_string_append (text, rest);
  capitalise (text);
  return g_string_free (text, FALSE);
}

/**
 * alur_finding_dup_message:
 * @self: a finding
 * @document: its document
 * @language: (nullable): a BCP 47 tag, or NULL for the user's language
 *
 * Returns: (transfer full): what is wrong, a sentence or two in the planner's words
 */
char *
alur_finding_dup_message (const AlurFinding *self, AlurDocument *document, const char *language)
{
  const Teller teller = { self, document, language };
  const AlurRule *rule = self->rule;

  return tell (&teller, rule->choose_message != NULL ? rule->choose_message (self) : rule->message);
}

/**
 * alur_finding_dup_suggestion:
 * @self: a finding
 * @document: its document
 * @language: (nullable): a BCP 47 tag, or NULL for the user's language
 *
 * Returns: (transfer full): what to do about it
 */
char *
alur_finding_dup_suggestion (const AlurFinding *self, AlurDocument *document, const char *language)
{
  const Teller teller = { self, document, language };
  const AlurRule *rule = self->rule;

  return tell (&teller,
               rule->choose_suggestion != NULL ? rule->choose_suggestion (self) : rule->suggestion);
}

/**
 * alur_finding_dup_name_of:
 * @document: a document
 * @element: (nullable): an element of it
 * @language: (nullable): a BCP 47 tag, or NULL for the user's language
 *
 * Returns: (transfer full): what findings call @element: its name, or for what has none (a flow, an
 *   authority, a relation, a regulation) words that say which it is
 */
char *
alur_finding_dup_name_of (AlurDocument *document, const AlurElement *element, const char *language)
{
  const AlurFinding place = { .stage = element != NULL ? alur_element_get_stage (element) : NULL };
  const Teller teller = { &place, document, language };

  return dup_name (&teller, element);
}
