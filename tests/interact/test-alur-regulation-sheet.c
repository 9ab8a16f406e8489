/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register as a grid: what is typed is what the document says, and what the pages say of rank,
 * use and work stands beside it. */

#include "alur-regulation-sheet.h"

#include "alur-basis.h"
#include "alur-validate.h"
#include "interact-fixture.h"

#define N_EDITS 600

#define REGISTER                                                                                   \
  "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\">"                           \
  "<regulations>"                                                                                  \
  "<regulation id=\"r1\" kind=\"sk\" number=\"7\" year=\"2020\" title=\"Counter\" "                \
  "status=\"to-repeal\"/>"                                                                         \
  "<regulation id=\"r2\" kind=\"uu\" number=\"25\" year=\"2009\" title=\"Public Services\" "       \
  "date=\"2009-07-18\"/>"                                                                          \
  "<regulation id=\"r3\" kind=\"perbup\" title=\"One door\" status=\"to-draft\"/>"                 \
  "<regulation id=\"r4\" kind=\"sk\" title=\"New counter\" status=\"to-draft\" "                   \
  "replaces=\"r1\"/>"                                                                              \
  "<regulation id=\"r5\" kind=\"uu\" number=\"1\" year=\"1950\" title=\"Old\" "                    \
  "status=\"repealed\"/></regulations>"                                                            \
  "<stage id=\"now\" name=\"Now\" kind=\"current\"><organisation>"                                 \
  "<unit id=\"u1\" name=\"Desk\" basis=\"r1 r2\"/></organisation>"                                 \
  "<procedure id=\"c1\" name=\"Permits\" basis=\"r2\"><sop><basis ref=\"r2\"/></sop>"              \
  "<step id=\"s1\" name=\"Check\" unit=\"u1\" basis=\"r2\"/></procedure></stage>"                  \
  "<stage id=\"goal\" name=\"Goal\" kind=\"target\" date=\"2027-01-01\"><organisation>"            \
  "<unit id=\"u1\" name=\"Desk\" basis=\"r3 r4\"/></organisation></stage></alur>"

typedef struct
{
  InteractFixture base;
  AlurRegulationSheet *sheet;
  AlurGrid *grid;
  char *told;
  guint row; /* of the last "places" */
  gboolean all;
  guint n_places;
} Fixture;

static void
told_cb (AlurEditor *editor, const char *message, Fixture *fixture)
{
  g_free (fixture->told);
  fixture->told = g_strdup (message);
}

static void
places_cb (AlurRegulationSheet *sheet, guint row, gboolean all, Fixture *fixture)
{
  fixture->row = row;
  fixture->all = all;
  fixture->n_places++;
}

static void
set_up (Fixture *fixture, const char *text)
{
  *fixture = (Fixture){ .told = NULL };
  interact_fixture_set_up (&fixture->base, text);
  fixture->sheet = alur_regulation_sheet_new (fixture->base.editor);
  fixture->grid = ALUR_GRID (fixture->sheet);
  alur_editor_show (fixture->base.editor, ALUR_PANE_REGULATIONS, NULL);
  g_signal_connect (fixture->base.editor, "told", G_CALLBACK (told_cb), fixture);
  g_signal_connect (fixture->sheet, "places", G_CALLBACK (places_cb), fixture);
}

static void
clear (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AlurFault fault;

  g_assert_true (alur_document_validate (fixture->base.document, &fault, &error));
  g_assert_finalize_object (fixture->sheet);
  interact_fixture_clear (&fixture->base);
  g_free (fixture->told);
}

