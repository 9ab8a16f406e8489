# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents that are valid and made to be slow: more of one thing than anybody has, where an
algorithm may compare each with each, or a table may have as many columns as rows."""

ROOT = '<alur xmlns="urn:alur:document:1" version="1.0"'


def document(stage='', before='', after=''):
    return f'{ROOT}>{before}<stage id="now" kind="current">{stage}</stage>{after}</alur>'


def some(n, make):
    return ''.join(make(i) for i in range(n))


def requirements(n):
    """As many things to bring as units that ask for them."""
    units = some(n, lambda i: f'<unit id="u{i}"/>')
    steps = some(n, lambda i: f'<step id="s{i}" unit="u{i}"><input name="{i:x}z" from="customer"/></step>')
    return document(f'<organisation>{units}</organisation><procedure id="p">{steps}</procedure>')


def regulations(n, n_stages):
    """As many columns as there may be."""
    listed = some(n, lambda i: f'<regulation id="r{i}" kind="perda" status="to-draft"/>')
    return document(before=f'<regulations>{listed}</regulations>', after=some(n_stages - 1, lambda i: f'<stage id="s{i}" kind="interim"/>'))


def uses(n):
    """One regulation on which a step of each procedure rests, and each unit."""
    units = some(n, lambda i: f'<unit id="u{i}" basis="r"/>')
    procedures = some(n, lambda i: f'<procedure id="p{i}"><step id="s{i}" unit="u{i}" basis="r"/></procedure>')
    return document(f'<organisation>{units}</organisation>{procedures}', before='<regulations><regulation id="r" kind="perda" status="to-draft"/></regulations>')


def relations(n_units, n):
    units = some(n_units, lambda i: f'<unit id="u{i}"/>')
    pairs = [(i, k) for i in range(n_units) for k in range(i)][:n]
    lines = ''.join(f'<relation id="r{i}-{k}" kind="coordination" from="u{i}" to="u{k}"/>' for i, k in pairs)
    return document(f'<organisation>{units}{lines}</organisation>')


def forks(n):
    """One step that leads to all others, which lead to the end."""
    steps = '<step id="a" kind="start" unit="u"/><step id="f" unit="u"/>' + some(
        n, lambda i: f'<step id="s{i}" unit="u" work="PT1M"/>') + '<step id="j" unit="u" join="all"/><step id="e" kind="end" unit="u"/>'
    flows = '<flow id="fa" from="a" to="f"/><flow id="fe" from="j" to="e"/>' + some(
        n, lambda i: f'<flow id="g{i}" from="f" to="s{i}"/><flow id="h{i}" from="s{i}" to="j"/>')
    return document(f'<organisation><unit id="u"/></organisation><procedure id="p">{steps}{flows}</procedure>')


def lanes(n):
    units = some(n, lambda i: f'<unit id="u{i}"/>')
    steps = some(n, lambda i: f'<step id="s{i}" unit="u{i}" work="PT1M"/>')
    flows = some(n - 1, lambda i: f'<flow id="f{i}" from="s{i}" to="s{i + 1}"/>')
    return document(f'<organisation>{units}</organisation><procedure id="p">{steps}{flows}</procedure>')


def matrix(n):
    """Functions beside one another, each held by another unit."""
    functions = some(n, lambda i: f'<function id="f{i}"/>')
    units = some(n, lambda i: f'<unit id="u{i}"><authority id="a{i}" role="implementer" function="f{i}"/></unit>')
    return document(f'<organisation>{units}</organisation>', before=f'<functions>{functions}</functions>')


def nested(n):
    """Functions in one another, each held."""
    functions = '<function id="f0"/>' + some(n - 1, lambda i: f'<function id="f{i + 1}" parent="f{i}"/>')
    units = some(n, lambda i: f'<unit id="u{i}"><authority id="a{i}" role="implementer" function="f{i}"/></unit>')
    return document(f'<organisation>{units}</organisation>', before=f'<functions>{functions}</functions>')


def problems(n):
    return document('<organisation><unit id="u"/><unit id="v" parent="u"/></organisation>'
                    + some(n, lambda i: f'<problem id="p{i}" refs="u">x</problem>'))


def bends(n):
    return document('<organisation><unit id="u"/></organisation><procedure id="p"><step id="a" unit="u" x="0" y="0"/><step id="b" unit="u" x="999" y="999"/>'
                    '<flow id="f" from="a" to="b">' + some(n, lambda i: f'<bend x="{i % 1000}" y="{i * 7 % 1000}"/>') + '</flow></procedure>')


def procedures(n):
    """Procedures whose lead times must be played."""
    def one(i):
        steps = (f'<step id="a{i}" kind="start"/><step id="b{i}"/>' + some(6, lambda k: f'<step id="c{i}-{k}" work="PT{k + 1}M"/><step id="d{i}-{k}" kind="decision" work="PT1M"/>')
                 + f'<step id="j{i}" join="all"/><step id="e{i}" kind="end"/>')
        flows = (f'<flow id="x{i}" from="a{i}" to="b{i}"/><flow id="y{i}" from="j{i}" to="e{i}"/>'
                 + some(6, lambda k: f'<flow id="f{i}-{k}" from="b{i}" to="c{i}-{k}"/><flow id="g{i}-{k}" from="c{i}-{k}" to="d{i}-{k}"/>'
                        f'<flow id="h{i}-{k}" from="d{i}-{k}" to="c{i}-{k}" probability="0.9"/><flow id="k{i}-{k}" from="d{i}-{k}" to="j{i}" probability="0.1"/>'))
        return f'<procedure id="p{i}">{steps}{flows}</procedure>'
    return document(some(n, one))
