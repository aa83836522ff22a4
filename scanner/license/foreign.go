package license

import (
	"bytes"
	"unicode/utf8"
)

// Words of other languages that say that a licence applies: what a licence is called, "under", and "terms" or "conditions".
const (
	foreignLicense = `lizenz lizenzen lizenziert lizensiert licencia licencias licenciado licença licenças licenciado licenza licenze licentie licencja licencji licens
		лицензия лицензии лицензией лицензию лицензий `
	foreignUnder = `unter sous bajo sob sotto onder `
	foreignTerms = `termes conditions términos termos termini condizioni bedingungen voorwaarden `
)

// writtenTogether are words for a licence in languages that do not part their words.
var writtenTogether = [][]byte{
	[]byte("ライセンス"), []byte("の下で"), []byte("のもとで"), []byte("许可证"), []byte("許可證"), []byte("许可协议"), []byte("开源协议"), []byte("协议"), []byte("協議"), []byte("授权"), []byte("授權"), []byte("라이선스"), []byte("라이센스"),
}

// besideMarks may stand between such a word and a name.
const besideMarks = " \t\"'`*[]「」『』“”（）()：:=-"

// besideReach is how far from a name they are looked for, in bytes.
const besideReach = 40

// foreign reads a word for a licence in such a language right before a name, as the name of a field has it, or right
// behind it: "ライセンス: MIT", "MIT 许可证".
func (p *passage) foreign(m *mention) {
	start, end := int(p.toks[m.from].Start), int(p.toks[m.to-1].End)
	before := bytes.TrimRight(p.text[max(0, start-besideReach):start], besideMarks)
	behind := bytes.TrimLeft(p.text[end:min(len(p.text), end+besideReach)], besideMarks)
	if len(before) > 0 && before[len(before)-1] >= utf8.RuneSelf {
		for _, w := range writtenTogether {
			if bytes.HasSuffix(before, w) {
				m.field = true
			}
		}
	}
	if len(behind) > 0 && behind[0] >= utf8.RuneSelf {
		for _, w := range writtenTogether {
			if bytes.HasPrefix(behind, w) {
				m.called, m.cue, m.tight = true, true, true
			}
		}
	}
}
