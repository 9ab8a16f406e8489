/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-requirement-text.h"

#include "alur-language.h"
#include "alur-tell.h"

#include <glib/gi18n-lib.h>

/* The other names of its group. */
static void
append_others (GString *text,
               const AlurRequirement *self,
               const AlurRequirements *requirements,
               const AlurTeller *teller)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < alur_requirements_get_n (requirements); i++)
    {
      const AlurRequirement *other = alur_requirements_get (requirements, i);

      if (other != self && other->group == self->group)
        g_ptr_array_add (names,
                         g_strdup_printf (alur_tr (teller->language, N_ ("“%s”")), other->name));
    }
  list = alur_tell_list (teller, names);
  /* Translators: %s are other names for what the customer must bring. */
  g_string_append_printf (text, alur_tr (teller->language, N_ ("perhaps the same as %s")), list);
}

/**
 * alur_requirement_dup_remark:
 * @self: what the customer must bring
 * @requirements: all that the customer must bring in the stage
 * @document: whose stage it is
 * @language: (nullable): NULL: the user's
 *
 * Returns: (transfer full): what may be the same in other words, and who makes it; empty where
 *   there is nothing to say
 */
char *
alur_requirement_dup_remark (const AlurRequirement *self,
                             const AlurRequirements *requirements,
                             AlurDocument *document,
                             const char *language)
{
  AlurTeller teller = { document, language };
  const char *id = self->maker != NULL ? alur_element_get_ref (self->maker, ALUR_STEP_UNIT) : NULL;
  GString *text = g_string_new (NULL);

  if (self->reworded)
    append_others (text, self, requirements, &teller);
  if (id != NULL)
    {
      g_autofree char *unit = alur_tell_name (
          &teller, alur_document_lookup_kind (document, alur_element_get_stage (self->maker), id,
                                              ALUR_KIND_UNIT));

      g_string_append (text, text->len > 0 ? "; " : "");
      /* Translators: %s is a unit that makes a document which the customer is asked for. */
      g_string_append_printf (text, alur_tr (language, N_ ("made by %s; can be fetched there")),
                              unit);
    }
  return g_string_free (text, FALSE);
}
