package pipeline

import (
	"github.com/synoptic-news/synoptic"
)

// Utterances groups what the reports, all of one event, quote: each utterance
// with its renderings, as [Pipeline.CompareAs] has them in its Quotes. But a
// rendering's SpeakerName is the name that its own report gives the speaker,
// where it gives one, so that another report changes nothing of it: it can
// only tell who speaks where the report itself does not (SettledBy).
func (p *Pipeline) Utterances(reports []*synoptic.Report) []synoptic.Utterance {
	if len(reports) == 0 {
		return nil
	}
	rs, notes := p.analyze(reports, nil)
	of := make(map[synoptic.ReportID]*synoptic.Analysis, len(rs))
	for i := range rs {
		of[rs[i].Report.ID] = rs[i].Analysis
	}
	var out []synoptic.Utterance
	for _, s := range p.reconcile(rs, notes, CompareConfig{One: true}).Stories {
		for _, u := range s.Quotes {
			for k := range u.Renderings {
				r := &u.Renderings[k]
				if name := ownName(of[r.Report], r); name != "" && r.SettledBy == nil {
					r.SpeakerName = name
				}
			}
			out = append(out, u)
		}
	}
	return out
}

// ownName is the name that a report gives the speaker of a rendering, "" if it
// gives none.
func ownName(a *synoptic.Analysis, r *synoptic.Rendering) string {
	for i := range a.Quotes {
		q := &a.Quotes[i]
		if q.Words == r.Span && q.Kind == r.Kind && q.Speaker > 0 && a.Entities[q.Speaker-1].Named {
			return a.Entities[q.Speaker-1].Name
		}
	}
	return ""
}
