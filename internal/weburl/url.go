// Package weburl reads URLs as browsers do, by the URL standard of WHATWG. It
// takes a reference and what it is relative to, and gives where it leads,
// whether that is outside the site, and whether it runs a script. It opens no
// connection.
package weburl

import (
	"errors"
	"fmt"
	"math"
	"net/netip"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

// A URL is a URL record of the WHATWG URL standard (section 4.1).
// net/url follows RFC 3986 instead: it refuses or keeps much of what is
// written in posts and browsers repair.
type URL struct {
	raw                string // the whole URL, when it was written as String would write it
	scheme             string // in lower case
	username, password string
	host               string // ASCII; IPv6 in brackets
	port               string // "" when it is the scheme's own
	path               string // "/a/b", or anything when opaque
	query, fragment    string

	hasHost, hasQuery, hasFragment bool // there, though perhaps empty
	opaque                         bool // such as mailto:, data: and tel:
}

// Parse parses ref as a browser does, against base where ref is relative.
// base may be nil. Then a relative ref is an error, but of one that is written
// //host/path the URL still has everything but the scheme, so that outbound
// can judge it.
func Parse(ref string, base *URL) (URL, error) {
	if u, ok := parseFast(ref); ok {
		return u, nil
	}
	return parseSlow(ref, base)
}

// String serialises u (section 4.5), as a browser's href.
func (u *URL) String() string {
	if u.raw != "" {
		return u.raw
	}
	var scheme, host, query, fragment string
	if u.scheme != "" {
		scheme = u.scheme + ":"
	}
	if u.hasHost {
		host = "//" + u.authority()
	} else if !u.opaque && strings.HasPrefix(u.path, "//") {
		host = "/." // else the path would be read back as a host
	}
	if u.hasQuery {
		query = "?"
	}
	if u.hasFragment {
		fragment = "#"
	}
	return scheme + host + u.path + query + u.query + fragment + u.fragment
}

func (u *URL) authority() string {
	var user, port string
	if u.username != "" || u.password != "" {
		user = u.username + "@"
	}
	if u.password != "" {
		user = u.username + ":" + u.password + "@"
	}
	if u.port != "" {
		port = ":" + u.port
	}
	return user + u.host + port
}

// isWeb reports whether u is http or https and names a host.
func (u *URL) isWeb() bool {
	return (u.scheme == "http" || u.scheme == "https") && u.host != ""
}

// isSpecial reports whether u's scheme is one of those (section 4.2) that have
// a host, and in which \ is /.
func (u *URL) isSpecial() bool {
	switch u.scheme {
	case "http", "https", "file", "ftp", "ws", "wss":
		return true
	}
	return false
}

// outbound reports whether u is a web URL that leaves site. Without a scheme,
// as //host/path is parsed when no base is known, a host is enough. Without
// site every web URL is outbound.
func outbound(u, site *URL) bool {
	if !u.isWeb() && (u.scheme != "" || u.host == "") {
		return false
	}
	return site == nil || !sameSite(u.host, site.host)
}

// sameSite reports whether two hosts belong to one registrable domain.
func sameSite(a, b string) bool {
	a, b = bareHost(a), bareHost(b)
	return a == b || registrable(a) == registrable(b)
}

// bareHost removes what does not tell hosts apart: case and the root's dot.
func bareHost(host string) string {
	return strings.ToLower(strings.TrimSuffix(host, "."))
}

// registrable is the domain under host's public suffix, or host itself when
// it is an address, a single label or a public suffix.
func registrable(host string) string {
	if endsInNumber(host) {
		return host
	}
	domain, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return host
	}
	return domain
}

