package known

var lettershell = Component{
	Name:     "letter-shell",
	Upstream: "github.com/NevermindZZT/letter-shell",
	Marks:    []string{"Letter (NevermindZZT@gmail.com)", "Letter (nevermindzzt@gmail.com)"},
}
