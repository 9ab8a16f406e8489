/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "drawing.h"

#include <string.h>

/* As they stand in a file, so with entities. */
static const char *const texts[]
    = { "Loket",         "Pemohon",      "Bank",  "Desk",   "desk", "Terima berkas",
        "Lengkap?",      "Ya",           "Tidak", "",       "  ",   "&lt;process id='p'&gt;",
        "baris&#10;dua", "Ünïcode 漢字", "PT30M", "KTP; KK" };

guint
drawing_below (Drawing *self, guint limit)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) MAX (limit, 1));
}

gboolean
drawing_one_in (Drawing *self, guint n)
{
  return drawing_below (self, n) == 0;
}

gboolean
drawing_is_odd (Drawing *self)
{
  return drawing_one_in (self, self->odd);
}

const char *
drawing_printf (Drawing *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return alur_arena_strndup (self->arena, text, strlen (text));
}

/* The name of an element without its prefix. */
const char *
drawing_get_local (const XmlNode *node)
{
  const char *colon = node->name != NULL ? strchr (node->name, ':') : NULL;

  return colon != NULL ? colon + 1 : node->name;
}

gboolean
drawing_is (const XmlNode *node, const char *name)
{
  return g_strcmp0 (drawing_get_local (node), name) == 0;
}

XmlNode *
drawing_add (Drawing *self, XmlNode *parent, const char *name)
{
  const char *whole
      = strchr (name, ':') != NULL ? name : drawing_printf (self, "%s%s", self->prefix, name);
  XmlNode *node = xml_node_new (self->arena, whole);

  xml_node_link (parent, node, NULL);
  return node;
}

XmlNode *
drawing_add_text (Drawing *self, XmlNode *parent, const char *name, const char *text)
{
  XmlNode *node = drawing_add (self, parent, name);
  XmlNode *inner = xml_node_new (self->arena, NULL);

  inner->text = text;
  xml_node_link (node, inner, NULL);
  return node;
}

/* With NULL nothing is said. */
void
drawing_set (Drawing *self, XmlNode *node, const char *name, const char *value)
{
  if (value != NULL)
    xml_node_set (self->arena, node, name, value);
}

/* Some identifier that there is, of anything. */
const char *
drawing_pick_id (Drawing *self)
{
  return self->ids->len > 0 ? g_ptr_array_index (self->ids, drawing_below (self, self->ids->len))
                            : "nothing";
}

/* One that our writer could make up for the sake of another. */
static const char *
make_like_ours (Drawing *self)
{
  static const char *const ends[]
      = { "_di",  ".join",  ".split", ".joined", ".splits", ".data", ".in",
          ".out", ".place", ".1",     ".2",      "n",       ".end",  ".message" };
  static const char *const begins[] = { "Process_", "Lanes_", "Diagram_", "Plane_" };
  static const char *const fixed[]
      = { "Collaboration", "Item.Information", "w1", "s1", "u1", "p1", "now" };

  switch (drawing_below (self, 4))
    {
    case 0:
      return drawing_printf (self, "%s%s", drawing_pick_id (self), DRAWING_PICK (self, ends));
    case 1:
      return drawing_printf (self, "%s%s", DRAWING_PICK (self, begins), drawing_pick_id (self));
    case 2:
      return drawing_printf (self, "Lane_%s_%s", drawing_pick_id (self),
                             drawing_one_in (self, 3) ? "none" : drawing_pick_id (self));
    default:
      return DRAWING_PICK (self, fixed);
    }
}

/* Such as nobody should write. */
static const char *
make_odd_id (Drawing *self)
{
  static const char *const odd[] = { "", " ", "1x", "a b", "&lt;&gt;", "ünï", "_", "a:b" };

  switch (drawing_below (self, 4))
    {
    case 0:
      return drawing_pick_id (self);
    case 1:
      return DRAWING_PICK (self, odd);
    case 2:
      return drawing_printf (self, " %s ", drawing_pick_id (self));
    default:
      return make_like_ours (self);
    }
}

const char *
drawing_make_id (Drawing *self)
{
  static const char *const stems[] = { "Task_", "s", "w", "u", "p", "sid-", "_", "id." };

  if (drawing_is_odd (self))
    return make_odd_id (self);
  return drawing_printf (self, "%s%u", DRAWING_PICK (self, stems), ++self->n_ids);
}

/* Most have one. */
void
drawing_give_id (Drawing *self, XmlNode *node)
{
  const char *id;

  if (drawing_is_odd (self) && drawing_one_in (self, 2))
    return;
  id = drawing_make_id (self);
  drawing_set (self, node, "id", id);
  g_ptr_array_add (self->ids, (gpointer) id);
}

void
drawing_give_name (Drawing *self, XmlNode *node)
{
  if (!drawing_one_in (self, 5))
    drawing_set (self, node, "name", DRAWING_PICK (self, texts));
}

/* The identifier of one of @nodes, mostly. */
const char *
drawing_pick_of (Drawing *self, const GPtrArray *nodes)
{
  const XmlNode *node;

  if (drawing_is_odd (self))
    return drawing_one_in (self, 2) ? drawing_pick_id (self) : make_odd_id (self);
  if (nodes->len == 0)
    return drawing_pick_id (self);
  node = g_ptr_array_index (nodes, drawing_below (self, nodes->len));
  return xml_node_get (node, "id");
}
