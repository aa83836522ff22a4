#!/usr/bin/env python3
"""Validate SBOMs with the official tools: validate.py FILE.spdx.json|FILE.cdx.json ...

Prints a line a document and exits 1 if one is not valid. SPDX goes through spdx-tools
(what pyspdxtools runs), CycloneDX through the strict JSON schema of cyclonedx-python-lib.
"""
import sys

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from spdx_tools.spdx.parser.error import SPDXParsingError
from spdx_tools.spdx.parser.parse_anything import parse_file
from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document

CDX = JsonStrictValidator(SchemaVersion.V1_6)


def problems(name):
    if name.endswith(".cdx.json"):
        with open(name, encoding="utf-8") as f:
            error = CDX.validate_str(f.read())
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
