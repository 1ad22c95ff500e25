import type { Block } from './blocks';
import { parseBlocks } from './parseBlocks';

function parse(text: string): Block[] {
  return parseBlocks(text.split('\n'));
}

describe('blocks', () => {
  it('stand on their lines, however a heading is written', () => {
    expect(parse('# A **b** #\n\nUnder\n=====\n\ntext\nmore')).toEqual([
      expect.objectContaining({ kind: 'heading', line: 1, text: 'A **b**' }),
      expect.objectContaining({ kind: 'heading', line: 3, text: 'Under' }),
      expect.objectContaining({
        kind: 'paragraph',
        line: 6,
        endLine: 7,
        rows: ['text', 'more'],
      }),
    ]);
  });

  it('keep what is nested and what is ticked', () => {
    const [list] = parse('- a\n  b\n  - [x] c\n- [ ] d');
    expect(list).toMatchObject({
      kind: 'list',
      items: [
        {
          line: 1,
          endLine: 3,
          checked: null,
          blocks: [
            { kind: 'paragraph', rows: ['a', 'b'] },
            { kind: 'list', items: [{ line: 3, checked: true, indent: 4 }] },
          ],
        },
        { line: 4, checked: false },
      ],
    });
  });

  it('read tables by row, a pipe after a backslash belonging to its cell', () => {
    expect(parse('| a | b |\n|--|:-:|\n| 1 \\| 2 | `x` |\n|| y |')).toEqual([
      expect.objectContaining({
        kind: 'table',
        header: { line: 1, cells: ['a', 'b'] },
        rows: [
          { line: 3, cells: ['1 | 2', '`x`'] },
          { line: 4, cells: ['', 'y'] },
        ],
      }),
    ]);
  });

  it('leave code alone', () => {
    const [code, after] = parse('```\n- a\n# b\n```\n- c');
    expect(code).toMatchObject({
      kind: 'code',
      line: 1,
      endLine: 4,
      rows: [
        { line: 2, text: '- a' },
        { line: 3, text: '# b' },
      ],
    });
    expect(after).toMatchObject({ kind: 'list', line: 5 });
  });

  it('are the same when the document is too long to be parsed in one go', () => {
    const rows = Array.from(
      { length: 1_000 },
      (_, index) => `| 1 | row ${index} |`,
    );
    const tables = parse(['| n | text |', '|---|---|', ...rows].join('\n'));
    expect(tables.length).toBeGreaterThan(1);
    const cells = tables.flatMap(block =>
      block.kind === 'table'
        ? block.rows.map(row => [row.line, row.cells[1], block.header.line])
        : [],
    );
    expect(cells).toEqual(
      rows.map((_, index) => [index + 3, `row ${index}`, 1]),
    );

    const items = Array.from({ length: 500 }, (_, index) => `- item ${index}`);
    const lists = parse(items.join('\n'));
    expect(
      lists.flatMap(block =>
        block.kind === 'list' ? block.items.map(item => item.line) : [],
      ),
    ).toEqual(items.map((_, index) => index + 1));
  });

  it('go on as code when code is too long to be parsed in one go', () => {
    const code = Array.from({ length: 1_000 }, () => '# no heading');
    const kinds = parse(['```', ...code, '```', '# heading'].join('\n')).map(
      block => block.kind,
    );
    expect(new Set(kinds.slice(0, -1))).toEqual(new Set(['code']));
    expect(kinds[kinds.length - 1]).toBe('heading');
  });
});
