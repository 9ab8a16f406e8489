/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is under whom. What is wrong with it is told row by row, and what is left is a forest. */

#include "alur-import-private.h"

#include "alur-language.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>

#define MOST_NAMED 6u
#define FAR_DOWN 1000000u /* deeper than any table goes */

typedef struct
{
  AlurImport *import;
  GArray *nodes;
  AlurKind kind;
  GHashTable *by_id;     /* text → node + 1 */
  GHashTable *by_name;   /* folded → node + 1 */
  GHashTable *ambiguous; /* folded */
  GHashTable *outside;   /* folded → AlurElement: what the document has */
  AlurImportCounts counts;
} Tree;

/* Whether @text is what tables write where nobody is above, untranslated. What an identifier may be
 * like is not if @is_known: another row has that identifier. */
static gboolean
is_nobody (const char *text, gboolean is_known)
{
  static const char *const ids[] = { "XX", "none", "None", NULL };
  static const char *const others[]
      = { "", "-", "–", "—", "n/a", "N/A", "tidak ada", "Tidak ada", NULL };

  return g_strv_contains (others, text) || (!is_known && g_strv_contains (ids, text));
}

static AlurNode *
node_at (const Tree *self, guint index)
{
  return &g_array_index (self->nodes, AlurNode, index);
}

static void
add_name (Tree *self, const char *name, guint index)
{
  g_autofree char *folded = alur_text_fold (name);
  guint known;

  if (*folded == '\0')
    return;
  known = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, folded));
  if (known == 0)
    g_hash_table_insert (self->by_name, g_steal_pointer (&folded), GUINT_TO_POINTER (index + 1));
  else if (known != index + 1)
    g_hash_table_add (self->ambiguous, g_steal_pointer (&folded));
}

static void
index_nodes (Tree *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const AlurNode *node = node_at (self, i);

      if (node->id != NULL)
        g_hash_table_insert (self->by_id, (gpointer) (guintptr) node->id, GUINT_TO_POINTER (i + 1));
      add_name (self, node->name, i);
      if (node->person != NULL)
        add_name (self, node->person, i);
    }
}

static void
index_document (Tree *self)
{
  const AlurElement *organisation
      = alur_document_get_organisation (self->import->document, self->import->stage);

  if (organisation == NULL)
    return;
  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    ALUR_FOREACH (position, unit, ALUR_KIND_POSITION)
    {
      char *folded = alur_text_fold (alur_element_get_name (position));

      if (self->kind == ALUR_KIND_POSITION && !g_hash_table_contains (self->outside, folded))
        g_hash_table_insert (self->outside, folded, position);
      else
        g_free (folded);
    }
  }
  ALUR_FOREACH (unit, organisation, ALUR_KIND_UNIT)
  {
    char *folded = alur_text_fold (alur_element_get_name (unit));

    if (!g_hash_table_contains (self->outside, folded))
      g_hash_table_insert (self->outside, folded, unit);
    else
      g_free (folded);
  }
}

static AlurElement *
find_in_document (Tree *self, const char *parent, const char *folded)
{
  AlurElement *element = alur_import_find_id (self->import, parent, self->kind);

  if (element == NULL)
    element = alur_import_find_id (self->import, parent, ALUR_KIND_UNIT);
  return element != NULL ? element : g_hash_table_lookup (self->outside, folded);
}

/* The column that says whom a row is under, from 1 on; 0: none does. */
static guint
get_column (const Tree *self)
{
  const int *where = self->import->where;
  gboolean of_unit = self->kind == ALUR_KIND_UNIT && where[ALUR_HOLDS_POST] >= 0;

  return (guint) (where[of_unit ? ALUR_HOLDS_UNIT_PARENT : ALUR_HOLDS_PARENT] + 1);
}

static void
link_to (Tree *self, guint index, guint found)
{
  AlurNode *node = node_at (self, index);

  if (found != index)
    {
      node->link = ALUR_LINK_FOUND;
      node->above = found;
      return;
    }
  node->link = ALUR_LINK_BROKEN;
  self->counts.n_self++;
  self->counts.n_on_cycle++;
  alur_notes_add (self->import->notes, ALUR_NOTE_SELF, alur_import_number (self->import, node->row),
                  get_column (self),
                  alur_tr (NULL, N_ ("“%s” is under itself. It stands at the top.")), node->name);
}

/* Finds whom a node is under. */
static void
link_node (Tree *self, guint index)
{
  AlurNode *node = node_at (self, index);
  guint row = alur_import_number (self->import, node->row);
  g_autofree char *folded = NULL;
  guint found;

  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, node->parent));
  if (is_nobody (node->parent, found != 0 && found != index + 1))
    {
      node->link = ALUR_LINK_ROOT;
      self->counts.n_roots++;
      return;
    }
  folded = alur_text_fold (node->parent);
  if (found == 0)
    {
      found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, folded));
      if (found != 0 && g_hash_table_contains (self->ambiguous, folded))
        alur_notes_add (self->import->notes, ALUR_NOTE_AMBIGUOUS, row, get_column (self),
                        alur_tr (NULL, N_ ("Several rows are called “%s”; “%s” was put under the "
                                           "first of them, that of row %u.")),
                        node->parent, node->name,
                        alur_import_number (self->import, node_at (self, found - 1)->row));
    }
  if (found != 0)
    {
      link_to (self, index, found - 1);
      return;
    }
  node->outside = find_in_document (self, node->parent, folded);
  node->link = node->outside != NULL ? ALUR_LINK_DOCUMENT : ALUR_LINK_BROKEN;
  if (node->outside != NULL)
    {
      self->counts.n_in_document++;
      return;
    }
  self->counts.n_outside++;
  alur_notes_add (self->import->notes, ALUR_NOTE_OUTSIDE, row, get_column (self),
                  alur_tr (NULL, N_ ("“%s” is under “%s”, which is neither in the table nor in the "
                                     "document. It stands at the top.")),
                  node->name, node->parent);
}

