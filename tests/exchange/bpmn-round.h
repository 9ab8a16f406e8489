/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-bpmn-reader.h"

/* Files of others into a document, out again and back. */

#define BPMN_ROUND_HEAD                                                                            \
  "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='urn:x' "      \
  "xmlns:alur='urn:alur:bpmn:1'>"

AlurDocument *bpmn_round_read (const char *text,
                               const char *name,
                               const AlurBpmnChoices *choices) G_GNUC_WARN_UNUSED_RESULT;
/* A document with what is @inside its only stage; "b" is the prefix of what is kept of BPMN. */
AlurDocument *bpmn_round_read_own (const char *inside) G_GNUC_WARN_UNUSED_RESULT;
/* The first stage of it as BPMN. */
GBytes *bpmn_round_write (AlurDocument *document,
                          const AlurBpmnChoices *choices) G_GNUC_WARN_UNUSED_RESULT;
AlurDocument *bpmn_round_send (AlurDocument *document,
                               const char *name,
                               const AlurBpmnChoices *choices) G_GNUC_WARN_UNUSED_RESULT;
void bpmn_round_assert_same (AlurDocument *document,
                             AlurDocument *other,
                             const char *name,
                             guint number);
void bpmn_round_assert_ids (const AlurXmlNode *node, GHashTable *ids);
/* What each identifier is, and how many there are of each kind of element. */
void bpmn_round_count (const AlurXmlNode *top, GHashTable *ids, GHashTable *kinds);
/* The first below @top with that attribute, but for what is ours. */
AlurXmlNode *bpmn_round_find (AlurXmlNode *top, const char *attribute, const char *value);
