import { MAX_PAGE_SIZE, said } from '../contract';
import { type FactorLayer, factorLayers } from '../failureModes';
import {
  type CommitmentCounts,
  type MetricsRecurring,
  type MetricsScopes,
  type MetricsWaiting,
  mostFrequent,
  type PartKind,
  type RecurringMode,
} from '../metrics';
import { figureInWords } from './figureInWords';
import type { ReportMessage } from './messages';
import { inWords, type Report, type ReportSaid } from './model';
import { nameInRef } from './nameInRef';
import type { ReportInput } from './reportInput';
import { someOf } from './someOf';

/** Failure modes that a report lists at most. */
const MOST_MODES = 10;

/** What recurs, where commitments wait, and what the scope consists of. */
export function sectionsOf({
  metrics,
  recurring,
  modeName = failureMode => failureMode,
  waiting,
  parts,
}: ReportInput): Pick<Report, 'recurring' | 'waiting' | 'parts'> {
  return {
    recurring: recurringSection(recurring, modeName),
    waiting: waiting && waitingSection(waiting, metrics.window),
    parts: partsSection(parts),
  };
}

function recurringSection(
  { coverage, told, modes, left }: MetricsRecurring,
  modeName: (failureMode: string) => string,
): Report['recurring'] {
  if (modes.length === 0) return null;
  const listed = mostFrequent(modes, MOST_MODES);
  const others = left + modes.length - listed.length;
  return {
    lead: [
      inWords(said('modesKnown', { ...coverage })),
      ...(told
        ? [
            inWords(
              said('modesTold', {
                count: told.postmortems,
                known: told.incidents.known,
              }),
            ),
          ]
        : []),
    ],
    items: listed.map(mode => ({
      failureMode: mode.failureMode,
      name: modeName(mode.failureMode),
      facts: modeFacts(mode).map(inWords),
    })),
    foot: someOf('modesLeft', others).map(inWords),
  };
}

const layerCodes = {
  people: 'layerPeople',
  process: 'layerProcess',
  technology: 'layerTechnology',
  external: 'layerExternal',
} as const satisfies Readonly<Record<FactorLayer, string>>;

function modeFacts({
  incidents,
  repeated,
  layers,
}: RecurringMode): ReportMessage[] {
  return [
    said('modeIncidents', { count: incidents }),
    ...someOf('modeRepeated', repeated),
    ...factorLayers.flatMap(layer =>
      layers === null ? [] : someOf(layerCodes[layer], layers[layer]),
    ),
  ];
}

function waitingSection(
  { items, unreadable }: MetricsWaiting,
  window: Report['window'],
): Report['waiting'] {
  const waiting = items.filter(({ open }) => open > 0);
  if (waiting.length === 0) return null;
  const listed = waiting.slice(0, MAX_PAGE_SIZE);
  return {
    lead: [inWords(said('waitingNow'))],
    items: listed.map(({ scope, title, open, overdue, age }) => ({
      scope,
      name: title ?? nameInRef(scope),
      commitments: commitmentFacts({ open, overdue }),
      age: figureInWords(age, window),
    })),
    foot: [
      ...someOf('partsHidden', unreadable),
      ...someOf('partsLeft', waiting.length - listed.length),
    ].map(inWords),
  };
}

const kindCodes = {
  domain: 'partsOfDomain',
  system: 'partsOfSystem',
  component: 'partsOfComponent',
  api: 'partsOfApi',
  resource: 'partsOfResource',
  group: 'partsOfGroup',
} as const satisfies Readonly<Record<PartKind, string>>;

function partsSection({
  items,
  kind,
  kinds,
  unreadable,
  page,
  window,
}: MetricsScopes): Report['parts'] {
  if (kind === null || items.length === 0) return null;
  return {
    kind,
    title: inWords(said(kindCodes[kind])),
    lead: [inWords(said('neverRanked'))],
    items: items.map(({ scope, title, figures, commitments }) => ({
      scope,
      name: title ?? nameInRef(scope),
      incidents: figureInWords(figures.incidents, window),
      timeToRestore: figureInWords(figures.timeToRestore, window),
      commitments: commitments && commitmentFacts(commitments),
    })),
    foot: leftOut({ kind, kinds, unreadable, listed: items.length, page }),
  };
}

function commitmentFacts({
  open,
  overdue,
}: Pick<CommitmentCounts, 'open' | 'overdue'>): ReportSaid[] {
  const facts: ReportMessage[] = [
    said('commitmentsOpen', { count: open }),
    ...someOf('commitmentsOverdue', overdue),
  ];
  return facts.map(inWords);
}

/** Parts of the kind that are not listed: those that the reader may not see, and those behind the page that was asked for. */
function leftOut({
  kind,
  kinds,
  unreadable,
  listed,
  page,
}: Pick<MetricsScopes, 'kind' | 'kinds' | 'unreadable' | 'page'> & {
  readonly listed: number;
}): ReportSaid[] {
  const all = kinds.find(each => each.kind === kind)?.count ?? 0;
  const behind = page.next === undefined ? 0 : all - listed - unreadable;
  return [
    ...someOf('partsHidden', unreadable),
    ...someOf('partsLeft', behind),
  ].map(inWords);
}
