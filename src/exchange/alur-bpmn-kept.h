/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-document.h"
#include "alur-xml-tree.h"

G_BEGIN_DECLS

/* What a document keeps of the file of BPMN that it was made from, so that writing it as BPMN gives
 * that back. docs/bpmn.md tells it with examples.
 *
 * Attributes of %ALUR_BPMN_SPACE_ALUR:
 *
 *   on a step
 *     element      what it was: "userTask", "parallelGateway"; nothing is made around such a step,
 *                  as long as it is of the kind that comes of that
 *     id           its identifier there, where the step could not have it
 *     name         its name there, where that was not one plain line
 *     named        the name that the reader has made up; it is not written back
 *     shape        the identifier of its BPMNShape
 *   on a flow
 *     element      "sequenceFlow" or "messageFlow"; "data": its data object is kept and not made
 *     id, name, shape
 *                  likewise; of "data" `id` is the reference to the data object
 *   on a procedure
 *     process      the identifier of its process (or sub-process, see `inside`)
 *     participant  that of its pool; without it the process has none
 *     inside       the id of the step whose expanded sub-process it is: its nodes and flows lie in
 *                  that node and not in a process, as long as that step calls it
 *     shape        the identifier of the pool's BPMNShape
 *     origin       "x y": where the first corner of its pool (without one: of its nodes) lies in
 * the diagram, that is by how much what is kept of the diagram is moved
 *
 * Children that are kept as they were, in BPMN's own namespace, each standing alone:
 *
 *   of a step       its node: attributes but for id and name, children but for incoming, outgoing
 *                   and the nodes and flows of a sub-process
 *   of a flow       its sequenceFlow or messageFlow, likewise, without its ends
 *   of a procedure  `process` and `participant`, without what is in them; each `laneSet`, without
 *                   flowNodeRef, its lanes with `unit` (of %ALUR_BPMN_SPACE_ALUR) and `shape`; all
 *                   else that lies in the process, whole: data, artifacts, loose flows
 *   of the stage    `definitions`, without what is in it; `collaboration`, with pools without a
 *                   process, with message flows that lead to pools, with artifacts; all else that
 *                   lies in the definitions, whole; each BPMNDiagram, with what it draws of all
 * that is kept whole
 *
 * What referred to nothing in that file, of associations, message flows and boundary events, has
 * `loose` (of %ALUR_BPMN_SPACE_ALUR). Any other that does when it is written belongs to something
 * that was deleted since, and is left out, or is an event by itself. */

const char *alur_bpmn_kept_get (const AlurElement *element, const char *name);
GHashTable *alur_bpmn_kept_list_ways (const AlurElement *procedure) G_GNUC_WARN_UNUSED_RESULT;
const char *alur_bpmn_kept_get_element (const AlurElement *step, GHashTable *ways);
AlurElement *alur_bpmn_kept_get_whole (AlurDocument *document,
                                       const AlurElement *stage,
                                       const AlurElement *procedure);
void alur_bpmn_kept_set (AlurDocument *document,
                         AlurElement *element,
                         const char *name,
                         const char *value);
AlurElement *
alur_bpmn_kept_add (AlurDocument *document, AlurElement *parent, const AlurXmlNode *node);
GHashTable *alur_bpmn_kept_list_ids (const AlurElement *stage) G_GNUC_WARN_UNUSED_RESULT;
AlurXmlTree *alur_bpmn_kept_read (const AlurElement *foreign) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
