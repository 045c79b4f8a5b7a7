package lint

// Update reports whether tests rewrite the expected results.
func Update() bool { return *update }
