/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody does to a file, in a program that minds or in one that does not: elements move,
 * come and go, change their kind, and are called otherwise. */

#include "drawing.h"

#include <string.h>

static const char *const references[]
    = { "sourceRef",   "targetRef",     "processRef",    "attachedToRef", "default",
        "bpmnElement", "calledElement", "dataObjectRef", "messageRef",    NULL };
static const char *const said[]
    = { "flowNodeRef", "incoming", "outgoing", "sourceRef", "targetRef", NULL };
static const char *const holders[] = { "process",     "subProcess",    "transaction", "lane",
                                       "participant", "collaboration", "definitions", NULL };

typedef gboolean (*Test) (const XmlNode *node);

static gboolean
is_any (const XmlNode *node)
{
  return !g_str_has_prefix (node->name, "alur:");
}

static gboolean
has_id (const XmlNode *node)
{
  return is_any (node) && xml_node_get (node, "id") != NULL;
}

static gboolean
is_node (const XmlNode *node)
{
  return drawing_is_node (drawing_get_local (node));
}

static gboolean
is_said (const XmlNode *node)
{
  return g_strv_contains (said, drawing_get_local (node)) && node->first != NULL;
}

static gboolean
is_holder (const XmlNode *node)
{
  return g_strv_contains (holders, drawing_get_local (node));
}

static gboolean
is_process (const XmlNode *node)
{
  return drawing_is (node, "process") || drawing_is (node, "subProcess");
}

static gboolean
is_bounds (const XmlNode *node)
{
  return drawing_is (node, "Bounds") || drawing_is (node, "waypoint");
}

static gboolean
is_ours (const XmlNode *node)
{
  if (g_str_has_prefix (node->name, "alur:"))
    return TRUE;
  for (const XmlAttribute *a = node->attributes; a != NULL; a = a->next)
    if (g_str_has_prefix (a->name, "alur:"))
      return TRUE;
  return FALSE;
}

static XmlAttribute *
find_reference (const XmlNode *node)
{
  for (XmlAttribute *a = node->attributes; a != NULL; a = a->next)
    if (g_strv_contains (references, a->name))
      return a;
  return NULL;
}

static gboolean
refers (const XmlNode *node)
{
  return find_reference (node) != NULL;
}

/* One of the elements for which @test holds, not the definitions themselves; NULL: none. */
static XmlNode *
pick (Drawing *self, Test test)
{
  XmlNode *picked = NULL;
  guint n_seen = 0;

  for (XmlNode *node = self->root->first; node != NULL; node = xml_node_walk (node, self->root))
    if (node->name != NULL && test (node) && drawing_one_in (self, ++n_seen))
      picked = node;
  return picked;
}

/* Another one of the same name. */
static XmlNode *
pick_like (Drawing *self, const XmlNode *node)
{
  XmlNode *picked = NULL;
  guint n_seen = 0;

  for (XmlNode *other = self->root->first; other != NULL; other = xml_node_walk (other, self->root))
    if (other != node && g_strcmp0 (other->name, node->name) == 0
        && drawing_one_in (self, ++n_seen))
      picked = other;
  return picked;
}

/* --- Identifiers ------------------------------------------------------------------------------ */

static void
drop_id (Drawing *self)
{
  XmlNode *node = pick (self, has_id);

  if (node != NULL)
    xml_node_unset (node, "id");
}

static void
double_id (Drawing *self)
{
  XmlNode *node = pick (self, drawing_one_in (self, 2) ? is_node : has_id);

  if (node != NULL)
    xml_node_set (self->arena, node, "id", drawing_pick_id (self));
}

static void
exchange_ids (Drawing *self)
{
  XmlNode *one = pick (self, has_id);
  XmlNode *other = pick (self, has_id);
  const char *id;

  if (one == NULL)
    return;
  id = xml_node_get (one, "id");
  xml_node_set (self->arena, one, "id", xml_node_get (other, "id"));
  xml_node_set (self->arena, other, "id", id);
}

/* Also in all that refers to it. */
static void
call_otherwise (Drawing *self)
{
  XmlNode *named = pick (self, has_id);
  const char *before, *now;

  if (named == NULL)
    return;
  before = xml_node_get (named, "id");
  now = drawing_make_id (self);
  for (XmlNode *node = self->root->first; node != NULL; node = xml_node_walk (node, self->root))
    {
      if (node->name == NULL && strcmp (node->text, before) == 0)
        node->text = now;
      for (XmlAttribute *a = node->attributes; a != NULL; a = a->next)
        if (is_any (node) && g_strcmp0 (a->value, before) == 0)
          a->value = now;
    }
}

/* Only in itself. */
static void
give_other_id (Drawing *self)
{
  XmlNode *node = pick (self, is_any);

  if (node != NULL)
    xml_node_set (self->arena, node, "id", drawing_make_id (self));
}

/* --- References ------------------------------------------------------------------------------- */

static void
redirect (Drawing *self)
{
  const XmlNode *node = pick (self, refers);
  XmlAttribute *reference = node != NULL ? find_reference (node) : NULL;

  if (reference != NULL)
    reference->value = drawing_one_in (self, 4) ? drawing_make_id (self) : drawing_pick_id (self);
}

static void
redirect_said (Drawing *self)
{
  XmlNode *node = pick (self, is_said);

  if (node != NULL)
    node->first->text = drawing_pick_id (self);
}

static void
forget_reference (Drawing *self)
{
  XmlNode *node = pick (self, refers);
  const XmlAttribute *reference = node != NULL ? find_reference (node) : NULL;

  if (reference != NULL)
    xml_node_unset (node, reference->name);
}

/* --- Places in the file ----------------------------------------------------------------------- */

