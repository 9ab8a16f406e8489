/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"

G_BEGIN_DECLS

typedef struct _AlurRule AlurRule;

/* Whether the holders of an overlap belong to one institution or to several. */
typedef enum
{
  ALUR_BETWEEN_NONE,
  ALUR_BETWEEN_INTERNAL,
  ALUR_BETWEEN_INSTITUTIONS
} AlurBetween;

/* One thing that a rule found in one stage. An unchangeable value but for `accepted` and
 * `mentions`; its elements are the document's. `units` and `elements` are sets in code point order
 * of their ids; an element may be one of the stage before (a step that is gone). `name`, `about`
 * and `figures` are what the rule's sentence needs beside them, in the rule's own order. */
typedef struct
{
  const AlurRule *rule;
  const AlurElement *stage;
  const AlurElement *subject;  /* what the rule looked at when it found this */
  const AlurElement *function; /* NULL: none */
  const char *name;            /* the input or output of a finding about one; else NULL */
  const AlurElement *const *units;
  const AlurElement *const *elements;
  const AlurElement *const *row; /* the elements as they follow each other; NULL: they do not */
  guint n_units;
  guint n_elements;
  AlurSeverity severity;
  AlurRole role;        /* ALUR_ROLE_NONE: none */
  AlurRole second_role; /* of a pair, the later one in the order of roles */
  AlurResource resource;
  AlurBetween between;
  gboolean accepted;
  guint mentions; /* a place that alur-mentions keeps */
  const AlurElement *about[2];
  double figures[2];
} AlurFinding;

AlurFinding *alur_finding_ref (AlurFinding *self);
void alur_finding_unref (AlurFinding *self);

const char *alur_finding_get_rule_id (const AlurFinding *self);
char *alur_finding_dup_role (const AlurFinding *self) G_GNUC_WARN_UNUSED_RESULT;
char *alur_finding_dup_name (const AlurFinding *self) G_GNUC_WARN_UNUSED_RESULT;
char *alur_finding_dup_key (const AlurFinding *self) G_GNUC_WARN_UNUSED_RESULT;
const char *alur_between_get_name (AlurBetween between);
int alur_finding_compare (const AlurFinding *a, const AlurFinding *b);
gboolean alur_finding_equal (const AlurFinding *a, const AlurFinding *b);

char *alur_finding_dup_message (const AlurFinding *self,
                                AlurDocument *document,
                                const char *language) G_GNUC_WARN_UNUSED_RESULT;
char *alur_finding_dup_suggestion (const AlurFinding *self,
                                   AlurDocument *document,
                                   const char *language) G_GNUC_WARN_UNUSED_RESULT;
char *alur_finding_dup_name_of (AlurDocument *document,
                                const AlurElement *element,
                                const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlurFinding, alur_finding_unref)

G_END_DECLS
