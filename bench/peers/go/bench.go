// Go peer. Peer name comes from GOMAXPROCS: go1 (=1) or go.
package main

import (
	"fmt"
	"math/rand"
	"net"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

var peer = "go"
var w string

func rep(n int, t time.Time) {
	fmt.Printf("%s %s %d %.3f\n", w, peer, n, float64(time.Since(t).Nanoseconds())/float64(n))
}
func rss() int64 {
	b, _ := os.ReadFile("/proc/self/statm")
	v, _ := strconv.ParseInt(strings.Fields(string(b))[1], 10, 64)
	return v * int64(os.Getpagesize())
}

type chain struct {
	n    int
	done chan struct{}
}

func (c *chain) step() {
	c.n--
	if c.n > 0 {
		go c.step()
	} else {
		close(c.done)
	}
}
func rec(d, n int) int {
	if d == 0 {
		for i := 0; i < n; i++ {
			runtime.Gosched()
		}
		return n
	}
	return rec(d-1, n) + 1
}
func main() {
	w = os.Args[1]
	n, _ := strconv.Atoi(os.Args[2])
	if os.Getenv("GOMAXPROCS") == "1" {
		peer = "go1"
	}
	t := time.Now()
	switch w {
	case "W1", "W1e":
		c := &chain{n, make(chan struct{})}
		go c.step()
		<-c.done
	case "W1b", "W5":
		var wg sync.WaitGroup
		res := make([]int, 1000)
		for i := 0; i < n; i += 1000 {
			wg.Add(1000)
			for k := 0; k < 1000; k++ {
				go func(k int) { res[k] = k; wg.Done() }(k)
			}
			wg.Wait()
		}
	case "W2":
		r := rand.New(rand.NewSource(1))
		v := make([]*time.Timer, n)
		f := func() {}
		for i := range v {
			v[i] = time.AfterFunc(time.Duration(r.Int63n(int64(time.Hour)))+time.Minute, f)
		}
		for i := range v {
			v[i].Stop()
		}
	case "W2b":
		var wg sync.WaitGroup
		wg.Add(n)
		f := func() { wg.Done() }
		for i := 0; i < n; i++ {
			time.AfterFunc(time.Duration(i), f)
		}
		wg.Wait()
	case "W2c":
		const P = 100000
		r := rand.New(rand.NewSource(1))
		v := make([]*time.Timer, P)
		f := func() {}
		for i := range v {
			v[i] = time.AfterFunc(time.Minute, f)
		}
		t = time.Now()
		for i := 0; i < n; i++ {
			v[r.Intn(P)].Reset(time.Minute)
		}
	case "W3", "W3k":
		k := 2
		if w == "W3k" {
			k = 1000
		}
		var wg sync.WaitGroup
		wg.Add(k)
		for i := 0; i < k; i++ {
			go func() {
				for j := 0; j < n/k; j++ {
					runtime.Gosched()
				}
				wg.Done()
			}()
		}
		wg.Wait()
	case "W4":
		a, b := make(chan int), make(chan int)
		var wg sync.WaitGroup
		wg.Add(1)
		go func() {
			for i := 0; i < n/2; i++ {
				v := <-a
				b <- v
			}
			wg.Done()
		}()
		for i := 0; i < n/2; i++ {
			a <- i
			<-b
		}
		wg.Wait()
	case "W6_100", "W6_1000":
		d := 100
		if w == "W6_1000" {
			d = 1000
		}
		done := make(chan int)
		go func() { done <- rec(d, n) }()
		<-done
	case "W7":
		s := 3.0
		if e := os.Getenv("W7_DEADLINE_S"); e != "" {
			s, _ = strconv.ParseFloat(e, 64)
		}
		r0 := rss()
		var wg, started sync.WaitGroup
		wg.Add(n)
		started.Add(n)
		t = time.Now()
		dl := t.Add(time.Duration(s * 1e9))
		for i := 0; i < n; i++ {
			go func() { started.Done(); time.Sleep(time.Until(dl)); wg.Done() }()
		}
		started.Wait()
		t1 := time.Now()
		d := rss() - r0
		wg.Wait()
		t2 := time.Now()
		if t1.After(dl) {
			dl = t1
		}
		sp, fi := float64(t1.Sub(t).Nanoseconds())/float64(n), float64(t2.Sub(dl).Nanoseconds())/float64(n)
		var ru syscall.Rusage
		syscall.Getrusage(0, &ru)
		fmt.Printf("W7 %s %d %.3f %.1f spawn_ns=%.3f finish_ns=%.3f peak_rss_mb=%.1f\n", peer, n, sp+fi, float64(d)/float64(n), sp, fi, float64(ru.Maxrss)/1024)
		return
	case "W10":
		for i := 0; i < n; i++ {
			c := make(chan int, 1)
			go func() { c <- 1 }()
			tm := time.NewTimer(10 * time.Second)
			select {
			case <-c:
			case <-tm.C:
			}
			tm.Stop()
		}
	case "W10b":
		for i := 0; i < n; i++ {
			var wg sync.WaitGroup
			wg.Add(10)
			for k := 0; k < 10; k++ {
				go func() { runtime.Gosched(); wg.Done() }()
			}
			wg.Wait()
		}
	case "W11": // posts from another OS thread to a goroutine acting as the loop
		c := make(chan func(), 1024)
		go func() {
			runtime.LockOSThread()
			f := func() {}
			for i := 0; i < n; i++ {
				c <- f
			}
			close(c)
		}()
		for f := range c {
			f()
		}
	case "W11p":
		a, b := make(chan int), make(chan int)
		go func() {
			runtime.LockOSThread()
			for v := range a {
				b <- v
			}
		}()
		runtime.LockOSThread()
		for i := 0; i < n; i++ {
			a <- i
			<-b
		}
	case "W12":
		c := make(chan int, 100)
		go func() {
			for i := 0; i < n; i++ {
				c <- i
			}
			close(c)
		}()
		for range c {
		}
	case "echo":
		l, err := net.Listen("tcp", "127.0.0.1:"+os.Args[2])
		if err != nil {
			panic(err)
		}
		for {
			c, err := l.Accept()
			if err != nil {
				continue
			}
			go func() {
				b := make([]byte, 65536)
				for {
					k, err := c.Read(b)
					if err != nil {
						c.Close()
						return
					}
					if _, err = c.Write(b[:k]); err != nil {
						c.Close()
						return
					}
				}
			}()
		}
	default:
		os.Exit(3)
	}
	rep(n, t)
}
