import { setImmediate } from 'node:timers/promises';
import { SourceIncident } from '@afterword/plugin-reliability-node';
import { LoggerService } from '@backstage/backend-plugin-api';
import { isError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { Incidents } from '../incidents';
import { inTransaction, wasBlocked } from '../platform/database/inTransaction';
import { Platform } from '../platform/Platform';
import { pauseAfter } from '../platform/tasks/pauseAfter';
import { applySourceIncident } from './applySourceIncident';
import { StoredDelivery } from './DeliveryRow';
import { DeliveryOutcome, DeliveryStore } from './DeliveryStore';
import { IncidentSources } from './IncidentSources';
import { portionsOf } from './portionsOf';
import { listSourceIncidents } from './sourceIncidents';

/** With the pauses between them about an hour and ten minutes. */
const MAX_ATTEMPTS = 12;
/** A delivery comes up again after this long if the process that took it died; each portion takes it anew. */
const LEASE_MS = 60_000;

/** Somebody else has the delivery: it was asked for once more, or a portion took longer than the lease. */
class LeaseLost extends Error {}

/**
 * Reads deliveries, one at a time, and writes what they say in portions, each in a transaction of its own with how far it has come: others
 * get their turn in between, and what was written is not written again after a crash. Within a portion an incident that cannot be written
 * leaves nothing behind but a note, and the others do not wait for it.
 */
export class DeliveryReader {
  constructor(
    private readonly platform: Platform,
    private readonly store: DeliveryStore,
    private readonly incidents: Incidents,
    private readonly sources: IncidentSources,
    private readonly logger: LoggerService,
  ) {}

  /** Reads the delivery that has waited longest. @returns whether there was one */
  async readNext(): Promise<boolean> {
    const { clock, database, outbox } = this.platform;
    const delivery = await inTransaction(database, tx =>
      this.store.takeDue(tx, clock(), clock() + LEASE_MS),
    );
    if (delivery === undefined) return false;
    await this.read(delivery);
    outbox.announce();
    return true;
  }

  private async read(taken: StoredDelivery): Promise<void> {
    const { clock, database } = this.platform;
    let reading: Reading = { delivery: taken, failures: failedBefore(taken) };
    try {
      const said = await this.said(taken);
      for (const portion of portionsOf(said, taken.readThrough)) {
        const before = reading;
        reading = await inTransaction(database, tx =>
          this.write(tx, before, portion),
        );
        await setImmediate();
      }
    } catch (problem) {
      if (problem instanceof LeaseLost) return;
      const failures = [...reading.failures, failureOf(problem)];
      reading = { ...reading, failures };
    }
    const outcome = this.outcomeOf(reading);
    await this.store.note(database, reading.delivery, outcome, clock());
  }

  private async said(delivery: StoredDelivery): Promise<SourceIncident[]> {
    const source = this.sources.get(delivery.source);
    if (source === undefined) {
      throw new NotFoundError(`The source ${delivery.source} is gone`);
    }
    const said = await source.read({
      channel: delivery.channel,
      headers: { 'content-type': delivery.contentType },
      body: delivery.body,
    });
    return listSourceIncidents(said);
  }

  /** @throws LeaseLost */
  private async write(
    tx: Knex,
    { delivery, failures: before }: Reading,
    portion: readonly SourceIncident[],
  ): Promise<Reading> {
    const ids = new Set(delivery.incidents);
    const failures = [...before];
    for (const incident of portion) {
      try {
        // A savepoint: what fails leaves nothing, and takes nothing with it.
        const id = await tx.transaction(savepoint =>
          applySourceIncident(savepoint, this.incidents, {
            source: delivery.source,
            incident,
            receivedAt: delivery.receivedAt,
          }),
        );
        ids.add(id);
      } catch (problem) {
        // Not this incident's fault: the whole portion is written again.
        if (wasBlocked(problem)) throw problem;
        failures.push(failureOf(problem));
      }
    }
    const written = await this.store.advance(tx, delivery, {
      readThrough: portion.at(-1)?.externalId ?? null,
      incidents: [...ids],
      error: failures.length === 0 ? null : notesOn(failures),
      availableAt: this.platform.clock() + LEASE_MS,
    });
    if (written === undefined) throw new LeaseLost();
    return { delivery: written, failures };
  }

  private outcomeOf({ delivery, failures }: Reading): DeliveryOutcome {
    const { incidents } = delivery;
    if (failures.length === 0) {
      return { state: 'processed', error: null, incidents };
    }
    const attempts = delivery.attempts + 1;
    const again =
      failures.some(({ mayPass }) => mayPass) && attempts < MAX_ATTEMPTS;
    this.logger.warn(
      `Delivery ${delivery.id} of ${delivery.source} could not be read${
        again ? '' : ' and is kept as it is'
      }: ${failures.map(({ problem }) => problem).join('; ')}`,
    );
    const givenUp = incidents.length > 0 ? 'partial' : 'failed';
    return {
      state: again ? 'kept' : givenUp,
      error: notesOn(failures),
      incidents,
      ...(again && {
        availableAt: this.platform.clock() + pauseAfter(attempts),
      }),
    };
  }
}

/** How far a delivery has been read, and what could not be written until there. */
interface Reading {
  readonly delivery: StoredDelivery;
  readonly failures: readonly Failure[];
}

interface Failure {
  /** What is kept of it. Errors that are not the delivery's own may quote what was to be written: they are for the log. */
  readonly note: string;
  /** Whether it may succeed later; what is the delivery's own fault fails the same way every time. */
  readonly mayPass: boolean;
  readonly problem: unknown;
}

function failureOf(problem: unknown): Failure {
  const isRefusal = isError(problem) && problem.name === 'InputError';
  const note = isRefusal
    ? problem.message
    : `${isError(problem) ? problem.name : 'Error'}, see the log`;
  return { note, mayPass: !isRefusal, problem };
}

/** What failed before a crash is found out anew, in the next attempt: of it there is no more than a note. */
function failedBefore({ error, readThrough }: StoredDelivery): Failure[] {
  return readThrough === null || error === null
    ? []
    : [{ note: error, mayPass: true, problem: error }];
}

/** Each once, and without what the source calls the incidents: not all who may see a delivery may see each of these. */
function notesOn(failures: readonly Failure[]): string {
  return [...new Set(failures.map(({ note }) => note))].join('; ');
}
