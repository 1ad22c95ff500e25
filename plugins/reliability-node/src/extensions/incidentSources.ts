import type { TimePointKind } from '@afterword/plugin-reliability-common';
import { createExtensionPoint } from '@backstage/backend-plugin-api';

/**
 * What a source says about one incident. Deliveries in any order must give one state, so each says all that it knows. It has the limits
 * that incidents have: one that says more, or something else, is refused, and its delivery names the field.
 *
 * @public
 */
export interface SourceIncident {
  /** What the source calls the incident; the same for every delivery about it. */
  readonly externalId: string;
  readonly title: string;
  readonly severity?: 'sev1' | 'sev2' | 'sev3' | 'sev4' | 'sev5';
  readonly summary?: string;
  readonly url?: string;
  /** Entity references, as the producer writes them; unknown ones are kept and shown as such. */
  readonly entities: readonly string[];
  readonly dimensions?: Readonly<Record<string, string>>;
  /** ISO 8601 with offset. What is not named stays as it is; a source does not take a time back by leaving it out. */
  readonly times: Readonly<Partial<Record<TimePointKind, string>>>;
  /**
   * When the source came to know this, ISO 8601. Of two deliveries that disagree the later knowledge stands, whichever arrives first;
   * the moment of arrival when it is left out.
   */
  readonly asOf?: string;
  /**
   * For producers without a lasting identifier, whose incidents are known by what holds and since when, and who may correct the
   * beginning later, as Alertmanager does. Spells of one name that run into each other are one incident, whichever arrives first; one that
   * begins after another has ended is a new one. `detected`, `mitigated` and `resolved` follow from the spells and are not read from
   * `times`; `externalId` must differ for each beginning.
   */
  readonly spell?: SourceSpell;
}

/** A time in which something held. @public */
export interface SourceSpell {
  /** What held; the same each time. */
  readonly name: string;
  /** ISO 8601 with offset. */
  readonly from: string;
  /** ISO 8601 with offset; left out while it holds. */
  readonly until?: string;
}

/** A delivery as it arrived. @public */
export interface RawDelivery {
  /** Last part of the address: `/intake/{source}/{channel}`; `default` without one. */
  readonly channel: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/**
 * A producer of incidents. The plugin keeps the raw body before it calls `read`, answers 202, and calls `read` again if the process
 * dies in between.
 *
 * @public
 */
export interface IncidentSource {
  /** Lower case letters, digits and dashes; part of the address `/intake/{name}`. */
  readonly name: string;
  /** Whether the delivery is from who it says: compare in constant time. Anything but `true` is refused with 401. */
  authenticate(delivery: RawDelivery): boolean | Promise<boolean>;
  /** What makes two deliveries the same, of any length; the hash of the body unless the producer numbers them. */
  deliveryKey?(delivery: RawDelivery): string | undefined;
  /**
   * The incidents that a delivery speaks of; none is a good answer. Throw an `InputError` for a body that cannot be read: it is kept
   * as failed and can be replayed.
   */
  read(
    delivery: RawDelivery,
  ): readonly SourceIncident[] | Promise<readonly SourceIncident[]>;
}

/** Where modules register sources of incidents. @public */
export interface IncidentSourcesExtensionPoint {
  addSource(source: IncidentSource): void;
}

/** Where modules register sources of incidents. @public */
export const incidentSourcesExtensionPoint =
  createExtensionPoint<IncidentSourcesExtensionPoint>({
    id: 'reliability.incidentSources',
  });
