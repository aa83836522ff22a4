package known

var bsdqueue = Component{
	Name:     "bsd-queue",
	Also:     []string{"queue"},
	Upstream: "www.freebsd.org",
	Marks:    []string{"queue.h\t8.5 (Berkeley)", "queue.h 8.5 (Berkeley)", "This file defines four types of data structures: singly-linked lists,", "This file defines five types of data structures: singly-linked lists,"},
}
