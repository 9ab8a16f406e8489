/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of findings of a stage: the worst first, by rule, and at the end those that somebody
 * accepted, with the reason. */

#include "alur-language.h"
#include "alur-legend.h"
#include "alur-rule.h"
#include "alur-view-builders.h"

#include <glib/gi18n-lib.h>

#define FINDING_WIDTH 240.0
#define PLACE_WIDTH 170.0
#define SUGGESTION_WIDTH 200.0
#define RULE_WIDTH 132.0
#define MAX_NAMES 6 /* of one kind in a place; a count stands for more */

typedef struct
{
  const AlurViewRequest *request;
  const char *language;
  AlurTable *table;
  AlurLegend legend;
  GHashTable *accepted; /* key → the document's element with the reason */
} List;

static const char *
name_of (List *list, const AlurElement *element)
{
  const char *name = alur_element_get_name (element);

  return name[0] != '\0' ? name : alur_tr (list->language, N_ ("(without name)"));
}

/* Names with commas between, behind a word for what they are. */
static void
append_names (List *list,
              GString *text,
              const char *word,
              const AlurElement *const *elements,
              guint n_elements,
              AlurKind kind)
{
  guint n = 0;

  for (guint i = 0; i < n_elements; i++)
    {
      if (elements[i]->kind != kind)
        continue;
      if (n == 0)
        g_string_append_printf (text, "%s%s: ", text->len > 0 ? "\n" : "", word);
      if (n < MAX_NAMES)
        g_string_append_printf (text, "%s%s", n > 0 ? ", " : "", name_of (list, elements[i]));
      n++;
    }
  if (n > MAX_NAMES)
    g_string_append (text, " …");
}

static const AlurElement *
find_procedure (const AlurFinding *finding)
{
  for (guint i = 0; i < finding->n_elements; i++)
    {
      const AlurElement *element = finding->elements[i];

      if (element->kind == ALUR_KIND_PROCEDURE)
        return element;
      if (element->kind == ALUR_KIND_STEP || element->kind == ALUR_KIND_FLOW)
        return alur_element_get_procedure (element);
    }
  return NULL;
}

/* Where a finding is, in names: its function, units, procedure, steps, positions.
 * A regulation has no place: the sentence names it. */
static char *
tell_place (List *list, const AlurFinding *finding)
{
  static const struct
  {
    AlurKind kind;
    const char *word;
  } parts[] = {
    { ALUR_KIND_STEP, N_ ("Step") },
    { ALUR_KIND_POSITION, N_ ("Position") },
  };
  const AlurElement *procedure = find_procedure (finding);
  GString *text = g_string_new (NULL);

  append_names (list, text, alur_tr (list->language, N_ ("Function")), &finding->function,
                finding->function != NULL ? 1 : 0, ALUR_KIND_FUNCTION);
  append_names (list, text, alur_tr (list->language, N_ ("Unit")), finding->units, finding->n_units,
                ALUR_KIND_UNIT);
  append_names (list, text, alur_tr (list->language, N_ ("Procedure")), &procedure,
                procedure != NULL ? 1 : 0, ALUR_KIND_PROCEDURE);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    append_names (list, text, alur_tr (list->language, parts[i].word), finding->elements,
                  finding->n_elements, parts[i].kind);
  return g_string_free (text, FALSE);
}

static char *
tell_reason (List *list, const AlurFinding *finding)
{
  g_autofree char *key = alur_finding_dup_key (finding);
  const AlurElement *accepted = g_hash_table_lookup (list->accepted, key);
  GString *text = g_string_new (NULL);
  const char *by;
  AlurDate date;

  if (accepted == NULL)
    return g_string_free (text, FALSE);
  by = alur_element_get_text (accepted, ALUR_ACCEPTED_FINDING_BY);
  date = alur_element_get_date (accepted, ALUR_ACCEPTED_FINDING_DATE);
  g_string_append (text, accepted->text != NULL ? accepted->text : "");
  if (by != NULL || date != 0)
    {
      g_autofree char *day = alur_language_format_date (list->language, date);

      g_string_append_printf (text, "%s(%s%s%s)", text->len > 0 ? " " : "", by != NULL ? by : "",
                              by != NULL && date != 0 ? ", " : "", date != 0 ? day : "");
    }
  return g_string_free (text, FALSE);
}

static void
link_to_drawing (List *list, const AlurFinding *finding)
{
  const AlurElement *procedure = find_procedure (finding);
  g_autofree char *destination = NULL;

  if (!list->request->link_to_drawings)
    return;
  if (procedure != NULL)
    destination = alur_view_destination (procedure);
  alur_table_set_link (list->table, destination != NULL ? destination : "organisation");
}

