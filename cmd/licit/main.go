// Command licit says what a source tree contains, on what terms, and what a
// written policy decides about publishing it.
//
//	licit scan [DIRECTORY | GIT URL | ARCHIVE | pkg:golang/…@v | -]
//
// Results go to standard output, talk goes to standard error. Exit codes: 0 the
// policy passes the tree, 1 it says deny or review, 2 usage or configuration, 3 the
// scan itself is incomplete (which wins over 1), 130 cancelled.
package main

import "os"

func main() { os.Exit(run(os.Args[1:], system())) }
