package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/reports/sbom"
	"github.com/licit-compliance/licit/scanner/inventory"
)

func checkCommand(w *world) *cobra.Command {
	var out outputFlags
	cmd := &cobra.Command{
		Use:   "check INVENTORY|SBOM",
		Short: "Decide again about a saved inventory, or about an SBOM, without a scan",
		Long: `Read an inventory that licit scan -o json wrote, or an SBOM of whatever tool (SPDX 2.2 or
2.3, CycloneDX 1.4 to 1.7), decide about it by policy, and write reports. No source is
needed and none is read, so the answers of a programme.yaml (PRG-001, PRG-002) are no
part of it. An SBOM is believed as it stands: it has no evidence.
` + exitHelp,
		Example: `  licit scan -o json=inventory.json
  licit check inventory.json --policy our-policy.yaml
  licit check vendor.cdx.json --policy our-policy.yaml`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			sinks, err := out.parse()
			if err != nil {
				return err
			}
			pol, err := out.load()
			if err != nil {
				return err
			}
			inv, err := readInventory(w, args[0])
			if err != nil {
				return err
			}
			defer inv.Files.Close()
			return out.finish(w, inv, pol, policy.Case{}, sinks, " --inventory "+args[0])
		},
	}
	out.register(cmd)
	return cmd
}

// readInventory reads an inventory or SBOM, "-" for standard input.
func readInventory(w *world, name string) (inv *inventory.Inventory, err error) {
	in := w.stdin
	var regular *os.File
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer func() {
			if inv == nil || regular == nil {
				f.Close()
			}
		}()
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			regular = f
		}
		in = f
	}
	r := bufio.NewReaderSize(in, 1<<16)
	start, err := r.Peek(1 << 12)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if sbom.Detect(start) != "" {
		var doc *sbom.Document
		regular = nil
		if doc, err = sbom.Read(r); err == nil {
			inv, err = doc.Inventory()
		}
	} else if regular != nil {
		inv, err = inventory.ReadFile(regular)
	} else {
		inv, err = inventory.Read(r)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return inv, nil
}
