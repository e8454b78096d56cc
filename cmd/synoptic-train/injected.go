package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/gold"
	"github.com/synoptic-news/synoptic/internal/inject"
	"github.com/synoptic-news/synoptic/pipeline"
)

const (
	// perKind is how many changes of a kind are drawn from each story.
	perKind = 6
	// longest is the length, in bytes, from which on a reading's mention is no
	// longer the words that differ but a passage that holds them.
	longest = 160
	// copyFile is what the changed copy is given as: its outlet goes by it.
	copyFile = "copy-of-another-outlet.txt"
)

// tally is how many changes of one kind were made, and of how many the synopsis
// has a discrepancy: of any kind that a reader would take, and of the one that
// is meant.
type tally struct {
	Made   int `json:"made"`
	Found  int `json:"found"`
	Strict int `json:"strict"`
}

func (t *tally) add(found, strict bool) {
	t.Made++
	if found {
		t.Found++
	}
	if strict {
		t.Strict++
	}
}

// tallies are by kind of change, and "all".
type tallies map[string]*tally

func (t tallies) of(kind string) *tally {
	if t[kind] == nil {
		t[kind] = &tally{}
	}
	return t[kind]
}

func (t tallies) add(k inject.Kind, found, strict bool) {
	t.of(string(k)).add(found, strict)
	t.of("all").add(found, strict)
}

// injections is what is measured of changes made to the reports of stories.
type injections struct {
	Beside  tallies `json:"beside"`  // the changed copy and the original alone
	Added   tallies `json:"added"`   // the changed copy added to the whole story
	Instead tallies `json:"instead"` // in the original's place, where another report states the same in a gold claim
	Covered tallies `json:"covered"` // in the original's place, anywhere in a gold claim, also where no other report says the word
	Exact   struct {
		Copies   int `json:"copies"`   // exact copies beside the original, and added to the story
		Admitted int `json:"admitted"` // discrepancies more
	} `json:"exact"`
}

// injected prints, as JSON, how many of the changes made to reports of the
// development stories and of the example a synopsis finds. What it misses is
// told beside.
func injected(w *workshop) error {
	dir, err := w.stories()
	if err != nil {
		return err
	}
	keys, err := filepath.Glob(filepath.Join(dir, "*", "gold.json"))
	if err != nil || len(keys) == 0 {
		return fmt.Errorf("%s: no gold keys: %w", dir, os.ErrNotExist)
	}
	dirs := []string{filepath.Join("examples", "ferry-fire")}
	for _, k := range keys {
		dirs = append(dirs, filepath.Dir(k))
	}
	out, err := measureInjected(dirs, w.tell)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(os.Stdout)
	enc.SetIndent("", " ")
	return enc.Encode(out)
}

