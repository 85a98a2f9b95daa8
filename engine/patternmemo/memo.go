// Package patternmemo remembers compiled regular expressions. helm-unittest compiles one for every template and every
// test to find out which templates a test is about; a values schema says the same few patterns at many leaves.
//
// The build links it into helm-unittest and the schema library: see scripts/engine-patches.mjs.
package patternmemo

import "regexp"

// capacity is more than the templates that the suites of one chart name, and the patterns of its schema.
const capacity = 256

var compiled = map[string]*regexp.Regexp{}

// MatchString is regexp.MatchString.
func MatchString(pattern, text string) (bool, error) {
	expression, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return expression.MatchString(text), nil
}

// Compile is regexp.Compile. An expression may be shared: it does not change.
func Compile(pattern string) (*regexp.Regexp, error) {
	if expression, known := compiled[pattern]; known {
		return expression, nil
	}
	expression, err := regexp.Compile(pattern)
	if err != nil {
		return nil, err
	}
	if len(compiled) >= capacity {
		clear(compiled)
	}
	compiled[pattern] = expression
	return expression, nil
}
