package known

var cryptoalgorithms = Component{
	Name:     "crypto-algorithms",
	Upstream: "github.com/B-Con/crypto-algorithms",
	Marks:    []string{"Brad Conte (brad AT bradconte.com)"},
}
