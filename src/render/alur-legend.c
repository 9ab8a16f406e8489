/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-legend.h"

#include "alur-language.h"
#include "alur-promise.h"

#include <glib/gi18n-lib.h>

/* What an entry shows and says. `letters` and `text` are borrowed, or kept below them. */
typedef struct
{
  AlurSampleKind sample;
  guint value;
  const char *letters;
  const char *text;
  char *made_letters;
  char *made;
} Entry;

typedef void (*DescribeFunc) (const AlurLegend *self, guint value, Entry *entry);

/* Translators: one capital in a circle on a step, for what is decided about it in a redesign:
 * abolish, combine, simplify, decentralise. */
static const char *const action_letters[] = {
  [ALUR_ACTION_NONE] = NULL,
  [ALUR_ACTION_KEEP] = NULL,
  [ALUR_ACTION_ABOLISH] = NC_ ("redesign", "A"),
  [ALUR_ACTION_COMBINE] = NC_ ("redesign", "C"),
  [ALUR_ACTION_SIMPLIFY] = NC_ ("redesign", "S"),
  [ALUR_ACTION_DECENTRALISE] = NC_ ("redesign", "D"),
};

static const char *const action_texts[] = {
  [ALUR_ACTION_NONE] = NULL,
  [ALUR_ACTION_KEEP] = NULL,
  [ALUR_ACTION_ABOLISH] = N_ ("will be abolished (struck through)"),
  [ALUR_ACTION_COMBINE] = N_ ("will be combined (in brackets)"),
  [ALUR_ACTION_SIMPLIFY] = N_ ("will be simplified"),
  [ALUR_ACTION_DECENTRALISE] = N_ ("will be decentralised"),
};

/* What became of an element between two stages. The method's four have their letters, the others a
 * sign that needs no language. */
static const struct
{
  const char *letter; /* NULL: that of the action */
  AlurAction action;
  const char *text;
} changes[ALUR_N_DIFFERENCES] = {
  [ALUR_DIFFERENCE_ADDED] = { "+", ALUR_ACTION_NONE, N_ ("new") },
  [ALUR_DIFFERENCE_REMOVED] = { "−", ALUR_ACTION_NONE, N_ ("gone (struck through)") },
  [ALUR_DIFFERENCE_CHANGED] = { "≠", ALUR_ACTION_NONE, N_ ("changed") },
  [ALUR_DIFFERENCE_MOVED] = { "→", ALUR_ACTION_NONE, N_ ("moved") },
  [ALUR_DIFFERENCE_ABOLISHED] = { NULL, ALUR_ACTION_ABOLISH, N_ ("abolished (struck through)") },
  [ALUR_DIFFERENCE_COMBINED] = { NULL, ALUR_ACTION_COMBINE, N_ ("combined (in brackets)") },
  [ALUR_DIFFERENCE_SIMPLIFIED] = { NULL, ALUR_ACTION_SIMPLIFY, N_ ("simplified") },
  [ALUR_DIFFERENCE_DECENTRALISED] = { NULL, ALUR_ACTION_DECENTRALISE, N_ ("decentralised") },
};

static const char *const step_texts[] = {
  [ALUR_STEP_KIND_NONE] = NULL,
  [ALUR_STEP_KIND_START] = N_ ("start or end"),
  [ALUR_STEP_KIND_TASK] = N_ ("activity, with its time"),
  [ALUR_STEP_KIND_DECISION] = N_ ("decision"),
  [ALUR_STEP_KIND_SUBPROCESS] = N_ ("another procedure carried out here"),
  [ALUR_STEP_KIND_WAIT] = N_ ("waiting"),
  [ALUR_STEP_KIND_END] = NULL, /* told with the start */
};

static const AlurShape step_shapes[] = {
  [ALUR_STEP_KIND_NONE] = ALUR_SHAPE_ROUNDED,       [ALUR_STEP_KIND_START] = ALUR_SHAPE_CAPSULE,
  [ALUR_STEP_KIND_TASK] = ALUR_SHAPE_RECT,          [ALUR_STEP_KIND_DECISION] = ALUR_SHAPE_DIAMOND,
  [ALUR_STEP_KIND_SUBPROCESS] = ALUR_SHAPE_DOUBLED, [ALUR_STEP_KIND_WAIT] = ALUR_SHAPE_HOURGLASS,
  [ALUR_STEP_KIND_END] = ALUR_SHAPE_CAPSULE,
};

