package facade

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
)

const lengthSize = 4

// splitFrame separates the header from the body.
func splitFrame(frame []byte) (header, body []byte, err error) {
	if len(frame) < lengthSize {
		return nil, nil, errors.New("frame is shorter than its length field")
	}
	n := int(binary.LittleEndian.Uint32(frame))
	rest := frame[lengthSize:]
	if n > len(rest) {
		return nil, nil, errors.New("frame is shorter than its header")
	}
	return rest[:n], rest[n:], nil
}

// encode writes a response frame.
func encode(r *Response) []byte {
	var b bytes.Buffer
	b.Write(make([]byte, lengthSize))
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(r); err != nil {
		return encode(failed("response: " + err.Error()))
	}
	binary.LittleEndian.PutUint32(b.Bytes(), uint32(b.Len()-lengthSize))
	b.Write(r.body)
	return b.Bytes()
}
