/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alur-bpmn-reader.h"
#include "alur-bpmn.h"
#include "alur-geometry.h"

G_BEGIN_DECLS

/* A process, or the inside of a sub-process, that becomes a procedure. */
typedef struct
{
  AlurXmlNode *node;
  AlurXmlNode *pool; /* NULL: none */
  AlurElement *procedure;
  AlurElement *unit; /* of its steps in no lane; NULL: none */
  GPtrArray
      *lanes; /* AlurBpmnImportLane, the innermost only, in the order in which they are drawn */
  GHashTable *lane_of; /* AlurXmlNode: a node → AlurBpmnImportLane */
  gboolean vertical;
  gboolean came_back; /* we have written it, and its procedure is not new */
} AlurBpmnImportProcess;

typedef struct
{
  AlurXmlNode *node;
  AlurElement *unit;
  AlurRect box; /* as drawn; of width 0: not drawn */
} AlurBpmnImportLane;

/* What it takes to bring a file of BPMN into a stage; a file each for what it has. */
typedef struct
{
  AlurDocument *document;
  AlurElement *stage;
  AlurElement *organisation;
  const AlurBpmnChoices *choices;
  const char *language; /* of the document */
  const char *title;    /* what is called by nobody is called so */
  AlurBpmnReport *report;
  AlurXmlNode *root;    /* definitions */
  AlurXmlTree *scratch; /* for what is kept of nodes */
  GHashTable *nodes;    /* id → AlurXmlNode */
  GHashTable *drawn;    /* bpmnElement → AlurXmlNode: its shape or line */
  GHashTable *made;     /* AlurXmlNode → AlurElement: what it became */
  GHashTable *lost;     /* AlurXmlNode: what was left out */
  GHashTable *units;    /* folded name → AlurElement */
  GHashTable *n_in;     /* AlurXmlNode → how many sequence flows come in */
  GHashTable *n_out;    /* AlurXmlNode → how many leave */
  GHashTable *n_when;   /* AlurXmlNode → how many of these have a condition */
  GPtrArray *processes; /* AlurBpmnImportProcess */
  /* Of a file that we have written: what we would write now, by identifier, and the units of its
   * lanes (%NULL in it: of steps without unit). NULL: it is a file of others. */
  GHashTable *sent;           /* id → AlurXmlNode */
  GHashTable *sent_lanes;     /* id → AlurElement */
  GHashTable *sent_processes; /* id of a procedure → id */
  GHashTable *aliases;        /* id in the file → AlurElement, where that is called otherwise */
  GHashTable *folded;         /* AlurXmlNode: made by us; `made` has the step that it belongs to */
  guint n_extended;           /* nodes with additions of other programs */
} AlurBpmnImport;

/* alur-bpmn-import-index.c: finding things */
void alur_bpmn_index (AlurBpmnImport *self);
AlurXmlNode *alur_bpmn_find (const AlurBpmnImport *self, const char *reference);
gboolean alur_bpmn_is_process (const AlurBpmnImport *self, const AlurXmlNode *node);
AlurXmlNode *
alur_bpmn_find_child (const AlurBpmnImport *self, const AlurXmlNode *node, const char *name);
gboolean alur_bpmn_read_number (const AlurXmlNode *node, const char *name, double *number);
gboolean alur_bpmn_get_box (const AlurBpmnImport *self, const AlurXmlNode *node, AlurRect *box);
const char *
alur_bpmn_get_drawn (const AlurBpmnImport *self, const AlurXmlNode *node, const char *attribute);
void alur_bpmn_count_all (AlurBpmnImport *self);
gboolean alur_bpmn_was_sent (const AlurBpmnImport *self, const AlurXmlNode *node);
gboolean alur_bpmn_came_back (const AlurBpmnImport *self,
                              const AlurBpmnImportProcess *process,
                              const AlurXmlNode *node);

