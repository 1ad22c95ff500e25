import {
  fromKey,
  metricsContract,
  metricsQuery,
  recurringQuery,
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
import { millisOfInstant } from './oracle/naiveTime';
import { credentials } from './quietServices';

/** Asks the product for figures. */
export class Asking {
  constructor(
    private readonly database: Knex,
    private readonly metrics: ReturnType<typeof createMetrics>,
    private readonly setClock: (now: number) => void,
  ) {}

  /** The figures, and what comes back where that is asked; keys of incidents as the world's own numbers, instants in UTC milliseconds. */
  async ask(
    { window, reader, scope, recurring, ...choices }: Question,
    catalog: readonly CatalogEntry[],
    numbers: ReadonlyMap<number, number>,
    now: number,
  ): Promise<object> {
    this.setClock(now);
    const where = {
      scope,
      ...(typeof window === 'string'
        ? { window }
        : { from: window[0], until: window[1] }),
    };
    const context = await this.readerOf(reader, catalog);
    return {
      metrics: await this.metricsOf(context, { ...where, ...choices }, numbers),
      recurring: recurring ? await this.recurring(context, where) : null,
    };
  }

  private async metricsOf(
    context: RequestContext,
    query: object,
    numbers: ReadonlyMap<number, number>,
  ): Promise<object> {
    const { handlers } = this.metrics;
    const { response } = metricsContract.getMetrics;
    const asked = metricsQuery.parse(query);
    const answer = await handlers.getMetrics(
      handled(context, {}, asked, undefined),
    );
    const { recent, ...rest } = response.parse(await bodyOf(answer));
    return {
      ...inMillis(rest),
      recent: recent.map(({ key, anchor, ...one }) => ({
        ...one,
        anchor: millisOfInstant(anchor),
        id: numbers.get(fromKey(key)),
      })),
    };
  }

  private async recurring(
    context: RequestContext,
    query: object,
  ): Promise<object> {
    const { handlers } = this.metrics;
    const { response } = metricsContract.getMetricsRecurring;
    const asked = recurringQuery.parse(query);
    const answer = await handlers.getMetricsRecurring(
      handled(context, {}, asked, undefined),
    );
    return inMillis(response.parse(await bodyOf(answer)));
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

function inMillis<T extends { readonly observedSince: string | null }>(
  answer: T,
): object {
  const { observedSince } = answer;
  return {
    ...answer,
    observedSince: observedSince && millisOfInstant(observedSince),
  };
}
