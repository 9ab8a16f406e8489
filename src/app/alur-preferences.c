/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "alur-preferences.h"

#include "alur-language.h"
#include "alur-long-choice.h"
#include "alur-own-language.h"
#include "alur-pages.h"

struct _AlurPreferences
{
  AdwPreferencesWindow parent_instance;

  GSettings *settings; /* NULL: nothing is remembered */
  AdwComboRow *scheme;
  AdwComboRow *language;
  AdwComboRow *paper;
  GtkSwitch *reopen;
  GtkEditable *author;
};

G_DEFINE_FINAL_TYPE (AlurPreferences, alur_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the row. */
static const struct
{
  const char *name;
  AdwColorScheme scheme;
} schemes[] = { { "system", ADW_COLOR_SCHEME_DEFAULT },
                { "light", ADW_COLOR_SCHEME_FORCE_LIGHT },
                { "dark", ADW_COLOR_SCHEME_FORCE_DARK } };

static guint
find_scheme (GSettings *settings)
{
  g_autofree char *name = g_settings_get_string (settings, "color-scheme");

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (schemes[i].name, name))
      return i;
  return 0;
}

/**
 * alur_preferences_apply:
 * @settings: (nullable): sizes and habits
 *
 * Makes the program look as is preferred.
 */
void
alur_preferences_apply (GSettings *settings)
{
  if (settings != NULL)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        schemes[find_scheme (settings)].scheme);
}

static void
scheme_chosen_cb (AdwComboRow *row, GParamSpec *pspec, AlurPreferences *self)
{
  guint chosen = adw_combo_row_get_selected (row);

  if (self->settings == NULL || chosen >= G_N_ELEMENTS (schemes))
    return;
  g_settings_set_string (self->settings, "color-scheme", schemes[chosen].name);
  alur_preferences_apply (self->settings);
}

static void
language_chosen_cb (AdwComboRow *row, GParamSpec *pspec, AlurPreferences *self)
{
  guint n_languages;
  const AlurOwnLanguage *languages = alur_own_languages_get (&n_languages);
  guint chosen = adw_combo_row_get_selected (row);

  if (self->settings != NULL && chosen < n_languages)
    g_settings_set_string (self->settings, "language", languages[chosen].name);
}

static void
paper_chosen_cb (AdwComboRow *row, GParamSpec *pspec, AlurPreferences *self)
{
  guint chosen = adw_combo_row_get_selected (row);

  if (self->settings != NULL && chosen < ALUR_N_PAPERS)
    g_settings_set_string (self->settings, "paper", alur_paper_get_size ((AlurPaper) chosen)->name);
}

static void
alur_preferences_dispose (GObject *object)
{
  g_clear_object (&ALUR_PREFERENCES (object)->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), ALUR_TYPE_PREFERENCES);
  G_OBJECT_CLASS (alur_preferences_parent_class)->dispose (object);
}

static void
alur_preferences_class_init (AlurPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = alur_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/alur/Alur/alur-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, AlurPreferences, scheme);
  gtk_widget_class_bind_template_child (widget_class, AlurPreferences, language);
  gtk_widget_class_bind_template_child (widget_class, AlurPreferences, paper);
  gtk_widget_class_bind_template_child (widget_class, AlurPreferences, reopen);
  gtk_widget_class_bind_template_child (widget_class, AlurPreferences, author);
  gtk_widget_class_bind_template_callback (widget_class, scheme_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, paper_chosen_cb);
}

static void
alur_preferences_init (AlurPreferences *self)
{
  g_autoptr (GtkStringList) papers = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n_languages;
  const AlurOwnLanguage *languages = alur_own_languages_get (&n_languages);

  gtk_widget_init_template (GTK_WIDGET (self));
  alur_long_choice_set_up (self->scheme);
  alur_long_choice_set_up (self->language);
  alur_long_choice_set_up (self->paper);
  for (guint i = 0; i < ALUR_N_PAPERS; i++)
    gtk_string_list_append (papers, alur_tr (NULL, alur_paper_get_size ((AlurPaper) i)->label));
  adw_combo_row_set_model (self->paper, G_LIST_MODEL (papers));
  for (guint i = 0; i < n_languages; i++)
    gtk_string_list_append (names, alur_tr (NULL, languages[i].label));
  adw_combo_row_set_model (self->language, G_LIST_MODEL (names));
}

/**
 * alur_preferences_new:
 * @parent: (nullable): the window that it stands over
 * @settings: (nullable): where habits are remembered
 *
 * Returns: (transfer none): the preferences, to be presented
 */
AlurPreferences *
alur_preferences_new (GtkWindow *parent, GSettings *settings)
{
  AlurPreferences *self = g_object_new (ALUR_TYPE_PREFERENCES, "transient-for", parent, NULL);
  g_autofree char *name = settings != NULL ? g_settings_get_string (settings, "paper") : NULL;
  AlurPaper paper = ALUR_PAPER_A4;

  if (settings == NULL)
    return self;
  adw_combo_row_set_selected (self->scheme, find_scheme (settings));
  adw_combo_row_set_selected (self->language, alur_own_language_find (settings));
  alur_paper_lookup (name, &paper);
  adw_combo_row_set_selected (self->paper, paper);
  g_settings_bind (settings, "reopen-documents", self->reopen, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "author", self->author, "text", G_SETTINGS_BIND_DEFAULT);
  /* From here on what is chosen is remembered. */
  self->settings = g_object_ref (settings);
  return self;
}
