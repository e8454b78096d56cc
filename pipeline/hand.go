package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/story"
)

// A Hand is what people decided: which reports are of one event and which are
// not, which names are one person's, which difference is none. It is a small
// TOML file that can be reviewed and shared, and it goes before what is found,
// run after run:
//
//	[[merge]]                      # these are of one event
//	reports = ["a17", "b4"]
//	note = "the agency moved the epicentre"
//
//	[[split]]                      # these are of an event of their own
//	reports = ["c9"]
//
//	[[pin]]                        # this one goes where that one goes
//	report = "d2"
//	to = "a17"
//
//	[[same]]                       # these names are one person's
//	names = ["Ilse Marten", "Ilse van der Marten"]
//
//	[[agree]]                      # this difference was checked: it is none
//	kind = "quantity"
//	values = ["nine", "ten"]
//
// Reports are named by the id that they came with, or by Synoptic's own.
type Hand struct {
	Merge []struct {
		Reports []string
		Note    string
	}
	Split []struct {
		Reports []string
		Note    string
	}
	Pin []struct {
		Report, To, Note string
	}
	Same []struct {
		Names []string
		Note  string
	}
	Agree []struct {
		Kind   string
		Values []string
		Note   string
	}
}

// maxHand is the size in bytes that a file of decisions may have.
const maxHand = 4 << 20

// ReadHand reads a file of decisions. What it does not know is an error: a
// decision that is misspelt would be lost in silence.
func ReadHand(r io.Reader, name string) (*Hand, error) {
	b, err := io.ReadAll(io.LimitReader(r, maxHand+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(b) > maxHand {
		return nil, fmt.Errorf("%s: more than %d MB, want a file of decisions", name, maxHand>>20)
	}
	var h Hand
	if err := toml.NewDecoder(bytes.NewReader(b)).DisallowUnknownFields().Decode(&h); err != nil {
		return nil, tomlError(name, err)
	}
	return &h, h.check(name)
}

// tomlError says where a file cannot be read.
func tomlError(name string, err error) error {
	var bad *toml.DecodeError
	var unknown *toml.StrictMissingError
	switch {
	case errors.As(err, &unknown) && len(unknown.Errors) > 0:
		line, column := unknown.Errors[0].Position()
		return fmt.Errorf("%s:%d:%d: no such setting: %s", name, line, column, strings.Join(unknown.Errors[0].Key(), "."))
	case errors.As(err, &bad):
		line, column := bad.Position()
		return fmt.Errorf("%s:%d:%d: %s", name, line, column, bad.Error())
	}
	return fmt.Errorf("%s: %w", name, err)
}

// check finds decisions that say nothing.
func (h *Hand) check(name string) error {
	var errs []error
	bad := func(what string, i int, want string) {
		errs = append(errs, fmt.Errorf("%s: %s number %d: want %s", name, what, i+1, want))
	}
	for i, d := range h.Merge {
		if len(d.Reports) < 2 {
			bad("merge", i, "two reports or more")
		}
	}
	for i, d := range h.Split {
		if len(d.Reports) < 1 {
			bad("split", i, "a report or more")
		}
	}
	for i, d := range h.Pin {
		if d.Report == "" || d.To == "" || d.Report == d.To {
			bad("pin", i, "a report and another one that it goes with")
		}
	}
	for i, d := range h.Same {
		if len(d.Names) < 2 {
			bad("same", i, "two names or more")
		}
	}
	for i, d := range h.Agree {
		if len(d.Values) < 2 {
			bad("agree", i, "two values or more")
		}
	}
	return errors.Join(errs...)
}

// stories are the decisions on stories; key tells how a report is called that
// people call so.
func (h *Hand) stories(key func(string) string) *story.Hand {
	var out story.Hand
	if h == nil {
		return &out
	}
	keys := func(names []string) []string {
		var ks []string
		for _, n := range names {
			ks = append(ks, key(n))
		}
		return ks
	}
	for _, d := range h.Merge {
		out.Merge = append(out.Merge, story.Merge{Reports: keys(d.Reports), Note: d.Note})
	}
	for _, d := range h.Split {
		out.Split = append(out.Split, story.Part{Reports: keys(d.Reports), Note: d.Note})
	}
	for _, d := range h.Pin {
		out.Pin = append(out.Pin, story.Pin{Report: key(d.Report), To: key(d.To), Note: d.Note})
	}
	return &out
}

// parts carries out the decisions on the parts of one comparison; conflicts
// become notes. Reports are named by file or ID.
func (h *Hand) parts(rs []synoptic.Reported, parts [][]int, notes []synoptic.Note) ([][]int, []synoptic.Note) {
	if h == nil || len(h.Merge)+len(h.Split)+len(h.Pin) == 0 {
		return parts, notes
	}
	at := make(map[string]int)
	called := make(map[string]string)
	for i := range rs {
		id := string(rs[i].Report.ID)
		at[id] = i
		called[id], called[rs[i].Report.File] = id, id
	}
	lists := make([][]string, len(parts))
	for i, part := range parts {
		for _, k := range part {
			lists[i] = append(lists[i], string(rs[k].Report.ID))
		}
	}
	order := func(a, b string) int { return at[a] - at[b] }
	even := func(a, b string) int { return 500 } // what speaks against is for grouping to say
	lists, conflicts := h.stories(func(n string) string {
		if id, ok := called[n]; ok {
			return id
		}
		return n
	}).Apply(lists, order, even)
	out := make([][]int, len(lists))
	for i, l := range lists {
		for _, id := range l {
			out[i] = append(out[i], at[id])
		}
	}
	slices.SortStableFunc(out, func(x, y []int) int { return len(y) - len(x) })
	notes = slices.Clip(notes)
	for _, c := range conflicts {
		if _, ok := at[c.Reports[0]]; ok {
			notes = append(notes, synoptic.Note{Report: synoptic.ReportID(c.Reports[0]), Code: synoptic.NoteByHand, Text: c.What})
		}
	}
	return out, notes
}

// people calls the entities of an analysis by the first of the names that are
// one person's. The analysis is not changed: a copy is.
func (h *Hand) people(a *synoptic.Analysis) *synoptic.Analysis {
	if h == nil || len(h.Same) == 0 {
		return a
	}
	out := *a
	out.Entities = slices.Clone(a.Entities)
	for i := range out.Entities {
		e := &out.Entities[i]
		for _, d := range h.Same {
			if !e.Named || e.Name == d.Names[0] || !slices.Contains(d.Names, e.Name) {
				continue
			}
			e.Aliases = append(slices.Clip(e.Aliases), e.Name)
			e.Name = d.Names[0]
		}
	}
	return &out
}

// agree takes the differences that were checked out of a synopsis, and notes
// each.
func (h *Hand) agree(s *synoptic.Synopsis) {
	if h == nil {
		return
	}
	for _, d := range h.Agree {
		s.Discrepancies = slices.DeleteFunc(s.Discrepancies, func(x synoptic.Discrepancy) bool {
			if d.Kind != "" && d.Kind != string(x.Kind) {
				return false
			}
			for _, r := range x.Readings {
				if !slices.ContainsFunc(d.Values, func(v string) bool { return strings.EqualFold(v, r.Value) }) {
					return false // a reading that nobody has checked
				}
			}
			text := "checked by hand, no difference: " + strings.Join(d.Values, ", ")
			if d.Note != "" {
				text += " (" + d.Note + ")"
			}
			s.Notes = append(s.Notes, synoptic.Note{Code: synoptic.NoteByHand, Text: text})
			return true
		})
	}
}
