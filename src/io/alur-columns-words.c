/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What offices write over their columns, in English and Indonesian. The earlier a word stands, the
 * surer it is; a title that only has it among others counts less. */

#include "alur-columns-private.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EXACT 1000u
#define AMONG_OTHERS 500u

/* The lists are untranslated: both languages stand in each. */
static const struct
{
  const char *name;
  const char *label;
  AlurTableSubject subject;
  const char *titles; /* with "|" between them */
} table[ALUR_N_HOLDS] = {
  /* untranslated titles */
  [ALUR_HOLDS_NOTHING] = { "nothing", N_ ("Not taken over"), ALUR_TABLE_GUESSED, "" },
  [ALUR_HOLDS_ID]
  = { "id", N_ ("Identifier"), ALUR_TABLE_ORGANISATION,
      "id|identifier|post unique reference|unique id|unique identifier|unique reference|person id|"
      "personid|position id|post id|employee id|id jabatan|id pegawai|kode|kode jabatan|code|key|"
      "kode unit|id unit|kode unit kerja|nip|no induk|nomor|no|number" },
  [ALUR_HOLDS_NAME]
  = { "name", N_ ("Name of the unit"), ALUR_TABLE_ORGANISATION,
      "nama unit|unit name|nama unit kerja|nama unit organisasi|nama organisasi|nama opd|nama skpd|"
      "nama perangkat daerah|perangkat daerah|organisation name|organization name|name|nama|"
      "unit organisasi|organisation|organization|instansi|lembaga|nama lembaga|label" },
  /* untranslated titles */
  [ALUR_HOLDS_PARENT]
  = { "parent", N_ ("Is under"), ALUR_TABLE_ORGANISATION,
      "parent id|parentid|parent|reports to senior post|reporting senior post|reports to|reportsto|"
      "report to|reporting to|supervisor id|supervisorid|supervisor|boss id|bossid|boss|manager id|"
      "managerid|manager|superior|id induk|induk id|kode induk|induk|unit induk|induk unit|parent "
      "unit|"
      "id atasan|kode atasan|atasan langsung|nama atasan|jabatan atasan|atasan|melapor kepada|"
      "bertanggung jawab kepada|managed by|head office" },
  [ALUR_HOLDS_POST]
  = { "post", N_ ("Post"), ALUR_TABLE_ORGANISATION,
      "nama jabatan|job title|jabatan|post title|position title|generic job title|post|position|"
      "posisi|title|job" },
  [ALUR_HOLDS_PERSON]
  = { "person", N_ ("Holder (not taken over)"), ALUR_TABLE_ORGANISATION,
      "nama pegawai|nama pejabat|pejabat|nama lengkap|pemangku|pemangku jabatan|employee name|"
      "employee|incumbent|name of incumbent|holder|person|full name|first name" },
  /* untranslated titles */
  [ALUR_HOLDS_UNIT]
  = { "unit", N_ ("Unit of the post"), ALUR_TABLE_ORGANISATION,
      "unit|unit kerja|department|departemen|org name|division|divisi|directorate|direktorat|"
      "nama unit|nama unit kerja|unit name|bagian|bidang|seksi|section|team|branch office" },
  [ALUR_HOLDS_UNIT_ID]
  = { "unit-id", N_ ("Identifier of the unit"), ALUR_TABLE_ORGANISATION,
      "unit id|id unit|kode unit|kode unit kerja|department id|org id|pborg seq" },
  [ALUR_HOLDS_UNIT_PARENT]
  = { "unit-parent", N_ ("The unit is under"), ALUR_TABLE_ORGANISATION,
      "unit parent|parent unit|unit induk|induk unit|pborg managed by|parent unit id|org parent" },
  /* untranslated titles */
  [ALUR_HOLDS_HEADCOUNT]
  = { "headcount", N_ ("Headcount"), ALUR_TABLE_ORGANISATION,
      "headcount|jumlah pegawai|fte|number of posts in fte|number of posts|jumlah orang|bezetting|"
      "jml pegawai|jumlah pemangku|pegawai|staff|number of staff|employees|jumlah|jml|formasi" },
  [ALUR_HOLDS_GRADE]
  = { "grade", N_ ("Grade"), ALUR_TABLE_ORGANISATION,
      "grade|kelas jabatan|golongan kelas|golongan|gol|gol ruang|golongan ruang|pangkat "
      "golongan|pangkat|eselon|kelas|pay plan|band" },
  [ALUR_HOLDS_KIND] = { "kind", N_ ("Kind of post"), ALUR_TABLE_ORGANISATION,
                        "jenis jabatan|kind of post|position kind|jenis" },
  /* untranslated titles */
  [ALUR_HOLDS_QUALIFICATION]
  = { "qualification", N_ ("Qualification"), ALUR_TABLE_ORGANISATION,
      "qualification|qualifications|kualifikasi|kualifikasi pendidikan|pendidikan|education" },
  [ALUR_HOLDS_LEVEL]
  = { "level", N_ ("Level"), ALUR_TABLE_ORGANISATION, "level|tingkat|tingkatan|jenjang" },
  [ALUR_HOLDS_SHORT] = { "short", N_ ("Short name"), ALUR_TABLE_ORGANISATION,
                         "short name|short|abbreviation|acronym|singkatan|akronim" },
  /* untranslated titles */
  [ALUR_HOLDS_HEAD]
  = { "head", N_ ("Headed by"), ALUR_TABLE_ORGANISATION,
      "headed by|dipimpin oleh|head|kepala|jabatan kepala|pimpinan|dikepalai oleh" },
  [ALUR_HOLDS_NOTE] = { "note", N_ ("Note"), ALUR_TABLE_ORGANISATION,
                        "note|notes|catatan|keterangan|description|deskripsi|remarks|uraian" },
  [ALUR_HOLDS_NUMBER] = { "number", N_ ("Number of the step"), ALUR_TABLE_PROCEDURE,
                          "no|nomor|number|no urut|langkah|step|nr" },
  /* untranslated titles */
  [ALUR_HOLDS_ACTIVITY]
  = { "activity", N_ ("Activity"), ALUR_TABLE_PROCEDURE,
      "kegiatan|uraian kegiatan|aktivitas|uraian prosedur|activity|activities|uraian aktivitas|"
      "langkah kegiatan|uraian|tahapan|prosedur|description" },
  [ALUR_HOLDS_ACTOR]
  = { "actor", N_ ("Who does it"), ALUR_TABLE_PROCEDURE,
      "pelaksana|actor|actors|aktor|who|done by|carried out by|pelaku|penanggung jawab|unit" },
  [ALUR_HOLDS_INPUT]
  = { "input", N_ ("What must be there"), ALUR_TABLE_PROCEDURE,
      "kelengkapan|persyaratan kelengkapan|persyaratan perlengkapan|persyaratan|perlengkapan|"
      "requirements|documents needed|needs|input|inputs|masukan" },
  /* untranslated titles */
  [ALUR_HOLDS_TIME] = { "time", N_ ("Time that it takes"), ALUR_TABLE_PROCEDURE,
                        "waktu|time|durasi|duration|lama|jangka waktu|waktu penyelesaian" },
  [ALUR_HOLDS_OUTPUT]
  = { "output", N_ ("Output"), ALUR_TABLE_PROCEDURE, "output|outputs|keluaran|hasil|result" },
  [ALUR_HOLDS_REMARKS] = { "remarks", N_ ("Remarks and ways"), ALUR_TABLE_PROCEDURE,
                           "keterangan|ket|remarks|note|notes|catatan|berikutnya|next" },
};

