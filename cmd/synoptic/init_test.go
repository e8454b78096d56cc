package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// maxInit is how long all packages together may take to initialise, in
// milliseconds: every command pays it. The best of a few starts counts, so
// that a busy machine does not decide.
const maxInit = 5.0

// TestPackageInitialisation reads the times that the Go runtime itself keeps.
func TestPackageInitialisation(t *testing.T) {
	program := filepath.Join(t.TempDir(), "synoptic")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	clock := regexp.MustCompile(`(?m)^init (\S+) @\S+ ms, (\S+) ms clock`)
	best := -1.0
	var slowest string
	for range 8 {
		cmd := exec.Command(program, "--version")
		cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("synoptic --version: %v\n%s", err, out)
		}
		sum, worst, name := 0.0, 0.0, ""
		for _, m := range clock.FindAllStringSubmatch(string(out), -1) {
			ms, err := strconv.ParseFloat(m[2], 64)
			if err != nil {
				t.Fatal(err)
			}
			sum += ms
			if ms > worst {
				worst, name = ms, m[1]
			}
		}
		if best < 0 || sum < best {
			best, slowest = sum, name
		}
	}
	if best <= 0 {
		t.Fatal("the runtime told no initialisation times")
	}
	if best > maxInit {
		t.Errorf("package initialisation takes %.2f ms, want at most %.0f; slowest: %s", best, maxInit, slowest)
	}
}
