import type {
  List as MdastList,
  ListItem as MdastListItem,
  RootContent,
  Table as MdastTable,
} from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import type { Block, ListItem, TableRow } from './blocks';
import { splitIntoChunks, type Chunk } from './chunks';

/** Beyond this a line is no line of a report; the parser is given its beginning. */
const MAX_COLUMNS = 4_000;
/** Deeper nesting is no document but an attack; the marks beyond are blanked for the parser. */
const MAX_NESTING = 12;
const MAX_INDENT = 48;

const NESTING =
  /^(?:[ \t]{0,80}(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){13,}/;

/**
 * Turns everything within a line off. Links, emphasis and code are read by our own patterns where they matter; parsing them costs
 * a time that grows with the square of the length, and escapes would move columns.
 */
function blocksOnly(this: Processor) {
  const data = this.data();
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    {
      disable: {
        null: [
          'attention',
          'autolink',
          'characterEscape',
          'characterReference',
          'codeText',
          'emailAutolink',
          'gfmFootnoteCall',
          'gfmFootnoteDefinition',
          'gfmPotentialFootnoteCall',
          'hardBreakEscape',
          'htmlText',
          'labelEnd',
          'labelStartImage',
          'labelStartLink',
          'protocolAutolink',
          'strikethrough',
          'wwwAutolink',
        ],
      },
    },
  ];
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .map(extension => ({ ...extension, transforms: [] }));
}

const parser = unified().use(remarkParse).use(remarkGfm).use(blocksOnly);

/** The document's blocks, in order, with the line numbers of `lines` (the first is 1). Never throws, whatever the text. */
export function parseBlocks(lines: readonly string[]): Block[] {
  return splitIntoChunks(lines).flatMap(chunk => {
    const text = chunk.lines.map(tamed).join('\n');
    const context: Context = { chunk, source: lines };
    return parser
      .parse(text)
      .children.flatMap(node => toBlock(node, 0, context));
  });
}

function tamed(line: string): string {
  let text = line.slice(0, MAX_COLUMNS);
  const indent = /^[ \t]*/.exec(text)?.[0].length ?? 0;
  if (indent > MAX_INDENT) {
    text = ' '.repeat(MAX_INDENT) + text.slice(MAX_INDENT).trimStart();
  }
  const marks = NESTING.exec(text)?.[0];
  if (marks === undefined) return text;
  let seen = 0;
  return (
    marks.replace(/[>*+\-.)]/g, mark => {
      seen += 1;
      return seen > MAX_NESTING ? 'x' : mark;
    }) + text.slice(marks.length)
  );
}

interface Context {
  readonly chunk: Chunk;
  /** All lines as they were given, of full length. */
  readonly source: readonly string[];
}

interface Span {
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
}

function spanOf(node: RootContent | MdastListItem, context: Context): Span {
  const { numbers } = context.chunk;
  const start = node.position?.start ?? { line: 1, column: 1 };
  const end = node.position?.end ?? { line: 1, column: 1 };
  const line = numbers[start.line - 1] ?? numbers[0];
  return {
    line,
    endLine: Math.max(line, numbers[end.line - 1] ?? line),
    column: start.column - 1,
  };
}

function rowsOf(span: Span, context: Context): string[] {
  const rows: string[] = [];
  for (let number = span.line; number <= span.endLine; number += 1) {
    const row = context.source[number - 1] ?? '';
    rows.push(
      (number === span.line
        ? row.slice(span.column)
        : row.replace(/^[\s>]{1,200}/, '')
      ).trim(),
    );
  }
  return rows;
}

function toBlock(node: RootContent, indent: number, context: Context): Block[] {
  const span = spanOf(node, context);
  const placed = { line: span.line, endLine: span.endLine, indent };
  switch (node.type) {
    case 'heading': {
      const [text] = rowsOf(span, context);
      return [
        {
          ...placed,
          kind: 'heading',
          depth: node.depth,
          // An underlined heading stands on the lines before its underline.
          text: /^#{1,6}(?:\s|$)/.test(text)
            ? text
                .replace(/^#{1,6}/, '')
                .replace(/\s#{1,200}\s*$/, '')
                .trim()
            : rowsOf({ ...span, endLine: span.endLine - 1 }, context)
                .join(' ')
                .trim(),
        },
      ];
    }
    case 'paragraph':
      return [{ ...placed, kind: 'paragraph', rows: rowsOf(span, context) }];
    case 'list':
      return [{ ...placed, kind: 'list', items: listItems(node, context) }];
    case 'table':
      return tableBlock(node, placed, context);
    case 'blockquote':
      return [
        {
          ...placed,
          kind: 'quote',
          rows: [],
          blocks: node.children.flatMap(child =>
            toBlock(child, indent, context),
          ),
        },
      ];
    case 'code':
      return [
        { ...placed, kind: 'code', blocks: [], rows: codeRows(span, context) },
      ];
    case 'definition':
      return [{ ...placed, kind: 'definition', blocks: [], rows: [] }];
    default:
      return [{ ...placed, kind: 'other', blocks: [], rows: [] }];
  }
}

function codeRows(span: Span, context: Context) {
  return rowsOf(span, context)
    .map((text, index) => ({ line: span.line + index, text }))
    .filter(({ text }) => !/^(?:`{3,}|~{3,})/.test(text));
}

function listItems(list: MdastList, context: Context): ListItem[] {
  return list.children.map(item => {
    const span = spanOf(item, context);
    const mark = (context.source[span.line - 1] ?? '').slice(span.column);
    const indent =
      span.column +
      (/^(?:[-*+]|\d{1,9}[.)])[ \t]{0,4}/.exec(mark)?.[0].length ?? 0);
    return {
      line: span.line,
      endLine: span.endLine,
      indent,
      checked: item.checked ?? null,
      blocks: item.children.flatMap(child => toBlock(child, indent, context)),
    };
  });
}

function tableBlock(
  table: MdastTable,
  placed: { line: number; endLine: number; indent: number },
  context: Context,
): Block[] {
  const rows = table.children.map((row): TableRow => {
    const { line } = spanOf(row as unknown as RootContent, context);
    return { line, cells: cellsOf(context.source[line - 1] ?? '') };
  });
  const [header, ...body] = rows;
  return header === undefined
    ? []
    : [{ ...placed, kind: 'table', header, rows: body }];
}

/** A table row's cells. A pipe after a backslash belongs to its cell. */
function cellsOf(row: string): string[] {
  const cells: string[] = [];
  let cell = '';
  const text = row.trim().slice(0, MAX_COLUMNS * 4);
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '\\' && text[index + 1] === '|') {
      cell += '|';
      index += 1;
    } else if (text[index] === '|') {
      cells.push(cell.trim());
      cell = '';
    } else cell += text[index];
  }
  cells.push(cell.trim());
  if (text.startsWith('|')) cells.shift();
  if (text.endsWith('|')) cells.pop();
  return cells;
}
