package wording

import (
	"slices"
	"strings"

	"github.com/goarticle/article/internal/prose"
)

// UpMarks point at the image above.
const UpMarks = "▲△▴▵🔺⬆↑☝👆∆"

// downMarks point at what is below.
const downMarks = "▼▽▾🔻⬇↓👇"

var downMarkSet = prose.NewSet(strings.Split(downMarks, "")...)

// HasDownMark reports whether a text holds a mark that points at what is below
// it.
func HasDownMark(text string) bool { return downMarkSet.In(text) }

// PointsDown is text without the mark that points at what is below it, and
// whether it has one.
func PointsDown(text string) (string, bool) {
	trimmed := strings.Trim(text, downMarks+" \ufe0f")
	return trimmed, trimmed != strings.Trim(text, " \ufe0f")
}

// pointersAhead end, or begin the end of, a text that leads on to the next
// image: "… as shown below."
var pointersAhead = []string{
	"shown below", "see below", "seen below", "pictured below", "picture below", "image below", "figure below", "screenshot below", "next picture", "next image", "next screenshot", "following picture", "following image", "following screenshot", "as follows", "like this", "like so",
	"ci-dessous", "image suivante", "comme suit", "siehe unten", "nächsten bild", "wie folgt", "a continuación", "siguiente imagen", "qui sotto", "immagine seguente", "a seguir", "abaixo", "ниже", "следующем рисунке",
	"如下", "如下图", "下图", "如下图所示", "下图所示", "如图", "如图所示", "見下圖", "如下圖", "下面", "以下", "次の通り", "以下の通り", "아래와 같다", "다음과 같다",
}

// LeadsOn reports whether a text, in lower case, leads on to what follows it.
func LeadsOn(text string) bool {
	text = strings.TrimRight(text, " .。!！…,，;；")
	return strings.HasSuffix(text, "：") || strings.HasSuffix(text, ":") || strings.HasSuffix(text, "->") ||
		slices.ContainsFunc(pointersAhead, func(p string) bool { return strings.HasSuffix(text, p) })
}
