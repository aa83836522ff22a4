package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/licit-compliance/licit/scanner/inventory"
)

func checkCommand(w *world) *cobra.Command {
	var out outputFlags
	cmd := &cobra.Command{
		Use:   "check INVENTORY",
		Short: "Decide again about a saved inventory, without a scan",
		Long: `Read an inventory that licit scan -o json wrote, decide about it by policy, and
write reports. No source is needed and none is read.
` + exitHelp,
		Example: `  licit scan -o json=inventory.json
  licit check inventory.json --policy our-policy.yaml`,
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
			return out.finish(w, inv, pol, sinks, " --inventory "+args[0])
		},
	}
	out.register(cmd)
	return cmd
}

// readInventory reads an inventory file, "-" for standard input.
func readInventory(w *world, name string) (*inventory.Inventory, error) {
	in := w.stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	inv, err := inventory.Read(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return inv, nil
}
