package known

var rijndaelerdelsky = Component{
	Name:     "rijndael-erdelsky",
	Upstream: "www.efgh.com/software/rijndael.htm",
	Marks:    []string{"by Philip J. Erdelsky"},
}
