import { createHash, timingSafeEqual } from 'node:crypto';
import {
  IncidentSource,
  RawDelivery,
  SourceIncident,
} from '@afterword/plugin-reliability-node';
import { AlertMapping, readAlerts } from './readAlerts';

/** Alertmanager's webhook receiver, authenticated by a bearer token. */
export class AlertmanagerSource implements IncidentSource {
  readonly name = 'alertmanager';

  constructor(
    private readonly tokens: readonly string[],
    private readonly mapping: AlertMapping,
  ) {}

  authenticate({ headers }: RawDelivery): boolean {
    const given = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
    if (given === undefined) return false;
    // Every token is compared, and as digests of one length, so that timing tells nothing.
    return this.tokens
      .map(token => timingSafeEqual(digest(token), digest(given)))
      .some(Boolean);
  }

  read({ body }: RawDelivery): SourceIncident[] {
    return readAlerts(body, this.mapping);
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
