/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes by chance what a window puts onto the clipboard: something of a document that is the one
 * it is pasted into, as it is or with edits since, or another one; most of it with changes that no
 * window would make. The comment at the end is what fuzz-fragment.c chooses by.
 *
 * usage: make-fragments FOLDER SEED NUMBER [DOCUMENT…] */

#include "alur-fragment-private.h"
#include "alur-random.h"
#include "alur-reader.h"
#include "alur-writer.h"
#include "change-fragment.h"
#include "fuzz-own.h"
#include "make-inputs.h"
#include "mutate-xml.h"
#include "random-service.h"

#include <string.h>

#define MOST_BYTES 32768
#define MOST_COPIED 8

/* --- Copying ---------------------------------------------------------------------------------- */

static AlurDocument *
make_document (GRand *rand, int n_given, char **given)
{
  AlurDocument *document = NULL;

  if (n_given > 0 && g_rand_int_range (rand, 0, 4) == 0)
    document = alur_reader_read_file (given[g_rand_int_range (rand, 0, n_given)], NULL, NULL);
  else if (g_rand_int_range (rand, 0, 5) == 0)
    document = alur_random_document (rand, (guint) g_rand_int_range (rand, 4, 40));
  else if (g_rand_int_range (rand, 0, 4) == 0)
    document = random_service (rand, (guint) g_rand_int_range (rand, 3, 12));
  if (document == NULL)
    document = fuzz_read_own ();
  for (int i = g_rand_int_range (rand, 0, 8); i > 3; i--)
    alur_random_edit (rand, document, ALUR_RANDOM_ALTER);
  return document;
}

/* What can be selected in a stage. */
static GPtrArray *
list_elements (AlurDocument *document, const AlurElement *stage)
{
  AlurElement *root = alur_document_get_root (document);
  GPtrArray *elements = g_ptr_array_new ();

  for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    if (alur_element_get_id (e) != NULL && e->kind != ALUR_KIND_STAGE
        && (alur_element_get_stage (e) == NULL || alur_element_get_stage (e) == stage))
      g_ptr_array_add (elements, e);
  return elements;
}

/* Some of them, of one kind or of any, or all. */
static GPtrArray *
select_some (GRand *rand, const GPtrArray *elements)
{
  GPtrArray *selected = g_ptr_array_new ();
  int how = g_rand_int_range (rand, 0, 6);
  const AlurElement *like
      = g_ptr_array_index (elements, g_rand_int_range (rand, 0, (gint32) elements->len));
  guint most = 1 + (guint) g_rand_int_range (rand, 0, MOST_COPIED);

  for (guint i = 0; i < elements->len; i++)
    {
      AlurElement *element = g_ptr_array_index (elements, i);

      if (how == 0
          || ((how < 3 || element->kind == like->kind) && selected->len < most
              && (element == like || g_rand_int_range (rand, 0, 3) == 0)))
        g_ptr_array_add (selected, element);
    }
  return selected;
}

static AlurDocument *
copy_some (GRand *rand, AlurDocument *document)
{
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  g_autoptr (GPtrArray) elements = NULL;
  g_autoptr (GPtrArray) selected = NULL;

  while (stage != NULL && alur_element_next (stage, ALUR_KIND_STAGE) != NULL
         && g_rand_int_range (rand, 0, 4) == 0)
    stage = alur_element_next (stage, ALUR_KIND_STAGE);
  elements = list_elements (document, stage);
  if (elements->len == 0)
    return NULL;
  selected = select_some (rand, elements);
  return alur_fragment_new (document, (AlurElement *const *) selected->pdata, selected->len, NULL);
}

/* A fragment; what was chosen may be nothing that can be copied, as lines are. */
static GBytes *
make_fragment (GRand *rand, int n_given, char **given)
{
  g_autoptr (AlurDocument) document = make_document (rand, n_given, given);
  g_autoptr (AlurDocument) fragment = NULL;
  const char *source = g_rand_int_range (rand, 0, 4) > 0 ? "here" : "elsewhere";

  g_object_set_data_full (G_OBJECT (document), ALUR_FRAGMENT_SOURCE, g_strdup (source), g_free);
  for (guint i = 0; i < 20 && fragment == NULL; i++)
    fragment = copy_some (rand, document);
  return fragment != NULL ? alur_writer_write_bytes (fragment) : NULL;
}

/* --- Changing --------------------------------------------------------------------------------- */

static GString *
change (GRand *rand, GBytes *bytes)
{
  g_autoptr (AlurArena) arena = alur_arena_new ();
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  Change self = { .arena = arena, .random = g_rand_int (rand), .room = MOST_BYTES };
  GString *text = g_string_new (NULL);

  self.top = xml_tree_read (arena, data, size);
  for (int i = g_rand_int_range (rand, 0, 7); i > 1; i--)
    change_fragment (&self);
  g_clear_pointer (&self.nodes, g_ptr_array_unref);
  xml_tree_write (self.top, text);
  return text;
}

/* As a document, too, by what its schema says. */
static void
mutate (GRand *rand, GString *text)
{
  gsize size = text->len;

  if (g_rand_int_range (rand, 0, 4) > 0 || size > MOST_BYTES)
    return;
  g_string_set_size (text, MOST_BYTES);
  size = mutate_xml ((uint8_t *) text->str, size, MOST_BYTES, g_rand_int (rand));
  g_string_set_size (text, size);
}

static GBytes *
make (GRand *rand, int n_given, char **given)
{
  g_autoptr (GBytes) bytes = make_fragment (rand, n_given, given);
  GString *text;

  if (bytes == NULL)
    return NULL;
  text = change (rand, bytes);
  mutate (rand, text);
  g_string_append_printf (text, "<!--%x-->\n", g_rand_int (rand));
  return g_string_free_to_bytes (text);
}

int
main (int argc, char **argv)
{
  return make_inputs (argc, argv, "fragment", MOST_BYTES, make);
}
