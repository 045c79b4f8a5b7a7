package wording

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// A rowText is a text that one row of a table alone knows, and its nearest
// neighbour, which none knows.
type rowText struct{ yes, no string }

var enlargementTexts = map[string]rowText{
	"en, click":   {"tap the quay for a larger view", "tap water on the quay"},
	"en, enlarge": {"view larger", "views of the quay"},
	"de":          {"auf das bild klicken für eine größere ansicht", "auf dem bild der hafen"},
	"fr":          {"cliquez sur la vignette", "le clic du port"},
	"es":          {"pincha para agrandar", "pinchos en el puerto"},
	"pt":          {"clica para ver maior", "clicia no porto"},
	"it":          {"fai clic per ingrandire", "il fai clic al porto"},
	"nl":          {"klik voor groter", "kliko in de haven"},
	"sv, no, da":  {"klicka för större", "klickande i hamnen"},
	"pl, cs":      {"kliknij, aby powiększyć", "kliknięcia w porcie"},
	"ru, uk":      {"нажмите, чтобы увеличить", "нажим на причал"},
	"tr":          {"büyütmek için fotoğrafa basın", "büyük liman"},
	"vi, id":      {"nhấn để phóng to", "nhấp nhô ở cảng"},
	"zh":          {"戳这里看原图", "戳破的气球"},
	"ja":          {"拡大して大きく見る", "拡張された港"},
	"ko":          {"이미지를 누르면 확대됩니다", "이미지의 항구"},
}

var invitationTexts = map[string]rowText{
	"en, go":   {"watch the quay on the big screen", "watchmen"},
	"en, more": {"full story about the quay", "full moon over the quay"},
	"de":       {"hier geht es weiter", "hier ging er weiter"},
	"fr":       {"retrouvez notre port", "un port retrouvé"},
	"es, pt":   {"podéis verlo aquí", "el puerto"},
	"it":       {"trovate tutto qui", "il porto"},
	"ru":       {"скачать причал", "причал"},
	"zh":       {"立即报名", "码头"},
	"ja, ko":   {"続きを読む", "港"},
}

var requestTexts = map[string]rowText{
	"en":         {"don't forget the quay on sunday", "don't forget"},
	"de":         {"schaut vorbei bei uns", "schauten vorbei bei uns"},
	"fr, es, it": {"n'hésitez pas", "l'hésitation"},
}

var selfReferenceTexts = map[string]rowText{
	"en":     {"this is part two", "this is the quay"},
	"de":     {"dies ist teil zwei", "dies ist der hafen"},
	"fr":     {"voici la série", "voici le port"},
	"es, pt": {"esta entrada es vieja", "esta casa es vieja"},
	"it":     {"questa puntata è vecchia", "questa casa è vecchia"},
	"nl":     {"dit is het bericht", "dit is de haven"},
	"ru":     {"это вторая часть", "это порт"},
}

func TestRows(t *testing.T) {
	said := func(w wording, text string) bool { return w.isSaid(text) }
	name := func(w wording) string { return w.name }
	eachRow(t, enlargements, enlargementTexts, name, said)
	eachRow(t, invitations, invitationTexts, name, said)
	eachRow(t, requests, requestTexts, name, said)
	eachRow(t, selfReferences, selfReferenceTexts, func(s selfReference) string { return s.name }, func(s selfReference, text string) bool { return s.isOf(text) })
}

// eachRow checks that the text of each row of a table is known by that row
// alone, so that a test fails without it, and its neighbour by none.
func eachRow[T any](t *testing.T, table []T, texts map[string]rowText, name func(T) string, knows func(T, string) bool) {
	require.Len(t, texts, len(table))
	for _, row := range table {
		c, ok := texts[name(row)]
		require.True(t, ok, name(row))
		require.False(t, slices.ContainsFunc(table, func(r T) bool { return knows(r, c.no) }), c.no)
		for _, r := range table {
			require.Equal(t, name(r) == name(row), knows(r, c.yes), "%s: %s", name(r), c.yes)
		}
	}
}

func TestAsks(t *testing.T) {
	require.True(t, Asks("click to enlarge", false))
	require.True(t, Asks("扫码关注", false))
	require.True(t, Asks("watch it on the big screen", true))
	require.False(t, Asks("watch it on the big screen", false))
	require.True(t, Asks("have you seen the quay?", true))
	require.False(t, Asks("have you seen the quay?", false))
	require.False(t, Asks("the quay", true))
}

func TestWithoutCall(t *testing.T) {
	require.Equal(t, "The quay", WithoutCall("(Click to enlarge) The quay"))
	require.Equal(t, "(Click to enlarge)", WithoutCall("(Click to enlarge)"))
	require.Equal(t, "(1998) The quay", WithoutCall("(1998) The quay"))
}
