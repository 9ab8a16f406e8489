/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An open document, the file that it belongs to, and the journal that keeps what is not in that
 * file yet. What takes time is done by threads (alur-session-tasks.c), on what cannot change under
 * them: bytes, or a document that nobody else has yet. */

#include "alur-session-private.h"

#include "alur-language.h"
#include "alur-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LOOK_AFTER_MILLISECONDS 200
#define MAX_FILE_NAME 200
#define EXTENSION ".alur"

G_DEFINE_FINAL_TYPE (AlurSession, alur_session, G_TYPE_OBJECT)

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_FILE,
  PROP_MODIFIED,
  PROP_READ_ONLY,
  PROP_BUSY,
  PROP_FATE
} AlurSessionProperty;

static void
refresh_modified (AlurSession *self)
{
  gboolean modified = self->document != NULL
                      && (alur_document_get_state (self->document) != self->saved_state
                          || self->fate == ALUR_FILE_GONE);

  if (modified == self->modified)
    return;
  self->modified = modified;
  g_object_notify (G_OBJECT (self), "modified");
}

static void
committed_cb (AlurDocument *document, const AlurCommit *commit, AlurSession *self)
{
  g_autoptr (GError) error = NULL;

  if (self->journal != NULL
      && !alur_journal_append (self->journal, commit,
                               alur_document_get_state (document) == self->saved_state, &error))
    alur_session_warn (self, error->message);
  refresh_modified (self);
}

static void
refused_cb (AlurDocument *document, const char *sentence, AlurSession *self)
{
  alur_session_warn (self, sentence);
}

/* Ends with the document that there is: its journal goes. */
static void
drop_document (AlurSession *self, gboolean decided)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->journal != NULL && decided)
    alur_journal_discard (self->journal);
  g_clear_pointer (&self->journal, alur_journal_free);
  g_clear_object (&self->analysis);
  g_clear_object (&self->document);
}

static void
drop_file (AlurSession *self)
{
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  g_clear_handle_id (&self->look, g_source_remove);
  g_clear_object (&self->file);
  g_clear_pointer (&self->path, g_free);
  alur_file_stamp_clear (&self->stamp);
}

static void
alur_session_dispose (GObject *object)
{
  AlurSession *self = ALUR_SESSION (object);

  drop_document (self, FALSE);
  drop_file (self);
  G_OBJECT_CLASS (alur_session_parent_class)->dispose (object);
}

static void
alur_session_finalize (GObject *object)
{
  AlurSession *self = ALUR_SESSION (object);

  g_free (self->state_folder);
  alur_workers_unref (self->workers);
  G_OBJECT_CLASS (alur_session_parent_class)->finalize (object);
}

static void
alur_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  AlurSession *self = ALUR_SESSION (object);

  switch ((AlurSessionProperty) id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, self->modified);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_FATE:
      g_value_set_uint (value, self->fate);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
      break;
    }
}

static void
alur_session_class_init (AlurSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = alur_session_dispose;
  object_class->finalize = alur_session_finalize;
  object_class->get_property = alur_session_get_property;

  g_object_class_install_property (
      object_class, PROP_DOCUMENT,
      g_param_spec_object ("document", NULL, NULL, ALUR_TYPE_DOCUMENT, flags));
  g_object_class_install_property (object_class, PROP_FILE,
                                   g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags));
  g_object_class_install_property (object_class, PROP_MODIFIED,
                                   g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags));
  g_object_class_install_property (object_class, PROP_READ_ONLY,
                                   g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags));
  g_object_class_install_property (object_class, PROP_BUSY,
                                   g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags));
  g_object_class_install_property (object_class, PROP_FATE,
                                   g_param_spec_uint ("fate", NULL, NULL, ALUR_FILE_SAME,
                                                      ALUR_FILE_GONE, ALUR_FILE_SAME, flags));

  /**
   * AlurSession::warning:
   * @self: the session
   * @sentence: what is to be told
   *
   * Something is not as it should be, and work can go on: what is done cannot be kept in a journal,
   * or was taken back, or the file has parts that this program does not know.
   */
  g_signal_new ("warning", ALUR_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_STRING);
}

