/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-bpmn.h"
#include "alur-document.h"
#include "alur-xml-tree.h"

G_BEGIN_DECLS

/* A file that is about to be written, into which comes what was kept; a file each for what it
 * has. */
typedef struct
{
  AlurXmlTree *tree;
  AlurXmlNode *root;
  AlurXmlNode *collaboration;
  AlurXmlNode *plane;
  AlurDocument *document;
  const AlurElement *stage;
  gboolean has_pools;   /* not only processes without one */
  GHashTable *nodes;    /* id → AlurXmlNode of BPMN, as written */
  GHashTable *drawn;    /* bpmnElement → AlurXmlNode: its shape or line */
  GHashTable *renamed;  /* id → id: what is called otherwise at the end */
  GHashTable *lanes;    /* AlurXmlNode: a lane that was kept → id of the one that we had made */
  GHashTable *kept_ids; /* of what was kept whole */
  GHashTable *ids;      /* in use, or meant to be, also by what is not in the file */
  GHashTable *taken;    /* the values of `renamed` */
  GPtrArray *kept;      /* AlurXmlTree: what was kept, alive as long as needed */
} AlurBpmnPutBack;

/* alur-bpmn-put-back.c */
AlurXmlNode *alur_bpmn_put_back_find (AlurBpmnPutBack *self, const char *id);
AlurXmlNode *
alur_bpmn_put_back_read (AlurBpmnPutBack *self, const AlurElement *foreign, const char *space);
gboolean alur_bpmn_put_back_may_add (AlurBpmnPutBack *self, const AlurXmlNode *kept);
gboolean alur_bpmn_put_back_rename (AlurBpmnPutBack *self, const char *id, const char *other);
void alur_bpmn_put_back_call (AlurBpmnPutBack *self,
                              const AlurElement *element,
                              const char *id,
                              const char *name);
void alur_bpmn_put_back_undraw (AlurBpmnPutBack *self, const char *id);
void alur_bpmn_put_back_merge (AlurBpmnPutBack *self, AlurXmlNode *node, const AlurXmlNode *kept);
void
alur_bpmn_put_back_attributes (AlurBpmnPutBack *self, AlurXmlNode *node, const AlurXmlNode *kept);

/* alur-bpmn-put-back-tree.c: surgery */
void alur_xml_node_detach (AlurXmlNode *node);
void alur_xml_node_append (AlurXmlNode *parent, AlurXmlNode *node);
void alur_xml_node_unset (AlurXmlNode *node, const char *space, const char *name);
void alur_bpmn_sort_children (AlurXmlNode *node);

/* alur-bpmn-put-back-ids.c */
void alur_bpmn_put_back_ids (AlurXmlTree *tree, GHashTable *ids);

/* alur-bpmn-put-back-data.c */
void alur_bpmn_put_back_data (AlurBpmnPutBack *self,
                              const AlurElement *procedure,
                              const AlurXmlNode *process);

/* alur-bpmn-put-back-loose.c */
void alur_bpmn_put_back_loose (AlurBpmnPutBack *self);

/* alur-bpmn-put-back-process.c */
void alur_bpmn_put_back_procedure (AlurBpmnPutBack *self, const AlurElement *procedure);
void alur_bpmn_put_back_inside (AlurBpmnPutBack *self, const AlurElement *procedure);

/* alur-bpmn-put-back-diagram.c */
void alur_bpmn_put_back_shapes (AlurBpmnPutBack *self, const AlurElement *element, const char *id);
void alur_bpmn_put_back_diagram (AlurBpmnPutBack *self, const AlurXmlNode *diagram);

G_END_DECLS
