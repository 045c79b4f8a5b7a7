package main

import (
	"runtime"
	"slices"
	"time"
)

// A sample is one measurement of a row: means of a post.
type sample struct {
	nanoseconds float64
	allocs      float64 // negative: not measured
	bytes       float64
	found       found
}

// A result is what a row came to on a post.
type result struct {
	row
	sample       // medians
	err    error // why there is no sample
}

// measureRows measures the rows in turn, A B C A B C …, so that whatever else
// the machine does meets all of them.
func measureRows(rows []row, p post, rounds int, each time.Duration) []result {
	results := make([]result, len(rows))
	samples := make([][]sample, len(rows))
	for i, r := range rows {
		results[i].row = r
		_, results[i].err = r.measure(p, each) // to warm up
	}
	for range rounds {
		for i, r := range rows {
			if results[i].err != nil {
				continue
			}
			s, err := r.measure(p, each)
			samples[i], results[i].err = append(samples[i], s), err
		}
	}
	for i := range results {
		if results[i].err == nil {
			results[i].sample = medianOf(samples[i])
		}
	}
	return results
}

// medianOf is the sample of the medians of each figure.
func medianOf(samples []sample) sample {
	m := samples[len(samples)-1]
	m.nanoseconds = median(samples, func(s sample) float64 { return s.nanoseconds })
	m.allocs = median(samples, func(s sample) float64 { return s.allocs })
	m.bytes = median(samples, func(s sample) float64 { return s.bytes })
	return m
}

func median(samples []sample, of func(sample) float64) float64 {
	var list []float64
	for _, s := range samples {
		list = append(list, of(s))
	}
	slices.Sort(list)
	n := len(list)
	return (list[(n-1)/2] + list[n/2]) / 2
}

// goRow measures a reader in Go, for as long as each says and at least once.
// It begins with a clean heap: nobody pays for the garbage of the row before.
func goRow(read func(post) (found, error)) func(post, time.Duration) (sample, error) {
	return func(p post, each time.Duration) (sample, error) {
		var s sample
		var before, after runtime.MemStats
		var err error
		runtime.GC()
		runtime.ReadMemStats(&before)
		posts := 0.0
		begin := time.Now()
		for posts == 0 || time.Since(begin) < each {
			if s.found, err = read(p); err != nil {
				return s, err
			}
			posts++
		}
		s.nanoseconds = float64(time.Since(begin)) / posts
		runtime.ReadMemStats(&after)
		s.allocs = float64(after.Mallocs-before.Mallocs) / posts
		s.bytes = float64(after.TotalAlloc-before.TotalAlloc) / posts
		return s, nil
	}
}
