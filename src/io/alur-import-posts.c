/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables whose rows are posts. The document draws lines between units, not posts: a unit is part of
 * the unit of whom its highest post is under. Depths fall along those lines, so they close no
 * circle. */

#include "alur-import-private.h"

#include "alur-edit.h"
#include "alur-language.h"
#include "alur-number-text.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  AlurImport *import;
  GArray *units;
  GArray *posts;
  GHashTable *units_by_key; /* identifier or folded name → node + 1 */
  GHashTable *posts_by_id;  /* text → node + 1 */
  const char *number_language;
} Posts;

static AlurNode *
node_at (GArray *nodes, guint index)
{
  return &g_array_index (nodes, AlurNode, index);
}

/* --- Reading ---------------------------------------------------------------------------------- */

static void
check_unit_name (Posts *self, const AlurNode *unit, guint row, const char *name)
{
  if (*name != '\0' && !alur_text_same (unit->name, name))
    alur_notes_add (self->import->notes, ALUR_NOTE_VALUE, alur_import_number (self->import, row),
                    (guint) self->import->where[ALUR_HOLDS_UNIT] + 1,
                    alur_tr (NULL, N_ ("The unit is called “%s” here and “%s” in row %u; the first "
                                       "name was taken.")),
                    name, unit->name, alur_import_number (self->import, unit->row));
}

/* The unit that the row names, which is made if it is the first to do so. */
static guint
read_unit (Posts *self, guint row)
{
  AlurImport *import = self->import;
  const char *id = alur_import_cell (import, row, ALUR_HOLDS_UNIT_ID);
  const char *name = alur_import_cell (import, row, ALUR_HOLDS_UNIT);
  AlurNode unit = { .id = *id != '\0' ? id : NULL,
                    .parent = alur_import_cell (import, row, ALUR_HOLDS_UNIT_PARENT),
                    .row = row,
                    .second = ALUR_NOBODY,
                    .own_row = ALUR_NOBODY,
                    .headcount = NAN };
  g_autofree char *key = NULL;
  guint known;

  if (*name == '\0' && *id == '\0')
    name = alur_tr (alur_document_get_language (import->document), N_ ("Without a unit"));
  unit.name = *name != '\0' ? name : id;
  key = unit.id != NULL ? g_strconcat ("\n", id, NULL) : alur_text_fold (unit.name);
  known = GPOINTER_TO_UINT (g_hash_table_lookup (self->units_by_key, key));
  if (known != 0)
    {
      AlurNode *other = node_at (self->units, known - 1);

      check_unit_name (self, other, row, name);
      if (*other->parent == '\0')
        other->parent = unit.parent;
      return known - 1;
    }
  g_array_append_val (self->units, unit);
  g_hash_table_insert (self->units_by_key, g_steal_pointer (&key),
                       GUINT_TO_POINTER (self->units->len));
  return self->units->len - 1;
}

static double
read_headcount (Posts *self, guint row)
{
  const char *text = alur_import_cell (self->import, row, ALUR_HOLDS_HEADCOUNT);
  double number;

  if (self->import->where[ALUR_HOLDS_HEADCOUNT] < 0)
    return 1;
  if (*text == '\0')
    return NAN;
  if (alur_number_text_read (self->number_language, text, &number) && number >= 0)
    return number;
  alur_notes_add (self->import->notes, ALUR_NOTE_VALUE, alur_import_number (self->import, row),
                  (guint) self->import->where[ALUR_HOLDS_HEADCOUNT] + 1,
                  alur_tr (NULL, N_ ("“%s” is no number of people; it was left open.")), text);
  return NAN;
}

