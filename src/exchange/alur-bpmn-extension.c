/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What BPMN has no word for: the fields of an element as attributes of an element of ours, and the
 * same in sentences for people who read it elsewhere. */

#include "alur-bpmn-plan.h"

#include "alur-bpmn.h"
#include "alur-field-text.h"
#include "alur-language.h"
#include "alur-writer.h"

#define BIT(field) (G_GUINT64_CONSTANT (1) << (field))

/* Of each kind: the fields that BPMN or the diagram says itself, and those that people see in the
 * drawing and need not read. */
static const struct
{
  AlurKind kind;
  guint64 said;
  guint64 seen;
} known[] = {
  { ALUR_KIND_STEP,
    BIT (ALUR_STEP_ID) | BIT (ALUR_STEP_NAME) | BIT (ALUR_STEP_X) | BIT (ALUR_STEP_Y),
    BIT (ALUR_STEP_KIND) | BIT (ALUR_STEP_UNIT) | BIT (ALUR_STEP_JOIN) | BIT (ALUR_STEP_QUESTION)
        | BIT (ALUR_STEP_FROM) },
  { ALUR_KIND_FLOW,
    BIT (ALUR_FLOW_ID) | BIT (ALUR_FLOW_LABEL) | BIT (ALUR_FLOW_FROM) | BIT (ALUR_FLOW_TO),
    BIT (ALUR_FLOW_KIND) },
  { ALUR_KIND_UNIT, BIT (ALUR_UNIT_NAME) | BIT (ALUR_UNIT_X) | BIT (ALUR_UNIT_Y),
    BIT (ALUR_UNIT_ID) | BIT (ALUR_UNIT_PARENT) | BIT (ALUR_UNIT_LEVEL) },
  { ALUR_KIND_PROCEDURE,
    BIT (ALUR_PROCEDURE_ID) | BIT (ALUR_PROCEDURE_NAME) | BIT (ALUR_PROCEDURE_LANES)
        | BIT (ALUR_PROCEDURE_ORIENTATION),
    BIT (ALUR_PROCEDURE_KIND) },
};

static gboolean
is_said (AlurKind kind, guint field)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].kind == kind)
      return (known[i].said & BIT (field)) != 0;
  return FALSE;
}

static gboolean
is_seen (AlurKind kind, guint field)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].kind == kind)
      return ((known[i].said | known[i].seen) & BIT (field)) != 0;
  return FALSE;
}

/* What hangs on an element and belongs to it alone. */
static gboolean
is_part (const AlurElement *child)
{
  return child->kind == ALUR_KIND_INPUT || child->kind == ALUR_KIND_OUTPUT
         || child->kind == ALUR_KIND_STEP_REDESIGN || child->kind == ALUR_KIND_PROCEDURE_REDESIGN
         || child->kind == ALUR_KIND_AUTHORITY;
}

static gboolean
is_written (const AlurElement *element, guint field)
{
  g_autofree char *value = alur_writer_dup_value (element, field);

  return value != NULL;
}

static void
append_line (GString *text, const char *label, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", label, value);
}

static void
append_fields (const AlurBpmnPlan *plan, GString *text, const AlurElement *element)
{
  const AlurElementType *type = alur_element_type (element->kind);

  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *value = NULL;

      if (is_seen (element->kind, i) || !is_written (element, i))
        continue;
      value = alur_field_dup_text (plan->document, element, i, plan->language);
      append_line (text, alur_tr (plan->language, type->fields[i].label), value);
    }
}

/* One line about a part: its kind and what it says, in the order of its fields. */
static void
append_part (const AlurBpmnPlan *plan, GString *text, const AlurElement *part)
{
  const AlurElementType *type = alur_element_type (part->kind);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *value = NULL;

      if ((type->has_id && i == ALUR_FIELD_ID) || !is_written (part, i))
        continue;
      value = alur_field_dup_text (plan->document, part, i, plan->language);
      if (value != NULL && *value != '\0')
        g_string_append_printf (said, "%s%s", said->len > 0 ? ", " : "", value);
    }
  if (part->text != NULL)
    g_string_append_printf (said, "%s%s", said->len > 0 ? ": " : "", part->text);
  append_line (text, alur_tr (plan->language, type->label), said->str);
}

static void
write_documentation (const AlurBpmnPlan *plan,
                     AlurXmlTree *tree,
                     AlurXmlNode *node,
                     const AlurElement *element)
{
  g_autoptr (GString) text = g_string_new (NULL);
  AlurXmlNode *documentation;

  append_fields (plan, text, element);
  for (const AlurElement *child = element->first_child; child != NULL; child = child->next)
    if (is_part (child))
      append_part (plan, text, child);
  if (text->len == 0)
    return;
  documentation = alur_xml_tree_add (tree, node, ALUR_BPMN_SPACE, "documentation");
  alur_xml_tree_add_text (tree, documentation, text->str);
}

static AlurXmlNode *
write_fields (AlurXmlTree *tree, AlurXmlNode *parent, const AlurElement *element)
{
  const AlurElementType *type = alur_element_type (element->kind);
  AlurXmlNode *node = alur_xml_tree_add (tree, parent, ALUR_BPMN_SPACE_ALUR, type->name);

  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *value
          = is_said (element->kind, i) ? NULL : alur_writer_dup_value (element, i);

      if (value != NULL)
        alur_xml_tree_set (tree, node, NULL, type->fields[i].name, value);
    }
  if (element->text != NULL)
    alur_xml_tree_add_text (tree, node, element->text);
  return node;
}

/**
 * alur_bpmn_write_element:
 * @node: an element of BPMN that has neither documentation nor extension yet
 * @element: what it stands for
 *
 * Adds both to it: what @element says beyond BPMN, for people and for programs.
 */
void
alur_bpmn_write_element (const AlurBpmnPlan *plan,
                         AlurXmlTree *tree,
                         AlurXmlNode *node,
                         const AlurElement *element)
{
  AlurXmlNode *extension, *ours;

  write_documentation (plan, tree, node, element);
  extension = alur_xml_tree_add (tree, node, ALUR_BPMN_SPACE, "extensionElements");
  ours = write_fields (tree, extension, element);
  for (const AlurElement *child = element->first_child; child != NULL; child = child->next)
    if (is_part (child))
      write_fields (tree, ours, child);
}
