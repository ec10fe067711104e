#!/usr/bin/env python3
"""Writes what R4 says of its types: R4Tables.swift, R4CodeLists.swift, R4ElementNames.swift, ElementName+R4.swift
and TypeID+R4.swift, beside this script.

Usage: generate-r4-tables.py SCHEMA-FOLDER

SCHEMA-FOLDER holds HL7's R4 definitions: `r4-core/StructureDefinition-*.json` (any subset of them) and
`fhir.schema.json` (all of R4, but with choice elements spelled out and without an inheritance tree). A type that has
a StructureDefinition is taken from it, every other type from the schema. Where both describe a type they must agree;
a difference is printed and ends the run. Closed lists of codes are the schema's or the ValueSets'. Run again after changing either, and
format nothing by hand.
"""

import glob
import json
import os
import sys

SYSTEM = ["Boolean", "Date", "DateTime", "Decimal", "Integer", "Long", "Quantity", "String", "Time"]
SYSTEM_OF_PRIMITIVE = {
    "base64Binary": "String", "boolean": "Boolean", "canonical": "String", "code": "String", "date": "Date",
    "dateTime": "DateTime", "decimal": "Decimal", "id": "String", "instant": "DateTime", "integer": "Integer",
    "markdown": "String", "oid": "String", "positiveInt": "Integer", "string": "String", "time": "Time",
    "unsignedInt": "Integer", "uri": "String", "url": "String", "uuid": "String", "xhtml": "String",
}
# The schema has no inheritance; these facts are the `baseDefinition`s of R4's data types.
BASE_OF_DATATYPE = {
    "canonical": "uri", "oid": "uri", "url": "uri", "uuid": "uri",
    "code": "string", "id": "string", "markdown": "string",
    "positiveInt": "integer", "unsignedInt": "integer",
    "Age": "Quantity", "Count": "Quantity", "Distance": "Quantity", "Duration": "Quantity",
    "BackboneElement": "Element", "Element": None, "Resource": None, "DomainResource": "Resource",
}
# The schema does not say which primitives must be there, nor all lists of codes; these are R4's, of resources without a
# StructureDefinition here.
EVENT = "preparation in-progress not-done on-hold stopped completed entered-in-error unknown"
REQUEST = "draft active on-hold revoked completed entered-in-error unknown"
REQUIRED_CODES = {
    "CarePlan": {"status": REQUEST, "intent": "proposal plan order option"},
    "FamilyMemberHistory": {"status": ""},
    "Goal": {"lifecycleStatus": ""},
    "Immunization": {"status": "completed entered-in-error not-done"},
    "MedicationRequest": {
        "status": "active on-hold cancelled completed entered-in-error stopped draft unknown",
        "intent": "proposal plan order original-order reflex-order filler-order instance-order option"},
    "MedicationStatement": {"status": "active completed entered-in-error intended stopped on-hold unknown not-taken"},
    "Procedure": {"status": EVENT},
    "RiskAssessment": {"status": "registered preliminary final amended corrected cancelled entered-in-error unknown"},
}
# Choices one of whose types must be there.
REQUIRED_CHOICES = {
    "Immunization": ["occurrence"], "MedicationRequest": ["medication"], "MedicationStatement": ["medication"],
    "UsageContext": ["value"],
}
SWIFT_KEYWORDS = {"extension", "operator"}
# Resources that the package itself names; every data type gets a constant anyway.
NAMED_RESOURCES = [
    "Resource", "DomainResource", "Bundle", "CodeSystem", "Observation", "OperationOutcome", "Parameters", "Patient",
    "Practitioner", "Questionnaire", "QuestionnaireResponse", "ServiceRequest", "ValueSet",
]

