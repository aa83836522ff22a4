package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/licit-compliance/licit/scanner/license"
	"github.com/licit-compliance/licit/scanner/spdx"
)

func versionCommand(w *world) *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "Print the versions of licit and of its data", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			data, err := license.Version()
			if err != nil {
				return err
			}
			fmt.Fprintf(w.stdout, "licit %s\nSPDX licence list %s\nlicence data %s\n", toolVersion(), spdx.ListVersion, data)
			return nil
		},
	}
}
