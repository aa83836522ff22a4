package license

import (
	"net/url"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/licit-compliance/licit/scanner/license/index"
	"github.com/licit-compliance/licit/scanner/license/words"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// maxAddress bounds a web address in bytes; minAddress is less than any host has.
const (
	maxAddress = 300
	minAddress = 6
)

// pageLanguage ends the name of a page that exists in several languages.
var pageLanguage = regexp.MustCompile(`\.[a-z]{2}(-[a-z]{2})?$`)

func addressByte(c byte) bool {
	return c > ' ' && c < 0x7F && !strings.ContainsRune("\"'<>`{}|\\^*()[],;", rune(c))
}

// address reads the web address or path that word i belongs to. The end is that of
// its words, 0 where there is none; the mention is nil where it names no licence.
func (p *passage) address(i int) (*mention, int) {
	t := p.toks[i]
	start, end := int(t.Start), int(t.End)
	low := start - 8
	if start > 0 && p.text[start-1] == '/' { // the end of an address without a scheme
		low = start - maxAddress
	}
	for low = max(0, low); start > low && addressByte(p.text[start-1]) && p.text[start-1] != '='; start-- {
	}
	for high := min(len(p.text), end+maxAddress); end < high && addressByte(p.text[end]); end++ {
	}
	whole := string(p.text[start:end])
	slash := strings.IndexByte(whole, '/')
	if slash < 0 && !strings.HasPrefix(whole, "www.") || slash >= 0 && !strings.Contains(whole, "://") && !strings.Contains(whole[:slash+1], ".") && !strings.HasPrefix(whole, "/usr/share/") {
		return nil, 0
	}
	last := i + sort.Search(len(p.toks)-i, func(k int) bool { return int(p.toks[i+k].Start) >= end })
	a := index.Address(whole)
	if len(a) < minAddress {
		return nil, last
	}
	m := &mention{from: i, to: last, url: true}
	if p.badge(m, whole) || p.page(m, a) {
		return m, last
	}
	if k := strings.LastIndex(whole, "://"); k > len("https") { // an archive's copy of a page
		if inner := index.Address(whole[k:]); len(inner) >= minAddress && p.page(m, inner) {
			return m, last
		}
	}
	return nil, last
}

// page reads the address of a page, with the part of it.
func (p *passage) page(m *mention, part string) bool {
	a, place, _ := strings.Cut(part, "#")
	if strings.HasPrefix(place, "cla") {
		return false // an agreement of contributors
	}
	if part != a {
		if id, ok := p.data.index.Link(part); ok {
			m.expr = id
			return true
		}
	}
	if strings.Contains(a, "licens") {
		if row, ok := spdx.License(a[strings.LastIndexByte(a, '/')+1:]); ok {
			m.expr = spdx.Current(row.ID)
			return true
		}
	}
	if id, ok := p.data.index.Link(a); ok {
		m.expr = id
		return true
	}
	return p.byRule(m, a) || p.byProject(m, a)
}

// byProject reads the address of the licence file at the top of a repository whose licence
// is known: "github.com/owner/name/blob/main/LICENSE".
func (p *passage) byProject(m *mention, a string) bool {
	parts := strings.Split(a, "/")
	var file string
	switch host := parts[0]; {
	case (host == "raw.githubusercontent.com" || host == "raw.github.com") && len(parts) == 5:
		file = parts[4]
	case host == "github.com" && len(parts) == 6 && (parts[3] == "blob" || parts[3] == "raw" || parts[3] == "tree"):
		file = parts[5]
	case host == "github.com" && len(parts) == 5 && parts[3] == "wiki":
		file = parts[4]
	default:
		return false
	}
	if file, _, _ = strings.Cut(file, "."); file != "license" && file != "licence" && file != "copying" && file != "copyright" {
		return false
	}
	project := "github.com/" + parts[1] + "/"
	id, ok := p.data.index.Link(project + parts[2] + "/license")
	if !ok {
		id, ok = p.data.index.Link(project + "*/license")
	}
	m.expr = id
	return ok
}

// linked takes the licence of another address.
func (p *passage) linked(m *mention, address string) bool {
	id, ok := p.data.index.Link(address)
	m.expr = id
	return ok
}

// byRule reads the addresses of sites that keep licences by name or id.
func (p *passage) byRule(m *mention, a string) bool {
	parts := strings.Split(a, "/")
	host, tail := parts[0], parts[len(parts)-1]
	if strings.HasSuffix(host, ".mit-license.org") { // a page for each user
		m.expr = "MIT"
		return true
	}
	if len(parts) < 2 {
		return false
	}
	switch host {
	case "gnu.org": // "lgpl-3.0.de", "gpl-2.0.zh-cn", "gpl-3.0-standalone"
		tail = strings.TrimSuffix(pageLanguage.ReplaceAllString(tail, ""), "-standalone")
		if p.linked(m, strings.TrimSuffix(a, parts[len(parts)-1])+tail) {
			return true
		}
	case "mozilla.org": // "en-us/mpl/2.0"
		if len(parts) == 4 && parts[2] == "mpl" && p.linked(m, host+"/mpl/"+tail) {
			return true
		}
	case "opensource.org": // "license/gpl-3-0", "license/afl-3-0-php"
		tail = dashedVersion.ReplaceAllString(pageKind.ReplaceAllString(tail, ""), "$1.$2")
	case "web.resource.org": // of metadata in drawings
		if a == "web.resource.org/cc/publicdomain" {
			m.expr = "CC-PDDC"
			return true
		}
	case "creativecommons.org", "i.creativecommons.org", "licensebuttons.net":
		if id := commonsID(parts[1:]); id != "" {
			m.expr = id
			return true
		}
	}
	if strings.HasPrefix(host, "licenses.") { // a page for each expression
		if value, err := url.PathUnescape(tail); err == nil {
			if expr, length := longestExpression(value); length > 0 && length == len(value) {
				m.expr = expr
				return true
			}
		}
	}
	if strings.HasSuffix(host, ".apache.org") && tail == "license" { // of a project of the foundation
		m.expr = "Apache-2.0"
		return true
	}
	kept := host == "tldrlegal.com"
	for _, dir := range parts[1 : len(parts)-1] {
		switch dir {
		case "licenses", "license", "licences", "copyleft", "common-licenses", "old-licenses":
			kept = true
		}
	}
	if !kept || host == "github.com" {
		return p.byPage(m, tail, true)
	}
	if row, ok := spdx.License(tail); ok {
		m.expr = spdx.Current(row.ID)
		return true
	}
	return p.byPage(m, tail, false)
}

// How pages of opensource.org are named: with a dash for the dot of a version, and with the ending of
// an older page.
var (
	pageKind      = regexp.MustCompile(`-(php|txt|html)$`)
	dashedVersion = regexp.MustCompile(`(\d)-(\d)`)
)

// commonsID reads the path of a deed, a text or a button of Creative Commons: "licenses/by-sa/3.0/de". The id is empty
// where the list has none.
func commonsID(path []string) string {
	if len(path) == 2 && path[0] == "licenses" && path[1] == "publicdomain" {
		return "CC-PDDC"
	}
	if len(path) < 3 {
		return ""
	}
	if path[0] == "licenses" && (path[1] == "gpl" || path[1] == "lgpl") { // deeds of licences of others, as drawing programs give
		row, _ := spdx.License(path[1] + "-" + path[2] + "-only")
		return row.ID
	}
	id := "CC-" + path[1] + "-" + path[2]
	switch path[0] {
	case "licenses", "l":
	case "publicdomain", "p":
		if path[1] == "zero" {
			id = "CC0-" + path[2]
		} else if path[1] == "mark" {
			id = "CC-PDM-" + path[2]
		}
	default:
		return ""
	}
	if len(path) > 3 {
		if row, ok := spdx.License(id + "-" + path[3]); ok { // adapted to the law of a country
			return row.ID
		}
	}
	row, _ := spdx.License(id)
	return row.ID
}

// byPage reads the name of a page as the words of a licence's name. Where nothing else
// in the address says that licences are kept there, the name itself must: "MIT-LICENSE.txt".
func (p *passage) byPage(m *mention, tail string, named bool) bool {
	q := *p
	q.text = []byte(strings.NewReplacer("-", " ", "_", " ").Replace(tail))
	for i := 1; i+1 < len(q.text); i++ { // "LICENSE.MIT", but not "2.1"
		if c := q.text[i+1]; q.text[i] == '.' && (c < '0' || c > '9') {
			q.text[i] = ' '
		}
	}
	q.toks = words.Tokenise(nil, q.text)
	q.taken = func(int) bool { return false }
	if len(q.toks) == 0 || len(q.toks) > 6 {
		return false
	}
	from := 0
	for named && from < len(q.toks) && q.pad.has(q.toks[from].Hash) {
		from++
	}
	if from == len(q.toks) {
		return false
	}
	n, end := q.mention(from)
	if n == nil || n.exception != "" || named && !slices.ContainsFunc(q.toks, func(t words.Token) bool { return q.license.has(t.Hash) }) {
		return false
	}
	for ; end < len(q.toks); end++ {
		if !q.pad.has(q.toks[end].Hash) {
			return false
		}
	}
	m.family, m.version, m.expr, m.later = n.family, n.version, n.expr, n.later
	return m.expression() != ""
}
