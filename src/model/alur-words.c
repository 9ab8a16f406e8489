/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NOT_WRITTEN                                                                                \
  {                                                                                                \
    "", ""                                                                                         \
  }
#define LAST                                                                                       \
  {                                                                                                \
    NULL, NULL                                                                                     \
  }

/* Translators: the eleven kinds of authority of the 3PO method. */
const AlurWord alur_role_words[] = { NOT_WRITTEN,
                                     { "decision-maker", N_ ("decision-maker") },
                                     { "regulator", N_ ("regulator") },
                                     { "planner", N_ ("planner") },
                                     { "coordinator", N_ ("coordinator") },
                                     { "supplier", N_ ("supplier") },
                                     { "distributor", N_ ("distributor") },
                                     { "liaison", N_ ("liaison") },
                                     { "implementer", N_ ("implementer") },
                                     { "assistant", N_ ("assistant implementer") },
                                     { "supervisor", N_ ("supervisor") },
                                     { "evaluator", N_ ("evaluator") },
                                     LAST };

const AlurWord alur_resource_words[] = { NOT_WRITTEN,
                                         { "information", N_ ("information") },
                                         { "funds", N_ ("funds") },
                                         { "people", N_ ("people") },
                                         { "goods", N_ ("goods") },
                                         { "other", N_ ("other resources") },
                                         LAST };

/* Translators: where an authority comes from, in the terms of administrative law. */
const AlurWord alur_source_words[] = { NOT_WRITTEN,
                                       { "attribution", N_ ("attribution") },
                                       { "delegation", N_ ("delegation") },
                                       { "mandate", N_ ("mandate") },
                                       LAST };

const AlurWord alur_level_words[] = { NOT_WRITTEN,
                                      { "leadership", N_ ("head of region") },
                                      { "support", N_ ("supporting institution") },
                                      { "service-centre", N_ ("service centre") },
                                      { "service-point", N_ ("service point") },
                                      { "partner-private", N_ ("private partner") },
                                      { "partner-civic", N_ ("civil-society partner") },
                                      { "customer", N_ ("customer") },
                                      { "other", N_ ("other unit") },
                                      LAST };

const AlurWord alur_position_words[] = { NOT_WRITTEN,
                                         { "structural", N_ ("structural position") },
                                         { "functional", N_ ("functional position") },
                                         { "executor", N_ ("executor position") },
                                         LAST };

const AlurWord alur_relation_words[] = { NOT_WRITTEN,
                                         { "coordination", N_ ("coordination") },
                                         { "partnership", N_ ("partnership") },
                                         { "supply", N_ ("supply") },
                                         { "supervision", N_ ("supervision") },
                                         { "information", N_ ("information") },
                                         LAST };

const AlurWord alur_procedure_words[] = { NOT_WRITTEN,
                                          { "service", N_ ("service procedure") },
                                          { "support", N_ ("support procedure") },
                                          LAST };

const AlurWord alur_orientation_words[]
    = { NOT_WRITTEN, { "horizontal", N_ ("horizontal") }, { "vertical", N_ ("vertical") }, LAST };

const AlurWord alur_step_words[] = { NOT_WRITTEN,
                                     { "start", N_ ("start") },
                                     { "task", N_ ("task") },
                                     { "decision", N_ ("decision") },
                                     { "subprocess", N_ ("subprocess") },
                                     { "wait", N_ ("wait") },
                                     { "end", N_ ("end") },
                                     LAST };

/* Translators: for whom a step adds value. */
const AlurWord alur_value_words[] = { NOT_WRITTEN,
                                      { "customer", N_ ("the customer") },
                                      { "organisation", N_ ("the organisation") },
                                      { "none", N_ ("nobody") },
                                      LAST };

/* Translators: on how many of its incoming flows a step starts. */
const AlurWord alur_join_words[] = {
  NOT_WRITTEN, { "any", N_ ("any incoming flow") }, { "all", N_ ("all incoming flows") }, LAST
};

const AlurWord alur_flow_words[] = { NOT_WRITTEN,
                                     { "sequence", N_ ("sequence") },
                                     { "decision", N_ ("decision flow") },
                                     { "information", N_ ("information flow") },
                                     { "money", N_ ("money flow") },
                                     { "goods", N_ ("goods flow") },
                                     LAST };

const AlurWord alur_action_words[] = { NOT_WRITTEN,
                                       { "keep", N_ ("keep") },
                                       { "abolish", N_ ("abolish") },
                                       { "combine", N_ ("combine") },
                                       { "simplify", N_ ("simplify") },
                                       { "decentralise", N_ ("decentralise") },
                                       LAST };

