package scanner

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// gibberish makes words that look like a key's. They are made here, so that no scanner finds them in this file.
func gibberish(n int, set string) string {
	r := rand.New(rand.NewPCG(uint64(n), uint64(len(set))))
	var b strings.Builder
	for range n {
		b.WriteByte(set[r.IntN(len(set))])
	}
	return b.String()
}

const alnum = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

func armour(label, body string) string {
	return "-----BEGIN " + label + "PRIVATE " + "KEY-----\n" + body + "\n-----END " + label + "PRIVATE " + "KEY-----\n"
}

func TestSecrets(t *testing.T) {
	t.Parallel()
	body := gibberish(64, alnum) + "\n" + gibberish(63, alnum) + "=\n" + gibberish(40, alnum)
	quoted := `"` + strings.ReplaceAll(armour("EC ", body), "\n", `\n" +`+"\n\t"+`"`) + `"`
	for name, c := range map[string]struct{ text, want string }{
		"RSA":                    {"x\n" + armour("RSA ", body), "RSA private key:2"},
		"PKCS 8":                 {armour("", body), "private key:1"},
		"encrypted":              {armour("ENCRYPTED ", body), "encrypted private key:1"},
		"encrypted by header":    {armour("RSA ", "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n"+body), "encrypted RSA private key:1"},
		"in source code":         {quoted, "EC private key:1"},
		"in JSON":                {strings.ReplaceAll(armour("", body), "\n", `\n`), "private key:1"},
		"AWS":                    {"key = \"AKIA" + gibberish(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") + "\"", "AWS access key:1"},
		"GitHub":                 {"\n\ntoken: ghp_" + gibberish(36, alnum), "GitHub token:3"},
		"GitLab in a URL":        {"https://oauth2:glpat-" + gibberish(20, alnum) + "@host/x", "GitLab token:1"},
		"PyPI":                   {"password=pypi-AgEIcHlwaS5vcmc" + gibberish(80, alnum), "PyPI token:1"},
		"two":                    {"ghp_" + gibberish(36, alnum) + "\nnpm_" + gibberish(36, alnum), "GitHub token:1 npm token:2"},
		"code that reads keys":   {"if strings.Contains(s, \"-----BEGIN RSA PRIVATE " + "KEY-----\") { return readTheKeyThatStandsInTheFileThatTheUserNamed(s) }", ""},
		"a placeholder":          {armour("RSA ", strings.Repeat("x", 200)), ""},
		"the documented example": {"AKIAIOSFODNN7EXAMPLE", ""},
		"an identifier":          {"ghp_theNameOfAFunctionThatIsVeryLong", ""},
		"a public key":           {"-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n", ""},
		"within a longer word":   {"xAKIA" + gibberish(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), ""},
		"nothing":                {"", ""},
	} {
		var got []string
		for _, s := range secrets([]byte(c.text), func(i int) int { return 1 + strings.Count(c.text[:i], "\n") }) {
			got = append(got, fmt.Sprintf("%s:%d", s.Kind, s.Line))
			if len(s.Hash) != 8 {
				t.Errorf("%s: hash %q", name, s.Hash)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Wherever a token begins, the steps of the search meet it.
func TestTokensAtEveryOffset(t *testing.T) {
	t.Parallel()
	word := "AKIA" + gibberish(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
	for n := range 90 {
		for _, pad := range []string{strings.Repeat(" ", n), strings.Repeat("a", n) + " ", strings.Repeat("a_b ", n)} {
			if got := secrets([]byte(pad+word+" end"), func(int) int { return 1 }); len(got) != 1 {
				t.Errorf("after %d bytes: %d found", len(pad), len(got))
			}
		}
	}
}

func FuzzSecrets(f *testing.F) {
	f.Add([]byte(armour("RSA ", gibberish(200, alnum)) + "ghp_" + gibberish(36, alnum)))
	f.Add(bytes.Repeat([]byte("-----BEGIN PRIVATE KEY"), 9))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, s := range secrets(data, func(i int) int {
			if i < 0 || i > len(data) {
				t.Fatalf("offset %d of %d", i, len(data))
			}
			return i
		}) {
			if s.Kind == "" || s.Hash == "" {
				t.Fatalf("%+v", s)
			}
		}
	})
}

func BenchmarkSecrets(b *testing.B) {
	data := []byte(strings.Repeat("static int the_function(struct some_type *argument, int other) { return argument->field[other]; }\n", 4000))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		secrets(data, func(int) int { return 1 })
	}
}
