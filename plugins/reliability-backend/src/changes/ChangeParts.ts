import { isDeepStrictEqual } from 'node:util';
import { toKey } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { Changes, changesBetween } from '../platform/history/History';
import { Platform } from '../platform/Platform';
import { ChangeLinkStore, StoredLink } from './ChangeLinkStore';
import { ChangeRiskStore } from './ChangeRiskStore';
import { StoredRisk } from './ChangeRow';
import { riskInHistory } from './riskInHistory';

/** What is written under a change review. */
export interface Parts {
  readonly risks: readonly StoredRisk[];
  readonly links: readonly StoredLink[];
}

/** Writes many parts of a change review at once, for imports. It runs in its caller's transaction, which holds the change and writes its history. */
export class ChangeParts {
  constructor(
    private readonly platform: Platform,
    private readonly risks: ChangeRiskStore,
    private readonly links: ChangeLinkStore,
  ) {}

  async of(tx: Knex, changeId: number): Promise<Parts> {
    const found = await this.ofAll(tx, [changeId]);
    return found.get(changeId) ?? { risks: [], links: [] };
  }

  /** The same of some changes, by the ids of these. */
  async ofAll(
    tx: Knex,
    changeIds: readonly number[],
  ): Promise<ReadonlyMap<number, Parts>> {
    const risks = await this.risks.ofAll(tx, changeIds);
    const links = await this.links.ofAll(tx, changeIds);
    return new Map(
      changeIds.map(id => [
        id,
        { risks: risks.get(id) ?? [], links: links.get(id) ?? [] },
      ]),
    );
  }

  /**
   * Makes the parts of a change others.
   *
   * @returns what its history says of each that differs
   */
  async replace(
    tx: Knex,
    changeId: number,
    before: Parts,
    after: Parts,
    actor: string,
  ): Promise<Changes[]> {
    const risks = pairs(before.risks, after.risks, ({ id }) => id);
    const links = pairs(before.links, after.links, ({ kind, id }) =>
      toKey(kind, id),
    );
    if (risks.length > 0 || isReordered(before.risks, after.risks)) {
      await this.risks.replace(tx, changeId, before.risks, after.risks);
    }
    const said = { by: actor, at: this.platform.clock() };
    for (const [was, is] of links) {
      if (is !== undefined) await this.links.put(tx, changeId, is, said);
      else if (was !== undefined) await this.links.remove(tx, changeId, was);
    }
    return [
      ...risks.map(([was, is]) => riskChanges(was, is)),
      ...links.flatMap(([was, is]) => linkChanges(was, is)),
    ].filter(changes => Object.keys(changes).length > 0);
  }
}

type Pair<TPart> = readonly [TPart | undefined, TPart | undefined];

/** What was there and what is there instead, of all that differs. */
function pairs<TPart>(
  before: readonly TPart[],
  after: readonly TPart[],
  nameOf: (part: TPart) => string,
): Pair<TPart>[] {
  const was = new Map(before.map(part => [nameOf(part), part]));
  const is = new Map(after.map(part => [nameOf(part), part]));
  return [...new Set([...was.keys(), ...is.keys()])]
    .map(name => [was.get(name), is.get(name)] as const)
    .filter(([one, other]) => !isDeepStrictEqual(one, other));
}

function isReordered(
  before: readonly StoredRisk[],
  after: readonly StoredRisk[],
): boolean {
  return before.some(({ id }, index) => after[index]?.id !== id);
}

function riskChanges(
  was: StoredRisk | undefined,
  is: StoredRisk | undefined,
): Changes {
  const changes = changesBetween(riskInHistory(was), riskInHistory(is));
  if (was === undefined || is === undefined || was.outcome === is.outcome) {
    return changes;
  }
  const outcome = ({ text, outcome: said }: StoredRisk) => [
    { risk: text, outcome: said },
  ];
  return { ...changes, outcomes: [outcome(was), outcome(is)] };
}

function linkChanges(
  was: StoredLink | undefined,
  is: StoredLink | undefined,
): Changes[] {
  const linked = is ?? was;
  if (linked === undefined) return [];
  const key = toKey(linked.kind, linked.id);
  return [
    {
      [linked.kind]: [key, key],
      link: [was?.state ?? 'unsaid', is?.state ?? 'unsaid'],
    },
  ];
}
