package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/internal/store/sqlite"
)

// The kill test runs the program again and again, and kills it while it takes
// reports in: SYNOPTIC_KILLS times, twenty if it is not set.
const killsByDefault = 20

// killsPerStore is how often one store is killed before it is run to the end
// and compared with one that nobody killed.
const killsPerStore = 3

func TestKilled(t *testing.T) {
	kills := killsByDefault
	if s := os.Getenv("SYNOPTIC_KILLS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatalf("SYNOPTIC_KILLS: %v", err)
		}
		kills = n
	}
	dir := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "synoptic") // by this name it is the program, see TestMain
	if err := os.Symlink(self, program); err != nil {
		t.Skip("no symbolic links: ", err)
	}
	inputs, total := killInputs(t, filepath.Join(dir, "reports"))
	add := func(file string) *exec.Cmd {
		return exec.Command(program, append([]string{"add", "--store", file}, inputs...)...)
	}

	whole := filepath.Join(dir, "whole.db")
	begun := time.Now()
	if out, err := add(whole).CombinedOutput(); err != nil {
		t.Fatalf("synoptic add: %v\n%s", err, out)
	}
	takes := time.Since(begun)
	want := exported(t, whole)

	rng := rand.New(rand.NewPCG(20260304, 1))
	made, onThis, runs := 0, 0, 0
	file := filepath.Join(dir, "s.db")
	for made < kills && !t.Failed() {
		if runs++; runs > 10*kills+100 {
			t.Fatalf("of %d runs only %d were killed before their end", runs, made)
		}
		// Half of the kills come so long after a line, half so long after the start.
		lines, delay := 1+rng.IntN(total), time.Duration(rng.Int64N(int64(takes/4)))
		if rng.IntN(2) == 0 {
			lines, delay = 0, time.Duration(rng.Int64N(int64(takes)))
		}
		acknowledged, finished := killed(t, add(file), lines, delay)
		if !finished {
			made++
			onThis++
		}
		if _, err := os.Stat(file); err == nil {
			checkKilled(t, file, acknowledged, total, fmt.Sprintf("run %d, after %d lines and %v", runs, lines, delay))
		}
		if !finished && onThis < killsPerStore && made < kills {
			continue
		}
		if out, err := add(file).CombinedOutput(); err != nil {
			t.Fatalf("after %d kills: synoptic add: %v\n%s", onThis, err, out)
		}
		checkKilled(t, file, nil, total, "run to the end")
		if got := exported(t, file); !bytes.Equal(got, want) {
			t.Errorf("after %d kills the store has other stories than one that nobody killed", onThis)
		}
		for _, end := range []string{"", "-wal", "-shm"} {
			os.Remove(file + end)
		}
		onThis = 0
	}
	t.Logf("%d kills in %d runs", made, runs)
}

// killed runs a command, kills it so long after so many lines of its output,
// and gives the reports that it said it has kept.
func killed(t *testing.T, cmd *exec.Cmd, lines int, delay time.Duration) (acknowledged []synoptic.ReportID, finished bool) {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill := func() { time.AfterFunc(delay, func() { cmd.Process.Kill() }) }
	if lines == 0 {
		kill()
	}
	in, n := bufio.NewReader(out), 0
	for {
		line, err := in.ReadString('\n')
		if err != nil { // half a line is nothing said
			break
		}
		if f := strings.Fields(line); len(f) >= 3 && (f[0] == "added" || f[0] == "state" || f[0] == "known") {
			acknowledged = append(acknowledged, synoptic.ReportID(f[1]))
		}
		if n++; n == lines {
			kill()
		}
	}
	return acknowledged, cmd.Wait() == nil
}

