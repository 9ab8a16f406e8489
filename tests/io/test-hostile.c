/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files made to exhaust a reader: each is refused, or read where it is only large, within 2 seconds
 * and 200 MB. Each is made and read in a process of its own, so that its memory can be measured.
 * With sanitizers only the time counts, and there is more of it. */

#include "io-support.h"

#include "alur-sanitized.h"

#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define SECONDS (ALUR_SANITIZED ? 20.0 : 2.0)
#define MEGABYTES 200
#define ROOT "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" "
#define NEWER "<alur xmlns=\"urn:alur:document:1\" version=\"1.9\" "
#define STAGE "<stage id=\"now\" kind=\"current\"/>"

static void
repeat (GString *text, const char *piece, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
}

static void
number (GString *text, const char *before, const char *behind, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u%s", before, i, behind);
}

static void
make_laughs (GString *text)
{
  g_string_append (text, "<!DOCTYPE alur [<!ENTITY l0 \"lol\">");
  for (guint i = 1; i < 10; i++)
    {
      g_string_append_printf (text, "<!ENTITY l%u \"", i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (text, "&l%u;", i - 1);
      g_string_append (text, "\">");
    }
  g_string_append (text, "]>" ROOT "title=\"&l9;\">" STAGE "</alur>");
}

static void
make_blow_up (GString *text)
{
  g_string_append (text, "<!DOCTYPE alur [<!ENTITY a \"");
  repeat (text, "A", 50000);
  g_string_append (text, "\">]>" ROOT "title=\"");
  repeat (text, "&a;", 50000);
  g_string_append (text, "\">" STAGE "</alur>");
}

static void
make_external (GString *text)
{
  g_string_append (text, "<!DOCTYPE alur SYSTEM \"file:///etc/passwd\">" ROOT ">" STAGE "</alur>");
}

static void
make_attributes (GString *text)
{
  g_string_append (text, ROOT "xmlns:x=\"urn:x\"");
  number (text, " x:a", "=\"1\"", 100000);
  g_string_append (text, ">" STAGE "</alur>");
}

/* Attributes whose values hold `>`, many elements with as many of them as are allowed. */
static void
make_many_attributes (GString *text)
{
  g_string_append (text, ROOT "xmlns:x=\"urn:x\">");
  for (guint i = 0; i < 2000; i++)
    {
      g_string_append (text, "<x:e");
      number (text, " a", "='>'", 999);
      g_string_append (text, "/>");
    }
  g_string_append (text, STAGE "</alur>");
}

static void
make_depth (GString *text)
{
  g_string_append (text, ROOT "xmlns:x=\"urn:x\">");
  repeat (text, "<x:a>", 100000);
  repeat (text, "</x:a>", 100000);
  g_string_append (text, STAGE "</alur>");
}

static void
make_text (GString *text)
{
  g_string_append (text, ROOT "><functions><function id=\"f1\">");
  repeat (text, "0123456789abcdef", 11 << 16);
  g_string_append (text, "</function></functions>" STAGE "</alur>");
}

static void
make_long_attribute (GString *text)
{
  g_string_append (text, ROOT "title=\"");
  repeat (text, "0123456789abcdef", 11 << 16);
  g_string_append (text, "\">" STAGE "</alur>");
}

static void
make_comment (GString *text)
{
  g_string_append (text, ROOT "><!--");
  repeat (text, "0123456789abcdef", 11 << 16);
  g_string_append (text, "-->" STAGE "</alur>");
}

static void
make_name (GString *text)
{
  g_string_append (text, ROOT "xmlns:x=\"urn:x\"><x:");
  repeat (text, "n", 60000);
  g_string_append (text, "/>" STAGE "</alur>");
}

static void
make_namespaces (GString *text)
{
  g_string_append (text, ROOT);
  number (text, " xmlns:p", "=\"urn:p\"", 500);
  g_string_append (text, ">" STAGE "</alur>");
}

static void
make_siblings (GString *text)
{
  g_string_append (text, ROOT ">");
  repeat (text, "<b/>", 1000000);
  g_string_append (text, "</alur>");
}

static void
make_logo (GString *text)
{
  g_string_append (text, ROOT "><logo type=\"image/png\">");
  repeat (text, "AAAA", 90000);
  g_string_append (text, "</logo>" STAGE "</alur>");
}

static void
make_cycle (GString *text)
{
  g_string_append (text, ROOT "><functions>");
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "<function id=\"f%u\" parent=\"f%u\"/>", i, (i + 1) % 100000);
  g_string_append (text, "</functions>" STAGE "</alur>");
}

/* Large, but nothing wrong with it. */
static void
make_kept (GString *text)
{
  g_string_append (text, NEWER ">");
  number (text, "<b a=\"", "\"/>", 200000);
  g_string_append (text, STAGE "</alur>");
}

static void
make_chain (GString *text)
{
  g_string_append (text, ROOT "><functions><function id=\"f0\"/>");
  for (guint i = 1; i < 200000; i++)
    g_string_append_printf (text, "<function id=\"f%u\" parent=\"f%u\"/>", i, i - 1);
  g_string_append (text, "</functions>" STAGE "</alur>");
}

static void
make_stages (GString *text)
{
  g_string_append (text, ROOT ">" STAGE);
  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text,
                            "<stage id=\"g%u\" kind=\"interim\"><organisation><unit id=\"u\"/>"
                            "</organisation></stage>",
                            i);
  g_string_append (text, "</alur>");
}

typedef struct
{
  const char *path;
  void (*make) (GString *text);
  gboolean is_valid;
} Case;

static void
read_in_child (const Case *each)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) document = NULL;

  each->make (text);
  bytes = g_bytes_new_static (text->str, text->len);
  document = alur_reader_read_bytes (bytes, "hostile", NULL, &error);
  _exit ((document != NULL) == each->is_valid ? 0 : 1);
}

static void
test_hostile (gconstpointer data)
{
  const Case *each = data;
  struct rusage usage;
  int status = 0;
  double seconds;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    read_in_child (each);
  g_assert_cmpint (wait4 (child, &status, 0, &usage), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  seconds = (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  g_test_message ("%.2f s, %ld MB", seconds, usage.ru_maxrss / 1024);
  g_assert_cmpfloat (seconds, <, SECONDS);
  if (!ALUR_SANITIZED)
    g_assert_cmpint (usage.ru_maxrss / 1024, <, MEGABYTES);
}

int
main (int argc, char **argv)
{
  static const Case cases[] = {
    { "/hostile/billion-laughs", make_laughs, FALSE },
    { "/hostile/quadratic-blow-up", make_blow_up, FALSE },
    { "/hostile/external", make_external, FALSE },
    { "/hostile/attributes", make_attributes, FALSE },
    { "/hostile/many-attributes", make_many_attributes, FALSE },
    { "/hostile/depth", make_depth, FALSE },
    { "/hostile/text", make_text, FALSE },
    { "/hostile/long-attribute", make_long_attribute, FALSE },
    { "/hostile/comment", make_comment, FALSE },
    { "/hostile/name", make_name, FALSE },
    { "/hostile/namespaces", make_namespaces, FALSE },
    { "/hostile/siblings", make_siblings, FALSE },
    { "/hostile/logo", make_logo, FALSE },
    { "/hostile/cycle", make_cycle, FALSE },
    { "/hostile/kept", make_kept, TRUE },
    { "/hostile/chain", make_chain, FALSE },
    { "/hostile/stages", make_stages, FALSE },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_hostile);
  return g_test_run ();
}
