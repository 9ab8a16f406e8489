/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-table-guess.h"

static void
test_names (void)
{
  g_assert_true (alur_table_is_name ("pegawai.csv"));
  g_assert_true (alur_table_is_name ("Pegawai 2025.XLSX"));
  g_assert_true (alur_table_is_name ("a.ods"));
  g_assert_false (alur_table_is_name ("dinas.alur"));
  g_assert_false (alur_table_is_name (".csv"));
  g_assert_false (alur_table_is_name ("csv"));
  g_assert_false (alur_table_is_name (""));
}

static void
test_tables (void)
{
  g_assert_true (alur_table_is_text ("id\tnama\tatasan\n1\tDinas\t\n2\tBidang A\t1\n"));
  g_assert_true (alur_table_is_text ("No\tKegiatan\tPelaksana\n1.\tMenerima\tLoket\n"));
  g_assert_true (alur_table_is_text ("Dinas\tKepala\r\nBidang\tKepala Bidang\r\n"));
  /* a cell of several lines is one cell */
  g_assert_true (alur_table_is_text ("Kegiatan\tPelaksana\n\"Menerima\nberkas\"\tLoket\n"));
}

static void
test_lists (void)
{
  g_assert_false (alur_table_is_text (""));
  g_assert_false (alur_table_is_text ("Dinas\nBidang"));
  g_assert_false (alur_table_is_text ("Dinas\n\tBidang A\n\t\tSeksi\n\tBidang B\nBadan"));
  g_assert_false (alur_table_is_text ("1.\tMenerima berkas\n2.\tMemeriksa berkas\n"));
  g_assert_false (alur_table_is_text ("\ta)\tMenerima\n\tb)\tMemeriksa\n"));
  g_assert_false (alur_table_is_text ("•\tMenerima\n•\tMemeriksa\n"));
  g_assert_false (alur_table_is_text ("Menerima, memeriksa, mencatat\nMenulis, mengirim\n"));
  /* one line is no table */
  g_assert_false (alur_table_is_text ("Dinas\tKesehatan\tKota"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-guess/names", test_names);
  g_test_add_func ("/table-guess/tables", test_tables);
  g_test_add_func ("/table-guess/lists", test_lists);
  return g_test_run ();
}
