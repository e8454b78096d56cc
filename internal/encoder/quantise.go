package encoder

import "math"

// Whole makes a network of whole numbers from the values as they are. Weights
// are scaled column by column so that the greatest becomes 127, vectors table
// by table by the power of two that loses least.
func (n *Net) Whole() *Network {
	w := &Network{Shape: n.Shape}
	for i := range gates {
		x := float64(i-gates/2) / gateSteps
		w.gates = append(w.gates, uint16(math.Round((1<<gateBits)/(1+math.Exp(-x)))))
	}
	for _, t := range n.tables {
		w.vectors = append(w.vectors, wholeVectors(t))
	}
	h, a := n.Hidden, n.Arc
	w.conv = wholeWeights(n.conv.w, n.convBias.w, window*n.inputWidth(), h, func(int) float64 { return one })
	for l := range n.Layers {
		w.layers = append(w.layers, wholeWeights(n.layers[l].w, n.biases[l].w, h, 3*h, func(j int) float64 {
			if j < h {
				return one << fineBits
			}
			return gateSteps
		}))
	}
	same := func(int) float64 { return one }
	vote := func(int) float64 { return 1 << voteBits }
	w.views = wholeWeights(n.views.w, n.viewsB.w, h, 4*a, same)
	w.arc = wholeWeights(n.arc.w, n.arcBias.w, a, a, same)
	w.rel = wholeWeights(n.rel.w, n.relBias.w, a, n.Rels, vote)
	w.tag = wholeWeights(n.tag.w, n.tagBias.w, h, n.Tags, vote)
	for _, v := range n.root.w {
		w.root = append(w.root, int16(clamp(round(float64(v)*one), most)))
	}
	for _, v := range n.distance.w {
		w.distance = append(w.distance, clamp(round(float64(v)*one*one), mostDistance))
	}
	return w
}

func round(x float64) int32 { return int32(math.Floor(x + 0.5)) }

func wholeVectors(p *param) vectors {
	v := vectors{width: p.width, data: make([]int8, len(p.w))}
	least := math.Inf(1)
	for shift := range uint(mostShift + 1) {
		scale, loss := float64(int(one)>>shift), 0.0
		for _, x := range p.w {
			y := float64(clamp(round(float64(x)*scale), math.MaxInt8)) / scale
			loss += (y - float64(x)) * (y - float64(x))
		}
		if loss < least {
			least, v.shift = loss, shift
		}
	}
	scale := float64(int(one) >> v.shift)
	for i, x := range p.w {
		v.data[i] = int8(clamp(round(float64(x)*scale), math.MaxInt8))
	}
	return v
}

// wholeWeights rounds weights, rows after rows. unit is what one is in the
// output of a column.
func wholeWeights(values, bias []float32, in, out int, unit func(j int) float64) weights {
	w := weights{bias: make([]int32, out), factor: make([]int32, out)}
	w.shape(in, out)
	clear(w.data)
	column := make([]int16, in)
	for j := range out {
		top := 1e-6
		for i := range in {
			top = max(top, math.Abs(float64(values[i*out+j])))
		}
		scale := top / math.MaxInt8
		for i := range in {
			column[i] = int16(round(float64(values[i*out+j]) / scale))
		}
		w.setColumn(j, column)
		w.factor[j] = min(mostFactor, round(scale/one*unit(j)*(1<<multBits)))
		w.bias[j] = clamp(round(max(-1, min(1, float64(bias[j])/scale*one/mostBias))*mostBias), mostBias)
	}
	return w
}
