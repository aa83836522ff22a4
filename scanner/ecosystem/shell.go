package ecosystem

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

// IsShellScript reports whether a file that has no ending that means anything is a shell script by its first line, or a collection of functions
// for such scripts that clones something. Without data, it
// reports whether the file may be one by its name.
func IsShellScript(file string, data []byte) bool {
	ending := path.Ext(file)
	if strings.HasPrefix(path.Base(file), "configure.") && bytes.HasPrefix(data, []byte("#!")) {
		ending = "" // configure.wonder is a part of a configure script
	}
	if ending != "" && !strings.Contains(ending, "_") {
		return false // "helper.lamp_two" is how people call variants
	}
	if data == nil {
		return true
	}
	line, _, _ := bytes.Cut(data[:min(len(data), 100)], []byte{'\n'})
	if bytes.HasPrefix(line, []byte("#!")) {
		return shellLine().Match(line)
	}
	return bytes.Contains(data, []byte("git clone")) && len(data) <= maxManifest && shellBlock().Match(data) && shellFunction().Match(data)
}

var (
	shellBlock    = lazily.Regexp(`(?m)^\s*(?:fi|done)\s*$`)
	shellFunction = lazily.Regexp(`(?m)^(?:function\s+)?[A-Za-z_]\w*\s*\(\s*\)\s*\{?\s*$`)
)

var shellLine = lazily.Regexp(`[/ ](?:ba|da|k|z|mk)?sh(?:\s|$)`)

var (
	// madeConfigure are words of configure scripts that a program wrote: what they ask for stands in their sources.
	madeConfigure = lazily.Regexp(`Generated (?:automatically )?(?:by|using|from) |Free Software Foundation|autoconf version`)
	// askedPkgConfig is a function around pkg-config, as scripts in the manner of FFmpeg's have it: its name, then the module.
	askedPkgConfig = lazily.Regexp(`\b(?:require|check|use|test|probe)_pkg_?config(?:_cpp|_cxx|_cc)?\s+["']?[\w.+-]+["']?\s+(?:"([^"$]+)"|'([^'$]+)'|([\w.+-]+))`)
	// pkgConfigTool is pkg-config as a script calls it.
	pkgConfigTool = lazily.Regexp(`(?:^|[\s("'/` + "`" + `])(?:pkg-?conf(?:ig)?|\$[({]?(?i:PKG_?CONF(?:IG)?)[)}]?)["']?((?:\s+--[a-z-]+(?:=\S+)?)*)\s+(.*)$`)
	// pkgConfigNames are what every script that asks it has one of.
	pkgConfigNames = [][]byte{[]byte("pkgconf"), []byte("pkg-conf"), []byte("pkg_conf"), []byte("PKGCONF"), []byte("PKG_CONF")}
	// definedFunction is the head of a function.
	definedFunction = lazily.Regexp(`^(?:function\s+)?([A-Za-z_][\w-]*)\s*\(\s*\)|^function\s+([A-Za-z_][\w-]*)`)
	// namedArgument gives an argument of a function a name.
	namedArgument = lazily.Regexp(`^(?:local\s+|declare\s+|typeset\s+)?([A-Za-z_]\w*)=["']?\$\{?(\d)\}?["']?\s*(?:;|$)`)
	argumentUse   = lazily.Regexp(`\$\{?([@*]|\w+)`)
)

// allArguments stands for every argument of a function.
const allArguments = 0

// shellScript reads what a shell script asks of pkg-config, by itself or by functions of its own, and, of a configure script
// that no program wrote, what it links with -l.
func (b *builder) shellScript(m Manifest, own map[string]bool) {
	configure := isConfigure(m.Path)
	asking := slices.ContainsFunc(pkgConfigNames, func(name []byte) bool { return bytes.Contains(m.Data, name) })
	if !configure && !asking || madeConfigure().Match(m.Data[:min(len(m.Data), 4096)]) {
		return
	}
	ask := func(line int, name string) {
		if spec := pkgConfigModule().FindStringSubmatch(name); spec != nil && !own[strings.ToLower(spec[1])] && !optionsLikeLibraries[spec[1]] {
			b.linked(m.Path, line, inventory.Package{Name: spec[1], Kind: inventory.KindDependency}, inventory.RelOptional, "")
		}
	}
	asks := map[string]int{}
	if asking {
		asks = askingFunctions(m.Data)
	}
	inside := ""
	for line, text := range continued(m.Data, "#") {
		trimmed := strings.TrimSpace(text)
		if name := functionHead(trimmed); name != "" {
			inside = name
			if strings.HasSuffix(trimmed, "}") {
				inside = ""
			}
			continue
		} else if strings.HasPrefix(text, "}") {
			inside = ""
		}
		if trimmed == "" || trimmed[0] == '#' || strings.HasPrefix(trimmed, "echo") || strings.HasPrefix(trimmed, "-") || strings.HasPrefix(trimmed, "printf") {
			continue
		}
		if configure {
			for _, found := range matchesWith(text, "-l", linkFlag) {
				ask(line, strings.TrimRight(found[1], ".-_"))
			}
		}
		if !asking {
			continue
		}
		if len(asks) == 0 && !strings.Contains(text, "pkg") && !strings.Contains(text, "PKG") {
			continue
		}
		for _, found := range askedPkgConfig().FindAllStringSubmatch(text, -1) {
			for _, spec := range strings.Fields(moduleOperator().ReplaceAllString(found[1]+found[2]+found[3], "$1")) {
				ask(line, spec)
			}
		}
		for _, part := range shellCommands(trimmed) {
			if found := toolCall(part); found != nil {
				if found[1] != "" && !strings.Contains(found[1], "--variable") || strings.HasPrefix(commandOf(part), "pkg") {
					for _, name := range moduleWords(found[2]) {
						for _, one := range strings.Fields(name) {
							ask(line, one)
						}
					}
				}
				continue
			}
			name, rest, _ := strings.Cut(commandOf(part), " ")
			which, ok := asks[name]
			if !ok || name == inside {
				continue
			}
			if words := moduleWords(rest); which <= len(words) {
				if which != allArguments {
					words = words[which-1 : which]
				}
				for _, w := range words {
					for _, one := range strings.Fields(w) {
						ask(line, one)
					}
				}
			}
		}
	}
}