/* Whether the row is about a post that another row has: a job that is shared. */
static gboolean
is_shared (Posts *self, AlurNode *node)
{
  AlurImport *import = self->import;
  guint known
      = node->id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->posts_by_id, node->id)) : 0;
  AlurNode *other = known != 0 ? node_at (self->posts, known - 1) : NULL;

  if (other == NULL)
    {
      if (node->id != NULL)
        g_hash_table_insert (self->posts_by_id, (gpointer) (guintptr) node->id,
                             GUINT_TO_POINTER (self->posts->len + 1));
      return FALSE;
    }
  import->counts->n_duplicates++;
  if (other->unit != node->unit || !alur_text_same (other->name, node->name))
    {
      alur_notes_add (
          import->notes, ALUR_NOTE_DUPLICATE, alur_import_number (import, node->row),
          (guint) (import->where[ALUR_HOLDS_ID] + 1),
          alur_tr (NULL, N_ ("The identifier “%s” is that of “%s” in row %u already. “%s” "
                             "became a position without it.")),
          node->id, other->name, alur_import_number (import, other->row), node->name);
      node->id = NULL;
      return FALSE;
    }
  if (!isnan (node->headcount))
    other->headcount = (isnan (other->headcount) ? 0 : other->headcount) + node->headcount;
  if (other->second == ALUR_NOBODY)
    other->second = node->row;
  alur_notes_add (
      import->notes, ALUR_NOTE_DUPLICATE, alur_import_number (import, node->row),
      (guint) (import->where[ALUR_HOLDS_ID] + 1),
      alur_tr (NULL, N_ ("“%s” (%s) stands in row %u already: a post that is shared. It is "
                         "one position, and its people were added up.")),
      node->name, node->id, alur_import_number (import, other->row));
  return TRUE;
}

static gboolean
names_unit (const Posts *self, guint row)
{
  return *alur_import_cell (self->import, row, ALUR_HOLDS_UNIT) != '\0'
         || *alur_import_cell (self->import, row, ALUR_HOLDS_UNIT_ID) != '\0';
}

/* A row without a post tells of its unit; what the first one leaves open is taken from the next. */
static void
read_unit_row (Posts *self, guint row)
{
  AlurNode *unit = node_at (self->units, read_unit (self, row));
  double people = NAN;

  if (unit->own_row == ALUR_NOBODY)
    unit->own_row = row;
  else if (unit->second == ALUR_NOBODY)
    unit->second = row;
  if (*alur_import_cell (self->import, row, ALUR_HOLDS_HEADCOUNT) != '\0')
    people = read_headcount (self, row);
  if (people > 0)
    unit->headcount = (isnan (unit->headcount) ? 0 : unit->headcount) + people;
}

static void
read_row (Posts *self, guint row)
{
  AlurImport *import = self->import;
  const char *id = alur_import_cell (import, row, ALUR_HOLDS_ID);
  const char *name = alur_import_cell (import, row, ALUR_HOLDS_POST);
  const char *person = alur_import_cell (import, row, ALUR_HOLDS_PERSON);
  AlurNode node = { .id = *id != '\0' ? id : NULL,
                    .name = *name != '\0' ? name : id,
                    .person = *person != '\0' ? person : NULL,
                    .parent = alur_import_cell (import, row, ALUR_HOLDS_PARENT),
                    .row = row,
                    .second = ALUR_NOBODY };

  import->counts->n_rows++;
  if (*node.name == '\0' && names_unit (self, row))
    {
      read_unit_row (self, row);
      return;
    }
  if (*node.name == '\0')
    {
      alur_notes_add (import->notes, ALUR_NOTE_NAMELESS, alur_import_number (import, row), 0, "%s",
                      alur_tr (NULL, N_ ("The row has no name and was left out.")));
      return;
    }
  node.unit = read_unit (self, row);
  node.headcount = read_headcount (self, row);
  if (!is_shared (self, &node))
    g_array_append_val (self->posts, node);
}

/* --- Lines between units ---------------------------------------------------------------------- */

/* The highest post of each unit: a node + 1. */
static guint *
find_tops (Posts *self)
{
  guint *tops = g_new0 (guint, self->units->len + 1);

  for (guint i = 0; i < self->posts->len; i++)
    {
      const AlurNode *post = node_at (self->posts, i);
      guint *top = &tops[post->unit];

      if (*top == 0 || post->depth < node_at (self->posts, *top - 1)->depth)
        *top = i + 1;
    }
  return tops;
}

