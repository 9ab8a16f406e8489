/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Regulations in order of rank, what rests on them, and when they must be drafted, revised and
 * repealed. */

#include "alur-legal-name.h"
#include "alur-legal-order.h"
#include "alur-reader.h"

#include <string.h>

typedef struct
{
  AlurDocument *document;
  AlurLegalOrder *order;
} Fixture;

static void
open_text (Fixture *self, const char *regulations, const char *stages)
{
  g_autofree char *text = g_strconcat ("<alur xmlns=\"urn:alur:document:1\" version=\"1.0\">"
                                       "<functions><function id=\"f\" name=\"F\"/></functions>"
                                       "<regulations>",
                                       regulations, "</regulations>", stages, "</alur>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  self->document = alur_reader_read_bytes (bytes, "test", NULL, &error);
  g_assert_no_error (error);
  self->order = alur_legal_order_new (self->document);
}

static void
clear (Fixture *self)
{
  alur_legal_order_free (self->order);
  g_assert_finalize_object (self->document);
}

/* "action id@stage" of each task, with what it waits for in brackets. */
static char *
tell_tasks (const AlurLegalOrder *order)
{
  static const char *const words[ALUR_N_LEGAL_ACTIONS] = { "draft", "revise", "repeal" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < alur_legal_order_get_n_tasks (order); i++)
    {
      const AlurLegalTask *task = alur_legal_order_get_task (order, i);

      g_assert_true (task->entry->regulation == task->regulation);
      g_string_append_printf (text, "%s%s %s@%u", i > 0 ? ", " : "", words[task->action],
                              alur_element_get_id (task->regulation), task->stage);
      for (guint k = 0; k < task->n_after; k++)
        g_string_append_printf (text, "%s%s%s", k == 0 ? "[" : " ",
                                alur_element_get_id (task->after[k]),
                                k + 1 == task->n_after ? "]" : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_tasks (const AlurLegalOrder *order, const char *wanted)
{
  g_autofree char *tasks = tell_tasks (order);

  g_assert_cmpstr (tasks, ==, wanted);
}

static const AlurLegalTask *
find_task (const AlurLegalOrder *order, const char *id)
{
  for (guint i = 0; i < alur_legal_order_get_n_tasks (order); i++)
    {
      const AlurLegalTask *task = alur_legal_order_get_task (order, i);

      if (g_str_equal (alur_element_get_id (task->regulation), id))
        return task;
    }
  g_assert_not_reached ();
}

/* The order of docs/regulations.md: what article 7 of Law 12/2011 ranks, decisions below the
 * regulations of who makes them, and no rank for agreements. */
static void
test_ranks (void)
{
  static const AlurRegulationKind order[]
      = { ALUR_REGULATION_UUD,    ALUR_REGULATION_TAPMPR,  ALUR_REGULATION_UU,
          ALUR_REGULATION_PP,     ALUR_REGULATION_PERPRES, ALUR_REGULATION_KEPPRES,
          ALUR_REGULATION_PERMEN, ALUR_REGULATION_KEPMEN,  ALUR_REGULATION_PERDA,
          ALUR_REGULATION_PERGUB, ALUR_REGULATION_PERBUP,  ALUR_REGULATION_KEPKADA,
          ALUR_REGULATION_PERDES, ALUR_REGULATION_SK,      ALUR_REGULATION_SE,
          ALUR_REGULATION_SOP };

  for (guint i = 1; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_true (alur_legal_rank_is_above (order[i - 1], order[i]));
      g_assert_false (alur_legal_rank_is_above (order[i], order[i - 1]));
      g_assert_cmpint (alur_legal_rank_get_tier (order[i - 1]), <=,
                       alur_legal_rank_get_tier (order[i]));
    }
  g_assert_cmpuint (alur_legal_rank_get (ALUR_REGULATION_UU), ==,
                    alur_legal_rank_get (ALUR_REGULATION_PERPPU));
  g_assert_false (alur_legal_rank_is_above (ALUR_REGULATION_PERBUP, ALUR_REGULATION_PERWALI));
  g_assert_false (alur_legal_rank_is_above (ALUR_REGULATION_UU, ALUR_REGULATION_PKS));
  g_assert_false (alur_legal_rank_is_above (ALUR_REGULATION_PKS, ALUR_REGULATION_SOP));
  g_assert_false (alur_legal_rank_is_above (ALUR_REGULATION_OTHER, ALUR_REGULATION_OTHER));
}

static void
test_register (void)
{
  static const char *const wanted[]
      = { "uu", "perppu", "pp-old", "pp-new", "pp-draft", "perda", "sk", "pks" };
  Fixture self;

  open_text (&self,
             "<regulation id=\"pks\" kind=\"pks\" year=\"1990\"/>"
             "<regulation id=\"pp-draft\" kind=\"pp\" status=\"to-draft\"/>"
             "<regulation id=\"sk\" kind=\"sk\" year=\"2001\"/>"
             "<regulation id=\"pp-new\" kind=\"pp\" year=\"2020\"/>"
             "<regulation id=\"perda\" kind=\"perda\" year=\"1999\"/>"
             "<regulation id=\"perppu\" kind=\"perppu\" year=\"1998\"/>"
             "<regulation id=\"pp-old\" kind=\"pp\" year=\"2010\"/>"
             "<regulation id=\"uu\" kind=\"uu\" year=\"2009\"/>",
             "<stage id=\"now\" kind=\"current\"/>");
  g_assert_cmpuint (alur_legal_order_get_n_entries (self.order), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpstr (alur_element_get_id (alur_legal_order_get_entry (self.order, i)->regulation),
                     ==, wanted[i]);
  assert_tasks (self.order, "draft pp-draft@1"); /* nothing tells when */
  clear (&self);
}

/* Everything that can rest on a regulation, an SOP that names it twice once. */
static void
test_references (void)
{
  static const AlurKind kinds[]
      = { ALUR_KIND_UNIT,      ALUR_KIND_AUTHORITY,          ALUR_KIND_RELATION,
          ALUR_KIND_PROCEDURE, ALUR_KIND_PROCEDURE_REDESIGN, ALUR_KIND_SOP,
          ALUR_KIND_STEP,      ALUR_KIND_STEP_REDESIGN };
  const AlurLegalEntry *entry;
  Fixture self;

  open_text (
      &self, "<regulation id=\"r\" kind=\"uu\"/><regulation id=\"q\" kind=\"pp\"/>",
      "<stage id=\"now\" kind=\"current\"><organisation><unit id=\"u\" basis=\"r q\">"
      "<authority id=\"a\" role=\"planner\" function=\"f\" basis=\"r\"/></unit><unit id=\"v\"/>"
      "<relation id=\"k\" kind=\"coordination\" from=\"u\" to=\"v\" basis=\"r\"/></organisation>"
      "<procedure id=\"p\" basis=\"r\"><sop><basis ref=\"r\"/><basis ref=\"r\"/><basis>x</basis>"
      "</sop><redesign action=\"simplify\" basis=\"r\"/>"
      "<step id=\"s\" unit=\"u\" basis=\"r\"><redesign action=\"simplify\" basis=\"r\"/></step>"
      "</procedure></stage>"
      "<stage id=\"goal\" kind=\"target\"><organisation><unit id=\"u\" basis=\"r\"/>"
      "</organisation></stage>");
  entry = alur_legal_order_get_entry (self.order, 0);
  g_assert_cmpuint (alur_legal_entry_count (entry, 0), ==, G_N_ELEMENTS (kinds));
  g_assert_cmpuint (alur_legal_entry_count (entry, 1), ==, 1);
  g_assert_cmpuint (entry->n_references, ==, G_N_ELEMENTS (kinds) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpint (entry->references[i].element->kind, ==, kinds[i]);
  g_assert_cmpuint (entry->references[G_N_ELEMENTS (kinds)].stage, ==, 1);
  g_assert_cmpuint (alur_legal_order_get_entry (self.order, 1)->n_references, ==, 1);
  clear (&self);
}

#define UNIT(id, basis) "<unit id=\"" id "\" basis=\"" basis "\"/>"
#define STAGE(id, kind, date, units)                                                               \
  "<stage id=\"" id "\" kind=\"" kind "\" date=\"" date "\"><organisation>" units                  \
  "</organisation></stage>"

/* Higher ones first, though the document has them the other way round; a draft where it is first
 * named, a revision where something that names it changes; what goes comes after what comes. */
static void
test_order (void)
{
  Fixture self;

  open_text (&self,
             "<regulation id=\"sk\" kind=\"sk\" status=\"to-draft\"/>"
             "<regulation id=\"perbup\" kind=\"perbup\" status=\"to-draft\"/>"
             "<regulation id=\"perda\" kind=\"perda\" status=\"to-revise\"/>"
             "<regulation id=\"old\" kind=\"perbup\" status=\"to-repeal\"/>"
             "<regulation id=\"older\" kind=\"sk\" status=\"to-repeal\"/>"
             "<regulation id=\"later\" kind=\"sk\" status=\"to-draft\"/>",
             STAGE ("now", "current", "2026-01-01",
                    UNIT ("u", "perda old") UNIT ("v", "older") UNIT ("w", "perda"))
                 STAGE ("mid", "interim", "2026-07-01",
                        UNIT ("u", "perda perbup sk") UNIT ("x", "perda") UNIT ("y", "sk"))
                     STAGE ("goal", "target", "2027-01-01", UNIT ("z", "later")));
  assert_tasks (self.order, "revise perda@1, draft perbup@1[perda], draft sk@1[perda perbup], "
                            "repeal older@1, repeal old@1, draft later@2");
  g_assert_cmpint (find_task (self.order, "sk")->not_before, ==, 20260701);
  g_assert_cmpint (find_task (self.order, "later")->not_before, ==, 20270101);
  g_assert_false (find_task (self.order, "old")->is_used);
  clear (&self);
}

/* A revision is needed where something that rests on it becomes another, wherever that is drawn. */
static void
test_revision (void)
{
  static const struct
  {
    const char *after;
    const char *tasks;
  } cases[] = {
    { "<unit id=\"u\" name=\"A\" basis=\"r\"/>", "revise r@2" },                 /* all as it was */
    { "<unit id=\"u\" name=\"A\" basis=\"r\" x=\"1\" y=\"2\"/>", "revise r@2" }, /* only drawn */
    { "<unit id=\"u\" name=\"A\" basis=\"r\" note=\"n\"/>", "revise r@2" },
    { "<unit id=\"u\" name=\"B\" basis=\"r\"/>", "revise r@1" },
    { "<unit id=\"u\" name=\"A\" basis=\"r\"/><unit id=\"v\" basis=\"r\"/>", "revise r@1" },
    { "", "revise r@1" }, /* gone */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stages
          = g_strconcat ("<stage id=\"now\" kind=\"current\"><organisation>"
                         "<unit id=\"u\" name=\"A\" basis=\"r\"/></organisation></stage>"
                         "<stage id=\"goal\" kind=\"target\"><organisation>",
                         cases[i].after, "</organisation></stage>", NULL);
      Fixture self;

      open_text (&self, "<regulation id=\"r\" kind=\"uu\" status=\"to-revise\"/>", stages);
      assert_tasks (self.order, cases[i].tasks);
      clear (&self);
    }
}

/* Who gives an authority, and between whom there is a relation, a regulation has to say; what a
 * step was combined from it has not. */
static void
test_revision_of_giver (void)
{
  static const struct
  {
    const char *now;
    const char *goal;
    const char *tasks;
  } cases[] = {
#define AUTHORITY(from)                                                                            \
  "<unit id='u'><authority id='a' role='planner' function='f' source='mandate' from='" from        \
  "' basis='r'/></unit><unit id='v'/><unit id='w'/></organisation>"
#define RELATION(from)                                                                             \
  "<unit id='u'/><unit id='v'/><unit id='w'/>"                                                     \
  "<relation id='k' kind='coordination' from='" from "' to='u' basis='r'/></organisation>"
#define STEP(from)                                                                                 \
  "</organisation><procedure id='p'><step id='s' basis='r' from='" from "'/><step id='t'/>"        \
  "</procedure>"
    { AUTHORITY ("v"), AUTHORITY ("v"), "revise r@2" },
    { AUTHORITY ("v"), AUTHORITY ("w"), "revise r@1" },
    { RELATION ("v"), RELATION ("w"), "revise r@1" },
    { "</organisation><procedure id='p'><step id='s' basis='r'/><step id='t'/></procedure>",
      STEP ("s t"), "revise r@2" },
#undef AUTHORITY
#undef RELATION
#undef STEP
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stages = g_strconcat (
          "<stage id='now' kind='current'><organisation>", cases[i].now, "</stage>",
          "<stage id='goal' kind='target'><organisation>", cases[i].goal, "</stage>", NULL);
      Fixture self;

      open_text (&self, "<regulation id='r' kind='uu' status='to-revise'/>", stages);
      assert_tasks (self.order, cases[i].tasks);
      clear (&self);
    }
}

/* What the customer has to bring to a step is a matter of the regulation too, and a decision counts
 * for the stage that it names, else for the next one. */
static void
test_steps (void)
{
  static const char first[]
      = "<stage id=\"now\" kind=\"current\"><procedure id=\"p\"><step id=\"s\" basis=\"r\">"
        "<input name=\"KTP\" from=\"customer\"/></step><step id=\"t\">"
        "<redesign action=\"simplify\" stage=\"goal\" basis=\"d\"/></step><step id=\"v\">"
        "<redesign action=\"simplify\" basis=\"e\"/></step></procedure></stage>"
        "<stage id=\"mid\" kind=\"interim\"><procedure id=\"p\"><step id=\"s\" basis=\"r\">"
        "<input name=\"KTP\" from=\"customer\"/></step></procedure></stage>"
        "<stage id=\"goal\" kind=\"target\"><procedure id=\"p\"><step id=\"s\" basis=\"r\"/>"
        "</procedure></stage>";
  Fixture self;

  open_text (&self,
             "<regulation id=\"r\" kind=\"uu\" status=\"to-revise\"/>"
             "<regulation id=\"d\" kind=\"pp\" status=\"to-draft\"/>"
             "<regulation id=\"e\" kind=\"pp\" status=\"to-draft\"/>",
             first);
  assert_tasks (self.order, "draft e@1, revise r@2, draft d@2");
  clear (&self);
}

/* Those that replace it tell when a regulation goes; nobody follows them round in circles. */
static void
test_replaced (void)
{
  Fixture self;

  open_text (&self,
             "<regulation id=\"new\" kind=\"perbup\" status=\"to-draft\" replaces=\"old new\"/>"
             "<regulation id=\"old\" kind=\"perbup\" status=\"to-repeal\" replaces=\"new\"/>"
             "<regulation id=\"one\" kind=\"sk\" status=\"to-repeal\" replaces=\"two\"/>"
             "<regulation id=\"two\" kind=\"sk\" status=\"to-repeal\" replaces=\"one\"/>",
             STAGE ("now", "current", "2026-01-01", UNIT ("u", "old") UNIT ("v", "one"))
                 STAGE ("mid", "interim", "2026-07-01", UNIT ("u", "old") UNIT ("v", "one"))
                     STAGE ("goal", "target", "2027-01-01", UNIT ("u", "new") UNIT ("v", "one")));
  assert_tasks (self.order, "draft new@2, repeal one@2, repeal old@2[new], repeal two@3");
  g_assert_false (find_task (self.order, "old")->is_used);
  g_assert_true (find_task (self.order, "one")->is_used);
  g_assert_false (find_task (self.order, "two")->is_used);
  clear (&self);
}

/* Nothing that rests on the law changes, but what is to be drafted rests on it, over one between.
 */
static void
test_followed (void)
{
  Fixture self;

  open_text (
      &self,
      "<regulation id=\"sk\" kind=\"sk\" status=\"to-draft\"/>"
      "<regulation id=\"pp\" kind=\"pp\" status=\"to-revise\"/>"
      "<regulation id=\"uu\" kind=\"uu\" status=\"to-revise\"/>"
      "<regulation id=\"alone\" kind=\"uu\" status=\"to-revise\"/>",
      STAGE ("now", "current", "2026-01-01", UNIT ("u", "pp") UNIT ("v", "uu pp alone"))
          STAGE ("goal", "target", "2027-01-01", UNIT ("u", "pp sk") UNIT ("v", "uu pp alone")));
  assert_tasks (self.order, "revise uu@1, revise alone@1, revise pp@1[uu alone], draft sk@1[pp]");
  g_assert_false (find_task (self.order, "sk")->is_too_late);
  clear (&self);
}

/* What can't be in force in time is told. */
static void
test_faults (void)
{
  Fixture self;

  open_text (
      &self,
      "<regulation id=\"perda\" kind=\"perda\" status=\"to-draft\" date=\"2026-09-01\"/>"
      "<regulation id=\"early\" kind=\"sk\" status=\"to-draft\" date=\"2026-08-01\"/>"
      "<regulation id=\"late\" kind=\"perbup\" status=\"to-revise\" date=\"2001-01-01\"/>"
      "<regulation id=\"sk\" kind=\"sk\" status=\"to-draft\"/>",
      STAGE ("now", "current", "2026-01-01", UNIT ("v", "late")) STAGE (
          "mid", "interim", "2026-07-01",
          UNIT ("u", "early perda") UNIT (
              "v",
              "late") "<unit id=\"x\" basis=\"sk\"/>") "<stage id=\"goal\" kind=\"target\" "
                                                       "date=\"2027-01-01\"><organisation>"
                                                       "<unit id=\"v\" name=\"other\" basis=\"late "
                                                       "sk\"/></organisation></stage>");
  assert_tasks (self.order, "draft perda@1, draft early@1[perda], draft sk@1[late], revise late@2");
  g_assert_cmpint (find_task (self.order, "perda")->not_before, ==, 20260701);
  g_assert_false (find_task (self.order, "perda")->is_too_early);
  g_assert_cmpint (find_task (self.order, "early")->not_before, ==, 20260901);
  g_assert_true (find_task (self.order, "early")->is_too_early);
  g_assert_true (find_task (self.order, "sk")->is_too_late);
  g_assert_cmpint (find_task (self.order, "sk")->not_before, ==, 20270101);
  g_assert_false (find_task (self.order, "late")->is_too_early); /* it is of what it was */
  clear (&self);
}

/* As the check of repealed bases has it. */
static void
test_broken (void)
{
  static const gboolean wanted[] = { TRUE, FALSE, TRUE, FALSE };
  Fixture self;

  open_text (&self,
             "<regulation id=\"a\" kind=\"uu\" status=\"repealed\"/>"
             "<regulation id=\"b\" kind=\"pp\" status=\"to-repeal\"/>"
             "<regulation id=\"c\" kind=\"perpres\" status=\"to-repeal\"/>"
             "<regulation id=\"d\" kind=\"sk\" status=\"repealed\"/>",
             STAGE ("now", "current", "2026-01-01", UNIT ("u", "a b"))
                 STAGE ("goal", "target", "2027-01-01", UNIT ("u", "c")));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpint (alur_legal_order_get_entry (self.order, i)->is_broken, ==, wanted[i]);
  clear (&self);
}

/* Who has issued it belongs to the name where each issuer numbers by himself. */
static void
test_names (void)
{
  static const struct
  {
    const char *attributes;
    const char *language;
    const char *name;
  } cases[] = {
    { "kind='permen' issuer='Menteri Kesehatan'", "id", "Peraturan Menteri Kesehatan" },
    { "kind='perwali' issuer='wali kota Sagara'", "id", "Peraturan wali kota Sagara" },
    { "kind='perban' issuer='Badan Kepegawaian Negara'", "id",
      "Peraturan Badan Kepegawaian Negara" },
    { "kind='sk' issuer='Kepala Dinas'", "id", "Surat Keputusan Kepala Dinas" },
    { "kind='perda' issuer='Bupati Sagara'", "id", "Peraturan Daerah" },
    { "kind='permen' issuer='Menterian'", "id", "Peraturan Menteri" },
    { "kind='permen' issuer='Menteri'", "id", "Peraturan Menteri" },
    { "kind='permen'", "id", "Peraturan Menteri" },
    { "kind='permen' issuer='Menteri Kesehatan'", "en", "Ministerial Regulation" },
    { "kind='sk' issuer='Kepala Dinas'", "en", "Decree" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture self;
      g_autofree char *xml = g_strdup_printf ("<regulation id='r' %s/>", cases[i].attributes);
      g_autofree char *name = NULL;

      open_text (&self, xml, "<stage id='now' name='N' kind='current'/>");
      name = alur_legal_dup_kind (alur_document_lookup (self.document, NULL, "r"),
                                  cases[i].language);
      g_assert_cmpstr (name, ==, cases[i].name);
      clear (&self);
    }
}

/* Areas in another order, in other letters or named twice are the same areas. */
static void
test_same_areas (void)
{
  static const char *const scopes[] = { "selatan;UTARA", "Utara; Selatan; utara", "Utara" };

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      Fixture self;
      g_autofree char *stages = g_strdup_printf (
          "<stage id='now' kind='current'><organisation><unit id='u'><authority id='a' "
          "role='planner' function='f' scope='Utara; Selatan' basis='r'/></unit></organisation>"
          "</stage><stage id='goal' kind='target'><organisation><unit id='u'><authority id='a' "
          "role='planner' function='f' scope='%s' basis='r'/></unit></organisation></stage>",
          scopes[i]);

      open_text (&self, "<regulation id='r' kind='perda' status='to-revise'/>", stages);
      assert_tasks (self.order, i < 2 ? "revise r@2" : "revise r@1");
      clear (&self);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/legal-order/names", test_names);
  g_test_add_func ("/legal-order/ranks", test_ranks);
  g_test_add_func ("/legal-order/register", test_register);
  g_test_add_func ("/legal-order/references", test_references);
  g_test_add_func ("/legal-order/order", test_order);
  g_test_add_func ("/legal-order/revision", test_revision);
  g_test_add_func ("/legal-order/revision-of-giver", test_revision_of_giver);
  g_test_add_func ("/legal-order/steps", test_steps);
  g_test_add_func ("/legal-order/replaced", test_replaced);
  g_test_add_func ("/legal-order/followed", test_followed);
  g_test_add_func ("/legal-order/faults", test_faults);
  g_test_add_func ("/legal-order/broken", test_broken);
  g_test_add_func ("/legal-order/same-areas", test_same_areas);
  return g_test_run ();
}
