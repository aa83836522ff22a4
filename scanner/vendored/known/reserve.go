package known

var reserve = Component{
	Name:     "reserve",
	Upstream: "git.0pointer.net/reserve.git",
	Marks:    []string{"typedef int (*rd_request_cb_t)(", "struct rd_device {", "struct rm_monitor {", "typedef struct rm_monitor rm_monitor"},
}
