/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-inspection-private.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>

static void
clear_figure (gpointer data)
{
  AlurInspectionFigure *figure = data;

  g_free (figure->label);
  g_free (figure->text);
}

static void
free_item (gpointer data)
{
  AlurInspectionItem *item = data;

  g_free (item->title);
  g_free (item->subtitle);
  g_ptr_array_unref (item->owners);
  g_free (item);
}

static void
free_section (gpointer data)
{
  AlurInspectionSection *section = data;

  g_ptr_array_unref (section->owners);
  g_array_unref (section->rows);
  g_ptr_array_unref (section->items);
  g_array_unref (section->figures);
  g_free (section);
}

static void
free_finding (gpointer data)
{
  AlurInspectionFinding *finding = data;

  g_free (finding->message);
  g_free (finding->suggestion);
  g_free (finding);
}

/* --- Sections --------------------------------------------------------------------------------- */

static AlurSectionType
type_of (AlurInspectionSource source)
{
  switch (source)
    {
    case ALUR_SOURCE_OF_FIELDS:
    case ALUR_SOURCE_OF_CHILD:
    case ALUR_SOURCE_OF_ROLES:
      return ALUR_SECTION_FIELDS;
    case ALUR_SOURCE_INDEX:
      return ALUR_SECTION_INDEX;
    case ALUR_SOURCE_OF_LINE:
      return ALUR_SECTION_WAYS;
    case ALUR_SOURCE_OF_FIGURES:
      return ALUR_SECTION_FIGURES;
    case ALUR_SOURCE_CHILDREN:
    case ALUR_SOURCE_OF_SOP:
    case ALUR_SOURCE_OF_RULES:
    case ALUR_SOURCE_RELATIONS:
    case ALUR_SOURCE_FLOWS_OUT:
    case ALUR_SOURCE_FLOWS_IN:
    case ALUR_SOURCE_PROBLEMS:
    case ALUR_SOURCE_LANES:
    default:
      return ALUR_SECTION_LIST;
    }
}

/* A row for each kind of authority: whether one unit alone may hold it. */
static void
fill_roles (const AlurInspection *self, AlurInspectionSection *section)
{
  g_ptr_array_set_size (section->owners, 0);
  g_ptr_array_add (section->owners, alur_document_get_rules (self->document));
  for (guint role = 1; role < ALUR_N_ROLES; role++)
    {
      AlurSlot slot = { .document = self->document,
                        .owners = section->owners,
                        .kind = ALUR_KIND_RULE_ROLE,
                        .field = ALUR_RULE_ROLE_EXCLUSIVE,
                        .of_child = TRUE,
                        .key = role };
      AlurInspectionRow row = { .type = ALUR_ROW_CHOICE,
                                .slot = slot,
                                .label = alur_tr (NULL, alur_role_words[role].label),
                                .is_visible = TRUE };

      g_array_append_val (section->rows, row);
    }
}

static void
fill_rows (const AlurInspection *self, AlurInspectionSection *section)
{
  const AlurInspectionSpec *spec = section->spec;
  AlurSlot like = { .document = self->document, .owners = section->owners, .kind = spec->kind };

  like.of_child = spec->source == ALUR_SOURCE_OF_CHILD;
  alur_inspection_add_fields (section->rows, &like, spec->group);
}

static AlurInspectionSection *
make_section (const AlurInspection *self, const AlurInspectionSpec *spec, GPtrArray *owners)
{
  AlurInspectionSection *section = g_new0 (AlurInspectionSection, 1);

  section->type = type_of (spec->source);
  section->spec = spec;
  section->title = spec->title != NULL ? alur_tr (NULL, spec->title) : NULL;
  section->add_label = spec->add_name != NULL ? alur_tr (NULL, spec->add_name) : NULL;
  section->owners = g_ptr_array_copy (owners, NULL, NULL);
  section->rows = g_array_new (FALSE, TRUE, sizeof (AlurInspectionRow));
  section->items = g_ptr_array_new_with_free_func (free_item);
  section->figures = g_array_new (FALSE, TRUE, sizeof (AlurInspectionFigure));
  g_array_set_clear_func (section->figures, clear_figure);
  if (spec->source == ALUR_SOURCE_OF_ROLES)
    fill_roles (self, section);
  else if (section->type == ALUR_SECTION_FIELDS)
    fill_rows (self, section);
  else if (section->type == ALUR_SECTION_FIGURES)
    alur_inspection_fill_figures (self, section);
  else
    alur_inspection_fill_list (self, section);
  return section;
}

