package story

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"github.com/synoptic-news/synoptic"
)

// NameOf is the name of a story that begins with a report.
func NameOf(founder string) synoptic.StoryID {
	sum := sha256.Sum256([]byte("story\x00" + founder))
	return synoptic.StoryID(hex.EncodeToString(sum[:])[:16])
}

// A Name is one that a story was given once. It goes with its founder: whatever
// story holds that report has the name, or leads to it.
type Name struct {
	ID      synoptic.StoryID `json:"id"`
	Founder string           `json:"founder"`      // ID of the report
	To      synoptic.StoryID `json:"to,omitempty"` // the story that took this one up; "" if it has the name itself
}

// Names are the names given so far, the oldest first. Keep them from run to
// run: a story that grows, even by an earlier report, keeps its name; of two
// that become one the older name stays and the other leads to it; a story that
// falls apart keeps its name where its founder is.
type Names []Name

// Give names the stories, each a list of reports' IDs in order, and gives the
// names to be kept.
func (ns Names) Give(stories [][]string) ([]synoptic.StoryID, Names) {
	of := make(map[string]int)
	for i, s := range stories {
		for _, r := range s {
			of[r] = i
		}
	}
	out := make([]synoptic.StoryID, len(stories))
	kept := slices.Clone(ns)
	taken := make(map[synoptic.StoryID]bool)
	for i := range kept {
		n := &kept[i]
		taken[n.ID] = true
		n.To = ""
		at, ok := of[n.Founder]
		switch {
		case !ok: // its founder is not among the reports now
		case out[at] == "":
			out[at] = n.ID
		default:
			n.To = out[at]
		}
	}
	for i, s := range stories {
		if out[i] != "" {
			continue
		}
		id := NameOf(s[0])
		for n := 1; taken[id]; n++ { // its founder's name went with another story
			id = NameOf(s[0] + "\x00" + string(rune('0'+n)))
		}
		taken[id] = true
		out[i] = id
		kept = append(kept, Name{ID: id, Founder: s[0]})
	}
	return out, kept
}

// Of looks up a name, given now or once.
func (ns Names) Of(id synoptic.StoryID) (synoptic.StoryID, bool) {
	i := slices.IndexFunc(ns, func(n Name) bool { return cmp.Compare(n.ID, id) == 0 })
	if i < 0 {
		return "", false
	}
	if ns[i].To != "" {
		return ns[i].To, true
	}
	return id, true
}
