package patternmemo

import (
	"fmt"
	"regexp"
	"testing"
)

func TestMatchString(t *testing.T) {
	for _, pattern := range []string{"^a.c$", "b", "(", "[", ""} {
		for _, text := range []string{"abc", "b", ""} {
			want, wantError := regexp.MatchString(pattern, text)
			for range 2 { // The second answer comes from memory.
				got, err := MatchString(pattern, text)
				if got != want || fmt.Sprint(err) != fmt.Sprint(wantError) {
					t.Errorf("%q on %q: got %v, %v, want %v, %v", pattern, text, got, err, want, wantError)
				}
			}
		}
	}
}

func TestCapacity(t *testing.T) {
	for i := range 3 * capacity {
		if matches, err := MatchString(fmt.Sprint("^", i, "$"), fmt.Sprint(i)); !matches || err != nil {
			t.Fatal(i, matches, err)
		}
	}
	if len(compiled) > capacity {
		t.Errorf("%d expressions are kept", len(compiled))
	}
}

func TestCompile(t *testing.T) {
	for _, pattern := range []string{"^a.c$", "("} {
		_, wantError := regexp.Compile(pattern)
		first, firstError := Compile(pattern)
		second, secondError := Compile(pattern)
		if fmt.Sprint(firstError) != fmt.Sprint(wantError) || fmt.Sprint(secondError) != fmt.Sprint(wantError) {
			t.Errorf("%q: got %v and %v, want %v", pattern, firstError, secondError, wantError)
		}
		if first != second {
			t.Errorf("%q is compiled twice", pattern)
		}
	}
}
