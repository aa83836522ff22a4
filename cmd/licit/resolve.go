package main

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/licit-compliance/licit/scanner/registry"
)

func resolveCommand(w *world) *cobra.Command {
	var src sourceFlags
	cmd := &cobra.Command{
		Use:   "resolve [DIRECTORY]",
		Short: "Find the licences of dependencies and write " + registry.SnapshotName,
		Long: `Find the licence of every Go dependency of a tree in your module cache and write
` + registry.SnapshotName + ` at its root. Commit that file: a scan reads it and uses no
network. Nothing is downloaded; run go mod download first for what the cache lacks.`,
		Example: "  go mod download && licit resolve && git add " + registry.SnapshotName,
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := "."
			if len(args) > 0 {
				dir = args[0]
			}
			inv, err := scan(cmd.Context(), w, dir, src)
			if err != nil {
				return err
			}
			defer inv.Files.Close()
			snapshot, err := registry.Resolve(cmd.Context(), inv, w.env)
			if err != nil {
				return err
			}
			name := filepath.Join(dir, registry.SnapshotName)
			if err := writeFile(name, func(f io.Writer) error { return snapshot.Write(f) }); err != nil {
				return err
			}
			known := 0
			for _, a := range snapshot.Packages {
				if a.Reason == "" {
					known++
				}
			}
			fmt.Fprintf(w.stderr, "licit: %d of %d dependencies resolved; wrote %s\n", known, len(snapshot.Packages), name)
			return nil
		},
	}
	src.register(cmd)
	return cmd
}
