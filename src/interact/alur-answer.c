/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who does what about a function, as one would say it in a meeting, and what the signs on a drawing
 * mean. Templates have words in braces, as those of findings do, because translators must be free
 * to put names in any order. */

#include "alur-answer.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  AlurDocument *document;
  const char *language;
  const AlurElement *function;
  GPtrArray *holders; /* AlurHolder, of one role, the nearest function first */
} Answer;

typedef struct
{
  const char *word; /* with its braces */
  const char *text;
} Filling;

static char *
fill (const char *template, const Filling *fillings, guint n_fillings)
{
  GString *text = g_string_new (template);

  for (guint i = 0; i < n_fillings; i++)
    g_string_replace (text, fillings[i].word, fillings[i].text, 0);
  return g_string_free (text, FALSE);
}

static char *
dup_name (const Answer *self, const AlurElement *element)
{
  return alur_finding_dup_name_of (self->document, element, self->language);
}

/* Takes @part; several are joined as a list is spoken. */
static char *
join (const Answer *self, GPtrArray *parts)
{
  GString *list;

  if (parts->len == 0)
    return g_strdup ("");
  list = g_string_new (g_ptr_array_index (parts, 0));
  for (guint i = 1; i < parts->len; i++)
    {
      const char *part = g_ptr_array_index (parts, i);
      g_autofree char *joined = NULL;

      if (i + 1 < parts->len)
        {
          g_string_append_printf (list, ", %s", part);
          continue;
        }
      /* Translators: the last two of a list: all before it, and the last. */
      joined = g_strdup_printf (alur_tr (self->language, N_ ("%s and %s")), list->str, part);
      g_string_assign (list, joined);
    }
  return g_string_free (list, FALSE);
}

/* What is said of a holder in brackets: the resource, where, and who gave it. */
static char *
dup_details (const Answer *self, const AlurHolder *holder)
{
  const char *scope = alur_element_get_text (holder->authority, ALUR_AUTHORITY_SCOPE);
  guint source = alur_element_get_word (holder->authority, ALUR_AUTHORITY_SOURCE);
  g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func (g_free);

  if (holder->resource != ALUR_RESOURCE_NONE)
    g_ptr_array_add (
        details, g_strdup (alur_tr (self->language, alur_resource_words[holder->resource].label)));
  if (scope != NULL)
    g_ptr_array_add (details, g_strdup (scope));
  if (holder->from != NULL && holder->from->unit != NULL)
    {
      g_autofree char *giver = dup_name (self, holder->from->unit);

      /* Translators: how somebody got an authority: "delegation from the mayor". */
      g_ptr_array_add (details,
                       g_strdup_printf (alur_tr (self->language, N_ ("%s from %s")),
                                        alur_tr (self->language, alur_source_words[source].label),
                                        giver));
    }
  g_ptr_array_add (details, NULL);
  return g_strjoinv ("; ", (char **) details->pdata);
}

/* A unit that holds it twice in the same way, on the function and above it, is told once. */
static char *
dup_units (const Answer *self, guint *n_units)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->holders->len; i++)
    {
      const AlurHolder *holder = g_ptr_array_index (self->holders, i);
      g_autofree char *name = dup_name (self, holder->unit->unit);
      g_autofree char *details = dup_details (self, holder);

      if (!g_hash_table_add (told, g_strdup_printf ("%s %s", holder->unit->id, details)))
        continue;
      g_ptr_array_add (units, details[0] != '\0' ? g_strdup_printf ("%s (%s)", name, details)
                                                 : g_steal_pointer (&name));
    }
  *n_units = units->len;
  return join (self, units);
}

static char *
dup_bases (const Answer *self)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->holders->len; i++)
    {
      const AlurHolder *holder = g_ptr_array_index (self->holders, i);
      const AlurIds *basis = alur_element_get_refs (holder->authority, ALUR_AUTHORITY_BASIS);

      for (guint k = 0; basis != NULL && k < basis->n_ids; k++)
        {
          const AlurElement *regulation = alur_document_lookup_kind (
              self->document, NULL, basis->ids[k], ALUR_KIND_REGULATION);

          if (regulation == NULL || g_ptr_array_find (known, regulation, NULL))
            continue;
          g_ptr_array_add (known, (gpointer) regulation);
          g_ptr_array_add (names, dup_name (self, regulation));
        }
    }
  return join (self, names);
}

