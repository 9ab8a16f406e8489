/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What else was changed in a file that we have written: times to wait, which a document has a word
 * for, and what it has none for, which is told so that nothing is lost in silence. */

#include "alur-bpmn-import-private.h"

#include "alur-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_TOLD 500u /* bytes of a description */

static const char *
call (const AlurElement *element)
{
  const char *name = alur_element_get_name (element);

  return name != NULL && *name != '\0' ? name : alur_element_get_id (element);
}

/* --- Times ------------------------------------------------------------------------------------ */

/* What @node waits for, as it is written; NULL: it does not wait for a time. */
static char *
dup_time (const AlurXmlNode *node)
{
  const AlurXmlNode *timer = alur_xml_node_first (node, ALUR_BPMN_SPACE, "timerEventDefinition");
  const AlurXmlNode *time
      = timer != NULL ? alur_xml_node_first (timer, ALUR_BPMN_SPACE, "timeDuration") : NULL;

  return time != NULL ? g_strstrip (alur_xml_node_dup_text (time)) : NULL;
}

static void
take_time (AlurBpmnImport *self, const AlurXmlNode *node, AlurElement *step)
{
  const char *id = alur_xml_node_get (node, NULL, "id");
  const AlurXmlNode *sent = id != NULL ? g_hash_table_lookup (self->sent, id) : NULL;
  g_autofree char *before = sent != NULL ? dup_time (sent) : NULL;
  g_autofree char *now = dup_time (node);
  g_autofree char *text = NULL;
  AlurDuration duration;

  if (before == NULL || g_strcmp0 (before, now) == 0)
    return;
  if (now == NULL || !alur_duration_parse (now, &duration))
    {
      alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_DECIDE, node, alur_element_get_id (step),
                            alur_tr (NULL, N_ ("“%s” no longer waits for a time in the file. Here "
                                               "its time stays; remove it if that was meant.")),
                            call (step));
      return;
    }
  alur_document_set_duration (self->document, step, ALUR_STEP_WAIT, duration);
  text = alur_language_format_duration (NULL, duration,
                                        alur_document_get_hours_per_day (self->document));
  alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, node, alur_element_get_id (step),
                        /* Translators: the first %s is a step, the second a time. */
                        alur_tr (NULL, N_ ("“%s” waits %s now.")), call (step), text);
}

/**
 * alur_bpmn_return_times: (skip)
 *
 * Takes over how long steps wait, when nodes are known.
 */
void
alur_bpmn_return_times (AlurBpmnImport *self)
{
  for (guint i = 0; i < self->processes->len; i++)
    {
      const AlurBpmnImportProcess *process = g_ptr_array_index (self->processes, i);

      for (AlurXmlNode *node = process->node->first_child; node != NULL; node = node->next)
        {
          AlurElement *step = g_hash_table_lookup (self->made, node);

          if (step != NULL && step->kind == ALUR_KIND_STEP
              && !g_hash_table_contains (self->folded, node))
            take_time (self, node, step);
        }
    }
}

/* --- Everything else -------------------------------------------------------------------------- */

/* What is spoken of elsewhere, or follows of what is. */
static gboolean
is_known_attribute (const AlurXmlAttribute *attribute)
{
  static const char *const known[] = { "id", "name", "sourceRef", "targetRef", "processRef", NULL };

  return attribute->space != NULL || g_strv_contains (known, attribute->name);
}

static gboolean
is_known_child (const AlurXmlNode *child)
{
  static const char *const known[] = { "incoming",
                                       "outgoing",
                                       "flowNodeRef",
                                       "documentation",
                                       "property",
                                       "dataInputAssociation",
                                       "dataOutputAssociation",
                                       "ioSpecification",
                                       "sequenceFlow",
                                       "messageFlow",
                                       "participant",
                                       "laneSet",
                                       "lane",
                                       "childLaneSet",
                                       "dataObject",
                                       "dataObjectReference",
                                       "dataStoreReference",
                                       "textAnnotation",
                                       "association",
                                       "group",
                                       "sourceRef",
                                       "targetRef",
                                       NULL };

  return child->name == NULL || g_strcmp0 (child->space, ALUR_XML_SPACE_XMLNS) == 0
         || g_strcmp0 (child->space, ALUR_BPMN_SPACE_ALUR) == 0
         || (alur_xml_node_is (child, ALUR_BPMN_SPACE, NULL)
             && (g_strv_contains (known, child->name)
                 || alur_bpmn_get_class (child->name) != ALUR_BPMN_OTHER));
}

/* References may have got another prefix. */
static const char *
skip_prefix (const char *value)
{
  const char *colon = strrchr (value, ':');

  return colon != NULL ? colon + 1 : value;
}

