package known

var pthreadswin32 = Component{
	Name:     "pthreads-win32",
	Also:     []string{"pthreads4w", "pthread-win32"},
	Upstream: "sourceforge.net/projects/pthreads4w",
	Marks:    []string{"Pthreads-win32 - POSIX Threads Library for Win32", "Pthreads4w - POSIX Threads for Windows"},
}
