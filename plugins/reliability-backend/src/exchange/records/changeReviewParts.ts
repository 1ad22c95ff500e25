import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  changeRiskInput,
  ChangeReviewRecord,
  FailureMode,
  MAX_CHANGE_LINKS,
  modeToStore,
  SourceKey,
} from '@afterword/plugin-reliability-common';
import {
  LinkedKind,
  Parts,
  StoredChange,
  StoredLink,
  StoredRisk,
} from '../../changes';
import { identityOf } from './identity';
import { PendingReference } from './PendingReferenceStore';
import { ArrivedReference } from './RecordImporter';

type RiskRecord = NonNullable<ChangeReviewRecord['risks']>[number];

/** What a change review refers to. */
export type Named = 'actionItem' | LinkedKind;

/** Ids of what records name, by its identity. */
export type Found = ReadonlyMap<string, number>;

/** A way to fail, and the action item that its record names; undefined: it does not say, and what was waited for goes on being waited for. */
export interface NamedRisk {
  readonly risk: StoredRisk;
  readonly names: SourceKey | null | undefined;
}

/**
 * The ways to fail that a record names. Records know no ids: one that says the same of how it fails is the same one, and keeps why it was proposed, and
 * what the record leaves out. What it became stays where whoever sends the record may not see that.
 */
export function risksOf(
  records: readonly RiskRecord[],
  before: readonly StoredRisk[],
  {
    items,
    isOpen,
    modes,
  }: {
    readonly items: Found;
    /** Whether it may be taken from what became of it. */
    readonly isOpen: (actionItemId: number) => boolean;
    readonly modes: readonly FailureMode[];
  },
): NamedRisk[] {
  const known = knownOf(records, before);
  return records.map((record, index) => {
    const was = known[index];
    const risk = riskTold(record, was, modes);
    const { actionItem: names } = record;
    if (names === undefined) return { risk: movedOn(was, risk), names };
    if (risk.actionItemId !== null && !isOpen(risk.actionItemId)) {
      return { risk: movedOn(was, risk), names: null };
    }
    const actionItemId = names && (items.get(identityOf(names)) ?? null);
    return { risk: movedOn(was, { ...risk, actionItemId }), names };
  });
}

/** What is there already of each way to fail that records name. One that does not say so was foreseen, unless only a surprise has its words. */
function knownOf(
  records: readonly RiskRecord[],
  before: readonly StoredRisk[],
): (StoredRisk | undefined)[] {
  const left = new Set(before);
  const take = (text: string, foreseen: boolean) => {
    for (const each of left) {
      if (each.text !== text || each.foreseen !== foreseen) continue;
      left.delete(each);
      return each;
    }
    return undefined;
  };
  const known = records.map(({ foreseen, text }) =>
    take(text, foreseen ?? true),
  );
  return records.map(({ foreseen, outcome, text }, index) => {
    const maySurprise =
      typeof foreseen !== 'boolean' && (outcome ?? 'occurred') === 'occurred';
    return known[index] ?? (maySurprise ? take(text, false) : undefined);
  });
}

/**
 * What a person's record makes of the ways in which a change may fail that was made already: by hand, what was foreseen stays as it was written, but for
 * what came of it, and nothing more is foreseen.
 */
export function predictionsKept(
  change: StoredChange,
  before: readonly StoredRisk[],
  after: readonly NamedRisk[],
): { readonly risks: readonly NamedRisk[]; readonly hasStayed: boolean } {
  const isPrediction = ({ foreseen }: StoredRisk) =>
    foreseen && change.firstDoneAt !== null;
  const left = new Map(
    before.filter(isPrediction).map(each => [each.id, each]),
  );
  const told = after.flatMap((named): readonly NamedRisk[] => {
    if (!isPrediction(named.risk)) return [named];
    const { actionItemId, id, outcome } = named.risk;
    const was = left.get(id);
    left.delete(id);
    if (was === undefined) return [];
    const risk = movedOn(was, { ...was, actionItemId, outcome });
    return [{ risk, names: named.names }];
  });
  const unnamed = [...left.values()].map(risk => ({ risk, names: undefined }));
  const risks = [...told, ...unnamed];
  const said = (all: readonly NamedRisk[]) =>
    all.map(({ risk: { version, ...words } }) => words);
  return { risks, hasStayed: !isDeepStrictEqual(said(risks), said(after)) };
}

