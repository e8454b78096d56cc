// Command synoptic lays several outlets' reports of one event side by side.
//
// One file per command; main wires flags, standard streams and exit codes:
// 0 done, 1 something failed or no longer holds (the rest is done, the
// failures named on standard error), 2 misused.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/pipeline"
)

// The exit codes.
const (
	exitDone   = 0
	exitFailed = 1
	exitMisuse = 2
)

// A stage is what commands run on: the streams and the environment.
type streams struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	terminal bool // out is a terminal
	width    int  // of the terminal in columns; 0 if unknown

	errTerminal bool // err is a terminal

	// What tests wait by instead of real time; nil and 0 are real time.
	sleep   func(context.Context, time.Duration) error
	timeout time.Duration   // of one request
	stop    context.Context // ends synoptic serve; nil: a signal does
}

// cli is the table of commands.
type cli struct {
	Compare compareCmd `cmd:"" help:"Lay reports of one event side by side."`
	Verify  verifyCmd  `cmd:"" help:"Check every span of a synopsis against the original reports."`
	Group   groupCmd   `cmd:"" help:"Group reports into stories and print the story of each, as JSON, one a line."`
	Quotes  quotesCmd  `cmd:"" help:"Print who says, thinks or wants what in each report, as JSON, one a line."`
	Parse   parseCmd   `cmd:"" help:"Print the words of reports with tags, trees and names, as CoNLL-U."`
	Read    readCmd    `cmd:"" help:"Read reports and print them as JSON, one a line."`

	Add     addCmd     `cmd:"" help:"Take reports into a store and bring its stories up to date."`
	Watch   watchCmd   `cmd:"" help:"Watch feeds: add, list, remove, import and export them, and run."`
	Stories storiesCmd `cmd:"" help:"List the stories of a store by day."`
	Show    showCmd    `cmd:"" help:"Show a story of a store, its reports side by side."`
	Search  searchCmd  `cmd:"" help:"Search a store for words, or for all that one person said."`
	Export  exportCmd  `cmd:"" help:"Write stories of a store as JSON lines, CSV, a page, annotations, citations, or one bundle with the originals."`
	Backup  backupCmd  `cmd:"" help:"Copy a store while it is in use."`
	Serve   serveCmd   `cmd:"" help:"Serve a store: pages, a JSON API, live updates."`
	Doctor  doctorCmd  `cmd:"" help:"Check that a store is whole, and say what it cannot see."`

	MCP mcpCmd `cmd:"" name:"mcp" help:"Serve tools for agents over the Model Context Protocol, on standard input and output."`

	Completion   completionCmd `cmd:"" help:"Print what a shell reads to complete commands and flags."`
	Help         helpCmd       `cmd:"" help:"Show help for a command."`
	VersionShown versionCmd    `cmd:"" name:"version" help:"Print the version."`

	Version kong.VersionFlag `env:"-" help:"Print the version and exit."`
}

func main() {
	terminal, width := terminalOf(os.Stdout)
	errTerminal, _ := terminalOf(os.Stderr)
	os.Exit(run(os.Args[1:], &streams{in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv, terminal: terminal, width: width, errTerminal: errTerminal}))
}

// run carries out one command line and gives the exit code.
func run(args []string, st *streams) (code int) {
	parser, err := newParser(st, func(c int) { panic(exit(c)) })
	if err != nil {
		fmt.Fprintf(st.err, "synoptic: error: %v\n", err)
		return exitFailed
	}
	defer func() { // kong leaves through here after --help and --version
		switch v := recover().(type) {
		case nil:
		case exit:
			code = int(v)
		default:
			panic(v)
		}
	}()
	if len(args) == 0 {
		args = []string{"--help"}
	}
	ctx, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(st.err, "synoptic: error: %s\n", clean(err.Error()))
		if file := likeFlag(args); file != "" {
			hint(st.err, fmt.Sprintf("%q is a file too: give it as \"./%s\", or behind \"--\"", file, file))
		} else {
			hint(st.err, `"synoptic --help" lists the commands and their flags`)
		}
		return exitMisuse
	}
	if err := ctx.Run(st); err != nil {
		return report(st.err, err)
	}
	return exitDone
}

// likeFlag is the first argument that is taken for a flag though there is a
// file of that name; "" if there is none.
func likeFlag(args []string) string {
	for _, a := range args {
		if a == "--" {
			break
		}
		if _, err := os.Stat(a); err == nil && strings.HasPrefix(a, "-") && a != "-" {
			return a
		}
	}
	return ""
}

type exit int

func newParser(st *streams, leave func(int)) (*kong.Kong, error) {
	return kong.New(&cli{},
		kong.Name("synoptic"),
		kong.Description("Synoptic reads several outlets' reports of one event and lays them side by side: who said what, which facts rest on how many origins, where the accounts differ. Every line can be traced to a span of a report."),
		kong.Writers(st.out, st.err),
		kong.Exit(leave),
		kong.Vars{"version": "synoptic " + synoptic.Version},
		kong.DefaultEnvars("SYNOPTIC"),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 80}),
	)
}

type helpCmd struct {
	Command []string `arg:"" optional:"" help:"A command."`
}

// Run says what the command's --help says.
func (c *helpCmd) Run(st *streams) error {
	if code := run(append(c.Command, "--help"), st); code != exitDone {
		return misuse{errQuiet}
	}
	return nil
}

type versionCmd struct{}

// Run prints the version.
func (c *versionCmd) Run(st *streams) error {
	_, err := fmt.Fprintln(st.out, "synoptic "+synoptic.Version)
	return err
}

// A misuse is an error of the command line; it ends the program with 2.
type misuse struct{ error }

// A hinted error says what to try.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }

// errQuiet ends a command with 1 without a word: it has said all.
var errQuiet = errors.New("failed")

// report prints an error, its parts one a line, with their hints.
func report(w io.Writer, err error) int {
	code := exitFailed
	var m misuse
	if errors.As(err, &m) {
		code = exitMisuse
	}
	for _, e := range parts(err) {
		if e == errQuiet {
			continue
		}
		fmt.Fprintf(w, "synoptic: error: %s\n", clean(e.Error()))
		var in *pipeline.InputError
		var h hinted
		switch {
		case errors.As(e, &h):
			hint(w, h.hint)
		case errors.As(e, &in) && in.Hint != "":
			hint(w, in.Hint)
		}
	}
	return code
}

// hint prints what to try.
func hint(w io.Writer, s string) { fmt.Fprintf(w, "synoptic: hint: %s\n", clean(s)) }

// warn prints what a command left out on its own, and what to try.
func warn(w io.Writer, list []pipeline.Warning) {
	for _, x := range list {
		fmt.Fprintf(w, "synoptic: warning: %s\n", clean(x.Text))
		hint(w, x.Hint)
	}
}

// parts takes joined errors apart.
func parts(err error) []error {
	if m, ok := err.(misuse); ok {
		err = m.error
	}
	if j, ok := err.(interface{ Unwrap() []error }); ok {
		var out []error
		for _, e := range j.Unwrap() {
			out = append(out, parts(e)...)
		}
		return out
	}
	return []error{err}
}

// clean keeps what names and texts may hold beside visible characters off the
// terminal: control characters, line breaks, marks of direction or of no width.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			return utf8.RuneError
		}
		return r
	}, s)
}