static void
link_unit (Posts *self, AlurNode *unit, const AlurNode *top)
{
  unit->link = top->link;
  unit->above = ALUR_NOBODY;
  unit->depth = top->depth;
  if (top->link == ALUR_LINK_FOUND && top->above != ALUR_NOBODY)
    unit->above = node_at (self->posts, top->above)->unit;
  if (top->link == ALUR_LINK_DOCUMENT)
    unit->outside = top->outside->kind == ALUR_KIND_POSITION ? top->outside->parent : top->outside;
}

/* Lines that the chart does not have. */
static void
tell_lines (Posts *self)
{
  guint n_inside = 0;

  for (guint i = 0; i < self->posts->len; i++)
    {
      const AlurNode *post = node_at (self->posts, i);
      const AlurNode *above;

      if (post->link != ALUR_LINK_FOUND || post->above == ALUR_NOBODY)
        continue;
      above = node_at (self->posts, post->above);
      n_inside += above->unit == post->unit ? 1 : 0;
      if (above->unit == post->unit || above->unit == node_at (self->units, post->unit)->above)
        continue;
      alur_notes_add (
          self->import->notes, ALUR_NOTE_LINE, alur_import_number (self->import, post->row), 0,
          alur_tr (NULL, N_ ("“%s” is under “%s” in “%s”. The chart has lines between units "
                             "only, and that of “%s” leads elsewhere.")),
          post->name, above->name, node_at (self->units, above->unit)->name,
          node_at (self->units, post->unit)->name);
    }
  if (n_inside > 0)
    alur_notes_add (
        self->import->notes, ALUR_NOTE_LINE, 0, 0,
        alur_tr_n (NULL,
                   "%u post is under another one of its own unit. The chart has lines "
                   "between units only.",
                   "%u posts are under another one of their own unit. The chart has lines "
                   "between units only.",
                   n_inside),
        n_inside);
}

static void
link_units (Posts *self)
{
  g_autofree guint *tops = find_tops (self);

  for (guint i = 0; i < self->units->len; i++)
    {
      AlurNode *unit = node_at (self->units, i);

      unit->above = ALUR_NOBODY;
      unit->link = ALUR_LINK_BROKEN; /* without posts it is not said what it is part of */
      if (tops[i] > 0)
        link_unit (self, unit, node_at (self->posts, tops[i] - 1));
    }
  tell_lines (self);
}

/* A table that only says whom people of a unit are under, outside of it, says nothing new about a
 * unit that the document has. */
static void
keep_parents (Posts *self)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      AlurNode *unit = node_at (self->units, i);

      if (unit->element == NULL)
        {
          if (unit->link == ALUR_LINK_DOCUMENT && unit->outside == NULL)
            unit->link = ALUR_LINK_ROOT;
          continue;
        }
      unit->keeps_parent = unit->link == ALUR_LINK_DOCUMENT || unit->link == ALUR_LINK_BROKEN;
    }
}

/* --- Writing ---------------------------------------------------------------------------------- */

static char *
dup_key (const AlurElement *unit, const char *name)
{
  g_autofree char *folded = alur_text_fold (name);

  return g_strdup_printf ("%u %s", unit->serial, folded);
}

/* unit and folded name → GPtrArray of positions */
static GHashTable *
index_positions (const AlurImport *self)
{
  GHashTable *found
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  ALUR_FOREACH (unit, alur_document_get_organisation (self->document, self->stage), ALUR_KIND_UNIT)
  {
    ALUR_FOREACH (position, unit, ALUR_KIND_POSITION)
    {
      char *key = dup_key (unit, alur_element_get_name (position));
      GPtrArray *positions = g_hash_table_lookup (found, key);

      if (positions == NULL)
        g_hash_table_insert (found, key, positions = g_ptr_array_new ());
      else
        g_free (key);
      g_ptr_array_add (positions, position);
    }
  }
  return found;
}

