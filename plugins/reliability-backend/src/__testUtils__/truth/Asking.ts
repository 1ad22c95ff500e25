import {
  fromKey,
  metricsContract,
  metricsQuery,
} from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import { createMetrics } from '../../metrics';
import { fewCirclesOf } from '../../platform/access/fewCirclesOf';
import { RequestContext } from '../../platform/http/RequestContext';
import { bodyOf, handled } from './calling';
import { personOf } from './catalog';
import {
  CatalogEntry,
  INSIDER,
  NEIGHBOUR,
  Question,
  ReaderName,
} from './events';
import { credentials } from './quietServices';

/** Asks the product for figures. */
export class Asking {
  constructor(
    private readonly database: Knex,
    private readonly metrics: ReturnType<typeof createMetrics>,
    private readonly setClock: (now: number) => void,
  ) {}

  /** The figures as they are answered; keys of incidents as the world's own numbers. */
  async ask(
    { window, reader, ...rest }: Question,
    catalog: readonly CatalogEntry[],
    numbers: ReadonlyMap<number, number>,
    now: number,
  ): Promise<object> {
    this.setClock(now);
    const query = metricsQuery.parse({
      ...rest,
      ...(typeof window === 'string'
        ? { window }
        : { from: window[0], until: window[1] }),
    });
    const context = await this.readerOf(reader, catalog);
    const answer = await this.metrics.handlers.getMetrics(
      handled(context, {}, query, undefined),
    );
    const metrics = metricsContract.getMetrics.response.parse(
      await bodyOf(answer),
    );
    return {
      ...metrics,
      recent: metrics.recent.map(({ key, ...one }) => ({
        ...one,
        id: numbers.get(fromKey(key)),
      })),
    };
  }

  private async readerOf(
    reader: ReaderName,
    catalog: readonly CatalogEntry[],
  ): Promise<RequestContext> {
    const asking = { reads: true, credentials };
    if (reader === 'service') {
      const principal = { kind: 'service', subject: 'truth' } as const;
      return { principal, ...asking };
    }
    const ref = reader === 'insider' ? INSIDER : NEIGHBOUR;
    const person = personOf(ref, catalog);
    const circles = await fewCirclesOf(this.database, person.refs);
    return { principal: { ...person, circles }, ...asking };
  }
}
