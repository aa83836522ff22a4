#!/usr/bin/env python3
"""Write the files of a txtar archive: untar.py ARCHIVE DIRECTORY. The last section, "want", is left out."""
import pathlib
import re
import sys

text = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
parts = re.split(r"(?m)^-- (.+) --\n", text)
for name, data in zip(parts[1::2], parts[2::2]):
    if name != "want":
        path = pathlib.Path(sys.argv[2], name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(data, encoding="utf-8")