/** What is said beside a change once a record was read: of what whoever sends it may not see, what was said stays. */
export function linksOf(
  kind: LinkedKind,
  record: ChangeReviewRecord,
  before: readonly StoredLink[],
  {
    found,
    open,
  }: { readonly found: Found; readonly open: ReadonlySet<number> },
): StoredLink[] {
  const mine = before.filter(link => link.kind === kind);
  const named = linksIn(record, kind);
  if (named === undefined) return mine;
  const said = (named ?? []).flatMap(({ state, ...key }) => {
    const id = found.get(identityOf(key));
    return id === undefined ? [] : { kind, id, state };
  });
  return [...mine.filter(({ id }) => !open.has(id)), ...said];
}

/** What a record names of a kind. */
export function namesIn(
  record: ChangeReviewRecord,
  kind: Named,
): readonly SourceKey[] {
  return kind === 'actionItem'
    ? (record.risks ?? []).flatMap(({ actionItem }) => actionItem ?? [])
    : linksIn(record, kind) ?? [];
}

function linksIn(record: ChangeReviewRecord, kind: LinkedKind) {
  return kind === 'deployment' ? record.deployments : record.incidents;
}

/** What a change waits for of what its record names. */
export function waitsFor(
  id: number,
  record: ChangeReviewRecord,
  risks: readonly NamedRisk[],
  found: Readonly<Record<Named, Found>>,
): PendingReference[] {
  const from = { fromKind: 'changeReview', fromId: id } as const;
  const items = risks.flatMap(({ risk, names }): PendingReference[] =>
    !names || found.actionItem.has(identityOf(names))
      ? []
      : [{ ...from, toKind: 'actionItem', to: names, detail: risk.id }],
  );
  const linked = (toKind: LinkedKind) =>
    linksIn(record, toKind)?.flatMap(({ state, ...to }): PendingReference[] =>
      found[toKind].has(identityOf(to))
        ? []
        : [{ ...from, toKind, to, detail: state }],
    ) ?? [];
  return [...items, ...linked('deployment'), ...linked('incident')];
}

/** What a change is with what has arrived for it; undefined where something else stands there by now. */
export function attached(
  before: Parts,
  to: ArrivedReference['to'],
  detail: string,
): Parts | undefined {
  const { kind, id } = to;
  if (kind === 'postmortem') return undefined;
  if (kind === 'actionItem') {
    const risk = before.risks.find(each => each.id === detail);
    if (risk === undefined) return undefined;
    if (risk.actionItemId !== null) {
      return risk.actionItemId === id ? before : undefined;
    }
    return {
      ...before,
      risks: before.risks.map(each =>
        each === risk
          ? { ...each, actionItemId: id, version: each.version + 1 }
          : each,
      ),
    };
  }
  const said = before.links.find(each => each.kind === kind && each.id === id);
  // What somebody said since is their word.
  if (said !== undefined) return before;
  if (before.links.length >= MAX_CHANGE_LINKS) return undefined;
  const state = detail === 'dismissed' ? 'dismissed' : 'linked';
  return { ...before, links: [...before.links, { kind, id, state }] };
}

/** What a record says of a way to fail, and what was there of the rest; what it became stays as it was. */
function riskTold(
  record: RiskRecord,
  was: StoredRisk | undefined,
  modes: readonly FailureMode[],
): StoredRisk {
  const present = was ?? newRisk(record);
  const { failureMode: mode, owner } = record;
  const prepared = (kind: 'detection' | 'rollback' | 'runbook') =>
    record[kind] === undefined ? present[kind] : record[kind] ?? '';
  return {
    ...present,
    failureMode:
      mode === undefined
        ? present.failureMode
        : mode && modeToStore(mode, modes),
    likelihood: record.likelihood ?? present.likelihood,
    impact: record.impact ?? present.impact,
    detection: prepared('detection'),
    rollback: prepared('rollback'),
    runbook: prepared('runbook'),
    owner: owner === undefined ? present.owner : owner,
    outcome: record.outcome ?? present.outcome,
  };
}

/** One of which nothing is said but how it fails. */
function newRisk({ foreseen: isForeseen, text }: RiskRecord): StoredRisk {
  const foreseen = isForeseen ?? true;
  const { actionItem, ...written } = changeRiskInput.parse({ text });
  return {
    ...written,
    id: randomUUID(),
    version: 1,
    actionItemId: null,
    reasons: [],
    foreseen,
    outcome: foreseen ? 'open' : 'occurred',
  };
}

/** Whoever has it open finds that it is another by now. */
function movedOn(was: StoredRisk | undefined, is: StoredRisk): StoredRisk {
  return was === undefined || isDeepStrictEqual(was, is)
    ? is
    : { ...is, version: was.version + 1 };
}
