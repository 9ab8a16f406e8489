/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes files of BPMN by chance: as other programs write them, and as we write documents, with
 * changes that somebody has made since.
 *
 * usage: make-drawings FOLDER SEED NUMBER */

#include "alur-bpmn-reader.h"
#include "alur-bpmn-writer.h"
#include "alur-random.h"
#include "drawing.h"
#include "make-inputs.h"
#include "random-service.h"

#include <string.h>

#define MOST_BYTES 65536

static AlurPangoMetrics *metrics;

static GString *
write_tree (const Drawing *drawing)
{
  GString *text = g_string_new (NULL);

  xml_tree_write (drawing->top, text);
  return text;
}

static void
init (Drawing *self, GRand *rand, AlurArena *arena)
{
  static const guint odds[] = { 1000000, 200, 40, 12, 5 };

  *self = (Drawing){ .rand = rand, .arena = arena, .ids = g_ptr_array_new () };
  self->top = xml_node_new (arena, NULL);
  self->prefix = "";
  self->odd = DRAWING_PICK (self, odds);
}

static void
make_of_others (Drawing *self)
{
  drawing_make_model (self);
  if (!drawing_one_in (self, 4))
    drawing_make_diagram (self);
}

/* --- As we write ------------------------------------------------------------------------------ */

static AlurDocument *
make_document (GRand *rand)
{
  AlurDocument *document = g_rand_boolean (rand)
                               ? alur_random_document (rand, (guint) g_rand_int_range (rand, 4, 40))
                               : random_service (rand, (guint) g_rand_int_range (rand, 3, 12));

  if (g_rand_boolean (rand))
    random_service_place_by_hand (rand, document);
  return document;
}

/* What comes of what others have written, and of what has been done to it here. */
static AlurDocument *
make_of_read (GRand *rand, const Drawing *drawing)
{
  AlurBpmnChoices choices = { .metrics = metrics };
  g_autoptr (GString) text = write_tree (drawing);
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  AlurDocument *document = alur_bpmn_read (bytes, "input", &choices, NULL, NULL);

  for (int i = g_rand_int_range (rand, 0, 4); document != NULL && i > 1; i--)
    alur_random_edit (rand, document, ALUR_RANDOM_ALTER);
  return document;
}

static void
list_ids (Drawing *self)
{
  for (const XmlNode *node = self->root->first; node != NULL;
       node = xml_node_walk (node, self->root))
    {
      const char *id = node->name != NULL ? xml_node_get (node, "id") : NULL;

      if (id != NULL)
        g_ptr_array_add (self->ids, (gpointer) id);
    }
}

static XmlNode *
find_root (const XmlNode *top)
{
  for (XmlNode *node = top->first; node != NULL; node = node->next)
    if (drawing_is (node, "definitions"))
      return node;
  g_error ("There are no definitions in what was written");
}

/* Takes over what we write of @document; FALSE: it can't be written. */
static gboolean
take_written (Drawing *self, AlurDocument *document)
{
  const AlurElement *stage
      = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  g_autoptr (GBytes) bytes
      = alur_bpmn_write (alur_pango_metrics_get_interface (metrics), document, stage, NULL, NULL);

  if (bytes == NULL)
    return FALSE;
  g_ptr_array_set_size (self->ids, 0);
  self->top = xml_tree_read (self->arena, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  self->root = find_root (self->top);
  self->prefix = "bpmn:";
  list_ids (self);
  return TRUE;
}

static void
draw (Drawing *self)
{
  guint which = drawing_below (self, 8);
  g_autoptr (AlurDocument) document = NULL;

  if (which > 0)
    make_of_others (self);
  for (guint i = drawing_one_in (self, 2) ? drawing_below (self, 4) : 0; which > 0 && i > 0; i--)
    drawing_change (self);
  if (which < 4)
    document = which == 0 ? make_document (self->rand) : make_of_read (self->rand, self);
  if (document != NULL && take_written (self, document))
    for (guint i = drawing_below (self, 6); i > 0; i--)
      drawing_change (self);
}

static GBytes *
make (GRand *rand, int n_given, char **given)
{
  g_autoptr (AlurArena) arena = alur_arena_new ();
  Drawing drawing;
  GString *text;

  init (&drawing, rand, arena);
  draw (&drawing);
  text = write_tree (&drawing);
  g_ptr_array_unref (drawing.ids);
  return g_string_free_to_bytes (text);
}

int
main (int argc, char **argv)
{
  int status;

  metrics = alur_pango_metrics_new ();
  status = make_inputs (argc, argv, "drawing", MOST_BYTES, make);
  alur_pango_metrics_unref (metrics);
  return status;
}