/* A column, its cells one after the other. */
static char *
dup_column (Fixture *fixture, guint column)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint row = 0; row < alur_grid_get_n_rows (fixture->grid); row++)
    {
      g_auto (AlurCell) cell = { .text = NULL };

      alur_grid_get_cell (fixture->grid, row, column, &cell);
      g_string_append_printf (text, "%s%s", row > 0 ? "|" : "", cell.text != NULL ? cell.text : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_column (Fixture *fixture, guint column, const char *cells)
{
  g_autofree char *text = dup_column (fixture, column);

  g_assert_cmpstr (text, ==, cells);
}

static void
type (Fixture *fixture, guint row, guint column, const char *text)
{
  g_autofree char *refusal = NULL;

  g_assert_true (alur_grid_set_text (fixture->grid, row, column, text, &refusal));
  g_assert_null (refusal);
}

static void
refuse (Fixture *fixture, guint row, guint column, const char *text, const char *why)
{
  g_autofree char *before = interact_dup_text (&fixture->base);
  g_autofree char *refusal = NULL;
  g_autofree char *after = NULL;

  g_assert_false (alur_grid_set_text (fixture->grid, row, column, text, &refusal));
  g_assert_cmpstr (refusal, ==, why);
  after = interact_dup_text (&fixture->base);
  g_assert_cmpstr (after, ==, before);
}

static void
show_stage (Fixture *fixture, const char *id)
{
  alur_editor_set_stage (fixture->base.editor,
                         (AlurElement *) alur_document_get_stage (fixture->base.document, id));
}

static void
test_shown (void)
{
  Fixture fixture;

  set_up (&fixture, REGISTER);
  assert_column (&fixture, ALUR_REGULATION_COLUMN_TITLE,
                 "Old|Public Services|One door|Counter|New counter");
  assert_column (&fixture, ALUR_REGULATION_COLUMN_YEAR, "1950|2009||2020|");
  assert_column (&fixture, ALUR_REGULATION_COLUMN_DATE, "|18 July 2009|||");
  assert_column (&fixture, ALUR_REGULATION_COLUMN_USES, "|4||1|");
  assert_column (&fixture, ALUR_REGULATION_COLUMN_ALL_USES, "|4|1|1|1");
  assert_column (&fixture, ALUR_REGULATION_COLUMN_TO_DO, "||draft: Goal|repeal: Goal|draft: Goal");
  show_stage (&fixture, "goal");
  assert_column (&fixture, ALUR_REGULATION_COLUMN_USES, "||1||1");
  assert_column (&fixture, ALUR_REGULATION_COLUMN_TO_DO, "||1. draft|3. repeal|2. draft");
  assert_column (&fixture, ALUR_REGULATION_COLUMN_NOT_BEFORE,
                 "||1 January 2027|1 January 2027|1 January 2027");
  clear (&fixture);
}

/* Who has issued it belongs to its name; without, it is understood too. */
static void
test_issuers (void)
{
  static const char *const typed[]
      = { "Decree Office 5/2020", "decree 5/2020", "Decree Office 5/2020 – Counters" };
  Fixture fixture;

  set_up (&fixture, "<alur xmlns='urn:alur:document:1' version='1.0' xml:lang='en'><regulations>"
                    "<regulation id='old' kind='sk' number='5' year='2020' title='Counters'"
                    " issuer='Decree Office'/>"
                    "<regulation id='young' kind='sk' number='6' year='2021' title='Doors'/>"
                    "</regulations><stage id='now' name='Now' kind='current'/></alur>");
  assert_column (&fixture, ALUR_REGULATION_COLUMN_TITLE, "Counters|Doors");
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      type (&fixture, 1, ALUR_REGULATION_COLUMN_REPLACES, typed[i]);
      assert_column (&fixture, ALUR_REGULATION_COLUMN_REPLACES, "|Decree Office 5/2020");
      type (&fixture, 1, ALUR_REGULATION_COLUMN_REPLACES, "");
    }
  clear (&fixture);
}

/* Signs are said in words. */
static void
test_remarks (void)
{
  Fixture fixture;
  g_auto (AlurCell) cell = { .text = NULL };
  g_autofree char *spoken = NULL;
  g_autofree char *head = NULL;

  set_up (&fixture, REGISTER);
  alur_grid_get_cell (fixture.grid, 0, ALUR_REGULATION_COLUMN_REMARK, &cell);
  g_assert_cmpstr (cell.text, ==, "nothing rests on it");
  g_assert_cmpint (cell.severity, ==, ALUR_SEVERITY_INFO);
  spoken = alur_grid_describe (fixture.grid, 1, ALUR_REGULATION_COLUMN_USES);
  g_assert_cmpstr (spoken, ==, "Law 25/2009 – Public Services, How much rests on it in “Now”: 4");
  head = alur_grid_describe (fixture.grid, 0, ALUR_REGULATION_COLUMN_TITLE);
  g_assert_cmpstr (head, ==, "Law 1/1950 – Old: nothing rests on it");
  type (&fixture, 4, ALUR_REGULATION_COLUMN_DATE, "1 May 2026");
  assert_column (&fixture, ALUR_REGULATION_COLUMN_REMARK,
                 "nothing rests on it|||comes after New counter|its date lies before that; comes "
                 "after One door");
  type (&fixture, 1, ALUR_REGULATION_COLUMN_STATUS, "repealed");
  alur_cell_clear (&cell);
  alur_grid_get_cell (fixture.grid, 1, ALUR_REGULATION_COLUMN_REMARK, &cell);
  g_assert_cmpint (cell.severity, ==, ALUR_SEVERITY_ERROR);
  clear (&fixture);
}

static void
test_typed (void)
{
  Fixture fixture;
  AlurElement *r2;

  set_up (&fixture, REGISTER);
  r2 = interact_find (&fixture.base, "r2");
  type (&fixture, 1, ALUR_REGULATION_COLUMN_TITLE, " Services\n");
  g_assert_cmpstr (alur_element_get_text (r2, ALUR_REGULATION_TITLE), ==, "Services");
  type (&fixture, 1, ALUR_REGULATION_COLUMN_NUMBER, "25A");
  type (&fixture, 1, ALUR_REGULATION_COLUMN_YEAR, "2010");
  type (&fixture, 1, ALUR_REGULATION_COLUMN_ISSUER, "President");
  type (&fixture, 1, ALUR_REGULATION_COLUMN_DATE, "2010-02-03");
  g_assert_cmpint (alur_element_get_date (r2, ALUR_REGULATION_DATE), ==, 20100203);
  type (&fixture, 1, ALUR_REGULATION_COLUMN_STATUS, "to be revised");
  g_assert_cmpint (alur_element_get_word (r2, ALUR_REGULATION_STATUS), ==, ALUR_STATUS_TO_REVISE);
  type (&fixture, 1, ALUR_REGULATION_COLUMN_REPLACES, "Law 1/1950; new counter");
  assert_column (&fixture, ALUR_REGULATION_COLUMN_REPLACES,
                 "|Law 1/1950; New counter|||" /* and what r4 replaces: */
                 "Decree 7/2020");
  type (&fixture, 1, ALUR_REGULATION_COLUMN_REPLACES, "");
  g_assert_null (alur_element_get_refs (r2, ALUR_REGULATION_REPLACES));
  type (&fixture, 1, ALUR_REGULATION_COLUMN_YEAR, "");
  g_assert_cmpint (alur_element_get_integer (r2, ALUR_REGULATION_YEAR), ==, G_MININT64);
  /* Another kind, another rank. */
  type (&fixture, 1, ALUR_REGULATION_COLUMN_KIND, "sk");
  assert_column (&fixture, ALUR_REGULATION_COLUMN_TITLE,
                 "Old|One door|Counter|Services|New "
                 "counter");
  refuse (&fixture, 0, ALUR_REGULATION_COLUMN_KIND, "charter",
          "There is no such kind of regulation. Choose one from the list.");
  refuse (&fixture, 0, ALUR_REGULATION_COLUMN_STATUS, "to be",
          "There is no such status. Choose one from the list.");
  refuse (&fixture, 0, ALUR_REGULATION_COLUMN_YEAR, "last", "Write a year such as 2026.");
  refuse (&fixture, 0, ALUR_REGULATION_COLUMN_DATE, "32 May",
          "Write a day such as 1 May 2026 or 1/5/2026.");
  refuse (&fixture, 0, ALUR_REGULATION_COLUMN_REPLACES, "Law 1/1950",
          "No other regulation of the register is called “Law 1/1950”. Choose one from the list.");
  refuse (&fixture, 0, ALUR_REGULATION_COLUMN_USES, "5", "This can't be changed here.");
  clear (&fixture);
}

static void
test_choices (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (GPtrArray) others = NULL;
  AlurGridChoice *choice;

  set_up (&fixture, REGISTER);
  all = alur_grid_dup_choices (fixture.grid, 0, ALUR_REGULATION_COLUMN_STATUS, "repealed");
  g_assert_cmpuint (all->len, ==, 5);
  some = alur_grid_dup_choices (fixture.grid, 0, ALUR_REGULATION_COLUMN_STATUS, "draft");
  g_assert_cmpuint (some->len, ==, 1);
  others = alur_grid_dup_choices (fixture.grid, 0, ALUR_REGULATION_COLUMN_REPLACES,
                                  "One door; public");
  g_assert_cmpuint (others->len, ==, 1);
  choice = g_ptr_array_index (others, 0);
  g_assert_cmpstr (choice->text, ==, "One door; Law 25/2009");
  type (&fixture, 0, ALUR_REGULATION_COLUMN_REPLACES, choice->text);
  g_assert_cmpuint (
      alur_element_get_refs (interact_find (&fixture.base, "r5"), ALUR_REGULATION_REPLACES)->n_ids,
      ==, 2);
  clear (&fixture);
}

static void
test_rows (void)
{
  Fixture fixture;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int row;

  set_up (&fixture, REGISTER);
  before = interact_dup_text (&fixture.base);
  alur_grid_sheet_set_shown (ALUR_GRID_SHEET (fixture.sheet), ALUR_REGULATIONS_TO_DRAFT);
  assert_column (&fixture, ALUR_REGULATION_COLUMN_TITLE, "One door|New counter");
  row = alur_grid_insert_row (fixture.grid, 0, NULL);
  g_assert_cmpint (row, ==, 1); /* of the kind of the row above */
  type (&fixture, 1, ALUR_REGULATION_COLUMN_TITLE, "Another");
  assert_column (&fixture, ALUR_REGULATION_COLUMN_TITLE, "One door|Another|New counter");
  assert_column (&fixture, ALUR_REGULATION_COLUMN_STATUS,
                 "to be drafted|to be drafted|to be drafted");
  type (&fixture, 1, ALUR_REGULATION_COLUMN_STATUS, "in force"); /* it stays in sight */
  g_assert_cmpuint (alur_grid_get_n_rows (fixture.grid), ==, 3);
  alur_grid_sheet_set_shown (ALUR_GRID_SHEET (fixture.sheet), ALUR_REGULATIONS_ALL);
  alur_grid_sheet_set_shown (ALUR_GRID_SHEET (fixture.sheet), ALUR_REGULATIONS_TO_DRAFT);
  g_assert_cmpuint (alur_grid_get_n_rows (fixture.grid), ==, 2);
  while (alur_document_get_undo_depth (fixture.base.document) > 0)
    alur_editor_undo (fixture.base.editor);
  after = interact_dup_text (&fixture.base);
  g_assert_cmpstr (after, ==, before);
  clear (&fixture);
}

/* What rested on it rests on the others, and one key brings all of it back. */
static void
test_deleted (void)
{
  Fixture fixture;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_up (&fixture, REGISTER);
  before = interact_dup_text (&fixture.base);
  g_assert_true (alur_grid_remove_rows (fixture.grid, 1, 1, NULL));
  g_assert_cmpstr (fixture.told, ==, "“Law 25/2009 – Public Services” deleted");
  g_assert_cmpuint (alur_grid_sheet_count (ALUR_GRID_SHEET (fixture.sheet)), ==, 4);
  g_assert_cmpuint (
      alur_element_get_refs (interact_find (&fixture.base, "u1"), ALUR_UNIT_BASIS)->n_ids, ==, 1);
  alur_editor_undo (fixture.base.editor);
  after = interact_dup_text (&fixture.base);
  g_assert_cmpstr (after, ==, before);
  clear (&fixture);
}

static void
test_chosen (void)
{
  static const guint counts[ALUR_N_REGULATIONS_SHOWN] = {
    [ALUR_REGULATIONS_ALL] = 5,      [ALUR_REGULATIONS_IN_FORCE] = 2,
    [ALUR_REGULATIONS_TO_DRAFT] = 2, [ALUR_REGULATIONS_TO_CHANGE] = 1,
    [ALUR_REGULATIONS_REPEALED] = 1, [ALUR_REGULATIONS_UNUSED] = 1,
  };
  Fixture fixture;

  set_up (&fixture, REGISTER);
  for (guint i = 0; i < ALUR_N_REGULATIONS_SHOWN; i++)
    {
      alur_grid_sheet_set_shown (ALUR_GRID_SHEET (fixture.sheet), (guint) i);
      g_assert_cmpuint (alur_grid_get_n_rows (fixture.grid), ==, counts[i]);
    }
  alur_grid_sheet_set_shown (ALUR_GRID_SHEET (fixture.sheet), ALUR_REGULATIONS_ALL);
  alur_grid_filter (fixture.grid, "25/2009");
  assert_column (&fixture, ALUR_REGULATION_COLUMN_TITLE, "Public Services");
  alur_grid_filter (fixture.grid, "");
  alur_grid_sort (fixture.grid, ALUR_REGULATION_COLUMN_TITLE, FALSE);
  assert_column (&fixture, ALUR_REGULATION_COLUMN_TITLE,
                 "Counter|New counter|Old|One door|Public Services");
  alur_grid_sort (fixture.grid, ALUR_REGULATION_COLUMN_YEAR, TRUE);
  assert_column (&fixture, ALUR_REGULATION_COLUMN_YEAR, "2020|2009|1950||");
  show_stage (&fixture, "goal");
  alur_grid_sort (fixture.grid, ALUR_REGULATION_COLUMN_TO_DO, FALSE);
  assert_column (&fixture, ALUR_REGULATION_COLUMN_TO_DO, "1. draft|2. draft|3. repeal||");
  clear (&fixture);
}

/* Each place that is counted is told, and leads somewhere. */
static void
test_places (void)
{
  static const char *const told[5]
      = { "Now: Desk", "Now: Permits", "Now: Permits (SOP page)", "Now: Permits: Check", NULL };
  Fixture fixture;
  g_autoptr (GPtrArray) places = NULL;

  set_up (&fixture, REGISTER);
  g_assert_false (alur_grid_activate (fixture.grid, 0, ALUR_REGULATION_COLUMN_ALL_USES));
  g_assert_true (alur_grid_activate (fixture.grid, 1, ALUR_REGULATION_COLUMN_ALL_USES));
  g_assert_cmpuint (fixture.n_places, ==, 1);
  g_assert_cmpuint (fixture.row, ==, 1);
  g_assert_true (fixture.all);
  places = alur_regulation_sheet_list_places (fixture.sheet, 1, TRUE);
  g_assert_cmpuint (places->len, ==, G_N_ELEMENTS (told) - 1);
  for (guint i = 0; i < places->len; i++)
    {
      g_autofree char *text
          = alur_basis_dup_place (fixture.base.document, g_ptr_array_index (places, i), TRUE);

      g_assert_true (g_strv_contains (told, text));
      g_assert_nonnull (alur_basis_get_seen (g_ptr_array_index (places, i)));
    }
  alur_editor_show_element (fixture.base.editor, interact_find (&fixture.base, "s1"));
  g_assert_cmpint (alur_editor_get_pane (fixture.base.editor), ==, ALUR_PANE_PROCEDURE);
  alur_editor_show_element (fixture.base.editor, interact_find (&fixture.base, "r2"));
  g_assert_cmpint (alur_editor_get_pane (fixture.base.editor), ==, ALUR_PANE_REGULATIONS);
  clear (&fixture);
}

/* A row that is copied and pasted at the end is the same regulation once more. */
static void
test_copied (void)
{
  Fixture fixture;
  AlurGridRange row = { 1, 0, 1, ALUR_REGULATION_COLUMN_DATE + 1 };
  AlurGridRange end = { 5, 0, 1, 1 };
  g_autofree char *copied = NULL;
  g_autofree char *again = NULL;

  set_up (&fixture, REGISTER);
  copied = alur_grid_copy (fixture.grid, &row);
  g_assert_cmpstr (copied, ==, "Public Services\tLaw\t25\t2009\tin force\t18 July 2009");
  g_assert_cmpint (alur_grid_insert_row (fixture.grid, 4, NULL), ==, 5);
  g_assert_true (alur_grid_paste (fixture.grid, &end, copied, NULL, NULL));
  g_assert_cmpuint (alur_grid_sheet_count (ALUR_GRID_SHEET (fixture.sheet)), ==, 6);
  row.row = 2;
  again = alur_grid_copy (fixture.grid, &row);
  g_assert_cmpstr (again, ==, copied);
  clear (&fixture);
}

static guint
pick (gsize n)
{
  return (guint) g_test_rand_int_range (0, (gint32) n);
}

static void
edit_somehow (Fixture *fixture)
{
  static const char *const words[]
      = { "Counter",     "Law", "Decree", "to be drafted", "repealed",  "7", "2020", "1 May 2027",
          "Law 25/2009", "sk",  "",       "Old; Counter",  "Two\nlines" };
  guint n_rows = alur_grid_get_n_rows (fixture->grid);
  AlurGridRange range
      = { n_rows > 0 ? pick (n_rows) : 0, pick (ALUR_N_REGULATION_COLUMNS), 1 + pick (2), 1 };

  switch (n_rows > 0 ? pick (8) : 5)
    {
    case 0:
      alur_grid_clear (fixture->grid, &range, NULL);
      break;
    case 1:
      alur_grid_remove_rows (fixture->grid, range.row, 1, NULL);
      break;
    case 2:
      alur_document_undo (fixture->base.document);
      break;
    case 3:
      alur_document_redo (fixture->base.document);
      break;
    case 4:
      alur_grid_sort (fixture->grid, (int) pick (ALUR_N_REGULATION_COLUMNS + 1) - 1, pick (2) == 0);
      break;
    case 5:
      alur_grid_insert_row (fixture->grid, (int) range.row - 1, NULL);
      break;
    default:
      alur_grid_set_text (fixture->grid, range.row, range.column,
                          words[pick (G_N_ELEMENTS (words))], NULL);
      break;
    }
}

/* The same rows as a sheet that is made now and shows the same, in the same order. */
static void
assert_is_fresh (Fixture *fixture)
{
  g_autoptr (AlurRegulationSheet) made = alur_regulation_sheet_new (fixture->base.editor);
  AlurGrid *fresh = ALUR_GRID (made);
  int column;
  gboolean descending;

  g_assert_true (alur_grid_get_sort (fixture->grid, &column, &descending));
  alur_grid_sort (fresh, column, descending);
  alur_grid_sheet_set_shown (ALUR_GRID_SHEET (made),
                             alur_grid_sheet_get_shown (ALUR_GRID_SHEET (fixture->sheet)));
  g_assert_cmpuint (alur_grid_get_n_rows (fixture->grid), ==, alur_grid_get_n_rows (fresh));
  for (guint row = 0; row < alur_grid_get_n_rows (fresh); row++)
    for (guint i = 0; i < ALUR_N_REGULATION_COLUMNS; i++)
      {
        g_autofree char *expected = alur_grid_describe (fresh, row, i);
        g_autofree char *shown = alur_grid_describe (fixture->grid, row, i);

        g_assert_cmpstr (shown, ==, expected);
      }
}

/* After any edits, undos and redos the sheet is that of a fresh one, whatever of it is shown; all
 * is undone to the byte. */
static void
test_random (void)
{
  Fixture fixture;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_up (&fixture, REGISTER);
  before = interact_dup_text (&fixture.base);
  for (guint i = 0; i < N_EDITS; i++)
    {
      edit_somehow (&fixture);
      if (pick (10) == 0)
        alur_editor_set_stage (
            fixture.base.editor,
            alur_document_get_stage (fixture.base.document, pick (2) == 0 ? "now" : "goal"));
      /* To search anew lets go of what was kept because it is new. */
      if (pick (4) == 0)
        alur_grid_sheet_set_shown (ALUR_GRID_SHEET (fixture.sheet),
                                   pick (ALUR_N_REGULATIONS_SHOWN));
      alur_grid_filter (fixture.grid, "");
      assert_is_fresh (&fixture);
    }
  while (alur_document_undo (fixture.base.document))
    ;
  after = interact_dup_text (&fixture.base);
  g_assert_cmpstr (after, ==, before);
  assert_is_fresh (&fixture);
  clear (&fixture);
}

/* Of several that are called alike those that it replaces are meant. */
static void
test_replaced_alike (void)
{
  Fixture fixture;
  const AlurElement *r3;
  const AlurIds *ids;
  guint row;

  set_up (&fixture,
          "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xml:lang=\"en\"><regulations>"
          "<regulation id=\"r1\" kind=\"sk\" title=\"Counter\"/>"
          "<regulation id=\"r2\" kind=\"sk\" title=\"Counter\"/>"
          "<regulation id=\"r3\" kind=\"sk\" title=\"New\" replaces=\"r2\"/>"
          "<regulation id=\"r4\" kind=\"sk\" title=\"Desk\"/></regulations>"
          "<stage id=\"now\" kind=\"current\"/></alur>");
  r3 = interact_find (&fixture.base, "r3");
  row = (guint) alur_grid_find_row_key (fixture.grid, alur_element_get_id (r3));
  type (&fixture, row, ALUR_REGULATION_COLUMN_REPLACES, "Counter; Desk");
  ids = alur_element_get_refs (r3, ALUR_REGULATION_REPLACES);
  g_assert_cmpuint (ids->n_ids, ==, 2);
  g_assert_cmpstr (ids->ids[0], ==, "r2");
  g_assert_cmpstr (ids->ids[1], ==, "r4");
  type (&fixture, row, ALUR_REGULATION_COLUMN_REPLACES, "Counter; Counter");
  ids = alur_element_get_refs (r3, ALUR_REGULATION_REPLACES);
  g_assert_cmpuint (ids->n_ids, ==, 2);
  g_assert_cmpstr (ids->ids[0], ==, "r2");
  g_assert_cmpstr (ids->ids[1], ==, "r1");
  clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/regulation-sheet/shown", test_shown);
  g_test_add_func ("/regulation-sheet/issuers", test_issuers);
  g_test_add_func ("/regulation-sheet/remarks", test_remarks);
  g_test_add_func ("/regulation-sheet/typed", test_typed);
  g_test_add_func ("/regulation-sheet/choices", test_choices);
  g_test_add_func ("/regulation-sheet/rows", test_rows);
  g_test_add_func ("/regulation-sheet/deleted", test_deleted);
  g_test_add_func ("/regulation-sheet/chosen", test_chosen);
  g_test_add_func ("/regulation-sheet/places", test_places);
  g_test_add_func ("/regulation-sheet/copied", test_copied);
  g_test_add_func ("/regulation-sheet/random", test_random);
  g_test_add_func ("/regulation-sheet/replaced-alike", test_replaced_alike);
  return g_test_run ();
}
