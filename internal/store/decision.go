package store

import "fmt"

// CheckDecision says why a decision says nothing.
func CheckDecision(d Decision) error {
	want := func(ok bool, what string) error {
		if ok {
			return nil
		}
		return fmt.Errorf("a decision to %s: want %s", d.Kind, what)
	}
	switch d.Kind {
	case DecideMerge:
		return want(len(d.Reports) >= 2, "two reports or more")
	case DecideSplit:
		return want(len(d.Reports) >= 1, "a report or more")
	case DecidePin:
		return want(len(d.Reports) == 2 && d.Reports[0] != d.Reports[1], "a report and another one that it goes with")
	case DecideSame:
		return want(len(d.Names) >= 2, "two names or more")
	case DecideAgree:
		return want(len(d.Values) >= 2, "two values or more")
	}
	return fmt.Errorf("a decision of kind %q: want merge, split, pin, same or agree", d.Kind)
}