static void
alur_session_init (AlurSession *self)
{
  self->saved_state = ALUR_SESSION_NEVER_SAVED;
}

/**
 * alur_session_new:
 * @state_folder: where journals lie: alur_places_dup_state()
 * @workers: whose threads read and save
 *
 * Returns: (transfer full): a session without a document
 */
AlurSession *
alur_session_new (const char *state_folder, AlurWorkers *workers)
{
  AlurSession *self = g_object_new (ALUR_TYPE_SESSION, NULL);

  self->state_folder = g_strdup (state_folder);
  self->workers = alur_workers_ref (workers);
  return self;
}

/**
 * alur_session_warn: (skip)
 */
void
alur_session_warn (AlurSession *self, const char *sentence)
{
  g_signal_emit_by_name (self, "warning", sentence);
}

/**
 * alur_session_set_busy: (skip)
 */
void
alur_session_set_busy (AlurSession *self, gboolean busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify (G_OBJECT (self), "busy");
}

/**
 * alur_session_set_read_only: (skip)
 */
void
alur_session_set_read_only (AlurSession *self, gboolean read_only)
{
  if (self->read_only == read_only)
    return;
  self->read_only = read_only;
  g_object_notify (G_OBJECT (self), "read-only");
}

/* The document is nowhere but here, even if nobody has edited it: it comes into the journal. */
static void
keep_document (AlurSession *self)
{
  g_autoptr (GError) error = NULL;

  if (self->journal != NULL && !alur_journal_write (self->journal, &error))
    alur_session_warn (self, error->message);
}

/**
 * alur_session_set_fate: (skip)
 *
 * A document whose file has gone counts as modified.
 */
void
alur_session_set_fate (AlurSession *self, AlurFileFate fate)
{
  if (self->fate == fate)
    return;
  self->fate = fate;
  g_object_notify (G_OBJECT (self), "fate");
  if (fate == ALUR_FILE_GONE)
    keep_document (self);
  refresh_modified (self);
}

/**
 * alur_session_set_saved_state: (skip)
 */
void
alur_session_set_saved_state (AlurSession *self, guint64 state)
{
  self->saved_state = state;
  refresh_modified (self);
}

static gboolean
look_cb (void *data)
{
  AlurSession *self = data;

  self->look = 0;
  alur_session_look (self);
  return G_SOURCE_REMOVE;
}

static void
monitor_cb (
    GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, AlurSession *self)
{
  if (self->look == 0)
    self->look = g_timeout_add (LOOK_AFTER_MILLISECONDS, look_cb, self);
}

/**
 * alur_session_set_file: (skip)
 * @file: (nullable): where the document belongs; %NULL for nowhere yet
 * @stamp: (nullable): what it is now
 */
void
alur_session_set_file (AlurSession *self, GFile *file, const AlurFileStamp *stamp)
{
  gboolean same = self->file != NULL && file != NULL && g_file_equal (self->file, file);

  if (!same)
    {
      g_autoptr (GFile) kept = file != NULL ? g_object_ref (file) : NULL;

      drop_file (self);
      self->file = g_steal_pointer (&kept);
      self->path = file != NULL ? g_file_get_path (file) : NULL;
      if (file != NULL)
        self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
      if (self->monitor != NULL)
        g_signal_connect (self->monitor, "changed", G_CALLBACK (monitor_cb), self);
      g_object_notify (G_OBJECT (self), "file");
    }
  if (stamp != NULL)
    alur_file_stamp_copy (&self->stamp, stamp);
}

/**
 * alur_session_set_document: (skip)
 * @document: (transfer none): what the session is about from now on; its journal has to be begun
 * @analysis: (nullable): what is found of it already
 */
