package known

var cityhash = Component{
	Name:     "cityhash",
	Upstream: "github.com/google/cityhash",
	Marks:    []string{"CityHash, by Geoff Pike and Jyrki Alakuijala"},
}
