package registry

import (
	"bytes"
	"context"
	"crypto/md5"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/licit-compliance/licit/scanner/lazily"
)

var podLocked = lazily.Regexp(`(?m)^  - "?([^\s"/]+)(?:/\S+)? \(([^)]+)\)`)

// podsInstalled reads a pod below Pods of the tree, where Manifest.lock says which version lies there: its licence files, else what
// CocoaPods collected to be shown in the application. The licence that it declares is in the user's copy of the index.
func podsInstalled(r *Resolver) place {
	locked := keptLists(func(dir fs.FS) map[string]string {
		data, err := readIn(dir, "Pods/Manifest.lock", maxMetadata)
		if err != nil {
			return nil
		}
		data, _, _ = bytes.Cut(data, []byte("\nDEPENDENCIES:"))
		all := map[string]string{}
		for _, f := range podLocked().FindAllSubmatch(data, -1) {
			all[string(f[1])] = string(f[2])
		}
		return all
	})
	told := keptLists(acknowledged)
	return func(_ context.Context, p wanted) (*contents, error) {
		name := p.purl.Name
		c := &contents{Source: "Pods directory", Declared: r.podspec(name, p.purl.Version)}
		for _, at := range r.beside(p) {
			if locked(at)[name] != p.purl.Version || !fs.ValidPath(name) {
				continue
			}
			if sub, err := fs.Sub(at, "Pods/"+name); err == nil {
				if files, err := licencesIn(sub); err == nil {
					c.Licences = files
				}
			}
			if words, ok := told(at)[name]; ok {
				if len(c.Licences) == 0 && words.text != "" {
					c.Licences = []file{{Name: "LICENSE", Data: []byte(words.text)}}
				}
				if c.Declared == "" {
					c.Declared = words.licence
				}
			}
			return c, nil
		}
		if c.Declared != "" {
			c.Source = "CocoaPods index"
			return c, nil
		}
		return nil, errAbsent("Pods of the tree", "run pod install")
	}
}

// podspec is the licence of a pod by the index that CocoaPods cloned for the user before it asked for single specifications.
func (r *Resolver) podspec(name, version string) string {
	sum := md5.Sum([]byte(name))
	hash := hex.EncodeToString(sum[:])
	dir := r.underHome(".cocoapods", "repos", "trunk", "Specs", hash[:1], hash[1:2], hash[2:3])
	if dir == "" || !filepath.IsLocal(name) || !filepath.IsLocal(version) {
		return ""
	}
	data, err := readIn(os.DirFS(dir), path.Join(name, version, name+".podspec.json"), maxMetadata)
	if err != nil {
		return ""
	}
	var doc struct{ License json.RawMessage }
	var words string
	var more struct{ Type string }
	if json.Unmarshal(data, &doc) == nil && json.Unmarshal(doc.License, &words) != nil && json.Unmarshal(doc.License, &more) == nil {
		words = more.Type
	}
	return words
}

type acknowledgement struct{ licence, text string }

// acknowledged reads what CocoaPods collected for each target: property lists with Title, License and FooterText of each pod.
func acknowledged(dir fs.FS) map[string]acknowledgement {
	all := map[string]acknowledgement{}
	files, _ := fs.Glob(dir, "Pods/Target Support Files/*/*-acknowledgements.plist") // the pattern is right
	for _, name := range files[:min(len(files), 50)] {
		data, err := readIn(dir, name, maxMetadata)
		if err != nil {
			continue
		}
		d := xml.NewDecoder(bytes.NewReader(data))
		fields, key := map[string]string{}, ""
		for {
			token, err := d.Token()
			if err != nil {
				break
			}
			switch t := token.(type) {
			case xml.StartElement:
				var words string
				switch t.Name.Local {
				case "dict":
					fields = map[string]string{}
				case "key", "string":
					if d.DecodeElement(&words, &t) != nil {
						continue
					}
					if t.Name.Local == "key" {
						key = words
					} else {
						fields[key] = words
					}
				}
			case xml.EndElement:
				if title := strings.TrimSpace(fields["Title"]); t.Name.Local == "dict" && title != "" {
					all[title] = acknowledgement{fields["License"], fields["FooterText"]}
				}
			}
		}
	}
	return all
}