/* Positions of one name are told apart by grade, then by order. */
static AlurElement *
take_named (Posts *self, const AlurNode *post, GHashTable *index)
{
  g_autofree char *key = dup_key (node_at (self->units, post->unit)->element, post->name);
  GPtrArray *positions = g_hash_table_lookup (index, key);
  const char *grade = alur_import_cell (self->import, post->row, ALUR_HOLDS_GRADE);
  guint best = G_MAXUINT;

  if (positions == NULL)
    return NULL;
  for (guint i = 0; i < positions->len; i++)
    {
      AlurElement *position = g_ptr_array_index (positions, i);
      gboolean same = g_strcmp0 (alur_element_get_text (position, ALUR_POSITION_GRADE), grade) == 0;

      if (g_hash_table_contains (self->import->taken, position))
        continue;
      if (best == G_MAXUINT || same)
        best = i;
      if (same)
        break;
    }
  return best != G_MAXUINT ? g_ptr_array_steal_index (positions, best) : NULL;
}

static void
match_posts (Posts *self)
{
  g_autoptr (GHashTable) index = index_positions (self->import);

  for (guint i = 0; i < self->posts->len; i++)
    {
      AlurNode *post = node_at (self->posts, i);
      AlurElement *position = alur_import_find_id (self->import, post->id, ALUR_KIND_POSITION);

      if (position != NULL && g_hash_table_add (self->import->taken, position))
        post->element = position;
    }
  for (guint i = 0; i < self->posts->len; i++)
    {
      AlurNode *post = node_at (self->posts, i);

      if (post->element == NULL)
        post->element = take_named (self, post, index);
      if (post->element != NULL)
        g_hash_table_add (self->import->taken, post->element);
    }
}

/* "struktural" is the "jabatan struktural". */
static gboolean
says_kind (const char *text, const AlurWord *word)
{
  const char *label = alur_tr ("id", word->label);
  const char *last = strrchr (label, ' ');

  return alur_text_same (text, word->name) || alur_text_same (text, word->label)
         || alur_text_same (text, label) || (last != NULL && alur_text_same (text, last));
}

static gboolean
write_kind (AlurImport *self, const AlurNode *post)
{
  const char *text = alur_import_cell (self, post->row, ALUR_HOLDS_KIND);

  if (*text == '\0')
    return FALSE;
  for (guint kind = ALUR_POSITION_STRUCTURAL; kind <= ALUR_POSITION_EXECUTOR; kind++)
    {
      if (!says_kind (text, &alur_position_words[kind]))
        continue;
      if (alur_element_get_word (post->element, ALUR_POSITION_KIND) == kind)
        return FALSE;
      alur_document_set_word (self->document, post->element, ALUR_POSITION_KIND, kind);
      return TRUE;
    }
  alur_notes_add (self->notes, ALUR_NOTE_VALUE, alur_import_number (self, post->row),
                  (guint) self->where[ALUR_HOLDS_KIND] + 1,
                  alur_tr (NULL, N_ ("“%s” is no kind of post; it was left open.")), text);
  return FALSE;
}

/* Steps that name a position which went to another unit go there with it. */
static void
follow (AlurImport *self, AlurElement *position, const AlurElement *unit)
{
  const char *atom = alur_element_get_id (position);

  ALUR_FOREACH (procedure, self->stage, ALUR_KIND_PROCEDURE)
  {
    ALUR_FOREACH (step, procedure, ALUR_KIND_STEP)
    {
      if (alur_element_get_ref (step, ALUR_STEP_POSITION) == atom)
        alur_document_set_text (self->document, step, ALUR_STEP_UNIT, alur_element_get_id (unit));
    }
  }
}

