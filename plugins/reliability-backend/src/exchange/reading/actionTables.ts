import { dueIn, ownerIn, saysDone, statusIn, typeIn } from './actionText';
import {
  type ActionContext,
  type ActionGroup,
  addAction,
  isNoAction,
} from './actionList';
import { linesOf, type TableBlock } from './blocks';
import { dayIn } from './documentFacts';
import { hasWords, plainText, saysNothing } from './plainText';
import { remark } from './remark';
import { columnsOf } from './tables';
import { type Ticket, ticketsIn } from './tickets';

/** Reads a table of actions: what, who, by when, how far, which ticket, told by the headings of its columns. */
export function readActionTable(
  table: TableBlock,
  under: ActionGroup,
  context: ActionContext,
) {
  const columns = columnsOf(table.header);
  const leadColumn = leadColumnOf(table, columns);
  const cell = (row: readonly string[], role: (typeof columns)[number]) =>
    row.find((_, index) => columns[index] === role && index !== leadColumn) ??
    '';
  linesOf({ line: table.line, endLine: table.header.line + 1 }).forEach(line =>
    context.read.add(line),
  );
  for (const row of table.rows) {
    const lead = row.cells[leadColumn] ?? '';
    const all = row.cells.filter(text => text !== '').join(' — ');
    if (isNoAction(lead, row.line, [row.line], context)) {
      if (!saysNothing(all))
        context.report.left(
          row.line,
          'action',
          all,
          remark('rowWithoutAction'),
        );
      continue;
    }
    const owner = plainText(cell(row.cells, 'owner'));
    const status = statusIn(cell(row.cells, 'status'));
    const fromColumn = ticketsIn(
      cell(row.cells, 'ticket'),
      context.definitions,
      true,
    );
    const dueCell = cell(row.cells, 'due');
    const due = dayIn(plainText(dueCell));
    if (due === undefined && hasWords(dueCell) && !saysNothing(dueCell)) {
      context.report.left(row.line, 'action', dueCell, remark('dueNotFull'));
    }
    const rest = row.cells
      .map((text, index) =>
        index === leadColumn || text === ''
          ? ''
          : `${plainText(table.header.cells[index] ?? '')}: ${text}`,
      )
      .filter(text => text !== '');
    addAction(
      {
        line: row.line,
        lead,
        markdown: [lead, ...rest].join('\n'),
        tickets: distinct([
          ...fromColumn,
          ...ticketsIn(lead, context.definitions),
        ]),
        ...(status !== undefined
          ? { status }
          : { status: saysDone(row.cells.join('\n')) ? 'done' : 'candidate' }),
        ownerText: saysNothing(owner) || owner === '' ? ownerIn(lead) : owner,
        due: due ?? dueIn(lead),
        itemType: typeIn(cell(row.cells, 'type')) ?? under.itemType,
        group: under.group,
      },
      [row.line],
      context,
    );
  }
}

/** The column that says what to do: named so, else the widest of text. */
function leadColumnOf(table: TableBlock, columns: readonly string[]): number {
  const named = table.header.cells.findIndex(cell =>
    /^(?:(?:proposed |follow-?up |corrective )?actions?(?: items?)?|items?|tasks?|descriptions?|what|follow-?ups?|to-?dos?|summary|improvements?|measures?|maßnahmen?)$/i.test(
      plainText(cell),
    ),
  );
  if (named !== -1) return named;
  const width = (index: number) =>
    table.rows.reduce((sum, row) => sum + (row.cells[index]?.length ?? 0), 0);
  const texts = columns.flatMap((role, index) =>
    role === 'text' ? [index] : [],
  );
  return (texts.length > 0 ? texts : columns.map((_, index) => index)).reduce(
    (best, index) => (width(index) > width(best) ? index : best),
    texts[0] ?? 0,
  );
}

function distinct(tickets: readonly Ticket[]): Ticket[] {
  return [
    ...new Map(
      tickets.map(ticket => [ticket.url ?? ticket.id, ticket]),
    ).values(),
  ];
}
