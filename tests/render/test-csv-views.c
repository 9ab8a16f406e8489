/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every table as CSV: that it is there, is as wide everywhere as its titles, and that no
 * spreadsheet runs a text of it. */

#include "alur-publication.h"
#include "view-fixture.h"

#include <string.h>

static char *
write_views (ViewFixture *fixture, const char *const *names, const char *language)
{
  AlurPublicationRequest request = { .metrics = fixture->metrics,
                                     .document = fixture->document,
                                     .analysis = fixture->analysis,
                                     .views = names,
                                     .as_tables = TRUE,
                                     .language = language };
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurPublication) publication = alur_publication_new (&request, &error);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  g_assert_no_error (error);
  g_assert_true (alur_publication_write_csv (publication, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  g_output_stream_write (stream, "", 0, NULL, NULL);
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)));
}

static char *
write_csv (ViewFixture *fixture, const char *name, const char *language)
{
  const char *names[] = { name, NULL };

  return write_views (fixture, names, language);
}

/* A cell as a spreadsheet reads it; returns where it ends. */
static const char *
read_cell (const char *at, char separator, GString *cell)
{
  gboolean quoted = *at == '"';

  g_string_truncate (cell, 0);
  for (at += quoted ? 1 : 0; *at != '\0'; at++)
    {
      if (quoted && *at == '"' && at[1] == '"')
        at++;
      else if (quoted ? *at == '"' : *at == separator || *at == '\r')
        break;
      g_string_append_c (cell, *at);
    }
  at += quoted ? 1 : 0;
  g_assert_true (*at == separator || g_str_has_prefix (at, "\r\n"));
  return at;
}

static gboolean
is_number (const char *text)
{
  const char *end = text + 1 + strspn (text + 1, "0123456789.,");

  return strpbrk (text, "0123456789") != NULL && (*end == '\0' || g_str_equal (end, "%"));
}

/* Returns how many rows there are. */
static guint
assert_safe (const char *csv, char separator)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  guint n_rows = 0;

  g_assert_true (g_str_has_prefix (csv, "\xEF\xBB\xBF"));
  for (const char *at = csv + 3; *at != '\0'; at += strlen ("\r\n"), n_rows++)
    {
      at = read_cell (at, separator, cell);
      while (TRUE)
        {
          if (cell->len > 1 && strchr ("=+-@\t\r\n", cell->str[0]) != NULL
              && !is_number (cell->str))
            g_error ("a spreadsheet runs: %s", cell->str);
          if (*at != separator)
            break;
          at = read_cell (at + 1, separator, cell);
        }
    }
  return n_rows;
}

/* All texts that people can write become formulas. */
static void
poison (AlurDocument *document)
{
  static const char *const beginnings[] = { "=", "+", "-", "@", "\t=", "=\"" };
  AlurElement *root = alur_document_get_root (document);
  guint n = 0;

  alur_document_begin (document, "Poison");
  for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    {
      const AlurElementType *type = alur_element_type (e->kind);

      for (guint i = 0; i < type->n_fields; i++)
        if (type->fields[i].type == ALUR_FIELD_TEXT && alur_element_get_text (e, i) != NULL)
          {
            g_autofree char *text = g_strconcat (beginnings[n++ % G_N_ELEMENTS (beginnings)],
                                                 alur_element_get_text (e, i), NULL);

            alur_document_set_text (document, e, i, text);
          }
      if (e->text != NULL && e->kind != ALUR_KIND_LOGO)
        {
          g_autofree char *text = g_strconcat ("=", e->text, NULL);

          alur_document_set_content (document, e, text);
        }
    }
  alur_document_commit (document);
}

static void
test_safe (void)
{
  ViewFixture fixture;
  guint n_views = 0;

  view_fixture_open_example (&fixture, "rawat-inap");
  poison (fixture.document);
  for (guint i = 0; alur_view_get_nth (i) != NULL; i++)
    {
      const AlurView *view = alur_view_get_nth (i);
      g_autofree char *indonesian = NULL;
      g_autofree char *english = NULL;

      if ((alur_view_get_forms (view) & ALUR_VIEW_CSV) == 0)
        continue;
      indonesian = write_csv (&fixture, alur_view_get_name (view), "id");
      english = write_csv (&fixture, alur_view_get_name (view), "en");
      g_test_message ("%s", alur_view_get_name (view));
      g_assert_cmpuint (assert_safe (indonesian, ';'), ==, assert_safe (english, ','));
      n_views++;
    }
  g_assert_cmpuint (n_views, ==, 13);
  view_fixture_clear (&fixture);
}

static void
assert_row (ViewFixture *fixture, const char *view, const char *row)
{
  g_autofree char *csv = write_csv (fixture, view, "en");

  if (strstr (csv, row) == NULL)
    g_error ("%s has no row %s:\n%s", view, row, csv);
}

