package scanner

import (
	"strings"

	"github.com/package-url/packageurl-go"
)

// supplier is the party that supplies a package, as its purl names it: the owner of
// the namespace that it is published under. Empty where the namespace belongs to nobody
// in particular; no name is made up.
func supplier(purl string) string {
	p, err := packageurl.FromString(purl)
	if err != nil {
		return ""
	}
	owner, _, _ := strings.Cut(p.Namespace, "/")
	switch p.Type {
	case "golang":
		// The first element is a host, and on a host of many owners the second is the owner.
		parts := strings.Split(strings.TrimSuffix(p.Namespace+"/"+p.Name, "/"), "/")
		if !strings.Contains(parts[0], ".") {
			return ""
		}
		if shared[parts[0]] && len(parts) > 2 {
			return parts[0] + "/" + parts[1]
		}
		return parts[0]
	case "github", "bitbucket", "gitlab":
		if owner != "" {
			return hosts[p.Type] + "/" + owner
		}
	case "npm":
		return p.Namespace // the scope, "@owner"
	case "maven", "composer", "docker", "cocoapods", "swift":
		return p.Namespace
	}
	return ""
}

// shared are hosts on which many owners publish.
var shared = map[string]bool{"github.com": true, "gitlab.com": true, "bitbucket.org": true, "codeberg.org": true, "gitee.com": true, "git.sr.ht": true, "gopkg.in": false}

var hosts = map[string]string{"github": "github.com", "bitbucket": "bitbucket.org", "gitlab": "gitlab.com"}
