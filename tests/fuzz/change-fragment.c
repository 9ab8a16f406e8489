/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be otherwise in a fragment than copying makes it: identifiers of what the document has
 * that it is pasted into, marks that stand where none can, references that lead nowhere, things
 * that lie in others, a second stage. Most of it is still a document, so that pasting gets to see
 * it. */

#include "change-fragment.h"

#include <string.h>

#define PREFIX "alur-fragment:"

/* What the document is full of that fragments are pasted into (fuzz-own.c). */
static const char *const known_ids[] = { "u1", "u2", "u3",  "a1",   "p1", "k1", "c1", "c2",
                                         "s1", "s2", "s3",  "s4",   "w1", "w2", "m1", "f1",
                                         "f2", "r1", "now", "goal", "w3", "w4", "s5", "c3",
                                         "m2", "u4", "f3",  "r2",   "c4", "S1" };
static const char *const known_names[]
    = { "Dinas",  "Bidang", "Seksi", "Apoteker",  "Daftar",  "Periksa", "Obat",
        "Apotek", "Rawat",  "dinas", "Kesehatan", "Susunan", " Obat ",  "" };

#define PICK(self, list) (list)[change_pick ((self), G_N_ELEMENTS (list))]

/* One of the elements; not the root. NULL: there is only that. */
static XmlNode *
pick (Change *self)
{
  return self->nodes->len > 1
             ? g_ptr_array_index (self->nodes, 1 + change_pick (self, self->nodes->len - 1))
             : NULL;
}

/* One of a kind, of that kind itself if there is none; NULL: there is none. */
static XmlNode *
pick_kind (Change *self, AlurKind kind)
{
  XmlNode *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      XmlNode *node = g_ptr_array_index (self->nodes, i);

      if (node->kind == (int) kind && change_one_in (self, ++n_found))
        found = node;
    }
  return found;
}

static XmlNode *
pick_with (Change *self, const char *attribute)
{
  XmlNode *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      XmlNode *node = g_ptr_array_index (self->nodes, i);

      if (xml_node_get (node, attribute) != NULL && change_one_in (self, ++n_found))
        found = node;
    }
  return found;
}

static gboolean
is_id (const Change *self, const char *id)
{
  for (guint i = 0; i < self->nodes->len; i++)
    if (g_strcmp0 (xml_node_get (g_ptr_array_index (self->nodes, i), "id"), id) == 0)
      return TRUE;
  return FALSE;
}

/* --- Identifiers ------------------------------------------------------------------------------ */

/* In all words of all attributes but names. */
static void
rename_all (Change *self, const char *id, const char *other)
{
  for (guint i = 0; i < self->nodes->len; i++)
    for (XmlAttribute *a = ((XmlNode *) g_ptr_array_index (self->nodes, i))->attributes; a != NULL;
         a = a->next)
      {
        g_auto (GStrv) words = g_strsplit (a->value, " ", -1);
        g_autofree char *joined = NULL;

        if (strcmp (a->name, "name") == 0)
          continue;
        for (guint k = 0; words[k] != NULL; k++)
          if (strcmp (words[k], id) == 0)
            {
              g_free (words[k]);
              words[k] = g_strdup (other);
            }
        joined = g_strjoinv (" ", words);
        if (strcmp (joined, a->value) != 0)
          a->value = alur_arena_strndup (self->arena, joined, strlen (joined));
      }
}

/* The same thing under the identifier of another thing elsewhere. */
static void
call_otherwise (Change *self)
{
  const XmlNode *node = pick_with (self, "id");
  const char *other = PICK (self, known_ids);

  if (node != NULL && !is_id (self, other))
    rename_all (self, xml_node_get (node, "id"), other);
}

static void
exchange_ids (Change *self)
{
  const XmlNode *one = pick_with (self, "id");
  const XmlNode *other = pick_with (self, "id");
  const char *id, *other_id;

  if (one == NULL)
    return;
  id = xml_node_get (one, "id");
  other_id = xml_node_get (other, "id");
  rename_all (self, id, "exchanged");
  rename_all (self, other_id, id);
  rename_all (self, "exchanged", other_id);
}

static void
double_id (Change *self)
{
  XmlNode *node = pick_with (self, "id");
  const XmlNode *other = pick_with (self, "id");

  if (node != NULL)
    xml_node_set (self->arena, node, "id", xml_node_get (other, "id"));
}

