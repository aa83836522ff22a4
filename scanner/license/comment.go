package license

import "bytes"

// commentReach is how far back the beginning of a comment is looked for.
const commentReach = 4096

// commentAround returns the comment that a place stands in, as whole lines, if it ends no further than
// edgeReach behind the place and begins no further than commentReach before it; the zero Span where it is not clear that there is one.
func commentAround(text []byte, at int) Span {
	near := text[:min(len(text), at+edgeReach)]
	start := lineStart(near, at)
	mark := runMark(near[skipWhite(near, start):])
	if front := frontMatter(near); at < front {
		return Span{0, front}
	}
	if mark == "" {
		return blockAround(near, at)
	}
	end := runEnd(near, start, mark)
	if end == len(near) && end < len(text) {
		return Span{}
	}
	if start = runStart(near, start, mark); start < 0 || mark == "#" && !isRun(near[start:end]) {
		return Span{}
	}
	return Span{start, end}
}

// lastNotice is how long a comment is, in bytes, behind which no terms follow in the next without a trigger in it: it has them itself.
const lastNotice = 400

// commentsBehind returns where a comment ends, or a short one and those that follow it with nothing but white space between.
func commentsBehind(text []byte, c Span) int {
	end := min(len(text), c.End)
	for end < len(text) && c.End-c.Start < lastNotice {
		next := skipWhite(text, end)
		if mark := runMark(text[next:]); mark != "" {
			end = runEnd(text, next, mark)
		} else if bytes.HasPrefix(text[next:], []byte("/*")) {
			shut := bytes.Index(text[next:], []byte("*/"))
			if shut < 0 {
				return len(text)
			}
			end = next + shut + 2
		} else {
			break
		}
	}
	return end
}

// frontMatter returns where the fields end that a page begins with, between rows of three hyphens; 0 where there are none.
func frontMatter(text []byte) int {
	const row = "---\n"
	if !bytes.HasPrefix(text, []byte(row)) {
		return 0
	}
	shut := bytes.Index(text[:min(len(text), commentReach)], []byte("\n"+row))
	if shut < 0 {
		return 0
	}
	return shut + 1 + len(row)
}

// blockAround returns the comment with two marks that a place stands in, from the beginning of its line.
func blockAround(text []byte, at int) Span {
	for _, m := range [...][2]string{{"/*", "*/"}, {"<!--", "-->"}} {
		open, shut := []byte(m[0]), []byte(m[1])
		end := bytes.Index(text[at:], shut)
		if end < 0 || bytes.Contains(text[at:at+end], open) {
			continue
		}
		low := max(0, at-commentReach)
		before := text[low:at]
		start := bytes.LastIndex(before, open)
		if start < 0 || bytes.Contains(before[start+len(open):], shut) {
			continue
		}
		return Span{lineStart(text, low+start), at + end + len(shut)}
	}
	return Span{}
}

// runMark returns what makes a line a comment that begins with it, "" where nothing does.
func runMark(line []byte) string {
	switch {
	case bytes.HasPrefix(line, []byte("//")):
		return "//"
	case bytes.HasPrefix(line, []byte("# ")), bytes.HasPrefix(line, []byte("#\n")), bytes.HasPrefix(line, []byte("#!")), bytes.HasPrefix(line, []byte("##")):
		return "#"
	}
	return ""
}

// runStart returns where the lines begin that begin with the mark, one of them at start; below zero if that is too far.
func runStart(text []byte, start int, mark string) int {
	for low := start - commentReach; start > max(0, low); {
		before := start - 1 // its line feed
		for before > 0 && text[before-1] != '\n' {
			before--
		}
		if !bytes.HasPrefix(text[skipWhite(text, before):], []byte(mark)) || skipWhite(text, before) >= start {
			return start
		}
		start = before
	}
	if start > 0 {
		return -1
	}
	return start
}

// runEnd returns where the lines end that begin with the mark, the first of them at start.
func runEnd(text []byte, start int, mark string) int {
	for end := start; ; {
		line := bytes.IndexByte(text[end:], '\n')
		if line < 0 {
			return len(text)
		}
		end += line + 1
		next := end
		for next < len(text) && (text[next] == ' ' || text[next] == '\t') {
			next++
		}
		if !bytes.HasPrefix(text[next:], []byte(mark)) {
			return end
		}
	}
}

// isRun reports whether lines that begin with a number sign are a comment and not headings of Markdown.
func isRun(lines []byte) bool { return bytes.Count(lines, []byte("\n")) > 2 }

// skipWhite returns the place of the first byte at or behind at that is no white space.
func skipWhite(text []byte, at int) int {
	for at < len(text) && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r') {
		at++
	}
	return at
}
