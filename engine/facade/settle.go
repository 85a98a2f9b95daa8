package facade

import (
	"runtime"
	"runtime/debug"
)

// runningGCPercent trades memory for time: the live heap is small, and a collection costs as much as a render.
const runningGCPercent = 300

// runningMemory makes collections more frequent above it; the memory of a WebAssembly module never shrinks.
const runningMemory = 96 << 20

// reserved is how much memory the engine starts with beyond what it has in use: what checking one chart takes. The
// runtime would ask for it half a megabyte at a time, each time through the host. Memory that nobody has touched takes
// no space, neither in the snapshot nor in the process.
const reserved = 32 << 20

// settle ends the warm-up. The build calls it before it takes the snapshot.
func settle(*Request) *Response {
	store.Forget()
	runtime.GC()
	runtime.GC()
	reserve()
	debug.SetGCPercent(runningGCPercent)
	debug.SetMemoryLimit(runningMemory)
	return &Response{OK: true}
}

// reserve takes memory and gives it back to the runtime, which keeps it.
func reserve() {
	block := make([]byte, reserved)
	runtime.KeepAlive(block)
	block = nil
	runtime.GC()
	runtime.GC()
}
