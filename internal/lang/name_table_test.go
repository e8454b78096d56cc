package lang

import (
	"strings"
	"testing"
)

func TestTables(t *testing.T) {
	for name, tab := range map[string]table{
		"givenNames": givenNames, "countries": countries, "places": places, "titles": titles,
		"organizationWords": organizationWords, "organizations": organizations, "placeWords": placeWords,
		"capitalized": capitalized, "roles": roles, "groups": groups, "bodies": bodies, "documents": documents,
	} {
		last := ""
		for _, entry := range strings.Fields(string(tab)) {
			key, want, _ := strings.Cut(entry, "=")
			if key <= last {
				t.Errorf("%s: %q stands behind %q", name, key, last)
			}
			last = key
			if got, ok := tab.find([]byte(key)); !ok || got != want {
				t.Errorf("%s: find(%q) = %q, %v; want %q", name, key, got, ok, want)
			}
			if tab.has([]byte(key + "\x01")) {
				t.Errorf("%s: has %q and a letter", name, key)
			}
		}
		for _, no := range []string{"", " ", "a", "zzzz", "\xff", "="} {
			if tab.has([]byte(no)) {
				t.Errorf("%s: has %q", name, no)
			}
		}
	}
}
