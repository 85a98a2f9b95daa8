import { expect, it } from 'vitest';
import { findOutputFormat } from './output-format.js';
import { formatTable } from './format-table.js';
import { serializePayload } from './serialize-payload.js';

it('aligns columns by their widest cell and leaves no trailing space', () => {
  expect(
    formatTable([
      ['a', 'bb', 'c'],
      ['aaa', 'b'],
      ['', '', 'cc'],
    ]),
  ).toBe('a    bb  c\naaa  b\n         cc');
});

it('pads before it decorates, so that colour does not shift columns', () => {
  const decorate = (cell: string, column: number): string => (column === 0 ? `<${cell}>` : cell);
  expect(
    formatTable(
      [
        ['a', 'x'],
        ['bb', 'y'],
      ],
      decorate,
    ),
  ).toBe('<a >  x\n<bb>  y');
});

it.each([
  [['runs', 'list', '-o', 'json'], 'json'],
  [['--output=yaml', 'runs'], 'yaml'],
  [['-ojson'], 'json'],
  [['create', '--', '-o', 'json'], 'table'],
  [['-o', 'toml'], 'table'],
  [['-o'], 'table'],
] as const)('finds the format in %j', (argv, format) => {
  expect(findOutputFormat(argv)).toBe(format);
});

it('writes the same payload in every machine format', async () => {
  const payload = { text: 'a\u202eb', list: [1, null], nested: { empty: {} } };
  expect(JSON.parse(await serializePayload(payload, 'json'))).toEqual(payload);
  expect(JSON.parse(await serializePayload(payload, 'ndjson'))).toEqual({ type: 'result', data: payload });
  expect(await serializePayload({ a: 1, b: undefined }, 'yaml')).toBe('a: 1\n');
});
