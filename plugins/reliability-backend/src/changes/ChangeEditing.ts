import {
  changeCreatePermission,
  ChangeInput,
  ChangeOutcomeInput,
  ChangeReview,
  ChangeTransition,
  toKey,
  toMillis,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { CatalogVisibility } from '../platform/catalog/CatalogVisibility';
import { demandKnown } from '../platform/catalog/demandKnown';
import { inTransaction } from '../platform/database/inTransaction';
import { Changes } from '../platform/history/History';
import {
  FieldError,
  GatesFailedError,
  noLongerReadable,
  orStale,
  VersionMoved,
} from '../platform/http/httpErrors';
import {
  actorOf,
  RequestContext,
  requiredVersion,
} from '../platform/http/RequestContext';
import { Platform } from '../platform/Platform';
import { ChangeFinder } from './ChangeFinder';
import { demandStep, stays } from './changeGates';
import { ChangeReading } from './ChangeReading';
import { ChangeRiskStore } from './ChangeRiskStore';
import {
  ChangeFields,
  StoredChange,
  StoredRisk,
  writtenHere,
} from './ChangeRow';
import { ChangeStore } from './ChangeStore';
import { ChangeWriter } from './ChangeWriter';

/** What a change makes of a change review. */
interface Decided {
  readonly fields: ChangeFields;
  readonly action: string;
  /** What was written under it, which whoever writes next has to know. */
  readonly under?: Changes;
}

/** Opens change reviews and changes them as a whole, on behalf of people and services. */
export class ChangeEditing {
  constructor(
    private readonly platform: Platform,
    private readonly store: ChangeStore,
    private readonly risks: ChangeRiskStore,
    private readonly writer: ChangeWriter,
    private readonly reading: ChangeReading,
    private readonly finder: ChangeFinder,
    private readonly visibility: CatalogVisibility,
  ) {}

  async create(
    context: RequestContext,
    input: ChangeInput,
  ): Promise<ChangeReview> {
    const { authorizer, clock, database, idempotency, outbox } = this.platform;
    await authorizer.demand(context, changeCreatePermission);
    // Whoever may read no change review opens none.
    await this.finder.demandReading(context);
    await this.demandEntities(context, input.entities, []);
    const { id, isRepeated } = await inTransaction(database, async tx => {
      const now = clock();
      const actor = actorOf(context.principal);
      return idempotency.once(tx, context, 'createChange', input, now, () =>
        this.writer.insert(
          tx,
          {
            ...planned(input),
            status: 'planned',
            reason: '',
            outcome: '',
            doneAt: null,
            firstDoneAt: null,
            reopenedAt: null,
            ...writtenHere,
            createdBy: actor,
            createdAt: now,
            updatedAt: now,
          },
          { actor, action: 'created' },
        ),
      );
    });
    outbox.announce();
    const rights = await this.finder.rights(context, toKey('change', id));
    const { readable } = rights.reader;
    const mine = isRepeated ? rights.reader : { readable };
    const stored = await this.store.get(database, id, mine, { held: false });
    if (stored === undefined) throw noLongerReadable();
    return this.reading.present(context, stored, rights);
  }

  /** Rewrites what is planned. */
  async update(
    context: RequestContext,
    key: string,
    input: ChangeInput,
  ): Promise<ChangeReview> {
    const { entities } = await this.reading.get(context, key);
    await this.demandEntities(
      context,
      input.entities,
      entities.map(({ ref }) => ref),
    );
    return this.change(context, key, async (_, before) => {
      if (before.status === 'reviewed' || before.status === 'cancelled') {
        throw stays(before);
      }
      return { fields: { ...before, ...planned(input) }, action: 'changed' };
    });
  }

  async transition(
    context: RequestContext,
    key: string,
    { to, reason }: ChangeTransition,
  ): Promise<ChangeReview> {
    const now = this.platform.clock();
    return this.change(context, key, async (_, before) => {
      demandStep(before, to, reason);
      const isBack = before.status === 'reviewed';
      return {
        fields: {
          ...before,
          status: to,
          reason: to === 'cancelled' ? reason.trim() : '',
          doneAt: doneAt(to, isBack ? before.doneAt : now),
          reopenedAt: to === 'planned' ? now : before.reopenedAt,
        },
        action: to,
      };
    });
  }

  /** Says what came of a change that is made. */
  async setOutcome(
    context: RequestContext,
    key: string,
    input: ChangeOutcomeInput,
  ): Promise<ChangeReview> {
    return this.change(context, key, async (tx, before) => {
      if (before.status !== 'done') {
        throw new GatesFailedError([
          {
            gate: 'state',
            problem: `it is ${before.status}; what came of it is said once it is made`,
          },
        ]);
      }
      const { open, under } = await this.writeOutcomes(tx, before, input);
      if (input.complete && open) {
        throw new GatesFailedError([
          {
            gate: 'outcome',
            problem: 'say of everything that was foreseen whether it occurred',
          },
        ]);
      }
      return {
        fields: {
          ...before,
          outcome: input.outcome ?? before.outcome,
          status: input.complete ? 'reviewed' : 'done',
        },
        action: input.complete ? 'reviewed' : 'outcome',
        under,
      };
    });
  }

  /** @returns whether nothing is said of some, and what moved */
  private async writeOutcomes(
    tx: Knex,
    change: StoredChange,
    { risks }: ChangeOutcomeInput,
  ): Promise<{ open: boolean; under: Changes }> {
    const stored = await this.risks.of(tx, change.id);
    const foreseen = stored.filter(risk => risk.foreseen);
    const wrong = risks.flatMap(({ id }, index) =>
      foreseen.some(risk => risk.id === id)
        ? []
        : [
            {
              field: `body.risks.${index}.id`,
              problem: 'is nothing that was foreseen of this change',
            },
          ],
    );
    if (wrong.length > 0) throw new FieldError(wrong);
    const said = new Map(risks.map(({ id, outcome }) => [id, outcome]));
    const after = foreseen.map(risk => ({
      ...risk,
      outcome: said.get(risk.id) ?? risk.outcome,
    }));
    const moved = after.filter(
      ({ outcome }, index) => outcome !== foreseen[index].outcome,
    );
    for (const risk of moved) {
      await this.risks.update(tx, { ...risk, version: risk.version + 1 });
    }
    return {
      open: after.some(({ outcome }) => outcome === 'open'),
      under:
        moved.length > 0
          ? { outcomes: [outcomesOf(foreseen), outcomesOf(after)] }
          : {},
    };
  }

  private async change(
    context: RequestContext,
    key: string,
    decide: (tx: Knex, before: StoredChange) => Promise<Decided>,
  ): Promise<ChangeReview> {
    const { database, outbox } = this.platform;
    const rights = await this.finder.rightsToChange(context, key);
    const stored = await orStale(
      key,
      () =>
        inTransaction(database, async tx => {
          const before = await this.finder.findToChange(tx, rights, key);
          if (before.version !== requiredVersion(context)) {
            throw new VersionMoved();
          }
          const { fields, action, under } = await decide(tx, before);
          const actor = actorOf(context.principal);
          return this.writer.update(
            tx,
            before,
            fields,
            { actor, action },
            under,
          );
        }),
      () => this.reading.get(context, key),
    );
    outbox.announce();
    return this.reading.present(
      context,
      stored,
      await this.finder.rights(context, key),
    );
  }

  /** What the catalog hides from whoever writes is not known to them: they could not read what they write. What stood there before may have gone since. */
  private async demandEntities(
    context: RequestContext,
    entities: readonly string[],
    before: readonly string[],
  ): Promise<void> {
    const named = entities.flatMap((ref, index) =>
      before.includes(ref) ? [] : [[`entities.${index}`, ref] as const],
    );
    await demandKnown(
      this.platform,
      this.visibility,
      context,
      Object.fromEntries(named),
    );
  }
}

/** What came of each, as a history shows it. */
function outcomesOf(risks: readonly StoredRisk[]) {
  return risks.map(({ text, outcome }) => ({ risk: text, outcome }));
}

function planned({ plannedFor, until, ...input }: ChangeInput) {
  return {
    ...input,
    plannedFor: toMillis(plannedFor),
    until: until === null ? null : toMillis(until),
  };
}

function doneAt(to: ChangeTransition['to'], at: number | null): number | null {
  return to === 'done' ? at : null;
}
