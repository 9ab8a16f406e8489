/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-finding.h"
#include "alur-effective.h"
#include "alur-figures.h"
#include "alur-rule-settings.h"
#include "alur-stage-index.h"
#include "alur-workload.h"

G_BEGIN_DECLS

/* What a rule is and how it reports.
 *
 * A rule is a row of the table in alur-rules.c. It looks at one subject at a time: `scope` says
 * what the subject is and how far from it the rule may look. That is a promise: after an edit the
 * rule is run again on those subjects alone whose scope the edit touched, so a rule that reads
 * more than its scope would keep stale findings (the property test finds that out).
 *
 *   scope          subject     may read, besides the document's rules and the stage's own fields
 *   FUNCTION       function    authorities over it and its ancestors; the units that hold them,
 * their ancestors and levels; the steps and procedures of it and its descendants HOLDINGS function
 * authorities held on it, what they have as `basis`, and the authorities of the same ids in the
 * stage before UNIT           unit        its fields, place in the tree, sub-units, authorities,
 * basis; whether a step names it RELATIONS      stage       its relations and their basis POSITION
 * position    its fields and duties; steps that name it, figures of their procedures PROCEDURE
 * procedure   everything inside it, its flows' other ends, flows of other procedures at its steps;
 * fields and ancestors of the units, fields of the positions that its steps name and the positions
 * of those units; effective holders over the functions of its steps; what it has as `basis` FIGURES
 * procedure   its fields and its figures (so, what it calls too) PROCEDURES     stage everything
 * inside all its procedures DECISIONS      stage       steps, units and redesign decisions of its
 * procedures and of those of every earlier stage REGULATION     regulation  whether anything refers
 * to it (told with the first stage only)
 */
typedef enum
{
  ALUR_SCOPE_NONE,
  ALUR_SCOPE_FUNCTION,
  ALUR_SCOPE_HOLDINGS,
  ALUR_SCOPE_UNIT,
  ALUR_SCOPE_RELATIONS,
  ALUR_SCOPE_POSITION,
  ALUR_SCOPE_PROCEDURE,
  ALUR_SCOPE_FIGURES,
  ALUR_SCOPE_PROCEDURES,
  ALUR_SCOPE_DECISIONS,
  ALUR_SCOPE_REGULATION,
  ALUR_N_SCOPES
} AlurScope;

typedef enum
{
  ALUR_FAMILY_ORGANISATION,
  ALUR_FAMILY_PROCEDURE,
  ALUR_FAMILY_SOP,
  ALUR_FAMILY_STAGES,
  ALUR_FAMILY_PERSONNEL,
  ALUR_N_FAMILIES
} AlurRuleFamily;

/* One run of a rule on one subject. Rules read the first part and report through the functions. */
typedef struct
{
  AlurDocument *document;
  const AlurElement *stage;
  const AlurElement *stage_before; /* NULL in the first stage */
  const AlurElement *subject;
  AlurStageIndex *index;
  const AlurRuleSettings *settings;
  const AlurEffective *effective; /* with scope FUNCTION: who holds authority over the subject */
  AlurFigures *figures;
  const AlurWorkload *workload; /* with scope POSITION: that of the subject */
  GHashTable *references;       /* with scope REGULATION: how often each id is referred to */

  /* private to the analysis */
  const AlurRule *rule;
  GPtrArray *sink;
} AlurRuleRun;

typedef void (*AlurRuleFunc) (AlurRuleRun *run);

/* What a rule reports; all that is left out is zero. `units` and `elements` may stand in any order
 * and more than once. `severity` 0 is the rule's own; ALUR_SEVERITY_NONE reports nothing. */
typedef struct
{
  AlurSeverity severity;
  const AlurElement *function;
  AlurRole role;
  AlurRole second_role;
  AlurResource resource;
  AlurBetween between;
  const AlurElement *const *units;
  guint n_units;
  const AlurElement *const *elements;
  guint n_elements;
  const char *name; /* must belong to the document */
  const AlurElement *about[2];
  double figures[2];
} AlurReport;

void alur_rule_report (AlurRuleRun *run, const AlurReport *report);
void alur_rule_report_element (AlurRuleRun *run, const AlurElement *element);
void
alur_rule_report_holder (AlurRuleRun *run, const AlurHolder *holder, const AlurElement *regulation);

/* Which text a finding has, where one template is not enough: an untranslated template. */
typedef const char *(*AlurRuleChoose) (const AlurFinding *finding);

typedef struct
{
  AlurScope scope;
  AlurRuleFunc run;
} AlurRulePass;

/* A row of the catalogue. `message` and `suggestion` are templates (N_()) with these words in
 * braces, filled in the reader's language:
 *
 *   {function} {role} {second-role} {resource} {stage} {name}
 *   {units} {elements}    names of all, with "and" before the last
 *   {unit} {element}      name of the first
 *   {subject}             name of what the rule looked at (a procedure, say)
 *   {procedure}           name of the procedure that the subject or the first element lies in
 *   {about1} {about2}     names of `about`
 *   {bases}               the legal bases of `elements`, or "no legal basis"
 *   {number1} {number2}   `figures` as plain numbers, two decimals at most
 *   {percent1} {percent2} `figures` × 100 with "%"
 *   {time1} {time2}       `figures` in minutes, as a duration
 *   {money1} {money2}     `figures` as an amount
 *   {count}               how many `elements`
 */
struct _AlurRule
{
  const char *id;
  AlurSeverity severity;
  AlurRuleFamily family;
  AlurRulePass passes[4];
  const char *message;
  const char *suggestion;
  AlurRuleChoose choose_message;    /* instead of `message` */
  AlurRuleChoose choose_suggestion; /* instead of `suggestion` */
};

const AlurRule *alur_rules_get (guint *n_rules);
const AlurRule *alur_rule_find (const char *id);

G_END_DECLS
