/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sentences that differ with the kind of authority: an overlap is told in the words that people
 * have for it ("both decide on"), not by the name of the role. */

#include "alur-rules-organisation.h"

#include <glib/gi18n-lib.h>

/* For two holders, and for more. Translators: {units} are names with "and" before the last,
 * {function} is the matter, {between} a sentence, {bases} regulations. */
static const char *const overlap_sentences[ALUR_N_ROLES][2] = {
  [ALUR_ROLE_DECISION_MAKER]
  = { N_ ("{units} both decide on {function}. {between} Legal basis: {bases}."),
      N_ ("{units} all decide on {function}. {between} Legal basis: {bases}.") },
  [ALUR_ROLE_REGULATOR]
  = { N_ ("{units} both regulate {function}. {between} Legal basis: {bases}."),
      N_ ("{units} all regulate {function}. {between} Legal basis: {bases}.") },
  [ALUR_ROLE_PLANNER] = { N_ ("{units} both plan {function}. {between} Legal basis: {bases}."),
                          N_ ("{units} all plan {function}. {between} Legal basis: {bases}.") },
  [ALUR_ROLE_COORDINATOR]
  = { N_ ("{units} both coordinate {function}. {between} Legal basis: {bases}."),
      N_ ("{units} all coordinate {function}. {between} Legal basis: {bases}.") },
  [ALUR_ROLE_SUPPLIER]
  = { N_ ("{units} both supply {resource} for {function}. {between} Legal basis: {bases}."),
      N_ ("{units} all supply {resource} for {function}. {between} Legal basis: {bases}.") },
  [ALUR_ROLE_DISTRIBUTOR]
  = { N_ ("{units} both distribute {resource} for {function}. {between} Legal basis: {bases}."),
      N_ ("{units} all distribute {resource} for {function}. {between} Legal basis: {bases}.") },
  [ALUR_ROLE_LIAISON]
  = { N_ ("{units} are both liaison for {function}. {between} Legal basis: {bases}."),
      N_ ("{units} are all liaison for {function}. {between} Legal basis: {bases}.") },
  [ALUR_ROLE_IMPLEMENTER]
  = { N_ ("{units} both carry out {function}. {between} Legal basis: {bases}."),
      N_ ("{units} all carry out {function}. {between} Legal basis: {bases}.") },
  [ALUR_ROLE_ASSISTANT]
  = { N_ ("{units} both help to carry out {function}. {between} Legal basis: {bases}."),
      N_ ("{units} all help to carry out {function}. {between} Legal basis: {bases}.") },
  [ALUR_ROLE_SUPERVISOR]
  = { N_ ("{units} both supervise {function}. {between} Legal basis: {bases}."),
      N_ ("{units} all supervise {function}. {between} Legal basis: {bases}.") },
  [ALUR_ROLE_EVALUATOR]
  = { N_ ("{units} both evaluate {function}. {between} Legal basis: {bases}."),
      N_ ("{units} all evaluate {function}. {between} Legal basis: {bases}.") },
};

/**
 * alur_rule_overlap_message: (skip)
 */
const char *
alur_rule_overlap_message (const AlurFinding *finding)
{
  return overlap_sentences[finding->role][finding->n_units > 2 ? 1 : 0];
}

/**
 * alur_rule_overlap_suggestion: (skip)
 */
const char *
alur_rule_overlap_suggestion (const AlurFinding *finding)
{
  if (finding->between == ALUR_BETWEEN_INTERNAL)
    return N_ ("Leave {role} of {function} with one of them; the others can have it by delegation "
               "or mandate from it, or each a scope of its own.");
  return N_ ("Agree which of them is {role} of {function} and write it into one regulation; the "
             "others can coordinate or assist, or have scopes of their own.");
}

static const char *const missing_sentences[ALUR_N_ROLES] = {
  [ALUR_ROLE_DECISION_MAKER] = N_ ("Nobody decides on {function}."),
  [ALUR_ROLE_IMPLEMENTER] = N_ ("Nobody carries out {function}."),
  [ALUR_ROLE_SUPERVISOR] = N_ ("Nobody supervises {function}."),
  [ALUR_ROLE_EVALUATOR] = N_ ("Nobody evaluates {function}."),
};

/**
 * alur_rule_missing_message: (skip)
 */
const char *
alur_rule_missing_message (const AlurFinding *finding)
{
  return missing_sentences[finding->role];
}