# Elements that the package itself names, and those whose companions (`_text`) it names.
NAMED_ELEMENTS = """
    abstract answer answerOption answerValueSet approvalDate author authored authoredOn basedOn birthDate category
    code coding comparator component compose concept contact contained contains content contentType copyright date
    definition derivedFrom description designation differential display div effectiveDateTime effectivePeriod
    element enableBehavior enableWhen encounter end entry event exclude expansion experimental expression extension
    filter fullUrl hasMember id identifier ifMatch ifModifiedSince ifNoneExist ifNoneMatch implicitRules include
    initial initialSelected intent issued item jurisdiction language lastReviewDate linkId maxLength meta method
    modifierExtension name note op operator partOf path performer period prefix previous priority profile
    property publisher purpose question questionnaire rank readOnly reasonCode reference repeats request requester
    required resource resourceType response search sequence size sliceName snapshot source start status subject
    subjectType supportingInfo system tag telecom test text time timestamp title total type unit url use useContext
    userSelected value valueAttachment valueBoolean valueCode valueCodeableConcept valueCoding valueDate
    valueDateTime valueDecimal valueExpression valueInteger valueQuantity valueReference valueSet valueString
    valueTime valueUri version
""".split()
NAMED_COMPANIONS = """
    answerValueSet display id maxLength prefix questionnaire readOnly repeats required text title valueString
""".split()


class Element:
    """One element as FHIRPath sees it: a choice keeps its alternatives together."""

    def __init__(self, name, types, many, choice=False, required=False, codes=()):
        self.name, self.types, self.many, self.choice = name, types, many, choice
        self.required, self.codes = required, tuple(codes)

    def key(self):
        return (self.name, tuple(sorted(self.types)), self.many, self.choice)


def capitalised(text):
    return text[0].upper() + text[1:]


# From the JSON schema --------------------------------------------------------------------------------------------


def schema_type(shape):
    if "$ref" in shape:
        name = shape["$ref"].split("/")[-1]
        return "Resource" if name == "ResourceList" else name
    if shape.get("type") == "array":
        return schema_type(shape["items"])
    return "code" if "enum" in shape else None


def schema_codes(shape):
    """The codes of a closed list, as the schema gives them; none for any other element."""
    return shape.get("enum") or shape.get("items", {}).get("enum") or ()


def schema_model(definitions):
    """Type path → (base, [Element]) for every type of the schema."""
    simple = [n for n in definitions if "_" not in n and n != "ResourceList"]
    capital = {capitalised(n): n for n in simple}
    model = {}

    def choice_of(name, shape):
        """(base name, type) when the property is spelled like an alternative of a choice."""
        if shape.get("type") == "array":
            return None
        for cut in range(1, len(name)):
            kind = capital.get(name[cut:])
            if kind and (schema_type(shape) == kind or ("pattern" in shape and kind in SYSTEM_OF_PRIMITIVE)):
                return name[:cut], kind
        return None

    def visit(definition, path):
        if path in model:
            return
        properties = {
            n: s for n, s in definitions[definition].get("properties", {}).items()
            if not n.startswith("_") and "const" not in s
        }
        groups = {}
        for name, shape in properties.items():
            choice = choice_of(name, shape)
            if choice:
                # Alternatives of one choice share their description; look-alikes such as effectivePeriod stand alone.
                groups.setdefault((choice[0], shape["description"]), []).append((name, choice[1]))
        alternative = {n: k[0] for k, g in groups.items() if len(g) > 1 for n, _ in g}
        elements, nested = {}, []
        for name, shape in properties.items():
            if name in alternative:
                base = alternative[name]
                element = elements.setdefault(base, Element(base, [], False, True))
                element.types.append(choice_of(name, shape)[1])
                continue
            kind = schema_type(shape)
            if kind is None:
                raise SystemExit(f"{path}.{name}: no type")
            if "_" in kind:
                known = paths.get(kind)
                if known is None:
                    known = paths[kind] = f"{path}.{name}"
                    nested.append((kind, known))
                kind = known
            elements[name] = Element(name, [kind], shape.get("type") == "array", codes=schema_codes(shape))
        known = REQUIRED_CODES.get(path, {})
        must = definitions[definition].get("required", []) + list(known) + REQUIRED_CHOICES.get(path, [])
        for element in elements.values():
            element.required = element.name in must
            element.codes = element.codes or tuple(known.get(element.name, "").split())
        if path in SYSTEM_OF_PRIMITIVE:
            elements = {n: Element(n, [k], m) for n, k, m in [("id", "string", 0), ("extension", "Extension", 1)]}
        if path in BASE_OF_DATATYPE:
            base = BASE_OF_DATATYPE[path]
        elif "." in path and path.split(".")[0] not in resources:
            # Parts of data types are plain Elements in R4, although the schema gives some a modifierExtension.
            base = "Element"
            elements.pop("modifierExtension", None)
        elif path in resources:
            base = "DomainResource" if "extension" in properties else "Resource"
        else:
            base = "BackboneElement" if "modifierExtension" in properties else "Element"
        model[path] = (base, list(elements.values()))
        for kind, known in nested:
            visit(kind, known)

    paths = {}
    resources = {n for n in simple if "resourceType" in definitions[n].get("properties", {})}
    for name in simple:
        visit(name, name)
    return model, resources


