package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func completion(t *testing.T, shell string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run([]string{"completion", shell}, &streams{out: &out, err: &errs, getenv: func(string) string { return "" }}); code != exitDone {
		t.Fatalf("exit %d: %s", code, &errs)
	}
	return out.String()
}

// Every command and flag is completed, whatever the shell.
func TestCompletionIsWhole(t *testing.T) {
	parser, err := newParser(&streams{out: os.Stdout, err: os.Stderr}, func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	for _, shell := range []string{"bash", "zsh", "fish"} {
		script := completion(t, shell)
		for _, c := range parser.Model.Children {
			if !strings.Contains(script, c.Name) {
				t.Errorf("%s: no command %s", shell, c.Name)
			}
			for _, f := range c.Flags {
				if name := map[string]string{"bash": "--", "zsh": "--", "fish": "-l "}[shell] + f.Name; !strings.Contains(script, name) {
					t.Errorf("%s: %s has no flag %s", shell, c.Name, name)
				}
			}
		}
	}
}

// The shells that are there take the script; bash completes with it.
func TestCompletionInShells(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		t.Run(shell, func(t *testing.T) {
			program, err := exec.LookPath(shell)
			if err != nil {
				t.Skip("no " + shell + " here")
			}
			file := filepath.Join(t.TempDir(), "script")
			if err := os.WriteFile(file, []byte(completion(t, shell)), 0o600); err != nil {
				t.Fatal(err)
			}
			if out, err := exec.Command(program, "-n", file).CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			if shell != "bash" {
				return
			}
			for line, want := range map[string]string{"synoptic ser": "serve", "synoptic show --for": "--format", "synoptic show --format m": "md", "synoptic show --format = js": "json", "synoptic completion z": "zsh", "synoptic help doc": "doctor"} {
				words := strings.Fields(line)
				script := `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _synoptic; printf '%s\n' "${COMPREPLY[@]}"`
				out, err := exec.Command(program, append([]string{"--norc", "-c", script, "bash", file}, words...)...).CombinedOutput()
				if got := strings.TrimSpace(string(out)); err != nil || got != want {
					t.Errorf("%s: %q (%v), want %s", line, got, err, want)
				}
			}
		})
	}
}
