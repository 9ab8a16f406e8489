/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The matrix by area: who decides and who implements each function in each area that a scope names.
 *
 * What is held without a scope, or over a function above, counts too. Whether somebody is there is
 * kept as a bit for each function, role and area, so that gaps of thousands of functions cost one
 * walk; names are looked up for the cells that are shown. */

#include "alur-matrix-private.h"

#include "alur-badge.h"
#include "alur-language.h"
#include "alur-shown-name.h"
#include "alur-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_ACTING 2u
#define EVERYWHERE 0u

static const AlurRole acting[N_ACTING] = { ALUR_ROLE_DECISION_MAKER, ALUR_ROLE_IMPLEMENTER };

static int
compare_areas (gconstpointer a, gconstpointer b)
{
  const AlurMatrixArea *one = a;
  const AlurMatrixArea *other = b;

  return alur_text_compare (one->name, other->name);
}

/* The names of a scope as they were first written. */
static void
gather_names (AlurMatrix *self, const char *scope, GHashTable *known)
{
  g_auto (GStrv) names = g_strsplit (scope != NULL ? scope : "", ";", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *folded = alur_text_fold (names[i]);
      const char *key;
      AlurMatrixArea area;

      if (folded[0] == '\0')
        continue;
      key = g_string_chunk_insert_const (self->keys, folded);
      if (!g_hash_table_add (known, (gpointer) (guintptr) key))
        continue;
      area = (AlurMatrixArea){ key,
                               g_string_chunk_insert_const (self->keys, g_strstrip (names[i])) };
      g_array_append_val (self->areas, area);
    }
}

static void
for_each_held (AlurMatrix *self,
               void (*function) (AlurMatrix *self, const AlurMatrixHeld *held, GHashTable *table),
               GHashTable *table)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      const AlurMatrixUnit *unit = alur_matrix_get_unit (self, i);

      for (guint j = 0; j < unit->n_held; j++)
        function (self, &unit->held[j], table);
    }
}

static void
gather_area (AlurMatrix *self, const AlurMatrixHeld *held, GHashTable *known)
{
  gather_names (self, alur_element_get_text (held->authority, ALUR_AUTHORITY_SCOPE), known);
}

static void
gather_actor (AlurMatrix *self, const AlurMatrixHeld *held, GHashTable *numbers)
{
  const char *scope = alur_element_get_text (held->authority, ALUR_AUTHORITY_SCOPE);
  g_auto (GStrv) names = NULL;
  AlurMatrixActor actor = { .place = held->place,
                            .authority = held->authority,
                            .role = alur_element_get_word (held->authority, ALUR_AUTHORITY_ROLE) };

  if (actor.role != acting[0] && actor.role != acting[1])
    return;
  names = g_strsplit (scope != NULL ? scope : "", ";", -1);
  actor.areas = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *folded = alur_text_fold (names[i]);
      const char *key = g_string_chunk_insert_const (self->keys, folded);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, key));

      if (number > 0)
        g_array_append_val (actor.areas, number);
    }
  if (actor.areas->len == 0)
    {
      guint everywhere = EVERYWHERE;

      g_array_append_val (actor.areas, everywhere);
    }
  g_array_append_val (self->actors, actor);
}

static guint64 *
get_coverage (AlurMatrix *self, guint place, AlurRole role)
{
  return self->coverage + ((gsize) place * N_ACTING + (role == acting[0] ? 0 : 1)) * self->n_words;
}

/* Whether somebody acts as @role on a function in an area, by what is held there, everywhere or
 * above. */
gboolean
alur_matrix_covers (AlurMatrix *self, guint place, AlurRole role, guint area)
{
  const guint64 *coverage = get_coverage (self, place, role);

  return ((coverage[area / 64] >> (area % 64)) & 1) != 0;
}

static void
cover (AlurMatrix *self)
{
  self->n_words = self->areas->len / 64 + 1;
  g_free (self->coverage);
  self->coverage = g_new0 (guint64, (gsize) (self->functions->len + 1) * N_ACTING * self->n_words);
  for (guint i = 0; i < self->actors->len; i++)
    {
      const AlurMatrixActor *actor = &g_array_index (self->actors, AlurMatrixActor, i);
      guint64 *coverage = get_coverage (self, actor->place, actor->role);

      for (guint j = 0; j < actor->areas->len; j++)
        {
          guint area = g_array_index (actor->areas, guint, j);

          if (area == EVERYWHERE)
            memset (coverage, 0xff, self->n_words * sizeof (guint64));
          else
            coverage[area / 64] |= G_GUINT64_CONSTANT (1) << (area % 64);
        }
    }
  for (guint place = 0; place < self->functions->len; place++)
    {
      int parent = alur_matrix_get_function (self, place)->parent;

      for (guint i = 0; parent >= 0 && i < N_ACTING * self->n_words; i++)
        self->coverage[place * N_ACTING * self->n_words + i]
            |= self->coverage[(guint) parent * N_ACTING * self->n_words + i];
    }
}

/* Where areas are named it is no gap that nobody acts everywhere. */
static gboolean
asks_for (AlurMatrix *self, guint place, guint area)
{
  const AlurMatrixFunction *function = alur_matrix_get_function (self, place);

  return function->end == place + 1 && (area != EVERYWHERE || self->areas->len == 1);
}

