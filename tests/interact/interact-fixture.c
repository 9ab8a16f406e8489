/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "interact-fixture.h"

#include "alur-reader.h"
#include "alur-writer.h"

#include <string.h>

/* Reads an example, or a document from text that begins with "<". */
void
interact_fixture_set_up (InteractFixture *self, const char *example)
{
  g_autoptr (GError) error = NULL;

  if (example[0] == '<')
    {
      g_autofree char *text
          = g_strconcat ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", example, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      self->document = alur_reader_read_bytes (bytes, "test", NULL, &error);
    }
  else
    {
      g_autofree char *file = g_strconcat (example, ".alur", NULL);
      g_autofree char *path
          = g_test_build_filename (G_TEST_DIST, "..", "data", "examples", file, NULL);

      self->document = alur_reader_read_file (path, NULL, &error);
    }
  g_assert_no_error (error);
  self->metrics = alur_pango_metrics_new ();
  self->editor = alur_editor_new (self->document, self->metrics);
  self->hand = alur_hand_new (self->editor);
  self->stage = alur_editor_get_stage (self->editor);
}

void
interact_fixture_clear (InteractFixture *self)
{
  g_assert_finalize_object (self->hand);
  g_assert_finalize_object (self->editor);
  g_assert_finalize_object (self->document);
  alur_pango_metrics_unref (self->metrics);
}

AlurElement *
interact_find (InteractFixture *self, const char *id)
{
  AlurElement *element
      = alur_document_lookup (self->document, alur_editor_get_stage (self->editor), id);

  g_assert_nonnull (element);
  return element;
}

/* The first of a kind in the document that has this name, or none. */
AlurElement *
interact_find_named (InteractFixture *self, AlurKind kind, const char *name)
{
  AlurElement *root = alur_document_get_root (self->document);

  for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    if (e->kind == kind && g_strcmp0 (alur_element_get_name (e), name) == 0)
      return e;
  return NULL;
}

AlurPoint
interact_middle_of (InteractFixture *self, const AlurElement *element)
{
  AlurHit hit;

  g_assert_true (alur_picture_find (alur_editor_get_picture (self->editor), element, &hit));
  return alur_rect_center (&hit.rect);
}

/* @side: 0 top, 1 right, 2 bottom, 3 left. */
AlurPoint
interact_grip_of (InteractFixture *self, const AlurElement *element, guint side)
{
  AlurHit hit;
  AlurPoint middle;

  g_assert_true (alur_picture_find (alur_editor_get_picture (self->editor), element, &hit));
  middle = alur_rect_center (&hit.rect);
  if (side % 2 == 0)
    middle.y = side == 0 ? hit.rect.y : alur_rect_bottom (&hit.rect);
  else
    middle.x = side == 3 ? hit.rect.x : alur_rect_right (&hit.rect);
  return middle;
}

static void
send (InteractFixture *self, AlurPointerKind kind, AlurPoint at, guint keys, guint n_clicks)
{
  AlurPointerEvent event = { kind, at, 1, keys, n_clicks, 1 };

  alur_hand_handle (self->hand, &event);
}

void
interact_move_to (InteractFixture *self, AlurPoint at)
{
  send (self, ALUR_POINTER_MOVE, at, 0, 0);
}

void
interact_press (InteractFixture *self, AlurPoint at, guint keys, guint n_clicks)
{
  send (self, ALUR_POINTER_PRESS, at, keys, n_clicks);
}

void
interact_release (InteractFixture *self, AlurPoint at, guint keys)
{
  send (self, ALUR_POINTER_RELEASE, at, keys, 0);
}

void
interact_click (InteractFixture *self, AlurPoint at, guint keys)
{
  interact_move_to (self, at);
  interact_press (self, at, keys, 1);
  interact_release (self, at, keys);
}

/* In a few steps, as a hand does it. */
void
interact_drag (InteractFixture *self, AlurPoint from, AlurPoint to, guint keys)
{
  interact_move_to (self, from);
  interact_press (self, from, keys, 1);
  for (guint i = 1; i <= 5; i++)
    send (self, ALUR_POINTER_MOVE,
          (AlurPoint){ from.x + (to.x - from.x) * i / 5, from.y + (to.y - from.y) * i / 5 }, keys,
          0);
  interact_release (self, to, keys);
}

/* The document as it would be saved. */
char *
interact_dup_text (InteractFixture *self)
{
  g_autoptr (GBytes) bytes = alur_writer_write_bytes (self->document);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
