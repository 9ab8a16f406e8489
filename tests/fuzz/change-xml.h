/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "xml-tree.h"

/* A document that is being changed, for mutate-xml.c; values come from change-xml-values.c. */
typedef struct
{
  AlurArena *arena;
  guint64 random;
  XmlNode *top;
  GPtrArray *nodes; /* the elements */
  gsize room;       /* bytes that the text may still grow by, about */
} Change;

/* Chance */
guint64 change_random (Change *self);
guint change_pick (Change *self, guint n); /* below n, which is not 0 */
gboolean change_one_in (Change *self, guint n);

/* What the format says */
const AlurField *change_find_field (const XmlNode *node, const char *attribute);
const XmlNode *change_get_stage (const XmlNode *node);
XmlNode *change_find_place (const XmlNode *parent, int kind);

/* Values, all of the arena */
const char *change_make_text (Change *self);
const char *change_make_long (Change *self);
const char *change_make_id (Change *self);
const char *change_pick_id (Change *self, const XmlNode *node, guint64 targets);
const char *change_make_number (Change *self, const AlurField *field);
const char *change_make_value (Change *self, const XmlNode *node, const AlurField *field);
const char *change_borrow_value (Change *self, const char *name);
const char *change_shake_value (Change *self, const char *value);