static void
move_to (XmlNode *node, XmlNode *parent, XmlNode *next)
{
  if (node == NULL || parent == NULL || next == node || parent == node
      || xml_node_is_inside (parent, node))
    return;
  xml_node_unlink (node);
  xml_node_link (parent, node, next);
}

/* Beside one of its kind, where it may lie. */
static void
move_among (Drawing *self)
{
  XmlNode *node = pick (self, drawing_one_in (self, 2) ? is_said : has_id);
  XmlNode *other = node != NULL ? pick_like (self, node) : NULL;

  if (other != NULL)
    move_to (node, other->parent, drawing_one_in (self, 2) ? other : NULL);
}

static void
move_node (Drawing *self)
{
  move_to (pick (self, is_node), pick (self, is_process), NULL);
}

static void
move_anywhere (Drawing *self)
{
  move_to (pick (self, has_id), pick (self, drawing_one_in (self, 3) ? is_any : is_holder), NULL);
}

static void
move_to_front (Drawing *self)
{
  XmlNode *node = pick (self, is_any);

  if (node != NULL)
    move_to (node, node->parent, node->parent->first);
}

/* --- Coming and going ------------------------------------------------------------------------- */

static void
forget_ids (XmlNode *top)
{
  xml_node_unset (top, "id");
  for (XmlNode *node = top->first; node != NULL; node = xml_node_walk (node, top))
    xml_node_unset (node, "id");
}

static void
double_element (Drawing *self)
{
  XmlNode *node = pick (self, drawing_one_in (self, 3) ? is_said : has_id);
  XmlNode *copy;

  if (node == NULL)
    return;
  copy = xml_node_copy (self->arena, node);
  if (drawing_one_in (self, 3))
    forget_ids (copy);
  else if (drawing_one_in (self, 2))
    xml_node_set (self->arena, copy, "id", drawing_make_id (self));
  xml_node_link (node->parent, copy, drawing_one_in (self, 2) ? node->parent->first : NULL);
}

static void
delete_element (Drawing *self)
{
  XmlNode *node = pick (self, drawing_one_in (self, 2) ? is_node : is_any);

  if (node != NULL)
    xml_node_unlink (node);
}

static void
add_new_node (Drawing *self)
{
  XmlNode *process = pick (self, is_process);
  const XmlNode *node;

  if (process == NULL)
    return;
  node = drawing_add_node (self, process, 1);
  if (!drawing_one_in (self, 3))
    drawing_add_flow (self, process, drawing_pick_id (self), xml_node_get (node, "id"));
}

static void
add_said (Drawing *self)
{
  XmlNode *node = pick (self, is_said);

  if (node != NULL)
    drawing_add_text (self, node->parent, drawing_get_local (node), drawing_pick_id (self));
}

/* --- What it is, and how it is called --------------------------------------------------------- */

static void
name (Drawing *self)
{
  XmlNode *node = pick (self, has_id);

  if (node != NULL && drawing_one_in (self, 4))
    xml_node_unset (node, "name");
  else if (node != NULL)
    drawing_give_name (self, node);
}

static void
become_other (Drawing *self)
{
  XmlNode *node = pick (self, is_node);
  const XmlNode *other = pick (self, is_node);

  if (node != NULL && !drawing_one_in (self, 4))
    node->name = other->name;
  else if (node != NULL)
    node->name = drawing_printf (self, "%s%s", self->prefix,
                                 drawing_one_in (self, 2) ? "task" : "subProcess");
}

static void
move_shape (Drawing *self)
{
  XmlNode *node = pick (self, is_bounds);
  static const char *const what[] = { "x", "y", "width", "height" };

  if (node != NULL)
    xml_node_set (self->arena, node, DRAWING_PICK (self, what),
                  drawing_printf (self, "%d", (int) drawing_below (self, 1500) - 200));
}

/* What other programs do not keep: additions, those of ours too. */
static void
forget_ours (Drawing *self)
{
  XmlNode *node = pick (self, is_ours);

  if (node == NULL)
    return;
  if (g_str_has_prefix (node->name, "alur:"))
    xml_node_unlink (node);
  else if (drawing_one_in (self, 2))
    xml_node_set (self->arena, node, "alur:of", drawing_pick_id (self));
  else
    xml_node_unset (node, "alur:of");
}

/* It lies within what quotes it, or in an extension, and means nothing there. */
static void
bury (Drawing *self)
{
  static const char *const graves[] = { "documentation", "extensionElements", "text" };
  XmlNode *node = pick (self, has_id);
  XmlNode *grave;

  if (node == NULL)
    return;
  grave = drawing_add (self, node->parent, DRAWING_PICK (self, graves));
  move_to (node, grave, NULL);
}

void
drawing_change (Drawing *self)
{
  static const struct
  {
    guint weight;
    void (*change) (Drawing *self);
  } changes[] = { { 4, drop_id },
                  { 4, double_id },
                  { 2, exchange_ids },
                  { 4, call_otherwise },
                  { 3, give_other_id },
                  { 4, redirect },
                  { 3, redirect_said },
                  { 2, forget_reference },
                  { 6, move_among },
                  { 4, move_node },
                  { 3, move_anywhere },
                  { 3, move_to_front },
                  { 4, double_element },
                  { 4, delete_element },
                  { 4, add_new_node },
                  { 2, add_said },
                  { 4, name },
                  { 3, become_other },
                  { 3, move_shape },
                  { 3, forget_ours },
                  { 1, bury } };
  guint total = 0;
  guint chosen;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    total += changes[i].weight;
  chosen = drawing_below (self, total);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      if (chosen < changes[i].weight)
        {
          changes[i].change (self);
          return;
        }
      chosen -= changes[i].weight;
    }
}
