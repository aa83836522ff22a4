"""Reads what the SARIF validator wrote, prints its errors, and fails if there are any."""
import json
import sys

errors = 0
for run in json.load(open(sys.argv[1], encoding="utf-8-sig"))["runs"]:
    for r in run.get("results", []):
        if r.get("level") == "error":
            errors += 1
            at = r["locations"][0]["physicalLocation"]
            print(r["ruleId"], at["artifactLocation"].get("uri", ""), at.get("region", {}), r["message"])
sys.exit(1 if errors else 0)
