// Package link has the rules about links: where they lead, and what they say. A
// rule takes a page and reports on it; of the page it looks at the links of the
// article and at their tags. It knows no other rule, and asks no network.
package link
