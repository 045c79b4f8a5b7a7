package validate

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSchema(t *testing.T) {
	folder(t, map[string]string{
		".article-lint.yaml":       "rules: {fm-schema: {file: schemas/post.schema.json}}\n",
		"schemas/post.schema.json": `{"properties": {"title": {"maxLength": 9}}}`,
		"posts/good.html":          good,
	})
	status, stdout, _ := validate("", nil, "-q", "posts")
	require.Equal(t, 1, status)
	require.Equal(t, "posts/good.html:2:1: error: title: want at most 9 characters, have 20 characters (fm-schema)\n", stdout)

	status, stdout, _ = validate("", nil, "-rules")
	require.Equal(t, 0, status)
	require.Contains(t, stdout, "fm-schema")

	status, stdout, _ = validate("", nil, "-explain", "fm-schema")
	require.Equal(t, 0, status)
	require.Contains(t, stdout, "fm-schema (error)\n")
}

func TestSchemaBroken(t *testing.T) {
	folder(t, map[string]string{
		"site/lint.yaml":        "rules: {fm-schema: {file: post.schema.json}}\n",
		"site/post.schema.json": "{\n  \"type\": \"mapping\"\n}\n",
		"posts/good.html":       good,
	})
	status, stdout, stderr := validate("", nil, "-config", "site/lint.yaml", "posts")
	require.Equal(t, 2, status)
	require.Empty(t, stdout)
	require.Contains(t, stderr, "article validate: site/post.schema.json:2:3: want a JSON Schema: type: want ")
}
