//go:build !unix

package source

import (
	"io/fs"

	"github.com/licit-compliance/licit/scanner/source/git"
)

// sameInode has nothing to compare: there are no inodes.
func sameInode(*git.IndexEntry, fs.FileInfo) bool { return true }

// statOf says nothing: without the time of change a file may be another under the same data.
func statOf(fs.FileInfo) Stat { return Stat{} }
