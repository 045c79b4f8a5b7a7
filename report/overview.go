package report

import (
	"cmp"
	"encoding/hex"
	"encoding/json"
	"maps"
	"path"
	"slices"

	"github.com/goarticle/article"
	"github.com/goarticle/article/internal/weburl"
	"github.com/goarticle/article/lint"
)

// noCaption is the kind of caption of an image that has none.
const noCaption = "none"

// lengths are the bounds of the classes of posts by their words: up to, and
// without, each.
var lengths = [...]int{1, 100, 200, 400, 800, 1600, 3200, 6400}

// maxTop is how many hosts are in the overview. The view of links has all.
const maxTop = 15

// An overview counts what is on the page. It comes last in the file, when all
// is counted, and is the first that is shown.
type overview struct {
	ID         string                `json:"id"` // of the data
	Title      string                `json:"title"`
	Pictures   bool                  `json:"pictures"`
	Posts      int                   `json:"posts"`
	Unread     int                   `json:"unread"`
	NoSource   int                   `json:"noSource"` // posts without the file that they were read from
	Drafts     int                   `json:"drafts"`
	Words      int                   `json:"words"`
	Headings   int                   `json:"headings"`
	Images     int                   `json:"images"`
	Decorative int                   `json:"decorative"`
	Captions   map[string]int        `json:"captions"` // by kind; none: images that are no decoration and have none
	Links      int                   `json:"links"`
	Outbound   int                   `json:"outbound"`
	Hosts      int                   `json:"hosts"` // that outbound links lead to
	TopHosts   []hostRow             `json:"topHosts"`
	Faults     int                   `json:"faults"`
	Findings   int                   `json:"findings"`
	Rules      []ruleRow             `json:"rules"`  // that found something
	Months     map[string]int        `json:"months"` // posts by 2006-01, and those without a date by ""
	Lengths    []int                 `json:"lengths"`
	Bounds     []int                 `json:"bounds"`
	ImageYears map[string]*imageYear `json:"imageYears"` // by 2006, and ""

	// CompareFrom is the first finding of those that came of comparing
	// posts, which stand apart from their posts.
	CompareFrom int `json:"compareFrom"`

	hosts      []hostRow
	hostNumber map[string]int
	imageHosts map[string]int
	folders    map[string]*folderRow
	rules      map[string]*ruleRow
}

// An imageYear counts the images of the posts of a year.
type imageYear struct {
	With    int `json:"with"`
	Without int `json:"without"`
}

// A hostRow is a host that links lead to. Host is empty for addresses of the
// site itself, and a scheme, such as mailto:, for those that have no host.
type hostRow struct {
	Host     string `json:"host"`
	Links    int    `json:"links"`
	Outbound int    `json:"outbound"`
	Posts    int    `json:"posts"`
	last     int    // the post that was counted last
}

// A folderRow is a folder of posts.
type folderRow struct {
	Folder string `json:"folder"`
	Posts  int    `json:"posts"`
	Images int    `json:"images"`
}

// An imageHostRow is a host that images are on; empty: none.
type imageHostRow struct {
	Host   string `json:"host"`
	Images int    `json:"images"`
}

// A ruleRow is a rule that found something.
type ruleRow struct {
	Rule     string        `json:"rule"`
	Doc      string        `json:"doc,omitzero"`
	Severity lint.Severity `json:"severity"` // the worst of the findings
	Findings int           `json:"findings"`
	Posts    int           `json:"posts"`
	last     int
}

func newOverview() overview {
	return overview{
		TopHosts: []hostRow{}, Rules: []ruleRow{}, // lists in JSON, too
		Captions: map[string]int{}, Months: map[string]int{}, ImageYears: map[string]*imageYear{},
		Lengths: make([]int, len(lengths)+1), Bounds: lengths[:],
		hostNumber: map[string]int{}, imageHosts: map[string]int{}, folders: map[string]*folderRow{}, rules: map[string]*ruleRow{},
	}
}

// addPost counts what a holds, but for its images and links.
func (o *overview) addPost(a *article.Article) {
	o.Posts++
	o.Words += a.Words
	o.Headings += len(a.Headings)
	o.Faults += len(a.Faults)
	if a.Draft {
		o.Drafts++
	}
	if a.Source == nil {
		o.NoSource++
	}
	month := ""
	if !a.Date.IsZero() {
		month = a.Date.Format("2006-01")
	}
	o.Months[month]++
	o.Lengths[classOf(a.Words)]++
	o.folder(a.File).Posts++
}

