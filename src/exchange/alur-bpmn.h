/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-xml-tree.h"

G_BEGIN_DECLS

/* The words of BPMN 2.0 (OMG formal/2013-12-09, ISO/IEC 19510) that reading and writing share. */

#define ALUR_BPMN_SPACE "http://www.omg.org/spec/BPMN/20100524/MODEL"
#define ALUR_BPMN_SPACE_DI "http://www.omg.org/spec/BPMN/20100524/DI"
#define ALUR_BPMN_SPACE_DC "http://www.omg.org/spec/DD/20100524/DC"
#define ALUR_BPMN_SPACE_DD "http://www.omg.org/spec/DD/20100524/DI"
#define ALUR_BPMN_SPACE_XSI "http://www.w3.org/2001/XMLSchema-instance"
#define ALUR_BPMN_SPACE_COLOR "http://www.omg.org/spec/BPMN/non-normative/color/1.0"
/* What BPMN has no word for: ours in files of BPMN, and theirs in documents of ours. */
#define ALUR_BPMN_SPACE_ALUR "urn:alur:bpmn:1"

/* What an element of a process is. */
typedef enum
{
  ALUR_BPMN_OTHER,   /* no node: data, artifacts, flows, definitions */
  ALUR_BPMN_TASK,    /* any of the tasks */
  ALUR_BPMN_SUB,     /* sub-process or called activity */
  ALUR_BPMN_GATEWAY, /* any of the gateways */
  ALUR_BPMN_START,   /* start event */
  ALUR_BPMN_END,     /* end event */
  ALUR_BPMN_BETWEEN  /* events between, also on the edge of an activity */
} AlurBpmnClass;

AlurBpmnClass alur_bpmn_get_class (const char *name);
gboolean alur_bpmn_quotes (const AlurXmlNode *node);
gboolean alur_bpmn_is_data (const AlurXmlNode *node);
gboolean alur_bpmn_holds_nodes (const AlurXmlNode *node);
gboolean alur_bpmn_may_have_at_edge (const AlurXmlNode *host, const AlurXmlNode *event);

G_END_DECLS
