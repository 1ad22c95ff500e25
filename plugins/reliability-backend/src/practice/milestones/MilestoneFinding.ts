import {
  KeptMilestone,
  MilestoneFacts,
  MilestoneRule,
  modeToStore,
  settleMilestones,
} from '@afterword/plugin-reliability-common';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { Incidents } from '../../incidents';
import { inTransaction } from '../../platform/database/inTransaction';
import { Platform } from '../../platform/Platform';
import { foundMilestones } from './foundMilestones';
import { MilestoneFactStore } from './MilestoneFactStore';
import { MilestoneRules } from './MilestoneRules';
import { StoredMilestone } from './MilestoneRow';
import { MilestoneStore } from './MilestoneStore';

/**
 * Looks at what everybody may see for what was reached, by the rules that come with the plugin and those of modules. It is found again each
 * time from the beginning, so that nothing is missed, whatever was imported, corrected or taken back meanwhile.
 *
 * Nobody is notified: a milestone is there to be come across.
 */
export class MilestoneFinding {
  constructor(
    private readonly platform: Platform,
    private readonly facts: MilestoneFactStore,
    private readonly store: MilestoneStore,
    private readonly failureModes: Incidents['failureModes']['store'],
    private readonly rules: MilestoneRules,
    private readonly logger: LoggerService,
  ) {}

  /** @param signal - says that it is to end: what was found by then is kept, and the next look goes on to the rest */
  async look(signal: AbortSignal): Promise<void> {
    const facts = await this.read(signal);
    if (facts === undefined) return;
    for (const rule of this.rules.all()) {
      if (signal.aborted) return;
      await this.lookBy(rule, facts);
      await this.platform.turns.letOthersRead();
    }
  }

  /** Keeps what a rule finds, all of it or nothing. That one fails is no reason for others to. */
  private async lookBy(
    rule: MilestoneRule,
    facts: MilestoneFacts,
  ): Promise<void> {
    const { kind, stillHolds } = rule;
    // A rule of a module may be an object of a class, of which a copy would have no methods.
    const checked: MilestoneRule = {
      kind,
      find: of => foundMilestones.parse(rule.find(of)),
      ...(stillHolds && { stillHolds: stillHolds.bind(rule) }),
    };
    try {
      await inTransaction(this.platform.database, async tx => {
        await this.store.hold(tx);
        const kept = await this.store.all(tx);
        await this.write(tx, settleMilestones(kept, facts, [checked]));
      });
    } catch (error) {
      this.logger.warn(
        `The rule of milestones '${rule.kind}' failed: ${error}`,
      );
    }
  }

  private async read(signal: AbortSignal): Promise<MilestoneFacts | undefined> {
    const { clock, database, turns } = this.platform;
    const now = clock();
    const modes = await this.failureModes.all(database);
    const means = new Map<string, string>();
    const meant = (text: string): string => {
      const known = means.get(text) ?? modeToStore(text, modes);
      means.set(text, known);
      return known;
    };
    const facts = await this.facts.read(database, turns, signal);
    if (facts === undefined) return undefined;
    return {
      ...facts,
      now,
      meant,
      verified: facts.verified.map(each => ({
        ...each,
        failureModes: [...new Set(each.failureModes.map(meant))],
      })),
      incidentDays: facts.incidentDays.map(each => ({
        ...each,
        failureMode: each.failureMode === null ? null : meant(each.failureMode),
      })),
    };
  }

  private async write(
    tx: Knex,
    {
      added,
      withdrawn,
      restored,
    }: ReturnType<typeof settleMilestones<StoredMilestone>>,
  ): Promise<void> {
    for (const milestone of added) {
      const id = await this.store.add(tx, milestone);
      await this.append(tx, { id, version: 1, action: 'found' });
    }
    for (const { id, version } of withdrawn) {
      await this.move(tx, { id, version, action: 'withdrawn' });
    }
    for (const { kept, now } of restored) {
      const { id, version, state } = kept;
      if (state === 'withdrawn') {
        await this.move(tx, { id, version, action: 'foundAgain' }, now);
      } else {
        // It says the same, and rests on other things: nothing that anybody was told of.
        await this.store.put(tx, id, state, {
          milestone: now,
          stateAt: kept.stateAt,
          version,
        });
      }
    }
  }

  private async move(
    tx: Knex,
    {
      id,
      version,
      action,
    }: {
      readonly id: number;
      readonly version: number;
      readonly action: 'withdrawn' | 'foundAgain';
    },
    milestone?: KeptMilestone,
  ): Promise<void> {
    const next = version + 1;
    await this.store.put(
      tx,
      id,
      action === 'withdrawn' ? 'withdrawn' : 'stands',
      { milestone, stateAt: this.platform.clock(), version: next },
    );
    await this.append(tx, { id, version: next, action });
  }

  /** Why is not said: what it rested on may be restricted by now, and that there is such a thing is nobody's to learn. */
  private async append(
    tx: Knex,
    entry: {
      readonly id: number;
      readonly version: number;
      readonly action: string;
    },
  ): Promise<void> {
    const { clock, history } = this.platform;
    await history.append(tx, {
      kind: 'milestone',
      ...entry,
      at: clock(),
      actor: null,
      changes: {},
      confidentialId: null,
    });
  }
}
