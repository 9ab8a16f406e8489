/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The closed vocabularies of a document. 0 always means "not written"; where a field has a default
 * word, the field's initial value is that word and it is never 0. The order is that of the words in
 * the file format's description; `ALUR_ROLE_` order is the order of roles in a finding. */

typedef enum
{
  ALUR_ROLE_NONE,
  ALUR_ROLE_DECISION_MAKER,
  ALUR_ROLE_REGULATOR,
  ALUR_ROLE_PLANNER,
  ALUR_ROLE_COORDINATOR,
  ALUR_ROLE_SUPPLIER,
  ALUR_ROLE_DISTRIBUTOR,
  ALUR_ROLE_LIAISON,
  ALUR_ROLE_IMPLEMENTER,
  ALUR_ROLE_ASSISTANT,
  ALUR_ROLE_SUPERVISOR,
  ALUR_ROLE_EVALUATOR,
  ALUR_N_ROLES
} AlurRole;

typedef enum
{
  ALUR_RESOURCE_NONE,
  ALUR_RESOURCE_INFORMATION,
  ALUR_RESOURCE_FUNDS,
  ALUR_RESOURCE_PEOPLE,
  ALUR_RESOURCE_GOODS,
  ALUR_RESOURCE_OTHER
} AlurResource;

typedef enum
{
  ALUR_SOURCE_NONE,
  ALUR_SOURCE_ATTRIBUTION,
  ALUR_SOURCE_DELEGATION,
  ALUR_SOURCE_MANDATE
} AlurSource;

typedef enum
{
  ALUR_LEVEL_NONE,
  ALUR_LEVEL_LEADERSHIP,
  ALUR_LEVEL_SUPPORT,
  ALUR_LEVEL_SERVICE_CENTRE,
  ALUR_LEVEL_SERVICE_POINT,
  ALUR_LEVEL_PARTNER_PRIVATE,
  ALUR_LEVEL_PARTNER_CIVIC,
  ALUR_LEVEL_CUSTOMER,
  ALUR_LEVEL_OTHER
} AlurLevel;

typedef enum
{
  ALUR_POSITION_NONE,
  ALUR_POSITION_STRUCTURAL,
  ALUR_POSITION_FUNCTIONAL,
  ALUR_POSITION_EXECUTOR
} AlurPositionKind;

typedef enum
{
  ALUR_RELATION_NONE,
  ALUR_RELATION_COORDINATION,
  ALUR_RELATION_PARTNERSHIP,
  ALUR_RELATION_SUPPLY,
  ALUR_RELATION_SUPERVISION,
  ALUR_RELATION_INFORMATION
} AlurRelationKind;

typedef enum
{
  ALUR_PROCEDURE_NONE,
  ALUR_PROCEDURE_SERVICE,
  ALUR_PROCEDURE_SUPPORT
} AlurProcedureKind;

typedef enum
{
  ALUR_ORIENTATION_NONE,
  ALUR_ORIENTATION_HORIZONTAL,
  ALUR_ORIENTATION_VERTICAL
} AlurOrientation;

typedef enum
{
  ALUR_STEP_KIND_NONE,
  ALUR_STEP_KIND_START,
  ALUR_STEP_KIND_TASK,
  ALUR_STEP_KIND_DECISION,
  ALUR_STEP_KIND_SUBPROCESS,
  ALUR_STEP_KIND_WAIT,
  ALUR_STEP_KIND_END
} AlurStepKind;

typedef enum
{
  ALUR_VALUE_NONE,
  ALUR_VALUE_FOR_CUSTOMER,
  ALUR_VALUE_FOR_ORGANISATION,
  ALUR_VALUE_FOR_NOBODY
} AlurStepValue;

typedef enum
{
  ALUR_JOIN_NONE,
  ALUR_JOIN_ANY,
  ALUR_JOIN_ALL
} AlurJoin;

typedef enum
{
  ALUR_FLOW_NONE,
  ALUR_FLOW_SEQUENCE,
  ALUR_FLOW_DECISION,
  ALUR_FLOW_INFORMATION,
  ALUR_FLOW_MONEY,
  ALUR_FLOW_GOODS
} AlurFlowKind;

typedef enum
{
  ALUR_ACTION_NONE,
  ALUR_ACTION_KEEP,
  ALUR_ACTION_ABOLISH,
  ALUR_ACTION_COMBINE,
  ALUR_ACTION_SIMPLIFY,
  ALUR_ACTION_DECENTRALISE
} AlurAction;

