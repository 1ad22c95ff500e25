import {
  checkGates,
  gateInEnglish,
  GateInput,
  GateOverridesInput,
  GateResult,
  gatesUnder,
  isInTheWay,
  misplacedOverrides,
  missingForDiscard,
  postmortemSectionIds,
  processFor,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { accountableOf, ActionItems } from '../actionItems';
import { FieldError, GatesFailedError } from '../platform/http/httpErrors';
import { Platform } from '../platform/Platform';
import { Processes } from '../processes';
import { AboutIncidents, incidentsOf } from './AboutIncidents';
import { Rights } from './PostmortemPolicies';
import { StoredPostmortem } from './PostmortemRow';
import { WholePostmortem } from './postmortemTraces';

/**
 * Assembles what the gates look at, whoever asks: a gate must not open because its reader cannot see what it is about. What it says names
 * those of them only that the reader may see.
 */
export class GateKeeper {
  constructor(
    private readonly platform: Platform,
    private readonly about: AboutIncidents,
    private readonly actionItems: ActionItems,
    private readonly processes: Pick<Processes, 'charterGate' | 'configured'>,
  ) {}

  async check(
    tx: Knex,
    whole: WholePostmortem,
    rights: Rights,
  ): Promise<GateResult[]> {
    const input = await this.inputOf(tx, whole, rights);
    const { charterGate, processes } = this.processes.configured;
    const strictness = {
      facilitatorKnowsCharter: charterGate,
      ...processFor(processes, input.incidents)?.gates,
    };
    const charter = input.facilitatorCharter !== 'notAsked';
    return checkGates(input, gatesUnder(strictness, { charter }));
  }

  /**
   * @param overrides - reasons for gates that stand open
   * @returns the gates that stand open and are only advised
   * @throws FieldError for a reason that is given for none that can be overridden
   * @throws GatesFailedError naming every gate that is in the way
   */
  async demand(
    tx: Knex,
    whole: WholePostmortem,
    rights: Rights,
    overrides: GateOverridesInput,
  ): Promise<string[]> {
    const gates = await this.check(tx, whole, rights);
    const misplaced = misplacedOverrides(gates, overrides);
    if (misplaced.length > 0) {
      throw new FieldError(
        misplaced.map(({ gate, problem }) => ({
          field: `body.overrides.${gate}`,
          problem,
        })),
      );
    }
    const failing = gates.filter(gate => isInTheWay(gate, overrides));
    if (failing.length > 0) {
      throw new GatesFailedError(
        failing.map(({ gate, problem, message }) => ({
          gate,
          problem,
          ...(message && { message }),
        })),
      );
    }
    return gates
      .filter(({ level, passed }) => !passed && level === 'advised')
      .map(({ gate }) => gate);
  }

  /** @throws GatesFailedError saying what keeps it from being discarded */
  async demandDiscardable(
    tx: Knex,
    { postmortem: { id, status } }: WholePostmortem,
    rights: Rights,
  ): Promise<void> {
    const items = await this.actionItems.store.getOf(tx, 'postmortem', [id]);
    const seen = await this.seenItems(tx, items, rights);
    const missing = missingForDiscard({
      status,
      actionItems: items.map(item => ({
        key: seen.has(item.id) ? toKey('actionItem', item.id) : null,
        status: item.status,
        committedAt: item.committedAt,
      })),
    });
    if (missing === null) return;
    throw new GatesFailedError([
      { gate: 'discard', problem: gateInEnglish(missing), message: missing },
    ]);
  }

  private async inputOf(
    tx: Knex,
    { postmortem, document }: WholePostmortem,
    rights: Rights,
  ): Promise<GateInput> {
    const { catalog } = this.platform;
    const incidents = incidentsOf(
      postmortem.incidentIds,
      await this.about.all(tx, postmortem.incidentIds),
    );
    const items = await this.actionItems.store.getOf(tx, 'postmortem', [
      postmortem.id,
    ]);
    const seen = {
      incidents: await this.seenIncidents(tx, postmortem, rights),
      actionItems: await this.seenItems(tx, items, rights),
    };
    const notAuthor = (ref: string) => ref !== postmortem.author;
    const asked = postmortem.reviewers.filter(notAuthor);
    const reviews = postmortem.reviews.filter(({ reviewer }) =>
      notAuthor(reviewer),
    );
    const groups = await catalog.groupsOf(tx, [
      ...asked,
      ...reviews.map(({ reviewer }) => reviewer),
    ]);
    const withGroups = (ref: string) => ({
      ref,
      groups: groups.get(ref) ?? [],
    });
    const standing: GateInput['reviews'][number][] = [];
    for (const review of reviews) {
      const { reviewer, current } = review;
      const { groups: present } = withGroups(reviewer);
      // The catalog need not hold everybody who signs in.
      const all = [...new Set([...present, ...review.groups])];
      const by = { ref: reviewer, groups: all };
      const refs = [reviewer, ...(await catalog.withAncestors(tx, by.groups))];
      if (refs.some(ref => asked.includes(ref))) {
        standing.push({ ...by, current });
      }
    }
    const ownersOf = async (of: typeof incidents) =>
      catalog.owningFamily(
        tx,
        of.flatMap(({ entities }) => entities.map(({ ref }) => ref)),
      );
    const owningGroups = await ownersOf(incidents);
    const known = incidents.filter(({ id }) => seen.incidents.has(id));
    const isKnown = (time: { readonly at: number | null } | undefined) =>
      time !== undefined && time.at !== null;
    return {
      sections: Object.fromEntries(
        postmortemSectionIds.map(id => [id, document.sections[id]?.text ?? '']),
      ),
      incidents: incidents.map(incident => ({
        key: seen.incidents.has(incident.id)
          ? toKey('incident', incident.id)
          : null,
        kind: incident.kind,
        severity: incident.severity,
        detected: isKnown(incident.times.detected),
        mitigated: isKnown(incident.times.mitigated),
        // What was in the future when it was written down may be over by now, and what lasted for long may be right.
        endCannotBe: incident.flags.some(
          ({ field, reason }) =>
            field === 'mitigated' && reason === 'beforeStart',
        ),
      })),
      factors: document.factors.map(factor => ({
        layer: factor.layer,
        confidence: factor.confidence,
        evidence: factor.evidence.length,
      })),
      actionItems: items.map(item => ({
        key: seen.actionItems.has(item.id)
          ? toKey('actionItem', item.id)
          : null,
        type: item.type,
        status: item.status,
        accountable: accountableOf(item),
        due: item.due,
        acceptanceTest: item.acceptanceTest,
      })),
      owningGroups,
      knownOwningGroups:
        known.length === incidents.length
          ? owningGroups
          : await ownersOf(known),
      reviewers: asked.map(withGroups),
      reviews: standing,
      facilitator: postmortem.facilitator,
      facilitatorCharter: await this.processes.charterGate.standingOf(
        tx,
        postmortem.facilitator,
      ),
    };
  }

  private async seenIncidents(
    tx: Knex,
    { incidentIds }: StoredPostmortem,
    { reader, incidents }: Rights,
  ): Promise<ReadonlySet<number>> {
    const seen = await this.about.visible(
      tx,
      incidentIds,
      reader.principal,
      incidents,
    );
    return new Set([...seen.values()].map(({ id }) => id));
  }

  private async seenItems(
    tx: Knex,
    items: readonly { readonly id: number }[],
    { reader, actionItems }: Rights,
  ): Promise<ReadonlySet<number>> {
    if (!actionItems.allowed) return new Set();
    const { principal } = reader;
    const { criteria } = actionItems;
    return this.actionItems.store.seen(
      tx,
      items.map(({ id }) => id),
      { principal, criteria },
    );
  }
}
