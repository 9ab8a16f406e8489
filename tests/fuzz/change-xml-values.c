/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What may stand in attributes, by what the schema says of them, and what hardly anybody would
 * write there: numbers at the end of what a number can say, scripts, formulas, writing from right
 * to left, bytes that are no text. */

#include "change-xml.h"
#include "mutate-xml.h"

#include <string.h>

#define LONGEST_VALUE 3000u

/* SplitMix64 */
guint64
change_random (Change *self)
{
  guint64 z = self->random += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return z ^ (z >> 31);
}

guint
change_pick (Change *self, guint n)
{
  return (guint) (change_random (self) % n);
}

gboolean
change_one_in (Change *self, guint n)
{
  return change_pick (self, n) == 0;
}

const AlurField *
change_find_field (const XmlNode *node, const char *attribute)
{
  guint field = node->kind >= 0 && node->kind < ALUR_KIND_FOREIGN
                    ? alur_element_type_find_field ((AlurKind) node->kind, attribute)
                    : G_MAXUINT;

  return field != G_MAXUINT ? &alur_element_type ((AlurKind) node->kind)->fields[field] : NULL;
}

const XmlNode *
change_get_stage (const XmlNode *node)
{
  while (node != NULL && node->kind != ALUR_KIND_STAGE)
    node = node->parent;
  return node;
}

/* Where a child of @kind may stand in @parent; NULL is the end. */
XmlNode *
change_find_place (const XmlNode *parent, int kind)
{
  int rank = parent->kind >= 0 && kind >= 0
                 ? alur_element_type_child_rank ((AlurKind) parent->kind, (AlurKind) kind)
                 : -1;
  XmlNode *next = parent->first;

  while (
      next != NULL
      && (next->kind < 0
          || alur_element_type_child_rank ((AlurKind) parent->kind, (AlurKind) next->kind) <= rank))
    next = next->next;
  return next;
}

/* Whether @word stands in @list, which has blanks between its words. */
static gboolean
holds_word (const char *list, const char *word)
{
  gsize length = strlen (word);

  if (length == 0)
    return FALSE;
  for (const char *p = list; (p = strstr (p, word)) != NULL; p += length)
    if ((p == list || p[-1] == ' ') && (p[length] == ' ' || p[length] == '\0'))
      return TRUE;
  return FALSE;
}

static const char *const numbers[] = {
  "0",
  "-0",
  "1",
  "-1",
  "2",
  "0.5",
  "0.1",
  "0.9999999",
  "100",
  "1000000",
  "1e308",
  "-1e308",
  "1e-308",
  "4.9e-324",
  "NaN",
  "INF",
  "2147483647",
  "-2147483648",
  "4294967296",
  "24",
  " 7 ",
  "9223372036854775807",
  "0.00000000000000000000001",
  "00012",
  "5",
  "40",
  "179769313486231570000000000000000000000000000000000000",
  "-32768.5",
  "1200",
  "12,5",
};
static const char *const durations[] = {
  "PT0S",   "P0D",   "PT1S",         "PT5M",          "P1D",           "PT2H30M",
  "P365D",  "PT36H", "P2147483647D", "PT2147483647S", "P1DT23H59M59S", "PT596523H",
  "PT0.5S", "P1M",   "-P1D",         "P99999999999D",
};
static const char *const dates[] = {
  "2026-01-31", "0001-01-01", "9999-12-31", "2024-02-29", "2023-02-29", "1582-10-10", "0000-00-00",
};
static const char *const texts[] = {
  "",
  " ",
  "x",
  "Kepala Dinas Kesehatan",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "=1+1",
  "@SUM(A1)",
  "&amp;&quot;'&gt;",
  "a&#10;b&#9;c&#13;d",
  "\xE2\x80\xAE fdp.exe",                                         /* right to left override */
  "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D 12 \xD8\xA8\xD9\x8A\xD8\xAA", /* Hebrew, Arabic */
  "e\xCC\x81\xCC\x81\xCC\x81\xCC\xA7\xCC\xA7",                    /* combining */
  "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", /* a family */
  "\xEF\xBB\xBF\xE2\x80\x8B\xE2\x81\xA0",                                     /* nothing to see */
  "\xF4\x8F\xBF\xBF",             /* the last character */
  "\xE2\x80\xA8\xE2\x80\xA9",     /* separators of lines and paragraphs */
  "\xEF\xB7\xBA\xF0\x92\x90\xAB", /* wide ones */
  "&#x1;",
  "&#xFFFE;",
  "\xED\xA0\x80", /* half a surrogate */
  "&nichts;",
  "\xFF",
};
static const char *const languages[] = { "id", "en", "en-GB", "jv", "ar", "x-a", "i" };
static const char *const currencies[] = { "IDR", "USD", "EUR", "XXX", "idr" };