static gboolean
is_one_kind (const GPtrArray *owners)
{
  const AlurElement *first = g_ptr_array_index (owners, 0);

  for (guint i = 1; i < owners->len; i++)
    {
      const AlurElement *other = g_ptr_array_index (owners, i);

      if (other->kind != first->kind)
        return FALSE;
    }
  return TRUE;
}

/* Of several, only what they have in common; lists are those of one. */
static gboolean
is_section_of (const AlurInspectionSpec *spec, const GPtrArray *owners, gboolean one_kind)
{
  const AlurElement *first = g_ptr_array_index (owners, 0);

  if (spec->subject != first->kind)
    return FALSE;
  if (owners->len > 1 && spec->source != ALUR_SOURCE_OF_FIELDS
      && spec->source != ALUR_SOURCE_OF_LINE && spec->source != ALUR_SOURCE_OF_CHILD)
    return FALSE;
  return one_kind || spec->source == ALUR_SOURCE_OF_FIELDS;
}

static void
add_sections (AlurInspection *self, GPtrArray *owners)
{
  gboolean one_kind = is_one_kind (owners);
  guint n_specs;
  const AlurInspectionSpec *specs = alur_inspection_get_specs (&n_specs);

  for (guint i = 0; i < n_specs; i++)
    {
      AlurInspectionSection *section;

      if (!is_section_of (&specs[i], owners, one_kind)
          || (specs[i].source == ALUR_SOURCE_OF_LINE
              && !alur_editor_get_traits (self->editor)->is_gathered))
        continue;
      section = make_section (self, &specs[i], owners);
      if (section->type == ALUR_SECTION_FIELDS && section->rows->len == 0)
        free_section (section);
      else
        g_ptr_array_add (self->sections, section);
    }
}

/* --- What is inspected ------------------------------------------------------------------------ */

/* Some elements only hold others and are nothing to people. */
static AlurElement *
find_around (const AlurElement *element)
{
  AlurElement *around = element->parent;

  while (around != NULL
         && (around->kind == ALUR_KIND_ORGANISATION || around->kind == ALUR_KIND_FUNCTIONS
             || around->kind == ALUR_KIND_REGULATIONS || around->kind == ALUR_KIND_RULES
             || around->kind == ALUR_KIND_SOP || around->kind == ALUR_KIND_ACCEPTED))
    around = around->parent;
  return around;
}

static char *
dup_title (const GPtrArray *owners, gboolean one_kind)
{
  const AlurElement *first = g_ptr_array_index (owners, 0);
  const char *label = alur_tr (NULL, alur_element_type (first->kind)->label);

  if (owners->len == 1 && first->kind == ALUR_KIND_STEP)
    return alur_slot_dup_word (alur_step_words, alur_element_get_word (first, ALUR_STEP_KIND));
  if (owners->len == 1)
    return g_strdup (label);
  if (!one_kind)
    return g_strdup_printf (
        alur_tr_n (NULL, "%u thing selected", "%u things selected", owners->len), owners->len);
  /* Translators: a kind of thing (unit, step), and how many of them are selected. */
  return g_strdup_printf (alur_tr (NULL, N_ ("%s: %u selected")), label, owners->len);
}