// checkKilled looks whether a store has all that was acknowledged, nothing
// twice, and no fault.
func checkKilled(t *testing.T, file string, acknowledged []synoptic.ReportID, total int, when string) {
	t.Helper()
	ctx := context.Background()
	if info, err := os.Stat(file); err == nil && info.Size() == 0 { // killed before the first table
		if len(acknowledged) > 0 {
			t.Errorf("%s: the store is empty, %d reports were acknowledged", when, len(acknowledged))
		}
		return
	}
	s, err := sqlite.Open(ctx, sqlite.Config{File: file})
	if err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	has, err := s.Has(ctx, acknowledged)
	if err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	for _, id := range acknowledged {
		if _, ok := has[id]; !ok {
			t.Errorf("%s: report %s was acknowledged and is lost", when, id)
		}
	}
	c, err := s.Census(ctx)
	if err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	if n := c.Reports + c.Revisions; n > total {
		t.Errorf("%s: %d reports, there are %d", when, n, total)
	}
	changes, _, err := s.ChangesSince(ctx, 0, 1<<20)
	if err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	once := make(map[string]bool)
	for _, x := range changes {
		if x.Kind == store.ChangeReport {
			if once[x.ID] {
				t.Errorf("%s: report %s was taken in twice", when, x.ID)
			}
			once[x.ID] = true
		}
	}
	if len(once) != c.Reports+c.Revisions {
		t.Errorf("%s: %d reports, %d were taken in", when, c.Reports+c.Revisions, len(once))
	}
	s.Close()
	if out, code := inProcess("doctor", "--store", file); code != exitDone || strings.Contains(out, "fault") {
		t.Errorf("%s: doctor, exit %d:\n%s", when, code, out)
	}
}

// exported is all that a store shows.
func exported(t *testing.T, file string) []byte {
	t.Helper()
	var all string
	for _, format := range []string{"json", "jsonl"} {
		out, code := inProcess("export", "--store", file, "--format", format)
		if code != exitDone {
			t.Fatalf("export: exit %d:\n%s", code, out)
		}
		all += out
	}
	return []byte(all)
}

// inProcess runs a command line here.
func inProcess(args ...string) (string, int) {
	var out bytes.Buffer
	code := run(args, &streams{in: strings.NewReader(""), out: &out, err: &out, getenv: func(string) string { return "" }})
	return out.String(), code
}

// killInputs writes reports of a dozen events by four outlets: files, a file of
// lines, and later states of some pages.
func killInputs(t *testing.T, dir string) (inputs []string, total int) {
	t.Helper()
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	towns := []string{"Holmsund", "Varby", "Tarnow", "Calder", "Ostrey", "Penwick", "Rossan", "Ullage", "Fenmoor", "Dunley", "Marrow", "Kestle"}
	things := []string{"bridge", "mill", "school", "ferry", "library", "market", "tunnel", "dam", "chapel", "harbour", "quarry", "station"}
	chiefs := []string{"Ada Quill", "Boris Lund", "Cora Venn", "Dario Mott", "Edda Frost", "Finn Arden", "Greta Holm", "Hugo Pell", "Ines Marlow", "Jonas Reed", "Karin Thole", "Lars Ombry"}
	outlets := []string{"Herald", "Post", "Argus", "Courier"}
	var lines []string
	for e, town := range towns {
		for o, outlet := range outlets {
			day := fmt.Sprintf("2026-02-%02d", 1+2*e)
			url := fmt.Sprintf("https://%s.example/%s-%s", strings.ToLower(outlet), strings.ToLower(town), things[e])
			title := fmt.Sprintf("%d hurt as %s in %s burns", 3+e+o%2, things[e], town)
			text := func(hurt int) string {
				return fmt.Sprintf("%d people were hurt when the old %s in %s burned on %s, the fire chief %s said.\n\n"+
					"\"We found the doors locked and had to break them,\" %s told the %s. The %s council will meet on Thursday to decide whether the %s can be rebuilt. "+
					"About %d people live near it, and %d of them spent the night in the town hall.", hurt, things[e], town, day, chiefs[e], chiefs[e], outlet, town, things[e], 200+10*e+o, 20+e)
			}
			if o == 3 {
				lines = append(lines, fmt.Sprintf(`{"id":"%d","outlet":%q,"url":%q,"title":%q,"published":%q,"text":%q}`, e, outlet, url, title, day, text(3+e)))
				total++
				continue
			}
			states := 1
			if o == 0 && e%4 == 0 {
				states = 2
			}
			for s := range states {
				name := filepath.Join(dir, fmt.Sprintf("%02d-%s-%d.txt", e, strings.ToLower(outlet), s))
				page := fmt.Sprintf("Outlet: %s\nPublished: %s\nURL: %s\n\n%s\n\n%s\n", outlet, day, url, title, text(3+e+o%2+s))
				if err := os.WriteFile(name, []byte(page), 0o644); err != nil {
					t.Fatal(err)
				}
				total++
			}
		}
	}
	file := filepath.Join(dir, "courier.jsonl")
	if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	return []string{dir}, total
}
