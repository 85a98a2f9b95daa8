//go:build wasip1

// Command wasip1 is the engine as a WebAssembly reactor: memory in, memory out.
package main

import (
	"runtime"
	"runtime/debug"
	"time"
	"unsafe"

	"autopilot.engine/facade"
)

// buffers keeps what the host may touch alive between calls.
var buffers = map[uint32][]byte{}

func keep(b []byte) uint32 {
	p := uint32(uintptr(unsafe.Pointer(&b[0])))
	buffers[p] = b
	return p
}

// engineAlloc reserves n bytes for a request.
//
//go:wasmexport engine_alloc
func engineAlloc(n uint32) uint32 { return keep(make([]byte, max(n, 1))) }

// engineFree releases a response.
//
//go:wasmexport engine_free
func engineFree(p uint32) { delete(buffers, p) }

// engineCall consumes the request buffer at p and returns pointer<<32|length of the response.
//
//go:wasmexport engine_call
func engineCall(p uint32) uint64 {
	in := buffers[p]
	delete(buffers, p)
	out := facade.Call(in)
	return uint64(keep(out))<<32 | uint64(len(out))
}

// restLooks is how often a rest looks at the clock, which the host lets go a thousand times faster meanwhile.
const restLooks = 2000

// engineRest spends two seconds of the host's time without garbage, then collects it.
//
// The runtime stops helping its collector when that took half of the time for a second, and measures both by the
// host's clock, which moves only when somebody looks at it: mostly the collector. After some hundred charts it believed
// that second was over, and a single thread that never waits has nobody else to collect: the heap grew to its end. See
// runtime/mgclimit.go; a second of the program's own is what it wants to see.
//
//go:wasmexport engine_rest
func engineRest() {
	for range restLooks {
		time.Now()
	}
	runtime.GC()
}

// init keeps the heap tight while the engine is warmed up: whatever was once used is in the snapshot.
func init() { debug.SetGCPercent(20) }

func main() {}
