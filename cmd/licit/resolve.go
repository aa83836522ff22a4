package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/scanner/ecosystem"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/registry"
)

func resolveCommand(w *world) *cobra.Command {
	var src sourceFlags
	var out string
	var online bool
	cmd := &cobra.Command{
		Use:   "resolve [DIRECTORY]",
		Short: "Find the licences of dependencies and write " + registry.SnapshotName,
		Long: `Find the licence of every Go, npm, PyPI, Cargo and Maven dependency of a tree, in
packages that lie in the tree and in the local caches of your clients, and write
` + registry.SnapshotName + ` at its root. Commit that file: a scan reads it and uses no
network. What a dependency of Go or Maven requires itself is found out too, and stands there.
Exact versions only; what the tree's lock file has a hash for is verified. Where the
caches and registries are comes from your own settings, never from the tree.

Without --online nothing is downloaded; let your client install first what the caches lack. With it,
licit asks the registries for that, and keeps what it read of each package for the next time.`,
		Example: "  npm ci && licit resolve && git add " + registry.SnapshotName + "\n  licit resolve --online -o resolved.json",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := "."
			if len(args) > 0 {
				dir = args[0]
			}
			return resolve(cmd.Context(), w, dir, out, online, src)
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "write the snapshot to this `file` instead of the tree")
	cmd.Flags().BoolVar(&online, "online", false, "ask the registries of your own settings for what the caches lack")
	src.register(cmd)
	return cmd
}

// resolve writes the snapshot of a directory's dependencies, into the directory if out is empty.
func resolve(ctx context.Context, w *world, dir, out string, online bool, src sourceFlags) error {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() || src.rev != "" {
		return hinted{fmt.Errorf("%s is no directory whose dependencies can be resolved into it", dir), "licit resolve DIRECTORY"}
	}
	opts := registry.Options{Dir: dir, Env: w.env, Online: online}
	if online {
		cache, err := os.UserCacheDir()
		if err != nil {
			return fmt.Errorf("--online keeps what it fetches: %w", err)
		}
		opts.CacheDir = filepath.Join(cache, "licit")
	}
	resolver, err := registry.Open(opts)
	if err != nil {
		return err
	}
	defer resolver.Close()
	outside := &ecosystem.Outside{Path: registry.SnapshotName, Manifest: func(p inventory.Package) ([]byte, error) { return resolver.Manifest(ctx, p) }}
	inv, _, err := scanWith(ctx, w, dir, src, new(policy.Policy), outside)
	if err != nil {
		return err
	}
	defer inv.Files.Close()
	snapshot, err := resolver.Resolve(ctx, inv)
	if err != nil {
		return err
	}
	snapshot.Learnt(outside)
	name := cmp.Or(out, filepath.Join(dir, registry.SnapshotName))
	if err := writeFile(name, func(f io.Writer) error { return snapshot.Write(f) }); err != nil {
		return err
	}
	declared := map[string]bool{} // by a lock file or manifest of the tree
	for _, p := range inv.Packages {
		declared[p.PURL] = declared[p.PURL] || p.Declared.Expression != ""
	}
	known, others, said := 0, 0, ""
	for _, a := range snapshot.Packages {
		switch {
		case a.Reason == "":
			known++
		case declared[a.PURL]:
			others++
		}
	}
	if others > 0 {
		said = fmt.Sprintf(", the licence of %d more stands in a lock file", others)
	}
	fmt.Fprintf(w.stderr, "licit: %d of %d dependencies with a version resolved%s; wrote %s\n", known, len(snapshot.Packages), said, name)
	return nil
}
