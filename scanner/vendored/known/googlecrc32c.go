package known

var googlecrc32c = Component{
	Name:     "google-crc32c",
	Also:     []string{"crc32c"},
	Upstream: "github.com/google/crc32c",
	Tag:      "%s",
	Marks:    []string{"The CRC32C Authors"},
}
