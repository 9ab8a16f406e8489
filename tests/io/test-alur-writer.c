/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever stands in a document is written so that it can be read again, and what a reader takes
 * or refuses at its limits. */

#include "alur-edit.h"
#include "alur-error.h"
#include "io-support.h"
#include "alur-sanitized.h"

#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD"
#define HEAD "<alur xmlns='urn:alur:document:1' xmlns:o='urn:other' version='1.0'>"
#define TAIL "<stage id='now' kind='current'/></alur>"

/* Writes a document whose title is @text, and reads it again: what its title is then. */
static char *
write_and_read (const char *text)
{
  g_autoptr (AlurDocument) document = alur_edit_new_document (NULL);
  g_autoptr (AlurDocument) again = NULL;
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;
  AlurValue title = { .text = alur_document_copy_text (document, text, strlen (text)) };

  /* Not as a text that is typed, of which the document leaves out what no file can hold. */
  alur_document_begin (document, "Title");
  alur_document_set (document, alur_document_get_root (document), ALUR_DOCUMENT_TITLE, title);
  alur_document_commit (document);
  written = io_write_text (document);
  again = io_read_text (written, &error);
  g_assert_no_error (error);
  return g_strdup (alur_element_get_text (alur_document_get_root (again), ALUR_DOCUMENT_TITLE));
}

/* What XML can hold comes back as it was, what it can't hold as the sign for that. */
static void
test_characters (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "a&b<c>d\"e'f", NULL },
    { "tab\there", NULL },
    { "line\nand\rline", NULL },
    { "bell\001here", "bell" REPLACEMENT "here" },
    { "\xEF\xBF\xBE", REPLACEMENT },                         /* U+FFFE */
    { "x\xEF\xBF\xBFy", "x" REPLACEMENT "y" },               /* U+FFFF */
    { REPLACEMENT, NULL },                                   /* U+FFFD */
    { "\xEF\xBB\xBF middle \xEF\xAC\x81", NULL },            /* U+FEFF, U+FB01 */
    { "\xF0\x9D\x84\x9E \xD7\xA9\xD7\x9C e\xCC\x81", NULL }, /* beyond the first plane, right to
                                                                left, combining */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = write_and_read (cases[i].text);

      g_assert_cmpstr (title, ==, cases[i].expected != NULL ? cases[i].expected : cases[i].text);
    }
}

static void
assert_read (const char *body, gboolean is_read, const char *words)
{
  g_autofree char *text = g_strconcat (HEAD, body, TAIL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) document = io_read_text (text, &error);

  if (is_read)
    {
      g_autofree char *written = NULL;
      g_autoptr (AlurDocument) again = NULL;

      g_assert_no_error (error);
      written = io_write_text (document);
      again = io_read_text (written, &error);
      g_assert_no_error (error);
      return;
    }
  g_assert_null (document);
  g_assert_nonnull (error);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” says nothing of “%s”", error->message, words);
}

static char *
repeat (const char *text, guint n)
{
  GString *repeated = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (repeated, text);
  return g_string_free (repeated, FALSE);
}

/* What is nested in what the format does not know: as deep as is allowed, and one more. */
static void
test_depth (void)
{
  for (guint depth = ALUR_READER_MAX_DEPTH - 1; depth <= ALUR_READER_MAX_DEPTH; depth++)
    {
      g_autofree char *open = repeat ("<o:x>", depth);
      g_autofree char *close = repeat ("</o:x>", depth);
      g_autofree char *body = g_strconcat (open, close, NULL);

      assert_read (body, depth < ALUR_READER_MAX_DEPTH, "100");
    }
}

static void
test_namespaces (void)
{
  g_autoptr (GString) body = g_string_new ("<o:x");

  for (guint i = 0; i <= ALUR_READER_MAX_NAMESPACES; i++)
    g_string_append_printf (body, " xmlns:p%u='urn:%u'", i, i);
  g_string_append (body, "/>");
  assert_read (body->str, FALSE, "64");
}

static void
test_attributes (void)
{
  for (guint n = 900; n <= 1100; n += 200)
    {
      g_autoptr (GString) body = g_string_new ("<o:x");

      for (guint i = 0; i < n; i++)
        g_string_append_printf (body, " a%u='x'", i);
      g_string_append (body, "/>");
      assert_read (body->str, n < ALUR_READER_MAX_ATTRIBUTES, "more attributes");
    }
}

/* Comments, instructions and sections of what is no element, wherever they stand. */
static void
test_others (void)
{
  static const char *const bodies[] = {
    "<!-- a -- b -->",
    "<?run?><?run now?>",
    "<o:x><!-- inside --><?run?><?run now?><![CDATA[<raw> & ]]></o:x>",
    "<o:x xmlns='urn:third'><y z='>'/></o:x>",
    "<o:x\n\t\r a = '1' />",
    "<!DOCTYPE x>",
    "<o:x",
    "<o:x a=1/>",
    "<o:x></o:y>",
    "<p:undeclared/>",
    "\x01",
    "&none;",
    "plain text",
  };
  static const gboolean is_read[G_N_ELEMENTS (bodies)]
      = { FALSE, TRUE, TRUE, TRUE, TRUE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_test_message ("%u", i);
      assert_read (bodies[i], is_read[i], "");
    }
}

/* --- What has been edited --- */

typedef void (*Fill) (AlurDocument *document, guint n);

static void
fill_stages (AlurDocument *document, guint n)
{
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);

  for (guint i = 1; i < n; i++)
    stage = alur_edit_add_stage (document, stage, ALUR_STAGE_INTERIM, "x");
}