/* The sentences: one that tells who, one that nobody does. How many units there are says which form
 * a verb has. */
typedef const char *(*TellFunc) (const char *language, gulong n_units);

static const char *
tell_decides (const char *language, gulong n)
{
  if (n == 0)
    return alur_tr (language, N_ ("Nobody decides on {function} as yet."));
  return alur_tr_n (language, "{units} decides on {function}.", "{units} decide on {function}.", n);
}

static const char *
tell_does (const char *language, gulong n)
{
  if (n == 0)
    return alur_tr (language, N_ ("Nobody carries out {function} as yet."));
  return alur_tr_n (language, "{units} carries out {function}.", "{units} carry out {function}.",
                    n);
}

static const char *
tell_supplies (const char *language, gulong n)
{
  if (n == 0)
    return alur_tr (language, N_ ("Nobody supplies what {function} needs as yet."));
  return alur_tr_n (language, "{units} supplies what {function} needs.",
                    "{units} supply what {function} needs.", n);
}

static const char *
tell_supervises (const char *language, gulong n)
{
  if (n == 0)
    return alur_tr (language, N_ ("Nobody supervises {function} as yet."));
  return alur_tr_n (language, "{units} supervises {function}.", "{units} supervise {function}.", n);
}

static char *
tell (const Answer *self, TellFunc func)
{
  guint n_units;
  g_autofree char *units = dup_units (self, &n_units);
  g_autofree char *bases = dup_bases (self);
  g_autofree char *function = dup_name (self, self->function);
  const Filling fillings[]
      = { { "{units}", units }, { "{function}", function }, { "{bases}", bases } };
  g_autofree char *sentence
      = fill (func (self->language, n_units), fillings, G_N_ELEMENTS (fillings));
  g_autofree char *rest = NULL;

  if (self->holders->len == 0)
    return g_steal_pointer (&sentence);
  if (bases[0] == '\0')
    return g_strdup_printf ("%s %s", sentence,
                            alur_tr (self->language, N_ ("No legal basis is named for it.")));
  rest = fill (alur_tr (self->language, N_ ("The legal basis is {bases}.")), fillings,
               G_N_ELEMENTS (fillings));
  return g_strdup_printf ("%s %s", sentence, rest);
}

static int
compare_holders_cb (gconstpointer a, gconstpointer b)
{
  const AlurHolder *first = *(const AlurHolder *const *) a;
  const AlurHolder *second = *(const AlurHolder *const *) b;

  if (first->function != second->function)
    return first->function->depth > second->function->depth ? -1 : 1;
  return first->authority->serial < second->authority->serial ? -1 : 1;
}

static void
gather_holders (AlurStageIndex *index, const char *function, AlurRole role, GPtrArray *holders)
{
  const AlurFunctionNode *node = alur_stage_index_get_function (index, function);

  g_ptr_array_set_size (holders, 0);
  for (; node != NULL; node = node->parent)
    for (AlurHolder *holder = node->holders; holder != NULL; holder = holder->next)
      if (holder->role == role && holder->unit->unit != NULL)
        g_ptr_array_add (holders, holder);
  g_ptr_array_sort (holders, compare_holders_cb);
}

typedef struct
{
  AlurRole role;
  TellFunc tell;
} Question;

static const Question questions[] = { { ALUR_ROLE_DECISION_MAKER, tell_decides },
                                      { ALUR_ROLE_IMPLEMENTER, tell_does },
                                      { ALUR_ROLE_SUPPLIER, tell_supplies },
                                      { ALUR_ROLE_SUPERVISOR, tell_supervises } };

/**
 * alur_answer_about:
 * @analysis: the analysis of a document
 * @stage: a stage of it
 * @function: a function of it
 *
 * Who decides, does, supplies and supervises @function in @stage, and on what basis, held on it or
 * on a function above it; or that nobody does as yet.
 *
 * Returns: (transfer full) (element-type utf8): a sentence or two for each of the four, in the
 *   document's language
 */