const AlurWord alur_stage_words[] = { NOT_WRITTEN,
                                      { "current", N_ ("present condition") },
                                      { "interim", N_ ("interim stage") },
                                      { "target", N_ ("target condition") },
                                      LAST };

const AlurWord alur_status_words[] = { NOT_WRITTEN,
                                       { "in-force", N_ ("in force") },
                                       { "to-draft", N_ ("to be drafted") },
                                       { "to-revise", N_ ("to be revised") },
                                       { "to-repeal", N_ ("to be repealed") },
                                       { "repealed", N_ ("repealed") },
                                       LAST };

const AlurWord alur_exclusive_words[] = { NOT_WRITTEN,
                                          { "yes", N_ ("exclusive everywhere") },
                                          { "no", N_ ("not exclusive") },
                                          { "scope", N_ ("exclusive within a scope") },
                                          LAST };

const AlurWord alur_severity_words[] = { NOT_WRITTEN,
                                         { "none", N_ ("none") },
                                         { "info", N_ ("suggestion") },
                                         { "warning", N_ ("needs attention") },
                                         { "error", N_ ("problem") },
                                         LAST };

const AlurWord alur_answer_words[]
    = { NOT_WRITTEN, { "yes", N_ ("yes") }, { "no", N_ ("no") }, LAST };

/* Translators: kinds of Indonesian regulation, in order of rank. */
const AlurWord alur_regulation_words[]
    = { NOT_WRITTEN,
        { "uud", N_ ("Constitution") },
        { "tapmpr", N_ ("Decree of the People's Consultative Assembly") },
        { "uu", N_ ("Law") },
        { "perppu", N_ ("Government Regulation in Lieu of Law") },
        { "pp", N_ ("Government Regulation") },
        { "perpres", N_ ("Presidential Regulation") },
        { "keppres", N_ ("Presidential Decree") },
        { "inpres", N_ ("Presidential Instruction") },
        { "permen", N_ ("Ministerial Regulation") },
        { "perban", N_ ("Agency Regulation") },
        { "kepmen", N_ ("Ministerial Decree") },
        { "perda", N_ ("Regional Regulation") },
        { "pergub", N_ ("Governor's Regulation") },
        { "perbup", N_ ("Regent's Regulation") },
        { "perwali", N_ ("Mayor's Regulation") },
        { "kepkada", N_ ("Decree of the Head of Region") },
        { "perdes", N_ ("Village Regulation") },
        { "sk", N_ ("Decree") },
        { "se", N_ ("Circular") },
        { "pks", N_ ("Cooperation Agreement") },
        { "sop", N_ ("Standard Operating Procedure") },
        { "other", N_ ("other regulation") },
        LAST };

/* Translators: the fifteen criteria of the 3PO method. */
const AlurWord alur_criterion_words[] = { NOT_WRITTEN,
                                          { "simplicity", N_ ("simplicity") },
                                          { "clarity", N_ ("clarity") },
                                          { "certainty", N_ ("certainty and punctuality") },
                                          { "accuracy", N_ ("accuracy") },
                                          { "non-discrimination", N_ ("non-discrimination") },
                                          { "accountability", N_ ("accountability") },
                                          { "facilities", N_ ("completeness of facilities") },
                                          { "accessibility", N_ ("ease of access") },
                                          { "honesty", N_ ("honesty") },
                                          { "care", N_ ("care") },
                                          { "discipline", N_ ("discipline") },
                                          { "courtesy", N_ ("courtesy") },
                                          { "friendliness", N_ ("friendliness") },
                                          { "security", N_ ("security") },
                                          { "comfort", N_ ("comfort") },
                                          LAST };

const AlurWord alur_giver_words[] = { NOT_WRITTEN, { "customer", N_ ("the customer") }, LAST };

/**
 * alur_word_lookup:
 * @words: a vocabulary
 * @name: a word as it stands in a file
 * @length: its bytes
 *
 * Returns: the value of that word, or 0 when the vocabulary has no such word
 */
guint
alur_word_lookup (const AlurWord *words, const char *name, gsize length)
{
  for (guint i = 1; length > 0 && words[i].name != NULL; i++)
    {
      if (words[i].name[0] == name[0] && strncmp (words[i].name, name, length) == 0
          && words[i].name[length] == '\0')
        return i;
    }
  return 0;
}
