// Package front has the rules about front matter: that it is found and read, and
// has the keys and the values that generators expect; dates have rules of their
// own. A rule takes a page, and what is set for it, and reports on it. It knows
// no other rule and no configuration.
package front
