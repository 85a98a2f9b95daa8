package facade

import (
	"runtime"
	"runtime/debug"
)

// runningGCPercent trades memory for time: the live heap is small, and a collection costs as much as a render.
const runningGCPercent = 300

// settle ends the warm-up. The build calls it before it takes the snapshot.
func settle(*Request) *Response {
	store.Forget()
	runtime.GC()
	runtime.GC()
	debug.SetGCPercent(runningGCPercent)
	return &Response{OK: true}
}
