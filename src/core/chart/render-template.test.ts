import { describe, expect, it } from 'vitest';
import { quoteForTemplate, readValue, renderTemplate } from './render-template.js';

describe('renderTemplate', () => {
  it('fails on a variable that is not given', () => {
    expect(() => renderTemplate('pod/replicas.tpl', {})).toThrow(
      expect.objectContaining({ code: 'INVARIANT_BROKEN' }),
    );
  });

  it('does not look again at what it filled in', () => {
    expect(renderTemplate('pod/replicas.tpl', { values: '[[other]] [[slot env]]' })).toBe(
      'replicas: {{ [[other]] [[slot env]].replicaCount }}',
    );
  });

  it('indents the lines of a slot and drops an empty one', () => {
    const variables = { version: '1' };
    expect(
      renderTemplate('readme/secrets.md', variables, new Map([['secrets', ['one', '', 'two']]])),
    ).toContain('one\n\ntwo');
    expect(renderTemplate('readme/secrets.md', variables)).not.toContain('[[');
  });
});

describe('readValue', () => {
  it.each([
    [['image', 'tag'], '.Values.image.tag'],
    [['ports', 'http-admin'], '(index .Values.ports "http-admin")'],
    [['a-b', 'c'], '(index .Values "a-b").c'],
  ])('reads %j as %s', (path, expression) => {
    expect(readValue('.Values', ...path)).toBe(expression);
  });
});

describe('quoteForTemplate', () => {
  it.each([
    ['/etc/app', '"/etc/app"'],
    ['/etc/{{ evil }}', '"/etc/{{ "{{" }} evil }}"'],
    ['a"b', '"a\\"b"'],
  ])('writes %s as %s', (text, quoted) => {
    expect(quoteForTemplate(text)).toBe(quoted);
  });
});
