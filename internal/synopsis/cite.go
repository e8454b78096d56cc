package synopsis

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/reuse"
)

// A cite is a place where a report names another outlet as the source of what
// it tells: "told CNN", "according to El País", "state media said".
type cite struct {
	key   string        // the plain name of the outlet, or "state media"
	label string        // as it is written there
	span  synoptic.Span // of the words that tell it
}

// sourceNames are the names that may be cited, by their first word.
type sourceNames map[string][]sourceName

type sourceName struct {
	words []string
	key   string
}

func (ns sourceNames) add(name, key string) {
	words := strings.Fields(plainWords(name))
	if len(words) == 0 || len(words) == 1 && utf8.RuneCountInString(words[0]) < 2 {
		return
	}
	for _, n := range ns[words[0]] {
		if slices.Equal(n.words, words) {
			return
		}
	}
	ns[words[0]] = append(ns[words[0]], sourceName{words, key})
}

// plainWords are the words of a name as reuse cuts them, small, without a
// leading article.
func plainWords(name string) string {
	var words []string
	for _, w := range reuse.Split(name, []synoptic.Span{{End: len(name)}}, nil).Words {
		words = append(words, w.Fold)
	}
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// listedSources are the names that the lists of agencies and outlets hold.
var listedSources = sync.OnceValue(func() sourceNames {
	ns := make(sourceNames)
	for key, names := range listed(agenciesFile) {
		ns.add(key, key)
		for _, n := range names {
			ns.add(n, key)
		}
	}
	for _, outlets := range listed(familiesFile) {
		for _, o := range outlets {
			ns.add(o, plainWords(o))
		}
	}
	for _, some := range ns {
		slices.SortFunc(some, func(a, b sourceName) int {
			return cmp.Or(cmp.Compare(len(b.words), len(a.words)), slices.Compare(a.words, b.words))
		})
	}
	return ns
})

// leads are the words behind which a source stands; the last of each is looked
// up, the others must stand before it.
var leads = map[string][][]string{
	"told": {{}}, "to": {{"according"}, {"speaking"}, {"spoke"}, {"statement"}, {"comments"}, {"said"}, {"confirmed"}}, "by": {{"reported"}, {"cited"}, {"quoted"}, {"obtained"}, {"seen"}, {"published"}},
	"citing": {{}}, "quoting": {{}}, "with": {{"interview"}, {"speaking"}, {"spoke"}}, "in": {{"reported"}},
}

// between may stand between a lead and the name.
var between = strings.Fields("the state run owned controlled news agency newspaper daily broadcaster channel television tv radio network magazine site website outlet outlets station media local national public its their partner sister")

// reports are the verbs that a name stands before as the source.
var reporting = strings.Fields("reported reports quoted cited published revealed")

// vagueKinds are sources without a name, by their last word, and the words before
// it that make them one.
var vagueKinds = map[string][]string{
	"media": strings.Fields("state local national official pro-government government"), "television": {"state"}, "tv": {"state"}, "radio": {"state"}, "broadcaster": {"state"},
	"newspapers": {"local"},
}

// citations are the sources that a report names, each once where it first
// stands, by key. names are those of the story's own outlets.
func citations(text string, t *reuse.Text, names sourceNames) []cite {
	var out []cite
	put := func(c cite) {
		if !slices.ContainsFunc(out, func(x cite) bool { return x.key == c.key }) {
			out = append(out, c)
		}
	}
	ws := t.Words
	for i := range ws {
		switch ws[i].Fold {
		case "told", "to", "by", "citing", "quoting", "with", "in", "reported", "reports", "quoted", "cited", "published", "revealed",
			"media", "television", "tv", "radio", "broadcaster", "newspapers":
		default:
			continue
		}
		if ws[i].Quoted {
			continue
		}
		if before, ok := vagueKinds[ws[i].Fold]; ok {
			if c, ok := vagueSource(text, ws, i, before); ok {
				put(c)
			}
		}
		if from, ok := leadAt(ws, i); ok {
			k := i + 1
			for n := 0; n < 4 && k < len(ws) && slices.Contains(between, ws[k].Fold) && !unicode.IsUpper(first(text, ws[k])); n++ {
				k++
			}
			if n, key := sourceAt(text, ws, k, names, true); n > 0 && adjoin(text, ws, i, k+n) {
				put(cite{key, text[ws[k].Start:ws[k+n-1].End], synoptic.Span{Start: ws[from].Start, End: ws[k+n-1].End}})
			}
		}
		if slices.Contains(reporting, ws[i].Fold) { // "El País first reported"
			for back := 1; back <= 5 && back <= i; back++ {
				at := i - back
				if n, key := sourceAt(text, ws, at, names, false); n > 0 && (at+n == i || at+n == i-1 && slices.Contains([]string{"first", "also", "had", "has"}, ws[i-1].Fold)) && adjoin(text, ws, at, i+1) {
					if at > 0 && ws[at-1].Fold == "the" {
						at--
					}
					put(cite{key, text[ws[i-back].Start:ws[i-back+n-1].End], synoptic.Span{Start: ws[at].Start, End: ws[i].End}})
					break
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b cite) int { return cmp.Compare(a.key, b.key) })
	return out
}

// first is the first letter of a word as it is written.
func first(text string, w reuse.Word) rune {
	r, _ := utf8.DecodeRuneInString(text[w.Start:])
	return r
}

// adjoin tells that no sentence ends among the words.
func adjoin(text string, ws []reuse.Word, from, to int) bool {
	for i := from; i+1 < to; i++ {
		if strings.ContainsAny(text[ws[i].End:ws[i+1].Start], ".!?;:\n") {
			return false
		}
	}
	return true
}

// leadAt tells whether word i ends a lead, and where that begins.
func leadAt(ws []reuse.Word, i int) (from int, ok bool) {
	for _, before := range leads[ws[i].Fold] {
		switch {
		case len(before) == 0:
			return i, true
		case i > 0 && ws[i-1].Fold == before[0]:
			return i - 1, true
		}
	}
	return 0, false
}

// sourceAt finds the longest name of a source at word i: of the story's
// outlets, of a listed one, or, behind a lead, one that says itself that it is
// an outlet's ("the Corran Gazette"). n is 0 if there is none.
func sourceAt(text string, ws []reuse.Word, i int, names sourceNames, lead bool) (n int, key string) {
	if i >= len(ws) || ws[i].Quoted {
		return 0, ""
	}
	if !unicode.IsUpper(first(text, ws[i])) {
		return 0, ""
	}
	if ws[i].Fold == "the" && i+1 < len(ws) {
		if n, key = sourceAt(text, ws, i+1, names, lead); n > 0 {
			return n + 1, key
		}
		return 0, ""
	}
	for _, set := range [...]sourceNames{names, listedSources()} {
		for _, x := range set[ws[i].Fold] {
			if len(x.words) > n && i+len(x.words) <= len(ws) && namedAt(text, ws[i:i+len(x.words)], x.words) {
				n, key = len(x.words), x.key
			}
		}
	}
	if n > 0 || !lead {
		return n, key
	}
	end := i
	for end < len(ws) && end < i+5 && unicode.IsUpper(first(text, ws[end])) && (end == i || text[ws[end-1].End:ws[end].Start] == " ") {
		end++
	}
	for k := end - 1; k > i; k-- {
		if slices.Contains(mediaNouns, ws[k].Fold) {
			return k + 1 - i, plainWords(text[ws[i].Start:ws[k].End])
		}
	}
	return 0, ""
}

// mediaNouns end the names of outlets.
var mediaNouns = strings.Fields("times post herald tribune gazette chronicle courier telegraph radio television tv daily newspaper press mail observer dispatch bulletin news journal")

// namedAt tells whether words are written as the name: in capitals where it is
// short, so that "as" and "time" are none.
func namedAt(text string, ws []reuse.Word, name []string) bool {
	for k := range name {
		if ws[k].Fold != name[k] || ws[k].Quoted {
			return false
		}
	}
	written := text[ws[0].Start:ws[len(ws)-1].End]
	if len(name) == 1 && len(name[0]) <= 4 {
		return written == strings.ToUpper(written) || len(name[0]) == 4
	}
	return unicode.IsUpper(first(text, ws[len(ws)-1])) || len(name) > 2
}

// vagueSource finds "state media said" and "according to local media" at the
// noun.
func vagueSource(text string, ws []reuse.Word, i int, kinds []string) (cite, bool) {
	if i == 0 || !slices.Contains(kinds, ws[i-1].Fold) {
		return cite{}, false
	}
	from, to := i-1, i
	said := i+1 < len(ws) && adjoin(text, ws, i, i+2) && (slices.Contains(reporting, ws[i+1].Fold) || ws[i+1].Fold == "said" || ws[i+1].Fold == "says")
	if said {
		to++
	}
	for k := max(0, from-3); k < from && !said; k++ {
		if at, ok := leadAt(ws, k); ok && adjoin(text, ws, k, i) {
			from, said = at, true
		}
	}
	if !said {
		return cite{}, false
	}
	key := ws[i-1].Fold + " media"
	return cite{key, text[ws[i-1].Start:ws[i].End], synoptic.Span{Start: ws[from].Start, End: ws[to].End}}, true
}
