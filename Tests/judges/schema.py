#!/usr/bin/env python3
"""Holds the JSON schemas of schema/ against every file that ships, and against mistakes that planners make.

Needs PyYAML and jsonschema 4. Run from anywhere: python3 Tests/judges/schema.py
"""

import copy
import json
import re
import sys
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parents[2]
KINDS = ["plan", "framework", "crosswalk", "instrument", "mapping"]
FILES = {
    "plan": ["plans/*.yaml", "plans/templates/*.yaml"],
    "framework": ["frameworks/*.yaml"],
    "crosswalk": ["frameworks/crosswalks/*.yaml"],
    "instrument": ["instruments/*.yaml", "banks/*.yaml"],
    "mapping": ["mappings/*.yaml"],
}
# Complete files inside the documentation: fenced blocks whose first line says what they are.
PAGES = {
    "plan": ["docs/plan-file.md", "docs/plan-file.ja.md"],
    "mapping": ["docs/roster-files.md"],
}

passed = 0
failed = 0


def check(sentence, problems):
    global passed, failed
    if problems:
        failed += 1
        print(f"FAIL {sentence}")
        for problem in problems[:10]:
            print(f"     {problem}")
    else:
        passed += 1


# Reading YAML as editors do


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: a date is text, only true and false are truth values, a key stands once."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool", ":int"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|True|TRUE|false|False|FALSE)$"), "tTfF")
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^[-+]?[0-9]+$"), "-+0123456789")


def whole_number(loader, node):
    return int(loader.construct_scalar(node), 10)


def mapping(loader, node):
    loader.flatten_mapping(node)
    result = {}
    for key_node, value_node in node.value:
        key = str(loader.construct_object(key_node))
        if key in result:
            raise yaml.constructor.ConstructorError(None, None, f"the key '{key}' stands twice", key_node.start_mark)
        result[key] = loader.construct_object(value_node, deep=True)
    return result


EditorLoader.add_constructor("tag:yaml.org,2002:int", whole_number)
EditorLoader.add_constructor("tag:yaml.org,2002:map", mapping)


def read(text):
    return yaml.load(text, Loader=EditorLoader)


# What a schema says of a document


def errors(validator, document):
    """Every error with its place, those inside alternatives too: (place, keyword, message)."""
    found = []

    def walk(error):
        found.append(("/".join(map(str, error.absolute_path)), error.validator, error.message[:160]))
        for inner in error.context or []:
            walk(inner)

    for error in validator.iter_errors(document):
        walk(error)
    return found


def properties_without_help(schema, place="#"):
    """Named properties that say nothing when the pointer rests on them."""
    if isinstance(schema, list):
        return [p for i, s in enumerate(schema) for p in properties_without_help(s, f"{place}/{i}")]
    if not isinstance(schema, dict):
        return []
    found = []
    for keyword, inner in schema.items():
        if keyword in ("if", "then", "else", "not"):
            continue
        if keyword == "properties":
            found += [
                f"{place}: {name}"
                for name, value in inner.items()
                if not (value.get("title") and re.search("[ぁ-んァ-ン一-龥]", value.get("description", "")))
            ]
            found += [p for name, value in inner.items() for p in properties_without_help(value, f"{place}/{name}")]
        else:
            found += properties_without_help(inner, f"{place}/{keyword}")
    return found


def open_mappings(schema, place="#"):
    """Mappings that would let a mistyped key pass."""
    if isinstance(schema, list):
        return [p for i, s in enumerate(schema) for p in open_mappings(s, f"{place}/{i}")]
    if not isinstance(schema, dict):
        return []
    found = []
    if schema.get("type") == "object" and schema.get("additionalProperties", True) is True:
        found.append(place)
    for keyword, inner in schema.items():
        if keyword not in ("if", "then", "else"):
            found += open_mappings(inner, f"{place}/{keyword}")
    return found


