// Article reads posts, files of front matter and a body, and converts or
// checks them: article help says how.
package main

import (
	"os"

	"github.com/goarticle/article/internal/command"
)

func main() { os.Exit(command.Main(os.Args[1:])) }
