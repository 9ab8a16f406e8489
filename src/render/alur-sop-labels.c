/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-sop-labels.h"

#include "alur-error.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_VARIANTS 4

typedef struct
{
  const char *name; /* as the command line spells it */
  const char *text; /* untranslated, of the context "sop" */
} Variant;

/* A label and what it may be called; the first is the usual one. */
typedef struct
{
  const char *name;
  Variant variants[MOST_VARIANTS];
} Label;

/* clang-format off */
static const Label labels[ALUR_N_SOP_LABELS] = {
  [ALUR_SOP_LABEL_NUMBER] = { "number", { { "number", NC_ ("sop", "SOP number") } } },
  [ALUR_SOP_LABEL_CREATED] = { "created", { { "date", NC_ ("sop", "Date made") }, { "short", NC_ ("sop", "Made on") } } },
  [ALUR_SOP_LABEL_REVISED] = { "revised", { { "date", NC_ ("sop", "Date revised") }, { "short", NC_ ("sop", "Revised on") } } },
  [ALUR_SOP_LABEL_EFFECTIVE] = { "effective", { { "effective", NC_ ("sop", "Effective date") }, { "approval", NC_ ("sop", "Date of approval") }, { "short", NC_ ("sop", "Effective from") }, { "short-approval", NC_ ("sop", "Approved on") } } },
  [ALUR_SOP_LABEL_APPROVED] = { "approved", { { "approved", NC_ ("sop", "Approved by") } } },
  [ALUR_SOP_LABEL_NAME] = { "name", { { "name", NC_ ("sop", "SOP name") }, { "title", NC_ ("sop", "SOP title") } } },
  [ALUR_SOP_LABEL_BASIS] = { "basis", { { "basis", NC_ ("sop", "Legal basis") } } },
  [ALUR_SOP_LABEL_QUALIFICATION] = { "qualification", { { "qualification", NC_ ("sop", "Qualification of those who carry it out") } } },
  [ALUR_SOP_LABEL_RELATED] = { "related", { { "related", NC_ ("sop", "Related SOPs") } } },
  [ALUR_SOP_LABEL_EQUIPMENT] = { "equipment", { { "equipment", NC_ ("sop", "Equipment") } } },
  [ALUR_SOP_LABEL_WARNING] = { "warning", { { "warning", NC_ ("sop", "Warning") } } },
  [ALUR_SOP_LABEL_RECORDING] = { "recording", { { "recording", NC_ ("sop", "Records and data") } } },
  [ALUR_SOP_LABEL_ROW] = { "row", { { "row", NC_ ("sop", "No.") } } },
  [ALUR_SOP_LABEL_ACTIVITY] = { "activity", { { "activity", NC_ ("sop", "Activity") }, { "procedure", NC_ ("sop", "Description of the procedure") }, { "description", NC_ ("sop", "Description of the activity") }, { "act", NC_ ("sop", "Action") } } },
  [ALUR_SOP_LABEL_ACTORS] = { "actors", { { "actors", NC_ ("sop", "Carried out by") } } },
  [ALUR_SOP_LABEL_QUALITY] = { "quality", { { "quality", NC_ ("sop", "Quality standard") } } },
  [ALUR_SOP_LABEL_REQUIREMENTS] = { "requirements", { { "completeness", NC_ ("sop", "Documents needed") }, { "requirements", NC_ ("sop", "Requirements/documents") }, { "equipment", NC_ ("sop", "Requirements/equipment") } } },
  [ALUR_SOP_LABEL_TIME] = { "time", { { "time", NC_ ("sop", "Time") } } },
  [ALUR_SOP_LABEL_OUTPUT] = { "output", { { "output", NC_ ("sop", "Output") } } },
  [ALUR_SOP_LABEL_NOTE] = { "note", { { "note", NC_ ("sop", "Remarks") } } },
  [ALUR_SOP_LABEL_SUM] = { "sum", { { "sum", NC_ ("sop", "Total time") } } },
};
/* clang-format on */

/* What is chosen for a label, or NULL. The last choice counts. */
static const char *
find_choice (const Label *label, const char *const *choices)
{
  const char *found = NULL;
  gsize length = strlen (label->name);

  for (guint i = 0; choices != NULL && choices[i] != NULL; i++)
    if (strncmp (choices[i], label->name, length) == 0 && choices[i][length] == '=')
      found = choices[i] + length + 1;
  return found;
}

