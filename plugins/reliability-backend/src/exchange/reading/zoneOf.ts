import type { Block } from './blocks';
import type { Fact } from './facts';
import type { WrittenMoment } from './moments';
import { type Part, partsOf } from './part';
import { plainText } from './plainText';
import { remark } from './remark';
import type { ReadingReport } from './remarks';
import { findZone, type NamedZone, readZoneStatement } from './zones';

/** The zone of times that name none, and where it is from. */
export interface DocumentZone {
  /** What luxon takes. */
  readonly zone: string;
  readonly stated: NamedZone | undefined;
  readonly line: number | null;
}

/**
 * Which zone the document's times are in: a statement about all of them; else the one zone that stands beside some of them; else
 * the default, which is said in the report.
 */
export function zoneOf(
  root: Part,
  facts: readonly Fact[],
  beside: readonly { readonly line: number; readonly moment: WrittenMoment }[],
  fallback: string,
  report: ReadingReport,
  read: Set<number>,
): DocumentZone {
  const statements = collectStatements(root, facts);
  const [first, ...more] = statements.filter(({ zone }) => zone !== undefined);
  for (const { line, text, zone } of statements) {
    if (zone === undefined) {
      report.looksWrong(
        line,
        'zone',
        text,
        remark('zoneUnknown', { zone: fallback }),
      );
    }
  }
  if (first?.zone !== undefined) {
    if (first.alone) read.add(first.line);
    report.recognised(first.line, 'zone', first.text);
    remarkZone(first.zone, first.line, first.text, report);
    for (const other of more) {
      if (other.alone) read.add(other.line);
      if (other.zone?.zone !== first.zone.zone) {
        report.looksWrong(
          other.line,
          'zone',
          other.text,
          remark('otherZone', { line: first.line }),
        );
      }
    }
    return { zone: first.zone.zone, stated: first.zone, line: first.line };
  }

  const named = beside.flatMap(({ line, moment }) =>
    moment.zone === null ? [] : [{ line, zone: moment.zone }],
  );
  const zones = new Set(named.map(({ zone }) => zone.zone));
  if (zones.size === 1 && named.length > 0) {
    const { line, zone } = named[0];
    report.recognised(line, 'zone', zone.text);
    remarkZone(zone, line, zone.text, report);
    if (named.length < beside.length) {
      report.left(line, 'zone', zone.text, remark('zoneOfSome'));
    }
    return { zone: zone.zone, stated: zone, line };
  }
  if (beside.length > named.length) {
    report.left(null, 'zone', '', remark('noZone', { zone: fallback }));
  }
  return { zone: fallback, stated: undefined, line: null };
}

function remarkZone(
  zone: NamedZone,
  line: number,
  text: string,
  report: ReadingReport,
) {
  if (zone.conflict !== undefined) {
    report.looksWrong(line, 'zone', text, zone.conflict);
  }
  if (zone.note !== undefined) report.left(line, 'zone', text, zone.note);
}

interface Statement {
  readonly line: number;
  readonly text: string;
  /** Undefined: it names one that is not known. */
  readonly zone: NamedZone | undefined;
  /** The line says nothing else. */
  readonly alone: boolean;
}

function collectStatements(root: Part, facts: readonly Fact[]): Statement[] {
  const found: Statement[] = [];
  const look = (
    markdown: string,
    line: number,
    place: 'heading' | 'sentence',
  ) => {
    const text = plainText(markdown);
    const statement = readZoneStatement(text, place);
    if (statement === undefined) return;
    found.push({
      line,
      text,
      zone: statement.kind === 'zone' ? statement.zone : undefined,
      alone: place === 'sentence' && text.length <= 60,
    });
  };
  const visit = (block: Block) => {
    if (block.kind === 'paragraph') {
      block.rows.forEach((row, index) => {
        // A date in front is the day of the list: "2015-10-21 (all times UTC)".
        if (row.length <= 200) look(row, block.line + index, 'sentence');
      });
    } else if (block.kind === 'list') {
      for (const item of block.items) item.blocks.slice(0, 1).forEach(visit);
    } else if (block.kind === 'quote') block.blocks.forEach(visit);
    else if (block.kind === 'table') {
      block.header.cells.forEach(cell =>
        look(cell, block.header.line, 'heading'),
      );
    }
  };
  for (const part of partsOf(root)) {
    if (
      part.line !== null &&
      (part.style === 'heading' || part.style === 'label')
    ) {
      look(part.title, part.line, 'heading');
      // "Timeline (UTC)" speaks of its times without the word.
      const bracket = /\(([^()]{2,40})\)/.exec(part.title)?.[1];
      const zone = bracket === undefined ? undefined : findZone(bracket);
      const ofTimes =
        part.ownRole === 'timeline' || part.ownRole === 'keyEvents';
      if (
        ofTimes &&
        zone !== undefined &&
        !found.some(({ line }) => line === part.line)
      ) {
        found.push({ line: part.line, text: part.title, zone, alone: false });
      }
    }
    part.blocks.forEach(visit);
  }
  for (const fact of facts) {
    if (fact.role === undefined && /^time ?zone$/i.test(fact.label)) {
      const known = found.some(({ line }) => line === fact.line);
      if (!known) look(`Time zone: ${fact.value}`, fact.line, 'sentence');
    }
  }
  return found.sort((a, b) => a.line - b.line);
}