static void
append_name (GString *names, const char *name)
{
  if (strstr (names->str, name) == NULL)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

/* The attributes that @node has and @other has not, or otherwise. */
static void
compare_attributes (const AlurXmlNode *node, const AlurXmlNode *other, GString *names)
{
  for (const AlurXmlAttribute *a = node->attributes; a != NULL; a = a->next)
    {
      const char *value
          = is_known_attribute (a) ? a->value : alur_xml_node_get (other, NULL, a->name);

      if (value == NULL || strcmp (skip_prefix (value), skip_prefix (a->value)) != 0)
        append_name (names, a->name);
    }
}

static guint
count_children (const AlurXmlNode *node, const AlurXmlNode *like)
{
  guint n = 0;

  for (const AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
    n += child->name != NULL && g_strcmp0 (child->space, like->space) == 0
                 && strcmp (child->name, like->name) == 0
             ? 1
             : 0;
  return n;
}

/* The same of children; what other programs have added lies one deeper. @other: NULL: it is not
 * there. */
static void
compare_children (const AlurXmlNode *node, const AlurXmlNode *other, GString *names)
{
  for (const AlurXmlNode *child = node->first_child; child != NULL; child = child->next)
    {
      const AlurXmlNode *match;

      if (is_known_child (child))
        continue;
      match = other != NULL ? alur_xml_node_first (other, child->space, child->name) : NULL;
      if (alur_xml_node_is (child, ALUR_BPMN_SPACE, "extensionElements"))
        compare_children (child, match, names);
      else if (match == NULL || count_children (node, child) != count_children (other, child))
        append_name (names, child->name);
    }
}

/* The condition of a flow is what it is called. */
static void
compare_condition (const AlurXmlNode *node, const AlurXmlNode *sent, GString *names)
{
  const AlurXmlNode *now = alur_xml_node_first (node, ALUR_BPMN_SPACE, "conditionExpression");
  const AlurXmlNode *before = alur_xml_node_first (sent, ALUR_BPMN_SPACE, "conditionExpression");
  g_autofree char *now_text = NULL;
  g_autofree char *before_text = NULL;

  if (now == NULL || before == NULL)
    return;
  now_text = g_strstrip (alur_xml_node_dup_text (now));
  before_text = g_strstrip (alur_xml_node_dup_text (before));
  if (strcmp (now_text, before_text) != 0
      && g_strcmp0 (alur_xml_node_get (node, NULL, "name"), now_text) != 0)
    append_name (names, "conditionExpression");
}

static void
tell_documentation (AlurBpmnImport *self,
                    const AlurXmlNode *node,
                    const AlurXmlNode *sent,
                    const char *name,
                    const char *shown)
{
  g_autofree char *now = alur_bpmn_dup_documentation (node);
  g_autofree char *before = alur_bpmn_dup_documentation (sent);

  if (strcmp (now, before) == 0)
    return;
  if (strlen (now) > MOST_TOLD)
    *g_utf8_find_prev_char (now, now + MOST_TOLD) = '\0';
  alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_DROPPED, node, shown,
                        /* Translators: the first %s is a step, unit or flow, the second what the
                           file says about it. */
                        alur_tr (NULL, N_ ("What is written about “%s” was changed in the file. "
                                           "Enter here what should stay of it: “%s”")),
                        name, now);
}

static void
compare_node (AlurBpmnImport *self, AlurXmlNode *node, const AlurXmlNode *sent)
{
  const AlurElement *element = g_hash_table_lookup (self->made, node);
  const char *shown = element != NULL ? alur_element_get_id (element) : NULL;
  g_autofree char *made = alur_bpmn_dup_call (node);
  const char *name = element != NULL ? call (element) : made;
  g_autoptr (GString) names = g_string_new (NULL);

  if (strcmp (node->name, sent->name) != 0)
    {
      alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_DECIDE, node, shown,
                            /* Translators: the first %s is a step, the others are kinds of
                               elements of BPMN: "task", "userTask". */
                            alur_tr (NULL, N_ ("“%s” was sent as %s and came back as %s. Here it "
                                               "stays what it was; change it if it should.")),
                            name, sent->name, node->name);
      return;
    }
  tell_documentation (self, node, sent, name, shown);
  compare_attributes (node, sent, names);
  compare_attributes (sent, node, names);
  compare_children (node, sent, names);
  compare_children (sent, node, names);
  compare_condition (node, sent, names);
  if (names->len > 0)
    alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_DROPPED, node, shown,
                          /* Translators: the first %s is a step, unit or flow, the second names
                             what BPMN says of it: "multiInstanceLoopCharacteristics". */
                          alur_tr (NULL, N_ ("What the file says otherwise about “%s” has no place "
                                             "here and is left out: %s.")),
                          name, names->str);
}

static void
tell_gone_lane (AlurBpmnImport *self, const AlurXmlNode *sent)
{
  const AlurElement *unit
      = g_hash_table_lookup (self->sent_lanes, alur_xml_node_get (sent, NULL, "id"));
  const AlurXmlNode *process = sent->parent->parent;

  if (unit != NULL && alur_element_is_in_document (unit)
      && alur_bpmn_find (self, alur_xml_node_get (process, NULL, "id")) != NULL)
    alur_bpmn_report_add (self->report, ALUR_BPMN_ROW_CHANGED, sent, alur_element_get_id (unit),
                          alur_tr (NULL, N_ ("The lane “%s” is no longer in the file. The unit "
                                             "stays.")),
                          call (unit));
}

/**
 * alur_bpmn_return_rest: (skip)
 * @sent: what we would write, or a part of it
 *
 * Tells what else is otherwise than that.
 */
void
alur_bpmn_return_rest (AlurBpmnImport *self, AlurXmlNode *sent)
{
  for (AlurXmlNode *node = sent->first_child; node != NULL; node = node->next)
    {
      const char *id = node->name != NULL ? alur_xml_node_get (node, NULL, "id") : NULL;
      AlurXmlNode *now = id != NULL ? alur_bpmn_find (self, id) : NULL;

      if (!alur_xml_node_is (node, ALUR_BPMN_SPACE, NULL)
          || alur_xml_node_is (node, ALUR_BPMN_SPACE, "extensionElements"))
        continue;
      if (now != NULL && g_hash_table_lookup (self->sent, id) == node
          && alur_bpmn_was_sent (self, now))
        compare_node (self, now, node);
      else if (id != NULL && strcmp (node->name, "lane") == 0)
        tell_gone_lane (self, node);
      if (!alur_bpmn_quotes (node))
        alur_bpmn_return_rest (self, node);
    }
}
