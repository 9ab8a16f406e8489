/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-own.h"

#include "alur-reader.h"

#include <string.h>

static const char text[]
    = "<alur xmlns=\"urn:alur:document:1\" version=\"1.0\" xmlns:x=\"urn:x\" title=\"t\">\n"
      "<functions>\n"
      "<function id=\"f1\" name=\"Kesehatan\"/>\n"
      "<function id=\"f2\" name=\"Obat\" parent=\"f1\">Semua obat</function>\n"
      "</functions>\n"
      "<regulations><regulation id=\"r1\" kind=\"perda\" number=\"3\" year=\"2020\" "
      "title=\"Susunan\"/></regulations>\n"
      "<stage id=\"now\" kind=\"current\"><organisation>\n"
      "<unit id=\"u1\" name=\"Dinas\"/>\n"
      "<unit id=\"u2\" name=\"Bidang\" parent=\"u1\" basis=\"r1\" x=\"10\" y=\"20\">\n"
      "<authority id=\"a1\" role=\"supplier\" function=\"f2\" resource=\"goods\" "
      "source=\"delegation\" from=\"u1\" x:y=\"z\"/>\n"
      "<position id=\"p1\" name=\"Apoteker\" headcount=\"2\">"
      "<duty name=\"Rapat\" volume=\"12\" work=\"PT2H\"/></position>\n"
      "</unit>\n"
      "<unit id=\"u3\" name=\"Seksi\" parent=\"u2\"/>\n"
      "<relation id=\"k1\" kind=\"coordination\" from=\"u2\" to=\"u3\"/>\n"
      "</organisation>\n"
      "<procedure id=\"c1\" name=\"Rawat\" function=\"f1\" volume=\"100\">\n"
      "<sop number=\"1\" unit=\"u2\"><basis ref=\"r1\"/><related ref=\"c2\"/>"
      "<warning>Awas</warning></sop>\n"
      "<redesign action=\"combine\" with=\"c2\" stage=\"goal\">satu</redesign>\n"
      "<step id=\"s1\" name=\"Daftar\" unit=\"u2\" position=\"p1\" work=\"PT5M\">"
      "<input name=\"Kartu\" from=\"customer\"/><output name=\"Antrean\"/></step>\n"
      "<step id=\"s2\" name=\"Periksa\" kind=\"decision\" unit=\"u3\">"
      "<redesign action=\"combine\" with=\"s1\" stage=\"goal\">satu</redesign></step>\n"
      "<step id=\"s3\" kind=\"subprocess\" name=\"Obat\" procedure=\"c2\"/>\n"
      "<flow id=\"w1\" from=\"s1\" to=\"s2\"/>\n"
      "<flow id=\"w2\" from=\"s2\" to=\"s3\" label=\"ya\" probability=\"0.5\"/>\n"
      "<flow id=\"w3\" from=\"s2\" to=\"s1\" label=\"tidak\"/>\n"
      "<flow id=\"w4\" kind=\"information\" from=\"s3\" to=\"s4\"><bend x=\"1\" y=\"2\"/></flow>\n"
      "<score criterion=\"clarity\" value=\"3\">cukup</score>\n"
      "</procedure>\n"
      "<procedure id=\"c2\" name=\"Apotek\" kind=\"support\"><step id=\"s4\"/></procedure>\n"
      "<problem id=\"m1\" refs=\"u3 w1\">lambat</problem>\n"
      "</stage>\n"
      "<stage id=\"goal\" kind=\"target\"><organisation>\n"
      "<unit id=\"u1\" name=\"Dinas\"/></organisation>\n"
      "<procedure id=\"c3\" name=\"Daring\"><step id=\"s5\" unit=\"u1\" from=\"s1\"/></procedure>\n"
      "<problem id=\"m2\" refs=\"s5\">lama</problem></stage>\n"
      "</alur>\n";

AlurDocument *
fuzz_read_own (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  AlurDocument *document = alur_reader_read_bytes (bytes, "own", NULL, &error);

  g_assert_no_error (error);
  return document;
}
