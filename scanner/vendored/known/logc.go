package known

var logc = Component{
	Name:     "log.c",
	Upstream: "github.com/rxi/log.c",
	Marks:    []string{"extern void log_set_lock", " * Copyright (c) 2020 rxi\n"},
	Versions: []string{`LOG_VERSION[ \t]+"(\d[\d.]*)"`},
}
