package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) { testscript.Main(m, map[string]func(){"synoptic": main}) }

// TestScripts runs the command lines of testdata/script: one file a subject.
func TestScripts(t *testing.T) {
	example, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("EXAMPLE", example+"/../../examples/ferry-fire")
			env.Setenv("EXTRA", example+"/../../examples/ferry-fire-extra")
			return nil
		},
	})
}
