package statement

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

// paragraphsOf splits text as package lang does: at line breaks, trimmed.
func paragraphsOf(text string) []synoptic.Span {
	var out []synoptic.Span
	at := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		s := strings.TrimSpace(line)
		if s != "" {
			start := at + strings.Index(line, s)
			out = append(out, synoptic.Span{Start: start, End: start + len(s)})
		}
		at += len(line)
	}
	return out
}

func runsOf(text string) []string {
	var out []string
	for _, r := range findRuns(text, paragraphsOf(text)) {
		out = append(out, r.words.Cut(text))
	}
	return out
}

func TestRuns(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"plain", `“We won,” Ann Lee said. “I know it.”`, "We won,|I know it."},
		{"straight", `"We won," Ann Lee said. "I know it."`, "We won,|I know it."},
		{"apostrophes as doubles", `''We won,'' Ann Lee said. ''I know it.''`, "We won,|I know it."},
		{"backticks", "``We won,'' Ann Lee said.", "We won,"},
		{"guillemets", `«We won,» Ann Lee said. « I know it. »`, "We won,|I know it."},
		{"low", `„We won,“ Ann Lee said.`, "We won,"},
		{"single", `‘We won’t go,’ Ann Lee said. ‘I know it.’`, "We won’t go,|I know it."},
		{"single straight", `'We won't go,' Ann Lee said. 'I know it.'`, "We won't go,|I know it."},
		{"nested", `“She said ‘no’ to me,” Lee said.`, "She said ‘no’ to me,"},
		{"nested straight", `"She said 'no' to me," Lee said.`, "She said 'no' to me,"},
		{"nested at the end", `Lee: "She told me, 'No.'" Then she left.`, "She told me, 'No.'"},
		{"nested with a space", `Lee: "She told me, 'No.' " Then she left.`, "She told me, 'No.'"},
		{"nested apostrophes", `Lee: ''She told me, 'No.''' Then she left.`, "She told me, 'No.'"},
		{"nested of the same kind", `“She said “no” to me,” Lee said. “Twice.”`, "She said “no” to me,|Twice."},
		{"double in single", `‘She said “no” to me,’ Lee said.`, "She said “no” to me,"},
		{"plural", `the bakers' oven and the cats' basket`, ""},
		{"plural inside", `'The bakers' oven,' she said.`, "The bakers' oven,"},
		{"plural in a title", `It is called 'The bakers' oven'.`, "The bakers' oven"},
		{"plural behind", `They were like 'slaves' to the rest of the drivers' group.`, "slaves"},
		{"decades", `The '90s and ’80s were kind to rock 'n' roll, get 'em now.`, ""},
		{"inches", `The door was 7'4" and "too low" for a 12" pipe.`, "too low"},
		{"inches inside", `"It was 7'4" high," she said. "No less."`, `It was 7'4" high,|No less.`},
		{"number at the end", `She called it "version 2" and "version 3".`, "version 2|version 3"},
		{"paragraphs", "“One.\n\n“Two.\n\n“Three,” she said.", "One.|Two.|Three,"},
		{"paragraphs not opened again", "“One.\n\nTwo,” she said.", "One.|Two,"},
		{"single paragraphs", "'One isn't it.\n\n'Two,' she said.", "One isn't it.|Two,"},
		{"not closed before the next", `She said: "We ran. "He fell. "It burned."`, "We ran.|He fell.|It burned."},
		{"not closed at the end", `She said: "We ran. He fell.`, "We ran. He fell."},
		{"not closed, not introduced", `It was "a poor show. Then it rained.`, "a poor show."},
		{"wrong way", `”We won,“ Lee said.`, "We won,"},
		{"wrong closing mark", `“We won,“ Lee said. “It rained.”`, "We won,|It rained."},
		{"dashes", `Lee—“a poor man,” he says—left.`, "a poor man,"},
		{"brackets", `Lee (“a poor man”) left.`, "a poor man"},
		{"no space", `He said,"We won." Then he left.`, "We won."},
		{"empty", `He said "" and '' and “”.`, ""},
		{"elision closes", `"Them dogs is runnin'," he said.`, "Them dogs is runnin',"},
		{"headline", `Storm 'worst in years': Mayor says town 'on its own'`, "worst in years|on its own"},
		{"apostrophe that opens", `QUAY‘S END shuts after ‘a bad year’`, "a bad year"},
		{"single across a double", `the 'old "x' y" end`, "x' y"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(runsOf(tt.text), "|"); got != tt.want {
				t.Errorf("runs of %s:\n got %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}
