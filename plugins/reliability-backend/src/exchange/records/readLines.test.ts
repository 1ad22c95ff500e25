import fc from 'fast-check';
import { readLines } from './readLines';

async function* chunksOf(bytes: Uint8Array, sizes: readonly number[]) {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const size = Math.max(1, sizes[turn % Math.max(1, sizes.length)] ?? 7);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function collect(bytes: Uint8Array, sizes: number[] = [7], max = 1000) {
  const lines = [];
  for await (const line of readLines(chunksOf(bytes, sizes), max)) {
    lines.push(line);
  }
  return lines;
}

describe('readLines', () => {
  it('gives the same lines however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 40 })),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (texts, sizes) => {
          const lines = texts.map(text => text.replace(/[\r\n\uFEFF]/g, ' '));
          const expected = lines.flatMap((text, index) =>
            text.trim() === '' ? [] : [{ number: index + 1, text }],
          );
          const bytes = Buffer.from(lines.join('\n'));
          expect(await collect(bytes, sizes)).toEqual(expected);
        },
      ),
    );
  });

  it('takes a byte order mark, CRLF and blank lines as they are meant', async () => {
    const bytes = Buffer.from('\uFEFF{"a":1}\r\n\r\n  \n{"b":2}');
    expect(await collect(bytes)).toEqual([
      { number: 1, text: '{"a":1}' },
      { number: 4, text: '{"b":2}' },
    ]);
  });

  it('reports a line that is no UTF-8 and goes on', async () => {
    const bytes = Buffer.concat([
      Buffer.from([0xff, 0xfe, 0x0a]),
      Buffer.from('fine'),
    ]);
    expect(await collect(bytes)).toEqual([
      {
        number: 1,
        error: {
          field: 'line',
          problem: 'is not valid UTF-8',
          message: { code: 'notUtf8', values: {} },
        },
      },
      { number: 2, text: 'fine' },
    ]);
  });

  it('passes over a line that is too long without keeping it', async () => {
    async function* endless() {
      const megabyte = Buffer.alloc(1_048_576, 'x');
      for (let count = 0; count < 50; count++) yield megabyte;
      yield Buffer.from('\nshort');
    }
    const before = process.memoryUsage().arrayBuffers;
    const lines = [];
    for await (const line of readLines(endless(), 1000)) lines.push(line);
    expect(lines).toEqual([
      {
        number: 1,
        error: {
          field: 'line',
          problem: 'is longer than 1000 bytes',
          message: { code: 'tooLong', values: { most: 1000 } },
        },
      },
      { number: 2, text: 'short' },
    ]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(
      20 * 1_048_576,
    );
  });
});
