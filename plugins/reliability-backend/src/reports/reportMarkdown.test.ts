import { plainMarkdown } from '@afterword/plugin-reliability-common';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const reader = unified().use(remarkParse).use(remarkGfm);
const read = (text: string) => reader.runSync(reader.parse(text)) as Nodes;

function typesIn(node: Nodes): string[] {
  const below = 'children' in node ? node.children : [];
  return [node.type, ...below.flatMap(typesIn)];
}

function textIn(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textIn).join('') : '';
}

/** What people and attackers write. */
const written = fc.oneof(
  fc.string(),
  fc
    .array(
      fc.constantFrom(
        ...['[', ']', '(', ')', '<', '>', '`', '``', '|', '\\', '*', '_'],
        ...['!', '#', '-', '+', '=', '&amp;', '&#60;', '~~', '$', ':', '{'],
        ...['\n', '\n\n', ' ', '\t', '@', 'https://a.example', 'www.a.example'],
        ...['mailto:a@b.example', 'data:', '1.', '2)', '[^1]', 'x', 'y'],
        ...['<b>', '<!--', '<https://a.example>', '---', '![a](b)'],
      ),
    )
    .map(parts => parts.join('')),
);

/** Where a report puts what people wrote. */
const places: readonly (readonly [
  string,
  (text: string) => string,
  readonly string[],
])[] = [
  ['a heading', text => `# x ${text}`, ['root', 'heading']],
  ['a paragraph', text => text, ['root', 'paragraph']],
  [
    'a list',
    text => `- **${text}** · y`,
    ['root', 'list', 'listItem', 'paragraph', 'strong'],
  ],
  [
    'a table',
    text => `| x | y |\n| --- | --- |\n| ${text} | y |`,
    ['root', 'table', 'tableRow', 'tableCell'],
  ],
];

describe('What people wrote, in Markdown', () => {
  it.each(places)('is nothing but text in %s', (_where, put, expected) => {
    const allowed = new Set([...expected, 'text', 'inlineCode']);
    fc.assert(
      fc.property(written, text => {
        const shown = plainMarkdown(text);
        fc.pre(shown !== '');
        const types = typesIn(read(put(shown)));
        expect(types.filter(type => !allowed.has(type))).toEqual([]);
        for (const type of expected.slice(0, 2)) {
          expect(types.filter(each => each === type)).toHaveLength(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is read as it was written, in one line', () => {
    fc.assert(
      fc.property(written, text => {
        const line = text
          // eslint-disable-next-line no-control-regex
          .replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
          .replace(/\s+/g, ' ')
          .trim();
        expect(textIn(read(plainMarkdown(text)))).toBe(line);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps to its cell', () => {
    fc.assert(
      fc.property(written, text => {
        const row = `| ${plainMarkdown(text)} | last |`;
        const root = read(`| x | y |\n| --- | --- |\n${row}`);
        expect(typesIn(root).filter(type => type === 'tableCell')).toHaveLength(
          4,
        );
        expect(textIn(root)).toMatch(/last$/);
      }),
    );
  });
});
