/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents changed as documents.
 *
 * Bytes changed by chance hardly ever make a document that the reader takes, so what lies behind
 * the reader would never be seen. Here elements and attributes are changed, by what the schema says
 * of them: mostly so that the format's rules hold (copies get ids of their own, what is deleted is
 * no longer referred to, references lead to something of the right kind), and now and then not. One
 * time in ten the bytes are changed after all, because the reader must stand that too. */

#include "mutate-xml.h"

#include "change-xml.h"

#include <string.h>

#define MOST_CHANGES 4u
#define MOST_COPIES 24u

/* --- Picking and changing -------------------------------------------------------------------- */

static XmlNode *
pick_node (Change *self)
{
  return self->nodes->len > 0
             ? g_ptr_array_index (self->nodes, change_pick (self, self->nodes->len))
             : NULL;
}

/* One that is not the root. */
static XmlNode *
pick_inner (Change *self)
{
  XmlNode *node = pick_node (self);

  return node != NULL && node->parent != self->top ? node : NULL;
}

static XmlAttribute *
pick_attribute (Change *self, const XmlNode *node)
{
  guint n_attributes = 0;
  XmlAttribute *attribute = node->attributes;

  for (const XmlAttribute *a = node->attributes; a != NULL; a = a->next)
    n_attributes++;
  for (guint i = n_attributes > 0 ? change_pick (self, n_attributes) : 0; i > 0; i--)
    attribute = attribute->next;
  return attribute;
}

static void
list_again (Change *self)
{
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  self->nodes = xml_tree_list (self->top);
}

/* @list with @put in the place of @word; with NULL without it. */
static const char *
replace_word (Change *self, const char *list, const char *word, const char *put)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *one = strcmp (words[i], word) == 0 ? put : words[i];

      if (one != NULL && *one != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", one);
    }
  return alur_arena_strndup (self->arena, text->str, text->len);
}

/* Whether two elements are of one kind; of what the format does not know, of one name. */
static gboolean
is_like (const XmlNode *one, const XmlNode *other)
{
  return one->kind == other->kind && (one->kind >= 0 || g_strcmp0 (one->name, other->name) == 0);
}

/* Whether one of @nodes has that id. */
static gboolean
is_id (const GPtrArray *nodes, const char *value)
{
  gboolean found = FALSE;

  for (guint i = 0; !found && i < nodes->len; i++)
    found = g_strcmp0 (xml_node_get (g_ptr_array_index (nodes, i), "id"), value) == 0;
  return found;
}

/* --- Keeping the rules ------------------------------------------------------------------------ */

static gboolean
is_reference (const AlurField *field)
{
  return field != NULL
         && (field->type == ALUR_FIELD_REFERENCE || field->type == ALUR_FIELD_REFERENCES);
}

/* Takes the ids in @ids out of the references of @node; answers whether it can't be without. */
static gboolean
forget_in (Change *self, XmlNode *node, GHashTable *ids)
{
  gboolean needs = FALSE;

  for (XmlAttribute **a = &node->attributes; *a != NULL;)
    {
      const AlurField *field = change_find_field (node, (*a)->name);
      g_auto (GStrv) words = g_strsplit (is_reference (field) ? (*a)->value : "", " ", -1);

      for (guint i = 0; words[i] != NULL; i++)
        if (g_hash_table_contains (ids, words[i]))
          (*a)->value = replace_word (self, (*a)->value, words[i], NULL);
      if (is_reference (field) && *(*a)->value == '\0')
        {
          needs = needs || (field->flags & ALUR_FIELD_REQUIRED) != 0;
          *a = (*a)->next;
        }
      else
        a = &(*a)->next;
    }
  return needs;
}

/* Takes the ids in @ids out of all references of a stage, and away what can't be without them. */
static void
forget (Change *self, GHashTable *ids, const XmlNode *stage)
{
  list_again (self);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      XmlNode *node = g_ptr_array_index (self->nodes, i);

      if (stage != NULL && change_get_stage (node) != stage)
        continue;
      if (forget_in (self, node, ids) && node->parent != NULL && node->parent != self->top)
        xml_node_unlink (node);
    }
}

