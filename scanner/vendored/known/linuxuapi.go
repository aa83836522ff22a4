package known

var linuxuapi = Component{
	Name:     "linux-uapi",
	Also:     []string{"linux-headers", "kernel-headers"},
	Upstream: "www.kernel.org",
	Marks:    []string{"WITH Linux-syscall-note"},
}
