// Package html has the rules about the elements of a body: that they are those
// of HTML, are closed, and stand in order. A rule takes a page and reports on
// it; of the page it looks at the tags. It knows no other rule.
package html