static void
delete_node (Change *self, XmlNode *node)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  const XmlNode *stage = change_get_stage (node->parent);

  for (XmlNode *n = node; n != NULL; n = xml_node_walk (n, node))
    if (n->name != NULL && xml_node_get (n, "id") != NULL)
      g_hash_table_add (ids, (gpointer) xml_node_get (n, "id"));
  xml_node_unlink (node);
  if (!change_one_in (self, 16))
    forget (self, ids, stage);
}

/* New ids for a copy, and references inside it that follow them. A stage holds the same things as
 * the one that it was copied from. */
static void
give_ids (Change *self, XmlNode *copy)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  if (copy->kind == ALUR_KIND_STAGE)
    {
      xml_node_set (self->arena, copy, "id", change_make_id (self));
      xml_node_set (self->arena, copy, "kind", change_one_in (self, 4) ? "target" : "interim");
      return;
    }
  for (XmlNode *n = copy; n != NULL; n = xml_node_walk (n, copy))
    {
      XmlAttribute *id = n->name != NULL ? xml_node_find (n, "id") : NULL;

      if (id == NULL)
        continue;
      g_hash_table_insert (ids, (gpointer) id->value, (gpointer) change_make_id (self));
      id->value = g_hash_table_lookup (ids, id->value);
    }
  for (XmlNode *n = copy; n != NULL; n = xml_node_walk (n, copy))
    for (XmlAttribute *a = n->attributes; a != NULL; a = a->next)
      {
        g_auto (GStrv) words = g_strsplit (a->value, " ", -1);

        for (guint i = 0; strcmp (a->name, "id") != 0 && words[i] != NULL; i++)
          if (g_hash_table_contains (ids, words[i]))
            a->value = replace_word (self, a->value, words[i], g_hash_table_lookup (ids, words[i]));
      }
}

static gsize
measure (const XmlNode *node)
{
  gsize size = 0;

  for (const XmlNode *n = node; n != NULL; n = xml_node_walk (n, node))
    {
      size += n->name != NULL ? 2 * strlen (n->name) + 6 : strlen (n->text);
      for (const XmlAttribute *a = n->attributes; a != NULL; a = a->next)
        size += strlen (a->name) + strlen (a->value) + 4;
    }
  return size;
}

/* --- Changes: each tells whether it has changed anything -------------------------------------- */

static gboolean
delete_one (Change *self)
{
  XmlNode *node = pick_inner (self);

  if (node == NULL)
    return FALSE;
  delete_node (self, node);
  return TRUE;
}

static gboolean
double_one (Change *self)
{
  XmlNode *node = pick_inner (self);
  guint n_copies = change_one_in (self, 6) ? 1 + change_pick (self, MOST_COPIES) : 1;

  if (node == NULL)
    return FALSE;
  for (guint i = 0; i < n_copies && measure (node) < self->room; i++)
    {
      XmlNode *copy = xml_node_copy (self->arena, node);

      if (!change_one_in (self, 16))
        give_ids (self, copy);
      self->room -= measure (copy);
      xml_node_link (node->parent, copy, node->next);
    }
  return TRUE;
}

/* Among the same kind of parents, or anywhere. */
static gboolean
move_one (Change *self)
{
  XmlNode *node = pick_inner (self);
  XmlNode *parent = pick_node (self);

  for (guint i = 0; node != NULL && i < 20 && !is_like (parent, node->parent); i++)
    parent = pick_node (self);
  if (node == NULL || xml_node_is_inside (parent, node))
    return FALSE;
  xml_node_unlink (node);
  xml_node_link (parent, node,
                 change_one_in (self, 8) ? parent->first : change_find_place (parent, node->kind));
  return TRUE;
}

static gboolean
swap_two (Change *self)
{
  XmlNode *node = pick_inner (self);
  XmlNode *next = node != NULL ? node->next : NULL;

  for (guint i = change_pick (self, 4); i > 0 && next != NULL && next->next != NULL; i--)
    next = next->next;
  if (next == NULL)
    return FALSE;
  xml_node_unlink (next);
  xml_node_link (node->parent, next, node);
  return TRUE;
}

