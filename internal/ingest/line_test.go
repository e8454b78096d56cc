package ingest

import (
	"strings"
	"testing"
)

// Paragraphs to put a line between.
const (
	above = "The canal between Orvane and Teld opened on Tuesday for the first time since 2020, after two mayors signed a page of rules.\n\n" +
		"Barges queued from dawn at both gates, and the first of them carried gravel for the new bank below the mill.\n\n" +
		"The lock keeper turned the wheel at nine and said it was stiff, and then it was not stiff any more.\n\n"
	below = "\n\nThe mayor of Teld said the opening was a canal matter, and walked home along the bank with her dog.\n\n" +
		"The toll is to be set by a commission of three that meets in June at the old pumping station.\n\n" +
		"Both towns will vote on the colour of the buoys, which are white now and hard to see in fog.\n"
)

// TestMidst puts lines among paragraphs; why is "" where all of the line is to
// be kept, and cut what is to be skipped of it where that is not all.
func TestMidst(t *testing.T) {
	for _, c := range []struct{ line, why, cut string }{
		// Sentences and headings of reports.
		{line: "Reuters first reported the plan on Sunday."},
		{line: "By Tuesday, the gates were open."},
		{line: "Subscribers to the old scheme will be paid back."},
		{line: "Sign language was used at the ceremony."},
		{line: "More: that was the word of the day."},
		{line: "“Read more,” the teacher told them."},
		{line: "It was over."},
		{line: "‘At last’"},
		{line: "2024"},
		{line: "6 May 2031"},
		{line: "Why the canal was closed"},
		{line: "Copyright disputes slowed the museum's book about the canal for two years."},
		{line: "He asked how much each of the towns had contributed."},
		{line: "By signing up to the treaty, the towns gave up their right to a toll."},
		{line: "The privacy policy and terms of service of the ferry's app were changed in May."},
		{line: "The views expressed by the mayor were not those of the council."},
		{line: "Your browser history is safe, the minister told the house."},
		{line: "More from his speech on the lock:"},
		{line: "Barges wait at the gates of the lock below the mill"},
		{line: "Photo: The mayor opens the gates of the lock", why: WhyCaption, cut: "Photo:"},
		{line: "Ten years ago"},
		{line: "Source material for the book came from both towns."},
		{line: "— Ada Holm (@adaholm) May 6, 2031"},
		// The site's own.
		{line: "ADVERTISEMENT", why: WhyFurniture},
		{line: "Advertisement Continue reading the main story", why: WhyFurniture},
		{line: "Share this:", why: WhyFurniture},
		{line: "0:00 / 4:31", why: WhyFurniture},
		{line: "4 min read", why: WhyFurniture},
		{line: "12 Comments", why: WhyFurniture},
		{line: "Sign up for our weekly newsletter and never miss a barge.", why: WhyFurniture},
		{line: "We use cookies to improve your time on this site.", why: WhyFurniture},
		{line: "By clicking Subscribe, you agree to our Terms of Use.", why: WhyFurniture},
		{line: "Get daily updates directly to your inbox + Subscribe", why: WhyFurniture},
		{line: "This article was originally published by the Courier.", why: WhyFurniture},
		{line: "Related: Ten things to know about locks", why: WhyRelated},
		{line: "READ MORE: Goose halts traffic on the bridge.", why: WhyRelated},
		{line: "[Also read | Toll commission to choose buoys]", why: WhyRelated},
		{line: "(Image: Getty Images)", why: WhyCredit},
		{line: "Photo: Ada Holm, AP", why: WhyCredit},
		{line: "Photograph: Ada Holm/Reuters", why: WhyCredit},
		{line: "Ada Holm/AFP via Getty Images", why: WhyCredit},
		{line: "AP Photo/Ada Holm", why: WhyCredit},
		{line: "Image source, EPA", why: WhyCredit},
		{line: "Ada Holm contributed to this report from Teld.", why: WhyCredit},
		{line: "© 2031 Tidewater Media. All rights reserved.", why: WhyCopyright},
		{line: "Copyright 2031 The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.", why: WhyCopyright},
		{line: "Updated May 6, 2031 at 3:26 PM CDT", why: WhyHeadLine},
		{line: "Published: 2031-05-06", why: WhyHeadLine},
		{line: "ada.holm@lamp.example", why: WhyByline},
		{line: "@adaholm", why: WhyByline},
		// Parts of lines.
		{line: "Barges wait at the lock - PHOTO/@orvanetown", why: WhyCredit, cut: "- PHOTO/@orvanetown"},
		{line: "Barges wait at the lock. Ada Holm/AP", why: ""},
		{line: "Barges wait at the lock on May 6, 2031. REUTERS/Ada Holm", why: WhyCredit, cut: "REUTERS/Ada Holm"},
		{line: "Barges wait at the lock. (Ada Holm/Pool via AP)", why: WhyCredit, cut: "(Ada Holm/Pool via AP)"},
		{line: "Barges wait at the lock (Photo: Ada Holm)", why: WhyCredit, cut: "(Photo: Ada Holm)"},
		{line: "Image copyright EPA Image caption The lock keeper at work", why: WhyCaption, cut: "Image copyright EPA Image caption"},
		{line: "Getty Images The lock keeper at work on the gates", why: WhyCredit, cut: "Getty Images"},
		{line: "FILE - The old gates of the lock were repaired last winter.", why: WhyCaption, cut: "FILE -"},
		{line: "The plan was posted on X , opens new tab on Sunday.", why: WhyFurniture, cut: ", opens new tab"},
		{line: "The mayor (left) and the keeper (right) met at nine."},
		{line: "The party (Reuters had called it minor) won the vote."},
	} {
		r, err := Read(Input{File: "f.txt", Raw: []byte(above + c.line + below)})
		if err != nil {
			t.Errorf("%s: %v", c.line, err)
			continue
		}
		cut := c.cut
		if cut == "" && c.why != "" {
			cut = c.line
		}
		var got, why string
		for _, s := range r.Skipped {
			got, why = got+s.Cut(r.Text), s.Why
		}
		if got != cut || why != c.why {
			t.Errorf("%s:\n got %q as %q\nwant %q as %q", c.line, got, why, cut, c.why)
		}
		invariants(t, r)
	}
}

