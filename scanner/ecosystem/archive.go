package ecosystem

import (
	"cmp"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

// fetched builds a package from a repository with a tag, or from the address of an archive.
func fetched(name, repo, tag, url string) inventory.Package {
	p := inventory.Package{Name: name, Kind: inventory.KindDependency}
	switch {
	case repo != "" && !strings.Contains(repo, "${"):
		version, requirement := tag, ""
		if !pinsVersion(tag) {
			version, requirement = "", tag
		}
		p = gitPackage(name, repo, version)
		p.Requirement = requirement
	case strings.Contains(url, "://") && !strings.Contains(url, "${"):
		p = archivePackage(name, url)
	default:
		p.PURL = genericID(name, "")
		if repo+url != "" {
			p.Requirement = strings.TrimSpace(repo + url + " " + tag)
			p.Unresolved = "a variable in " + repo + url + " has no value that licit knows"
			p.Origin = &inventory.Origin{}
		}
	}
	return p
}

var hasDigit = lazily.Regexp(`\d`)

// pinsVersion tells a tag or commit from a branch.
func pinsVersion(ref string) bool {
	if isHex(ref) && len(ref) >= 7 {
		return true
	}
	return hasDigit().MatchString(ref) && !strings.HasSuffix(ref, ".x") && !strings.HasPrefix(ref, "origin/") &&
		!strings.HasPrefix(ref, "refs/heads/") && !strings.ContainsAny(ref, "${}")
}

var (
	hostedArchive  = lazily.Regexp(`^https?://github\.com/([^/]+)/([^/]+)/(?:archive/(?:refs/(?:tags|heads)/)?([^/]+?)(?:/+[^/]+?)?(?:\.tar\.gz|\.tgz|\.zip|\.tar\.xz|\.tar\.bz2)|releases/download/([^/]+)/+[^/]+)$`)
	archiveVersion = lazily.Regexp(`[-_/]v?(\d+(?:\.\d+)+(?:[-.]?(?:rc|beta|alpha|pre)\d*|[a-z]\b)?|\d+(?:_\d+)+)[^/]*$`)
)

// archiveDate is the day of a release that has no other version: libthing-20120716.tar.bz2.
var archiveDate = lazily.Regexp(`[-_]((?:19|20)\d\d[01]\d[0-3]\d)(?:[-_.][^/]*)?$`)

// sqliteArchive is an archive of SQLite, which writes 3.45.1 as 3450100 (sqlite.org/versionnumbers.html).
var sqliteArchive = lazily.Regexp(`/sqlite-[a-z0-9-]+-(3)(\d\d)(\d\d)00\.[a-z.]+$`)

// archivePackage names what an archive at an address is: by the code host's purl type where
// the address says repository and tag, as a Maven artifact where it has that layout, else generic with download_url.
func archivePackage(name, url string) inventory.Package {
	if p, ok := mavenAddress(url); ok {
		return p
	}
	p := inventory.Package{Name: name, Kind: inventory.KindDependency, Origin: &inventory.Origin{URL: url}}
	if m := hostedArchive().FindStringSubmatch(url); m != nil {
		p.Version = cmp.Or(m[3], m[4])
		p.PURL = purl("github", m[1], m[2], p.Version)
		if isCommit(p.Version) {
			p.Origin.Commit = p.Version
		}
		return p
	}
	if m := sqliteArchive().FindStringSubmatch(url); m != nil {
		var parts []string
		for _, n := range m[1:] {
			parts = append(parts, cmp.Or(strings.TrimLeft(n, "0"), "0"))
		}
		p.Version = strings.Join(parts, ".")
	} else if m := archiveVersion().FindStringSubmatch(url); m != nil {
		p.Version = strings.ReplaceAll(m[1], "_", ".")
	} else if m := archiveDate().FindStringSubmatch(url); m != nil {
		p.Version = m[1]
	}
	p.PURL = genericID(name, p.Version, "download_url", url)
	return p
}