static void
write_post (Posts *self, AlurNode *post)
{
  AlurImport *import = self->import;
  AlurElement *unit = node_at (self->units, post->unit)->element;
  gboolean made = post->element == NULL, changed = FALSE;

  if (made)
    {
      g_autofree char *id = alur_import_make_id (import, post->id, ALUR_KIND_POSITION);

      post->element = alur_document_insert (import->document, unit, ALUR_KIND_POSITION, id, NULL);
      g_hash_table_add (import->taken, post->element);
    }
  else if (post->element->parent != unit)
    {
      alur_document_move (import->document, post->element, unit, NULL);
      follow (import, post->element, unit);
      changed = TRUE;
    }
  changed |= alur_import_put (import, post->element, ALUR_POSITION_NAME, post->name);
  if (!isnan (post->headcount)
      && !(fabs (alur_element_get_number (post->element, ALUR_POSITION_HEADCOUNT) - post->headcount)
           <= 0))
    {
      alur_document_set_number (import->document, post->element, ALUR_POSITION_HEADCOUNT,
                                post->headcount);
      changed = TRUE;
    }
  changed |= write_kind (import, post);
  changed |= alur_import_put (import, post->element, ALUR_POSITION_GRADE,
                              alur_import_cell (import, post->row, ALUR_HOLDS_GRADE));
  changed |= alur_import_put (import, post->element, ALUR_POSITION_QUALIFICATION,
                              alur_import_cell (import, post->row, ALUR_HOLDS_QUALIFICATION));
  changed |= alur_import_put (import, post->element, ALUR_POSITION_NOTE,
                              alur_import_cell (import, post->row, ALUR_HOLDS_NOTE));
  alur_import_count (import, made, changed);
}

/* What the row of a unit counts are its people where it has no posts here, else their sum. */
static void
forget_sums (Posts *self)
{
  for (guint i = 0; i < self->posts->len; i++)
    node_at (self->units, node_at (self->posts, i)->unit)->headcount = NAN;
}

static void
read_rows (Posts *self)
{
  AlurImport *import = self->import;

  for (guint row = import->columns->first; row < alur_cells_get_n_rows (import->cells); row++)
    {
      if (!alur_cells_is_empty (import->cells, row))
        read_row (self, row);
    }
  import->counts->n_ids = g_hash_table_size (self->posts_by_id);
  import->counts->n_posts = self->posts->len;
  if (import->where[ALUR_HOLDS_HEADCOUNT] < 0 && self->posts->len > 0)
    alur_notes_add (
        import->notes, ALUR_NOTE_GUESS, 0, 0, "%s",
        alur_tr (NULL, N_ ("No column says how many people a post has; each row counts as "
                           "one.")));
}

/**
 * alur_import_posts:
 * @self: an import of a table whose rows are posts
 */
void
alur_import_posts (AlurImport *self)
{
  Posts posts = { .import = self,
                  .units = g_array_new (FALSE, TRUE, sizeof (AlurNode)),
                  .posts = g_array_new (FALSE, TRUE, sizeof (AlurNode)),
                  .units_by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                  .posts_by_id = g_hash_table_new (g_str_hash, g_str_equal),
                  .number_language = alur_import_number_language (self, ALUR_HOLDS_HEADCOUNT) };
  gboolean has_lines = self->where[ALUR_HOLDS_PARENT] >= 0;
  gboolean has_parents = self->where[ALUR_HOLDS_UNIT_PARENT] >= 0;

  read_rows (&posts);
  alur_import_link (self, posts.posts, ALUR_KIND_POSITION, has_lines);
  if (has_parents || !has_lines)
    alur_import_link (self, posts.units, ALUR_KIND_UNIT, has_parents && !has_lines);
  else
    link_units (&posts);
  alur_import_reserve (self, posts.units);
  alur_import_reserve (self, posts.posts);
  alur_import_match_units (self, posts.units);
  if (!has_parents)
    keep_parents (&posts);
  alur_import_write_units (self, posts.units, has_parents || has_lines);
  match_posts (&posts);
  for (guint i = 0; i < posts.posts->len; i++)
    write_post (&posts, node_at (posts.posts, i));
  forget_sums (&posts);
  alur_import_write_staff (self, posts.units);
  alur_import_finish_missing (self, TRUE);
  g_hash_table_unref (posts.units_by_key);
  g_hash_table_unref (posts.posts_by_id);
  g_array_unref (posts.units);
  g_array_unref (posts.posts);
}