// UnsafeScheme returns the scheme of a URL that runs code when it is followed,
// however it is disguised, else "". ref is the value of the attribute with
// entities decoded. Of a data URL it returns the media type as well
// ("data:text/html"): HTML and every kind of XML run scripts. SVG is reported
// too, for a link; an img never runs its scripts, so one that wants SVG lets
// "data:image/svg+xml" pass.
func UnsafeScheme(ref string) string {
	scheme, rest := cutScheme(clean(ref))
	switch scheme {
	case "javascript", "vbscript":
		return scheme
	case "data":
		if kind := dataType(rest); runsScripts(kind) {
			return "data:" + kind
		}
	}
	return ""
}

// dataType returns the media type of what follows data:, without parameters.
func dataType(rest string) string {
	if i := strings.IndexAny(rest, ",;#"); i >= 0 {
		rest = rest[:i]
	}
	return strings.ToLower(strings.TrimSpace(rest))
}

func runsScripts(kind string) bool {
	switch kind {
	case "text/html", "text/xml", "application/xml":
		return true
	}
	return strings.HasSuffix(kind, "+xml")
}

// parseFast takes URLs that need no change, which most are, apart into
// substrings. It says false rather than look closely.
func parseFast(ref string) (URL, bool) {
	u := URL{raw: ref, hasHost: true}
	switch {
	case strings.HasPrefix(ref, "https://"):
		u.scheme = "https"
	case strings.HasPrefix(ref, "http://"):
		u.scheme = "http"
	default:
		return URL{}, false
	}
	rest := ref[len(u.scheme)+len("://"):]
	slash := strings.IndexByte(rest, '/')
	if slash < 0 || !isPlainHost(rest[:slash]) || !isPlainPath(rest[slash:]) {
		return URL{}, false
	}
	u.host = rest[:slash]
	rest, u.fragment, u.hasFragment = strings.Cut(rest[slash:], "#")
	u.path, u.query, u.hasQuery = strings.Cut(rest, "?")
	return u, true
}

// isPlainHost reports whether host is surely a domain that stays as it is. A
// last label that starts with a letter keeps it from being an IPv4 address.
func isPlainHost(host string) bool {
	last := byte('.')
	label := byte(0)
	for i := range len(host) {
		c := host[i]
		if !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '.') {
			return false
		}
		if last == '.' {
			label = c
		}
		last = c
	}
	return 'a' <= label && label <= 'z'
}

// isPlainPath reports whether path, with query and fragment, surely stays as
// it is. Segments that may be dots are not plain.
func isPlainPath(path string) bool {
	for i := range len(path) {
		if urlNotPlain[path[i]] {
			return false
		}
	}
	return !strings.Contains(path, "/.") && !strings.Contains(path, "/%2")
}

// parseSlow is the basic URL parser (section 4.4). The states of the
// standard become cuts: in each of them # and ? end what came before.
func parseSlow(ref string, base *URL) (URL, error) {
	ref = clean(ref)
	scheme, rest := cutScheme(ref)
	switch {
	case scheme != "":
	case base == nil:
		return parseWithoutBase(ref)
	case base.opaque && !strings.HasPrefix(ref, "#"):
		return URL{}, fmt.Errorf("want a base that has a path, have %s:", base.scheme)
	}
	rest, fragment, hasFragment := strings.Cut(rest, "#")
	rest, query, hasQuery := strings.Cut(rest, "?")
	u, err := resolve(scheme, rest, base)
	if err != nil {
		return URL{}, err
	}
	if u.opaque && (hasQuery || hasFragment) && strings.HasSuffix(u.path, " ") {
		u.path = strings.TrimSuffix(u.path, " ") + "%20" // opaque path state
	}
	if hasQuery {
		u.query, u.hasQuery = encodeQuery(query, &u), true
	}
	u.fragment, u.hasFragment = percentEncode(fragment, &urlFragmentSet), hasFragment
	return u, nil
}

