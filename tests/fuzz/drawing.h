/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xml-tree.h"

/* A file of BPMN that is made by chance, for make-drawings.c. */
typedef struct
{
  GRand *rand;
  AlurArena *arena;
  const char *prefix; /* of the names of elements, with its colon */
  XmlNode *top;       /* holds the definitions */
  XmlNode *root;      /* the definitions */
  GPtrArray *ids;     /* of all elements so far, whatever they are */
  guint n_ids;        /* how many were made */
  guint odd;          /* one thing in so many is odd */
} Drawing;

#define DRAWING_PICK(self, list) (list)[drawing_below ((self), G_N_ELEMENTS (list))]

/* drawing.c: chance, and elements with identifiers */
guint drawing_below (Drawing *self, guint limit);
gboolean drawing_one_in (Drawing *self, guint n);
gboolean drawing_is_odd (Drawing *self);
const char *drawing_printf (Drawing *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
const char *drawing_get_local (const XmlNode *node);
gboolean drawing_is (const XmlNode *node, const char *name);
XmlNode *drawing_add (Drawing *self, XmlNode *parent, const char *name);
XmlNode *drawing_add_text (Drawing *self, XmlNode *parent, const char *name, const char *text);
void drawing_set (Drawing *self, XmlNode *node, const char *name, const char *value);
void drawing_give_id (Drawing *self, XmlNode *node);
void drawing_give_name (Drawing *self, XmlNode *node);
const char *drawing_pick_id (Drawing *self);
const char *drawing_make_id (Drawing *self);
const char *drawing_pick_of (Drawing *self, const GPtrArray *nodes);

/* drawing-model.c: what other programs write */
gboolean drawing_is_node (const char *name);
XmlNode *drawing_add_node (Drawing *self, XmlNode *process, guint depth);
void drawing_add_flow (Drawing *self, XmlNode *process, const char *from, const char *to);
void drawing_make_model (Drawing *self);

/* drawing-diagram.c: how it is drawn */
void drawing_make_diagram (Drawing *self);

/* drawing-change.c: what somebody does to a file */
void drawing_change (Drawing *self);
