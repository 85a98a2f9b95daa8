package facade

import "runtime"

// settle collects garbage. The build calls it before it takes a snapshot.
func settle(*Request) *Response {
	runtime.GC()
	runtime.GC()
	return &Response{OK: true}
}