/**
 * alur_columns_plain_title:
 * @title: what stands over a column
 *
 * Returns: (transfer full): the title with case folded and with one blank for all that is no letter
 *   and no digit
 */
char *
alur_columns_plain_title (const char *title)
{
  g_autofree char *folded = g_utf8_casefold (title, (gssize) MIN (strlen (title), 200));
  GString *plain = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (plain, c);
      else if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
        g_string_append_c (plain, ' ');
    }
  if (plain->len > 0 && plain->str[plain->len - 1] == ' ')
    g_string_truncate (plain, plain->len - 1);
  return g_string_free (plain, FALSE);
}

/* Whether @word stands in @title between blanks. */
static gboolean
has_word (const char *title, const char *word, gsize length)
{
  for (const char *p = title; *p != '\0'; p++)
    {
      if (*p == *word && (p == title || p[-1] == ' ') && strncmp (p, word, length) == 0
          && (p[length] == ' ' || p[length] == '\0'))
        return TRUE;
    }
  return FALSE;
}

static guint
count_bars (const char *from, const char *to)
{
  guint n = 0;

  while ((from = memchr (from, '|', (gsize) (to - from))) != NULL)
    {
      from++;
      n++;
    }
  return n;
}

/* Which of the words @plain_title is, from 0; -1: none of them. */
static int
find_title (AlurHolds holds, const char *plain_title)
{
  const char *titles = table[holds].titles, *at = titles;
  gsize length = strlen (plain_title);

  while (length > 0 && (at = strstr (at, plain_title)) != NULL)
    {
      if ((at == titles || at[-1] == '|') && (at[length] == '|' || at[length] == '\0'))
        break;
      at += length;
    }
  if (length == 0 || at == NULL)
    return -1;
  return (int) count_bars (titles, at);
}

/**
 * alur_holds_is_title:
 * @holds: what a column may hold
 * @plain_title: from alur_columns_plain_title()
 *
 * Returns: whether the whole title means that; alur_holds_rate() is above 500 then
 */
gboolean
alur_holds_is_title (AlurHolds holds, const char *plain_title)
{
  return find_title (holds, plain_title) >= 0;
}

/**
 * alur_holds_rate:
 * @holds: what a column may hold
 * @plain_title: from alur_columns_plain_title()
 *
 * Returns: how surely the title means that; 0: not at all; above 500: the whole title does
 */
guint
alur_holds_rate (AlurHolds holds, const char *plain_title)
{
  int exact = find_title (holds, plain_title);
  guint place = 0;

  if (exact >= 0)
    return EXACT - (guint) exact;
  for (const char *word = table[holds].titles; *word != '\0'; place++)
    {
      gsize length = strcspn (word, "|");

      if (length > 3 && has_word (plain_title, word, length))
        return AMONG_OTHERS - place;
      word += length + (word[length] == '|' ? 1 : 0);
    }
  return 0;
}

/**
 * alur_holds_name:
 *
 * Returns: (transfer none): the word for the command line and for programs
 */
const char *
alur_holds_name (AlurHolds holds)
{
  return table[holds].name;
}

/**
 * alur_holds_label:
 *
 * Returns: (transfer none): what people call it, in the user's language
 */
const char *
alur_holds_label (AlurHolds holds)
{
  return alur_tr (NULL, table[holds].label);
}

/**
 * alur_holds_subject:
 *
 * Returns: the tables that may hold it; %ALUR_TABLE_GUESSED: all
 */
AlurTableSubject
alur_holds_subject (AlurHolds holds)
{
  return table[holds].subject;
}
