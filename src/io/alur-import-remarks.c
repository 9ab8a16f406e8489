/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-import-remarks.h"

#include "alur-import-procedure.h"
#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_LANGUAGES 3

typedef struct
{
  const AlurImport *import;
  const AlurElement *step;
  const char *languages[N_LANGUAGES];
} Reader;

static const char *
get_name (const AlurElement *element, const char *language)
{
  const char *name = element != NULL ? alur_element_get_name (element) : NULL;

  return name != NULL && *name != '\0' ? name : alur_tr (language, N_ ("(without name)"));
}

/* --- The note --------------------------------------------------------------------------------- */

/* A note that tells ways is one because they led nowhere when it came in; they may by now. */
static gboolean
tells_ways (const char *note)
{
  g_autoptr (GString) rest = g_string_new (NULL);
  g_autoptr (GArray) ways = alur_import_read_ways (note, NULL, rest);

  return ways->len > 0;
}

/* Cuts the note of before off the end of @text. */
static gboolean
cut_note (const AlurElement *step, char *text)
{
  const char *own = alur_element_get_text (step, ALUR_STEP_NOTE);
  g_autofree char *note = g_strstrip (g_strdup (own != NULL ? own : ""));
  gsize length = strlen (note), all = strlen (text);

  if (length == 0 || all < length || strcmp (text + all - length, note) != 0
      || (all > length && text[all - length - 1] != '\n') || tells_ways (note))
    return FALSE;
  text[all > length ? all - length - 1 : 0] = '\0';
  return TRUE;
}

/* --- Lines of our own ------------------------------------------------------------------------- */

static gboolean
is_call (const Reader *self, const char *line)
{
  const char *called = alur_element_get_ref (self->step, ALUR_STEP_PROCEDURE);
  const AlurElement *procedure
      = called != NULL ? alur_document_lookup_kind (self->import->document, self->import->stage,
                                                    called, ALUR_KIND_PROCEDURE)
                       : NULL;

  if (alur_element_get_word (self->step, ALUR_STEP_KIND) != ALUR_STEP_KIND_SUBPROCESS)
    return FALSE;
  for (guint i = 0; i < N_LANGUAGES; i++)
    {
      const char *language = self->languages[i];
      g_autofree char *own
          /* Translators: of a step of an SOP: where it is described. */
          = g_strdup_printf (alur_tr (language, N_ ("see SOP %s")),
                             get_name (procedure != NULL ? procedure : self->step, language));

      if (strcmp (line, own) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The names behind "or by: "; NULL: it is another line. */
static const char *
skip_instead (const char *line, const char *language)
{
  /* Translators: of a step of an SOP: who may do it instead. */
  const char *format = alur_tr (language, N_ ("or by: %s"));
  gsize length = strcspn (format, "%");

  return strncmp (line, format, length) == 0 ? line + length : NULL;
}

static char *
dup_instead (const Reader *self, const char *language)
{
  const AlurIds *units = alur_element_get_refs (self->step, ALUR_STEP_OR);
  GString *names = g_string_new (NULL);

  for (guint i = 0; units != NULL && i < units->n_ids; i++)
    g_string_append_printf (
        names, "%s%s", i > 0 ? ", " : "",
        get_name (alur_document_lookup_kind (self->import->document, self->import->stage,
                                             units->ids[i], ALUR_KIND_UNIT),
                  language));
  return g_string_free (names, FALSE);
}

static gboolean
take_instead (const Reader *self, const char *line, AlurImportRemarks *remarks)
{
  for (guint i = 0; i < N_LANGUAGES && remarks->instead == NULL; i++)
    {
      const char *names = skip_instead (line, self->languages[i]);
      g_autofree char *own = NULL;

      if (names == NULL)
        continue;
      own = dup_instead (self, self->languages[i]);
      remarks->instead = g_strdup (names);
      remarks->keeps_instead = strcmp (names, own) == 0;
      return TRUE;
    }
  return FALSE;
}

/**
 * alur_import_remarks_read:
 * @self: memory for them
 * @import: an import
 * @step: a step, as it was before
 * @cell: what the table says
 *
 * Tells what our own tables say of a step from what somebody has written.
 */
void
alur_import_remarks_read (AlurImportRemarks *self,
                          const AlurImport *import,
                          const AlurElement *step,
                          const char *cell)
{
  Reader reader = { import, step, { alur_document_get_language (import->document), "id", "en" } };
  g_autofree char *text = g_strdup (cell);
  g_autoptr (GString) rest = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  *self = (AlurImportRemarks){ .keeps_note = cut_note (step, text) };
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (is_call (&reader, lines[i]) || take_instead (&reader, lines[i], self))
        continue;
      g_string_append_printf (rest, "%s%s", rest->len > 0 ? "\n" : "", lines[i]);
    }
  self->rest = g_string_free (g_steal_pointer (&rest), FALSE);
}

/**
 * alur_import_remarks_clear:
 */
void
alur_import_remarks_clear (AlurImportRemarks *self)
{
  g_clear_pointer (&self->rest, g_free);
  g_clear_pointer (&self->instead, g_free);
}
