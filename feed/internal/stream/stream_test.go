package stream

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDecoder(t *testing.T) {
	d := New(strings.NewReader("{\"a\": [1,\n2],\n\"b\": {\"c\": [{}]}, \"d\": null, \"e\":\n\"x\"}"))
	var lines []int
	require.NoError(t, d.Object(func(key string) error {
		switch key {
		case "a":
			return d.Array(func() error {
				var n json.RawMessage
				err := d.Next(&n)
				lines = append(lines, d.Line(d.InputOffset()))
				return err
			})
		case "d":
			return d.Array(nil)
		case "e":
			var s Text
			err := d.Next(&s)
			require.Equal(t, Text("x"), s)
			lines = append(lines, d.Line(d.InputOffset()))
			return err
		}
		return d.Skip()
	}))
	require.Equal(t, []int{1, 2, 4}, lines)
	require.Equal(t, int64(52), d.End())
}

func TestErrors(t *testing.T) {
	require.EqualError(t, New(strings.NewReader("[]")).Object(nil), "want {, have [")
	require.EqualError(t, New(strings.NewReader("{}")).Array(nil), "want a list, have an object")
	require.Error(t, New(strings.NewReader("")).Array(nil))
	require.Error(t, New(strings.NewReader("[1,")).Skip())
	long := New(strings.NewReader(`"` + strings.Repeat("x", MaxValue+1<<20) + `"`))
	var s string
	require.EqualError(t, long.Next(&s), "a value is larger than allowed: want at most 67108864 bytes")
}

func TestValues(t *testing.T) {
	var v struct {
		A, B, C Text
		D, E, F Switched
	}
	require.NoError(t, json.Unmarshal([]byte(`{"A": " x ", "B": -12, "C": [1], "D": true, "E": 1, "F": "x"}`), &v))
	require.Equal(t, Text("x"), v.A)
	require.Equal(t, Text("-12"), v.B)
	require.Equal(t, Text(""), v.C)
	require.True(t, bool(v.D && v.E && !v.F))
}
