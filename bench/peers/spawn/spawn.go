// The same as ../../spawn.cpp in Go.
package main

import (
	"os"
	"os/exec"
	"strconv"
)

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	for ; n > 0; n-- {
		if err := exec.Command("/bin/true").Run(); err != nil {
			panic(err)
		}
	}
}
