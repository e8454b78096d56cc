package sqlite

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/klauspost/compress/zstd"

	"github.com/synoptic-news/synoptic/internal/store"
)

// maxUnpacked bounds what a packed column may grow to: a damaged or made-up
// file must not fill the memory. Documents of 500 reports are the largest.
const maxUnpacked = 512 << 20

// packing packs and unpacks columns. Both sides are safe for concurrent use.
type packing struct {
	to   *zstd.Encoder
	from *zstd.Decoder
}

func newPacking() (*packing, error) {
	to, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithWindowSize(1<<20), zstd.WithLowerEncoderMem(true))
	if err != nil {
		return nil, err
	}
	from, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(readers), zstd.WithDecoderMaxMemory(maxUnpacked), zstd.WithDecoderLowmem(true))
	if err != nil {
		return nil, err
	}
	return &packing{to, from}, nil
}

func (p *packing) pack(b []byte) []byte { return p.to.EncodeAll(b, nil) }

func (p *packing) unpack(b []byte) ([]byte, error) {
	out, err := p.from.DecodeAll(b, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: a packed column: %w", store.ErrDamaged, err)
	}
	return out, nil
}

// packJSON packs a value.
func (p *packing) packJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return p.pack(b.Bytes()), nil
}

// unpackJSON unpacks a value.
func (p *packing) unpackJSON(b []byte, v any) error {
	raw, err := p.unpack(b)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(raw, v); err != nil {
		return fmt.Errorf("%w: a packed column: %w", store.ErrDamaged, err)
	}
	return nil
}
