/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-made.h"

void
made_begin (Made *self)
{
  *self = (Made){ .document = alur_document_new () };
  alur_document_begin (self->document, "make");
  self->stage = alur_document_insert (self->document, alur_document_get_root (self->document),
                                      ALUR_KIND_STAGE, "now", NULL);
  alur_document_set_word (self->document, self->stage, ALUR_STAGE_KIND, ALUR_STAGE_CURRENT);
  self->organisation = alur_document_get_organisation (self->document, self->stage);
  if (self->organisation == NULL)
    self->organisation
        = alur_document_insert (self->document, self->stage, ALUR_KIND_ORGANISATION, NULL, NULL);
}

void
made_end (Made *self)
{
  alur_document_commit (self->document);
}

void
made_clear (Made *self)
{
  g_clear_object (&self->document);
}

AlurElement *
made_unit (Made *self, const char *id, const char *parent, AlurLevel level)
{
  AlurElement *unit
      = alur_document_insert (self->document, self->organisation, ALUR_KIND_UNIT, id, NULL);

  alur_document_set_word (self->document, unit, ALUR_UNIT_LEVEL, level);
  if (parent != NULL)
    alur_document_set_text (self->document, unit, ALUR_UNIT_PARENT, parent);
  return unit;
}

AlurElement *
made_procedure (Made *self, const char *id)
{
  self->procedure
      = alur_document_insert (self->document, self->stage, ALUR_KIND_PROCEDURE, id, NULL);
  return self->procedure;
}

AlurElement *
made_step (Made *self, const char *id, AlurStepKind kind, const char *unit, double work)
{
  AlurElement *step
      = alur_document_insert (self->document, self->procedure, ALUR_KIND_STEP, id, NULL);
  AlurDuration duration = { 0, (gint32) (work * 60) };

  alur_document_set_word (self->document, step, ALUR_STEP_KIND, kind);
  if (unit != NULL)
    alur_document_set_text (self->document, step, ALUR_STEP_UNIT, unit);
  alur_document_set_duration (self->document, step, ALUR_STEP_WORK, duration);
  return step;
}

AlurElement *
made_flow (Made *self, const char *from, const char *to, double probability)
{
  g_autofree char *id = g_strdup_printf ("w%u", ++self->n_flows);
  AlurElement *flow
      = alur_document_insert (self->document, self->procedure, ALUR_KIND_FLOW, id, NULL);

  alur_document_set_text (self->document, flow, ALUR_FLOW_FROM, from);
  alur_document_set_text (self->document, flow, ALUR_FLOW_TO, to);
  if (probability >= 0)
    alur_document_set_number (self->document, flow, ALUR_FLOW_PROBABILITY, probability);
  return flow;
}