static const char *const flow_texts[] = {
  [ALUR_FLOW_NONE] = NULL,
  [ALUR_FLOW_SEQUENCE] = N_ ("sequence"),
  [ALUR_FLOW_DECISION] = N_ ("flow of a decision"),
  [ALUR_FLOW_INFORMATION] = N_ ("flow of information (i)"),
  [ALUR_FLOW_MONEY] = NULL, /* with the currency's sign */
  [ALUR_FLOW_GOODS] = N_ ("flow of goods"),
};

static const char *const severity_texts[] = {
  [ALUR_SEVERITY_UNSET] = NULL,
  [ALUR_SEVERITY_NONE] = NULL,
  [ALUR_SEVERITY_INFO] = N_ ("there is a suggestion here"),
  [ALUR_SEVERITY_WARNING] = N_ ("this needs attention"),
  [ALUR_SEVERITY_ERROR] = N_ ("there is a problem here"),
};

/**
 * alur_legend_currency_sign:
 *
 * Returns: (transfer none): the sign of an ISO 4217 currency, or its code where it has none that
 *   everybody knows
 */
const char *
alur_legend_currency_sign (const char *currency)
{
  static const struct
  {
    const char *code, *sign;
  } signs[] = { { "IDR", "Rp" }, { "USD", "$" }, { "EUR", "€" }, { "GBP", "£" }, { "JPY", "¥" } };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_strcmp0 (signs[i].code, currency) == 0)
      return signs[i].sign;
  return currency != NULL ? currency : "Rp";
}

/**
 * alur_legend_action_letter:
 *
 * Returns: (transfer none) (nullable): the letter that marks a step with this redesign decision
 */
const char *
alur_legend_action_letter (const char *language, AlurAction action)
{
  const char *letter = action_letters[action];

  return letter != NULL ? alur_tr_context (language, "redesign", letter) : NULL;
}

/**
 * alur_legend_change_letter:
 *
 * Returns: (transfer none) (nullable): the letter or sign that marks an element of which this
 *   became; NULL for none (ALUR_N_DIFFERENCES)
 */
const char *
alur_legend_change_letter (const char *language, AlurDifferenceKind kind)
{
  if (kind >= ALUR_N_DIFFERENCES)
    return NULL;
  return changes[kind].letter != NULL ? changes[kind].letter
                                      : alur_legend_action_letter (language, changes[kind].action);
}

static void
describe_level (const AlurLegend *self, guint value, Entry *entry)
{
  entry->sample = ALUR_SAMPLE_BOX;
  entry->value = value;
  entry->text = alur_tr (self->language, alur_level_words[value].label);
}

static void
describe_badge (const AlurLegend *self, guint value, Entry *entry)
{
  AlurBadge badge = { .role = value / 8, .resource = value % 8, .count = 1 };

  entry->sample = ALUR_SAMPLE_BADGE;
  entry->value = ALUR_LINE_BADGE;
  entry->made_letters = alur_badge_dup_text (&badge, self->language);
  entry->letters = entry->made_letters;
  entry->made = alur_badge_dup_meaning (&badge, self->language);
  entry->text = entry->made;
}

static void
describe_count (const AlurLegend *self, guint value, Entry *entry)
{
  entry->sample = ALUR_SAMPLE_BADGE;
  entry->value = ALUR_LINE_BADGE;
  /* Translators: "×" and a letter for any number, as on the badges of a chart: "LAK ×3". */
  entry->letters = alur_tr (self->language, N_ ("×n"));
  entry->text = alur_tr (self->language, N_ ("over n functions"));
}

static void
describe_overlap (const AlurLegend *self, guint value, Entry *entry)
{
  entry->sample = ALUR_SAMPLE_BADGE;
  entry->value = ALUR_LINE_BADGE_OVERLAP;
  entry->letters = alur_badge_role_letters (self->language, self->overlapping);
  entry->text = alur_tr (self->language, N_ ("overlaps with the authority of another unit"));
}

static void
describe_step (const AlurLegend *self, guint value, Entry *entry)
{
  entry->sample = ALUR_SAMPLE_SHAPE;
  entry->value = step_shapes[value];
  entry->text = alur_tr (self->language, step_texts[value]);
}

static void
describe_reference (const AlurLegend *self, guint value, Entry *entry)
{
  entry->sample = ALUR_SAMPLE_SHAPE;
  entry->value = ALUR_SHAPE_PENTAGON;
  entry->text = alur_tr (self->language, N_ ("step of another procedure"));
}

