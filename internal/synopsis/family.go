package synopsis

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/synoptic-news/synoptic"
)

//go:embed families.txt
var familiesFile string

// families are the houses that are listed, by the names of their outlets.
var families = sync.OnceValue(func() map[string]string {
	by := make(map[string]string)
	for family, outlets := range listed(familiesFile) {
		for _, o := range outlets {
			o = plainName(o)
			for _, name := range [...]string{o, strings.ReplaceAll(o, " ", "")} { // "usatoday.com"
				if had, twice := by[name]; !twice || family < had {
					by[name] = family
				}
			}
		}
	}
	return by
})

// noFamily is what a user writes of an outlet that belongs to no house.
const noFamily = "-"

// family is the house that the report's outlet belongs to: as the user says,
// else as listed. "" if it is not known.
func family(r *synoptic.Report) string {
	switch r.Family {
	case "":
		if f := families()[plainName(string(r.Outlet))]; f != "" {
			return f
		}
		return families()[hostName(string(r.Outlet))]
	case noFamily:
		return ""
	}
	return r.Family
}

// hostName is the name in an address that stands for an outlet, "reuters" in
// "uk.reuters.com"; "" if it is no address.
func hostName(outlet string) string {
	if strings.ContainsAny(outlet, " /") {
		return ""
	}
	parts := strings.Split(strings.ToLower(outlet), ".")
	if len(parts) < 2 || len(parts[len(parts)-1]) < 2 {
		return ""
	}
	parts = parts[:len(parts)-1]
	if n := len(parts); n > 1 && slices.Contains([]string{"co", "com", "org", "net", "ac", "gov"}, parts[n-1]) {
		parts = parts[:n-1]
	}
	return parts[len(parts)-1]
}
