/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The templates are documents like any other, in Indonesian; a new one is a file and a row here. */

#include "alur-templates.h"

#include <glib/gi18n-lib.h>

static const AlurTemplateGroup groups[] = {
  { N_ ("Empty, with a unit for each level"),
    N_ ("Head of the region, agency, service centre, counter and customer"),
    "alur-organisation-symbolic",
    { { "kosong-provinsi.alur", N_ ("Province"), N_ ("Governor, agency, branch office, counter") },
      { "kosong-kabupaten.alur", N_ ("Regency or city"),
        N_ ("Regent, agency, technical unit, counter") },
      { "kosong-kecamatan.alur", N_ ("District"),
        N_ ("Regent, district, urban village or village, counter") } } },
  { N_ ("A service"),
    N_ ("Organisation, functions and typical authorities"),
    "alur-chain-symbolic",
    { { "puskesmas.alur", N_ ("Community health centre (Puskesmas)"),
        N_ ("Those in charge by Ministerial Regulation 43/2019, rooms, network and partners") },
      { "dpmptsp.alur", N_ ("One-stop licensing (DPMPTSP)"),
        N_ ("Divisions, technical team, licence officers and counters") },
      { "disdukcapil.alur", N_ ("Civil registration (Disdukcapil)"),
        N_ ("Population registration, civil records, data and counters") },
      { "kelurahan.alur", N_ ("Urban village (Kelurahan)"),
        N_ ("Secretariat, sections, counter and neighbourhoods") } } },
  { N_ ("An agency"),
    N_ ("In the sizes of Government Regulation 18/2016"),
    "alur-authorities-symbolic",
    { { "dinas.alur", N_ ("A small agency"),
        N_ ("Head, secretariat, division and counter, with one procedure") },
      { "dinas-tipe-c.alur", N_ ("Type C"), N_ ("Two subdivisions, two divisions") },
      { "dinas-tipe-b.alur", N_ ("Type B"), N_ ("Two subdivisions, three divisions") },
      { "dinas-tipe-a.alur", N_ ("Type A"), N_ ("Three subdivisions, four divisions") } } },
};

/**
 * alur_templates_get:
 * @n_groups: (out): how many
 *
 * Returns: (transfer none): all templates, in the order in which they are shown
 */
const AlurTemplateGroup *
alur_templates_get (guint *n_groups)
{
  *n_groups = G_N_ELEMENTS (groups);
  return groups;
}
