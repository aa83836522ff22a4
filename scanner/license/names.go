package license

import (
	"regexp"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/license/index"
	"github.com/licit-compliance/licit/scanner/license/words"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// family is a licence name with its versions.
type family struct {
	key      string
	versions map[string]string // version without trailing ".0" -> id, or the stem of a GNU id
	gnu      bool              // ids end in -only or -or-later
	bare     string            // what the name means without a version; empty: it names nothing
	stem     string            // beginning of the ids of its texts
}

// ordered reports whether one version of the family follows another, so that a later one may be meant: the numbers of BSD licences
// count clauses.
func (f *family) ordered() bool { return len(f.versions) > 0 && f.key != "BSD" }

// name is one way to write a family or a single id.
type name struct {
	rest   []words.Hash // words after the first
	family *family
	expr   string // set where the words name one expression and no version matters
	weak   bool   // too common to count without a cue
	states bool   // a statement by itself: counts without a cue
	exact  bool   // counts only in the spelling of the id
	vague  bool   // says only what kind of licence it is: "BSD style"
	bound  bool   // counts only with a version and after an article
	plain  bool   // a word of everyday English or code: counts only beside the word "license"
}

// names is the lexicon: every name by its first word, longer ones first.
type names struct {
	byFirst  map[words.Hash][]name
	bits     [128]uint64
	acronyms map[string]*family // "gplv2", "lgpl21"
	room     []words.Token      // of add
}

// families are the names that SPDX lists do not carry: a line each, the key, what
// it means without a version, versions, then ways to write it. A way in brackets is too
// common to count without a cue, one in braces counts only beside the word
// "license", one in angle brackets only with a version,
// one after "!" by itself. A version that is an expression has "_" for its blanks. A key with "*" is a GNU family.
const familyTable = `
GPL* | GPL-1.0-or-later | 1=GPL-1.0 2=GPL-2.0 2.1=LGPL-2.1 3=GPL-3.0 | gnu general public license; gnu public license; gnu general license; <general public license>; gnu gpl; gnu public licence; general public license of the gnu; general gnu public license; gnu general public; gnu generic public license; gpl; gnu copyleft; gnu public general license; licencia pública general gnu; licencia pública general de gnu; licencia publica general gnu; licence publique générale gnu; licence publique générale de gnu; licence publique générale; allgemeine öffentliche gnu lizenz; gnu allgemeine öffentliche lizenz; licença pública geral gnu; licença pública geral do gnu; licenza pubblica generica gnu; licenza pubblica generale gnu; gnu 通用公共许可证; gnu 通用公共授權; gnu 一般公衆利用許諾; gnu 一般公衆利用許諾書; универсальная общественная лицензия gnu; gnu gpl lizenz
LGPL* | LGPL-2.0-or-later | 2=LGPL-2.0 2.1=LGPL-2.1 3=LGPL-3.0 | gnu lesser general public license; lesser gnu general public license; library gnu general public license; gnu library general public license; gnu lesser public license; gnu library public license; gnu lesser gpl; gnu library gpl; gnu lgpl; lgpl; lesser general public license; library general public license; library gpl; lesser gpl; gnu lesser general public; gnu library general public; gnu library license; gnu library or lesser general public license; gnu lesser or library general public license; gnu general lesser public license; gnu lesser license; gnu library or lesser gpl; gnu library or lesser public license
LLGPL | LGPL-2.1-only WITH LLGPL | | lisp lesser general public license; lisp lesser gnu public license; lisp lgpl; llgpl
AGPL* | AGPL-3.0-only | 1=AGPL-1.0 3=AGPL-3.0 | gnu affero general public license; affero general public license; gnu affero public license; affero gpl; gnu affero gpl; gnu agpl; agpl; affero public license; gnu affero license
GFDL* | GFDL-1.1-or-later | 1.1=GFDL-1.1 1.2=GFDL-1.2 1.3=GFDL-1.3 | gnu free documentation license; gnu fdl; gfdl; gnu free document license; free documentation license; gnu documentation license; {fdl}
Apache | Apache-2.0 | 1=Apache-1.0 1.1=Apache-1.1 2=Apache-2.0 | apache license; apache software license; apache software foundation license; asf license; apache public license; asl; apache licence; apache open source license; apache style license; {apache}; {apache software}
MPLTri | GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1 | | mozilla tri license; mozilla.org tri license; mpl gpl lgpl tri license; mozilla org tri license
MPL | LicenseRef-MPL | 1=MPL-1.0 1.1=MPL-1.1 2=MPL-2.0 | mozilla public license; mozilla license; mpl; mozilla public
NPL | LicenseRef-NPL | 1=NPL-1.0 1.1=NPL-1.1 | netscape public license; npl
EPL | LicenseRef-EPL | 1=EPL-1.0 2=EPL-2.0 | eclipse public license; epl
EDL | BSD-3-Clause | 1=BSD-3-Clause | eclipse distribution license; edl
CPL | CPL-1.0 | 1=CPL-1.0 .5=CPL-1.0 | common public license; cpl
IPL | IPL-1.0 | 1=IPL-1.0 | ibm public license; ipl
CDDL | LicenseRef-CDDL | 1=CDDL-1.0 1.1=CDDL-1.1 | common development and distribution license; cddl; common development distribution license
EUPL | LicenseRef-EUPL | 1=EUPL-1.0 1.1=EUPL-1.1 1.2=EUPL-1.2 | european union public license; eupl; european public license
Artistic | Artistic-1.0-Perl | 1=Artistic-1.0 2=Artistic-2.0 | artistic license; perl artistic license; {artistic}
CECILL | LicenseRef-CECILL | 1=CECILL-1.0 1.1=CECILL-1.1 2=CECILL-2.0 2.1=CECILL-2.1 | cecill free software license; cecill license; cecill
CECILL-B | CECILL-B | 1=CECILL-B | cecill b; cecill b free software license
CECILL-C | CECILL-C | 1=CECILL-C | cecill c; cecill c free software license
AFL | LicenseRef-AFL | 1.1=AFL-1.1 1.2=AFL-1.2 2=AFL-2.0 2.1=AFL-2.1 3=AFL-3.0 | academic free license; afl
OSL | LicenseRef-OSL | 1=OSL-1.0 1.1=OSL-1.1 2=OSL-2.0 2.1=OSL-2.1 3=OSL-3.0 | open software license; osl
LPPL | LicenseRef-LPPL | 1=LPPL-1.0 1.1=LPPL-1.1 1.2=LPPL-1.2 1.3a=LPPL-1.3a 1.3c=LPPL-1.3c 1.3=LPPL-1.3c | latex project public license; lppl
OFL | OFL-1.1 | 1=OFL-1.0 1.1=OFL-1.1 | sil open font license; open font license; sil ofl; ofl
BSL | BSL-1.0 | 1=BSL-1.0 | boost software license; boost license; boost public license; {boost}
BUSL | BUSL-1.1 | 1.1=BUSL-1.1 | business source license; busl
SSPL | SSPL-1.0 | 1=SSPL-1.0 | server side public license; sspl
PSF | Python-2.0 | 2=PSF-2.0 | python software foundation license; psf license; psfl; psf; {psf}
ZPL | LicenseRef-ZPL | 1.1=ZPL-1.1 2=ZPL-2.0 2.1=ZPL-2.1 | zope public license; zpl
PHP | LicenseRef-PHP | 3=PHP-3.0 3.01=PHP-3.01 2.02=PHP-3.0 | php license
W3C | W3C | 1998=W3C-19980720 2015=W3C-20150513 | w3c software notice and license; w3c license; w3c software license; w3c software copyright
IETFTrust | LicenseRef-scancode-ietf-trust | | !ipr trust200902; !ipr pre5378trust200902; !ipr nomodificationtrust200902; !ipr noderivativestrust200902
W3CSoftwareDocument | W3C-20150513 | | software and document license; w3c software and document license; w3c software and document notice and license; w3c software and document copyright notice and license
W3CTestSuite | LicenseRef-scancode-w3c-test-suite | | w3c test suite license
W3CTestSuites | BSD-3-Clause OR LicenseRef-scancode-w3c-test-suite | | licenses for w3c test suites
W3CDocument | LicenseRef-W3C-Document | 1999=LicenseRef-scancode-w3c-docs-19990405 2002=LicenseRef-scancode-w3c-docs-20021231 | w3c document license; w3c document notice and license; w3c document copyright notice and license; w3c document notice
MSPL | MS-PL | | microsoft public license; ms pl; mspl; microsoft permissive license
MSRL | MS-RL | | microsoft reciprocal license; ms rl
Unlicense | Unlicense | | the unlicense; unlicense license; [unlicense]
WTFPL | WTFPL | 1=WTFPL 2=WTFPL | do what the fuck you want to public license; do what the f ck you want to public license; wtfpl; do wtf you want to public license; do what the fuck you want to; do what the heck you want to public license
CC0 | CC0-1.0 | 1=CC0-1.0 | cc0; creative commons zero; creative commons cc0; cc zero; [cc 0]; cc0 universal; creative commons public domain dedication; creative commons universal public domain dedication; !waived all copyright and related or neighboring rights
MIT | MIT | | mit license; mit x11 license; mit x11; mit x license; x11 mit; mit style license; mit expat; expat license; mit type license; mit open source license; mit like license; mit software license; mit x consortium license; !copyright notice in lua.h; opensource mit license; mit licensed; [mit]; [expat]
X11 | X11 | | x11 license; x11 style license; x consortium license; {x11}
ISC | ISC | | isc license; isc style license; internet software consortium license; [isc]; isc licensed
Zlib | Zlib | | zlib license; zlib libpng license; zlib png license; libpng zlib license; zlib style license; zlib libpng; !copyright notice in zlib.h; {zlib}
Libpng2 | libpng-2.0 | | libpng license version 2; libpng license v2; png reference library license version 2
Libpng | Libpng | | libpng license; !copyright notice in png.h; {libpng}
NCSA | NCSA | | university of illinois ncsa open source license; university of illinois open source license; ncsa open source license; ncsa license; illinois open source license; {ncsa}
BSD | BSD-3-Clause | 0=0BSD 1=BSD-1-Clause 2=BSD-2-Clause 3=BSD-3-Clause 4=BSD-4-Clause | bsd license; bsd style license; bsd type license; bsd like license; berkeley software distribution license; bsd style; bsd copyright; berkeley license; bsd licensed; bsd licence; bsd open source license; bsd terms; bsd software license; ucb bsd license; [bsd]
BSD2 | BSD-2-Clause | | bsd 2 clause license; bsd 2 clause; 2 clause bsd license; 2 clause bsd; two clause bsd license; two clause bsd; simplified bsd license; simplified bsd; freebsd license; freebsd copyright; bsd 2 clause simplified license; bsd 2 clauses; bsd simplified license; bsd two clause license; bsd 2clause; 2clause bsd; 2 clause bsd style license; two clause bsd style license; bsd2; bsd 2 clause simplified
BSD3 | BSD-3-Clause | | bsd 3 clause license; bsd 3 clause; 3 clause bsd license; 3 clause bsd; three clause bsd license; three clause bsd; new bsd license; new bsd; modified bsd license; modified bsd; revised bsd license; revised bsd; bsd 3 clause new or revised license; bsd new license; bsd new; 3 clause bsd style license; bsd three clause license; bsd 3clause; 3clause bsd; bsd 3; bsd3; bsd revised; new style bsd; berkeley modified license; bsd without advertising; bsd without advertising clause; bsd modified license; 3 clause license; 3 term bsd; new berkeley license; modified berkeley software distribution license; bsd 3 clause new or revised
BSD2or3 | BSD-2-Clause OR BSD-3-Clause | | 2 clause or 3 clause bsd license; 3 clause or 2 clause bsd license; two clause or three clause bsd license; modified 2 clause or 3 clause bsd license; modified bsd 2 clause or 3 clause license; 2 or 3 clause bsd license; 2 3 clause bsd license; bsd 2 clause or 3 clause license; bsd 2 or 3 clause license
TrustBSD | BSD-3-Clause | | simplified bsd license set forth in section 4.c of the ietf trusts legal provisions; simplified bsd license as set forth in section 4.c of the ietf trusts legal provisions; simplified bsd license set forth in section 4 c of the ietf trusts legal provisions; simplified bsd license as described in section 4.e of the trust legal provisions; simplified bsd license text as described in section 4.e of the trust legal provisions
BSD4 | BSD-4-Clause | | bsd 4 clause license; bsd 4 clause; 4 clause bsd license; 4 clause bsd; four clause bsd license; original bsd license; old bsd license; bsd original license; bsd 4 clause original or old license; bsd with advertising; bsd original; old style bsd
0BSD | 0BSD | | 0bsd; zero clause bsd license; zero clause bsd; bsd zero clause license; 0 clause bsd; free public license 1.0.0
OpenSSL | OpenSSL | | openssl license; openssl ssleay license; ssleay license; {openssl}
Sleepycat | Sleepycat | | sleepycat license; sleepycat public license
Ruby | Ruby | | ruby license; rubys license; same terms as ruby; same license as ruby; same terms as the ruby; terms of ruby; ruby s license; {ruby}
Vim | Vim | | vim license; vims license; {same as vim}
QPL | QPL-1.0 | 1=QPL-1.0 | q public license; qpl; qt public license
PostgreSQL | PostgreSQL | | postgresql license; postgres license; {postgresql}
Beerware | Beerware | | beerware license; beer ware license; [beerware]
SGI-B | SGI-B-2.0 | 1=SGI-B-1.0 1.1=SGI-B-1.1 2=SGI-B-2.0 | sgi free software license b; sgi free software b license
Module | GPL-2.0-or-later | | !module license gpl
Module2 | GPL-2.0-only | | !module license gpl v2
ModuleBSD | BSD-3-Clause OR GPL-2.0-only | | !module license dual bsd gpl
ModuleMIT | MIT OR GPL-2.0-only | | !module license dual mit gpl
ModuleMPL | MPL-1.1 OR GPL-2.0-only | | !module license dual mpl gpl
CNRI | CNRI-Python | | cnri s python 1.6 license; cnri python 1.6 license; python 1.6 license; python 1.6b1 license
JSON | JSON | | json license
FTL | FTL | | freetype license; freetype project license; ftl
IJG | IJG | | independent jpeg group license; !work of the independent jpeg group; !is part of the independent jpeg groups software; !is a part of the independent jpeg groups software; !was part of the independent jpeg groups software; ijg license; libjpeg license
APSL | LicenseRef-APSL | 1=APSL-1.0 1.1=APSL-1.1 1.2=APSL-1.2 2=APSL-2.0 | apple public source license; apsl
APL | APL-1.0 | 1=APL-1.0 | adaptive public license
CPAL | CPAL-1.0 | 1=CPAL-1.0 | common public attribution license; cpal
ECL | LicenseRef-ECL | 1=ECL-1.0 2=ECL-2.0 | educational community license; ecl
NPOSL | NPOSL-3.0 | 3=NPOSL-3.0 | non profit open software license; nposl
SISSL | SISSL | 1.1=SISSL 1.2=SISSL-1.2 | sun industry standards source license; sissl
SPL | SPL-1.0 | 1=SPL-1.0 | sun public license
UPL | UPL-1.0 | 1=UPL-1.0 | universal permissive license; upl
ODbL | ODbL-1.0 | 1=ODbL-1.0 | open database license; odbl; open data commons open database license
ODC-By | ODC-By-1.0 | 1=ODC-By-1.0 | open data commons attribution license; odc by
PDDL | PDDL-1.0 | 1=PDDL-1.0 | open data commons public domain dedication and license; pddl; public domain dedication and license
OPL | OPUBL-1.0 | 1=OPUBL-1.0 | open publication license
Watcom | Watcom-1.0 | 1=Watcom-1.0 | sybase open watcom public license
OLDAP | LicenseRef-OLDAP | 2.8=OLDAP-2.8 2.7=OLDAP-2.7 2.5=OLDAP-2.5 2.4=OLDAP-2.4 2.3=OLDAP-2.3 2.2=OLDAP-2.2 2.1=OLDAP-2.1 2=OLDAP-2.0 | openldap public license
MulanPSL | LicenseRef-MulanPSL | 1=MulanPSL-1.0 2=MulanPSL-2.0 | mulan psl; mulan permissive software license; mulanpsl
BlueOak | BlueOak-1.0.0 | 1=BlueOak-1.0.0 | blue oak model license
curl | curl | | curl license; mit x derivate license
ICU | ICU | | icu license; x license icu; {icu}
TCL | TCL | | tcl tk license; tcl license; {tcl}
SHL | LicenseRef-SHL | 0.5=SHL-0.5 0.51=SHL-0.51 2=Apache-2.0_WITH_SHL-2.0 2.1=Apache-2.0_WITH_SHL-2.1 | solderpad hardware license; solderpad hardware licence; solderpad license; solderpad licence; solderpad open hardware license
CERN-OHL-P | CERN-OHL-P-2.0 | 2=CERN-OHL-P-2.0 | cern ohl p
CERN-OHL-S | CERN-OHL-S-2.0 | 2=CERN-OHL-S-2.0 | cern ohl s
CERN-OHL-W | CERN-OHL-W-2.0 | 2=CERN-OHL-W-2.0 | cern ohl w
etalab | LicenseRef-etalab | 2=etalab-2.0 | licence ouverte; licence ouverte open licence; etalab open license
HPND | HPND | | historical permission notice and disclaimer; hpnd license; [hpnd]
BSD3Clear | BSD-3-Clause-Clear | | clear bsd license; clear bsd; bsd 3 clause clear license
wxWindows | LGPL-2.0-or-later WITH WxWindows-exception-3.1 | | wxwindows library license; wxwindows library licence; wxwindows license; wxwidgets license; wxwidgets library license
Perl | Artistic-1.0-Perl OR GPL-1.0-or-later | | !same terms as perl itself; !same terms as perl; !same license as perl itself; !same license as perl; perl license; under perl terms; terms of perl itself; !same terms as the perl; !same terms than perl itself; licensing terms as perl itself; !same conditions as perl; perl 5 license; {perl}; {perl5}; {perl 5}; !same perl license; !same terms of perl itself; perl5 license; !same license as the perl; {same as perl}
Classpath | GPL-2.0-or-later WITH Classpath-exception-2.0 | | libgcj license; gnu classpath license; classpath license
W3CDoc | LicenseRef-W3C-Document | | w3c document license; w3c documentation license
ACM | LicenseRef-scancode-acm-sla | | acm license; acm licensed; acm software license; acm software license agreement
OCCT | OCCT-PL | | open cascade public license; open cascade technology public license
OfBSD3 | BSD-3-Clause | | numpy license; numpys license; scipy license; scipys license; scikit learn license; sympy license; django license; chromium license; vtk license; cmake license; hsqldb license
OfBSD2 | BSD-2-Clause | | nginx license
OfMIT | MIT | | lua license; !same license as lua; !same terms as lua; jquery license
PublicDomain | LicenseRef-scancode-public-domain | | !in the public domain; !into the public domain; !is public domain; !to the public domain; !public domain software; !placed in public domain; !in public domain; !is hereby public domain; !this public domain; !are public domain; as public domain; !is not subject to copyright protection in the united states; !are not subject to copyright protection in the united states; !is not subject to copyright protection within the united states; !are not subject to copyright protection within the united states; !disclaims copyright to this source code; !disclaim copyright to this source code; {public domain}
`

// noNames are names of other things that begin like those of licences.
const noNames = `bsd os; bsd unix; bsd system; bsd systems; bsd socket; bsd sockets; bsd make; bsd install; bsd derived; bsd based; bsd kernel; bsd platforms;
	apache server; apache http server; apache maven; apache ant; apache rat; apache tomcat; apache commons; apache httpd; apache spark; apache kafka;
	mit krb5; mit kerberos; mit scheme; mit press; perl script; perl scripts; perl module; perl modules; ruby on rails; python script; python scripts`

// cutVersion parts an id and the version that it ends with: "Hippocratic" and "2.1" of Hippocratic-2.1.
func cutVersion(id string) (name, version string) {
	if at := strings.LastIndexByte(id, '-'); at > 0 && strings.Trim(id[at+1:], "0123456789.") == "" {
		return id[:at], id[at+1:]
	}
	return id, ""
}

var versionTail = regexp.MustCompile(`^(.*?)[ ,]*(?:[vV]ersion )?[vV]?(\d+(?:\.\d+)*[a-c]?)((?: (?:Unported|International|Generic|Universal|License|only|or later|Public License|Public Domain Dedication))*)$`)

// versionOf cuts a title in name, version and what follows; nil where it has no version.
func versionOf(title string) []string {
	if !strings.ContainsAny(title, "0123456789") {
		return nil
	}
	return versionTail.FindStringSubmatch(title)
}

var plainTitle = strings.NewReplacer("\"", "", "'", "", "’", "", "/", " ", "-", " ", ",", " ", "(", " ", ")", " ")

// lexicon builds the names: those of familyTable, then the ids and names of the
// SPDX list.
func lexicon(x *index.Index) *names {
	n := &names{byFirst: map[words.Hash][]name{}, acronyms: map[string]*family{}}
	taken := map[string]bool{}
	for _, line := range strings.Split(strings.TrimSpace(familyTable), "\n") {
		part := strings.Split(line, "|")
		key, gnu := strings.CutSuffix(strings.TrimSpace(part[0]), "*")
		f := &family{key: key, gnu: gnu, bare: strings.TrimSpace(part[1]), versions: map[string]string{}, stem: key}
		for _, v := range strings.Fields(part[2]) {
			ver, id, _ := strings.Cut(v, "=")
			f.versions[ver] = strings.ReplaceAll(id, "_", " ")
		}
		for _, way := range strings.Split(part[3], ";") {
			way = strings.TrimSpace(way)
			plain := strings.HasPrefix(way, "{")
			weak := plain || strings.HasPrefix(way, "[")
			bound := strings.HasPrefix(way, "<")
			states := strings.HasPrefix(way, "!")
			way = strings.Trim(way, "[]{}<>!")
			n.add(way, name{family: f, weak: weak || !strings.Contains(way, " "), plain: plain, bound: bound, states: states,
				vague: strings.Contains(way, " style") || strings.Contains(way, " type") || strings.Contains(way, " like")})
			taken[way] = true
			if !strings.Contains(way, " ") {
				n.acronyms[way] = f
			}
		}
	}
	for way := range strings.SplitSeq(noNames, ";") {
		n.add(way, name{})
	}
	n.beyond(x)
	n.commons(taken)
	own := map[string]*family{}
	for _, row := range spdx.Licenses() {
		if row.Deprecated {
			continue
		}
		n.listed(row, own, taken)
	}
	for h := range n.byFirst {
		list := n.byFirst[h]
		slices.SortStableFunc(list, func(a, b name) int { return len(b.rest) - len(a.rest) })
		n.bits[h>>25] |= 1 << (h >> 19 & 63)
	}
	return n
}

// beyond adds the names of the texts beyond the list, which stand behind their titles.
func (n *names) beyond(x *index.Index) {
	for i := range x.Len() {
		t := x.Template(i)
		_, ways, ok := strings.Cut(t.Title, "\n")
		if !ok {
			continue
		}
		for way := range strings.SplitSeq(ways, "\n") {
			n.add(way, name{expr: t.ID})
		}
	}
}

var commonsVersions = []string{"1.0", "2.0", "2.5", "3.0", "4.0"}

// commons adds the ways to write the licences of Creative Commons, whose parts are
// joined and shortened in many ways.
func (n *names) commons(taken map[string]bool) {
	parts := map[string][]string{
		"by": {"attribution", "by"}, "nc": {"non commercial", "nc"}, "sa": {"share alike", "sharealike", "sa"},
		"nd": {"no derivatives", "noderivatives", "no derivs", "noderivs", "no derivative works", "no derivative", "nd"},
	}
	foreign := []map[string][]string{
		{"by": {"namensnennung"}, "nc": {"nicht kommerziell"}, "sa": {"weitergabe unter gleichen bedingungen"}, "nd": {"keine bearbeitungen", "keine bearbeitung"}},
		{"by": {"attribution"}, "nc": {"pas d'utilisation commerciale"}, "sa": {"partage dans les mêmes conditions", "partage à l'identique"}, "nd": {"pas de modification", "pas de modifications"}},
		{"by": {"reconocimiento", "atribución"}, "nc": {"nocomercial", "no comercial"}, "sa": {"compartirigual", "compartir igual"}, "nd": {"sinobraderivada", "sin obra derivada", "sinderivadas"}},
		{"by": {"attribuzione"}, "nc": {"non commerciale"}, "sa": {"condividi allo stesso modo"}, "nd": {"non opere derivate"}},
		{"by": {"atribuição"}, "nc": {"nãocomercial", "não comercial"}, "sa": {"compartilhaigual", "compartilha igual"}, "nd": {"semderivações", "sem derivações"}},
		{"by": {"naamsvermelding"}, "nc": {"nietcommercieel"}, "sa": {"gelijkdelen"}, "nd": {"geen afgeleide werken", "geenafgeleidewerken"}},
	}
	for _, combination := range []string{"by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd", "by-nd-nc"} {
		stem := "CC-" + strings.ToUpper(strings.ReplaceAll(combination, "nd-nc", "nc-nd"))
		f := &family{key: stem, bare: "LicenseRef-" + stem, versions: map[string]string{}}
		for _, v := range commonsVersions {
			if row, ok := spdx.License(stem + "-" + v); ok {
				f.versions[normalVersion(v)] = row.ID
			}
		}
		ways := inOrder(strings.Split(combination, "-"), parts)
		for _, parts := range foreign {
			for _, w := range inOrder(strings.Split(combination, "-"), parts) {
				if w != "attribution" {
					n.add("creative commons "+w, name{family: f})
				}
			}
		}
		for _, w := range ways {
			for _, head := range []string{"creative commons ", "cc ", "creative commons license "} {
				taken[head+w] = true
				n.add(head+w, name{family: f, weak: len(w) < 6})
			}
			full, ok := strings.CutPrefix(w, "attribution")
			for _, v := range commonsVersions { // "Creative Commons 4.0 Attribution"
				if id := f.versions[normalVersion(v)]; ok && id != "" {
					n.add("creative commons "+v+" attribution"+full, name{expr: id})
					n.add("creative commons "+v+" attributions"+full, name{expr: id})
				}
			}
		}
	}
}

// inOrder is all that becomes of parts where each is written in one of its forms.
func inOrder(parts []string, forms map[string][]string) []string {
	ways := []string{""}
	for _, p := range parts {
		var longer []string
		for _, w := range ways {
			for _, form := range forms[p] {
				longer = append(longer, strings.TrimSpace(w+" "+form))
			}
		}
		ways = longer
	}
	return ways
}

// listed adds the id and the name of one licence of the list.
func (n *names) listed(row spdx.Listed, own map[string]*family, taken map[string]bool) {
	id := strings.ToLower(row.ID)
	idWords := strings.Fields(strings.ReplaceAll(id, "-", " "))
	single := len(idWords) == 1
	hasDigit := strings.ContainsAny(id, "0123456789")
	if w := strings.Join(idWords, " "); !taken[w] {
		release := idWords[0] == "python" || idWords[0] == "php" // "Python 2.0 and a browser are needed"
		n.add(w, name{expr: row.ID, weak: single || release || !hasDigit, plain: single || release, exact: single})
	}
	title, aside, _ := strings.Cut(row.Name, "(")
	title = plainTitle.Replace(strings.TrimSpace(title))
	if aside != "" { // what stands in brackets tells it from its siblings: "Artistic License 1.0 (Perl)"
		if full := normalName(plainTitle.Replace(row.Name)); !taken[full] && len(strings.Fields(full)) > 2 {
			n.add(full, name{expr: row.ID, weak: !strings.Contains(full, "license")})
			taken[full] = true
		}
	}
	if m := versionOf(title); m != nil && strings.Contains(m[1], " ") && !strings.HasSuffix(row.ID, "-only") && !strings.HasSuffix(row.ID, "-or-later") {
		key := normalName(m[1])
		f := own[key]
		if f == nil && taken[key] {
			return
		}
		if f == nil {
			f = &family{key: key, versions: map[string]string{}, bare: row.ID, stem: row.ID}
			own[key] = f
			taken[key] = true
			n.add(key, name{family: f, weak: !strings.Contains(key, "license") && !strings.Contains(key, "creative commons")})
			if tail := normalName(m[1] + " " + m[3]); tail != key && !taken[tail] {
				n.add(tail, name{family: f})
				taken[tail] = true
			}
		}
		v := normalVersion(m[2])
		if _, ok := f.versions[v]; !ok {
			f.versions[v] = row.ID
		}
		return
	}
	if strings.HasSuffix(row.ID, "-only") || strings.HasSuffix(row.ID, "-or-later") {
		return
	}
	full := normalName(title)
	if taken[full] || len(strings.Fields(full)) < 2 {
		return
	}
	n.add(full, name{expr: row.ID, weak: !strings.Contains(full, "license")})
	taken[full] = true
}

func normalName(s string) string {
	return strings.Join(strings.Fields(strings.ToLower(s)), " ")
}

func normalVersion(v string) string {
	v = strings.TrimPrefix(strings.ToLower(v), "v")
	for strings.HasSuffix(v, ".0") {
		v = strings.TrimSuffix(v, ".0")
	}
	return v
}

func (n *names) add(way string, to name) {
	n.room = words.Tokenise(n.room[:0], []byte(way))
	toks := n.room
	if len(toks) == 0 {
		return
	}
	if len(toks) > 1 {
		to.rest = make([]words.Hash, len(toks)-1)
	}
	for i, t := range toks[1:] {
		to.rest[i] = t.Hash
	}
	n.byFirst[toks[0].Hash] = append(n.byFirst[toks[0].Hash], to)
}

// find returns the longest name at toks[i] and the index after it.
func (n *names) find(toks []words.Token, i int) (*name, int) {
	h := toks[i].Hash
	if n.bits[h>>25]&(1<<(h>>19&63)) == 0 {
		return nil, 0
	}
	list := n.byFirst[h]
next:
	for k := range list {
		m := &list[k]
		if i+len(m.rest) >= len(toks) && len(m.rest) > 0 {
			continue
		}
		for j, r := range m.rest {
			if h := toks[i+1+j].Hash; h != r && (r != wordLicense || h != wordLicenses) {
				continue next
			}
		}
		return m, i + 1 + len(m.rest)
	}
	return nil, 0
}