static void
describe_hierarchy (const AlurLegend *self, guint value, Entry *entry)
{
  entry->sample = ALUR_SAMPLE_LINE;
  entry->value = ALUR_LINE_HIERARCHY;
  entry->text = alur_tr (self->language, N_ ("line of command"));
}

static void
describe_relation (const AlurLegend *self, guint value, Entry *entry)
{
  if (value == ALUR_RELATION_NONE)
    {
      entry->sample = ALUR_SAMPLE_SIGN;
      entry->value = ALUR_SIGN_WARNING;
      entry->text = alur_tr (self->language, N_ ("the relations are not drawn: there are more than "
                                                 "1,000"));
      return;
    }
  entry->sample = ALUR_SAMPLE_LINE;
  entry->value = alur_style_get_paper ()->relations[value];
  entry->text = alur_tr (self->language, alur_relation_words[value].label);
}

static void
describe_flow (const AlurLegend *self, guint value, Entry *entry)
{
  entry->sample = ALUR_SAMPLE_LINE;
  entry->value = alur_style_get_paper ()->flows[value];
  if (value != ALUR_FLOW_MONEY)
    {
      entry->text = alur_tr (self->language, flow_texts[value]);
      return;
    }
  /* Translators: %s is the sign of a currency. */
  entry->made = g_strdup_printf (alur_tr (self->language, N_ ("flow of money (%s)")),
                                 alur_legend_currency_sign (self->currency));
  entry->text = entry->made;
}

static void
describe_supply (const AlurLegend *self, guint value, Entry *entry)
{
  static const char *const texts[ALUR_N_PROMISE_STATES] = {
    [ALUR_PROMISE_NONE] = N_ ("whether support comes in time is open"),
    [ALUR_PROMISE_UNKNOWN] = N_ ("whether support comes in time is open"),
    [ALUR_PROMISE_KEPT] = N_ ("support comes within the time promised"),
    [ALUR_PROMISE_BROKEN] = N_ ("support takes longer than promised"),
  };

  entry->sample = ALUR_SAMPLE_LETTERS;
  entry->letters = alur_promise_get_sign (value);
  entry->text = alur_tr (self->language, texts[value]);
}

static void
describe_action (const AlurLegend *self, guint value, Entry *entry)
{
  entry->sample = ALUR_SAMPLE_MARK;
  entry->letters = alur_legend_action_letter (self->language, value);
  entry->text = alur_tr (self->language, action_texts[value]);
}

static void
describe_change (const AlurLegend *self, guint value, Entry *entry)
{
  entry->sample = ALUR_SAMPLE_MARK;
  entry->letters = alur_legend_change_letter (self->language, value);
  entry->text = alur_tr (self->language, changes[value].text);
}

static void
describe_gap (const AlurLegend *self, guint value, Entry *entry)
{
  static const char *const texts[] = {
    [ALUR_SEVERITY_UNSET] = NULL,
    [ALUR_SEVERITY_NONE] = NULL,
    [ALUR_SEVERITY_INFO] = N_ ("held by nobody, but advisable"),
    [ALUR_SEVERITY_WARNING] = N_ ("held by nobody, but needed"),
    [ALUR_SEVERITY_ERROR] = N_ ("held by nobody, but indispensable"),
  };

  entry->sample = ALUR_SAMPLE_SIGN;
  entry->value = alur_style_get_paper ()->signs[value];
  entry->text = alur_tr (self->language, texts[value]);
}

static void
describe_conflict (const AlurLegend *self, guint value, Entry *entry)
{
  static const char *const texts[] = {
    [ALUR_SEVERITY_UNSET] = NULL,
    [ALUR_SEVERITY_NONE] = NULL,
    [ALUR_SEVERITY_INFO] = N_ ("kinds of authority that are better held by different units"),
    [ALUR_SEVERITY_WARNING] = N_ ("kinds of authority that one unit should not hold together"),
    [ALUR_SEVERITY_ERROR] = N_ ("kinds of authority that one unit must not hold together"),
  };

  entry->sample = ALUR_SAMPLE_SIGN;
  entry->value = alur_style_get_paper ()->signs[value];
  entry->text = alur_tr (self->language, texts[value]);
}

static void
describe_severity (const AlurLegend *self, guint value, Entry *entry)
{
  entry->sample = ALUR_SAMPLE_SIGN;
  entry->value = alur_style_get_paper ()->signs[value];
  entry->text = alur_tr (self->language, severity_texts[value]);
}

