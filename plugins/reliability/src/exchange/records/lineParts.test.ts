import { readText } from '../files/readText';
import { lineParts } from './lineParts';

async function partsOf(
  text: string,
  options: { mostLines?: number; mostBytes?: number },
) {
  const parts = [];
  for await (const part of lineParts(
    new File([text], 'records.ndjson'),
    options,
  )) {
    parts.push([part.firstLine, await readText(part.lines), part.end]);
  }
  return parts;
}

describe('lineParts', () => {
  it('cuts after so many lines, and counts on', async () => {
    expect(await partsOf('a\nb\nc\nd\ne', { mostLines: 2 })).toEqual([
      [1, 'a\nb\n', 4],
      [3, 'c\nd\n', 8],
      [5, 'e', 9],
    ]);
  });

  it('never cuts a line, however long, nor a letter', async () => {
    expect(await partsOf('äöü\n{"a":1}\n', { mostBytes: 3 })).toEqual([
      [1, 'äöü\n', 7],
      [2, '{"a":1}\n', 15],
    ]);
  });

  it('has no part for an empty file', async () => {
    expect(await partsOf('', {})).toEqual([]);
  });
});
