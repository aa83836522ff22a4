package known

var fakeit = Component{
	Name:     "fakeit",
	Upstream: "github.com/eranpeer/FakeIt",
	Marks:    []string{"FakeIt - A Simplified C++ Mocking Framework", "Copyright (c) 2014 Eran Pe'er"},
}