// clean removes what the parser does not see: controls and blanks at the
// ends, tabs and line breaks anywhere. Bytes that are not UTF-8 become U+FFFD.
func clean(ref string) string {
	for ref != "" && ref[0] <= ' ' {
		ref = ref[1:]
	}
	for ref != "" && ref[len(ref)-1] <= ' ' {
		ref = ref[:len(ref)-1]
	}
	if !utf8.ValidString(ref) {
		ref = strings.ToValidUTF8(ref, "\uFFFD")
	}
	if strings.ContainsAny(ref, "\t\n\r") {
		ref = strings.Map(dropBreaks, ref)
	}
	return ref
}

func dropBreaks(r rune) rune {
	if r == '\t' || r == '\n' || r == '\r' {
		return -1
	}
	return r
}

// cutScheme returns the scheme in lower case and what follows its colon, or
// "" and all of ref (scheme start and scheme state).
func cutScheme(ref string) (scheme, rest string) {
	for i := range len(ref) {
		c := ref[i]
		switch {
		case isLetter(c):
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		case i > 0 && c == ':':
			return strings.ToLower(ref[:i]), ref[i+1:]
		default:
			return "", ref
		}
	}
	return "", ref
}

func isLetter(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z'
}

// parseWithoutBase returns the error for a relative ref, and its host and path
// if it has them. https stands in for the scheme: http differs only in the
// port it drops.
func parseWithoutBase(ref string) (URL, error) {
	missing := errors.New("want a base for a relative URL, have none")
	if len(ref) < 2 || strings.Trim(ref[:2], `/\`) != "" {
		return URL{}, missing
	}
	u, err := parseSlow("https:"+ref, nil)
	if err != nil {
		return URL{}, err
	}
	u.scheme = ""
	return u, missing
}

// resolve parses rest, which follows scheme and goes up to the query. When
// scheme is "", base is not nil.
func resolve(scheme, rest string, base *URL) (URL, error) {
	u := URL{scheme: scheme}
	if scheme == "" {
		u.scheme = base.scheme
	} else if base != nil && (base.scheme != scheme || !u.isSpecial()) {
		base = nil
	}
	if u.isSpecial() {
		rest = strings.ReplaceAll(rest, `\`, "/")
	}
	switch {
	case u.scheme == "file":
		return parseFile(rest, base)
	case u.isSpecial() && (base == nil || strings.HasPrefix(rest, "//")):
		return parseAuthority(u, strings.TrimLeft(rest, "/"))
	case strings.HasPrefix(rest, "//"):
		return parseAuthority(u, rest[2:])
	case base != nil:
		return parseRelative(rest, base), nil
	case strings.HasPrefix(rest, "/"):
		u.path = parsePath("", rest[1:], false)
	default:
		u.path, u.opaque = percentEncode(rest, &urlControlSet), true
	}
	return u, nil
}

// parseFile parses a file URL (file, file slash and file host state). A drive
// letter acts as the root of the path.
func parseFile(rest string, base *URL) (URL, error) {
	u := URL{scheme: "file", hasHost: true}
	switch {
	case strings.HasPrefix(rest, "//"):
		return parseFileHost(u, rest[2:])
	case base == nil:
		u.path = parsePath("", strings.TrimPrefix(rest, "/"), true)
	case strings.HasPrefix(rest, "/"):
		u.host = base.host
		u.path = parsePath(driveOf(base.path, rest[1:]), rest[1:], true)
	case startsWithDrive(rest):
		u.host = base.host
		u.path = parsePath("", rest, true)
	default:
		return parseRelative(rest, base), nil
	}
	return u, nil
}

func parseFileHost(u URL, rest string) (URL, error) {
	if startsWithDrive(rest) {
		u.path = parsePath("", rest, true)
		return u, nil
	}
	host, path, _ := strings.Cut(rest, "/")
	u.path = parsePath("", path, true)
	if host == "" {
		return u, nil
	}
	host, err := parseHost(host, true)
	if err != nil {
		return URL{}, err
	}
	if host != "localhost" {
		u.host = host
	}
	return u, nil
}

// driveOf returns the drive that base begins with, unless path has its own.
func driveOf(base, path string) string {
	if len(base) < len("/c:") || startsWithDrive(path) {
		return ""
	}
	drive := base[:len("/c:")]
	if !startsWithDrive(base[1:]) || drive[2] != ':' {
		return ""
	}
	return drive
}

// startsWithDrive reports whether the first segment of path is a Windows
// drive letter, c: or c|.
func startsWithDrive(path string) bool {
	return len(path) >= 2 && isLetter(path[0]) && (path[1] == ':' || path[1] == '|') &&
		(len(path) == 2 || path[2] == '/')
}

// parseRelative parses rest against base (relative and relative slash state).
func parseRelative(rest string, base *URL) URL {
	u := *base
	u.raw = ""
	if rest == "" {
		return u
	}
	u.query, u.hasQuery = "", false
	file := u.scheme == "file"
	if rest[0] == '/' {
		u.path = parsePath("", rest[1:], file)
		return u
	}
	dir := base.path[:parent(base.path, file)]
	u.path = parsePath(dir, rest, file)
	return u
}

// parseAuthority parses user, host, port and path (authority to path start state).
func parseAuthority(u URL, rest string) (URL, error) {
	authority, path := rest, ""
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		authority, path = rest[:i], rest[i:]
	}
	host := authority
	if i := strings.LastIndexByte(authority, '@'); i >= 0 {
		username, password, _ := strings.Cut(authority[:i], ":")
		u.username = percentEncode(username, &urlUserSet)
		u.password = percentEncode(password, &urlUserSet)
		host = authority[i+1:]
	}
	host, port := cutPort(host)
	if host == "" && (u.isSpecial() || authority != "") {
		return URL{}, wantHave("a host", authority)
	}
	var err error
	if u.host, err = parseHost(host, u.isSpecial()); err != nil {
		return URL{}, err
	}
	if u.port, err = parsePort(port, u.scheme); err != nil {
		return URL{}, err
	}
	if path != "" || u.isSpecial() {
		u.path = parsePath("", strings.TrimPrefix(path, "/"), false)
	}
	u.hasHost = true
	return u, nil
}

// cutPort cuts at the first colon outside brackets, as those of IPv6 are.
func cutPort(s string) (host, port string) {
	inBrackets := false
	for i := range len(s) {
		switch s[i] {
		case '[':
			inBrackets = true
		case ']':
			inBrackets = false
		case ':':
			if !inBrackets {
				return s[:i], s[i+1:]
			}
		}
	}
	return s, ""
}

func parsePort(port, scheme string) (string, error) {
	if port == "" {
		return "", nil
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return "", wantHave("a port from 0 to 65535", port)
	}
	switch {
	case n == 80 && (scheme == "http" || scheme == "ws"),
		n == 443 && (scheme == "https" || scheme == "wss"),
		n == 21 && scheme == "ftp":
		return "", nil
	}
	return strconv.FormatUint(n, 10), nil
}

// parsePath appends the segments of rest to dir (path state). A path is "" or
// has a slash before every segment, so that the last slash ends the parent.
func parsePath(dir, rest string, file bool) string {
	path := make([]byte, 0, len(dir)+len("/")+len(rest))
	path = append(path, dir...)
	for more := true; more; {
		var segment string
		segment, rest, more = strings.Cut(rest, "/")
		switch dots := dots(segment); {
		case dots == 1 || dots == 2:
			if dots == 2 {
				path = path[:parent(path, file)]
			}
			if !more {
				path = append(path, '/')
			}
		case file && len(path) == 0 && len(segment) == 2 && startsWithDrive(segment):
			path = append(path, '/', segment[0], ':')
		default:
			path = append(path, '/')
			path = appendEncoded(path, segment, &urlPathSet)
		}
	}
	return string(path)
}

// dots returns how many dots segment is, %2e being one; 0 if it is more
// than dots.
func dots(segment string) int {
	n := 0
	for segment != "" {
		switch {
		case segment[0] == '.':
			segment = segment[1:]
		case len(segment) >= 3 && segment[0] == '%' && segment[1] == '2' && segment[2]|0x20 == 'e':
			segment = segment[3:]
		default:
			return 0
		}
		n++
	}
	return n
}

// parent returns where path's last segment begins. That of a drive letter
// stays (shorten a URL's path).
func parent[T string | []byte](path T, file bool) int {
	if file && len(path) == len("/c:") && isLetter(path[1]) && path[2] == ':' {
		return len(path)
	}
	for i := len(path) - 1; i > 0; i-- {
		if path[i] == '/' {
			return i
		}
	}
	return 0
}

// parseHost parses and serialises a host (sections 3.5 and 3.6).
func parseHost(host string, special bool) (string, error) {
	if strings.HasPrefix(host, "[") {
		return parseIPv6(host)
	}
	if special {
		return parseDomain(host)
	}
	if strings.ContainsAny(host, forbiddenHost) {
		return "", wantHave("a host", host)
	}
	return percentEncode(host, &urlControlSet), nil
}

func parseIPv6(host string) (string, error) {
	addr, err := netip.ParseAddr(strings.TrimSuffix(host[1:], "]"))
	if err != nil || !strings.HasSuffix(host, "]") || !addr.Is6() || addr.Zone() != "" {
		return "", wantHave("an IPv6 address in brackets", host)
	}
	if addr.Is4In6() { // netip writes its end as IPv4
		b := addr.As16()
		return fmt.Sprintf("[::ffff:%x:%x]", int(b[12])<<8|int(b[13]), int(b[14])<<8|int(b[15])), nil
	}
	return "[" + addr.String() + "]", nil
}

func parseDomain(host string) (string, error) {
	domain, err := toASCII(percentDecode(host))
	if err != nil || domain == "" {
		return "", wantHave("a domain", host)
	}
	for i := range len(domain) {
		if c := domain[i]; c <= ' ' || c >= 0x7F || c == '%' || strings.IndexByte(forbiddenHost, c) >= 0 {
			return "", wantHave("a domain", host)
		}
	}
	if !endsInNumber(domain) {
		return domain, nil
	}
	n, ok := parseIPv4(strings.TrimSuffix(domain, "."))
	if !ok {
		return "", wantHave("an IPv4 address", host)
	}
	return netip.AddrFrom4([4]byte{byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)}).String(), nil
}

// percentDecode replaces the escapes in s (percent-decode, section 1.3).
func percentDecode(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				b = append(b, byte(n))
				i += 2
				continue
			}
		}
		b = append(b, s[i])
	}
	return strings.ToValidUTF8(string(b), "\uFFFD")
}

// profile is the processing that section 3.3 asks for where nothing is strict.
var profile = idna.New(
	idna.MapForLookup(),
	idna.BidiRule(),
	idna.Transitional(false),
	idna.CheckHyphens(false),
	idna.StrictDomainName(false),
	idna.VerifyDNSLength(false),
)

// toASCII is domain to ASCII (section 3.3). What is ASCII already is only put
// in lower case, be it Punycode, and be that wrong (standard of June 2026).
func toASCII(domain string) (string, error) {
	for i := range len(domain) {
		if domain[i] >= utf8.RuneSelf {
			return mapIDN(domain)
		}
	}
	return strings.ToLower(domain), nil
}

// maxIDN is far more than DNS allows (253), and little enough for Punycode,
// whose time grows with the square of a label.
const maxIDN = 1024

// mapIDN goes twice, because idna looks at the direction of letters before
// it maps them, so that mapping can make a domain that is not valid.
func mapIDN(domain string) (string, error) {
	if len(domain) > maxIDN {
		return "", errors.New("domain too long")
	}
	mapped, err := profile.ToASCII(domain)
	if err != nil {
		return "", err
	}
	return profile.ToASCII(mapped)
}

// endsInNumber reports whether domain, which is in lower case, must be an
// IPv4 address (section 3.5).
func endsInNumber(domain string) bool {
	domain = strings.TrimSuffix(domain, ".")
	last := domain[strings.LastIndexByte(domain, '.')+1:]
	if hex, ok := strings.CutPrefix(last, "0x"); ok {
		return strings.Trim(hex, "0123456789abcdef") == ""
	}
	return last != "" && strings.Trim(last, "0123456789") == ""
}

// parseIPv4 is the IPv4 parser (section 3.5): up to four numbers, the last of
// which fills the bytes that are left.
func parseIPv4(host string) (addr uint64, ok bool) {
	shift := 32
	for more := true; more; {
		var part string
		part, host, more = strings.Cut(host, ".")
		n, ok := parseIPv4Number(part)
		if !ok || shift == 0 {
			return 0, false
		}
		if !more {
			return addr | n, n < 1<<shift
		}
		if n > 255 {
			return 0, false
		}
		shift -= 8
		addr |= n << shift
	}
	return 0, false
}

// parseIPv4Number reads a decimal, octal (0…) or hexadecimal (0x…) number. One
// that is too large for an address counts as a number all the same.
func parseIPv4Number(s string) (n uint64, ok bool) {
	if s == "" {
		return 0, false
	}
	radix := 10
	if len(s) >= 2 && s[0] == '0' {
		radix, s = 8, s[1:]
		if s[0]|0x20 == 'x' {
			radix, s = 16, s[1:]
		}
	}
	if s == "" {
		return 0, true
	}
	n, err := strconv.ParseUint(s, radix, 64)
	if errors.Is(err, strconv.ErrRange) {
		return math.MaxUint64, true
	}
	return n, err == nil
}

// forbiddenHost has the code points that no host may have (section 3.1).
const forbiddenHost = "\x00\t\n\r #/:<>?@[\\]^|"

// wantHave quotes have, or its beginning: it may be as long as the post.
func wantHave(want, have string) error {
	const most = 64
	if len(have) > most {
		return fmt.Errorf("want %s, have %q and more", want, have[:most])
	}
	return fmt.Errorf("want %s, have %q", want, have)
}

// A byteSet has the bytes that are percent-encoded in a part of a URL.
type byteSet [256]bool

// The percent-encode sets of section 1.3.
var (
	urlControlSet      = byteSetOf("")
	urlFragmentSet     = byteSetOf(" \"<>`")
	urlQuerySet        = byteSetOf(" \"#<>")
	urlSpecialQuerySet = byteSetOf(" \"#<>'")
	urlPathSet         = byteSetOf(" \"#<>?^`{}")
	urlUserSet         = byteSetOf(" \"#<>?^`{}/:;=@[\\]|")

	// urlNotPlain joins those of path, query and fragment.
	urlNotPlain = byteSetOf(" \"<>^`{}'\\")
)

// byteSetOf adds to chars what every set has: controls and all but ASCII.
func byteSetOf(chars string) byteSet {
	var set byteSet
	for c := range set {
		set[c] = c < ' ' || c > '~' || strings.IndexByte(chars, byte(c)) >= 0
	}
	return set
}

func encodeQuery(query string, u *URL) string {
	if u.isSpecial() {
		return percentEncode(query, &urlSpecialQuerySet)
	}
	return percentEncode(query, &urlQuerySet)
}

// percentEncode percent-encodes the bytes of s that are in set. A % is in none, so
// what is encoded already, or wrongly, stays.
func percentEncode(s string, set *byteSet) string {
	for i := range len(s) {
		if set[s[i]] {
			b := make([]byte, 0, 2*len(s))
			return string(appendEncoded(b, s, set))
		}
	}
	return s
}

func appendEncoded(b []byte, s string, set *byteSet) []byte {
	const hex = "0123456789ABCDEF"
	for i := range len(s) {
		if c := s[i]; set[c] {
			b = append(b, '%', hex[c>>4], hex[c&15])
		} else {
			b = append(b, c)
		}
	}
	return b
}
