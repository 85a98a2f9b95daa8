// Package patternmemo remembers compiled regular expressions. helm-unittest compiles one for every template and every
// test to find out which templates a test is about.
//
// The build links it into helm-unittest: see scripts/engine-patches.mjs.
package patternmemo

import "regexp"

// capacity is more than the templates that the suites of one chart name.
const capacity = 256

var compiled = map[string]*regexp.Regexp{}

// MatchString is regexp.MatchString.
func MatchString(pattern, text string) (bool, error) {
	expression, known := compiled[pattern]
	if !known {
		fresh, err := regexp.Compile(pattern)
		if err != nil {
			return false, err
		}
		if len(compiled) >= capacity {
			clear(compiled)
		}
		compiled[pattern], expression = fresh, fresh
	}
	return expression.MatchString(text), nil
}
