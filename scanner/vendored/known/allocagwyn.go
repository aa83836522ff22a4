package known

var allocaGwyn = Component{
	Name:     "alloca-gwyn",
	Also:     []string{"alloca"},
	Upstream: "git.savannah.gnu.org/cgit/gnulib",
	Marks:    []string{"portable public-domain implementation -- D A Gwyn"},
}
