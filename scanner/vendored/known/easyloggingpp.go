package known

var easyloggingpp = Component{
	Name:     "easyloggingpp",
	Upstream: "github.com/abumq/easyloggingpp",
	Tag:      "v%s",
	Marks:    []string{"Bismillah ar-Rahmaan ar-Raheem"},
	Versions: []string{`Easylogging\+\+ v(\d+\.\d+(?:\.\d+)?)`},
}
