package prose

// noticeWords begin or end a paragraph about the post and not of it.
var noticeWords = NewSet(
	"未经授权", "不得转载", "版权归", "版权声明", "免责声明", "责任编辑", "本文来自", "本文来源", "本文转自", "转载自", "点击查看", "扫码关注",
	"编者按", "编辑导语",
	"All rights reserved", "This post originally appeared", "This article originally appeared", "Click to enlarge",
)

// IsNotice reports whether a short text is about the post and not of it.
func IsNotice(text string) bool {
	if IsLonger(text, 80) {
		return false
	}
	return noticeWords.In(text)
}