static void
add_finding (List *list, const AlurFinding *finding)
{
  g_autofree char *message
      = alur_finding_dup_message (finding, list->request->document, list->language);
  g_autofree char *place = tell_place (list, finding);
  g_autofree char *advice
      = finding->accepted
            ? tell_reason (list, finding)
            : alur_finding_dup_suggestion (finding, list->request->document, list->language);

  alur_table_add_row (list->table, NULL);
  alur_table_add_cell (list->table, message);
  alur_table_add_sign (list->table, alur_style_get_paper ()->signs[finding->severity],
                       alur_legend_get (&list->legend, ALUR_LEGEND_SEVERITY, finding->severity));
  alur_table_add_cell (list->table, place);
  link_to_drawing (list, finding);
  alur_table_add_cell (list->table, advice != NULL ? advice : "");
  alur_table_add_cell (list->table, alur_finding_get_rule_id (finding));
}

/* A section with its findings, if there are any: those accepted, or of one severity those not. */
static void
add_section (List *list,
             const GPtrArray *findings,
             AlurSeverity severity,
             gboolean accepted,
             const char *title)
{
  guint n = 0;

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < findings->len; i++)
        {
          const AlurFinding *finding = g_ptr_array_index (findings, i);

          if (finding->accepted != accepted || (!accepted && finding->severity != severity))
            continue;
          if (pass == 0)
            n++;
          else
            add_finding (list, finding);
        }
      if (pass == 0)
        {
          g_autofree char *text = g_strdup_printf ("%s (%u)", alur_tr (list->language, title), n);

          if (n == 0)
            return;
          alur_table_add_section (list->table, text);
        }
    }
}

static void
add_columns (List *list)
{
  /* clang-format off */
  static const struct
  {
    const char *title;
    double width, stretch;
  } columns[] = {
    { N_ ("What was found"), FINDING_WIDTH, 3 },
    { N_ ("Where"), PLACE_WIDTH, 2 },
    { N_ ("Suggestion, or reason why it is left"), SUGGESTION_WIDTH, 2 },
    { N_ ("Check"), RULE_WIDTH, 0 },
  };
  /* clang-format on */

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    alur_table_add_column (list->table, alur_tr (list->language, columns[i].title),
                           ALUR_COLUMN_TEXT, columns[i].width, columns[i].stretch);
}

static void
read_accepted (List *list)
{
  AlurElement *accepted = alur_document_get_accepted (list->request->document);

  if (accepted == NULL)
    return;
  ALUR_FOREACH (finding, accepted, ALUR_KIND_ACCEPTED_FINDING)
  {
    const char *key = alur_element_get_text (finding, ALUR_ACCEPTED_FINDING_KEY);

    /* A file may say nothing of what was accepted. */
    if (key != NULL)
      g_hash_table_insert (list->accepted, (gpointer) (guintptr) key, finding);
  }
}

static AlurTable *
list_findings (const AlurViewRequest *request, const GPtrArray *findings)
{
  List list = { .request = request, .language = request->language };

  list.table = alur_table_new (request->metrics, request->language);
  list.accepted = g_hash_table_new (g_str_hash, g_str_equal);
  read_accepted (&list);
  alur_legend_init (&list.legend, request->language, NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const AlurFinding *finding = g_ptr_array_index (findings, i);

      alur_legend_want (&list.legend, ALUR_LEGEND_SEVERITY, finding->severity);
    }
  alur_legend_write_to_table (&list.legend, list.table);
  add_columns (&list);
  add_section (&list, findings, ALUR_SEVERITY_ERROR, FALSE, N_ ("Problems"));
  add_section (&list, findings, ALUR_SEVERITY_WARNING, FALSE, N_ ("Needs attention"));
  add_section (&list, findings, ALUR_SEVERITY_INFO, FALSE, N_ ("Suggestions"));
  add_section (&list, findings, ALUR_SEVERITY_UNSET, TRUE, N_ ("Left as it is, for a reason"));
  g_hash_table_unref (list.accepted);
  return list.table;
}

gboolean
alur_view_build_findings (AlurViewOutput *output, const AlurViewRequest *request, GError **error)
{
  const GPtrArray *findings = request->analysis != NULL
                                  ? alur_analysis_get_findings (request->analysis, request->stage)
                                  : NULL;
  g_autofree char *title = g_strdup (alur_tr (request->language, N_ ("Problems and suggestions")));

  if (findings == NULL || findings->len == 0)
    alur_view_output_take_empty (output, request, g_steal_pointer (&title), g_strdup ("findings"),
                                 N_ ("There are no findings in this stage."),
                                 N_ ("No check has found anything to say about it."));
  else
    alur_view_output_take_table (output, g_steal_pointer (&title), g_strdup ("findings"),
                                 list_findings (request, findings));
  return TRUE;
}