static void
set_field (Change *self, XmlNode *node, const AlurField *field)
{
  const char *value = change_make_value (self, node, field);

  xml_node_set (self->arena, node, field->name, value);
  self->room -= MIN (self->room, strlen (value) + strlen (field->name) + 4);
  /* a place by hand has two numbers */
  if (g_str_equal (field->name, "x") || g_str_equal (field->name, "y"))
    {
      const char *other = field->name[0] == 'x' ? "y" : "x";

      if (xml_node_get (node, other) == NULL && !change_one_in (self, 20))
        xml_node_set (self->arena, node, other,
                      change_make_number (self, change_find_field (node, other)));
    }
}

static gboolean
set_one (Change *self)
{
  XmlNode *node = pick_node (self);
  XmlAttribute *attribute = node != NULL ? pick_attribute (self, node) : NULL;
  const AlurField *field;
  const char *value = NULL;

  if (attribute == NULL)
    return FALSE;
  field = change_find_field (node, attribute->name);
  if (field != NULL && field->type == ALUR_FIELD_IDENTIFIER && !change_one_in (self, 8))
    return FALSE;
  if (change_one_in (self, 4))
    value = change_borrow_value (self, attribute->name);
  else if (change_one_in (self, 10))
    value = change_shake_value (self, attribute->value);
  if (value == NULL && field == NULL && is_id (self->nodes, attribute->value)
      && !change_one_in (self, 4))
    value = change_borrow_value (self, "id");
  if (value == NULL)
    value = change_make_value (self, node, field);
  self->room -= MIN (self->room, strlen (value));
  attribute->value = value;
  return TRUE;
}

static gboolean
add_field (Change *self)
{
  XmlNode *node = pick_node (self);
  const AlurElementType *type;

  if (node == NULL || node->kind < 0)
    return FALSE;
  type = alur_element_type ((AlurKind) node->kind);
  if (type->n_fields == 0)
    return FALSE;
  set_field (self, node, &type->fields[change_pick (self, type->n_fields)]);
  return TRUE;
}

static gboolean
remove_field (Change *self)
{
  XmlNode *node = pick_node (self);
  const XmlAttribute *attribute = node != NULL ? pick_attribute (self, node) : NULL;
  const AlurField *field = attribute != NULL ? change_find_field (node, attribute->name) : NULL;

  if (attribute == NULL
      || (field != NULL && (field->flags & ALUR_FIELD_REQUIRED) != 0 && !change_one_in (self, 8)))
    return FALSE;
  xml_node_unset (node, attribute->name);
  return TRUE;
}

/* What the format asks of some kinds beyond their fields. */
static void
complete (Change *self, XmlNode *node)
{
  const char *role = xml_node_get (node, "role");
  const char *source = xml_node_get (node, "source");
  gboolean moves
      = role != NULL && (strcmp (role, "supplier") == 0 || strcmp (role, "distributor") == 0);

  if (node->kind != ALUR_KIND_AUTHORITY)
    return;
  xml_node_unset (node, "resource");
  if (moves)
    set_field (self, node, change_find_field (node, "resource"));
  xml_node_unset (node, "from");
  if (source != NULL && strcmp (source, "attribution") != 0)
    set_field (self, node, change_find_field (node, "from"));
}

static XmlNode *
make_text (Change *self)
{
  static const char *const others[] = { "<!-- x -->", "<?p q?>", "<![CDATA[<&]]>", "<!DOCTYPE a>" };
  XmlNode *text = xml_node_new (self->arena, NULL);

  text->text = change_one_in (self, 6) ? others[change_pick (self, G_N_ELEMENTS (others))]
                                       : change_make_text (self);
  self->room -= MIN (self->room, strlen (text->text));
  return text;
}

static gboolean
insert_one (Change *self)
{
  XmlNode *parent = pick_node (self);
  const AlurElementType *type;
  XmlNode *node;
  AlurKind kind;

  if (parent == NULL || parent->kind < 0 || parent->kind >= ALUR_KIND_FOREIGN)
    return FALSE;
  type = alur_element_type ((AlurKind) parent->kind);
  if (type->n_children == 0)
    return FALSE;
  kind = type->children[change_pick (self, type->n_children)];
  type = alur_element_type (kind);
  node = xml_node_new (self->arena, type->name);
  node->kind = (int) kind;
  xml_node_link (parent, node, change_find_place (parent, node->kind));
  for (guint i = 0; i < type->n_fields; i++)
    if ((type->fields[i].flags & ALUR_FIELD_REQUIRED) != 0 || change_one_in (self, 3))
      set_field (self, node, &type->fields[i]);
  complete (self, node);
  if (kind == ALUR_KIND_STAGE && !change_one_in (self, 8))
    xml_node_set (self->arena, node, "kind", "interim");
  if (type->has_text && change_one_in (self, 2))
    xml_node_link (node, make_text (self), NULL);
  return TRUE;
}

