// Package listdata finds the SPDX licence list data for the generators, at
// one pinned version and hash. The data reaches the project as a Go module, so
// the user's own module settings (proxy, checksum database) apply.
package listdata

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
)

// Version and Sum pin the list. Raising them is one commit that also carries
// the regenerated tables.
const (
	Module  = "github.com/spdx/license-list-data"
	Version = "v3.28.0+incompatible"
	Sum     = "h1:gU2zF7Q2FUNN58X/TySeE+7+jy2H1wcryhYkZpGxsuI="
	List    = "3.28.0"
)

// Dir returns the directory of the unpacked list data, downloading it through
// the go command where the module cache does not hold it yet.
func Dir() (string, error) {
	cmd := exec.Command("go", "mod", "download", "-json", Module+"@"+Version)
	cmd.Dir = os.TempDir() // outside any module: nothing of ours decides the answer
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GO111MODULE=on")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	var answer struct{ Dir, Sum, Error string }
	if jerr := json.Unmarshal(out, &answer); jerr != nil || answer.Error != "" || err != nil {
		return "", fmt.Errorf("go mod download %s@%s: %v %s%s", Module, Version, err, answer.Error, stderr.String())
	}
	if answer.Sum != Sum {
		return "", fmt.Errorf("%s@%s has hash %s, pinned is %s", Module, Version, answer.Sum, Sum)
	}
	return answer.Dir, nil
}
