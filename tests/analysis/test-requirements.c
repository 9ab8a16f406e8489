/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-requirements.h"

#include "alur-reader.h"
#include "alur-wording.h"

#include <string.h>

/* Names that mean the same, and names that do not. */
static void
test_wordings (void)
{
  static const struct
  {
    const char *one, *other;
    gboolean similar;
  } pairs[] = {
    { "KTP", "KTP-el", TRUE },
    { "KTP", "Fotokopi  KTP", TRUE },
    { "Kartu Tanda Penduduk", "KTP-el", TRUE },
    { "KK", "Kartu keluarga", TRUE },
    { "Kartu keluarga asli", "kartu Keluarga", TRUE },
    { "Pas foto 4x6", "Pas foto 3x4", TRUE },
    { "Copy of the passport", "Passport", TRUE },
    { "Surat keterangan sehat", "Surat keterangan lahir", FALSE },
    { "Surat kuasa", "Surat", FALSE },
    { "Rekomendasi organisasi profesi", "Rekomendasi Dinas Kesehatan", FALSE },
    { "Ijazah", "STR", FALSE },
    { "Formulir", "Formulir", FALSE }, /* nothing that counts */
    { "", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (AlurWording) one = alur_wording_new (pairs[i].one);
      g_autoptr (AlurWording) other = alur_wording_new (pairs[i].other);

      if (alur_wording_is_similar (one, other) != pairs[i].similar
          || alur_wording_is_similar (other, one) != pairs[i].similar)
        g_error ("“%s” and “%s”", pairs[i].one, pairs[i].other);
    }
}

/* Groups are what comparing all with all gives. */
static void
test_groups (void)
{
  static const char *const names[]
      = { "Ijazah",          "KTP", "Kartu Tanda Penduduk", "Kartu keluarga", "Salinan KTP-el",
          "Ijazah terakhir", "KK",  "Surat kuasa" };
  static const guint wanted[] = { 0, 1, 1, 3, 1, 0, 3, 7 };
  g_autofree guint *groups = alur_wording_group (names, G_N_ELEMENTS (names));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpuint (groups[i], ==, wanted[i]);
}

static const char text[]
    = "<alur xmlns='urn:alur:document:1' version='1.0'><stage id='now' "
      "kind='current'><organisation>"
      "<unit id='u' name='Loket'/><unit id='v' name='Dinas'/>"
      "<unit id='c' name='Warga' level='customer'/></organisation>"
      "<procedure id='p'><step id='a' unit='u'><input name='KTP' from='customer'/>"
      "<input name='ktp ' from='customer'/><input name='Rekomendasi' from='customer'/>"
      "<input name='Berkas'/></step><step id='b' unit='u'><input name=' KTP' "
      "from='customer'/></step>"
      "<step id='d' unit='v'><input name='Fotokopi KTP' from='customer'/></step>"
      "<step id='e'><input name='Ijazah' from='customer'/></step>"
      "<step id='g' unit='c'><output name='Ijazah'/></step></procedure>"
      "<procedure id='q'><step id='f' unit='v'><input name='KTP' from='customer'/>"
      "<output name='rekomendasi'/></step></procedure></stage></alur>";

static void
test_table (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (AlurDocument) document = alur_reader_read_bytes (bytes, "test", NULL, &error);
  g_autoptr (AlurRequirements) all = NULL;
  const AlurRequirement *row;

  g_assert_no_error (error);
  all = alur_requirements_new (document, alur_document_get_stage (document, NULL));
  g_assert_cmpuint (alur_requirements_get_n_askers (all), ==, 4);
  g_assert_cmpstr (alur_element_get_id (alur_requirements_get_asker (all, 1)->unit), ==, "v");
  g_assert_null (alur_requirements_get_asker (all, 2)->unit);
  g_assert_cmpstr (alur_element_get_id (alur_requirements_get_asker (all, 3)->procedure), ==, "q");
  g_assert_cmpuint (alur_requirements_get_n (all), ==, 4);
  row = alur_requirements_get (all, 0);
  g_assert_cmpstr (row->name, ==, "KTP");
  g_assert_cmpuint (row->n_steps, ==, 3);
  g_assert_cmpuint (row->n_askers, ==, 2);
  g_assert_cmpuint (row->counts[0].asker, ==, 0);
  g_assert_cmpuint (row->counts[0].n_steps, ==, 2); /* twice at one step counts once */
  g_assert_cmpuint (row->counts[1].asker, ==, 3);
  g_assert_cmpuint (row->counts[1].n_steps, ==, 1);
  g_assert_true (row->reworded);
  row = alur_requirements_get (all, 1); /* beside what it may be */
  g_assert_cmpstr (row->name, ==, "Fotokopi KTP");
  g_assert_true (row->reworded);
  row = alur_requirements_get (all, 2);
  g_assert_cmpstr (row->name, ==, "Rekomendasi");
  g_assert_cmpstr (alur_element_get_id (row->maker), ==, "f");
  g_assert_false (row->reworded);
  g_assert_true (alur_requirement_is_repeated (row));
  row = alur_requirements_get (all, 3);
  g_assert_cmpstr (row->name, ==, "Ijazah");
  g_assert_null (row->maker); /* the customer's own */
  g_assert_false (alur_requirement_is_repeated (row));
}

/* What a step needs itself it passes on. Whoever really makes it is named. */
static void
test_passed_on (void)
{
  static const char *const steps[] = {
    "<step id='a' unit='u'><input name='KTP' from='customer'/><output name='KTP'/></step>",
    "<step id='a' unit='u'><input name='KTP' from='customer'/><output name='KTP'/></step>"
    "<step id='b' unit='u'><input name=' ktp'/><output name='KTP'/></step>",
    "<step id='a' unit='u'><input name='KTP' from='customer'/><output name='KTP'/></step>"
    "<step id='b' unit='u'><input name='Berkas'/><output name='ktp'/></step>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *file = g_strconcat (
          "<alur xmlns='urn:alur:document:1' version='1.0'><stage id='now' kind='current'>"
          "<organisation><unit id='u' name='Loket'/></organisation><procedure id='p'>",
          steps[i], "</procedure></stage></alur>", NULL);
      g_autoptr (GBytes) bytes = g_bytes_new_static (file, strlen (file));
      g_autoptr (GError) error = NULL;
      g_autoptr (AlurDocument) document = alur_reader_read_bytes (bytes, "test", NULL, &error);
      g_autoptr (AlurRequirements) all = NULL;
      const AlurElement *maker;

      g_assert_no_error (error);
      all = alur_requirements_new (document, alur_document_get_stage (document, NULL));
      maker = alur_requirements_get (all, 0)->maker;
      if (i < 2)
        g_assert_null (maker);
      else
        g_assert_cmpstr (alur_element_get_id (maker), ==, "b");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/requirements/wordings", test_wordings);
  g_test_add_func ("/requirements/groups", test_groups);
  g_test_add_func ("/requirements/table", test_table);
  g_test_add_func ("/requirements/passed-on", test_passed_on);
  return g_test_run ();
}
