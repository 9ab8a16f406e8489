/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a finding speaks of, lit up on the drawing. Holders of an authority that stand in one
 * another's way are joined by dotted lines, in the order in which they stand on the drawing, and
 * one of the lines says in words what they share. */

#include "alur-hand-private.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
alur_hand_light_down (AlurHand *self)
{
  g_ptr_array_set_size (self->lit, 0);
  g_ptr_array_set_size (self->rivals, 0);
  g_clear_pointer (&self->rivalry, g_free);
}

/**
 * alur_hand_light_up:
 * @elements: (array length=n_elements): what a finding speaks of
 *
 * Lights them up until something else is selected or the document changes.
 */
void
alur_hand_light_up (AlurHand *self, AlurElement *const *elements, guint n_elements)
{
  alur_hand_light_down (self);
  for (guint i = 0; i < n_elements; i++)
    g_ptr_array_add (self->lit, elements[i]);
  g_signal_emit_by_name (self, "changed");
}

static gboolean
is_rivalry (const AlurFinding *finding)
{
  const char *rule = alur_finding_get_rule_id (finding);

  return strcmp (rule, "overlap") == 0 || strcmp (rule, "nested-overlap") == 0;
}

static char *
dup_words (AlurHand *self, const AlurFinding *finding)
{
  AlurDocument *document = alur_editor_get_document (self->editor);
  g_autofree char *function = alur_finding_dup_name_of (document, finding->function, NULL);

  return g_strdup_printf (
      /* Translators: on a line between units that hold the same authority: its kind and the
       * matter: "Overlap: planner of Penyediaan obat". */
      alur_tr (NULL, N_ ("Overlap: %s of %s")),
      alur_tr (NULL, alur_role_words[finding->role].label), function);
}

/**
 * alur_hand_light_up_finding:
 * @finding: a finding of the document
 *
 * Lights up all that it speaks of until something else is selected or the document changes.
 */
void
alur_hand_light_up_finding (AlurHand *self, const AlurFinding *finding)
{
  alur_hand_light_down (self);
  for (guint i = 0; i < finding->n_units; i++)
    g_ptr_array_add (self->lit, (gpointer) finding->units[i]);
  for (guint i = 0; i < finding->n_elements; i++)
    if (!g_ptr_array_find (self->lit, finding->elements[i], NULL))
      g_ptr_array_add (self->lit, (gpointer) finding->elements[i]);
  if (is_rivalry (finding))
    {
      for (guint i = 0; i < finding->n_units; i++)
        g_ptr_array_add (self->rivals, (gpointer) finding->units[i]);
      self->rivalry = dup_words (self, finding);
    }
  g_signal_emit_by_name (self, "changed");
}

static int
compare_rects_cb (gconstpointer a, gconstpointer b)
{
  const AlurRect *first = a;
  const AlurRect *second = b;

  if (first->x < second->x || first->x > second->x)
    return first->x < second->x ? -1 : 1;
  return first->y < second->y ? -1 : first->y > second->y;
}

/* Where the line from the middle of a box towards a point leaves the box. */
static AlurPoint
leave (const AlurRect *rect, AlurPoint towards)
{
  AlurPoint middle = alur_rect_center (rect);
  double dx = towards.x - middle.x;
  double dy = towards.y - middle.y;
  double across = dx > 0 || dx < 0 ? rect->width / 2 / ABS (dx) : G_MAXDOUBLE;
  double down = dy > 0 || dy < 0 ? rect->height / 2 / ABS (dy) : G_MAXDOUBLE;
  double share = MIN (MIN (across, down), 1);

  return (AlurPoint){ middle.x + dx * share, middle.y + dy * share };
}

/* Adds the dotted lines to the overlay. */
void
alur_hand_add_rivalry (AlurHand *self, AlurPicture *picture)
{
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (AlurRect));

  for (guint i = 0; i < self->rivals->len; i++)
    {
      AlurHit hit;

      if (alur_picture_find (picture, g_ptr_array_index (self->rivals, i), &hit)
          || alur_picture_find_lane (picture, g_ptr_array_index (self->rivals, i), &hit))
        g_array_append_val (rects, hit.rect);
    }
  g_array_sort (rects, compare_rects_cb);
  for (guint i = 1; i < rects->len; i++)
    {
      const AlurRect *from = &g_array_index (rects, AlurRect, i - 1);
      const AlurRect *to = &g_array_index (rects, AlurRect, i);

      AlurRect both = alur_rect_union (from, to);

      alur_overlay_add_overlap (self->overlay, leave (from, alur_rect_center (to)),
                                leave (to, alur_rect_center (from)), &both,
                                i == 1 ? self->rivalry : NULL);
    }
}
