/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-turn.h"

#define LONGEST 16000 /* µs: a frame */
#define PAUSE 4000    /* µs: in which GTK begins to draw */
#define LEAST 4000    /* µs: for who comes when a frame's time has gone already */

static gboolean
dispatch_cb (GSource *source, GSourceFunc callback, gpointer data)
{
  return callback (data);
}

/**
 * alur_turn_add:
 * @name: for who looks for what the main loop does; static
 * @priority: before what it is done
 * @callback: does it, until it removes itself
 * @data: for @callback
 * @destroy: (nullable): frees @data
 *
 * Unlike an idle it can be put off.
 *
 * Returns: the source
 */
guint
alur_turn_add (
    const char *name, int priority, GSourceFunc callback, gpointer data, GDestroyNotify destroy)
{
  static const GSourceFuncs functions = { .dispatch = dispatch_cb };
  g_autoptr (GSource) source = g_source_new ((GSourceFuncs *) &functions, sizeof *source);

  g_source_set_static_name (source, name);
  g_source_set_priority (source, priority);
  g_source_set_ready_time (source, 0);
  g_source_set_callback (source, callback, data, destroy);
  return g_source_attach (source, NULL);
}

/* What time it is for a source is what time it was when the main loop woke. */
static gint64
get_end (void)
{
  return g_source_get_time (g_main_current_source ()) + LONGEST;
}

/**
 * alur_turn_get_end:
 *
 * To be called in what is done in turns.
 *
 * Returns: until when it may go on in this one, as g_get_monotonic_time(): a frame's time after the
 *   main loop woke, and never so soon that nothing would come of it
 */
gint64
alur_turn_get_end (void)
{
  return MAX (get_end (), g_get_monotonic_time () + LEAST);
}

/**
 * alur_turn_is_over:
 *
 * To be called in what is done in turns.
 *
 * Returns: whether others have had the time of a frame already
 */
gboolean
alur_turn_is_over (void)
{
  return g_get_monotonic_time () > get_end ();
}

/**
 * alur_turn_put_off:
 *
 * Has what is done in turns called again after the window had time to be drawn, if it stays.
 */
void
alur_turn_put_off (void)
{
  g_source_set_ready_time (g_main_current_source (), g_get_monotonic_time () + PAUSE);
}