// measureInjected changes the reports of the stories in dirs.
func measureInjected(dirs []string, tell func(string)) (*injections, error) {
	p, err := pipeline.Open(pipeline.Config{})
	if err != nil {
		return nil, err
	}
	out := &injections{Beside: tallies{}, Added: tallies{}, Instead: tallies{}, Covered: tallies{}}
	for _, dir := range dirs {
		b, err := newBed(p, dir, tell)
		if err != nil {
			return nil, err
		}
		if err := b.run(out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// A bed is one story in which changes are made.
type bed struct {
	p      *pipeline.Pipeline
	key    *gold.Key
	rs     []synoptic.Reported // in the order of key.Files
	day    synoptic.Date
	before []synoptic.Discrepancy
	cast   inject.Cast
	seed   uint64
	tell   func(string)
}

func newBed(p *pipeline.Pipeline, dir string, tell func(string)) (*bed, error) {
	key, err := gold.ReadKey(dir)
	if err != nil {
		return nil, err
	}
	reports, err := p.Read(key.Files, nil, nil)
	if err != nil {
		return nil, err
	}
	b := &bed{p: p, key: key, tell: tell}
	for _, r := range reports {
		if d := r.Day(); d.Known && (!b.day.Known || d.First < b.day.First) {
			b.day = d
		}
	}
	for _, c := range []byte(key.Story) {
		b.seed = b.seed*31 + uint64(c)
	}
	var as []*synoptic.Analysis
	for _, r := range reports {
		a := p.Analyze(r, b.day)
		as = append(as, a)
		b.rs = append(b.rs, synoptic.Reported{Report: r, Analysis: a})
	}
	b.cast = inject.CastOf(as)
	b.before = b.compare(b.rs)
	return b, nil
}

// compare gives the discrepancies of reports.
func (b *bed) compare(rs []synoptic.Reported) (ds []synoptic.Discrepancy) {
	doc := b.p.Reconcile(rs, nil)
	for i := range doc.Stories {
		ds = append(ds, doc.Stories[i].Discrepancies...)
	}
	return ds
}

// read makes a report of a changed text, as the program reads one from a file.
func (b *bed) read(text, file string) (synoptic.Reported, error) {
	reports, err := b.p.ReadBytes(pipeline.Input{File: file, Raw: []byte(text)})
	if err != nil {
		return synoptic.Reported{}, err
	}
	return synoptic.Reported{Report: reports[0], Analysis: b.p.Analyze(reports[0], b.day)}, nil
}

// A change is one of a story's, in the report r.
type change struct {
	inject.Change
	r int
}

func (b *bed) run(out *injections) error {
	for r := range b.rs {
		if err := b.exact(out, r); err != nil {
			return err
		}
	}
	for n, kind := range inject.Kinds {
		var all []change
		for r := range b.rs {
			for _, c := range inject.Sites(kind, b.rs[r].Report, b.rs[r].Analysis, b.cast, b.seed+uint64(n)) {
				all = append(all, change{c, r})
			}
		}
		for _, c := range inject.Pick(all, perKind, b.seed) {
			if err := b.copies(out, c); err != nil {
				return err
			}
		}
		var covered, stated []change
		for _, c := range all {
			others, same := b.claimed(c)
			if len(others) > 0 {
				covered = append(covered, c)
			}
			if len(same) > 0 {
				stated = append(stated, c)
			}
		}
		for _, c := range inject.Pick(covered, perKind, b.seed) {
			others, _ := b.claimed(c)
			if err := b.instead(out.Covered, c, others, false); err != nil {
				return err
			}
		}
		for _, c := range inject.Pick(stated, perKind, b.seed) {
			_, same := b.claimed(c)
			if err := b.instead(out.Instead, c, same, true); err != nil {
				return err
			}
		}
	}
	return nil
}

// exact puts an exact copy of report r beside it and into the story.
func (b *bed) exact(out *injections, r int) error {
	x, err := b.read(b.rs[r].Report.Text, copyFile)
	if err != nil {
		return err
	}
	out.Exact.Copies++
	for _, d := range b.compare([]synoptic.Reported{b.rs[r], x}) {
		out.Exact.Admitted++
		b.say("exact copy beside", r, d.Readings[0].Value+" / "+d.Readings[1].Value)
	}
	for _, d := range b.compare(append(slices.Clone(b.rs), x)) {
		if !b.old(&d) {
			out.Exact.Admitted++
			b.say("exact copy added", r, string(d.Kind)+": "+d.Readings[0].Value+" / "+d.Readings[1].Value)
		}
	}
	return nil
}

// old tells whether the story had a discrepancy of the kind that tells two of
// its mentions apart.
func (b *bed) old(d *synoptic.Discrepancy) bool {
	for i := range d.Readings {
		for k := range d.Readings[:i] {
			for _, x := range d.Readings[i].Mentions {
				for _, y := range d.Readings[k].Mentions {
					if parted(b.before, []synoptic.Kind{d.Kind}, x, y) {
						return true
					}
				}
			}
		}
	}
	return false
}

// copies puts a changed copy beside the original, and into the whole story.
func (b *bed) copies(out *injections, c change) error {
	r := b.rs[c.r].Report
	x, err := b.read(c.Apply(r.Text), copyFile)
	if err != nil {
		return err
	}
	was, is := synoptic.Mention{Report: r.ID, Span: c.Was}, synoptic.Mention{Report: x.Report.ID, Span: c.Span}
	ds := b.compare([]synoptic.Reported{b.rs[c.r], x})
	found := parted(ds, sensible(c.Kind), is, was)
	out.Beside.add(c.Kind, found, parted(ds, b.meant(c), is, was))
	if !found {
		b.miss("beside", c)
	}
	ds = b.compare(append(slices.Clone(b.rs), x))
	found = parted(ds, sensible(c.Kind), is, was)
	out.Added.add(c.Kind, found, parted(ds, b.meant(c), is, was))
	if !found {
		b.miss("added", c)
	}
	return nil
}

// instead puts a changed copy in the place of the original: found if it is told
// apart from what another report states, and the original was not.
func (b *bed) instead(t tallies, c change, others []synoptic.Mention, tell bool) error {
	r := b.rs[c.r].Report
	x, err := b.read(c.Apply(r.Text), r.File)
	if err != nil {
		return err
	}
	rs := slices.Clone(b.rs)
	rs[c.r] = x
	ds := b.compare(rs)
	was, is := synoptic.Mention{Report: r.ID, Span: c.Was}, synoptic.Mention{Report: x.Report.ID, Span: c.Span}
	tellsApart := func(kinds []synoptic.Kind) bool {
		return slices.ContainsFunc(others, func(m synoptic.Mention) bool {
			return parted(ds, kinds, is, m) && !parted(b.before, kinds, was, m)
		})
	}
	found := tellsApart(sensible(c.Kind))
	t.add(c.Kind, found, tellsApart(b.meant(c)))
	if !found && tell {
		b.miss("instead", c)
	}
	return nil
}

// parted tells whether a discrepancy of one of the kinds has x in one reading
// and y in another.
func parted(ds []synoptic.Discrepancy, kinds []synoptic.Kind, x, y synoptic.Mention) bool {
	holds := func(r *synoptic.Reading, m synoptic.Mention) bool {
		return slices.ContainsFunc(r.Mentions, func(n synoptic.Mention) bool {
			return n.Report == m.Report && n.Len() <= longest && n.Overlap(m.Span) > 0
		})
	}
	for i := range ds {
		if !slices.Contains(kinds, ds[i].Kind) {
			continue
		}
		rs := ds[i].Readings
		for a := range rs {
			for b := range rs {
				if a != b && holds(&rs[a], x) && holds(&rs[b], y) {
					return true
				}
			}
		}
	}
	return false
}

// sensible are the kinds of discrepancy that a reader takes for a find.
func sensible(k inject.Kind) []synoptic.Kind {
	switch k {
	case inject.Number, inject.Date:
		return []synoptic.Kind{synoptic.KindQuantity, synoptic.KindTime, synoptic.KindWording}
	case inject.Name, inject.Place:
		return []synoptic.Kind{synoptic.KindParticipant, synoptic.KindWhere, synoptic.KindDescription,
			synoptic.KindAttribution, synoptic.KindWording}
	case inject.Negation:
		return []synoptic.Kind{synoptic.KindStatus, synoptic.KindWording}
	case inject.Attribution:
		return []synoptic.Kind{synoptic.KindAttribution, synoptic.KindParticipant}
	}
	return []synoptic.Kind{synoptic.KindWording}
}

// meant is the kind that the change is of; inside quotation marks the words
// are what differs.
func (b *bed) meant(c change) []synoptic.Kind {
	kind := map[inject.Kind]synoptic.Kind{inject.Number: synoptic.KindQuantity, inject.Date: synoptic.KindTime, inject.Name: synoptic.KindParticipant,
		inject.Place: synoptic.KindWhere, inject.Negation: synoptic.KindStatus, inject.Attribution: synoptic.KindAttribution,
		inject.Quoted: synoptic.KindWording}[c.Kind]
	if slices.ContainsFunc(b.rs[c.r].Analysis.Quotes, func(q synoptic.Quote) bool {
		return q.Kind != synoptic.Indirect && q.Words.Contains(c.Was)
	}) {
		return []synoptic.Kind{kind, synoptic.KindWording}
	}
	return []synoptic.Kind{kind}
}

// claimed gives the mentions in other reports of the gold claims that cover the
// change; same are those of them that say what is changed in the same words.
func (b *bed) claimed(c change) (others, same []synoptic.Mention) {
	for _, k := range b.key.Claims {
		if !slices.ContainsFunc(k.Mentions, func(m gold.KeyMention) bool { return m.File == c.r && m.Span.Contains(c.Was) }) {
			continue
		}
		for _, m := range k.Mentions {
			if m.File == c.r {
				continue
			}
			x := synoptic.Mention{Report: b.rs[m.File].Report.ID, Span: m.Span}
			others = append(others, x)
			if b.says(m, c) {
				same = append(same, x)
			}
		}
	}
	return others, same
}

// says tells whether a mention in a key has the word that is changed: of a
// negation the verb, of an attribution a part of the speaker's name.
func (b *bed) says(m gold.KeyMention, c change) bool {
	was := c.Old.Cut(b.rs[c.r].Report.Text)
	if c.Kind == inject.Negation {
		was = b.verb(c)
	}
	held := m.Span.Cut(b.rs[m.File].Report.Text)
	words := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" \n\t.,;:!?\"“”‘’'()-–—$£€%", r) })
	}
	in := words(held)
	if c.Kind == inject.Name || c.Kind == inject.Attribution {
		return slices.ContainsFunc(words(was), func(w string) bool { return slices.Contains(in, w) })
	}
	return len(words(was)) > 0 && !slices.ContainsFunc(words(was), func(w string) bool { return !slices.Contains(in, w) })
}

// verb is the last word of what a negation bears on.
func (b *bed) verb(c change) string {
	words := strings.Fields(c.Was.Cut(b.rs[c.r].Report.Text))
	return words[len(words)-1]
}

func (b *bed) say(what string, r int, s string) {
	b.tell(fmt.Sprintf("%s %s %s: %s", b.key.Story, what, filepath.Base(b.key.Files[r]), s))
}

// miss tells of a change that is not found.
func (b *bed) miss(what string, c change) {
	text := b.rs[c.r].Report.Text
	lo, hi := max(0, c.Old.Start-50), min(len(text), c.Old.End+40)
	b.say(what, c.r, fmt.Sprintf("%s: …%s[%s → %s]%s…", c.Kind, strings.ToValidUTF8(strings.ReplaceAll(text[lo:c.Old.Start], "\n", " "), ""),
		c.Old.Cut(text), c.New, strings.ToValidUTF8(strings.ReplaceAll(text[c.Old.End:hi], "\n", " "), "")))
}
