import { describe, expect, it } from 'vitest';
import { checkRequestText, LONGEST_REQUEST } from './check-request-text.js';

describe('checkRequestText', () => {
  it.each([
    ['', 'REQUEST_EMPTY'],
    [' \n\t', 'REQUEST_EMPTY'],
    ['a'.repeat(LONGEST_REQUEST + 1), 'REQUEST_TOO_LARGE'],
    ['web\u0000app', 'REQUEST_NOT_TEXT'],
    ['web\u001b[31mapp', 'REQUEST_NOT_TEXT'],
    ['web\u007fapp', 'REQUEST_NOT_TEXT'],
    ['web\ufffdapp', 'REQUEST_NOT_TEXT'],
    ['web\ud800app', 'REQUEST_NOT_TEXT'],
    ['a service named ../evil from ghcr.io/a/b:1 on port 80', 'REQUEST_NAME_INVALID'],
    ['app name: ../../etc, image ghcr.io/a/b:1', 'REQUEST_NAME_INVALID'],
    ['chart called "a/../../b" with ghcr.io/a/b:1', 'REQUEST_NAME_INVALID'],
  ])('refuses %j', (text, code) => {
    const checked = checkRequestText(text);
    expect(checked).toMatchObject({ ok: false, error: { code } });
    expect(!checked.ok && checked.error.hint).toBeTruthy();
  });

  it.each([
    ['web app', 'web app'],
    ['a file named ./app.yaml', 'a file named ./app.yaml'],
    ['named api... /healthz', 'named api... /healthz'],
    ['\ufeffweb\r\napp\rend', 'web\napp\nend'],
    ['Grüße 🚀 日本', 'Grüße 🚀 日本'],
    ['a'.repeat(LONGEST_REQUEST), 'a'.repeat(LONGEST_REQUEST)],
  ])('accepts text and makes line ends plain', (text, plain) => {
    expect(checkRequestText(text)).toEqual({ ok: true, value: plain });
  });

  it('never repeats the text in the message, because secrets are still in it', () => {
    const checked = checkRequestText('password tiger42\u0000');
    expect(!checked.ok && `${checked.error.message} ${checked.error.hint ?? ''}`).not.toContain('tiger');
  });
});
