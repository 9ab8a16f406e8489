/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-rule-title.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *rule;
  const char *title;
} Title;

/* It does not know how to break a row with a translated text. */
/* clang-format off */
static const Title titles[] = {
  { "overlap", N_ ("Overlapping authorities") },
  { "duplicate-authority", N_ ("Authorities given twice") },
  { "nested-overlap", N_ ("Overlaps with the function above") },
  { "orphan-function", N_ ("Functions that nobody holds") },
  { "missing-decision-maker", N_ ("Nobody decides") },
  { "missing-implementer", N_ ("Nobody carries it out") },
  { "missing-supervisor", N_ ("Nobody supervises") },
  { "missing-evaluator", N_ ("Nobody evaluates") },
  { "conflict-of-interest", N_ ("Conflicts of interest") },
  { "assistant-without-implementer", N_ ("Assistants without anybody to assist") },
  { "uncoordinated", N_ ("Nobody coordinates") },
  { "supervises-superior", N_ ("Watching over one's own superior") },
  { "unit-without-function", N_ ("Units without a function") },
  { "idle-authority", N_ ("Authorities without a step") },
  { "span-too-wide", N_ ("Too many sub-units") },
  { "span-too-narrow", N_ ("Too few sub-units") },
  { "too-deep", N_ ("Too many levels") },
  { "no-start", N_ ("Procedures without a start") },
  { "several-starts", N_ ("Several starts") },
  { "no-end", N_ ("Procedures without an end") },
  { "start-has-incoming", N_ ("Flows back into a start") },
  { "end-has-outgoing", N_ ("Flows out of an end") },
  { "unreachable", N_ ("Steps that no case reaches") },
  { "dead-end", N_ ("Steps that lead nowhere") },
  { "no-way-out", N_ ("Steps without a way to the end") },
  { "waits-for-itself", N_ ("Steps that wait for themselves") },
  { "join-never-complete", N_ ("Steps that wait for ever") },
  { "decision-without-choice", N_ ("Decisions without a choice") },
  { "unlabelled-choice", N_ ("Ways without a label") },
  { "bad-probabilities", N_ ("Chances that don't add up") },
  { "no-actor", N_ ("Steps that nobody does") },
  { "missing-time", N_ ("Steps without a time") },
  { "step-without-authority", N_ ("Steps without authority") },
  { "fee-without-money", N_ ("Fees without a flow of money") },
  { "repeated-input", N_ ("Asked for more than once") },
  { "similar-steps", N_ ("The same step twice") },
  { "back-and-forth", N_ ("There and back again") },
  { "approval-chain", N_ ("Chains of approval") },
  { "decided-too-high", N_ ("Decided too high up") },
  { "many-counters", N_ ("Several counters") },
  { "waiting-dominates", N_ ("Mostly waiting") },
  { "promise-broken", N_ ("Longer than promised") },
  { "sop-identity-incomplete", N_ ("SOP identity is incomplete") },
  { "sop-dates", N_ ("SOP dates in the wrong order") },
  { "sop-actor-order", N_ ("SOP actors in another order") },
  { "sop-quality-missing", N_ ("SOP rows with gaps") },
  { "sop-output-unused", N_ ("Outputs that nobody uses") },
  { "sop-not-active", N_ ("Activities not in the active") },
  { "sop-actor-in-name", N_ ("Actors named in the activity") },
  { "sop-too-long", N_ ("SOP is too long") },
  { "redesign-not-applied", N_ ("Decisions not carried out") },
  { "removed-without-decision", N_ ("Gone without a decision") },
  { "change-without-regulation", N_ ("Changes without a new regulation") },
  { "understaffed", N_ ("Too few people") },
  { "overstaffed", N_ ("Too many people") },
  { "position-without-work", N_ ("Positions without work") },
  { "step-without-position", N_ ("Steps without a position") },
  { "no-legal-basis", N_ ("Authorities without a legal basis") },
  { "repealed-basis", N_ ("Legal bases that are repealed") },
  { "unused-regulation", N_ ("Regulations that nobody uses") },
};
/* clang-format on */

/**
 * alur_rule_title_get:
 * @rule: the id of a rule
 *
 * Returns: what its findings are headed with, untranslated: give it to alur_tr(); for a rule
 *   without a title its id
 */
const char *
alur_rule_title_get (const char *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (titles[i].rule, rule) == 0)
      return titles[i].title;
  return rule;
}
