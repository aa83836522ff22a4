//go:build darwin || freebsd || netbsd

package source

import "syscall"

func changeTime(st *syscall.Stat_t) (sec, nsec uint32) {
	return uint32(st.Ctimespec.Sec), uint32(st.Ctimespec.Nsec)
}