// functionHead is the name of the function whose head a line is, "" for another line.
func functionHead(line string) string {
	open := strings.IndexByte(line, '(')
	if !strings.HasPrefix(line, "function") && (open < 0 || !strings.HasPrefix(strings.TrimLeft(line[open+1:], " \t"), ")")) {
		return ""
	}
	head := definedFunction().FindStringSubmatch(line)
	if head == nil {
		return ""
	}
	return head[1] + head[2]
}

// toolCall finds a call of pkg-config: its options, and the words after them.
func toolCall(part string) []string {
	if !strings.Contains(part, "pkg") && !strings.Contains(part, "PKG") {
		return nil
	}
	m := pkgConfigTool().FindStringSubmatchIndex(part)
	if m == nil {
		return nil
	}
	// --pkg-config-path=/usr/lib/pkgconfig is no call.
	word := part[strings.LastIndexAny(part[:m[0]+1], " \t")+1 : m[0]+1]
	if strings.HasPrefix(word, "-") || strings.HasSuffix(word, "/") && strings.Contains(word, "lib/") {
		return nil
	}
	return pkgConfigTool().FindStringSubmatch(part)
}

// commandOf takes what may stand before a command off it.
func commandOf(part string) string {
	part = strings.TrimSpace(part)
	for {
		word, rest, ok := strings.Cut(part, " ")
		if !ok || !slices.Contains([]string{"if", "elif", "while", "until", "then", "else", "!", "{", "("}, word) {
			return part
		}
		part = strings.TrimSpace(rest)
	}
}

// moduleWords are the arguments of a command but for its options, up to where its output goes; "name >= version" in quotes is one.
func moduleWords(rest string) []string {
	if i := strings.IndexAny(rest, ")`"); i >= 0 && !strings.Contains(rest[:i], "(") {
		rest = rest[:i]
	}
	var words []string
	for rest = strings.TrimLeft(rest, " \t"); rest != ""; rest = strings.TrimLeft(rest, " \t") {
		if c := rest[0]; c == '"' || c == '\'' {
			word, after, _ := strings.Cut(rest[1:], rest[:1])
			words, rest = append(words, moduleOperator().ReplaceAllString(word, "$1")), after
			continue
		}
		end := strings.IndexAny(rest, " \t")
		if end < 0 {
			end = len(rest)
		}
		word := rest[:end]
		rest = rest[end:]
		if strings.ContainsAny(word[:1], "<>]") || strings.HasPrefix(word, "2>") || strings.HasPrefix(word, "1>") {
			break
		}
		if word[0] != '-' {
			words = append(words, word)
		}
	}
	return words
}

// askingFunctions are the functions of a script that hand an argument on to pkg-config, or to another one of the kind, with
// its number.
func askingFunctions(data []byte) map[string]int {
	asks := map[string]int{}
	for range 3 {
		before := len(asks)
		inside, names := "", map[string]int{}
		for _, text := range continued(data, "#") {
			trimmed := strings.TrimSpace(text)
			if name := functionHead(trimmed); name != "" {
				inside, names = name, map[string]int{}
				_, trimmed, _ = strings.Cut(trimmed, "{")
				trimmed = strings.TrimSpace(strings.TrimSuffix(trimmed, "}"))
			} else if strings.HasPrefix(text, "}") {
				inside = ""
			}
			if inside == "" {
				continue
			}
			if m := namedArgument().FindStringSubmatch(trimmed); m != nil && len(names) < 20 {
				names[m[1]] = int(m[2][0] - '0')
			}
			for _, part := range shellCommands(trimmed) {
				rest := ""
				if found := toolCall(part); found != nil {
					rest = found[2]
				} else if name, after, _ := strings.Cut(commandOf(part), " "); name != inside {
					if which, ok := asks[name]; ok && which == allArguments {
						rest = after
					} else if words := moduleWords(after); ok && which <= len(words) {
						rest = words[which-1]
					}
				}
				for _, use := range argumentUse().FindAllStringSubmatch(rest, 4) {
					number, named := names[use[1]]
					switch {
					case use[1] == "@" || use[1] == "*":
						number = allArguments
					case len(use[1]) == 1 && use[1] >= "1" && use[1] <= "9":
						number = int(use[1][0] - '0')
					case !named:
						continue
					}
					if _, ok := asks[inside]; !ok {
						asks[inside] = number
					}
					break
				}
			}
		}
		if len(asks) == before {
			break
		}
	}
	return asks
}