static void
call_like (Change *self)
{
  XmlNode *node = pick_with (self, "name");

  if (node != NULL)
    xml_node_set (self->arena, node, "name", PICK (self, known_names));
}

/* --- References ------------------------------------------------------------------------------- */

static gboolean
refers (const AlurField *field)
{
  return field->type == ALUR_FIELD_REFERENCE || field->type == ALUR_FIELD_REFERENCES;
}

/* A field of @node that refers to something, whether it does or not; NULL: it has none. */
static const AlurField *
pick_reference (Change *self, const XmlNode *node)
{
  const AlurElementType *type = node->kind >= 0 && node->kind < ALUR_KIND_FOREIGN
                                    ? alur_element_type ((AlurKind) node->kind)
                                    : NULL;
  const AlurField *found = NULL;
  guint n_found = 0;

  for (guint i = 0; type != NULL && i < type->n_fields; i++)
    if (refers (&type->fields[i]) && change_one_in (self, ++n_found))
      found = &type->fields[i];
  return found;
}

static void
refer (Change *self)
{
  XmlNode *node = pick (self);
  const AlurField *field = node != NULL ? pick_reference (self, node) : NULL;

  if (field == NULL)
    return;
  if (change_one_in (self, 8))
    xml_node_set (self->arena, node, field->name, PICK (self, known_ids));
  else
    xml_node_set (self->arena, node, field->name, change_make_value (self, node, field));
}

static void
forget (Change *self)
{
  XmlNode *node = pick (self);
  const AlurField *field = node != NULL ? pick_reference (self, node) : NULL;

  if (field != NULL && ((field->flags & ALUR_FIELD_REQUIRED) == 0 || change_one_in (self, 8)))
    xml_node_unset (node, field->name);
}

/* --- Marks ------------------------------------------------------------------------------------ */

static void
mark_outside (Change *self)
{
  XmlNode *node = change_one_in (self, 2) ? pick_with (self, PREFIX "outside") : pick (self);

  if (node == NULL)
    return;
  if (xml_node_get (node, PREFIX "outside") != NULL)
    xml_node_unset (node, PREFIX "outside");
  else
    xml_node_set (self->arena, node, PREFIX "outside", change_one_in (self, 8) ? "" : "yes");
}

/* What leads out of the stage. */
static void
mark_apart (Change *self)
{
  static const AlurKind kinds[] = { ALUR_KIND_STEP, ALUR_KIND_STEP_REDESIGN,
                                    ALUR_KIND_PROCEDURE_REDESIGN, ALUR_KIND_PROBLEM };
  static const char *const names[]
      = { PREFIX "from", PREFIX "stage", PREFIX "refs", PREFIX "unit", PREFIX "x" };
  XmlNode *node = change_one_in (self, 6) ? pick (self) : pick_kind (self, PICK (self, kinds));
  g_autofree char *value
      = g_strdup_printf ("%s%s%s", PICK (self, known_ids), change_one_in (self, 3) ? "  " : " ",
                         PICK (self, known_ids));

  if (node == NULL)
    return;
  if (!change_one_in (self, 3))
    *strchr (value, ' ') = '\0';
  xml_node_set (self->arena, node, PICK (self, names),
                alur_arena_strndup (self->arena, value, strlen (value)));
}

static void
come_from (Change *self)
{
  XmlNode *root = self->nodes->len > 0 ? g_ptr_array_index (self->nodes, 0) : NULL;

  if (root != NULL)
    xml_node_set (self->arena, root, PREFIX "source", change_one_in (self, 3) ? "" : "here");
}

/* What a newer version would write, in a fragment that says so or not. */
static void
grow_newer (Change *self)
{
  XmlNode *root = self->nodes->len > 0 ? g_ptr_array_index (self->nodes, 0) : NULL;
  XmlNode *node = pick (self);

  if (root == NULL || node == NULL)
    return;
  if (!change_one_in (self, 6))
    xml_node_set (self->arena, root, "version", change_one_in (self, 2) ? "1.7" : "1.10");
  if (change_one_in (self, 2))
    xml_node_set (self->arena, node, "mood", "calm");
  else
    xml_node_link (node, xml_node_new (self->arena, "mood"), NULL);
}