// TestAround reads pages of which some lines are known only by their place.
func TestAround(t *testing.T) {
	title := "Canal opens after eleven years of letters"
	for _, c := range []struct {
		name, text                               string
		title, byline, credit, published, outlet string
		skipped                                  []string
	}{
		{
			name: "a byline and a date under the title", text: title + "\n\nBy Ada Holm, Associated Press\nMay 6, 2031, 8:32 a.m. ET\n\n" + above,
			title: title, byline: "Ada Holm, Associated Press", credit: "Associated Press", published: "2031-05-06T08:32:00-04:00",
		},
		{
			name: "a byline on two lines", text: title + "\n\nBy\nAda Holm\n\n" + above,
			title: title, byline: "Ada Holm",
		},
		{
			name: "a name and a date without By", text: title + "\nAda Holm, Rivers Correspondent\n6 May 2031 • 3:55pm\n\n" + above,
			title: title, byline: "Ada Holm, Rivers Correspondent", published: "2031-05-06T15:55",
		},
		{
			name: "a credit at the end", text: above + below + "\nReuters",
			credit: "Reuters", skipped: []string{"Reuters"},
		},
		{
			name: "a credit in brackets at the end", text: above + "The towns have argued over the toll since 2020. (AP)",
			credit: "AP", skipped: []string{"(AP)"},
		},
		{
			name: "agencies helped", text: above + below + "\nWith agency inputs",
			credit: "With agency inputs", skipped: []string{"With agency inputs"},
		},
		{
			name: "an agency's dateline", text: "WASHINGTON (AP) — " + above, credit: "AP",
		},
		{
			name: "an agency's dateline without a place", text: "(Reuters) - " + above, credit: "Reuters",
		},
		{
			name: "a bracket that is no agency's", text: "The canal (AP called it small) — opened. " + above,
		},
		{
			name: "a page's name over the title", text: title + " | Evening Lamp\n\nMenu\n\n" + title + "\n\n" + above,
			title: title, skipped: []string{title + " | Evening Lamp", "Menu"},
		},
		{
			name: "a title that is a sentence, apart from paragraphs that are not", text: "The canal is open.\n\n" + strings.ReplaceAll(above, "\n\n", "\n"),
			title: "The canal is open.",
		},
		{
			name: "a short first paragraph is no title", text: "The canal is open.\n\n" + above,
		},
		{
			name: "an agency's copyright", text: above + "© 2031 The Associated Press. All rights reserved.",
			credit: "The Associated Press", skipped: []string{"© 2031 The Associated Press. All rights reserved."},
		},
		{
			name: "an outlet's copyright", text: above + "Copyright © 2019-2031 The Evening Lamp. All rights reserved.",
			outlet: "The Evening Lamp", skipped: []string{"Copyright © 2019-2031 The Evening Lamp. All rights reserved."},
		},
		{
			name: "a copyright line without a name or a date", text: above + "© 2031",
			skipped: []string{"© 2031"},
		},
		{
			name: "a paragraph printed twice", text: above + below + "\n\n" + above,
			skipped: strings.Split(strings.TrimSpace(above), "\n\n"),
		},
		{
			name: "a date that cannot be told", text: title + "\n\n03/04/2031\n\n" + above,
			title: title, skipped: []string{"03/04/2031"},
		},
		{
			name: "a date that can", text: title + "\n\n13/04/2031\n\n" + above,
			title: title, published: "2031-04-13", skipped: []string{"13/04/2031"},
		},
		{
			name: "published goes before updated", text: title + "\nUpdated 7 May 2031, 10:00 UTC\nPublished 6 May 2031, 09:00 UTC\n\n" + above,
			title: title, published: "2031-05-06T09:00:00Z",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := Read(Input{File: "f.txt", Raw: []byte(c.text)})
			if err != nil {
				t.Fatal(err)
			}
			invariants(t, r)
			if c.outlet == "" {
				c.outlet = "f"
			}
			if r.Title != c.title || r.Byline != c.byline || r.Credit != c.credit || r.Published != c.published || r.Outlet != c.outlet {
				t.Errorf("got title %q, byline %q, credit %q, published %q, outlet %q", r.Title, r.Byline, r.Credit, r.Published, r.Outlet)
			}
			if c.skipped == nil {
				return
			}
			var got []string
			for _, s := range r.Skipped {
				got = append(got, s.Cut(r.Text))
			}
			if strings.Join(got, "\n\n") != strings.Join(c.skipped, "\n\n") {
				t.Errorf("skipped %q, want %q", got, c.skipped)
			}
		})
	}
}