static gboolean
is_known (const char *choice)
{
  for (guint i = 0; i < ALUR_N_SOP_LABELS; i++)
    {
      gsize length = strlen (labels[i].name);

      if (strncmp (choice, labels[i].name, length) == 0 && choice[length] == '='
          && choice[length + 1] != '\0' && !g_str_equal (choice + length, "=="))
        return TRUE;
    }
  return FALSE;
}

/**
 * alur_sop_labels_check:
 * @choices: (nullable): NAME=VALUE each; the value is the name of a variant or words of one's own,
 *   which a second equals sign may lead in
 *
 * Returns: whether all are choices; else an error that lists the names
 */
gboolean
alur_sop_labels_check (const char *const *choices, GError **error)
{
  g_autoptr (GString) names = NULL;

  for (guint i = 0; choices != NULL && choices[i] != NULL; i++)
    {
      if (is_known (choices[i]))
        continue;
      names = g_string_new (NULL);
      for (guint k = 0; k < ALUR_N_SOP_LABELS; k++)
        g_string_append_printf (names, "%s%s", k > 0 ? ", " : "", labels[k].name);
      g_set_error (error, ALUR_ERROR, ALUR_ERROR_UNKNOWN_NAME,
                   alur_tr (NULL, N_ ("“%s” chooses no label of SOP pages. Write NAME=VALUE; the "
                                      "names are: %s.")),
                   choices[i], names->str);
      return FALSE;
    }
  return TRUE;
}

/**
 * alur_sop_label_get:
 * @choices: (nullable): what alur_sop_labels_check() found good
 *
 * Returns: (transfer none): the words, in @language unless the choice has words of its own
 */
const char *
alur_sop_label_get (AlurSopLabel label, const char *const *choices, const char *language)
{
  const char *choice = find_choice (&labels[label], choices);
  const Variant *variants = labels[label].variants;

  for (guint i = 0; choice != NULL && i < MOST_VARIANTS && variants[i].name != NULL; i++)
    if (g_str_equal (variants[i].name, choice))
      return alur_tr_context (language, "sop", variants[i].text);
  if (choice == NULL)
    return alur_tr_context (language, "sop", variants[0].text);
  return choice[0] == '=' ? choice + 1 : choice;
}

/**
 * alur_sop_labels_keep_known:
 * @choices: (nullable): NAME=VALUE each, from where anybody could have written them
 *
 * Returns: (transfer full): those that choose a label
 */
char **
alur_sop_labels_keep_known (const char *const *choices)
{
  GPtrArray *known = g_ptr_array_new ();

  for (guint i = 0; choices != NULL && choices[i] != NULL; i++)
    if (is_known (choices[i]))
      g_ptr_array_add (known, g_strdup (choices[i]));
  g_ptr_array_add (known, NULL);
  return (char **) g_ptr_array_free (known, FALSE);
}

/**
 * alur_sop_label_is_of_identity:
 *
 * Returns: whether the label stands on the page of the identity, else on those of the flowchart
 */
gboolean
alur_sop_label_is_of_identity (AlurSopLabel label)
{
  return label <= ALUR_SOP_LABEL_RECORDING;
}

/**
 * alur_sop_label_get_variant:
 * @index: 0 is the usual one
 *
 * Returns: (transfer none) (nullable): one of the words that offices use for it, in @language; NULL
 *   behind the last
 */
const char *
alur_sop_label_get_variant (AlurSopLabel label, guint index, const char *language)
{
  const Variant *variants = labels[label].variants;

  if (index >= MOST_VARIANTS || variants[index].name == NULL)
    return NULL;
  return alur_tr_context (language, "sop", variants[index].text);
}

/**
 * alur_sop_label_dup_choice:
 * @words: what the label shall be called
 * @language: in which language
 *
 * A variant is remembered by its name, so that it is there in other languages too.
 *
 * Returns: (transfer full) (nullable): the choice, NAME=VALUE; NULL where it is the usual one
 */
char *
alur_sop_label_dup_choice (AlurSopLabel label, const char *words, const char *language)
{
  g_autofree char *stripped = g_strstrip (g_strdup (words));
  const char *variant;

  if (stripped[0] == '\0')
    return NULL;
  for (guint i = 0; (variant = alur_sop_label_get_variant (label, i, language)) != NULL; i++)
    if (g_str_equal (variant, stripped))
      return i == 0 ? NULL
                    : g_strconcat (labels[label].name, "=", labels[label].variants[i].name, NULL);
  /* They may read like the name of a variant. */
  return g_strconcat (labels[label].name, "==", stripped, NULL);
}
