package main

import (
	"os"
	"strconv"
)

// terminalOf tells whether a file is a terminal, and how wide it says to be.
func terminalOf(f *os.File) (bool, int) {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false, 0
	}
	width, _ := strconv.Atoi(os.Getenv("COLUMNS"))
	return true, width
}
