/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One procedure at a time, the one that is shown first. What changes under a thread is given up and
 * begun anew; a ticket of the figures tells whether it has. */

#include "alur-lead-sampler.h"

struct _AlurLeadSampler
{
  GObject parent_instance;

  AlurEditor *editor; /* NULL: nobody waits for the answers any more */
  AlurWorkers *workers;
  GCancellable *running; /* NULL: no thread is */
  const AlurElement *procedure;
  guint ticket;
  guint look; /* a source; 0: nothing has changed since */
};

G_DEFINE_FINAL_TYPE (AlurLeadSampler, alur_lead_sampler, G_TYPE_OBJECT)

static void look_later (AlurLeadSampler *self);

static AlurLeadModel *
dup_pending (AlurLeadSampler *self, const AlurElement *procedure, guint *ticket)
{
  AlurFigures *figures = alur_analysis_get_figures (alur_editor_get_analysis (self->editor));

  return procedure != NULL && alur_element_is_in_document (procedure)
             ? alur_figures_dup_lead_model (figures, procedure, ticket)
             : NULL;
}

static AlurLeadModel *
find_pending (AlurLeadSampler *self)
{
  AlurElement *root = alur_document_get_root (alur_editor_get_document (self->editor));
  AlurLeadModel *model;

  self->procedure = alur_editor_get_procedure (self->editor);
  model = dup_pending (self, self->procedure, &self->ticket);
  if (model != NULL)
    return model;
  ALUR_FOREACH (stage, root, ALUR_KIND_STAGE)
  {
    ALUR_FOREACH (procedure, stage, ALUR_KIND_PROCEDURE)
    {
      model = dup_pending (self, procedure, &self->ticket);
      self->procedure = procedure;
      if (model != NULL)
        return model;
    }
  }
  return NULL;
}

static void
sample (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AlurLead *lead = g_new (AlurLead, 1);

  *lead = alur_lead_model_sample (data, ALUR_LEAD_SEED, ALUR_LEAD_CASES, cancellable);
  g_task_return_pointer (task, lead, g_free);
}

static void
sampled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AlurLeadSampler *self = ALUR_LEAD_SAMPLER (source);
  g_autofree AlurLead *lead = g_task_propagate_pointer (G_TASK (result), NULL);
  gboolean is_old = g_cancellable_is_cancelled (self->running);

  g_clear_object (&self->running);
  if (self->editor == NULL)
    return;
  if (lead != NULL)
    alur_editor_take_lead (self->editor, self->procedure, self->ticket, *lead);
  /* Else the program ends, and no thread begins any more. */
  if (lead != NULL || is_old)
    look_later (self);
}

static void
begin (AlurLeadSampler *self, AlurLeadModel *model)
{
  g_autoptr (GTask) task = NULL;

  self->running = g_cancellable_new ();
  task = g_task_new (self, self->running, sampled_cb, NULL);
  g_task_set_task_data (task, model, (GDestroyNotify) alur_lead_model_unref);
  alur_workers_run (self->workers, task, sample);
}

static gboolean
look_cb (gpointer data)
{
  AlurLeadSampler *self = data;
  AlurLeadModel *model;
  guint ticket;

  self->look = 0;
  if (self->running != NULL)
    {
      model = dup_pending (self, self->procedure, &ticket);
      if (model == NULL || ticket != self->ticket)
        g_cancellable_cancel (self->running);
      g_clear_pointer (&model, alur_lead_model_unref);
      return G_SOURCE_REMOVE;
    }
  model = find_pending (self);
  if (model != NULL)
    begin (self, model);
  return G_SOURCE_REMOVE;
}

/* Once what has changed is drawn. */
static void
look_later (AlurLeadSampler *self)
{
  if (self->look == 0)
    self->look = g_idle_add (look_cb, self);
}

static void
alur_lead_sampler_dispose (GObject *object)
{
  alur_lead_sampler_end (ALUR_LEAD_SAMPLER (object));
  G_OBJECT_CLASS (alur_lead_sampler_parent_class)->dispose (object);
}

static void
alur_lead_sampler_finalize (GObject *object)
{
  alur_workers_unref (ALUR_LEAD_SAMPLER (object)->workers);
  G_OBJECT_CLASS (alur_lead_sampler_parent_class)->finalize (object);
}

static void
alur_lead_sampler_class_init (AlurLeadSamplerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = alur_lead_sampler_dispose;
  G_OBJECT_CLASS (klass)->finalize = alur_lead_sampler_finalize;
}

static void
alur_lead_sampler_init (AlurLeadSampler *self)
{
}

/**
 * alur_lead_sampler_new:
 * @editor: a document in a window; a reference is taken
 * @workers: whose threads do it
 *
 * From now on the figures of @editor leave to this what must be sampled.
 *
 * Returns: (transfer full): what reckons lead times until alur_lead_sampler_end()
 */
AlurLeadSampler *
alur_lead_sampler_new (AlurEditor *editor, AlurWorkers *workers)
{
  AlurLeadSampler *self = g_object_new (ALUR_TYPE_LEAD_SAMPLER, NULL);

  self->editor = g_object_ref (editor);
  self->workers = alur_workers_ref (workers);
  alur_figures_set_deferred (alur_analysis_get_figures (alur_editor_get_analysis (editor)), TRUE);
  g_signal_connect_swapped (editor, "document-changed", G_CALLBACK (look_later), self);
  look_later (self);
  return self;
}

/**
 * alur_lead_sampler_end:
 *
 * Gives up what is being reckoned, and lets go of the document.
 */
void
alur_lead_sampler_end (AlurLeadSampler *self)
{
  g_clear_handle_id (&self->look, g_source_remove);
  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_object (&self->editor);
}