GPtrArray *
alur_answer_about (AlurAnalysis *analysis, const AlurElement *stage, const AlurElement *function)
{
  AlurDocument *document = alur_analysis_get_document (analysis);
  AlurStageIndex *index = alur_analysis_get_index (analysis, stage);
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) holders = g_ptr_array_new ();
  Answer self = { document, alur_document_get_language (document), function, holders };

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      gather_holders (index, alur_element_get_id (function), questions[i].role, holders);
      g_ptr_array_add (sentences, tell (&self, questions[i].tell));
    }
  return sentences;
}

/**
 * alur_answer_list_units:
 * @analysis: the analysis of a document
 * @stage: a stage of it
 * @function: a function of it
 *
 * Returns: (transfer container) (element-type AlurElement): the units that the sentences of
 *   alur_answer_about() name, each once
 */
GPtrArray *
alur_answer_list_units (AlurAnalysis *analysis,
                        const AlurElement *stage,
                        const AlurElement *function)
{
  AlurStageIndex *index = alur_analysis_get_index (analysis, stage);
  GPtrArray *units = g_ptr_array_new ();
  g_autoptr (GPtrArray) holders = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      gather_holders (index, alur_element_get_id (function), questions[i].role, holders);
      for (guint k = 0; k < holders->len; k++)
        {
          const AlurHolder *holder = g_ptr_array_index (holders, k);

          if (!g_ptr_array_find (units, holder->unit->unit, NULL))
            g_ptr_array_add (units, (gpointer) holder->unit->unit);
        }
    }
  return units;
}

/* Shapes that have a name are called by it. */
static const char *
get_shape_template (guint shape)
{
  switch (shape)
    {
    case ALUR_SHAPE_CAPSULE:
      return N_ ("A capsule means: {text}.");
    case ALUR_SHAPE_DIAMOND:
      return N_ ("A diamond means: {text}.");
    case ALUR_SHAPE_HOURGLASS:
      return N_ ("An hourglass means: {text}.");
    case ALUR_SHAPE_PENTAGON:
      return N_ ("A pentagon means: {text}.");
    case ALUR_SHAPE_DOUBLED:
      return N_ ("A box with doubled sides means: {text}.");
    default:
      return N_ ("A box means: {text}.");
    }
}

static const char *
get_template (const AlurLegendEntry *entry)
{
  switch (entry->kind)
    {
    case ALUR_SAMPLE_BOX:
      return N_ ("A box marked like this means: {text}.");
    case ALUR_SAMPLE_LINE:
      return N_ ("A line like this means: {text}.");
    case ALUR_SAMPLE_BADGE:
      return N_ ("The badge {letters} means: {text}.");
    case ALUR_SAMPLE_SHAPE:
      return get_shape_template (entry->value);
    case ALUR_SAMPLE_MARK:
      return N_ ("The letter {letters} in a circle means that the step {text}.");
    case ALUR_SAMPLE_LETTERS:
      return N_ ("The sign {letters} before a time means: {text}.");
    case ALUR_SAMPLE_WORDS:
      return N_ ("{letters} is short for {text}.");
    case ALUR_SAMPLE_SIGN:
    case ALUR_N_SAMPLES:
    default:
      return N_ ("This sign means: {text}.");
    }
}

/**
 * alur_answer_dup_legend:
 * @entry: what a drawing explains
 * @language: the language of the drawing
 *
 * Returns: (transfer full): the same as a sentence
 */
char *
alur_answer_dup_legend (const AlurLegendEntry *entry, const char *language)
{
  const Filling fillings[] = { { "{letters}", entry->letters != NULL ? entry->letters : "" },
                               { "{text}", entry->text != NULL ? entry->text : "" } };

  return fill (alur_tr (language, get_template (entry)), fillings, G_N_ELEMENTS (fillings));
}

/**
 * alur_answer_list_legend:
 * @scene: a drawing
 * @language: its language
 *
 * Returns: (transfer full) (element-type utf8): its legend, a sentence an entry, in its order
 */
GPtrArray *
alur_answer_list_legend (AlurScene *scene, const char *language)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  guint n_entries;
  const AlurLegendEntry *entries = alur_scene_get_legend (scene, &n_entries);

  for (guint i = 1; i < n_entries; i++) /* 0 is none */
    if (entries[i].text != NULL)
      g_ptr_array_add (sentences, alur_answer_dup_legend (&entries[i], language));
  return sentences;
}