// classOf is the number of the class of a post with so many words.
func classOf(words int) int {
	i, found := slices.BinarySearch(lengths[:], words)
	if found {
		i++
	}
	return i
}

// addUnread counts a post that could not be read.
func (o *overview) addUnread(file string) {
	o.Unread++
	o.folder(file).Posts++
}

// folder is the folder of a file.
func (o *overview) folder(file string) *folderRow {
	name := path.Dir(file)
	if o.folders[name] == nil {
		o.folders[name] = &folderRow{Folder: name}
	}
	return o.folders[name]
}

// addImage counts an image of a.
func (o *overview) addImage(a *article.Article, m *article.Image, host string) {
	o.Images++
	o.imageHosts[host]++
	o.folder(a.File).Images++
	if m.Decorative {
		o.Decorative++
	}
	if m.Decorative && m.Caption == "" {
		return
	}
	year := ""
	if !a.Date.IsZero() {
		year = a.Date.Format("2006")
	}
	if o.ImageYears[year] == nil {
		o.ImageYears[year] = &imageYear{}
	}
	o.Captions[cmp.Or(m.CaptionFrom, noCaption)]++
	if m.Caption == "" {
		o.ImageYears[year].Without++
	} else {
		o.ImageYears[year].With++
	}
}

// addLink counts a link of the post of that number, and returns the number of
// its host.
func (o *overview) addLink(post int, l *article.Link) int {
	name := weburl.HostOf(addressOf(l))
	if scheme := schemeOf(addressOf(l)); name == "" && scheme != "" {
		name = cut(scheme, maxText) + ":"
	}
	number, ok := o.hostNumber[name]
	if !ok {
		number = len(o.hosts)
		o.hostNumber[name] = number
		o.hosts = append(o.hosts, hostRow{Host: name, last: -1})
	}
	h := &o.hosts[number]
	h.Links++
	o.Links++
	if l.Outbound {
		h.Outbound++
		o.Outbound++
	}
	if h.last != post {
		h.Posts, h.last = h.Posts+1, post
	}
	return number
}

// addFinding counts a finding in the post of that number.
func (o *overview) addFinding(post int, d lint.Diagnostic) {
	o.Findings++
	r := o.rules[d.Rule]
	if r == nil {
		r = &ruleRow{Rule: d.Rule, Severity: d.Severity, last: -2}
		o.rules[d.Rule] = r
	}
	r.Findings++
	r.Severity = min(r.Severity, d.Severity)
	if r.last != post {
		r.Posts, r.last = r.Posts+1, post
	}
}

// finish writes the tables of names, and what was counted.
func (o *overview) finish(w *Writer) {
	o.Title, o.Pictures = w.page.title(), w.page.Pictures
	o.finishHosts(w)
	for _, name := range slices.Sorted(maps.Keys(o.imageHosts)) {
		w.parts.add(imageHosts, imageHostRow{name, o.imageHosts[name]})
	}
	for _, name := range slices.Sorted(maps.Keys(o.folders)) {
		w.parts.add(folders, o.folders[name])
	}
	for _, id := range slices.Sorted(maps.Keys(o.rules)) {
		o.Rules = append(o.Rules, o.rule(id, w.page.Rules))
	}
	slices.SortStableFunc(o.Rules, func(a, b ruleRow) int { return b.Findings - a.Findings })
	w.parts.flush()
	o.ID = hex.EncodeToString(w.parts.sum.Sum(nil)[:8])
	data, err := json.Marshal(o)
	if err != nil {
		w.parts.err = cmp.Or(w.parts.err, err)
		return
	}
	w.parts.element(`data-kind="overview"`, data)
}

// finishHosts writes the hosts in the order of their numbers, and keeps those
// that most outbound links lead to.
func (o *overview) finishHosts(w *Writer) {
	for _, h := range o.hosts {
		w.parts.add(hosts, h)
		if h.Outbound > 0 {
			o.Hosts++
			o.TopHosts = append(o.TopHosts, h)
		}
	}
	slices.SortStableFunc(o.TopHosts, func(a, b hostRow) int { return b.Outbound - a.Outbound })
	o.TopHosts = o.TopHosts[:min(maxTop, len(o.TopHosts))]
}

// rule is a rule that found something, with what it is about.
func (o *overview) rule(id string, rules []lint.Rule) ruleRow {
	row := *o.rules[id]
	for _, r := range rules {
		if r.ID == id {
			row.Doc = r.Doc
		}
	}
	return row
}
