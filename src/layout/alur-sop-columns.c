/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns of the posts: one for each position that steps name, and one for each unit with steps
 * that name none. They follow the procedure's lanes, then the order in which they are first used.
 */

#include "alur-sop-private.h"

typedef struct
{
  const char *unit, *position;
  guint lane;
  guint place; /* before sorting */
} Post;

typedef struct
{
  AlurSopTable *table;
  const AlurSopSteps *steps;
  GArray *posts; /* of Post */
} Finder;

static guint
get_lane (const AlurSopSteps *steps, const char *unit)
{
  const AlurIds *lanes = alur_element_get_refs (steps->procedure, ALUR_PROCEDURE_LANES);

  for (guint i = 0; unit != NULL && lanes != NULL && i < lanes->n_ids; i++)
    if (lanes->ids[i] == unit)
      return i;
  return unit != NULL ? G_MAXUINT - 1 : G_MAXUINT;
}

static guint
add_post (Finder *self, const char *unit, const char *position)
{
  Post post = { unit, unit != NULL ? position : NULL, 0, self->posts->len };

  for (guint i = 0; i < self->posts->len; i++)
    {
      const Post *other = &g_array_index (self->posts, Post, i);

      if (other->unit == post.unit && other->position == post.position)
        return i;
    }
  post.lane = get_lane (self->steps, unit);
  g_array_append_val (self->posts, post);
  return self->posts->len - 1;
}

/* Who a start or end without a unit stands with: the other step of its first control flow. */
static const AlurElement *
find_neighbour (const AlurSopSteps *steps, const AlurElement *step)
{
  for (guint i = 0; i < steps->ways->len; i++)
    {
      const AlurSopWay *way = &g_array_index (steps->ways, AlurSopWay, i);

      if (g_ptr_array_index (steps->steps, way->from) == step)
        return g_ptr_array_index (steps->steps, way->to);
      if (g_ptr_array_index (steps->steps, way->to) == step)
        return g_ptr_array_index (steps->steps, way->from);
    }
  return step;
}

static void
find_post (const AlurSopSteps *steps, const AlurSopRow *row, Post *post)
{
  const AlurElement *step = row->step;

  if (row->symbol == ALUR_SOP_CAPSULE && alur_element_get_ref (step, ALUR_STEP_UNIT) == NULL)
    step = find_neighbour (steps, step);
  post->unit = alur_element_get_ref (step, ALUR_STEP_UNIT);
  post->position = alur_element_get_ref (step, ALUR_STEP_POSITION);
}

/* The one post of a unit with which a step is done together: that of its steps where they have
 * one only, for a step can't say which. */
static void
find_partner (const Finder *steps_of, const char *unit, Post *post)
{
  guint n = 0;

  *post = (Post){ .unit = unit };
  for (guint i = 0; i < steps_of->posts->len; i++)
    {
      const Post *other = &g_array_index (steps_of->posts, Post, i);

      if (other->unit != unit)
        continue;
      post->position = other->position;
      n++;
    }
  if (n != 1)
    post->position = NULL;
}

/* The posts of the steps alone, whatever their order. */
static void
find_own_posts (Finder *self)
{
  for (guint i = 0; i < self->table->n_rows; i++)
    {
      Post post;

      find_post (self->steps, &self->table->rows[i], &post);
      add_post (self, post.unit, post.position);
    }
}

static void
add_partners (Finder *self, const Finder *own, AlurSopRow *row, GArray *also)
{
  const AlurIds *partners = alur_element_get_refs (row->step, ALUR_STEP_ALSO);

  row->first_also = also->len;
  for (guint i = 0; partners != NULL && i < partners->n_ids; i++)
    {
      Post post;
      guint column;

      find_partner (own, partners->ids[i], &post);
      column = add_post (self, post.unit, post.position);
      if (column != row->column)
        g_array_append_val (also, column);
    }
  row->n_also = also->len - row->first_also;
}

static int
compare_posts (gconstpointer a, gconstpointer b)
{
  const Post *one = a;
  const Post *other = b;

  if (one->lane != other->lane)
    return one->lane < other->lane ? -1 : 1;
  return one->place < other->place ? -1 : one->place > other->place;
}

static void
sort_posts (Finder *self)
{
  AlurSopTable *table = self->table;
  g_autofree guint *columns = g_new0 (guint, self->posts->len + 1);

  g_array_sort (self->posts, compare_posts);
  table->n_columns = self->posts->len;
  table->columns = g_new0 (AlurSopColumn, table->n_columns + 1);
  for (guint i = 0; i < table->n_columns; i++)
    {
      const Post *post = &g_array_index (self->posts, Post, i);

      columns[post->place] = i;
      if (post->unit != NULL)
        table->columns[i].unit
            = alur_document_lookup_atom (self->steps->document, self->steps->stage, post->unit);
      if (post->position != NULL)
        table->columns[i].position
            = alur_document_lookup_atom (self->steps->document, self->steps->stage, post->position);
    }
  for (guint i = 0; i < table->n_rows; i++)
    {
      AlurSopRow *row = &table->rows[i];

      row->column = columns[row->column];
      for (guint k = 0; k < row->n_also; k++)
        table->also[row->first_also + k] = columns[table->also[row->first_also + k]];
    }
}

/**
 * alur_sop_find_columns:
 * @table: a table with its rows
 *
 * Fills the columns and says in which the symbols of each row stand.
 */
void
alur_sop_find_columns (AlurSopTable *table, const AlurSopSteps *steps)
{
  g_autoptr (GArray) posts = g_array_new (FALSE, FALSE, sizeof (Post));
  g_autoptr (GArray) own_posts = g_array_new (FALSE, FALSE, sizeof (Post));
  GArray *also = g_array_new (FALSE, FALSE, sizeof (guint));
  Finder finder = { table, steps, posts };
  Finder own = { table, steps, own_posts };

  find_own_posts (&own);
  for (guint i = 0; i < table->n_rows; i++)
    {
      AlurSopRow *row = &table->rows[i];
      Post post;

      find_post (steps, row, &post);
      row->column = add_post (&finder, post.unit, post.position);
      add_partners (&finder, &own, row, also);
    }
  table->also = (guint *) (gpointer) g_array_free (also, FALSE);
  sort_posts (&finder);
}