/* What is drawn elsewhere is a row here; numbers are numbers, also below zero. */
static void
test_rows (void)
{
  ViewFixture fixture;

  view_fixture_open_example (&fixture, "rawat-inap");
  assert_row (&fixture, "organisation",
              "\r\nBadan Perencanaan Pembangunan Daerah,Bupati,Bappeda,supporting institution,"
              "Kepala Badan,,,,,,\r\n");
  assert_row (&fixture, "organisation", ",Kuasa Bendahara Umum Daerah,0.1,");
  assert_row (&fixture, "procedure",
              "\r\nPelayanan rawat inap,1,Menyerahkan identitas dan kartu jaminan,"
              "Pasien dan keluarga,Keluhan pasien,5 minutes,"
              "\"KTP\nKartu keluarga\nKartu JKN\",\r\n");
  assert_row (&fixture, "chain",
              "\r\nDokter Puskesmas,Laboratorium,information flow,Permintaan pemeriksaan,"
              "Pelayanan rawat inap,1,\r\n");
  assert_row (&fixture, "comparison", "\r\nStep,Menyerahkan identitas dan kartu jaminan,changed,");
  assert_row (&fixture, "comparison", "\r\nHand-overs,21,19,-2,-10%\r\n");
  assert_row (&fixture, "figures", "\r\nSteps,22,22,19,-3\r\n");
  view_fixture_clear (&fixture);
}

/* Of several views none is left out: each stands below the one before, with its title. */
static void
test_several (void)
{
  static const char *const names[] = { "figures", "chain", "requirements", NULL };
  ViewFixture fixture;
  g_autofree char *all = NULL;
  const char *at;

  view_fixture_open_example (&fixture, "rawat-inap");
  all = write_views (&fixture, names, "en");
  at = all;
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *one = write_csv (&fixture, names[i], "en");

      at = strstr (at, i == 0 ? one : one + strlen ("\xEF\xBB\xBF"));
      if (at == NULL)
        g_error ("%s is not in:\n%s", names[i], all);
      at += strlen (one) - (i == 0 ? 0 : strlen ("\xEF\xBB\xBF"));
    }
  g_assert_cmpstr (at, ==, "");
  g_assert_nonnull (strstr (all, "\r\n\r\nService chain\r\n"));
  view_fixture_clear (&fixture);
}

/* What has nothing in it is its title alone, which may be a formula too. */
static void
test_empty (void)
{
  ViewFixture fixture;

  view_fixture_open_text (&fixture, "<stage id=\"now\" kind=\"current\">"
                                    "<procedure id=\"c1\" name=\"=1+1\"/></stage>");
  for (guint i = 0; alur_view_get_nth (i) != NULL; i++)
    {
      const AlurView *view = alur_view_get_nth (i);
      g_autofree char *csv = NULL;

      if ((alur_view_get_forms (view) & ALUR_VIEW_CSV) == 0)
        continue;
      csv = write_csv (&fixture, alur_view_get_name (view), "en");
      g_assert_cmpuint (assert_safe (csv, ','), >, 0);
    }
  view_fixture_clear (&fixture);
}

static guint
count_pages (ViewFixture *fixture, const char *const *names)
{
  AlurPublicationRequest request = { .metrics = fixture->metrics,
                                     .document = fixture->document,
                                     .analysis = fixture->analysis,
                                     .views = names };
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurPublication) publication = alur_publication_new (&request, &error);

  g_assert_no_error (error);
  return alur_export_get_n_pages (alur_publication_get_export (publication));
}

/* Where nobody chose, every view is on paper that shows anything, and the report is not. */
static void
test_all (void)
{
  ViewFixture fixture;
  const char *names[64];
  guint n = 0;

  view_fixture_open_example (&fixture, "rawat-inap");
  for (guint i = 0; alur_view_get_nth (i) != NULL; i++)
    {
      const char *name = alur_view_get_name (alur_view_get_nth (i));

      /* Nobody has raised a problem there. */
      if (!g_str_equal (name, "report") && !g_str_equal (name, "problems"))
        names[n++] = name;
    }
  names[n] = NULL;
  g_assert_cmpuint (count_pages (&fixture, NULL), ==, count_pages (&fixture, names));
  view_fixture_clear (&fixture);
}

/* What support brings on no flow from elsewhere has a row, too. */
static void
test_chain_without_flows (void)
{
  ViewFixture fixture;

  view_fixture_open_text (
      &fixture,
      "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u\" name=\"Ward\"/>"
      "</organisation><procedure id=\"p\" name=\"Cleaning\" kind=\"support\" promise=\"PT1H\">"
      "<step id=\"a\" kind=\"start\"/><step id=\"b\" unit=\"u\" work=\"PT30M\"/>"
      "<step id=\"c\" kind=\"end\"/><flow id=\"v\" from=\"a\" to=\"b\"/>"
      "<flow id=\"w\" from=\"b\" to=\"c\"/></procedure><procedure id=\"q\">"
      "<step id=\"s\" kind=\"subprocess\" unit=\"u\" procedure=\"p\"/></procedure></stage>");
  assert_row (&fixture, "chain", ",Ward,,,Cleaning,0,\"√ 30 minutes, in time (promised: 1 hour)\"");
  view_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-views/safe", test_safe);
  g_test_add_func ("/csv-views/rows", test_rows);
  g_test_add_func ("/csv-views/chain-without-flows", test_chain_without_flows);
  g_test_add_func ("/csv-views/empty", test_empty);
  g_test_add_func ("/csv-views/all", test_all);
  g_test_add_func ("/csv-views/several", test_several);
  return g_test_run ();
}
