/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Inputs and outputs have no ids: what keeps its name stays the same element, so that whatever else
 * a file says of it is kept. */

#include "alur-step-things.h"

#include "alur-language.h"
#include "alur-typed-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FROM_CUSTOMER 1u /* of alur_giver_words */

/* Whoever brings a thing of the customer's may be called so, in either language. */
static const char *const customer_words[]
    = { "pemohon",  "pelanggan", "masyarakat", "warga",   "pasien", "pengguna",
        "customer", "applicant", "citizen",    "patient", NULL };

typedef struct
{
  char *name;
  gboolean from_customer;
} Thing;

static void
clear_thing (gpointer data)
{
  Thing *thing = data;

  g_free (thing->name);
}

static guint
name_field (AlurKind kind)
{
  return alur_element_type_find_field (kind, "name");
}

static const char *
name_of (const AlurElement *element)
{
  const char *name = alur_element_get_text (element, name_field (element->kind));

  return name != NULL ? name : "";
}

/**
 * alur_step_things_write:
 * @kind: ALUR_KIND_INPUT or ALUR_KIND_OUTPUT
 *
 * Returns: (transfer full): their names in the language of the document
 */
char *
alur_step_things_write (AlurDocument *document, const AlurElement *step, AlurKind kind)
{
  const char *language = alur_document_get_language (document);
  GString *text = g_string_new (NULL);

  ALUR_FOREACH (thing, step, kind)
  {
    if (text->len > 0)
      g_string_append (text, "; ");
    g_string_append (text, name_of (thing));
    if (kind == ALUR_KIND_INPUT && alur_element_get_word (thing, ALUR_INPUT_FROM) == FROM_CUSTOMER)
      /* Translators: behind the name of a paper that the customer brings */
      g_string_append_printf (text, " (%s)", alur_tr_context (language, "brought by", "customer"));
  }
  return g_string_free (text, FALSE);
}

/* "KTP (pemohon)" is a KTP that the customer brings. */
static void
take_mark (Thing *thing)
{
  char *open = strrchr (thing->name, '(');
  gsize length = strlen (thing->name);
  g_autofree char *word = NULL;

  if (open == NULL || open == thing->name || thing->name[length - 1] != ')')
    return;
  word = g_strndup (open + 1, (gsize) (thing->name + length - 1 - (open + 1)));
  if (!alur_typed_text_is_word (word, customer_words))
    return;
  *open = '\0';
  g_strchomp (thing->name);
  thing->from_customer = TRUE;
}

/* Whether the step has a thing that is called so, whatever its name ends with. */
static gboolean
has_named (const AlurElement *step, AlurKind kind, const char *name)
{
  ALUR_FOREACH (thing, step, kind)
  {
    if (g_str_equal (name_of (thing), name))
      return TRUE;
  }
  return FALSE;
}

/* How long the thing at the beginning of @text is: a name that is there already may have a
 * semicolon in it. */
static gsize
measure_thing (const AlurElement *step, AlurKind kind, const char *text)
{
  ALUR_FOREACH (thing, step, kind)
  {
    const char *name = name_of (thing);

    if (strchr (name, ';') != NULL && g_str_has_prefix (text, name))
      return strlen (name) + strcspn (text + strlen (name), ";\r\n");
  }
  return strcspn (text, ";\r\n");
}

static GArray *
split (const AlurElement *step, AlurKind kind, const char *text)
{
  GArray *things = g_array_new (FALSE, TRUE, sizeof (Thing));

  g_array_set_clear_func (things, clear_thing);
  while (*text != '\0')
    {
      gsize skip = strspn (text, " ;\t\r\n");
      gsize length = measure_thing (step, kind, text + skip);
      Thing thing = { alur_typed_text_clean (text + skip, (gssize) length), FALSE };

      text += skip + length;
      if (kind == ALUR_KIND_INPUT && !has_named (step, kind, thing.name))
        take_mark (&thing);
      if (*thing.name != '\0')
        g_array_append_val (things, thing);
      else
        g_free (thing.name);
    }
  return things;
}

/* Takes the first of @elements with that name, or NULL. */
static AlurElement *
take_named (GPtrArray *elements, const char *name)
{
  for (guint i = 0; i < elements->len; i++)
    if (g_str_equal (name_of (g_ptr_array_index (elements, i)), name))
      return g_ptr_array_steal_index (elements, i);
  return NULL;
}

/* Which element each thing becomes: that of its name, else one whose name has gone. */
static GPtrArray *
assign (GPtrArray *old, const GArray *things)
{
  GPtrArray *elements = g_ptr_array_new ();

  for (guint i = 0; i < things->len; i++)
    g_ptr_array_add (elements, take_named (old, g_array_index (things, Thing, i).name));
  for (guint i = 0; i < things->len && old->len > 0; i++)
    if (g_ptr_array_index (elements, i) == NULL)
      g_ptr_array_index (elements, i) = g_ptr_array_steal_index (old, 0);
  return elements;
}

static void
set_thing (AlurDocument *document, AlurElement *element, const Thing *thing)
{
  alur_document_set_text (document, element, name_field (element->kind), thing->name);
  if (element->kind == ALUR_KIND_INPUT)
    alur_document_set_word (document, element, ALUR_INPUT_FROM,
                            thing->from_customer ? FROM_CUSTOMER : 0);
}

/**
 * alur_step_things_read:
 * @kind: ALUR_KIND_INPUT or ALUR_KIND_OUTPUT
 * @text: names with semicolons or lines between them; "(pemohon)" or "(customer)" behind an input
 *   says who brings it
 *
 * Makes them what the step has, inside a transaction.
 */
void
alur_step_things_read (AlurDocument *document, AlurElement *step, AlurKind kind, const char *text)
{
  g_autoptr (GArray) things = split (step, kind, text);
  g_autoptr (GPtrArray) old = g_ptr_array_new ();
  g_autoptr (GPtrArray) elements = NULL;
  AlurElement *next;

  ALUR_FOREACH (thing, step, kind)
  g_ptr_array_add (old, thing);
  elements = assign (old, things);
  for (guint i = 0; i < old->len; i++)
    alur_document_remove (document, g_ptr_array_index (old, i));
  next = alur_element_first (step, kind);
  for (guint i = 0; i < things->len; i++)
    {
      AlurElement *element = g_ptr_array_index (elements, i);

      if (element == NULL)
        element = alur_document_insert (document, step, kind, NULL, next);
      else if (element == next)
        next = alur_element_next (next, kind);
      else
        alur_document_move (document, element, step, next);
      set_thing (document, element, &g_array_index (things, Thing, i));
    }
}