# From the ValueSets and CodeSystems ------------------------------------------------------------------------------


class Terminology:
    """The closed lists of codes that the folder's ValueSets name."""

    def __init__(self, folder):
        self.sets, self.systems = {}, {}
        for kind, known in [("ValueSet", self.sets), ("CodeSystem", self.systems)]:
            for file in glob.glob(os.path.join(folder, f"{kind}-*.json")):
                with open(file, encoding="utf-8") as text:
                    resource = json.load(text)
                known[resource["url"]] = resource

    def concepts(self, concepts):
        """Codes in the order of the file; abstract ones are headings."""
        for concept in concepts:
            flags = {p["code"]: p.get("valueBoolean") for p in concept.get("property", [])}
            if not (flags.get("notSelectable") or flags.get("abstract")):
                yield concept["code"]
            yield from self.concepts(concept.get("concept", []))

    def part(self, include):
        """The codes of an include; None where they are not at hand."""
        if "valueSet" in include or "filter" in include:
            return None
        if "concept" in include:
            return [c["code"] for c in include["concept"]]
        system = self.systems.get(include["system"])
        return list(self.concepts(system["concept"])) if system and system["content"] == "complete" else None

    def codes(self, canonical):
        """The codes of a ValueSet; none where they are not at hand, or more than a list that anybody reads."""
        compose = self.sets.get(canonical.split("|")[0], {}).get("compose")
        if not compose:
            return ()
        parts = [self.part(i) for i in compose["include"]]
        without = [self.part(e) for e in compose.get("exclude", [])]
        if None in parts or None in without:
            return ()
        left = {c for e in without for c in e}
        codes = tuple(dict.fromkeys(c for p in parts for c in p if c not in left))
        return codes if len(codes) <= 60 else ()


# From the StructureDefinitions -----------------------------------------------------------------------------------


def definition_model(folder):
    model, terminology = {}, Terminology(folder)
    for file in sorted(glob.glob(os.path.join(folder, "StructureDefinition-*.json"))):
        with open(file, encoding="utf-8") as text:
            definition = json.load(text)
        if definition.get("derivation") == "constraint" or definition["kind"] not in ("resource", "complex-type"):
            continue
        rows = definition["snapshot"]["element"]
        parents = {r["path"] for r in rows if any(o["path"].startswith(r["path"] + ".") for o in rows)}
        found = {p: [] for p in parents}
        bases = {definition["type"]: definition.get("baseDefinition", "/").split("/")[-1] or None}
        for row in rows[1:]:
            parent, name = row["path"].rsplit(".", 1)
            codes = [t["code"] for t in row.get("type", [])]
            if "contentReference" in row:
                codes = [row["contentReference"].split("#")[-1]]
            elif row["path"] in parents:
                bases[row["path"]] = codes[0]
                codes = [row["path"]]
            elif codes and codes[0].startswith("http://hl7.org/fhirpath/"):
                resource_id = name == "id" and "." not in parent and definition["kind"] == "resource"
                codes = ["id" if resource_id else "uri" if name == "url" else "string"]
            choice = name.endswith("[x]")
            many = row["base"]["max"] not in ("0", "1")
            if choice and codes == ["*"]:
                codes = None
            binding = row.get("binding", {})
            closed = codes == ["code"] and binding.get("strength") == "required" and "valueSet" in binding
            listed = terminology.codes(binding["valueSet"]) if closed else ()
            found[parent].append(Element(name[:-3] if choice else name, codes, many, choice, row["min"] > 0, listed))
        for path in parents:
            model[path] = (bases[path], found[path])
    return model


