package known

var rtkit = Component{
	Name:     "rtkit",
	Upstream: "github.com/heftig/rtkit",
	Marks:    []string{"reference implementation for a client for\n * RealtimeKit", "static long long rtkit_get_int_property("},
}
