import {
  ChangeEvidence,
  ChangeProposal,
  ChangeReason,
  IncidentSummary,
  proposeFailureModes,
  toInstant,
  toKey,
  toMillis,
  wordOf,
} from '@afterword/plugin-reliability-common';
import { Incidents } from '../incidents';
import { Learnings } from '../learnings';
import { inTheRoom } from '../platform/access/inTheRoom';
import { orNobody } from '../platform/access/orNobody';
import { CatalogVisibility } from '../platform/catalog/CatalogVisibility';
import { DependantsReading } from '../platform/catalog/DependantsReading';
import { scopesAround } from '../platform/catalog/scopesAround';
import { FieldError } from '../platform/http/httpErrors';
import { decidedOnce, RequestContext } from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { ChangeFinder } from './ChangeFinder';
import { ChangePastStore } from './ChangePastStore';
import { ChangeRiskStore } from './ChangeRiskStore';
import { StoredChange } from './ChangeRow';

/** How far back incidents are looked at. */
const LOOKING_BACK = 730 * 24 * 3_600_000;
/** Incidents that are looked at, the latest ones: of what a change touches, and of what depends on it. */
const MOST_FAILED = 500;
/** Dependants whose incidents are looked at. */
const MOST_DEPENDANTS = 25;

/**
 * Proposes how a change may fail. Whoever may read the change reads what somebody accepts of it, so nothing confidential is in a proposal,
 * also for those who may read that; of the rest there is what whoever asks may see.
 */
export class ChangeProposals {
  constructor(
    private readonly platform: Platform,
    private readonly past: ChangePastStore,
    private readonly risks: ChangeRiskStore,
    private readonly finder: ChangeFinder,
    private readonly dependants: DependantsReading,
    private readonly slices: {
      readonly incidents: Incidents;
      readonly learnings: Learnings;
    },
    private readonly visibility: CatalogVisibility,
  ) {}

  /** What is not written down yet. */
  async of(context: RequestContext, key: string): Promise<ChangeProposal[]> {
    const { database } = this.platform;
    const { change, proposals } = await this.all(context, key);
    const risks = await this.risks.of(database, change.id);
    const written = new Set(
      risks.flatMap(({ failureMode, text }) => [
        ...(failureMode === null ? [] : [wordOf(failureMode)]),
        wordOf(text),
      ]),
    );
    return proposals.filter(
      ({ failureMode, id, text }) =>
        !written.has(failureMode === null ? wordOf(text) : id),
    );
  }

  /**
   * Why something is proposed for a change.
   *
   * @throws FieldError when it is not
   */
  async reasonsOf(
    context: RequestContext,
    key: string,
    id: string,
  ): Promise<readonly ChangeReason[]> {
    const { proposals } = await this.all(context, key);
    const found = proposals.find(proposal => proposal.id === id);
    if (found === undefined) {
      throw new FieldError('body.proposal', 'is not proposed for this change');
    }
    return found.reasons;
  }

  private async all(context: RequestContext, key: string) {
    const { database } = this.platform;
    const reader = await this.finder.reader(context, key);
    const change = await this.finder.find(database, reader, key);
    const asked = decidedOnce(inTheRoom(context));
    const { entities } = change;
    const modes = await this.slices.incidents.failureModes.store.all(database);
    const beside = await this.finder.readerBeside(context, entities);
    const others = { entities, exceptId: change.id };
    const occurred = await this.past.occurredIn(database, beside, others);
    const evidence: ChangeEvidence = {
      made: await this.past.madeOf(database, beside, others),
      now: this.platform.clock(),
      modes,
      incidents: await this.incidents(asked, entities),
      learnings: await this.learnings(asked, entities),
      changes: occurred.map(({ changeId, ...each }) => ({
        ...each,
        key: toKey('change', changeId),
      })),
    };
    return { change, proposals: proposeFailureModes(evidence) };
  }

  private async incidents(
    context: RequestContext,
    entities: readonly string[],
  ): Promise<ChangeEvidence['incidents']> {
    const depending = await this.dependants.of(entities);
    const visible = await this.visibility.visibleTo(context, depending);
    const dependants = depending
      .filter(ref => visible.has(ref))
      .slice(0, MOST_DEPENDANTS);
    const touched = await this.failedAt(context, entities);
    const known = new Set(touched.map(({ key }) => key));
    const below = await this.failedAt(context, dependants);
    return [
      ...touched.map(each => ({ ...each, of: 'touched' as const })),
      // What the change touches counts, whatever else the incident hit.
      ...below
        .filter(({ key }) => !known.has(key))
        .map(each => ({ ...each, of: 'dependant' as const })),
    ];
  }

  /** Whoever may see nothing of it has no proposals from it. */
  private async failedAt(context: RequestContext, scopes: readonly string[]) {
    if (scopes.length === 0) return [];
    const page = await this.slices.incidents.reading
      .list(context, {
        scopes,
        kind: ['incident', 'nearMiss'],
        from: toInstant(this.platform.clock() - LOOKING_BACK),
        sort: '-anchor',
        limit: MOST_FAILED,
      })
      .catch(orNobody);
    const found = (page?.items ?? []).map(
      ({ entities, failureMode, key, severity, times }) => ({
        key,
        failureMode,
        severity,
        at: beganAt(times),
        refs: entities.map(({ ref }) => ref),
      }),
    );
    const around = await scopesAround(
      this.platform.database,
      scopes,
      found.flatMap(({ refs }) => refs),
    );
    return found.map(({ refs, ...each }) => ({
      ...each,
      entities: around(refs),
    }));
  }

  private async learnings(
    context: RequestContext,
    refs: StoredChange['entities'],
  ): Promise<ChangeEvidence['learnings']> {
    const found = await this.slices.learnings.applying
      .to(context, refs)
      .catch(orNobody);
    return (found ?? []).map(({ entities, learning }) => ({
      key: learning.key,
      statement: learning.statement,
      failureMode: learning.failureMode,
      entities,
    }));
  }
}

/** When an incident began, as far as that is known; what nobody has told the time of is of long ago. */
function beganAt({
  impactStarted,
  detected,
  declared,
}: IncidentSummary['times']) {
  const known = impactStarted ?? detected ?? declared;
  return known ? toMillis(known.at) : 0;
}
