#!/usr/bin/env python3
"""Validate SBOMs with the official tools: validate.py FILE...

Files are *.spdx.json, *.spdx (tag-value), *.cdx.json, *.cdx.xml, and of CycloneDX 1.7 *.cdx17.json and
*.cdx17.xml. Prints a line a document and exits 1 if one is not valid. SPDX goes through spdx-tools
(what pyspdxtools runs), CycloneDX through the schemas of cyclonedx-python-lib, JSON strictly.
"""
import sys

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from cyclonedx.validation.xml import XmlValidator
from spdx_tools.spdx.parser.error import SPDXParsingError
from spdx_tools.spdx.parser.parse_anything import parse_file
from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document

CDX = {
    ".cdx.json": JsonStrictValidator(SchemaVersion.V1_6),
    ".cdx.xml": XmlValidator(SchemaVersion.V1_6),
    ".cdx17.json": JsonStrictValidator(SchemaVersion.V1_7),
    ".cdx17.xml": XmlValidator(SchemaVersion.V1_7),
}


def problems(name):
    for ending, validator in CDX.items():
        if name.endswith(ending):
            with open(name, encoding="utf-8") as f:
                error = validator.validate_str(f.read())
            return [str(error)[:500]] if error else []
    try:
        document = parse_file(name)
    except SPDXParsingError as error:
        return [str(m) for m in error.get_messages()]
    return [m.validation_message for m in validate_full_spdx_document(document)]


failed = 0
for name in sys.argv[1:]:
    found = problems(name)
    print(f"{'invalid' if found else 'valid':8} {name}")
    for message in found[:5]:
        print("         ", message)
    failed += bool(found)
print(f"{len(sys.argv) - 1 - failed} passed, {failed} failed")
sys.exit(1 if failed or len(sys.argv) == 1 else 0)
