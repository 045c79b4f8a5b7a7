package convert

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTally(t *testing.T) {
	all := map[Topic]Change{
		KeysRenamed: {Kind: Renamed, Key: "a", To: "b"}, KeysAdded: {Kind: Added, To: "b"}, KeysDropped: {Kind: Dropped, Key: "a"},
		KeysDiffer: {Kind: Meaning, Key: "a", Value: "{{ a }}"}, DatesWritten: {Kind: Rewritten, Key: "date"}, BodyDropped: {Kind: Dropped, Value: "<kbd>"},
		BodyStays: {Kind: Meaning, Note: noteStays}, BodyDiffers: {Kind: Meaning, Note: "a"}, MarksLeft: {Kind: Meaning, Value: "{% a %}"}, AddressesMove: {Kind: Moved}, FilesMissing: {Kind: Missing},
	}
	var tally Tally
	require.Empty(t, tally.Topics())
	p := &Post{Needs: []Need{HugoUnsafe}}
	for topic, c := range all {
		require.Equal(t, topic, c.Topic())
		p.Changes = append(p.Changes, c)
	}
	tally.Add(p)
	tally.Add(&Post{Changes: []Change{all[BodyDropped]}, Needs: []Need{HugoUnsafe, TemplateMarks}})
	tally.Add(&Post{})
	require.Equal(t, len(all)+1, tally.Changes)
	require.Equal(t, 2, tally.Posts)
	require.Len(t, tally.Topics(), len(all))
	require.Equal(t, Count[Topic]{BodyDropped, 2}, tally.Topics()[0])
	require.Equal(t, []Count[Need]{{HugoUnsafe, 2}, {TemplateMarks, 1}}, tally.Needs())
}

// TestRewritten tells of a date that is spelled anew.
func TestRewritten(t *testing.T) {
	const post = "---\ndate: Sat, 06 Nov 2021 08:50:18 GMT\nupdated: 2021-11-07T08:50:18Z\n---\n# h\n"
	want := Change{File: "a.md", Line: 2, Column: 1, Kind: Rewritten, Key: "date", To: "pubDate", Value: "Sat, 06 Nov 2021 08:50:18 GMT", Note: "2021-11-06T08:50:18Z"}
	p, err := (&Converter{Target: Astro}).Convert(parsed(t, "a.md", post))
	require.NoError(t, err)
	require.Contains(t, p.Changes, want)
	for _, c := range p.Changes {
		require.False(t, c.Kind == Rewritten && c.Key == "updated", "it is spelled so already")
	}
	p, err = (&Converter{Target: Astro, Format: Keep}).Convert(parsed(t, "a.md", post))
	require.NoError(t, err)
	require.NotContains(t, p.Changes, want, "Astro reads it as it is")
}
