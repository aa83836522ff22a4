package inventory

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Write writes the inventory as JSON, a row a line: the same inventory gives
// the same bytes.
func Write(w io.Writer, inv *Inventory) error {
	out := bufio.NewWriterSize(w, 1<<16)
	member := func(sep, name string, v any) error {
		data, err := json.Marshal(v)
		if err != nil {
			return fmt.Errorf("encode %s: %w", name, err)
		}
		_, err = fmt.Fprintf(out, "%s%q: %s", sep, name, data)
		return err
	}
	if err := errors.Join(
		member("{\n", "schema", inv.Schema),
		member(",\n", "tool", inv.Tool),
		member(",\n", "source", inv.Source),
	); err != nil {
		return err
	}
	out.WriteString(",\n\"files\": [")
	sep := "\n"
	var scratch []byte
	if inv.Files.Len() > 0 {
		for i := range inv.Files.order() {
			raw, err := inv.Files.raw(i, &scratch)
			if err != nil {
				return err
			}
			out.WriteString(sep)
			out.Write(raw)
			sep = ",\n"
		}
	}
	out.WriteString("\n]")
	if err := errors.Join(
		list(out, "packages", inv.Packages),
		list(out, "dependencies", inv.Dependencies),
		list(out, "findings", inv.Findings),
		member(",\n", "summary", inv.Summary),
	); err != nil {
		return err
	}
	out.WriteString("\n}\n")
	return out.Flush()
}

func list[T any](out *bufio.Writer, name string, rows []T) error {
	fmt.Fprintf(out, ",\n%q: [", name)
	sep := "\n"
	for _, row := range rows {
		data, err := json.Marshal(row)
		if err != nil {
			return fmt.Errorf("encode %s: %w", name, err)
		}
		out.WriteString(sep)
		out.Write(data)
		sep = ",\n"
	}
	_, err := out.WriteString("\n]")
	return err
}

// Digest is "sha256:" and the hash of what Write writes.
func Digest(inv *Inventory) (string, error) {
	if inv.Known != "" {
		return inv.Known, nil
	}
	h := sha256.New()
	if err := Write(h, inv); err != nil {
		return "", err
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil)), nil
}

// maxRows bounds what Read accepts: an inventory is input like any other.
const maxRows = 20_000_000

// Read reads an inventory that Write wrote. The caller closes Files. Unknown
// members are ignored, another major schema version is an error.
func Read(r io.Reader) (_ *Inventory, err error) {
	dec := json.NewDecoder(bufio.NewReaderSize(r, 1<<16))
	inv := &Inventory{Files: new(Rows)}
	defer func() {
		if err != nil {
			inv.Files.Close()
			err = fmt.Errorf("inventory, byte %d: %w", dec.InputOffset(), err)
		}
	}()
	if err := delim(dec, '{'); err != nil {
		return nil, err
	}
	seen := map[any]bool{}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return nil, err
		}
		seen[key] = true
		switch key {
		case "schema":
			if err := dec.Decode(&inv.Schema); err != nil {
				return nil, err
			}
			if inv.Schema != Schema {
				return nil, fmt.Errorf("schema %q, this licit reads %q", inv.Schema, Schema)
			}
		case "tool":
			err = dec.Decode(&inv.Tool)
		case "source":
			err = dec.Decode(&inv.Source)
		case "files":
			err = rows(dec, func(f *File) error {
				if inv.Files.Len() >= maxRows {
					return fmt.Errorf("more than %d rows", maxRows)
				}
				return inv.Files.Append(f)
			})
		case "packages":
			err = rows(dec, func(p *Package) error { inv.Packages = append(inv.Packages, *p); return nil })
		case "dependencies":
			err = rows(dec, func(d *Dependency) error { inv.Dependencies = append(inv.Dependencies, *d); return nil })
		case "findings":
			err = rows(dec, func(f *Finding) error { inv.Findings = append(inv.Findings, *f); return nil })
		case "summary":
			err = dec.Decode(&inv.Summary)
		default:
			var skip json.RawMessage
			err = dec.Decode(&skip)
		}
		if err != nil {
			return nil, fmt.Errorf("%v: %w", key, err)
		}
	}
	if err := delim(dec, '}'); err != nil {
		return nil, err
	}
	for _, member := range []string{"schema", "tool", "source", "files", "packages", "findings", "summary"} {
		if !seen[member] {
			return nil, fmt.Errorf("no %q: this is not an inventory; make one with: licit scan -o json=inventory.json", member)
		}
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("more stands after the inventory: the file was written over or joined with another")
	}
	if inv.Files.Len() != inv.Summary.Files {
		return nil, fmt.Errorf("%d rows, and the summary counts %d: rows were lost or added", inv.Files.Len(), inv.Summary.Files)
	}
	return inv, nil
}

func delim(dec *json.Decoder, want json.Delim) error {
	tok, err := dec.Token()
	if err != nil {
		return err
	}
	if tok != want {
		return fmt.Errorf("expected %v, found %v", want, tok)
	}
	return nil
}

func rows[T any](dec *json.Decoder, each func(*T) error) error {
	if err := delim(dec, '['); err != nil {
		return err
	}
	for dec.More() {
		row := new(T)
		if err := dec.Decode(row); err != nil {
			return err
		}
		if err := each(row); err != nil {
			return err
		}
	}
	return delim(dec, ']')
}
