package story

import (
	"reflect"
	"testing"

	"github.com/synoptic-news/synoptic"
)

// A story keeps its name when it grows, by an earlier report too; two that
// become one have the older name, and the other leads to it.
func TestNamesStay(t *testing.T) {
	var none Names
	ids, kept := none.Give([][]string{{"b", "c"}, {"d"}})
	if ids[0] != NameOf("b") || ids[1] != NameOf("d") || len(kept) != 2 {
		t.Fatalf("named %v, kept %v", ids, kept)
	}
	grown, kept2 := kept.Give([][]string{{"a", "b", "c"}, {"d", "e"}})
	if !reflect.DeepEqual(grown, ids) || len(kept2) != 2 {
		t.Errorf("grown: named %v, want %v", grown, ids)
	}
	merged, kept3 := kept2.Give([][]string{{"a", "b", "c", "d", "e"}})
	if merged[0] != ids[0] {
		t.Errorf("merged: named %v, want the older name %v", merged[0], ids[0])
	}
	if to, ok := kept3.Of(ids[1]); !ok || to != ids[0] {
		t.Errorf("the name %s leads to %q", ids[1], to)
	}
	parted, _ := kept3.Give([][]string{{"a"}, {"b", "c"}, {"d", "e"}})
	if want := []synoptic.StoryID{NameOf("a"), ids[0], ids[1]}; !reflect.DeepEqual(parted, want) {
		t.Errorf("parted: named %v, want %v", parted, want)
	}
}
