/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pasting: a fragment into a document, as one step of undo.
 *
 * Everything is made first, without its fields, so that references may lead forwards; then the
 * fields are filled. What was copied without what it was part of becomes part of what is selected,
 * or of the same thing as before; where there is neither it is told and left out. */

#include "alur-paste-private.h"

#include "alur-language.h"
#include "alur-limits.h"
#include "alur-make.h"
#include "alur-namespaces.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- Where to --------------------------------------------------------------------------------- */

static AlurElement *
get_unit (AlurPasting *self, const AlurElement *outside)
{
  if (self->focus != NULL && self->focus->kind == ALUR_KIND_UNIT)
    return self->focus;
  if (self->focus != NULL && self->focus->parent->kind == ALUR_KIND_UNIT)
    return self->focus->parent;
  return alur_paste_find (self, outside);
}

static AlurElement *
get_procedure (AlurPasting *self, const AlurElement *outside)
{
  AlurElement *shown = alur_editor_get_procedure (self->editor);

  if (self->focus != NULL && self->focus->kind == ALUR_KIND_PROCEDURE)
    return self->focus;
  if (self->focus != NULL && self->focus->parent->kind == ALUR_KIND_PROCEDURE)
    return self->focus->parent;
  if (!alur_editor_get_traits (self->editor)->holds_steps)
    return alur_paste_find (self, outside);
  return shown != NULL ? shown : alur_make_procedure (self->document, self->stage, NULL, NULL);
}

static AlurElement *
note_procedure (AlurPasting *self, const AlurElement *outside)
{
  AlurElement *procedure = get_procedure (self, outside);

  self->same_procedure
      = self->same_document && procedure != NULL
        && strcmp (alur_element_get_id (procedure), alur_element_get_id (outside)) == 0;
  return procedure;
}

/* What an element becomes part of; NULL: nothing here. */
static AlurElement *
get_home (AlurPasting *self, const AlurElement *element)
{
  const AlurElement *parent = element->parent;

  switch ((guint) parent->kind)
    {
    case ALUR_KIND_FUNCTIONS:
      return alur_document_get_functions (self->document);
    case ALUR_KIND_REGULATIONS:
      return alur_document_get_regulations (self->document);
    case ALUR_KIND_ORGANISATION:
      return parent->parent == self->from
                 ? alur_document_get_organisation (self->document, self->stage)
                 : NULL;
    case ALUR_KIND_STAGE:
      return parent == self->from ? self->stage : NULL;
    default:
      break;
    }
  if (!alur_fragment_is_outside (parent))
    return g_hash_table_lookup (self->places, parent);
  return parent->kind == ALUR_KIND_UNIT        ? get_unit (self, parent)
         : parent->kind == ALUR_KIND_PROCEDURE ? note_procedure (self, parent)
                                               : NULL;
}

static gboolean
is_top (const AlurElement *element)
{
  return alur_element_get_id (element->parent) == NULL || element->parent->kind == ALUR_KIND_STAGE
         || alur_fragment_is_outside (element->parent);
}

/* Copies stand behind what is selected of their kind, the last one of it. */
static AlurElement *
find_next (AlurPasting *self, AlurKind kind, AlurElement *home)
{
  AlurSelection *selection = alur_editor_get_selection (self->editor);

  if (self->next_kind == kind && self->next_home == home)
    return self->next;
  self->next_kind = kind;
  self->next_home = home;
  self->next = NULL;
  if (!self->is_original && kind != ALUR_KIND_STEP)
    return NULL;
  for (AlurElement *child = home->last_child; child != NULL; child = child->previous)
    if (child->kind == kind && alur_selection_contains (selection, child))
      {
        self->next = child->next;
        break;
      }
  return self->next;
}

/* Whether what is called so in other stages, if anything, is of that kind. */
static gboolean
is_same_kind (AlurPasting *self, const char *id, AlurKind kind)
{
  ALUR_FOREACH (stage, alur_document_get_root (self->document), ALUR_KIND_STAGE)
  {
    const AlurElement *same = alur_document_lookup (self->document, stage, id);

    if (same != NULL && same->kind != kind)
      return FALSE;
  }
  return TRUE;
}

/* In another stage of its document it is the same thing at another time, and keeps its id, unless
 * something else has got that since. */
static const char *
get_id (AlurPasting *self, const AlurElement *element)
{
  const char *id = alur_element_get_id (element);

  if (id == NULL || !self->same_document || self->same_stage
      || alur_element_get_stage (element) == NULL
      || alur_document_lookup (self->document, self->stage, id) != NULL
      || !is_same_kind (self, id, element->kind))
    return NULL;
  return id;
}