/* A cycle is opened at its first row. */
static void
open_cycle (Tree *self, guint at)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint first = at, n = 0, i = at;
  AlurNode *node;

  do
    {
      first = MIN (first, i);
      i = node_at (self, i)->above;
      n++;
    }
  while (i != at);
  for (guint k = 0, each = first; k < MIN (n, MOST_NAMED); k++, each = node_at (self, each)->above)
    g_string_append_printf (names, "%s%s", k > 0 ? " → " : "", node_at (self, each)->name);
  if (n > MOST_NAMED)
    g_string_append (names, " → …");
  node = node_at (self, first);
  node->link = ALUR_LINK_BROKEN;
  node->above = ALUR_NOBODY;
  self->counts.n_on_cycle += n;
  alur_notes_add (
      self->import->notes, ALUR_NOTE_CYCLE, alur_import_number (self->import, node->row),
      get_column (self),
      alur_tr (NULL, N_ ("%u rows are under one another in a circle: %s. “%s” stands at "
                         "the top.")),
      n, names->str, node->name);
}

static void
open_cycles (Tree *self)
{
  g_autofree guint *seen = g_new0 (guint, self->nodes->len + 1);

  for (guint start = 0; start < self->nodes->len; start++)
    {
      guint i = start;

      while (i != ALUR_NOBODY && seen[i] == 0)
        {
          seen[i] = start + 1;
          i = node_at (self, i)->above;
        }
      if (i != ALUR_NOBODY && seen[i] == start + 1)
        open_cycle (self, i);
    }
}

/* What hangs from a row that stands at the top only for want of better counts as deeper than all
 * else, so that it decides nothing where others can. */
static void
measure_depths (Tree *self)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint start = 0; start < self->nodes->len; start++)
    {
      guint i = start, depth;

      while (i != ALUR_NOBODY && node_at (self, i)->depth == ALUR_NOBODY)
        {
          g_array_append_val (path, i);
          i = node_at (self, i)->above;
        }
      if (i != ALUR_NOBODY)
        depth = node_at (self, i)->depth + 1;
      else
        depth = node_at (self, g_array_index (path, guint, path->len - 1))->link == ALUR_LINK_BROKEN
                    ? FAR_DOWN
                    : 0;
      while (path->len > 0)
        {
          node_at (self, g_array_index (path, guint, path->len - 1))->depth = depth++;
          g_array_set_size (path, path->len - 1);
        }
    }
}

static void
tell_roots (Tree *self)
{
  guint n = self->counts.n_roots;

  if (n > 1)
    alur_notes_add (self->import->notes, ALUR_NOTE_ROOTS, 0, 0,
                    alur_tr_n (NULL, "%u row has nobody above it; it stands at the top.",
                               "%u rows have nobody above them; each stands at the top.", n),
                    n);
}

/**
 * alur_import_link:
 * @self: an import
 * @nodes: (element-type AlurNode): units or posts with ids, names and parents as written
 * @kind: which of both
 * @counts: whether the report counts these
 *
 * Finds who is under whom: in the table by identifier, then by name, then in the document. Tells
 * what is wrong, and leaves a forest with depths.
 */
void
alur_import_link (AlurImport *self, GArray *nodes, AlurKind kind, gboolean counts)
{
  Tree tree = {
    .import = self,
    .nodes = nodes,
    .kind = kind,
    .by_id = g_hash_table_new (g_str_hash, g_str_equal),
    .by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .ambiguous = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .outside = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  index_nodes (&tree);
  index_document (&tree);
  for (guint i = 0; i < nodes->len; i++)
    {
      node_at (&tree, i)->above = ALUR_NOBODY;
      node_at (&tree, i)->depth = ALUR_NOBODY;
      link_node (&tree, i);
    }
  open_cycles (&tree);
  measure_depths (&tree);
  if (counts)
    {
      tell_roots (&tree);
      self->counts->n_roots = tree.counts.n_roots;
      self->counts->n_outside = tree.counts.n_outside;
      self->counts->n_self = tree.counts.n_self;
      self->counts->n_on_cycle = tree.counts.n_on_cycle;
      self->counts->n_in_document = tree.counts.n_in_document;
    }
  g_hash_table_unref (tree.by_id);
  g_hash_table_unref (tree.by_name);
  g_hash_table_unref (tree.ambiguous);
  g_hash_table_unref (tree.outside);
}