typedef enum
{
  ALUR_STAGE_NONE,
  ALUR_STAGE_CURRENT,
  ALUR_STAGE_INTERIM,
  ALUR_STAGE_TARGET
} AlurStageKind;

typedef enum
{
  ALUR_STATUS_NONE,
  ALUR_STATUS_IN_FORCE,
  ALUR_STATUS_TO_DRAFT,
  ALUR_STATUS_TO_REVISE,
  ALUR_STATUS_TO_REPEAL,
  ALUR_STATUS_REPEALED
} AlurStatus;

typedef enum
{
  ALUR_EXCLUSIVE_NONE,
  ALUR_EXCLUSIVE_YES,
  ALUR_EXCLUSIVE_NO,
  ALUR_EXCLUSIVE_SCOPE
} AlurExclusive;

/* Severities ascend: a larger one is worse. */
typedef enum
{
  ALUR_SEVERITY_UNSET,
  ALUR_SEVERITY_NONE,
  ALUR_SEVERITY_INFO,
  ALUR_SEVERITY_WARNING,
  ALUR_SEVERITY_ERROR
} AlurSeverity;

typedef enum
{
  ALUR_ANSWER_NONE,
  ALUR_ANSWER_YES,
  ALUR_ANSWER_NO
} AlurAnswer;

/* The kinds of regulation, in order of rank as the format lists them. */
typedef enum
{
  ALUR_REGULATION_NONE,
  ALUR_REGULATION_UUD,
  ALUR_REGULATION_TAPMPR,
  ALUR_REGULATION_UU,
  ALUR_REGULATION_PERPPU,
  ALUR_REGULATION_PP,
  ALUR_REGULATION_PERPRES,
  ALUR_REGULATION_KEPPRES,
  ALUR_REGULATION_INPRES,
  ALUR_REGULATION_PERMEN,
  ALUR_REGULATION_PERBAN,
  ALUR_REGULATION_KEPMEN,
  ALUR_REGULATION_PERDA,
  ALUR_REGULATION_PERGUB,
  ALUR_REGULATION_PERBUP,
  ALUR_REGULATION_PERWALI,
  ALUR_REGULATION_KEPKADA,
  ALUR_REGULATION_PERDES,
  ALUR_REGULATION_SK,
  ALUR_REGULATION_SE,
  ALUR_REGULATION_PKS,
  ALUR_REGULATION_SOP,
  ALUR_REGULATION_OTHER
} AlurRegulationKind;

typedef enum
{
  ALUR_CRITERION_NONE,
  ALUR_CRITERION_SIMPLICITY,
  ALUR_CRITERION_CLARITY,
  ALUR_CRITERION_CERTAINTY,
  ALUR_CRITERION_ACCURACY,
  ALUR_CRITERION_NON_DISCRIMINATION,
  ALUR_CRITERION_ACCOUNTABILITY,
  ALUR_CRITERION_FACILITIES,
  ALUR_CRITERION_ACCESSIBILITY,
  ALUR_CRITERION_HONESTY,
  ALUR_CRITERION_CARE,
  ALUR_CRITERION_DISCIPLINE,
  ALUR_CRITERION_COURTESY,
  ALUR_CRITERION_FRIENDLINESS,
  ALUR_CRITERION_SECURITY,
  ALUR_CRITERION_COMFORT,
  ALUR_N_CRITERIA
} AlurCriterion;

/* One word of a vocabulary: as it stands in the file, and as people call it. */
typedef struct
{
  const char *name;
  const char *label; /* untranslated; give it to alur_tr() */
} AlurWord;

/* A vocabulary: words[value], words[0] is { "", "" }, the last has a NULL name. */
extern const AlurWord alur_role_words[];
extern const AlurWord alur_resource_words[];
extern const AlurWord alur_source_words[];
extern const AlurWord alur_level_words[];
extern const AlurWord alur_position_words[];
extern const AlurWord alur_relation_words[];
extern const AlurWord alur_procedure_words[];
extern const AlurWord alur_orientation_words[];
extern const AlurWord alur_step_words[];
extern const AlurWord alur_value_words[];
extern const AlurWord alur_join_words[];
extern const AlurWord alur_flow_words[];
extern const AlurWord alur_action_words[];
extern const AlurWord alur_stage_words[];
extern const AlurWord alur_status_words[];
extern const AlurWord alur_exclusive_words[];
extern const AlurWord alur_severity_words[];
extern const AlurWord alur_answer_words[];
extern const AlurWord alur_regulation_words[];
extern const AlurWord alur_criterion_words[];
extern const AlurWord alur_giver_words[];

guint alur_word_lookup (const AlurWord *words, const char *name, gsize length);

G_END_DECLS
