// Package synoptic holds the words of Synoptic, a program that reads several
// outlets' reports of one event and lays them side by side: the types, what
// always holds of them, and their JSON form, synopsis/1.
//
// Start with [Synopsis], which is what a reader is shown, and [Document], which
// is one or more of them in JSON ([Encode], [Decode]). [Report] is what was
// read, [Analysis] what one report was found to say. Package pipeline makes
// one out of the other.
//
// Inside the program every span is a range of bytes of a Report's Text; at the
// JSON border it is a range of Unicode code points. Encode and Decode are the
// one place where the two meet.
//
// The package opens no file and no socket, and imports nothing of ours.
package synoptic

// ModulePath is the module's import path: the one constant to change, beside
// go.mod, when the project moves. A test compares the two.
const ModulePath = "github.com/synoptic-news/synoptic"

// Version is the version of the program and of what it prints.
const Version = "0.1.0"
