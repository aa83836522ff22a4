//go:build unix

package source

import (
	"io/fs"
	"syscall"

	"github.com/licit-compliance/licit/scanner/source/git"
)

// sameInode compares what else git keeps of a file's stat data; zero is what other
// implementations write when they do not know.
func sameInode(e *git.IndexEntry, info fs.FileInfo) bool {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return false
	}
	sec, nsec := changeTime(st)
	return (e.Ino == 0 || e.Ino == uint32(st.Ino)) &&
		(e.CtimeSec == 0 || e.CtimeSec == sec && (e.CtimeNsec == 0 || e.CtimeNsec == nsec))
}

func statOf(info fs.FileInfo) Stat {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return Stat{}
	}
	return Stat{
		Device: uint64(st.Dev), Inode: st.Ino, Size: info.Size(), Mode: uint32(st.Mode),
		Modified: info.ModTime().UnixNano(), Changed: changed(st),
	}
}
