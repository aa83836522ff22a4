// Package scanner makes an inventory of a source tree: it walks the tree,
// looks into every file once, reads the manifests together, and assembles
// evidence, inheritance and conclusions.
//
// The way through is one direction: a source.Tree goes in, an
// inventory.Inventory comes out, and nothing here knows of policy or reports.
package scanner

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/licit-compliance/licit/scanner/annotation"
	"github.com/licit-compliance/licit/scanner/ecosystem"
	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/license"
	"github.com/licit-compliance/licit/scanner/registry"
	"github.com/licit-compliance/licit/scanner/source"
	"github.com/licit-compliance/licit/scanner/spdx"
	"github.com/licit-compliance/licit/scanner/vendored"
)

// Options of a scan. The zero value scans with every core and no progress.
type Options struct {
	ToolVersion string
	// Epoch is SOURCE_DATE_EPOCH, in seconds, where the caller has one.
	Epoch    *int64
	Own      []license.Own                // licence texts that the user's policy registers
	Workers  int                          // 0: as many as cores
	Progress func(files int, bytes int64) // called now and then from one goroutine
	// Cache is a file that keeps what was found for the next scan of the same tree, empty for
	// none. It makes no difference to the inventory.
	Cache string
	// Outside, where it is given, stands in the place of the snapshot of the tree: what readers learn of packages
	// elsewhere is added to it.
	Outside *ecosystem.Outside
}

// Scan makes the inventory of a tree. The caller closes the tree, and the Files
// of the inventory. An error means that there is no inventory; a file that
// cannot be read is a row, not an error.
func Scan(ctx context.Context, tree source.Tree, opt Options) (*inventory.Inventory, error) {
	copies := sync.OnceValue(vendored.NewFinder)
	kept := openReuse(opt.Cache, opt.Own)
	defer kept.close()
	engine := sync.OnceValues(func() (*license.Engine, error) { return NewEngine(opt.Own) })
	examiners := sync.OnceValues(func() (func() *examiner, error) {
		engine, err := engine()
		if err != nil {
			return nil, err
		}
		wanted := ecosystem.NewMatcher(ecosystem.All())
		large := new(sync.Mutex)
		return func() *examiner {
			x := newExaminer(engine, copies(), large, func(p string, data []byte) bool {
				return p == registry.SnapshotName || isRootReadme(p) || annotation.Wanted(p) || len(wanted.Reading(ecosystem.Manifest{Path: p, Data: data})) > 0
			})
			x.tracking = kept.out != nil
			return x
		}, nil
	})
	c, err := collect(ctx, tree, opt, kept, examiners)
	if err != nil {
		if c.result != nil {
			c.result.Files.Close()
		}
		return nil, err
	}
	defer c.rows.Close()
	if c.result != nil {
		return c.result, nil
	}
	c.copies = copies()
	info := tree.Info()
	version, err := license.Version()
	if err != nil {
		return nil, fmt.Errorf("licence data: %w", err)
	}
	if len(opt.Own) > 0 {
		e, err := engine()
		if err != nil {
			return nil, err
		}
		version = e.Version()
	}
	inv := &inventory.Inventory{
		Schema: inventory.Schema,
		Tool: inventory.Tool{
			Name: "licit", Version: opt.ToolVersion, LicenseListVersion: spdx.ListVersion, DataVersion: version,
		},
		Source: inventory.Source{
			Kind: info.Kind, URL: info.URL, PURL: info.PURL, Revision: info.Revision, Dirty: info.Dirty, Root: ".",
			Digest: info.Digest, NotExamined: info.NotExamined,
		},
	}
	inv.Source.Time, inv.Source.TimeFrom = sourceTime(info, opt.Epoch)
	if err := assemble(inv, c, info, opt.Outside); err != nil {
		inv.Files.Close()
		return nil, err
	}
	if opt.Outside == nil { // what stands elsewhere may be another the next time
		kept.keep(ctx, inv, resultKey(tree, opt))
	}
	return inv, nil
}

// NewEngine is the licence engine with the user's own texts.
func NewEngine(own []license.Own) (*license.Engine, error) {
	engine, err := license.New()
	if err != nil {
		return nil, fmt.Errorf("licence data: %w", err)
	}
	return engine.With(own)
}

// sourceTime follows the design: SOURCE_DATE_EPOCH, else the commit of a clean
// tree, else the newest archive member, else 1970 with a note.
func sourceTime(info source.Info, epoch *int64) (stamp, from string) {
	switch {
	case epoch != nil:
		return time.Unix(*epoch, 0).UTC().Format(time.RFC3339), "SOURCE_DATE_EPOCH"
	case info.Time > 0 && !info.Dirty:
		return time.Unix(info.Time, 0).UTC().Format(time.RFC3339), info.TimeFrom
	case info.Dirty:
		return time.Unix(0, 0).UTC().Format(time.RFC3339), "none: the work tree is not its commit; set SOURCE_DATE_EPOCH"
	}
	return time.Unix(0, 0).UTC().Format(time.RFC3339), "none: the source gives no time; set SOURCE_DATE_EPOCH"
}
