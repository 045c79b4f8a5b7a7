package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestForHugo(t *testing.T) {
	to := t.TempDir()
	var out bytes.Buffer
	err := forHugo("testdata/posts", to, &out)
	require.ErrorContains(t, err, "broken.md:1:1: want front matter")
	require.Equal(t, `"lake.html":3: rewritten: "date" "date"`+"\n"+`"lake.html":4: renamed: "headimg" "images"`+"\n", out.String())
	src, err := os.ReadFile(filepath.Join(to, "lake.md"))
	require.NoError(t, err)
	require.Equal(t, `---
title: The lake in autumn
date: 2021-11-06T08:50:18Z
images:
  - '/img/lake.jpg'
---

The **cranes** are back.
`, string(src))

	require.ErrorContains(t, forHugo("testdata/posts", "none", &out), "none")
}