/* alur-bpmn-import-text.c: what stands in nodes */
char *alur_bpmn_dup_line (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *alur_bpmn_dup_name (const AlurXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
char *alur_bpmn_dup_documentation (const AlurXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
char *alur_bpmn_dup_call (const AlurXmlNode *node) G_GNUC_WARN_UNUSED_RESULT;

/* alur-bpmn-import-pools.c: pools, lanes, units, procedures */
GPtrArray *alur_bpmn_processes_new (void) G_GNUC_WARN_UNUSED_RESULT;
void alur_bpmn_import_pools (AlurBpmnImport *self);
AlurBpmnImportProcess *alur_bpmn_take_process (AlurBpmnImport *self,
                                               AlurXmlNode *node,
                                               AlurXmlNode *pool,
                                               AlurElement *procedure);
AlurBpmnImportProcess *alur_bpmn_add_process (AlurBpmnImport *self,
                                              AlurXmlNode *node,
                                              AlurXmlNode *pool,
                                              const char *name);
void alur_bpmn_import_lanes (AlurBpmnImport *self, AlurBpmnImportProcess *process);

/* alur-bpmn-import-nodes.c: nodes become steps */
char *alur_bpmn_make_id (AlurBpmnImport *self, AlurKind kind) G_GNUC_WARN_UNUSED_RESULT;
void alur_bpmn_keep_id (AlurBpmnImport *self,
                        AlurElement *element,
                        const char *name,
                        const AlurXmlNode *node,
                        const char *other);
AlurElement *
alur_bpmn_insert (AlurBpmnImport *self, AlurElement *parent, AlurKind kind, AlurXmlNode *node);
void alur_bpmn_count_ends (AlurBpmnImport *self);
void alur_bpmn_import_nodes (AlurBpmnImport *self, AlurBpmnImportProcess *process);
void alur_bpmn_import_calls (AlurBpmnImport *self);

/* alur-bpmn-import-flows.c: flows */
void alur_bpmn_import_sequences (AlurBpmnImport *self, AlurBpmnImportProcess *process);
void alur_bpmn_import_messages (AlurBpmnImport *self);

/* alur-bpmn-import-data.c: data objects and annotations */
/* Of data that more steps share than this, no flow from each to each is drawn. */
#define ALUR_BPMN_MOST_FLOWS_OF_DATA 24u
void alur_bpmn_import_data (AlurBpmnImport *self, AlurBpmnImportProcess *process);
void alur_bpmn_import_notes (AlurBpmnImport *self);

/* alur-bpmn-import-places.c: where steps stand */
void alur_bpmn_import_places (AlurBpmnImport *self, AlurBpmnImportProcess *process);

/* alur-bpmn-reader.c */
void alur_bpmn_import_init (AlurBpmnImport *self);
void alur_bpmn_import_clear (AlurBpmnImport *self);
void alur_bpmn_import_all_nodes (AlurBpmnImport *self);
void alur_bpmn_import_between (AlurBpmnImport *self);

/* alur-bpmn-return.c: files that we have written */
const AlurXmlNode *alur_bpmn_find_own (const AlurXmlNode *root);
AlurDocument *alur_bpmn_read_own (AlurXmlTree *tree, const char *name) G_GNUC_WARN_UNUSED_RESULT;
AlurDocument *alur_bpmn_return (AlurDocument *document,
                                AlurXmlTree *tree,
                                const char *name,
                                const AlurBpmnChoices *choices,
                                AlurBpmnReport *report) G_GNUC_WARN_UNUSED_RESULT;

AlurElement *alur_bpmn_return_find (AlurBpmnImport *self, const char *id, AlurKind kind);
void alur_bpmn_return_nodes (AlurBpmnImport *self, guint first);
gboolean alur_bpmn_return_has_pool (AlurBpmnImport *self, const AlurElement *procedure);

/* Editors round: what stands no farther away than this was not moved. */
#define ALUR_BPMN_TOLERANCE 1.5

/* alur-bpmn-return-places.c */
gboolean alur_bpmn_return_get_shift (AlurBpmnImport *self,
                                     GHashTable *drawn,
                                     const AlurXmlNode *node,
                                     AlurPoint *shift);
void
alur_bpmn_return_places (AlurBpmnImport *self, AlurBpmnImportProcess *process, GHashTable *drawn);

/* alur-bpmn-return-lines.c */
void alur_bpmn_return_lines (AlurBpmnImport *self, const AlurXmlNode *noted, GHashTable *drawn);

/* alur-bpmn-return-rest.c */
void alur_bpmn_return_times (AlurBpmnImport *self);
void alur_bpmn_return_rest (AlurBpmnImport *self, AlurXmlNode *sent);

/* alur-bpmn-return-flows.c */
void alur_bpmn_return_flows (AlurBpmnImport *self);

/* alur-bpmn-import-rest.c: what the document has no word for */
AlurXmlNode *
alur_bpmn_bare_copy (AlurBpmnImport *self, const AlurXmlNode *node, const char *const *left_out);
void alur_bpmn_keep_bare (AlurBpmnImport *self,
                          AlurElement *parent,
                          const AlurXmlNode *node,
                          const char *const *left_out);
void alur_bpmn_keep_rest (AlurBpmnImport *self);

G_END_DECLS
