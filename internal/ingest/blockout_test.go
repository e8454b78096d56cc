package ingest

import "testing"

// TestIsOff: which names authors give to what is no part of a report.
func TestIsOff(t *testing.T) {
	for _, c := range []struct {
		marks string
		want  bool
	}{
		{"c-caption__text", true}, {"FigCaption", true}, {"article-comments", true}, {"estimated-read-time", true}, {"newsletter_box", true},
		{"screen-reader-text", true}, {"hidden promo-long", true}, {"d-none", true}, {"article-tags uppercase", true},
		{"hidden lg:block", false}, {"d-none d-md-block", false}, {"commentary-body", false}, {"paywall", false}, {"article-body", false},
		{"overflow-hidden", false}, {"uncaptioned", false}, {"stage", false}, {"", false},
	} {
		if got := isOff(c.marks); got != c.want {
			t.Errorf("%q: %v, want %v", c.marks, got, c.want)
		}
	}
}

func TestIsBiography(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"Jane Roe is a reporter at the Northern Post.", true},
		{"Jane Roe is the Post’s senior finance writer. She has kept bees since 2012.", true},
		{"Jane van Roe is a freelancer.", false}, // "van" might as well begin a sentence
		{"The mayor is a writer, her brother said.", false},
		{"Jane Roe is a suspect in the case, the editor said.", false},
		{"Jane Roe is", false},
		{"", false},
	} {
		if got := isBiography(c.text); got != c.want {
			t.Errorf("%q: %v, want %v", c.text, got, c.want)
		}
	}
}

func TestSignposts(t *testing.T) {
	for _, c := range []struct {
		low  string
		want bool
	}{
		{"related: the five driest springs", true}, {"read more: how it began", true}, {"also: gloves", true}, {"don’t miss: the race", true}, {"see more» photos", true},
		{"also on monday, the board met", false}, {"more than sixty farmers came", false}, {"read the report", false}, {"related to the mayor", false}, {"", false},
	} {
		if got := hasSignpost(c.low); got != c.want {
			t.Errorf("%q: %v, want %v", c.low, got, c.want)
		}
	}
	for _, c := range []struct {
		low  string
		want bool
	}{
		{"more great stories", true}, {"more from the coast", true}, {"you may also like", true}, {"related coverage from the north", true},
		{"more than a bridge", false}, {"more", false}, {"relatedness", false},
	} {
		if got := isListLabel(c.low); got != c.want {
			t.Errorf("%q: %v, want %v", c.low, got, c.want)
		}
	}
}

func TestNamesAuthors(t *testing.T) {
	people := []string{"Jane Roe", "John Doe"}
	for _, c := range []struct {
		line string
		want bool
	}{
		{"By Jane Roe", true}, {"JANE ROE", true}, {"Words: Jane Roe", true}, {"Jane Roe Town Hall Reporter", true}, {"Jane Roe, Town Hall Reporter", true},
		{"By Jane Roe and John Doe", true}, {"Jane Roe | 3 May 2026", true}, {"By Jane Roe and Ann Other, Northern Staff", true},
		{"Jane Roe took the bridge", false}, {"By Ann Other", false}, {"Jane Roe: a life on the lake", false}, {"", false},
	} {
		if got := namesAuthors(c.line, people); got != c.want {
			t.Errorf("%q: %v, want %v", c.line, got, c.want)
		}
	}
}