static void
fill_levels (AlurDocument *document, guint n)
{
  AlurElement *root = alur_document_get_root (document);
  AlurElement *functions
      = alur_document_insert (document, root, ALUR_KIND_FUNCTIONS, NULL, root->first_child);
  AlurElement *above = NULL;

  for (guint i = 0; i < n; i++)
    {
      AlurElement *function
          = alur_document_insert (document, functions, ALUR_KIND_FUNCTION, NULL, NULL);

      if (above != NULL)
        alur_document_set_text (document, function, ALUR_FUNCTION_PARENT,
                                alur_element_get_id (above));
      above = function;
    }
}

static void
fill_title (AlurDocument *document, guint n)
{
  g_autofree char *title = g_strnfill (n, 'x');

  alur_document_set_text (document, alur_document_get_root (document), ALUR_DOCUMENT_TITLE, title);
}

static void
fill_problem (AlurDocument *document, guint n)
{
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  AlurElement *problem = alur_document_insert (document, stage, ALUR_KIND_PROBLEM, NULL, NULL);
  g_autofree char *text = g_strnfill (n, 'x');

  alur_document_set_content (document, problem, text);
}

static void
fill_namespaces (AlurDocument *document, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("xmlns:p%u", i);

      alur_document_add_foreign (document, alur_document_get_root (document), name, "urn:x");
    }
}

/* What is kept, and what is in that, besides what a document has anyway, written or not. */
static void
fill_elements (AlurDocument *document, guint n)
{
  AlurElement *stage = alur_element_first (alur_document_get_root (document), ALUR_KIND_STAGE);
  AlurElement *kept = alur_document_insert (document, stage, ALUR_KIND_FOREIGN, NULL, NULL);
  const AlurElement *root = alur_document_get_root (document);
  g_autofree char *inner = NULL;
  g_autofree char *raw = NULL;

  for (const AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    n--;
  inner = repeat ("<a/>", n);
  raw = g_strconcat ("<o:x xmlns:o=\"urn:o\">", inner, "</o:x>", NULL);

  kept->text = alur_document_copy_text (document, raw, strlen (raw));
}

/* Up to a limit what was edited is written and read again; past it both say so, so that nothing is
 * saved that can't be opened. */
static void
test_check (void)
{
  static const struct
  {
    const char *name;
    Fill fill;
    guint limit;
    gboolean is_near; /* to what the reader takes, and below it */
    gboolean is_long; /* a text that the address sanitizer reads whole at each look at it */
  } cases[] = {
    { "stages", fill_stages, ALUR_LIMITS_STAGES },
    { "levels", fill_levels, ALUR_LIMITS_FUNCTION_LEVELS },
    { "title", fill_title, ALUR_LIMITS_TAG, TRUE },
    { "problem", fill_problem, ALUR_LIMITS_TEXT },
    { "namespaces", fill_namespaces, ALUR_LIMITS_NAMESPACES },
    { "elements", fill_elements, ALUR_LIMITS_ELEMENTS, TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint over = 0; over <= 1 && !(ALUR_SANITIZED && cases[i].is_long); over++)
      {
        g_autoptr (AlurDocument) document = alur_edit_new_document (NULL);
        g_autoptr (AlurDocument) again = NULL;
        g_autoptr (GBytes) text = NULL;
        g_autoptr (GError) error = NULL;
        g_autoptr (GError) refusal = NULL;

        g_test_message ("%s %u", cases[i].name, over);
        alur_document_begin (document, "Fill");
        cases[i].fill (document, cases[i].limit + over);
        alur_document_commit (document);
        text = alur_writer_write_bytes (document);
        g_assert_true (alur_writer_check (document, text, &error) == (over == 0));
        again = alur_reader_read_bytes (text, "test", NULL, &refusal);
        if (over == 0)
          g_assert_no_error (refusal);
        else
          g_assert_error (error, ALUR_ERROR, ALUR_ERROR_TOO_LARGE);
        g_assert_true (again != NULL ? over == 0 || cases[i].is_near : over == 1);
      }
}

/* What could not be opened again because of a fault of ours replaces no file either. */
static void
test_check_validity (void)
{
  g_autoptr (AlurDocument) document = alur_edit_new_document (NULL);
  AlurElement *stage = alur_document_get_stage (document, NULL);
  AlurElement *procedure;
  AlurElement *step;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) error = NULL;

  alur_document_begin (document, "Make");
  procedure = alur_document_insert (document, stage, ALUR_KIND_PROCEDURE, "c1", NULL);
  step = alur_document_insert (document, procedure, ALUR_KIND_STEP, "s1", NULL);
  alur_document_set_text (document, step, ALUR_STEP_UNIT, "nowhere");
  alur_document_commit (document);
  text = alur_writer_write_bytes (document);
  g_assert_false (alur_writer_check (document, text, &error));
  g_assert_error (error, ALUR_ERROR, ALUR_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "nowhere"));
  g_assert_true (alur_document_undo (document));
  g_clear_error (&error);
  g_assert_true (alur_writer_check (document, text, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/writer/characters", test_characters);
  g_test_add_func ("/reader/limits/depth", test_depth);
  g_test_add_func ("/reader/limits/namespaces", test_namespaces);
  g_test_add_func ("/reader/limits/attributes", test_attributes);
  g_test_add_func ("/reader/others", test_others);
  g_test_add_func ("/writer/check", test_check);
  g_test_add_func ("/writer/check-validity", test_check_validity);
  return g_test_run ();
}
