package facade

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"helm.sh/helm/v4/pkg/chart/loader/archive"
	"helm.sh/helm/v4/pkg/ignore"
)

// file is one chart file in memory.
type file struct {
	name string
	data []byte
}

// files cuts the body into the chart's files, in the order in which Helm walks a directory.
func (q *Request) files() ([]file, error) {
	out := make([]file, 0, len(q.Files))
	at := 0
	for _, f := range q.Files {
		if !fs.ValidPath(f.Path) {
			return nil, fmt.Errorf("bad path %q", f.Path)
		}
		if f.Size < 0 || at+f.Size > len(q.body) {
			return nil, fmt.Errorf("%s: the body is shorter than the sizes say", f.Path)
		}
		out = append(out, file{f.Path, q.body[at : at+f.Size]})
		at += f.Size
	}
	slices.SortFunc(out, func(a, b file) int { return cmp.Compare(walkKey(a.name), walkKey(b.name)) })
	return out, nil
}

// walkKey orders paths as a directory walk does: entries of a folder by name, so "a/x" comes before "a-b".
func walkKey(name string) string { return strings.ReplaceAll(name, "/", "\x00") }

// utf8bom is removed from every file, as Helm's directory loader does.
var utf8bom = []byte("\xef\xbb\xbf")

// chartFiles gives what Helm's directory loader would: without ignored files and byte order marks.
func (q *Request) chartFiles() ([]*archive.BufferedFile, error) {
	files, err := q.files()
	if err != nil {
		return nil, err
	}
	rules, err := ignoreRules(files)
	if err != nil {
		return nil, err
	}
	var out []*archive.BufferedFile
	for _, f := range files {
		if ignored(rules, f.name) {
			continue
		}
		out = append(out, &archive.BufferedFile{Name: f.name, ModTime: archiveTime, Data: bytes.TrimPrefix(f.data, utf8bom)})
	}
	return out, nil
}

func ignoreRules(files []file) (*ignore.Rules, error) {
	rules := ignore.Empty()
	for _, f := range files {
		if f.name != ignore.HelmIgnore {
			continue
		}
		parsed, err := ignore.Parse(bytes.NewReader(f.data))
		if err != nil {
			return nil, err
		}
		rules = parsed
	}
	rules.AddDefaults()
	return rules, nil
}

// ignored asks for the folders above a file too: a walk would not have entered an ignored one.
func ignored(rules *ignore.Rules, name string) bool {
	for at := path.Dir(name); at != "."; at = path.Dir(at) {
		if rules.Ignore(at, entryInfo{at, true}) {
			return true
		}
	}
	return rules.Ignore(name, entryInfo{name, false})
}

// entryInfo is what ignore rules want to know of a path.
type entryInfo struct {
	name string
	dir  bool
}

func (e entryInfo) Name() string { return path.Base(e.name) }
func (e entryInfo) Size() int64  { return 0 }
func (e entryInfo) Mode() fs.FileMode {
	if e.dir {
		return fs.ModeDir | 0o755
	}
	return 0o644
}
func (e entryInfo) ModTime() time.Time { return archiveTime }
func (e entryInfo) IsDir() bool        { return e.dir }
func (e entryInfo) Sys() any           { return nil }

// workDir is where a chart is unpacked for the parts of Helm that want a directory.
const workDir = "/tmp/chart"

// inDirectory unpacks the chart into the in-memory file system while fn runs.
func (q *Request) inDirectory(fn func(dir string) *Response) *Response {
	files, err := q.files()
	if err != nil {
		return failed(err.Error())
	}
	if err := os.RemoveAll(workDir); err != nil {
		return failed(err.Error())
	}
	defer os.RemoveAll(workDir)
	for _, f := range files {
		at := filepath.Join(workDir, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			return failed(err.Error())
		}
		if err := os.WriteFile(at, f.data, 0o644); err != nil {
			return failed(err.Error())
		}
	}
	return fn(workDir)
}
