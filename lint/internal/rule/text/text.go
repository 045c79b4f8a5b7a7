// Package text has the rules about the text of a post: that there is one, that
// its bytes are what readers take them for, and that nothing in it was meant for
// a program. A rule takes a page and reports on it. It knows no other rule.
package text