def fenced(text):
    """The YAML examples of a page, with their lines."""
    for match in re.finditer(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        yield text.count("\n", 0, match.start()) + 1, match.group(1)


def is_whole(block, kind):
    return block.split("\n", 1)[0] == f"# {kind}"


def with_fragment(plan, fragment):
    """The plan with the entries of a fragment in place of those with the same id, and the others added."""
    plan = copy.deepcopy(plan)
    for key, value in fragment.items():
        if isinstance(value, list) and isinstance(plan.get(key), list):
            ids = {entry.get("id") for entry in value if isinstance(entry, dict)} - {None}
            plan[key] = [entry for entry in plan[key] if entry.get("id") not in ids] + value
        else:
            plan[key] = value
    return plan


# Mistakes: what is done to a good file, and where the schema must say so


def at(document, path):
    for step in path:
        document = document[step]
    return document


def put(*path, value):
    def change(document):
        at(document, path[:-1])[path[-1]] = value

    return change


def drop(*path):
    def change(document):
        del at(document, path[:-1])[path[-1]]

    return change


def append(*path, value):
    return lambda document: at(document, path).append(value)


GOAL_ONLY = {"id": "x", "name": "目標", "measure": {"completed": "base"}}
PLAN_MISTAKES = [
    ("a mistyped key at the top", put("programs", value=[]), "", "additionalProperties"),
    ("a mistyped key in an entry", put("programmes", 0, "hour", value=2), "programmes/0", "additionalProperties"),
    ("another version of the language", put("ikusei", value=2), "ikusei", "const"),
    ("no municipality", drop("plan", "municipality"), "plan", "required"),
    ("a municipality code of five digits", put("plan", "municipality", "code", value="99000"), "plan/municipality/code", "pattern"),
    ("a municipality code without quotes", put("plan", "municipality", "code", value=990001), "plan/municipality/code", "type"),
    ("a version without quotes", put("plan", "version", value=1.1), "plan/version", "type"),
    ("a day in words", put("plan", "date", value="来年の春"), "plan/date", "pattern"),
    ("a bare year for a date", put("plan", "date", value=2026), "plan/date", "minimum"),
    ("a status of one's own", put("plan", "status", value="公開"), "plan/status", "enum"),
    ("a period without its beginning", put("plan", "period", value={"to": 2028}), "plan/period", "required"),
    ("a fiscal year in words", put("plan", "period", "from", value="令和8年度"), "plan/period/from", "type"),
    ("an id with a capital letter", put("targets", 0, "id", value="Base"), "targets/0/id", "pattern"),
    ("an id in Japanese", put("skillFields", 0, "skills", 0, "id", value="推進"), "skillFields/0/skills/0/id", "pattern"),
    ("no scale", put("scales", value=[]), "scales", "minItems"),
    ("a scale's direction misspelt", put("scales", 0, "listed", value="lowFirst"), "scales/0/listed", "enum"),
    ("a framework node without its pack", put("skillFields", 0, "skills", 0, "framework", value=["1.3-05"]), "skillFields/0/skills/0/framework", "anyOf"),
    ("a persona without a rule", drop("personas", 0, "kinds", 0, "rule"), "personas/0/kinds/0", "required"),
    ("a rule as a tree", put("personas", 0, "kinds", 0, "rule", value={"職階": "係長級"}), "personas/0/kinds/0/rule", "type"),
    ("a list of levels in the skill map", put("requirements", 0, "levels", value=["c"]), "requirements/0/levels", "type"),
    ("a programme without an organiser", drop("programmes", 0, "organiser"), "programmes/0", "required"),
    ("an organiser without its kind", put("programmes", 0, "organiser", value={"name": "職員研修所"}), "programmes/0/organiser", "required"),
    ("an organiser in Japanese", put("programmes", 0, "organiser", "kind", value="国"), "programmes/0/organiser/kind", "enum"),
    ("a mode of one's own", put("programmes", 0, "mode", value="video"), "programmes/0/mode", "enum"),
    ("a programme for nobody", drop("programmes", 0, "mandatory"), "programmes/0", "anyOf"),
    ("a half without its audience", put("programmes", 0, "mandatory", value={"hours": 2}), "programmes/0/mandatory", "required"),
    ("a repetition in words", put("programmes", 0, "repeat", value="毎年"), "programmes/0/repeat", "enum"),
    ("a repetition of no years", put("programmes", 0, "repeat", value={"every": 0}), "programmes/0/repeat/every", "minimum"),
    ("a raise to no level", drop("programmes", 0, "raises", 0, "to"), "programmes/0/raises/0", "required"),
    ("seats of a year that is none", put("programmes", 0, "seats", value={"令和8年度": 60}), "programmes/0/seats", "additionalProperties"),
    ("a negative number of seats", put("programmes", 0, "seats", value=-1), "programmes/0/seats", "minimum"),
    ("all and any at once", put("programmes", 0, "prerequisites", value={"all": ["leading"], "any": ["leading"]}), "programmes/0/prerequisites", "maxProperties"),
    ("a target without a basis", drop("targets", 0, "basis"), "targets/0", "required"),
    ("a basis of one's own", put("targets", 0, "basis", value="total"), "targets/0/basis", "enum"),
    ("a target without a measure", drop("targets", 0, "measure"), "targets/0", "required"),
    ("two measures", put("targets", 0, "measure", value={"completed": "base", "role": "ict-leader"}), "targets/0/measure", "oneOf"),
    ("no measure in the measure", put("targets", 0, "measure", value={}), "targets/0/measure", "oneOf"),
    ("'how' with a measure that has none", put("targets", 1, "measure", value={"role": "ict-leader", "how": "any"}), "targets/1/measure", "dependentRequired"),
    ("a count of people without a goal", append("targets", value={**GOAL_ONLY, "basis": "cumulative"}), "targets/2", "required"),
    ("a share of units without its units", append("targets", value={**GOAL_ONLY, "basis": "shareOfUnits", "goal": 90}), "targets/2", "required"),
    ("a coverage without a denominator", put("targets", 1, "coverage", value={"perUnit": 1}), "targets/1/coverage", "required"),
    ("a schedule by month", put("targets", 0, "schedule", value={"2026-04": 40}), "targets/0/schedule", "additionalProperties"),
    ("a grade E", put("targets", 0, "grades", value={"A": 1, "B": 0.9, "C": 0.7, "E": 0.1}), "targets/0/grades", "additionalProperties"),
    ("a conflict with one reading", put("targets", 0, "conflict", value={"readings": [{"id": "a", "text": "4年"}], "inForce": "a"}), "targets/0/conflict/readings", "minItems"),
    ("a conflict that is not in force either way", put("targets", 0, "conflict", value={"readings": [{"id": "a", "text": "4年"}, {"id": "b", "text": "5年"}]}), "targets/0/conflict", "required"),
    ("a source without its place", put("targets", 0, "source", value={"document": "plan"}), "targets/0/source", "required"),
    ("a post with a source", put("posts", value=[{"id": "p", "name": "席", "rule": "全員", "source": {"document": "plan", "place": "1"}}]), "posts/0", "additionalProperties"),
    ("a third language", put("plan", "title", value={"ja": "計画", "fr": "plan"}), "plan/title", "additionalProperties"),
    ("a survey without its window", put("surveys", value=[{"instrument": "all-staff-literacy", "version": "1.0"}]), "surveys/0", "required"),
    ("a method that is none", put("measurement", value={"methods": {"exam": {"weight": 1}}}), "measurement/methods", "additionalProperties"),
]
FRAMEWORK_MISTAKES = [
    ("a version without quotes", put("framework", "version", value=2.0), "framework/version", "type"),
    ("a node without a name", drop("nodes", 0, "name"), "nodes/0", "required"),
    ("a mistyped key deep in the tree", put("nodes", 0, "children", 0, "titel", value="x"), "nodes/0/children/0", "additionalProperties"),
    ("an exam with a fee in words", put("exams", value=[{"id": "ip", "name": "試験", "versions": [{"version": "1", "fee": "七千円"}]}]), "exams/0/versions/0/fee", "pattern"),
]
CROSSWALK_MISTAKES = [
    ("a relation of one's own", put("relations", 0, "relation", value="similar"), "relations/0/relation", "enum"),
    ("a split into one", put("relations", 0, value={"from": ["a"], "to": ["b"], "relation": "split"}), "relations/0/to", "minItems"),
    ("a successor of what was dropped", put("relations", 0, value={"from": ["a"], "to": ["b"], "relation": "dropped"}), "relations/0/to", "maxItems"),
]
INSTRUMENT_MISTAKES = [
    ("a knowledge item without its key", put("items", 0, value={"id": "q", "kind": "knowledge", "text": "問", "skills": ["it"], "level": "c", "options": [{"id": "1", "text": "あ"}, {"id": "2", "text": "い"}]}), "items/0", "required"),
    ("a can-do item with options", put("items", 0, value={"id": "q", "kind": "canDo", "text": "問", "skills": ["it"], "level": "c", "options": []}), "items/0/options", None),
    ("a facet of one's own", put("items", 0, "facet", value="mind"), "items/0/facet", "enum"),
]
MAPPING = """
ikuseiMapping: 1
mapping: {id: example, name: 例}
files:
  - match: "roster-*.csv"
    kind: people
    columns: {staffNumber: 職員番号, name: 氏名, unitCode: 所属コード, grade: 職階コード, orderDate: 発令日}
    values: {grade: {"01": 一般職員}}
  - {match: "units*.csv", kind: units, columns: {unitCode: 所属コード, unitName: 所属名}}
unitKinds: [{codePrefix: "09", kind: 情報部門}, {nameContains: 保育園, kind: 現業部門}]
defaults: {unitKind: 事務部門}
"""
MAPPING_MISTAKES = [
    ("a kind of file that is none", put("files", 0, "kind", value="staff"), "files/0/kind", "enum"),
    ("an encoding that is none", put("files", 0, "encoding", value="sjis"), "files/0/encoding", "enum"),
    ("people without a staff number", drop("files", 0, "columns", "staffNumber"), "files/0/columns", "required"),
    ("people without a unit", drop("files", 0, "columns", "unitCode"), "files/0/columns", "required"),
    ("a column that is none", put("files", 0, "columns", "birthday", value="生年月日"), "files/0/columns", "additionalProperties"),
    ("codes of another kind of file", put("files", 1, "values", value={"grade": {"01": "一般職員"}}), "files/1/values", "additionalProperties"),
    ("a column's position counted from 0", put("files", 0, "columns", "name", value=0), "files/0/columns/name", "minimum"),
    ("a snapshot date by a column that is not given", put("files", 0, value={"match": "*", "kind": "people", "date": "column", "columns": {"staffNumber": 1, "name": 2, "unitCode": 3}}), "files/0/columns", "required"),
    ("a column of another kind of file", put("files", 1, "columns", "grade", value="職階"), "files/1/columns", "additionalProperties"),
    ("changes that do not say of what kind", put("files", 0, "mode", value="changes"), "files/0/columns", "required"),
    ("names of columns where there is no header", put("files", 0, "header", value=False), "files/0/columns/staffNumber", "type"),
    ("a main post in one's own words", put("files", 0, "values", "isMain", value={"9": "本務"}), "files/0/values/isMain/9", "enum"),
    ("a rule for unit kinds without a kind", put("unitKinds", 0, value={"codePrefix": "09"}), "unitKinds/0", "required"),
]


def main():
    validators = {}
    for kind in KINDS:
        schema = json.loads((ROOT / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8"))
        try:
            Draft202012Validator.check_schema(schema)
            check(f"schema/{kind}.schema.json is a valid schema", [])
        except Exception as error:
            check(f"schema/{kind}.schema.json is a valid schema", [str(error)])
        check(f"every property of the {kind} schema helps in Japanese", properties_without_help(schema))
        check(f"the {kind} schema lets no mistyped key pass", open_mappings(schema))
        validators[kind] = Draft202012Validator(schema)
    shared = [v.schema["$defs"]["exam"] for k, v in validators.items() if k in ("plan", "framework")]
    check("an exam is the same in a plan and in a framework", [] if shared[0] == shared[1] else ["they differ"])

    first = {}
    for kind in KINDS:
        files = [file for pattern in FILES[kind] for file in sorted(ROOT.glob(pattern))]
        for file in files:
            text = file.read_text(encoding="utf-8")
            try:
                document = read(text)
            except yaml.YAMLError as error:
                check(f"{file.relative_to(ROOT)} is YAML", [str(error)])
                continue
            first.setdefault(kind, document)
            check(f"{file.relative_to(ROOT)} is valid", errors(validators[kind], document))
        for page in PAGES.get(kind, []):
            examples = list(fenced((ROOT / page).read_text(encoding="utf-8")))
            whole = [(line, block) for line, block in examples if is_whole(block, kind)]
            check(f"{page} shows a complete {kind} file", [] if whole else ["no block begins with # " + kind])
            for line, block in whole:
                check(f"{page}:{line}: the {kind} file is valid", errors(validators[kind], read(block)))
            if kind != "plan" or not whole:
                continue
            for line, block in examples:
                fragment = read(block)
                if is_whole(block, kind) or fragment is None:
                    continue
                document = with_fragment(read(whole[0][1]), fragment)
                check(f"{page}:{line}: the example fits the plan of its page", errors(validators[kind], document))

    bases = {
        "plan": read((ROOT / "plans/templates/by-grade.yaml").read_text(encoding="utf-8")),
        "framework": first["framework"],
        "crosswalk": first["crosswalk"],
        "instrument": first["instrument"],
        "mapping": read(MAPPING),
    }
    mistakes = {
        "plan": PLAN_MISTAKES,
        "framework": FRAMEWORK_MISTAKES,
        "crosswalk": CROSSWALK_MISTAKES,
        "instrument": INSTRUMENT_MISTAKES,
        "mapping": MAPPING_MISTAKES,
    }
    for kind in KINDS:
        check(f"the good {kind} file is good", errors(validators[kind], bases[kind]))
        for sentence, change, place, keyword in mistakes[kind]:
            document = copy.deepcopy(bases[kind])
            change(document)
            found = errors(validators[kind], document)
            hit = any(p == place and keyword in (k, None) for p, k, _ in found)
            check(f"{kind}: {sentence} is refused at {place or 'the top'}", [] if hit else found or ["it was accepted"])

    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
