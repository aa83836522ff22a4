package known

var libffi = Component{
	Name:     "libffi",
	Also:     []string{"ffi"},
	Upstream: "github.com/libffi/libffi",
	Tag:      "v%s",
	Marks:    []string{"ffi_common.h - Copyright", "prep_cif.c - Copyright", "closures.c - Copyright", "ffi64.c - Copyright", "raw_api.c - Copyright", "ffitarget.h - Copyright", "types.c - Copyright"},
	Files:    []string{"ffi.h"},
	Versions: []string{`libffi (\d+\.\d+(?:\.\d+)?)`},
}