void
alur_session_set_document (AlurSession *self, AlurDocument *document, AlurAnalysis *analysis)
{
  drop_document (self, TRUE);
  self->document = g_object_ref (document);
  g_set_object (&self->analysis, analysis);
  alur_document_set_guarded (document, TRUE);
  g_signal_connect (document, "committed", G_CALLBACK (committed_cb), self);
  g_signal_connect (document, "refused", G_CALLBACK (refused_cb), self);
  g_object_notify (G_OBJECT (self), "document");
}

/**
 * alur_session_begin_journal: (skip)
 * @text: what the document is now
 * @hash: of @text
 */
void
alur_session_begin_journal (AlurSession *self, GBytes *text, const char *hash)
{
  g_autofree char *title = alur_session_dup_title (self);
  AlurJournalStart start = { self->path, self->stamp.hash, title, text, hash };

  self->journal = alur_journal_new (self->state_folder, self->document);
  alur_journal_begin (self->journal, &start);
}

/**
 * alur_session_start:
 * @self: a session without a document
 * @document: a new one; as it is now it is not worth being kept
 */
void
alur_session_start (AlurSession *self, AlurDocument *document)
{
  g_autoptr (GBytes) text = alur_writer_write_bytes (document);
  g_autofree char *hash = alur_journal_hash (text);

  g_return_if_fail (self->document == NULL && !self->busy);

  alur_session_set_document (self, document, NULL);
  alur_session_begin_journal (self, text, hash);
  alur_session_set_saved_state (self, alur_document_get_state (document));
}

/**
 * alur_session_keep_mine:
 * @self: a session whose file others have changed
 *
 * The planner has seen that, and wants the document as it is here: the next saving overwrites what
 * is in the file now. Should it change once more, that is told again.
 */
void
alur_session_keep_mine (AlurSession *self)
{
  AlurFileStamp stamp = { 0 };

  if (self->path != NULL)
    {
      GBytes *bytes = alur_file_stamp_read (&stamp, self->path, NULL);

      g_clear_pointer (&bytes, g_bytes_unref);
      alur_file_stamp_copy (&self->stamp, &stamp);
    }
  alur_file_stamp_clear (&stamp);
  alur_session_set_saved_state (self, ALUR_SESSION_NEVER_SAVED);
  alur_session_set_fate (self, ALUR_FILE_SAME);
  keep_document (self);
}

/**
 * alur_session_close:
 * @self: a session
 *
 * What has not been saved is not wanted any more, or there is nothing: the journal goes. The
 * document stays, for whoever still shows it, but is kept by nobody.
 */
void
alur_session_close (AlurSession *self)
{
  if (self->journal != NULL)
    alur_journal_discard (self->journal);
  g_clear_pointer (&self->journal, alur_journal_free);
  alur_session_set_fate (self, ALUR_FILE_SAME);
  if (self->document != NULL)
    alur_session_set_saved_state (self, alur_document_get_state (self->document));
}

/**
 * alur_session_steal_analysis:
 *
 * Returns: (transfer full) (nullable): the analysis of the document, where it was made when that
 * was read and nobody has taken it yet
 */
AlurAnalysis *
alur_session_steal_analysis (AlurSession *self)
{
  return g_steal_pointer (&self->analysis);
}

/**
 * alur_session_get_document:
 *
 * Returns: (transfer none) (nullable): the document
 */
AlurDocument *
alur_session_get_document (AlurSession *self)
{
  return self->document;
}

/**
 * alur_session_get_file:
 *
 * Returns: (transfer none) (nullable): its file; %NULL as long as it has none
 */
GFile *
alur_session_get_file (AlurSession *self)
{
  return self->file;
}

/**
 * alur_session_get_modified:
 *
 * Returns: whether the document is other than its file, as far as that is known
 */
gboolean
alur_session_get_modified (AlurSession *self)
{
  return self->modified;
}

