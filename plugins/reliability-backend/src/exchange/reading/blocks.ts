/**
 * The document as blocks, each with the lines it stands on. Inline Markdown is kept as written: the readers take it apart with
 * patterns of their own, which stay linear where a full inline parser does not.
 */
export type Block =
  | HeadingBlock
  | ParagraphBlock
  | ListBlock
  | TableBlock
  | OtherBlock;

interface Placed {
  /** First line, from 1. */
  readonly line: number;
  /** Last line, inclusive. */
  readonly endLine: number;
  /** How many columns its container indents it. */
  readonly indent: number;
}

export interface HeadingBlock extends Placed {
  readonly kind: 'heading';
  readonly depth: number;
  readonly text: string;
}

export interface ParagraphBlock extends Placed {
  readonly kind: 'paragraph';
  /** One element for each line, without indentation; the first without the label that introduced it, if any. */
  readonly rows: readonly string[];
}

export interface ListItem extends Placed {
  /** A check box: ticked, empty; null when there is none. */
  readonly checked: boolean | null;
  readonly blocks: readonly Block[];
}

export interface ListBlock extends Placed {
  readonly kind: 'list';
  readonly items: readonly ListItem[];
}

export interface TableRow {
  readonly line: number;
  /** Cells as written, trimmed. */
  readonly cells: readonly string[];
}

export interface TableBlock extends Placed {
  readonly kind: 'table';
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
}

/** Code, HTML, quotations, rules, definitions of links: kept as they stand. */
export interface OtherBlock extends Placed {
  readonly kind: 'code' | 'quote' | 'definition' | 'other';
  /** What a quotation holds; empty for the rest. */
  readonly blocks: readonly Block[];
  /** Lines of code within their fences; empty for the rest. */
  readonly rows: readonly { readonly line: number; readonly text: string }[];
}

/** The first paragraph of a list item, which is what the item says; what follows is detail. */
export function leadOf(item: ListItem): ParagraphBlock | undefined {
  const first = item.blocks[0];
  return first?.kind === 'paragraph' ? first : undefined;
}

/** What a list item says, on one line of Markdown. */
export function leadText(item: ListItem): string {
  return leadOf(item)?.rows.join(' ') ?? '';
}

/**
 * Lines of a paragraph that are items although Markdown does not take them for a list: `a) …`, `(1) …`, `• …`, each on a line.
 * Empty when they are not all so.
 */
export function itemsOfParagraph(
  block: ParagraphBlock,
): { readonly line: number; readonly text: string }[] {
  const mark = /^(?:\(?(?:[a-z]|\d{1,2})\)|[•‣▪·–—])\s{1,8}(?=\S)/i;
  if (!block.rows.every(row => mark.test(row))) return [];
  return block.rows.map((row, index) => ({
    line: block.line + index,
    text: row.replace(mark, ''),
  }));
}

/** Every line of a block, for marking it as read. */
export function linesOf(block: { line: number; endLine: number }): number[] {
  return Array.from(
    { length: block.endLine - block.line + 1 },
    (_, index) => block.line + index,
  );
}