#define PICK_OF(self, list) (list)[change_pick (self, G_N_ELEMENTS (list))]

const char *
change_make_long (Change *self)
{
  gsize most = MIN (LONGEST_VALUE, self->room);
  GString *text = g_string_new (NULL);
  const char *piece = PICK_OF (self, texts);
  const char *long_text;

  for (guint i = 0; i < LONGEST_VALUE && text->len + strlen (piece) < most; i++)
    g_string_append (text, piece);
  long_text = alur_arena_strndup (self->arena, text->str, text->len);
  g_string_free (text, TRUE);
  return long_text;
}

/* One of the texts, now and then very often. */
const char *
change_make_text (Change *self)
{
  return change_one_in (self, 8) ? change_make_long (self) : PICK_OF (self, texts);
}

static const char *
pick_word (Change *self, const AlurWord *words)
{
  guint n_words = 1;

  while (words[n_words].name != NULL)
    n_words++;
  return n_words > 1 ? words[1 + change_pick (self, n_words - 1)].name : "";
}

static const char *
pick_roles (Change *self, const AlurWord *words)
{
  g_autofree char *roles
      = g_strdup_printf ("%s %s", pick_word (self, words), pick_word (self, words));

  return alur_arena_strndup (self->arena, roles, strlen (roles));
}

/* The id of something that a reference of @node may lead to: rather in the same procedure or unit,
 * else in the same stage, else anything. */
const char *
change_pick_id (Change *self, const XmlNode *node, guint64 targets)
{
  const char *found = NULL;
  guint best = 0;
  guint n_best = 0;
  gboolean anything = change_one_in (self, 12);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const XmlNode *target = g_ptr_array_index (self->nodes, i);
      const char *id = xml_node_get (target, "id");
      guint worth = 1;

      if (id == NULL || (!anything && (target->kind < 0 || (targets >> target->kind & 1) == 0)))
        continue;
      if (!anything && change_get_stage (target) == change_get_stage (node))
        worth = target->parent == node->parent && target != node ? 3 : 2;
      if (worth < best)
        continue;
      n_best = worth > best ? 1 : n_best + 1;
      best = worth;
      if (change_one_in (self, n_best))
        found = id;
    }
  return found != NULL ? found : "nothing";
}

static const char *
pick_ids (Change *self, const XmlNode *node, guint64 targets)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 1 + change_pick (self, 3); i > 0; i--)
    {
      const char *id = change_pick_id (self, node, targets);

      if (!holds_word (ids->str, id))
        g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "", id);
    }
  return alur_arena_strndup (self->arena, ids->str, ids->len);
}

const char *
change_make_id (Change *self)
{
  g_autofree char *id = g_strdup_printf ("f%x", (guint) change_random (self) & 0xFFFFFF);

  return alur_arena_strndup (self->arena, id, strlen (id));
}

const char *
change_make_number (Change *self, const AlurField *field)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double share = change_pick (self, 1001) / 1000.0;
  double low = CLAMP (field->minimum, -3000, 3000);
  double number = low + share * (CLAMP (field->maximum, low, low + 3000) - low);

  if (change_one_in (self, 2))
    return PICK_OF (self, numbers);
  if (field->type == ALUR_FIELD_INTEGER)
    number = (double) (gint64) number;
  g_ascii_dtostr (text, sizeof text, number);
  return alur_arena_strndup (self->arena, text, strlen (text));
}

