package main

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// served runs synoptic serve until the test ends; the first line that it
// prints, and those after it, come out of lines.
type served struct {
	out, err bytes.Buffer // to be read when it has ended
	first    string
	code     int
	end      func()
}

// serveOn starts it and waits until it says where it is.
func serveOn(t *testing.T, args ...string) *served {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r, w := io.Pipe()
	s := &served{}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		defer w.Close()
		s.code = run(append([]string{"serve"}, args...), &streams{in: strings.NewReader(""), out: w, err: &s.err, getenv: func(string) string { return "" }, stop: ctx})
	}()
	lines := make(chan string, 1)
	read := make(chan struct{})
	go func() {
		defer close(read)
		defer close(lines)
		b := make([]byte, 4096)
		sent := false
		for {
			n, err := r.Read(b)
			s.out.Write(b[:n])
			if line, _, ok := strings.Cut(s.out.String(), "\n"); ok && !sent {
				lines <- line
				sent = true
			}
			if err != nil {
				return
			}
		}
	}()
	s.end = func() { cancel(); <-ended; <-read }
	t.Cleanup(s.end)
	s.first = <-lines
	if s.first == "" {
		s.end()
		t.Fatalf("serve %q: exit %d: %s", args, s.code, s.err.String())
	}
	return s
}

// port is where a server listens, on this machine.
func (s *served) port(t *testing.T) string {
	t.Helper()
	m := regexp.MustCompile(`^http://.*:(\d+)/ serves `).FindStringSubmatch(s.first)
	if m == nil {
		t.Fatalf("it says %q", s.first)
	}
	return m[1]
}

func fetched(t *testing.T, address, token string) (int, string) {
	t.Helper()
	req, err := http.NewRequest("GET", address, nil)
	if err != nil {
		t.Fatal(err)
	}
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(b)
}

func TestServe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "s.db")
	s := serveOn(t, "--store", file, "--listen", "127.0.0.1:0", "--log", "debug")
	at := "http://127.0.0.1:" + s.port(t)
	resp, err := http.Post(at+"/api/v1/reports/raw?outlet=Herald&wait=true", "text/plain", strings.NewReader(strings.Repeat("The crane at the quay fell into the harbour on Monday and nobody was hurt, the port said. ", 4)))
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("add: %s", resp.Status)
	}
	if code, body := fetched(t, at+"/api/v1/stories", ""); code != http.StatusOK || !strings.Contains(body, `"reports":1`) {
		t.Errorf("stories: %d %s", code, body)
	}
	s.end()
	if s.code != exitDone || strings.Contains(s.out.String(), "token") || !strings.Contains(s.err.String(), "path=/api/v1/stories") {
		t.Errorf("exit %d: %s%s", s.code, s.out.String(), s.err.String())
	}
	// What was taken in is there for the other commands, and can only be read here.
	s = serveOn(t, "--store", file, "--listen", "127.0.0.1:0", "--read-only")
	at = "http://127.0.0.1:" + s.port(t)
	if code, body := fetched(t, at+"/api/v1/census", ""); code != http.StatusOK || !strings.Contains(body, `"writable":false`) || !strings.Contains(body, `"stories":1`) {
		t.Errorf("read only: %d %s", code, body)
	}
}

// An address that others can reach has a token, made and printed once, that no
// log holds.
func TestServeMakesAToken(t *testing.T) {
	file := filepath.Join(t.TempDir(), "s.db")
	for _, listen := range []string{"0.0.0.0:0", ":0"} {
		s := serveOn(t, "--store", file, "--listen", listen, "--log", "debug")
		at := "http://127.0.0.1:" + s.port(t) + "/api/v1/stories"
		if code, _ := fetched(t, at, ""); code != http.StatusUnauthorized {
			t.Errorf("%s: without the token: %d", listen, code)
		}
		if code, _ := fetched(t, at, "0123456789abcdef"); code != http.StatusUnauthorized {
			t.Errorf("%s: with another: %d", listen, code)
		}
		s.end()
		m := regexp.MustCompile(`(?m)^token: ([A-Z2-7]{26,})$`).FindStringSubmatch(s.out.String())
		if m == nil {
			t.Fatalf("%s: no token printed: %s", listen, s.out.String())
		}
		if strings.Contains(s.err.String(), m[1]) {
			t.Errorf("%s: the token is in the log: %s", listen, s.err.String())
		}
	}
}

func TestServeWithAToken(t *testing.T) {
	dir := t.TempDir()
	secret := "correct-horse-battery"
	file := filepath.Join(dir, "token")
	if err := os.WriteFile(file, []byte(secret+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := serveOn(t, "--store", filepath.Join(dir, "s.db"), "--listen", "127.0.0.1:0", "--token-file", file, "--log", "debug")
	at := "http://127.0.0.1:" + s.port(t) + "/api/v1/stories"
	if code, _ := fetched(t, at, ""); code != http.StatusUnauthorized {
		t.Errorf("without the token: %d", code)
	}
	if code, _ := fetched(t, at+"?words=x", secret); code != http.StatusOK {
		t.Errorf("with the token: %d", code)
	}
	s.end()
	if said := s.out.String() + s.err.String(); strings.Contains(said, secret) {
		t.Errorf("a token that was given is printed: %s", said)
	}
}

func TestServeMisused(t *testing.T) {
	dir := t.TempDir()
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	store := filepath.Join(dir, "s.db")
	for _, c := range []struct {
		args string
		code int
		say  string
	}{
		{"--listen here", exitMisuse, "HOST:PORT"},
		{"--token short", exitMisuse, "16"},
		{"--token-file " + filepath.Join(dir, "none"), exitMisuse, "none"},
		{"--timeout 1ms", exitMisuse, "second"},
		{"--listen " + taken.Addr().String(), exitFailed, "127.0.0.1:0"},
		{"--read-only --store " + filepath.Join(dir, "none.db"), exitFailed, "no store there"},
	} {
		var out, errs bytes.Buffer
		code := run(append([]string{"serve", "--store", store}, strings.Fields(c.args)...), &streams{out: &out, err: &errs, getenv: func(string) string { return "" }})
		if code != c.code || !strings.Contains(errs.String(), c.say) || strings.Contains(errs.String(), "short") {
			t.Errorf("%s: exit %d, want %d: %s", c.args, code, c.code, errs.String())
		}
	}
}
