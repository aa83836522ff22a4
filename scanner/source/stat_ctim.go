//go:build unix && !darwin && !freebsd && !netbsd

package source

import "syscall"

func changeTime(st *syscall.Stat_t) (sec, nsec uint32) {
	return uint32(st.Ctim.Sec), uint32(st.Ctim.Nsec)
}

func changed(st *syscall.Stat_t) int64 { return int64(st.Ctim.Sec)*1e9 + int64(st.Ctim.Nsec) }
