// Package models holds the trained models, embedded in the program, and their
// manifest. It knows bytes only: the packages that use a model decode it.
//
// The package builds when files/ holds nothing but the manifest; [Read] then
// says which command makes what is missing.
package models

import (
	"embed"
	"encoding/json"
	"fmt"
)

//go:embed files
var files embed.FS

// Read is the content of a model file. It is a copy, the caller's own.
func Read(name string) ([]byte, error) {
	b, err := files.ReadFile("files/" + name)
	if err != nil {
		return nil, fmt.Errorf("%s: not built in; train it with synoptic-train and build again", name)
	}
	return b, nil
}

// An Entry of the manifest tells where a model comes from.
type Entry struct {
	File    string            `json:"file"`
	Corpus  []string          `json:"corpus"`
	Licence string            `json:"licence"`
	Split   string            `json:"split"`
	Seed    uint64            `json:"seed"`
	Scores  map[string]string `json:"scores"` // on what, and counts: "23961/25147"
	Command string            `json:"command"`
	Bytes   int               `json:"bytes"`
	SHA256  string            `json:"sha256"`
}

// ManifestFile is the manifest's name beside the models.
const ManifestFile = "manifest.json"

// Manifest is the entries of all models, in order of file name.
func Manifest() ([]Entry, error) {
	b, err := Read(ManifestFile)
	if err != nil {
		return nil, err
	}
	var entries []Entry
	if err := json.Unmarshal(b, &entries); err != nil {
		return nil, fmt.Errorf("%s: %w", ManifestFile, err)
	}
	return entries, nil
}
