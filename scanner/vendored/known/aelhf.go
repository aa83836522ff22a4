package known

var aelhf = Component{
	Name:     "ae-lhf",
	Also:     []string{"ae"},
	Upstream: "webserver2.tecgraf.puc-rio.br/~lhf/ftp/ae",
	Marks:    []string{"Luiz Henrique de Figueiredo <lhf@"},
}
