package registry

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
)

// pypiCache reads what is installed for the interpreter in use: that of VIRTUAL_ENV, else
// of python3 in PATH.
func pypiCache(r *resolver) place {
	var once sync.Once
	var installed map[string]string
	var findErr error
	return func(ctx context.Context, p wanted) (*contents, error) {
		once.Do(func() { installed, findErr = sitePackages(ctx, r) })
		if findErr != nil {
			return nil, findErr
		}
		info, ok := installed[pyKey(p.purl.Name, p.Version)]
		if !ok {
			return nil, errAbsent("site-packages of the interpreter in use", "install the locked packages, activate that environment")
		}
		return distInfo(info)
	}
}

// pyKey makes a name and version comparable (PyPA, "Names and normalization").
func pyKey(name, version string) string {
	return strings.ToLower(strings.NewReplacer("-", "_", ".", "_").Replace(name)) + "\x00" + strings.ToLower(version)
}

// sitePackages finds the .dist-info directories (PyPA, "Recording installed projects").
func sitePackages(ctx context.Context, r *resolver) (map[string]string, error) {
	var dirs []string
	if env := r.Env("VIRTUAL_ENV"); env != "" {
		for _, pattern := range []string{"lib/python*/site-packages", "lib64/python*/site-packages", "Lib/site-packages"} {
			found, err := filepath.Glob(filepath.Join(globEscape(env), filepath.FromSlash(pattern)))
			if err != nil {
				return nil, err
			}
			dirs = append(dirs, found...)
		}
	} else {
		out, err := r.ask(ctx, "python3", "-I", "-c", "import site,sysconfig; print(sysconfig.get_path('purelib')); print(sysconfig.get_path('platlib')); print(site.getusersitepackages())")
		if err != nil {
			return nil, fmt.Errorf("cannot ask python3 where its packages are (%v); activate the environment that has them, or set VIRTUAL_ENV", err)
		}
		dirs = strings.Fields(out)
	}
	installed := map[string]string{}
	for _, dir := range dirs {
		entries, err := os.ReadDir(dir)
		if err != nil {
			continue // an interpreter names directories that need not exist
		}
		for _, e := range entries {
			base, ok := strings.CutSuffix(e.Name(), ".dist-info")
			name, version, cut := strings.Cut(base, "-")
			if key := pyKey(name, version); ok && cut && installed[key] == "" {
				installed[key] = filepath.Join(dir, e.Name())
			}
		}
	}
	return installed, nil
}

// globEscape keeps the letters of a path from being a pattern.
func globEscape(dir string) string {
	if os.PathSeparator == '\\' {
		return dir
	}
	return regexp.MustCompile(`[*?\[\\]`).ReplaceAllString(dir, `\$0`)
}

func distInfo(dir string) (*contents, error) {
	root := os.DirFS(dir)
	metadata, err := readIn(root, "METADATA", maxMetadata)
	if err != nil {
		return nil, fmt.Errorf("site-packages: %s has no METADATA that can be read; install the package again", filepath.Base(dir))
	}
	m := readMetadata(metadata)
	c := &contents{Source: "site-packages", Declared: m.license()}
	for _, where := range []string{".", "licenses", "license_files"} {
		sub, err := fs.Sub(root, where)
		if err != nil {
			return nil, err
		}
		files, err := licencesIn(sub)
		for _, f := range files {
			c.Licences = append(c.Licences, file{path.Join(where, f.Name), f.Data})
		}
		if err != nil && where == "." {
			return nil, err
		}
	}
	for _, name := range m["license-file"] {
		for _, where := range []string{".", "licenses"} {
			full := path.Join(where, name)
			if !fs.ValidPath(full) || path.Dir(full) == where || !isLicenceFile(path.Base(full)) {
				continue
			}
			if data, err := readIn(root, full, maxLicenceFile); err == nil {
				c.Licences = append(c.Licences, file{full, data})
			}
		}
	}
	return c, nil
}

// metadata is the header of a METADATA or PKG-INFO file, names in lower case (PyPA,
// "Core metadata specifications").
type metadata map[string][]string

func readMetadata(data []byte) metadata {
	m := metadata{}
	last := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			if list := m[last]; len(list) > 0 && last == "license" {
				list[len(list)-1] += "\n" + strings.TrimSpace(line)
			}
			continue
		}
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		last = strings.ToLower(strings.TrimSpace(key))
		m[last] = append(m[last], strings.TrimSpace(value))
	}
	return m
}

// license is the expression, else the licence field, else the one classifier that names
// a licence. Several classifiers do not say how they combine and are given as they stand.
func (m metadata) license() string {
	for _, key := range []string{"license-expression", "license"} {
		for _, v := range m[key] {
			if v != "" && !strings.EqualFold(v, "UNKNOWN") {
				return v
			}
		}
	}
	var names []string
	for _, c := range m["classifier"] {
		if rest, ok := strings.CutPrefix(c, "License :: "); ok {
			parts := strings.Split(rest, " :: ")
			if name := parts[len(parts)-1]; name != "OSI Approved" {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, "; ")
}