static gboolean
holds_others (AlurKind kind)
{
  switch ((guint) kind)
    {
    case ALUR_KIND_STAGE:
    case ALUR_KIND_ORGANISATION:
    case ALUR_KIND_FUNCTIONS:
    case ALUR_KIND_REGULATIONS:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
make (AlurPasting *self, AlurElement *element)
{
  AlurElement *home = get_home (self, element);
  gboolean top = is_top (element);
  AlurElement *copy;

  if (home == NULL)
    {
      self->n_homeless += alur_fragment_is_outside (element->parent) ? 1 : 0;
      return;
    }
  /* What has no id is a part, and nothing without what it was part of. */
  if (top && alur_element_get_id (element) == NULL)
    return;
  copy = alur_document_insert (self->document, home, element->kind, get_id (self, element),
                               top ? find_next (self, element->kind, home) : NULL);
  g_hash_table_insert (self->places, element, copy);
  g_hash_table_add (self->fresh, copy);
  if (top && element->kind != ALUR_KIND_FLOW && element->kind != ALUR_KIND_RELATION)
    g_ptr_array_add (self->made, copy);
}

static void
make_all (AlurPasting *self)
{
  AlurElement *root = alur_document_get_root (self->fragment);

  alur_paste_list_names (self);
  alur_paste_bring_along (self);
  for (AlurElement *e = root->first_child; e != NULL; e = alur_element_walk (e, root))
    if (!holds_others (e->kind) && !alur_fragment_is_outside (e))
      make (self, e);
}

/* The copy that was made of @element and has stayed, if any. */
static AlurElement *
get_copy (AlurPasting *self, const AlurElement *element)
{
  AlurElement *copy = g_hash_table_lookup (self->places, element);

  return copy != NULL && g_hash_table_contains (self->fresh, copy)
                 && alur_element_is_inside (copy, alur_document_get_root (self->document))
             ? copy
             : NULL;
}

static void
fill_brought (AlurPasting *self)
{
  for (guint i = 0; i < self->brought->len; i++)
    {
      AlurElement *source = g_ptr_array_index (self->brought, i);
      AlurElement *copy = g_hash_table_lookup (self->places, source);

      alur_paste_fill (self, source, copy);
      alur_namespaces_carry (self->document, copy, source->parent);
    }
}

static void
fill_all (AlurPasting *self)
{
  AlurElement *root = alur_document_get_root (self->fragment);

  fill_brought (self);
  for (AlurElement *e = root->first_child; e != NULL; e = alur_element_walk (e, root))
    if (get_copy (self, e) != NULL)
      alur_paste_fill (self, e, get_copy (self, e));
  for (AlurElement *e = root->first_child; e != NULL; e = alur_element_walk (e, root))
    if (is_top (e) && get_copy (self, e) != NULL)
      alur_namespaces_carry (self->document, get_copy (self, e), e->parent);
  for (guint i = self->made->len; i > 0; i--)
    if (((AlurElement *) g_ptr_array_index (self->made, i - 1))->parent == NULL)
      g_ptr_array_remove_index (self->made, i - 1);
}

/* The minor version as digits without zeros before them. */
static const char *
get_minor (AlurDocument *document)
{
  const char *version
      = alur_element_get_text (alur_document_get_root (document), ALUR_DOCUMENT_VERSION);
  const char *point = version != NULL ? strchr (version, '.') : NULL;

  return point != NULL ? point + 1 + strspn (point + 1, "0") : "";
}

static gboolean
is_newer (AlurDocument *document, AlurDocument *than)
{
  const char *minor = get_minor (document);
  const char *other = get_minor (than);

  return strlen (minor) != strlen (other) ? strlen (minor) > strlen (other)
                                          : strcmp (minor, other) > 0;
}

/* What a newer version of the format has said, and is kept, may only stand in a document of that
 * version: in an older one it would be a fault, and the file could not be opened again. */
static void
take_version (AlurPasting *self)
{
  if (self->keeps_foreign && is_newer (self->fragment, self->document))
    alur_document_set_text (
        self->document, alur_document_get_root (self->document), ALUR_DOCUMENT_VERSION,
        alur_element_get_text (alur_document_get_root (self->fragment), ALUR_DOCUMENT_VERSION));
}

/* --- What is told ----------------------------------------------------------------------------- */

static void
add_sentence (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static void
tell_lost (AlurPasting *self, GString *text)
{
  const char *first = self->lost->len > 0 ? g_ptr_array_index (self->lost, 0) : NULL;
  guint n_others = self->lost->len - 1;

  if (first == NULL)
    return;
  if (n_others == 0)
    add_sentence (
        text,
        /* Translators: %s is what something pasted refers to, such as a unit. */
        g_strdup_printf (alur_tr (NULL, N_ ("Left out, because it is not here: %s.")), first));
  else
    add_sentence (text,
                  g_strdup_printf (
                      alur_tr_n (NULL, "Left out, because they are not here: %s and %u more.",
                                 "Left out, because they are not here: %s and %u more.", n_others),
                      first, n_others));
}

static char *
dup_told (AlurPasting *self)
{
  GString *text = g_string_new (NULL);

  if (self->n_functions > 0)
    add_sentence (text, g_strdup_printf (alur_tr_n (NULL, "%u function came along.",
                                                    "%u functions came along.", self->n_functions),
                                         self->n_functions));
  if (self->n_regulations > 0)
    add_sentence (text,
                  g_strdup_printf (alur_tr_n (NULL, "%u regulation came along.",
                                              "%u regulations came along.", self->n_regulations),
                                   self->n_regulations));
  if (self->n_homeless > 0)
    add_sentence (text,
                  g_strdup_printf (alur_tr_n (NULL, "%u thing had no place here.",
                                              "%u things had no place here.", self->n_homeless),
                                   self->n_homeless));
  tell_lost (self, text);
  return g_string_free (text, text->len == 0);
}

static gboolean
has_copied (AlurDocument *fragment, AlurKind kind)
{
  AlurElement *root = alur_document_get_root (fragment);

  for (AlurElement *e = root; e != NULL; e = alur_element_walk (e, root))
    if (e->kind == kind && !alur_fragment_is_outside (e))
      return TRUE;
  return FALSE;
}

/* Why nothing could be pasted. */
static char *
dup_refusal (AlurPasting *self)
{
  if (has_copied (self->fragment, ALUR_KIND_STEP))
    return g_strdup (alur_tr (
        NULL, N_ ("Steps are pasted into a procedure. Open or select one, then paste again.")));
  if (self->n_homeless > 0)
    return g_strdup (alur_tr (NULL, N_ ("Authorities and positions are pasted into a unit. Select "
                                        "one, then paste again.")));
  return g_strdup (alur_tr (NULL, N_ ("There is nothing to paste.")));
}

/* --- The whole -------------------------------------------------------------------------------- */

static gboolean
was_copied (AlurDocument *fragment, const AlurElement *element)
{
  const AlurElement *same = alur_document_lookup_kind (
      fragment, alur_fragment_get_stage (fragment), alur_element_get_id (element), element->kind);

  return same != NULL && !alur_fragment_is_outside (same);
}

static void
begin (AlurPasting *self, AlurEditor *editor, AlurDocument *fragment)
{
  AlurElement *focus = alur_selection_get_focus (alur_editor_get_selection (editor));
  const char *source
      = alur_fragment_get_mark (alur_document_get_root (fragment), ALUR_FRAGMENT_SOURCE);

  self->editor = editor;
  self->document = alur_editor_get_document (editor);
  self->fragment = fragment;
  self->from = alur_fragment_get_stage (fragment);
  self->stage = alur_editor_get_stage (editor);
  self->focus = focus != NULL && focus->kind != ALUR_KIND_STAGE ? focus : NULL;
  if (focus != NULL && alur_element_get_stage (focus) != NULL
      && alur_element_get_stage (focus) != self->stage)
    self->focus = NULL;
  self->same_document = g_strcmp0 (source, alur_fragment_get_source (self->document)) == 0;
  self->same_stage
      = self->same_document && self->from != NULL
        && strcmp (alur_element_get_id (self->from), alur_element_get_id (self->stage)) == 0;
  self->is_original = self->focus != NULL
                      && (self->same_stage || alur_element_get_stage (self->focus) == NULL)
                      && self->same_document && was_copied (fragment, self->focus);
  self->places = g_hash_table_new (NULL, NULL);
  self->fresh = g_hash_table_new (NULL, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->said = g_hash_table_new (g_str_hash, g_str_equal);
  self->made = g_ptr_array_new ();
  self->brought = g_ptr_array_new ();
  self->lost = g_ptr_array_new_with_free_func (g_free);
  self->next_kind = ALUR_N_KINDS;
}

static void
end (AlurPasting *self)
{
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->fresh);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->said);
  g_ptr_array_unref (self->made);
  g_ptr_array_unref (self->brought);
  g_ptr_array_unref (self->lost);
}

static gboolean
is_shown (AlurEditor *editor, const AlurElement *element)
{
  AlurPane pane = alur_editor_get_pane (editor);

  if (element->kind == ALUR_KIND_PROBLEM || element->kind == ALUR_KIND_REGULATION)
    return TRUE;
  if (alur_element_get_procedure (element) != NULL)
    return alur_editor_get_traits (editor)->holds_steps
           && alur_element_get_procedure (element) == alur_editor_get_procedure (editor);
  return pane == ALUR_PANE_ORGANISATION || pane == ALUR_PANE_MATRIX;
}

/* Whether it is below another that was pasted with it. */
static gboolean
is_below_made (AlurPasting *self, const AlurElement *element)
{
  const char *parent
      = element->kind == ALUR_KIND_UNIT       ? alur_element_get_ref (element, ALUR_UNIT_PARENT)
        : element->kind == ALUR_KIND_FUNCTION ? alur_element_get_ref (element, ALUR_FUNCTION_PARENT)
                                              : NULL;
  const AlurElement *above
      = parent != NULL ? alur_document_lookup_atom (self->document, self->stage, parent) : NULL;

  return above != NULL && g_hash_table_contains (self->fresh, above);
}

static void
select_made (AlurPasting *self)
{
  AlurElement *first = g_ptr_array_index (self->made, 0);
  g_autoptr (GPtrArray) tops = g_ptr_array_new ();

  for (guint i = 0; i < self->made->len; i++)
    if (!is_below_made (self, g_ptr_array_index (self->made, i)))
      g_ptr_array_add (tops, g_ptr_array_index (self->made, i));
  if (!is_shown (self->editor, first))
    alur_editor_show_element (self->editor, first);
  alur_selection_set_all (alur_editor_get_selection (self->editor),
                          (AlurElement *const *) tops->pdata, tops->len);
}

static gboolean
paste (AlurEditor *editor, AlurDocument *fragment, const char *name, char **told)
{
  AlurPasting self = { 0 };
  g_autofree char *excess = NULL;
  gboolean done;

  *told = NULL;
  if (alur_document_in_transaction (alur_editor_get_document (editor))
      || alur_editor_get_stage (editor) == NULL)
    return FALSE;
  begin (&self, editor, fragment);
  alur_document_begin (self.document, name);
  make_all (&self);
  fill_all (&self);
  take_version (&self);
  alur_paste_place (&self);
  if (self.made->len > 0)
    excess = alur_limits_complain (self.document);
  done = self.made->len > 0 && excess == NULL;
  if (!done)
    {
      alur_document_rollback (self.document);
      *told = excess != NULL ? g_steal_pointer (&excess) : dup_refusal (&self);
    }
  else if (alur_document_commit (self.document))
    {
      *told = dup_told (&self);
      select_made (&self);
    }
  else
    done = FALSE;
  end (&self);
  return done;
}

/**
 * alur_paste:
 * @editor: where
 * @fragment: what has been copied, there or in another document
 * @told: (out): a sentence in the user's language: what came along and what was left out, or why
 *   nothing could be pasted; NULL: there is nothing to say
 *
 * Pastes into the stage that is shown. New things get new ids; in another stage of the document
 * that it was copied from it is the same thing and keeps its id where that is free. References to
 * what was not copied lead to the same thing here, by id and name; functions and regulations that
 * are not here are made. What was made is selected then. One step of undo.
 *
 * Returns: whether anything was pasted
 */
gboolean
alur_paste (AlurEditor *editor, AlurDocument *fragment, char **told)
{
  return paste (editor, fragment, alur_tr (NULL, N_ ("Paste")), told);
}

/**
 * alur_paste_duplicate:
 * @editor: where
 * @told: (out): as alur_paste()
 *
 * Makes what is selected once more, beside it.
 *
 * Returns: whether anything was made
 */
gboolean
alur_paste_duplicate (AlurEditor *editor, char **told)
{
  guint n_elements;
  AlurElement *const *elements
      = alur_selection_get_all (alur_editor_get_selection (editor), &n_elements);
  g_autoptr (AlurDocument) fragment
      = alur_fragment_new (alur_editor_get_document (editor), elements, n_elements, NULL);

  *told = NULL;
  return fragment != NULL && paste (editor, fragment, alur_tr (NULL, N_ ("Duplicate")), told);
}
