package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/licit-compliance/licit/scanner/lazily"
)

// The exit codes. They are the same whatever the format; docs name them in each
// command's help.
const (
	exitPass       = 0
	exitPolicy     = 1
	exitUsage      = 2
	exitIncomplete = 3
	exitCancelled  = 130
)

const exitHelp = `
Exit codes:
  0    the policy passes the tree
  1    the policy says deny or review (see --fail-on)
  2    usage or configuration
  3    the scan is incomplete: a file or manifest could not be examined, and no waiver or
       rule of the policy names it (wins over 1)
  130  cancelled`

// world is what a command touches of the process, so that tests call run as
// main does.
type world struct {
	ctx            context.Context
	stop           func()
	stdin          io.Reader
	stdout, stderr io.Writer
	env            func(string) string
	cacheDir       func() (string, error) // of the user; nil: none
	stdoutTerminal bool
	stderrTerminal bool
}

func system() *world {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	return &world{
		ctx: ctx, stop: stop, stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, env: os.Getenv, cacheDir: os.UserCacheDir,
		stdoutTerminal: term.IsTerminal(int(os.Stdout.Fd())), stderrTerminal: term.IsTerminal(int(os.Stderr.Fd())),
	}
}

// epoch is SOURCE_DATE_EPOCH in seconds, nil if it is not set.
func (w *world) epoch() (*int64, error) {
	v := w.env("SOURCE_DATE_EPOCH")
	if v == "" {
		return nil, nil
	}
	n, err := strconv.ParseInt(v, 10, 64)
	if err != nil || n < 0 || n > 253402300799 {
		return nil, fmt.Errorf("SOURCE_DATE_EPOCH is %q, want seconds since 1970", v)
	}
	return &n, nil
}

// today is the day that waivers are held against: SOURCE_DATE_EPOCH, else the clock's.
func (w *world) today() (time.Time, error) {
	epoch, err := w.epoch()
	if err != nil {
		return time.Time{}, err
	}
	if epoch != nil {
		return time.Unix(*epoch, 0).UTC(), nil
	}
	return time.Now().UTC(), nil
}

// outcome carries an exit code that is not a failure of the command.
type outcome int

func (o outcome) Error() string { return fmt.Sprintf("exit %d", int(o)) }

// hinted is an error with the next step to take.
type hinted struct {
	error
	hint string
}

// checked remembers that an output could not be written.
type checked struct {
	io.Writer
	err error
}

func (c *checked) Write(p []byte) (int, error) {
	n, err := c.Writer.Write(p)
	if c.err == nil {
		c.err = err
	}
	return n, err
}

func run(args []string, w *world) int {
	defer w.stop()
	out := &checked{Writer: w.stdout}
	w.stdout = out
	code := execute(args, w)
	if out.err != nil && code == exitPass {
		fmt.Fprintf(w.stderr, "licit: cannot write to standard output: %v\n", out.err)
		return exitUsage
	}
	return code
}

func execute(args []string, w *world) int {
	cmd := root(w)
	cmd.SetArgs(args)
	cmd.SetIn(w.stdin)
	cmd.SetOut(w.stdout)
	cmd.SetErr(w.stderr)
	err := cmd.ExecuteContext(w.ctx)
	var code outcome
	switch {
	case err == nil:
		return exitPass
	case errors.As(err, &code):
		return int(code)
	case w.ctx.Err() != nil:
		fmt.Fprintln(w.stderr, "licit: cancelled")
		return exitCancelled
	}
	fmt.Fprintf(w.stderr, "licit: %v\n", err)
	var h hinted
	if errors.As(err, &h) {
		fmt.Fprintf(w.stderr, "licit: try: %s\n", h.hint)
	}
	return exitUsage
}

// otherOutput is how other tools call what -o does here.
var otherOutput = lazily.Regexp(`unknown flag: --(format|json|sarif|spdx|cyclonedx|html|junit|markdown|report)`)

func root(w *world) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "licit",
		Short: "Say what a source tree contains, on what terms, and what policy decides",
		Long: `licit reads a source tree and says what is in it, on what terms, and what a
written policy decides about publishing it. It shows the words, file and line behind
every claim, and never says "legal" or "conformant": people do.`,
		Example: `  licit scan                         the tree in the working directory
  licit scan -o spdx=sbom.spdx.json -o cyclonedx=sbom.cdx.json
  licit explain src/codec/main.c     why the verdict on one file
  licit list checks                  what licit looks for`,
		SilenceUsage: true, SilenceErrors: true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			err := fmt.Errorf("unknown command %q", args[0])
			if exists(args[0]) {
				return hinted{err, "licit scan " + args[0]}
			}
			if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
				return hinted{err, "licit " + near[0]}
			}
			return hinted{err, "licit --help"}
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.SuggestionsMinimumDistance = 2
	cmd.AddCommand(scanCommand(w), checkCommand(w), explainCommand(w), diffCommand(w), resolveCommand(w), sbomCommand(w), artifactsCommand(w), evidenceCommand(w), policyCommand(w), initCommand(w), listCommand(w), versionCommand(w))
	cmd.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		if c.Flags().Lookup("output") != nil && otherOutput().MatchString(err.Error()) {
			return hinted{err, "-o FORMAT or -o FORMAT=FILE; licit list formats"}
		}
		return hinted{err, c.CommandPath() + " --help"}
	})
	return cmd
}

// version is set by the release build; else it comes from the module's build information.
var version string

func toolVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return strings.TrimPrefix(info.Main.Version, "v")
	}
	return "0.1.0-dev"
}
