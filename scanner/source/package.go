package source

import (
	"bytes"
	"fmt"

	"github.com/package-url/packageurl-go"
)

// OpenPackage opens the archive of a package as it is distributed (a tarball of npm or
// Cargo, a wheel, a source archive, a jar). The tree must be closed.
func OpenPackage(purl string, archive []byte) (Tree, error) {
	p, err := packageurl.FromString(purl)
	if err != nil {
		return nil, err
	}
	tree, err := openArchive("-", bytes.NewReader(archive), archiveBudget)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", purl, err)
	}
	name := p.Name
	if p.Namespace != "" {
		name = p.Namespace + "/" + p.Name
	}
	named := func(i *Info) { i.Kind, i.PURL, i.Name, i.Version = "module", purl, name, p.Version }
	switch t := tree.(type) {
	case *zipArchive:
		t.name = purl
		named(&t.info)
	case *tarArchive:
		t.name = purl
		named(&t.info)
	}
	return tree, nil
}