static const char *
make_identifier (Change *self, const XmlNode *node, const AlurField *field)
{
  return change_make_id (self);
}

static const char *
make_reference (Change *self, const XmlNode *node, const AlurField *field)
{
  return change_pick_id (self, node, field->targets);
}

static const char *
make_references (Change *self, const XmlNode *node, const AlurField *field)
{
  return pick_ids (self, node, field->targets);
}

static const char *
make_word (Change *self, const XmlNode *node, const AlurField *field)
{
  return pick_word (self, field->words);
}

static const char *
make_roles (Change *self, const XmlNode *node, const AlurField *field)
{
  return pick_roles (self, field->words);
}

static const char *
make_any_number (Change *self, const XmlNode *node, const AlurField *field)
{
  return change_make_number (self, field);
}

static const char *
make_duration (Change *self, const XmlNode *node, const AlurField *field)
{
  return PICK_OF (self, durations);
}

static const char *
make_date (Change *self, const XmlNode *node, const AlurField *field)
{
  return PICK_OF (self, dates);
}

static const char *
make_language (Change *self, const XmlNode *node, const AlurField *field)
{
  return PICK_OF (self, languages);
}

static const char *
make_currency (Change *self, const XmlNode *node, const AlurField *field)
{
  return PICK_OF (self, currencies);
}

static const char *
make_version (Change *self, const XmlNode *node, const AlurField *field)
{
  return change_one_in (self, 2) ? "1.0" : "1.7";
}

static const char *
make_any_text (Change *self, const XmlNode *node, const AlurField *field)
{
  return change_make_text (self);
}

typedef const char *(*MakeFunc) (Change *self, const XmlNode *node, const AlurField *field);

static const MakeFunc makers[] = {
  [ALUR_FIELD_TEXT] = make_any_text,       [ALUR_FIELD_VERSION] = make_version,
  [ALUR_FIELD_LANGUAGE] = make_language,   [ALUR_FIELD_CURRENCY] = make_currency,
  [ALUR_FIELD_KEY] = make_any_text,        [ALUR_FIELD_IDENTIFIER] = make_identifier,
  [ALUR_FIELD_REFERENCE] = make_reference, [ALUR_FIELD_REFERENCES] = make_references,
  [ALUR_FIELD_WORD] = make_word,           [ALUR_FIELD_ROLES] = make_roles,
  [ALUR_FIELD_DECIMAL] = make_any_number,  [ALUR_FIELD_INTEGER] = make_any_number,
  [ALUR_FIELD_DURATION] = make_duration,   [ALUR_FIELD_DATE] = make_date,
};

/* What may stand in such an attribute, mostly. */
const char *
change_make_value (Change *self, const XmlNode *node, const AlurField *field)
{
  if (field == NULL || change_one_in (self, 20))
    return change_make_text (self);
  return makers[field->type](self, node, field);
}

/* The value of the same attribute of another element. */
const char *
change_borrow_value (Change *self, const char *name)
{
  const char *found = NULL;
  guint n_found = 0;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const char *value = xml_node_get (g_ptr_array_index (self->nodes, i), name);

      if (value != NULL && change_one_in (self, ++n_found))
        found = value;
    }
  return found;
}

/* Bytes of a value by chance; what would end the value is made harmless. */
const char *
change_shake_value (Change *self, const char *value)
{
  gsize length = strlen (value);
  gsize most = length + MIN (64, self->room) + 1;
  g_autofree char *bytes = g_malloc0 (most + 1);

  memcpy (bytes, value, length);
  length = LLVMFuzzerMutate ((uint8_t *) bytes, length, most);
  for (gsize i = 0; i < length; i++)
    if (bytes[i] == '<' || bytes[i] == '"' || bytes[i] == '\0')
      bytes[i] = '_';
  return alur_arena_strndup (self->arena, bytes, length);
}