def merge(schema, definitions):
    """The schema's model with the StructureDefinitions' in front; both must say the same."""
    differences = []
    for path, (base, elements) in definitions.items():
        if path not in schema:
            schema[path] = (base, elements)
            continue
        other_base, others = schema[path]
        if base != other_base:
            differences.append(f"{path}: base {base}, schema {other_base}")
        theirs = {e.name: e for e in others}
        for element in elements:
            other = theirs.pop(element.name, None)
            if element.types is None and other:
                element.types = other.types
            if other:
                if element.codes and other.codes and set(element.codes) != set(other.codes):
                    differences.append(f"{path}.{element.name}: {element.codes}, schema {other.codes}")
                element.codes = other.codes or element.codes
                if other.required and not element.required:
                    differences.append(f"{path}.{element.name}: required in the schema alone")
            if other is None or other.key() != element.key():
                differences.append(f"{path}.{element.name}: {element.key()}, schema {other and other.key()}")
        differences += [f"{path}.{name}: only in the schema" for name in theirs]
        schema[path] = (base, elements)
    if differences:
        raise SystemExit("\n".join(differences))
    return schema


# Output ----------------------------------------------------------------------------------------------------------


def numbered(model, resources):
    """Types in the preorder of their inheritance, so that 'is a' is a range of numbers."""
    children = {}
    for path, (base, _) in model.items():
        children.setdefault(base, []).append(path)
    order, last = [], {}

    def place(path):
        at = len(order)
        order.append(path)
        for child in sorted(children.get(path, [])):
            place(child)
        last[at] = len(order) - 1

    order.append("")
    last[0] = 0
    order.append("System.Any")
    for name in SYSTEM:
        last[len(order)] = len(order)
        order.append("System." + name)
    place("Element")
    place("Resource")
    last[1] = len(order) - 1
    missing = set(model) - set(order)
    if missing:
        raise SystemExit(f"types without a place: {missing}")
    return order, [last[i] for i in range(len(order))]


def wrapped(values, per_line):
    lines = []
    for start in range(0, len(values), per_line):
        lines.append("        " + ", ".join(values[start:start + per_line]) + ",")
    return "\n".join(lines)


def text_block(names):
    """Names separated by blanks in a multi-line literal, which the formatter leaves alone."""
    lines, line = [], ""
    for name in names:
        if len(line) + len(name) > 84:
            lines.append(line)
            line = ""
        line += name + " "
    lines.append(line)
    return '"""\n' + "\n".join("        " + l.rstrip() + " \\" for l in lines[:-1]) + "\n        " + lines[-1].rstrip() + '\n        """'


def lines_block(lines):
    """Lines in a multi-line literal; long ones are folded behind a bar."""
    folded = []
    for line in lines:
        while len(line) > 88:
            cut = line.rfind("|", 0, 88) + 1
            folded.append(line[:cut] + "\\")
            line = line[cut:]
        folded.append(line)
    return '"""\n' + "\n".join("        " + l for l in folded) + '\n        """'


