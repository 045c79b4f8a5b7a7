package address

import (
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestClean(t *testing.T) {
	require.Equal(t, "https://example.com/a b", Clean(" \x01https://exam\r\n\tple.com/a b\x00 "))
}

func TestCutScheme(t *testing.T) {
	for in, want := range map[string][2]string{
		"HTTPS://a": {"https", "//a"},
		"a+b-1.c:d": {"a+b-1.c", "d"},
		"1a:b":      {"", "1a:b"},
		":a":        {"", ":a"},
		"a/b:c":     {"", "a/b:c"},
		"a":         {"", "a"},
	} {
		scheme, rest := CutScheme(in)
		require.Equal(t, want, [2]string{scheme, rest}, in)
	}
}

func TestIsPlainHTTP(t *testing.T) {
	for in, want := range map[string]bool{
		"http://example.com": true, " HTTP://example.com/a": true, "http://a b.com": true,
		"https://example.com": false, "http:/example.com": false, "//example.com": false, "http://": false,
		"http://localhost:4000/": false, "http://{{ site }}": false,
	} {
		require.Equal(t, want, IsPlainHTTP(in), in)
	}
}

func TestIsLocalHost(t *testing.T) {
	for in, want := range map[string]bool{
		"http://localhost:80/": true, "https://127.0.0.1": true, "//[::1]/a": true, "http://0.0.0.0": true,
		"ftp://localhost": false, "http://localhost.example.com": false, "localhost": false,
	} {
		u, err := url.Parse(in)
		require.NoError(t, err)
		require.Equal(t, want, IsLocalHost(u), in)
	}
}

func TestIsWindowsPath(t *testing.T) {
	for in, want := range map[string]bool{`C:\a`: true, "d:/a": true, `\\server\a`: true, "a:b": false, `\a`: false, "1:/a": false, "": false} {
		require.Equal(t, want, IsWindowsPath(in), in)
	}
}
