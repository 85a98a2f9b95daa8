// Package schema checks Kubernetes objects against strict JSON schemas with the semantics of kubeconform -strict:
// the same validator library, the same draft and formats, duplicate keys refused.
//
// Unlike kubeconform it keeps one compiler for all Kubernetes versions. The schemas come as one bundle in which every
// definition is stored once by content, so what two versions have in common is compiled once.
package schema

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// absent stands for "this kind does not exist in this version".
const absent = -1

// address is the URL scheme of definitions: schema:///<index>. Bundles write references as "/<index>".
const address = "schema:///"

// index is the head of a bundle. The definitions follow it, one after the other, as JSON.
type index struct {
	// Versions are full Kubernetes versions, oldest first.
	Versions []string `json:"versions"`
	// Kinds maps "apiVersion/kind" to the number of its definition for every version.
	Kinds map[string][]int `json:"kinds"`
	// Custom maps "apiVersion/kind" of custom resources to the number of their definition.
	Custom map[string]int `json:"custom"`
	// Sizes are the lengths of the definitions in bytes.
	Sizes []int `json:"sizes"`
}

// Store holds the schemas of all versions and compiles them when first needed.
type Store struct {
	index       index
	definitions [][]byte
	compiler    *jsonschema.Compiler
	compiled    map[int]*jsonschema.Schema
	verdicts    map[verdictKey][]Violation
}

// Open reads a bundle. The bundle's bytes must not change afterwards.
func Open(bundle []byte) (*Store, error) {
	if len(bundle) < 4 {
		return nil, errors.New("schema bundle is empty")
	}
	n := int(binary.LittleEndian.Uint32(bundle)) + 4
	if n > len(bundle) {
		return nil, errors.New("schema bundle is cut off")
	}
	s := &Store{compiled: map[int]*jsonschema.Schema{}, verdicts: map[verdictKey][]Violation{}}
	if err := json.Unmarshal(bundle[4:n], &s.index); err != nil {
		return nil, fmt.Errorf("schema bundle: %w", err)
	}
	for _, size := range s.index.Sizes {
		if size < 0 || n+size > len(bundle) {
			return nil, errors.New("schema bundle is cut off")
		}
		s.definitions = append(s.definitions, bundle[n:n+size])
		n += size
	}
	s.compiler = jsonschema.NewCompiler()
	s.compiler.DefaultDraft(jsonschema.Draft4)
	s.compiler.RegisterFormat(&jsonschema.Format{Name: "duration", Validate: validateDuration})
	s.compiler.UseLoader(s)
	return s, nil
}

// Versions are the Kubernetes versions in the bundle, oldest first.
func (s *Store) Versions() []string { return s.index.Versions }

// Load gives the compiler a definition.
func (s *Store) Load(url string) (any, error) {
	i, err := strconv.Atoi(strings.TrimPrefix(url, address))
	if err != nil || i < 0 || i >= len(s.definitions) {
		return nil, fmt.Errorf("no schema at %s", url)
	}
	return jsonschema.UnmarshalJSON(strings.NewReader(string(s.definitions[i])))
}

// column finds the version of the bundle with the same major and minor, or absent.
func (s *Store) column(version string) int {
	want := minorOf(version)
	for i, v := range s.index.Versions {
		if minorOf(v) == want {
			return i
		}
	}
	return absent
}

// minorOf cuts "v1.34.2-eks" to "1.34".
func minorOf(version string) string {
	parts := strings.SplitN(strings.TrimPrefix(version, "v"), ".", 3)
	if len(parts) < 2 {
		return version
	}
	return parts[0] + "." + parts[1]
}

// Known says whether the bundle has schemas for a Kubernetes version.
func (s *Store) Known(version string) bool { return s.column(version) != absent }

// definition finds the schema of a kind, or absent.
func (s *Store) definition(apiVersion, kind, version string) int {
	key := apiVersion + "/" + kind
	if n, ok := s.index.Custom[key]; ok {
		return n
	}
	column := s.column(version)
	numbers := s.index.Kinds[key]
	if column == absent || column >= len(numbers) {
		return absent
	}
	return numbers[column]
}

// Warm compiles the schemas of a kind for all versions.
func (s *Store) Warm(apiVersion, kind string) error {
	for _, v := range s.index.Versions {
		if n := s.definition(apiVersion, kind, v); n != absent {
			if _, err := s.schemaOf(n); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Store) schemaOf(number int) (*jsonschema.Schema, error) {
	if c := s.compiled[number]; c != nil {
		return c, nil
	}
	c, err := s.compiler.Compile(address + strconv.Itoa(number))
	if err != nil {
		return nil, err
	}
	s.compiled[number] = c
	return c, nil
}
