package feed

import "time"

// A Comment is one that a post has. The address of the computer that it came
// from is left out.
type Comment struct {
	ID      string    `json:"id,omitzero"`
	Parent  string    `json:"parent,omitzero"` // the ID of the one that it answers
	Author  string    `json:"author,omitzero"`
	Email   string    `json:"email,omitzero"`
	URL     string    `json:"url,omitzero"`
	Date    time.Time `json:"date,omitzero"`
	Content string    `json:"content"`          // HTML
	Kind    string    `json:"kind,omitzero"`    // pingback or trackback; empty: somebody wrote it
	Pending bool      `json:"pending,omitzero"` // the site did not show it
}