static gboolean
is_gap (AlurMatrix *self, guint place, guint area)
{
  return asks_for (self, place, area)
         && !(alur_matrix_covers (self, place, acting[0], area)
              && alur_matrix_covers (self, place, acting[1], area));
}

static void
find_gaps (AlurMatrix *self)
{
  for (guint place = 0; place < self->functions->len; place++)
    {
      AlurMatrixFunction *function = alur_matrix_get_function (self, place);

      for (guint area = 0; area < self->areas->len && !function->is_area_gap; area++)
        function->is_area_gap = is_gap (self, place, area);
    }
}

/* Gathers areas and actors, where the matrix is shown by area. */
void
alur_matrix_gather_areas (AlurMatrix *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  AlurMatrixArea everywhere = { g_string_chunk_insert_const (self->keys, ""),
                                alur_tr_context (NULL, "scope", "Everywhere") };

  g_array_set_size (self->areas, 0);
  g_array_set_size (self->actors, 0);
  if (!self->by_area)
    return;
  for_each_held (self, gather_area, known);
  g_array_sort (self->areas, compare_areas);
  g_array_insert_val (self->areas, EVERYWHERE, everywhere);
  g_hash_table_remove_all (known);
  for (guint i = 1; i < self->areas->len; i++)
    g_hash_table_insert (known,
                         (gpointer) (guintptr) g_array_index (self->areas, AlurMatrixArea, i).key,
                         GUINT_TO_POINTER (i));
  for_each_held (self, gather_actor, known);
  cover (self);
  find_gaps (self);
}

static gboolean
acts_in (const AlurMatrixActor *actor, guint area)
{
  for (guint i = 0; i < actor->areas->len; i++)
    if (g_array_index (actor->areas, guint, i) == area)
      return TRUE;
  return FALSE;
}

/* The names of those who act as @role on a function in an area. @by_area_itself becomes TRUE where
 * one of them holds it for just this function and area. */
static GString *
list_actors (AlurMatrix *self, guint place, guint area, AlurRole role, gboolean *by_area_itself)
{
  GString *names = g_string_new (NULL);
  g_autoptr (GHashTable) named = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->actors->len; i++)
    {
      const AlurMatrixActor *actor = &g_array_index (self->actors, AlurMatrixActor, i);
      const AlurMatrixFunction *function = alur_matrix_get_function (self, actor->place);
      gboolean is_here = acts_in (actor, area);

      if (actor->role != role || place < actor->place || place >= function->end
          || (!is_here && !acts_in (actor, EVERYWHERE)))
        continue;
      *by_area_itself |= is_here && actor->place == place;
      if (!g_hash_table_add (named, actor->authority->parent))
        continue;
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              alur_matrix_get_unit_name (actor->authority->parent, FALSE));
    }
  return names;
}

/* The cell of a function and an area, a line for those who decide and one for those who
 * implement. */
void
alur_matrix_get_area_cell (AlurMatrix *self, guint place, guint column, AlurCell *out)
{
  guint area = column - ALUR_MATRIX_GAPS;
  const char *language = alur_matrix_get_language (self);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean by_area_itself = FALSE;
  gboolean asks = asks_for (self, place, area);
  gboolean has_any = FALSE;

  for (guint i = 0; i < N_ACTING; i++)
    {
      GString *names = list_actors (self, place, area, acting[i], &by_area_itself);

      has_any |= names->len > 0;
      if (names->len > 0 || asks)
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "",
                                alur_badge_role_letters (language, acting[i]),
                                names->len > 0 ? names->str : "–");
      g_string_free (names, TRUE);
    }
  if (has_any)
    out->text = g_string_free (g_steal_pointer (&text), FALSE);
  if (has_any && !by_area_itself)
    out->flags |= ALUR_CELL_FAINT;
  if (is_gap (self, place, area))
    {
      out->flags |= ALUR_CELL_GAP;
      out->severity = ALUR_SEVERITY_WARNING;
    }
}

/* The first authority that somebody has for just this function and area. */
AlurElement *
alur_matrix_get_area_element (AlurMatrix *self, guint place, guint column)
{
  guint area = column - ALUR_MATRIX_GAPS;

  for (guint i = 0; i < self->actors->len; i++)
    {
      const AlurMatrixActor *actor = &g_array_index (self->actors, AlurMatrixActor, i);

      if (actor->place == place && acts_in (actor, area))
        return actor->authority;
    }
  return alur_matrix_get_function (self, place)->function;
}

/* The cell in a sentence. */
char *
alur_matrix_describe_area (AlurMatrix *self, guint place, guint column)
{
  guint area = column - ALUR_MATRIX_GAPS;
  const char *name = area == EVERYWHERE ? alur_tr_context (NULL, "scope", "Everywhere")
                                        : g_array_index (self->areas, AlurMatrixArea, area).name;
  gboolean unused = FALSE;
  g_autoptr (GString) deciding = list_actors (self, place, area, acting[0], &unused);
  g_autoptr (GString) doing = list_actors (self, place, area, acting[1], &unused);
  const char *function = alur_shown_name (alur_matrix_get_function (self, place)->function);
  const char *nobody = alur_tr (NULL, N_ ("nobody"));

  /* Translators: function, area, who decides, who implements */
  return g_strdup_printf (alur_tr (NULL, N_ ("%s, %s: decided by %s, implemented by %s")), function,
                          name, deciding->len > 0 ? deciding->str : nobody,
                          doing->len > 0 ? doing->str : nobody);
}
