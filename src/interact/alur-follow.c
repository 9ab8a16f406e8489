/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a drawing is too costly to be made anew for each move of the pointer, only the lines of
 * what is dragged are routed, around what stands between their ends: a router of its own for a few
 * dozen boxes, half a millisecond. Where they will run in the end may differ by what other lines
 * then want; that they run, and from which side, is what one looks for while dragging. */

#include "alur-follow.h"

#include "alur-element-outline.h"

#define MOST_LINES 48u     /* more than these nobody can follow */
#define MOST_OBSTACLES 96u /* boxes around which they go */
#define AROUND 48.0        /* px beside the ends in which boxes stand in the way */

typedef struct
{
  const AlurElement *element;
  AlurRect rect; /* where it stood */
  gboolean moves;
} End;

typedef struct
{
  guint from, to; /* of `ends` */
} Link;

struct _AlurFollow
{
  GArray *ends;
  GArray *links;
  GHashTable *indices; /* id → index of `ends` + 1 */
};

static gboolean
add_end (AlurFollow *self, AlurPicture *picture, const AlurElement *element, gboolean moves)
{
  AlurHit hit;
  End end = { .element = element, .moves = moves };

  if (!alur_picture_find (picture, element, &hit) || hit.kind != ALUR_HIT_BOX)
    return FALSE;
  end.rect = hit.rect;
  g_array_append_val (self->ends, end);
  g_hash_table_insert (self->indices, (gpointer) alur_element_get_id (element),
                       GUINT_TO_POINTER (self->ends->len));
  return TRUE;
}

static guint
find_end (AlurFollow *self, const char *id)
{
  return id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, id)) : 0;
}

/* Ids of elements are atoms: the same text is the same pointer. */
static void
add_link (AlurFollow *self,
          AlurDocument *document,
          AlurPicture *picture,
          const AlurElement *owner,
          const char *from,
          const char *to,
          AlurKind kind)
{
  const char *ids[2] = { from, to };
  guint indices[2];
  gboolean moves = FALSE;

  if (from == NULL || to == NULL || from == to || self->links->len >= MOST_LINES)
    return;
  for (guint i = 0; i < 2; i++)
    {
      indices[i] = find_end (self, ids[i]);
      moves = moves || (indices[i] != 0 && g_array_index (self->ends, End, indices[i] - 1).moves);
    }
  if (!moves)
    return;
  for (guint i = 0; i < 2; i++)
    {
      const AlurElement *other;

      if (indices[i] != 0)
        continue;
      other = alur_document_lookup_kind (document, alur_element_get_stage (owner), ids[i], kind);
      if (other == NULL || !add_end (self, picture, other, FALSE))
        return;
      indices[i] = self->ends->len;
    }
  g_array_append_val (self->links, ((Link){ indices[0] - 1, indices[1] - 1 }));
}

static void
add_links (AlurFollow *self,
           AlurDocument *document,
           AlurPicture *picture,
           const AlurElement *around)
{
  for (const AlurElement *e = around->first_child; e != NULL; e = e->next)
    if (e->kind == ALUR_KIND_FLOW)
      add_link (self, document, picture, e, alur_element_get_ref (e, ALUR_FLOW_FROM),
                alur_element_get_ref (e, ALUR_FLOW_TO), ALUR_KIND_STEP);
    else if (e->kind == ALUR_KIND_RELATION)
      add_link (self, document, picture, e, alur_element_get_ref (e, ALUR_RELATION_FROM),
                alur_element_get_ref (e, ALUR_RELATION_TO), ALUR_KIND_UNIT);
    else if (e->kind == ALUR_KIND_UNIT)
      add_link (self, document, picture, e, alur_element_get_ref (e, ALUR_UNIT_PARENT),
                alur_element_get_id (e), ALUR_KIND_UNIT);
}

/**
 * alur_follow_new:
 * @document: the document
 * @picture: its drawing, before anything moves
 * @moved: (element-type AlurElement): the units or steps that will be dragged, of one parent
 *
 * Returns: (transfer full): their lines
 */
AlurFollow *
alur_follow_new (AlurDocument *document, AlurPicture *picture, GPtrArray *moved)
{
  AlurFollow *self = g_new0 (AlurFollow, 1);

  self->ends = g_array_new (FALSE, FALSE, sizeof (End));
  self->links = g_array_new (FALSE, FALSE, sizeof (Link));
  self->indices = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < moved->len; i++)
    add_end (self, picture, g_ptr_array_index (moved, i), TRUE);
  if (self->ends->len > 0)
    add_links (self, document, picture, ((AlurElement *) g_ptr_array_index (moved, 0))->parent);
  return self;
}

/**
 * alur_follow_free:
 * @self: (transfer full): the lines
 */
void
alur_follow_free (AlurFollow *self)
{
  g_array_unref (self->ends);
  g_array_unref (self->links);
  g_hash_table_unref (self->indices);
  g_free (self);
}

/**
 * alur_follow_get_n_lines:
 *
 * Returns: how many lines end at what is dragged
 */
guint
alur_follow_get_n_lines (const AlurFollow *self)
{
  return self->links->len;
}

/* Adds the ends as they stand now. Returns what they take up. */
static AlurRect
add_ends (AlurFollow *self, AlurRouter *router, AlurPoint offset)
{
  AlurRect all = { 0, 0, 0, 0 };

  for (guint i = 0; i < self->ends->len; i++)
    {
      const End *end = &g_array_index (self->ends, End, i);
      AlurRouterBox box = alur_element_outline (end->element, &end->rect);

      if (end->moves)
        {
          box.rect.x += offset.x;
          box.rect.y += offset.y;
        }
      alur_router_add_box (router, &box);
      all = i == 0 ? box.rect : alur_rect_union (&all, &box.rect);
    }
  return all;
}

static void
add_obstacles (AlurFollow *self, AlurPicture *picture, AlurRouter *router, const AlurRect *all)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  AlurRect area = alur_rect_grow (all, AROUND);

  alur_picture_list_boxes (picture, &area, elements);
  for (guint i = 0; i < MIN (elements->len, MOST_OBSTACLES); i++)
    {
      const AlurElement *element = g_ptr_array_index (elements, i);
      AlurHit hit;

      if (find_end (self, alur_element_get_id (element)) == 0
          && alur_picture_find (picture, element, &hit) && hit.kind == ALUR_HIT_BOX)
        alur_router_add_obstacle (router, &hit.rect);
    }
}

/**
 * alur_follow_add_lines:
 * @picture: the drawing
 * @offset: how far what is dragged is from where it stood, px of the drawing
 * @overlay: gets the lines
 */
void
alur_follow_add_lines (AlurFollow *self,
                       AlurPicture *picture,
                       AlurPoint offset,
                       AlurOverlay *overlay)
{
  g_autoptr (AlurRouter) router
      = alur_router_new (&(AlurRouterOptions){ .flow = ALUR_ROUTER_FLOW_NONE });
  AlurRect all = add_ends (self, router, offset);

  if (self->links->len == 0)
    return;
  add_obstacles (self, picture, router, &all);
  for (guint i = 0; i < self->links->len; i++)
    {
      const Link *link = &g_array_index (self->links, Link, i);

      alur_router_add_connector (router,
                                 &(AlurRouterConnector){ .from = link->from, .to = link->to });
    }
  alur_router_route (router);
  for (guint i = 0; i < self->links->len; i++)
    {
      const AlurRoute *route = alur_router_get_route (router, i);

      alur_overlay_add_line (overlay, route->points, route->n_points, NULL);
    }
}
