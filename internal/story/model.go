package story

import (
	"fmt"

	"github.com/synoptic-news/synoptic/internal/linear"
	"github.com/synoptic-news/synoptic/internal/models"
)

// A Model tells how rare terms are and whether two reports are of one event.
// It is read-only.
type Model struct {
	common   *linear.Table     // how many reports of the background have a term
	of       int               // reports of the background
	weights  *[nFeatures]int32 // of two reports of known days
	dateless *[nFeatures]int32 // of two of which one has no published day
}

// ModelFile is the name of the model's file, modelContent the version of what
// is in it.
const (
	ModelFile    = "stories.bin"
	modelContent = 1
)

// Load reads the model that is built in.
func Load() (*Model, error) {
	b, err := models.Read(ModelFile)
	if err != nil {
		return nil, err
	}
	m, err := decodeModel(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", ModelFile, err)
	}
	return m, nil
}

// decodeModel reads what Background.Encode wrote.
func decodeModel(b []byte) (*Model, error) {
	f, err := linear.Open(b, modelContent)
	if err != nil {
		return nil, err
	}
	data, ok := f.Section("common")
	if !ok {
		return nil, fmt.Errorf("damaged: no section common")
	}
	t, err := linear.DecodeTable(data)
	if err != nil {
		return nil, err
	}
	return &Model{common: t, of: int(t.Get(reportsKey)), weights: &weights, dateless: &dateless}, nil
}

// reportsKey is the entry of the table that counts the background's reports.
const reportsKey = 0

// judge gives the weights for a pair of reports.
func (m *Model) judge(dated bool) *[nFeatures]int32 {
	if dated {
		return m.weights
	}
	return m.dateless
}

// bond is how likely two reports are of one event.
func (m *Model) bond(f *[nFeatures]int32) bond {
	w := m.judge(f[fGapNone] == 0)
	logit := int64(0)
	for i, v := range f {
		logit += int64(w[i]) * int64(v)
	}
	text := logit
	for i := fGap0; i <= fGap8; i++ {
		text += int64(w[fGap0]-w[i]) * int64(f[i])
	}
	for i := fTold0; i <= fToldFar; i++ {
		text += int64(w[fTold0]-w[i]) * int64(f[i])
	}
	return bond{int32(logit / 1000), int32(text / 1000)}
}

// A Background counts in how many reports of a collection a term stands.
type Background struct {
	index   *Indexer
	count   map[uint32]uint32
	reports uint32
}

// NewBackground begins to count.
func NewBackground() *Background {
	return &Background{index: NewIndexer(), count: make(map[uint32]uint32)}
}

// Add counts the terms of an English text.
func (b *Background) Add(text string) {
	b.reports++
	for _, t := range b.index.Terms(Text{Body: text, Lang: "en"}).List {
		b.count[t.Key]++
	}
}

// Encode is the model's file. Terms of one report only are left out.
func (b *Background) Encode() []byte {
	entries := []linear.Entry{{Key: reportsKey, Value: b.reports}}
	for k, n := range b.count {
		if n > 1 && k != reportsKey {
			entries = append(entries, linear.Entry{Key: k, Value: n})
		}
	}
	f := linear.File{Content: modelContent}
	f.Add("common", linear.NewTable(entries).Append(nil))
	return f.Encode()
}
