package lang

import (
	"strings"
	"testing"
)

// splitTable is texts of one paragraph by what they show; a bar marks the end
// of each sentence but the last.
var splitTable = []struct {
	about string
	texts []string
}{
	{"quotation over several sentences", []string{
		"“The bridge is safe.| We looked at every bolt.| Nobody needs to worry,” the mayor said.| Then she left.",
		"\"The bridge is safe.| We looked at every bolt,\" the mayor said.| \"Nobody needs to worry.\"| Then she left.",
		"“He left.”| She said nothing more.",
		"‘We are closed.’| The sign hung there for a week.",
		"The mayor said: “The bridge is safe.”| Nobody clapped.",
		"“Is the bridge safe?” the reporter asked.| “It is.”",
		"“Is the bridge safe?”| The mayor nodded.",
		"“Never!” shouted the crowd.| The band played on.",
		"He said it was “over.”| The rest stayed.",
		"He called it “a disgrace”.| The rest stayed.",
		"She said (in a low voice) that it was over.| (Nobody heard.)| Then she left.",
	}},
	{"headlines, datelines, captions, lists", []string{
		"Harbour fire: nine rescued, one missing",
		"PM: ferries will run on Monday",
		"OSLO, Norway (NPA) — The ferry left at noon.| It came back at one.",
		"LIMA – The minister resigned.| No reason was given.",
		"1. The ferry will be repaired",
		"2.1. What the harbour master knew",
		"Three things happened: 1. the pump failed, 2. the crew left, and 3. nobody called.| The rest is known.",
		"Figure 3.2| The old harbour seen from the north.| The wall is new.",
		"Figure 3. The old harbour seen from the north.",
		"The figure fell in 2.| 3 was not tried.",
		"The old harbour wall| Image: Ana Lund.",
		"The old harbour wall.| Photo: Ana Lund.",
		"The old harbour wall (Photo: Ana Lund).",
		"Interview with a lighthouse keeper| Saturday, March 9, 2019",
		"The keeper was heard again on Saturday, March 9, 2019",
		"Published Saturday, March 9, 2019",
	}},
	{"initials and titles", []string{
		"J. R. Moss met Ana P. Lund.| K. Berg was late.",
		"Mr. Moss, Dr. Lund and Drs. Ito and Berg met Gov. Ortiz.| Lt. Gen. Park did not come.",
		"The House passed H. R. 1234 on Monday.| It was late.",
		"The House passed H. R. 1234 on Monday, the Senate S. 12.| It was late.",
		"He and I.| Then the others.",
		"It was plan B.| The crew agreed.",
	}},
	{"abbreviations before a capital", []string{
		"He flew to the U.S. Embassy.| The U.S. Congress met.",
		"He lives in the U.S.| He was born there.",
		"Acme Inc. Chairman Ana Lund spoke.| Acme Corp. did not.",
		"He works for Acme Inc.| She works for Moss Ltd.| They met.",
		"They sell ropes, nets, etc.| Prices are low.",
		"They sell ropes, nets, etc. in the harbour.",
		"Harbour towns (e.g. The Hague) were asked, i.e. Two of three.",
		"Ana Lund (b. March 1960) married twice (m. 1982; div. 1990).| She died there.",
		"It opens at 9 a.m. on Monday.| It shuts at 5 p.m.| The crew leaves.",
		"The meeting is on Mon. 3 June.",
		"The ferry cost Rs. 500 crore, a govt. official said.| The crew was paid.",
		"Shares in Moss plc. rose.| Those of Lund Hldg. in Oslo fell.",
		"She lives in Harbour St.| The house is old.",
		"She lives near St. Mary.| The house is old.",
		"See p. 12 and Vol. 3.| It is all there.",
		"St. Moss is near Mt. Berg, Calif.| It is small.",
	}},
	{"decimals, money, numbers", []string{
		"It rose 5.5 percent.| It cost $3.50.| 20 people came.",
		"He came No. 2.| Nobody was No. 1.",
		"The harbour has two walls.| 4 People sat on them.", // no small letter behind
		"The walls were built in 1820.| 12 years later they fell.",
	}},
	{"ellipses", []string{
		"“I thought ... it was over,” he said.",
		"“I thought . . . it was over,” he said.| “It was not.”",
		"He waited ...| Nobody came.",
		"He waited…| Nobody came.",
		"Wait... what?| Go.",
	}},
	{"notes", []string{
		"The wall was built in 1820. [3]| It fell twice. [4] [5]| Nobody was hurt.[6]",
		"The wall was built in 1820. [citation needed]| It fell twice.",
		"The wall was old. 4| Even so, it was used.",
		"The wall was old.| [The mayor] did not say so.",
		"The film Stay! (1971) was made here.",
	}},
	{"questions and exclamations", []string{
		"Who knew?!| Nobody did!!| Go!",
		"The show What Now? is back.",
		"Will it hold? will it last?", // no small letter opened the first
		"Great work! :)| See you there.",
		"Yahoo! shares rose.",
	}},
	{"small letters", []string{
		"i was there.| it was cold!| nobody came.",
		"The ferry sank.| iPhone owners filmed it.",
		"Ask Moss & Co. about it.",
		"The ferry sank. https://x.example.org/a",
	}},
}

func TestSplitTable(t *testing.T) {
	for _, c := range splitTable {
		for _, want := range c.texts {
			text := strings.ReplaceAll(want, "|", "")
			var got []string
			end := 0
			for _, s := range Split(text).Sentences {
				got = append(got, text[end:s.End])
				end = s.End
			}
			if g := strings.Join(got, "|"); g != want {
				t.Errorf("%s:\n got %s\nwant %s", c.about, g, want)
			}
		}
	}
}
