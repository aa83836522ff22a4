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

// Digest is "sha256:" and the hash of what Write writes, or of the bytes that Read read.
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
