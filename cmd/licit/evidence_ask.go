package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/licit-compliance/licit/policy/programme"
	"github.com/licit-compliance/licit/reports"
)

func evidenceAskCommand(w *world) *cobra.Command {
	var e evidenceFlags
	cmd := &cobra.Command{
		Use:   "ask [PATH | INVENTORY]",
		Short: "Walk through the open questions and write " + programme.FileName,
		Long: `Show each verification material that is open, with what was found for it, and take an
answer: who says so, and the link, or the file of the tree, that shows it. Answers are read from
standard input, one line each, so that a script can give them, too. They go into
` + programme.FileName + ` in the directory, or into --programme; what else stands there stays. An
earlier answer is shown first and replaced only when you answer again. The affirmation is asked for
when nothing else is open.

For each question: a (answer), n (not applicable, where that may be), s (skip) or q (quit). Then
by whom; a link, or the path of a file in the tree; and words. The date is SOURCE_DATE_EPOCH's, else today.

Exit codes:
  0    asked; what was answered is written
  2    usage, or an answer that was not taken
  130  cancelled: nothing is written`,
		Example: "  licit evidence ask\n  licit evidence ask --programme ../programme.yaml inventory.json",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			spec := "."
			if len(args) > 0 {
				spec = args[0]
			}
			if spec == "-" {
				return hinted{errors.New("standard input takes the answers"), "licit evidence ask INVENTORY"}
			}
			return e.ask(cmd, w, spec)
		},
	}
	e.register(cmd)
	return cmd
}

// dialogue asks on standard output and reads lines.
type dialogue struct {
	w     *world
	lines <-chan string
	err   error // of reading; to be looked at when lines is closed
	end   bool  // there is no more to read, or the user has cancelled
}

// listen reads lines until the end, so that a question can be cancelled while it waits.
func listen(w *world) *dialogue {
	lines := make(chan string)
	d := &dialogue{w: w, lines: lines}
	go func() {
		defer close(lines)
		in := bufio.NewScanner(w.stdin)
		in.Buffer(nil, 1<<20)
		for in.Scan() {
			select {
			case lines <- in.Text():
			case <-w.ctx.Done():
				return
			}
		}
		d.err = in.Err()
	}()
	return d
}

// line asks for one line; empty at the end of the input.
func (d *dialogue) line(prompt string) string {
	if d.end {
		return ""
	}
	fmt.Fprintf(d.w.stdout, "  %s ", prompt)
	select {
	case text, ok := <-d.lines:
		if ok {
			return strings.TrimSpace(strings.ToValidUTF8(text, "\ufffd"))
		}
	case <-d.w.ctx.Done():
	}
	d.end = true
	fmt.Fprintln(d.w.stdout)
	return ""
}

func (e *evidenceFlags) ask(cmd *cobra.Command, w *world, spec string) error {
	name, err := e.programmeFile(spec)
	if err != nil {
		return err
	}
	if name == "" {
		return hinted{errors.New("no directory to write " + programme.FileName + " into"), "--programme " + programme.FileName}
	}
	old, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	draft, err := programme.NewDraft(name, old)
	if err != nil {
		return err
	}
	s, err := e.read(cmd, w, spec, true)
	if err != nil {
		return err
	}
	defer s.inv.Files.Close()
	c := programme.Case{Today: s.today, Register: s.register}
	for _, f := range e.sinks("") { // what licit evidence will make
		c.Made = append(c.Made, programme.Shown{Path: f.file, Where: "evidence"})
	}
	all, err := programme.Assess(s.inv, s.decision, s.programme, c)
	if err != nil {
		return err
	}
	open := slices.DeleteFunc(programme.OpenOf(all), func(m programme.Material) bool { return m.Level == "produce" })
	if len(programme.OpenOf(all)) == 0 { // the affirmation, which answers both of its clauses
		for _, m := range slices.Backward(all) {
			if m.Open() {
				open = []programme.Material{m}
			}
		}
	}
	if len(open) == 0 {
		_, err := fmt.Fprintln(w.stdout, "Nothing is open.")
		return err
	}
	d := listen(w)
	taken, refused := 0, 0
	for _, m := range open {
		if d.end {
			break
		}
		if err := reports.WriteQuestion(w.stdout, m); err != nil {
			return err
		}
		choices := "a)nswer, s)kip, q)uit:"
		if m.Optional {
			choices = "a)nswer, n)ot applicable, s)kip, q)uit:"
		}
		choice := strings.ToLower(d.line(choices))
		if choice == "q" {
			break
		}
		if choice == "" || choice == "s" {
			continue
		}
		if err := d.answer(s, draft, m, choice); err != nil {
			fmt.Fprintf(w.stderr, "licit: %s: %v\n", m.ID, err)
			refused++
			continue
		}
		taken++
	}
	if err := w.ctx.Err(); err != nil {
		return err // nothing is written
	}
	if d.end && d.err != nil {
		return fmt.Errorf("read the answers: %w", d.err)
	}
	if taken > 0 {
		if now, err := os.ReadFile(name); err != nil && !errors.Is(err, fs.ErrNotExist) || !bytes.Equal(now, old) {
			return fmt.Errorf("%s changed while you answered; nothing was written", name)
		}
		if err := writeFile(name, func(f io.Writer) error { _, err := f.Write(draft.Bytes()); return err }); err != nil {
			return err
		}
	}
	fmt.Fprintf(w.stdout, "\n%s: %d answered, %d not asked or skipped, %d not taken.\nNext: licit evidence -o evidence\n", name, taken, len(open)-taken-refused, refused)
	if refused > 0 {
		return outcome(exitUsage)
	}
	return nil
}

// answer takes the answer to one material into the draft.
func (d *dialogue) answer(s *subject, draft *programme.Draft, m programme.Material, choice string) error {
	switch {
	case choice == "n" && m.Optional:
		by := d.line("by whom (a function is enough):")
		return draft.Answer(m.ID, programme.Signed{By: by}, d.line("why not applicable:"), s.today)
	case choice != "a":
		return fmt.Errorf("%q is no choice", choice)
	}
	if m.ID == "obligations.review" && m.Answer != nil && m.Status == programme.Found {
		return d.reviews(s, draft)
	}
	if m.ID == "access.public-contact" {
		if address := d.line("public address for questions about licences:"); address != "" {
			if err := draft.Contact(address); err != nil {
				return err
			}
		}
	}
	said := programme.Signed{By: d.line("by whom (a function is enough):")}
	where := d.line("link, or file in the tree (empty: none):")
	said.Note = d.line("in words (empty: none):")
	switch {
	case where == "":
	case strings.Contains(where, "://"), strings.HasPrefix(where, "mailto:"):
		said.Link = where
	default:
		said.File = where
		for f, err := range s.inv.Files.All() {
			if err != nil {
				return err
			}
			if f.Path == where {
				said.SHA256 = f.SHA256
			}
		}
		if said.SHA256 == "" {
			return fmt.Errorf("%q is no file of the tree, and no link with https://", where)
		}
	}
	return draft.Answer(m.ID, said, "", s.today)
}

// reviews asks who read each licence that nobody has reviewed.
func (d *dialogue) reviews(s *subject, draft *programme.Draft) error {
	for _, l := range s.register {
		if l.Reviewed || d.end {
			continue
		}
		if by := d.line("who has read what " + l.ID + " asks (empty: nobody yet):"); by != "" {
			if err := draft.Review(l.ID, by, s.today); err != nil {
				return err
			}
		}
	}
	return nil
}