/* What the format does not know may refer to others in a text. */
static gboolean
lead_elsewhere (Change *self, const XmlNode *node)
{
  XmlNode *text = node->first;

  if (text == NULL || text->name != NULL || !is_id (self->nodes, text->text))
    return FALSE;
  text->text = change_borrow_value (self, "id");
  return TRUE;
}

static gboolean
change_text (Change *self)
{
  XmlNode *node = pick_node (self);

  if (node != NULL && node->kind < 0 && lead_elsewhere (self, node))
    return TRUE;
  if (node == NULL
      || ((node->kind < 0 || !alur_element_type ((AlurKind) node->kind)->has_text)
          && !change_one_in (self, 10)))
    return FALSE;
  if (node->first != NULL && node->first->name == NULL)
    xml_node_unlink (node->first);
  xml_node_link (node, make_text (self), node->first);
  return TRUE;
}

/* What the format does not know and keeps. */
static gboolean
add_foreign (Change *self)
{
  XmlNode *parent = pick_node (self);
  XmlNode *node;

  if (parent == NULL)
    return FALSE;
  if (change_one_in (self, 2))
    {
      xml_node_set (self->arena, parent, change_one_in (self, 8) ? "y:b" : "x:b",
                    change_make_text (self));
      xml_node_set (self->arena, parent, "xmlns:x", change_one_in (self, 8) ? "" : "urn:x");
      return TRUE;
    }
  node = xml_node_new (self->arena, change_one_in (self, 4) ? "x:stage" : "x:a");
  xml_node_set (self->arena, node, "xmlns:x",
                change_one_in (self, 8) ? "urn:alur:document:1" : "urn:x");
  xml_node_set (self->arena, node, "x:b", change_make_text (self));
  xml_node_link (node, make_text (self), NULL);
  xml_node_link (parent, node, change_one_in (self, 2) ? parent->first : NULL);
  return TRUE;
}

/* Something in itself, some levels deep. */
static gboolean
nest (Change *self)
{
  XmlNode *node = pick_inner (self);

  if (node == NULL)
    return FALSE;
  for (guint i = 1 + change_pick (self, 6); i > 0 && measure (node) < self->room; i--)
    {
      XmlNode *copy = xml_node_copy (self->arena, node);

      self->room -= measure (copy);
      give_ids (self, copy);
      xml_node_link (node, copy, NULL);
    }
  return TRUE;
}

/* A comment at the end, by which a target chooses what it does with the input. */
static gboolean
choose_otherwise (Change *self)
{
  g_autofree char *comment = g_strdup_printf ("<!--%x-->\n", (guint) change_random (self));
  XmlNode *last = self->top->last;

  if (last == NULL || last->name != NULL || !g_str_has_prefix (last->text, "<!--"))
    {
      last = xml_node_new (self->arena, NULL);
      xml_node_link (self->top, last, NULL);
    }
  last->text = alur_arena_strndup (self->arena, comment, strlen (comment));
  return TRUE;
}

typedef gboolean (*ChangeFunc) (Change *self);

static const struct
{
  ChangeFunc change;
  guint weight;
} changes[] = {
  { set_one, 10 },    { insert_one, 8 },  { add_field, 8 }, { double_one, 6 },
  { delete_one, 5 },  { move_one, 4 },    { swap_two, 3 },  { remove_field, 3 },
  { change_text, 3 }, { add_foreign, 1 }, { nest, 1 },      { choose_otherwise, 4 },
};

static void
change_once (Change *self)
{
  guint sum = 0;
  guint at;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    sum += changes[i].weight;
  for (guint tries = 0; tries < 10; tries++)
    {
      guint i = 0;

      for (at = change_pick (self, sum); at >= changes[i].weight; i++)
        at -= changes[i].weight;
      if (!changes[i].change (self))
        continue;
      list_again (self);
      return;
    }
}