/* What others keep, by a prefix that is declared far above, or here. */
static void
keep (Change *self)
{
  static const char *const spaces[]
      = { "urn:x", "urn:others", "urn:alur:bpmn:1", "urn:alur:fragment:1", "urn:alur:document:1" };
  static const char *const prefixes[] = { "x", "y", "ns0", "bpmn" };
  const char *prefix = PICK (self, prefixes);
  g_autofree char *declaration = g_strconcat ("xmlns:", prefix, NULL);
  g_autofree char *name = g_strconcat (prefix, ":kept", NULL);
  const char *kept = alur_arena_strndup (self->arena, name, strlen (name));
  XmlNode *node = pick (self);
  XmlNode *declaring = node;

  if (node == NULL)
    return;
  while (declaring->parent != self->top && change_one_in (self, 2))
    declaring = declaring->parent;
  xml_node_set (self->arena, declaring,
                alur_arena_strndup (self->arena, declaration, strlen (declaration)),
                PICK (self, spaces));
  if (change_one_in (self, 2))
    xml_node_set (self->arena, node, kept, PICK (self, known_ids));
  else
    xml_node_link (node, xml_node_new (self->arena, kept), NULL);
}

/* --- Things ----------------------------------------------------------------------------------- */

static void
move (Change *self)
{
  XmlNode *node = pick (self);
  XmlNode *parent = pick (self);

  for (guint i = 0; node != NULL && i < 20 && parent->kind != node->parent->kind; i++)
    parent = pick (self);
  if (node == NULL || xml_node_is_inside (parent, node))
    return;
  xml_node_unlink (node);
  xml_node_link (parent, node, change_find_place (parent, node->kind));
}

/* Without what it was part of: only the parts stay. */
static void
drop (Change *self)
{
  XmlNode *node = pick (self);

  if (node != NULL && xml_node_get (node, "id") == NULL)
    xml_node_unlink (node);
}

/* The same again, with one identifier changed if it has any: what lies in it stands there twice. */
static void
repeat (Change *self)
{
  XmlNode *node = pick (self);
  XmlNode *copy = node != NULL ? xml_node_copy (self->arena, node) : NULL;

  if (copy == NULL || (copy->first != NULL && !change_one_in (self, 8)))
    return;
  if (xml_node_get (copy, "id") != NULL)
    xml_node_set (self->arena, copy, "id", change_make_id (self));
  xml_node_link (node->parent, copy, node->next);
}

/* The same things at another time. */
static void
add_stage (Change *self)
{
  XmlNode *stage = pick_kind (self, ALUR_KIND_STAGE);
  XmlNode *copy = stage != NULL ? xml_node_copy (self->arena, stage) : NULL;

  if (copy == NULL)
    return;
  xml_node_set (self->arena, copy, "id", PICK (self, known_ids));
  xml_node_set (self->arena, copy, "kind", "target");
  xml_node_link (stage->parent, copy, stage->next);
}

static void
rename_kind (Change *self)
{
  XmlNode *node = pick (self);
  const XmlNode *other = pick (self);

  if (node != NULL)
    node->name = other->name;
}

static void
set_value (Change *self)
{
  XmlNode *node = pick (self);
  const AlurElementType *type;
  const AlurField *field;

  if (node == NULL || node->kind < 0 || node->kind >= ALUR_KIND_FOREIGN)
    return;
  type = alur_element_type ((AlurKind) node->kind);
  field = type->n_fields > 0 ? &type->fields[change_pick (self, type->n_fields)] : NULL;
  if (field != NULL && field->type != ALUR_FIELD_IDENTIFIER)
    xml_node_set (self->arena, node, field->name, change_make_value (self, node, field));
}

/* --- One of all ------------------------------------------------------------------------------- */

static const struct
{
  void (*change) (Change *self);
  guint weight;
} changes[] = {
  { call_otherwise, 8 }, { exchange_ids, 3 }, { double_id, 1 },    { call_like, 4 },
  { refer, 4 },          { forget, 3 },       { mark_outside, 8 }, { mark_apart, 6 },
  { come_from, 2 },      { grow_newer, 1 },   { keep, 2 },         { move, 3 },
  { drop, 1 },           { repeat, 2 },       { add_stage, 2 },    { rename_kind, 1 },
  { set_value, 3 },
};

void
change_fragment (Change *self)
{
  guint sum = 0;
  guint at;
  guint i = 0;

  for (guint k = 0; k < G_N_ELEMENTS (changes); k++)
    sum += changes[k].weight;
  for (at = change_pick (self, sum); at >= changes[i].weight; i++)
    at -= changes[i].weight;
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  self->nodes = xml_tree_list (self->top);
  changes[i].change (self);
}