static void
find_owners (AlurInspection *self)
{
  guint n_elements;
  AlurElement *const *elements
      = alur_selection_get_all (alur_editor_get_selection (self->editor), &n_elements);
  AlurElement *procedure = alur_editor_get_procedure (self->editor);

  for (guint i = 0; i < n_elements; i++)
    g_ptr_array_add (self->owners, elements[i]);
  self->is_selected = n_elements > 0;
  if (n_elements == 0 && alur_editor_get_traits (self->editor)->of_procedure && procedure != NULL)
    g_ptr_array_add (self->owners, procedure);
  else if (n_elements == 0)
    g_ptr_array_add (self->owners, alur_document_get_root (self->document));
}

/* The stage that is shown goes with the document. */
static void
add_stage (AlurInspection *self)
{
  AlurElement *stage = alur_editor_get_stage (self->editor);
  g_autoptr (GPtrArray) owners = g_ptr_array_new ();

  if (stage == NULL)
    return;
  g_ptr_array_add (owners, stage);
  add_sections (self, owners);
}

/**
 * alur_inspection_new:
 * @editor: a document in a window
 *
 * Returns: (transfer full): what is to be known and filled in now
 */
AlurInspection *
alur_inspection_new (AlurEditor *editor)
{
  AlurInspection *self = g_new0 (AlurInspection, 1);
  const AlurElement *first;

  self->editor = g_object_ref (editor);
  self->document = alur_editor_get_document (editor);
  self->owners = g_ptr_array_new ();
  self->sections = g_ptr_array_new_with_free_func (free_section);
  self->findings = g_ptr_array_new_with_free_func (free_finding);
  find_owners (self);
  first = g_ptr_array_index (self->owners, 0);
  self->title = dup_title (self->owners, is_one_kind (self->owners));
  if (self->owners->len == 1)
    self->around = find_around (first);
  add_sections (self, self->owners);
  if (!self->is_selected && first->kind == ALUR_KIND_DOCUMENT)
    add_stage (self);
  alur_inspection_find_findings (self);
  return self;
}

/**
 * alur_inspection_free:
 * @self: (transfer full): what alur_inspection_new() has returned
 */
void
alur_inspection_free (AlurInspection *self)
{
  g_ptr_array_unref (self->owners);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->findings);
  g_free (self->title);
  g_object_unref (self->editor);
  g_free (self);
}

/**
 * alur_inspection_dup_shape:
 *
 * Returns: (transfer full): what is the same for inspections that have the same sections with the
 *   same rows, maybe of other elements
 */
char *
alur_inspection_dup_shape (const AlurInspection *self)
{
  GString *shape = g_string_new (NULL);

  for (guint i = 0; i < self->sections->len; i++)
    {
      const AlurInspectionSection *section = g_ptr_array_index (self->sections, i);

      g_string_append_printf (shape, "%p", (const void *) section->spec);
      for (guint k = 0; k < section->rows->len; k++)
        {
          const AlurInspectionRow *row = &g_array_index (section->rows, AlurInspectionRow, k);

          g_string_append_printf (shape, " %d.%u.%u", (int) row->type, row->slot.field,
                                  row->slot.key);
        }
      g_string_append_c (shape, '\n');
    }
  return g_string_free (shape, FALSE);
}

/**
 * alur_inspection_get_kind:
 * @section: a section
 *
 * Returns: whose fields it shows, or what is in its list
 */
AlurKind
alur_inspection_get_kind (const AlurInspectionSection *section)
{
  return section->spec->kind;
}

/**
 * alur_inspection_has_more:
 * @element: an element that is in a list
 *
 * Returns: whether the inspector shows more of it, when it is selected, than its fields
 */
gboolean
alur_inspection_has_more (const AlurElement *element)
{
  guint n_specs;
  const AlurInspectionSpec *specs = alur_inspection_get_specs (&n_specs);

  for (guint i = 0; i < n_specs; i++)
    {
      if (specs[i].subject == element->kind && specs[i].source != ALUR_SOURCE_OF_FIELDS)
        return TRUE;
    }
  return FALSE;
}
