package known

var argparsecofyc = Component{
	Name:     "argparse-cofyc",
	Also:     []string{"argparse"},
	Upstream: "github.com/cofyc/argparse",
	Marks:    []string{"Yecheng Fu <cofyc.jackson at gmail dot com>"},
}
