//go:build darwin || freebsd || netbsd

package source

import "syscall"

func changeTime(st *syscall.Stat_t) (sec, nsec uint32) {
	return uint32(st.Ctimespec.Sec), uint32(st.Ctimespec.Nsec)
}

func changed(st *syscall.Stat_t) int64 { return int64(st.Ctimespec.Sec)*1e9 + int64(st.Ctimespec.Nsec) }