/**
 * alur_session_get_read_only:
 *
 * Returns: whether the file, or its folder, cannot be written: "save" has to ask for another place
 */
gboolean
alur_session_get_read_only (AlurSession *self)
{
  return self->read_only;
}

/**
 * alur_session_get_busy:
 *
 * Returns: whether it is reading or saving
 */
gboolean
alur_session_get_busy (AlurSession *self)
{
  return self->busy;
}

/**
 * alur_session_get_fate:
 *
 * Returns: what others have done to the file, as far as it has been noticed
 */
AlurFileFate
alur_session_get_fate (AlurSession *self)
{
  return self->fate;
}

/* The name of the file without its extension. */
static char *
dup_stem (AlurSession *self)
{
  g_autofree char *name = g_file_get_basename (self->file);
  char *shown = g_filename_display_name (name);

  if (g_str_has_suffix (shown, EXTENSION) && strlen (shown) > strlen (EXTENSION))
    shown[strlen (shown) - strlen (EXTENSION)] = '\0';
  return shown;
}

/**
 * alur_session_dup_title:
 *
 * Returns: (transfer full): what people call the document: its title, else the name of its file
 */
char *
alur_session_dup_title (AlurSession *self)
{
  const char *title = NULL;

  if (self->document != NULL)
    title = alur_element_get_text (alur_document_get_root (self->document), ALUR_DOCUMENT_TITLE);
  if (title != NULL && *title != '\0')
    return g_strdup (title);
  return self->file != NULL ? dup_stem (self) : g_strdup (alur_tr (NULL, N_ ("Untitled")));
}

/**
 * alur_session_dup_file_name:
 *
 * Returns: (transfer full): what to call a file for the document: its title, without what file
 *   systems of any kind do not take
 */
char *
alur_session_dup_file_name (AlurSession *self)
{
  g_autofree char *title = alur_session_dup_title (self);
  GString *name = g_string_new (NULL);

  for (const char *c = title; *c != '\0' && name->len < MAX_FILE_NAME; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (g_unichar_iscntrl (letter) || g_unichar_isspace (letter))
        g_string_append_c (name, ' ');
      else if (letter < 0x80 && strchr ("/\\:*?\"<>|", (int) letter) != NULL)
        g_string_append_c (name, '-');
      else
        g_string_append_unichar (name, letter);
    }
  g_strstrip (name->str);
  name->len = strlen (name->str);
  while (name->len > 0 && (name->str[0] == '.' || name->str[0] == '-'))
    g_string_erase (name, 0, 1);
  if (name->len == 0)
    g_string_append (name, alur_tr (NULL, N_ ("Untitled")));
  g_string_append (name, EXTENSION);
  return g_string_free (name, FALSE);
}

/**
 * alur_file_is_same:
 * @one: a file
 * @other: a file
 *
 * Returns: whether both are one, by whatever names
 */
gboolean
alur_file_is_same (GFile *one, GFile *other)
{
  g_autoptr (GFileInfo) of_one = NULL;
  g_autoptr (GFileInfo) of_other = NULL;

  if (g_file_equal (one, other))
    return TRUE;
  of_one = g_file_query_info (one, G_FILE_ATTRIBUTE_ID_FILE, 0, NULL, NULL);
  of_other = g_file_query_info (other, G_FILE_ATTRIBUTE_ID_FILE, 0, NULL, NULL);
  return of_one != NULL && of_other != NULL
         && g_strcmp0 (g_file_info_get_attribute_string (of_one, G_FILE_ATTRIBUTE_ID_FILE),
                       g_file_info_get_attribute_string (of_other, G_FILE_ATTRIBUTE_ID_FILE))
                == 0;
}

/**
 * alur_session_has_file:
 * @self: a session
 * @file: a file
 *
 * Returns: whether @file is the one of this session, by whatever name
 */
gboolean
alur_session_has_file (AlurSession *self, GFile *file)
{
  return self->file != NULL && alur_file_is_same (self->file, file);
}
