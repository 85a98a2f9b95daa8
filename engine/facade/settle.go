package facade

import (
	"runtime"
	"runtime/debug"
)

// runningGCPercent trades memory for time: the live heap is small, and a collection costs as much as a render.
const runningGCPercent = 300

// runningMemory makes collections more frequent above it; the memory of a WebAssembly module never shrinks.
const runningMemory = 96 << 20

// settle ends the warm-up. The build calls it before it takes the snapshot.
func settle(*Request) *Response {
	store.Forget()
	runtime.GC()
	runtime.GC()
	debug.SetGCPercent(runningGCPercent)
	debug.SetMemoryLimit(runningMemory)
	return &Response{OK: true}
}
