import type { FactorLayer } from '@afterword/plugin-reliability-common';
import { type Block, itemsOfParagraph, leadText, linesOf } from './blocks';
import { type Part, partsOf, roleIn } from './part';
import { hasWords, plainText, saysNothing, shorten } from './plainText';
import { remark } from './remark';
import type { ReadingReport } from './remarks';

/** A contributing factor as the document has it. */
export interface DocumentFactor {
  readonly line: number;
  readonly text: string;
  readonly layer: FactorLayer;
}

const MAX_FACTORS = 200;
const MAX_TEXT = 4_000;

const CUES: readonly (readonly [FactorLayer, RegExp])[] = [
  [
    'people',
    /\b(?:training|trained|fatigue|tired|staff(?:ed|ing)?|understaffed|unfamiliar(?:ity)?|inexperience\w*|onboarding|skills?|workload|overload(?:ed)? team|knowledge (?:of|wasn't|was not|gap|silo))\b/i,
  ],
  [
    'process',
    /\b(?:process(?:es)?(?! crash)|procedures?|reviews?|reviewed|documentation|document(?:ed)?|playbooks?|runbooks?|communication|announcements?|announced|handover|hand-?off|release (?:strategy|notes|process)|maintenance window|workshops?|polic(?:y|ies)|guidelines?|checklists?|ownership|escalation|responsib\w+|prioriti[sz]\w*|schedul(?:e|ed|ing) for|change management|sign-?off|approval)\b/i,
  ],
  [
    'external',
    /\b(?:vendors?|(?:cloud|hosting|internet|upstream|external|third[ -]party) (?:provider|outage|service|dependency|incident)s?|third[ -]part(?:y|ies)|supplier|(?:aws|amazon|azure|gcp|google|cloudflare) (?:outage|incident|bug|failure|specific)|provider (?:outage|behaviou?r|failure))\b/i,
  ],
  [
    'technology',
    /\b(?:bugs?|memory|disk|cpu|crash(?:ed|es|ing)?|configur\w+|misconfigur\w+|monitoring|monitored|alerts?|alerting|alarms?|metrics|logs?|logging|dashboards?|certificates?|timeouts?|timed out|dns|network|latency|load balancers?|databases?|quer(?:y|ies)|cache|caching|queues?|deploy(?:ment|ed)?s?|pipelines?|rollback|versions?|api|tests?|testing|retr(?:y|ies)|rate limits?|capacity|autoscal\w+|scal(?:ing|ed)|probes?|nodes?|pods?|containers?|clusters?|servers?|services?|code|schema|migration|feature flags?|locks?|infrastructure|backups?|failover|replicas?|runtime|library|dependency|drivers?|namespaces?|firewall)\b/i,
  ],
];

/** The layer that a factor's words plainly name; `undefined` when they name none, or more than one. */
export function layerIn(text: string): FactorLayer | undefined {
  const words = plainText(text).slice(0, 600);
  const named = CUES.filter(([, pattern]) => pattern.test(words)).map(
    ([layer]) => layer,
  );
  return named.length === 1 ? named[0] : undefined;
}

/** Finds the factors: the bullets and rows of the parts that hold them. Prose stays prose. */
export function collectFactors(
  root: Part,
  context: {
    readonly report: ReadingReport;
    readonly read: Set<number>;
    render(blocks: readonly Block[]): string;
    /** Markdown as a field without it shows it. */
    plain(markdown: string): string;
  },
): DocumentFactor[] {
  const { report, read } = context;
  const found: DocumentFactor[] = [];
  const add = (line: number, markdown: string, lines: readonly number[]) => {
    const text = context.plain(markdown);
    if (saysNothing(text) || !hasWords(text)) {
      if (saysNothing(text)) lines.forEach(number => read.add(number));
      return;
    }
    if (found.length >= MAX_FACTORS) {
      report.left(
        line,
        'factor',
        text,
        remark('tooManyFactors', { most: MAX_FACTORS }),
      );
      return;
    }
    lines.forEach(number => read.add(number));
    if (text.length > MAX_TEXT) {
      report.left(line, 'factor', text, remark('endCut', { most: MAX_TEXT }));
    }
    const layer = layerIn(markdown);
    found.push({
      line,
      text: shorten(text, MAX_TEXT),
      layer: layer ?? 'technology',
    });
    report.recognised(line, 'factor', plainText(text));
    if (layer === undefined) {
      report.left(
        line,
        'factor.layer',
        plainText(text),
        remark('layerUnknown'),
      );
    }
  };

  for (const part of partsOf(root)) {
    if (roleIn(part) !== 'factors') continue;
    const before = found.length;
    for (const block of part.blocks) {
      if (block.kind === 'list') {
        for (const item of block.items) {
          const text = context.render(item.blocks);
          add(item.line, hasWords(text) ? text : leadText(item), linesOf(item));
        }
      } else if (block.kind === 'paragraph') {
        for (const { line, text } of itemsOfParagraph(block))
          add(line, text, [line]);
      } else if (block.kind === 'table') {
        block.rows.forEach((row, index) => {
          const header = linesOf({
            line: block.line,
            endLine: block.header.line + 1,
          });
          add(row.line, row.cells.filter(cell => cell !== '').join(' — '), [
            ...(index === 0 ? header : []),
            row.line,
          ]);
        });
      }
    }
    const prose = part.blocks.some(block => {
      if (block.kind !== 'paragraph') return false;
      const text = block.rows.join(' ');
      if (text !== '' && saysNothing(text)) {
        linesOf(block).forEach(line => read.add(line));
        report.left(block.line, 'factor', text, remark('saysNone'));
      }
      return hasWords(text) && !saysNothing(text);
    });
    if (found.length === before && prose && part.line !== null) {
      report.left(part.line, 'factor', part.title, remark('factorsInProse'));
    }
  }
  return found;
}
