/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-step-times.h"

#include "alur-duration-text.h"
#include "alur-language.h"
#include "alur-typed-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const wait_words[]
    = { "tunggu", "menunggu", "nunggu", "wait", "waits", "waiting", NULL };

/* What was typed, taken apart. */
typedef struct
{
  char *words; /* what the page prints instead */
  GString *work;
  GString *wait;
} Parts;

static void
parts_clear (Parts *parts)
{
  g_free (parts->words);
  g_string_free (parts->work, TRUE);
  g_string_free (parts->wait, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

/**
 * alur_step_times_write:
 *
 * Returns: (transfer full): work, waiting and the time in words, in the language of the document
 */
char *
alur_step_times_write (AlurDocument *document, const AlurElement *step)
{
  const char *language = alur_document_get_language (document);
  const char *words = alur_element_get_text (step, ALUR_STEP_TIME_TEXT);
  g_autofree char *work
      = alur_duration_text_write (language, alur_element_get_duration (step, ALUR_STEP_WORK));
  g_autofree char *wait
      = alur_duration_text_write (language, alur_element_get_duration (step, ALUR_STEP_WAIT));
  g_autoptr (GString) text = g_string_new (words);

  if (words != NULL && (*work != '\0' || *wait != '\0'))
    g_string_append (text, " = ");
  g_string_append (text, work);
  if (*work != '\0' && *wait != '\0')
    g_string_append (text, "; ");
  if (*wait != '\0')
    /* Translators: in a cell with the times of a step; %s is how long it waits before it begins */
    g_string_append_printf (text, alur_tr_context (language, "time", "wait %s"), wait);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_wait_word (const char *start, gsize length)
{
  g_autofree char *word = g_strndup (start, length);

  return alur_typed_text_is_word (word, wait_words);
}

/* Where in @text, up to @end, a word begins that says "wait", and where it ends. */
static const char *
find_wait (const char *text, const char *end, const char **behind)
{
  const char *p = text;

  while (p < end)
    {
      const char *start = p;

      while (p < end && g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > start && is_wait_word (start, (gsize) (p - start)))
        {
          *behind = p;
          return start;
        }
      if (p == start)
        p = g_utf8_next_char (p);
    }
  return NULL;
}

static gboolean
has_figure_or_word (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isalnum (text[i]) || (text[i] & 0x80) != 0)
      return TRUE;
  return FALSE;
}

static void
append (GString *to, const char *text, gsize length)
{
  gsize skip = 0;

  while (skip < length && strchr (" :,+&", text[skip]) != NULL)
    skip++;
  if (skip == length)
    return;
  if (to->len > 0)
    g_string_append_c (to, ' ');
  g_string_append_len (to, text + skip, (gssize) (length - skip));
}

/* "15 mnt tunggu 1 hari": work, then waiting; "1 hari tunggu" is all waiting. */
static void
take_segment (Parts *parts, const char *text, gsize length)
{
  const char *end = text + length;
  const char *behind = NULL;
  const char *wait = find_wait (text, end, &behind);

  if (wait == NULL)
    append (parts->work, text, length);
  else if (!has_figure_or_word (behind, (gsize) (end - behind)))
    append (parts->wait, text, (gsize) (wait - text));
  else
    {
      append (parts->work, text, (gsize) (wait - text));
      append (parts->wait, behind, (gsize) (end - behind));
    }
}

static void
take_apart (const char *text, Parts *parts)
{
  const char *equals = strchr (text, '=');
  const char *rest = equals != NULL ? equals + 1 : text;

  parts->words = equals != NULL ? alur_typed_text_clean (text, equals - text) : NULL;
  parts->work = g_string_new (NULL);
  parts->wait = g_string_new (NULL);
  while (*rest != '\0')
    {
      gsize length = strcspn (rest, ";");

      take_segment (parts, rest, length);
      rest += length + (rest[length] == ';' ? 1 : 0);
    }
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

static void
set (AlurDocument *document,
     AlurElement *step,
     const char *words,
     AlurDuration work,
     AlurDuration wait)
{
  alur_document_set_text (document, step, ALUR_STEP_TIME_TEXT, words);
  alur_document_set_duration (document, step, ALUR_STEP_WORK, work);
  alur_document_set_duration (document, step, ALUR_STEP_WAIT, wait);
}

/* Words are kept for the page, but nothing can be reckoned with them. */
static void
set_words (AlurDocument *document, AlurElement *step, const char *words, char **question)
{
  set (document, step, words, (AlurDuration){ 0, 0 }, (AlurDuration){ 0, 0 });
  if (!has_figure_or_word (words, strlen (words)))
    return;
  *question = g_strdup_printf (
      alur_tr (NULL, N_ ("How many working days is “%s”? Write them behind it, such as “%s = 22 "
                         "days”: the page shows the words, the figures reckon with the days.")),
      words, words);
}

/**
 * alur_step_times_read:
 * @text: what was typed
 * @refusal: (out): why it can't be taken
 * @question: (out): what is still to be said about what was taken
 *
 * Makes it the step's time, inside a transaction. "tunggu" or "wait" tells waiting from work; a
 * time that is no sum of work ("1 bulan", "sesuai kebutuhan") is kept in words, and "=" behind it
 * may say how much to reckon with.
 *
 * Returns: whether it was understood
 */
gboolean
alur_step_times_read (
    AlurDocument *document, AlurElement *step, const char *text, char **refusal, char **question)
{
  const char *language = alur_document_get_language (document);
  double hours = alur_document_get_hours_per_day (document);
  g_autofree char *line = alur_typed_text_clean (text, -1);
  g_auto (Parts) parts = { NULL, NULL, NULL };
  AlurDuration work = { 0, 0 };
  AlurDuration wait = { 0, 0 };
  AlurDurationReading readings[2];
  AlurDurationReading worst;

  take_apart (line, &parts);
  readings[0] = alur_duration_text_read (language, parts.work->str, hours, &work);
  readings[1] = alur_duration_text_read (language, parts.wait->str, hours, &wait);
  worst = MAX (readings[0], readings[1]);
  if (worst <= ALUR_DURATION_TEXT_SPAN)
    {
      set (document, step, parts.words, work, wait);
      return TRUE;
    }
  if (parts.words == NULL
      && (worst == ALUR_DURATION_TEXT_IN_WORDS
          || (worst == ALUR_DURATION_TEXT_UNCLEAR && !has_digit (line))))
    {
      set_words (document, step, line, question);
      return TRUE;
    }
  *refusal = alur_duration_text_explain (worst);
  return FALSE;
}