/* --- What libFuzzer calls --------------------------------------------------------------------- */

/* The text of the tree, with things taken away until it fits; 0 when nothing is left of it. */
static size_t
finish (Change *self, uint8_t *out, size_t max_size)
{
  for (;;)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      XmlNode *node;

      xml_tree_write (self->top, text);
      if (text->len <= max_size)
        {
          memcpy (out, text->str, text->len);
          return text->len;
        }
      list_again (self);
      node = self->nodes->len > 1
                 ? g_ptr_array_index (self->nodes, 1 + change_pick (self, self->nodes->len - 1))
                 : NULL;
      if (node == NULL)
        return 0;
      delete_node (self, node);
    }
}

static void
clear (Change *self)
{
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_clear_pointer (&self->arena, alur_arena_free);
}

size_t
mutate_xml (uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
  Change self = { .random = seed };
  size_t changed = 0;

  if (change_one_in (&self, 10) || memchr (data, '<', size) == NULL)
    return LLVMFuzzerMutate (data, size, max_size);
  self.arena = alur_arena_new ();
  self.top = xml_tree_read (self.arena, (const char *) data, size);
  self.room = max_size > size ? max_size - size : 0;
  list_again (&self);
  for (guint i = 1 + change_pick (&self, MOST_CHANGES); i > 0; i--)
    change_once (&self);
  changed = finish (&self, data, max_size);
  clear (&self);
  return changed > 0 ? changed : LLVMFuzzerMutate (data, size, max_size);
}

/* One like @node among @others; NULL: none. */
static XmlNode *
find_like (Change *self, const GPtrArray *others, const XmlNode *node)
{
  XmlNode *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < others->len; i++)
    {
      XmlNode *other = g_ptr_array_index (others, i);

      if (is_like (other, node) && change_one_in (self, ++n_found))
        found = other;
    }
  return found;
}

/* What @copy referred to among @others is mostly not here. */
static void
refer_here (Change *self, XmlNode *copy, const GPtrArray *others)
{
  for (XmlNode *n = copy; n != NULL; n = xml_node_walk (n, copy))
    for (XmlAttribute *a = n->attributes; a != NULL; a = a->next)
      {
        const AlurField *field = change_find_field (n, a->name);
        const char *id = change_borrow_value (self, "id");

        if (is_reference (field) && !change_one_in (self, 8))
          a->value = change_pick_id (self, n, field->targets);
        else if (field == NULL && id != NULL && strcmp (a->name, "id") != 0
                 && is_id (others, a->value) && !change_one_in (self, 8))
          a->value = id;
      }
}

/* Something of the second document, put where such things stand in the first. */
static void
graft (Change *self, const GPtrArray *others)
{
  const XmlNode *other = g_ptr_array_index (others, change_pick (self, others->len));
  XmlNode *parent
      = other->parent->name != NULL ? find_like (self, self->nodes, other->parent) : NULL;
  XmlNode *copy;

  if (parent == NULL || measure (other) > self->room)
    return;
  copy = xml_node_copy (self->arena, other);
  self->room -= measure (copy);
  if (!change_one_in (self, 4))
    give_ids (self, copy);
  xml_node_link (parent, copy, change_find_place (parent, copy->kind));
  list_again (self);
  refer_here (self, copy, others);
}

size_t
marry_xml (const uint8_t *a,
           size_t a_size,
           const uint8_t *b,
           size_t b_size,
           uint8_t *out,
           size_t max_size,
           unsigned int seed)
{
  Change self = { .random = seed };
  g_autoptr (GPtrArray) others = NULL;
  size_t married;

  self.arena = alur_arena_new ();
  self.top = xml_tree_read (self.arena, (const char *) a, a_size);
  others = xml_tree_list (xml_tree_read (self.arena, (const char *) b, b_size));
  self.room = max_size > a_size ? max_size - a_size : 0;
  list_again (&self);
  for (guint i = 1 + change_pick (&self, MOST_CHANGES); i > 0 && others->len > 0; i--)
    graft (&self, others);
  married = finish (&self, out, max_size);
  clear (&self);
  return married;
}