static const DescribeFunc describe[ALUR_N_LEGEND_TOPICS] = {
  [ALUR_LEGEND_LEVEL] = describe_level,         [ALUR_LEGEND_BADGE] = describe_badge,
  [ALUR_LEGEND_BADGE_COUNT] = describe_count,   [ALUR_LEGEND_BADGE_OVERLAP] = describe_overlap,
  [ALUR_LEGEND_STEP] = describe_step,           [ALUR_LEGEND_REFERENCE] = describe_reference,
  [ALUR_LEGEND_HIERARCHY] = describe_hierarchy, [ALUR_LEGEND_RELATION] = describe_relation,
  [ALUR_LEGEND_FLOW] = describe_flow,           [ALUR_LEGEND_ACTION] = describe_action,
  [ALUR_LEGEND_CHANGE] = describe_change,       [ALUR_LEGEND_GAP] = describe_gap,
  [ALUR_LEGEND_CONFLICT] = describe_conflict,   [ALUR_LEGEND_SUPPLY] = describe_supply,
  [ALUR_LEGEND_SEVERITY] = describe_severity,
};

/**
 * alur_legend_init:
 * @language: of its words
 * @currency: (nullable): ISO 4217, for flows of money
 *
 * Starts a legend that explains nothing yet. Both strings are borrowed.
 */
void
alur_legend_init (AlurLegend *self, const char *language, const char *currency)
{
  *self = (AlurLegend){ .language = language, .currency = currency };
}

/**
 * alur_legend_want:
 *
 * Says that the drawing will show this. Before the legend is written.
 */
void
alur_legend_want (AlurLegend *self, AlurLegendTopic topic, guint value)
{
  g_return_if_fail (!self->written);
  g_return_if_fail (value < ALUR_LEGEND_N_VALUES);

  self->wanted[topic][value] = TRUE;
}

/**
 * alur_legend_want_badge:
 *
 * Says that the drawing will show @badge, with its count and its overlap where it has them.
 */
void
alur_legend_want_badge (AlurLegend *self, const AlurBadge *badge)
{
  alur_legend_want (self, ALUR_LEGEND_BADGE,
                    alur_legend_badge_value (badge->role, badge->resource));
  if (badge->count > 1)
    alur_legend_want (self, ALUR_LEGEND_BADGE_COUNT, 0);
  if (badge->overlaps)
    {
      alur_legend_want (self, ALUR_LEGEND_BADGE_OVERLAP, 0);
      if (self->overlapping == ALUR_ROLE_NONE)
        self->overlapping = badge->role;
    }
}

static void
write_legend (AlurLegend *self, AlurScene *scene, AlurTable *table)
{
  self->written = TRUE;
  for (guint topic = 0; topic < ALUR_N_LEGEND_TOPICS; topic++)
    for (guint value = 0; value < ALUR_LEGEND_N_VALUES; value++)
      {
        Entry entry = { 0 };

        if (!self->wanted[topic][value])
          continue;
        describe[topic](self, value, &entry);
        self->entries[topic][value] = scene != NULL
                                          ? alur_scene_add_legend (scene, entry.sample, entry.value,
                                                                   entry.letters, entry.text)
                                          : alur_table_add_legend (table, entry.sample, entry.value,
                                                                   entry.letters, entry.text);
        g_free (entry.made);
        g_free (entry.made_letters);
      }
}

/**
 * alur_legend_write_to_scene:
 *
 * Writes an entry for all that was wanted.
 */
void
alur_legend_write_to_scene (AlurLegend *self, AlurScene *scene)
{
  write_legend (self, scene, NULL);
}

/**
 * alur_legend_write_to_table:
 *
 * Writes an entry for all that was wanted.
 */
void
alur_legend_write_to_table (AlurLegend *self, AlurTable *table)
{
  write_legend (self, NULL, table);
}

/**
 * alur_legend_get:
 *
 * Returns: the number of the entry that explains this; it must have been wanted
 */
guint32
alur_legend_get (const AlurLegend *self, AlurLegendTopic topic, guint value)
{
  g_return_val_if_fail (self->written && value < ALUR_LEGEND_N_VALUES, 0);
  g_return_val_if_fail (self->wanted[topic][value], 0);

  return self->entries[topic][value];
}

/**
 * alur_legend_get_badge:
 *
 * Returns: the number of the entry that explains the letters of @badge
 */
guint32
alur_legend_get_badge (const AlurLegend *self, const AlurBadge *badge)
{
  return alur_legend_get (self, ALUR_LEGEND_BADGE,
                          alur_legend_badge_value (badge->role, badge->resource));
}