def main():
    folder = sys.argv[1]
    with open(os.path.join(folder, "fhir.schema.json"), encoding="utf-8") as text:
        schema, resources = schema_model(json.load(text)["definitions"])
    schema["BackboneElement"] = ("Element", [
        Element("id", ["string"], False), Element("extension", ["Extension"], True),
        Element("modifierExtension", ["Extension"], True)])
    schema["Resource"] = (None, [
        Element("id", ["id"], False), Element("meta", ["Meta"], False), Element("implicitRules", ["uri"], False),
        Element("language", ["code"], False)])
    schema["DomainResource"] = ("Resource", schema["Resource"][1] + [
        Element("text", ["Narrative"], False), Element("contained", ["Resource"], True),
        Element("extension", ["Extension"], True), Element("modifierExtension", ["Extension"], True)])
    resources |= {"Resource", "DomainResource"}
    model = merge(schema, definition_model(os.path.join(folder, "r4-core")))
    order, last = numbered(model, resources)
    number = {path: at for at, path in enumerate(order)}

    names, base_of_name = set(), {}
    for _, elements in model.values():
        for element in elements:
            names.add(element.name)
            if element.choice:
                for kind in element.types:
                    spelled = element.name + capitalised(kind)
                    names.add(spelled)
                    if base_of_name.setdefault(spelled, element.name) != element.name:
                        raise SystemExit(f"{spelled} belongs to two choices")
    names = [""] + sorted(names)
    name_number = {n: i for i, n in enumerate(names)}
    if len(names) >= 1 << 12 or len(order) >= 1 << 11:
        raise SystemExit("the packed table needs wider fields")

    starts, rows, lists, coded = [], [], [], []
    for path in order:
        starts.append(len(rows))
        mine = []
        for element in model.get(path, (None, []))[1]:
            many, must = int(bool(element.many)), int(bool(element.required))
            if element.choice:
                mine.append((name_number[element.name], number["Element"], many, 1, must, ()))
                for kind in element.types:
                    mine.append((name_number[element.name + capitalised(kind)], number[kind], many, 2, 0, ()))
            else:
                mine.append((name_number[element.name], number[element.types[0]], many, 0, must, element.codes))
        mine.sort()
        if len({m[0] for m in mine}) != len(mine):
            raise SystemExit(f"{path}: an element and an alternative share a name")
        for at, (_, _, _, _, _, codes) in enumerate(mine):
            if codes:
                if codes not in lists:
                    lists.append(codes)
                coded.append((len(rows) + at) | lists.index(codes) << 16)
        rows += [n | t << 12 | m << 23 | k << 24 | r << 26 for n, t, m, k, r, _ in mine]
    starts.append(len(rows))

    kinds = []
    for path in order:
        base = model.get(path, (None,))[0]
        kinds.append(
            0 if not path else 1 if path.startswith("System.") else 2 if path in SYSTEM_OF_PRIMITIVE
            else 5 if path in resources else 4 if "." in path or path == "BackboneElement" else 3)
    system = [number["System." + SYSTEM_OF_PRIMITIVE[p]] if p in SYSTEM_OF_PRIMITIVE
              else at if kinds[at] == 1 else 0 for at, p in enumerate(order)]
    for at, path in enumerate(order):
        if path and kinds[at] == 3 and model[path][0] == "Quantity" or path == "Quantity":
            system[at] = number["System.Quantity"]
    parents = [0 if not p or p == "System.Any" else 1 if kinds[at] == 1 or not model[p][0] else number[model[p][0]]
               for at, p in enumerate(order)]

    here = os.path.dirname(os.path.abspath(__file__))
    head = "// Generated by generate-r4-tables.py from HL7's R4 (4.0.1) definitions. Do not edit.\n\n"
    decimal = lambda values: wrapped([str(v) for v in values], 16)
    with open(os.path.join(here, "R4ElementNames.swift"), "w", encoding="utf-8") as out:
        out.write(head + f"""\
/// The elements of R4's types, choices spelled out.
enum R4ElementNames {{
    /// Their names in the order of their numbers, from 1.
    static let all = {text_block(names[1:])}
}}
""")
    with open(os.path.join(here, "ElementName+R4.swift"), "w", encoding="utf-8") as out:
        out.write(head + "/// Names that the package itself reads and writes, by their numbers: comparing with one looks nothing up.\nextension ElementName {\n")
        for name in NAMED_ELEMENTS:
            swift = f"`{name}`" if name in SWIFT_KEYWORDS else name
            out.write(f"    /// `{name}`.\n    @inlinable package static var {swift}: ElementName {{ ElementName(id: {name_number[name]}) }}\n")
        for name in NAMED_COMPANIONS:
            out.write(f"    /// `_{name}`: what a primitive carries besides its value.\n"
                      f"    @inlinable package static var {name}Companion: ElementName {{ ElementName(id: {name_number[name] + len(names) - 1}) }}\n")
        out.write("}\n")
    with open(os.path.join(here, "R4Tables.swift"), "w", encoding="utf-8") as out:
        out.write(head + f"""\
/// R4's {len(order) - 1} types and {len(names) - 1} element names, as constant data that costs nothing at start.
///
/// Types stand in the preorder of their inheritance, so that a type and everything derived from it is one range of
/// numbers; within a type its elements, inherited ones included, are sorted by the number of their name.
enum R4Tables {{
    /// Type names in the order of their numbers, from 1; `System.` types first.
    static let typeNames = {text_block(order[1:])}

    /// The last type, by number, that is derived from each type.
    // swift-format-ignore
    static let lastDerived: [Int16] = [
{decimal(last)}
    ]

    /// The type each type is derived from.
    // swift-format-ignore
    static let parents: [Int16] = [
{decimal(parents)}
    ]

    /// Raw value of each type's `TypeID.Kind`.
    // swift-format-ignore
    static let kinds: [UInt8] = [
{decimal(kinds)}
    ]

    /// The System type each type converts to by itself, or 0.
    // swift-format-ignore
    static let systemTypes: [UInt8] = [
{decimal(system)}
    ]

    /// Where each type's elements begin in `elements`; one more entry than there are types.
    // swift-format-ignore
    static let elementStarts: [UInt16] = [
{decimal(starts)}
    ]

    /// Elements: name (12 bits), type (11), repeats (1), role (2: 0 plain, 1 choice, 2 alternative of a choice), must be there (1).
    // swift-format-ignore
    static let elements: [UInt32] = [
{wrapped(["0x%07X" % r for r in rows], 9)}
    ]

    /// For the name of a choice's alternative (`valueQuantity`) the number of the choice's name (`value`), or 0.
    // swift-format-ignore
    static let choiceNames: [UInt16] = [
{decimal([name_number.get(base_of_name.get(n), 0) for n in names])}
    ]
}}
""")
    with open(os.path.join(here, "R4CodeLists.swift"), "w", encoding="utf-8") as out:
        out.write(head + f"""\
/// The closed lists of codes of R4's elements (required bindings).
enum R4CodeLists {{
    /// The elements that have one: place in `R4Tables.elements` (16 bits), number of the list (16); in the order of places.
    // swift-format-ignore
    static let elements: [UInt32] = [
{wrapped(["0x%07X" % c for c in coded], 9)}
    ]

    /// The lists in the order of their numbers, from 0; one a line, codes separated by bars.
    static let all = {lines_block(["|".join(l) for l in lists])}
}}
""")
    with open(os.path.join(here, "TypeID+R4.swift"), "w", encoding="utf-8") as out:
        out.write(head + "extension TypeID {\n")
        for at, path in enumerate(order):
            if kinds[at] == 1:
                bare = path.split(".")[1]
                doc, swift = f"FHIRPath's `{path}`.", "system" + bare
            elif "." in path or not path or kinds[at] == 5 and path not in NAMED_RESOURCES:
                continue
            else:
                doc = f"R4's `{path}`."
                run = len(path) - len(path.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
                swift = path[:run].lower() + path[run:] if run <= 1 else path[:run - 1].lower() + path[run - 1:]
                swift = f"`{swift}`" if swift in SWIFT_KEYWORDS else swift
            out.write(f"    /// {doc}\n    @inlinable package static var {swift}: TypeID {{ TypeID(rawValue: {at}) }}\n")
        out.write("}\n")
    print(f"{len(order) - 1} types, {len(names) - 1} names, {len(rows)} elements, {len(lists)} lists of codes")


main()
