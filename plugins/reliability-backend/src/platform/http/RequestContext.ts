import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { PolicyDecision } from '@backstage/plugin-permission-common';
import { FieldError, PreconditionRequiredError } from './httpErrors';

/** Who asks: a person with all groups above theirs, or a service. */
export type Principal =
  | {
      readonly kind: 'user';
      readonly ref: string;
      /** The groups that the person is a direct member of, as the token says; lower case. */
      readonly groups: readonly string[];
      /** The person, their groups and all groups above those; lower case. */
      readonly refs: readonly string[];
      /**
       * Circles that they are a reader of, where the request only reads and they are few: rows are held against this list. Without it each
       * row is asked about (`Access.restrict`), which a write needs, since it makes circles of its own.
       */
      readonly circles?: readonly number[];
    }
  | { readonly kind: 'service'; readonly subject: string };

/** What a service needs to know of the request that it serves. */
export interface RequestContext {
  readonly principal: Principal;
  /** Whether the request only reads. */
  readonly reads: boolean;
  readonly credentials: BackstageCredentials;
  /** What was decided since a stream began, by the names of permissions; see {@link decidedOnce}. */
  readonly decided?: Map<string, PolicyDecision>;
  /** Version from `If-Match`. */
  readonly ifMatch?: number;
  readonly idempotencyKey?: string;
}

/**
 * The same request, of which each decision stands until its answer is complete: a stream that has begun can refuse nothing any more, and its
 * pages are of one list.
 */
export function decidedOnce(context: RequestContext): RequestContext {
  return { ...context, decided: new Map() };
}

/** How a principal is written into history and `createdBy`; services as `service:<subject>`. */
export function actorOf(principal: Principal): string {
  return principal.kind === 'user'
    ? principal.ref
    : `service:${principal.subject}`;
}

/** Whom a filter by people means, where `me` stands for whoever asks with their groups; a service has none. */
export function refsMeant(
  asked: string,
  principal: Principal,
): readonly string[] {
  if (asked !== 'me') return [asked];
  return principal.kind === 'user' ? principal.refs : [];
}

/** The version that the write is based on; the router has made sure that it is there. */
export function requiredVersion(
  context: Pick<RequestContext, 'ifMatch'>,
): number {
  if (context.ifMatch === undefined) throw new PreconditionRequiredError();
  return context.ifMatch;
}

/** `"3"` or `W/"3"` → 3. */
export function parseIfMatch(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const match = /^\s*(?:W\/)?"(\d{1,15})"\s*$/.exec(header);
  if (!match) {
    throw new FieldError(
      'header.If-Match',
      'must be one version in double quotes, such as "3"',
    );
  }
  return Number(match[1]);
}

/** 1 to 200 printable characters. */
export function parseIdempotencyKey(
  header: string | undefined,
): string | undefined {
  if (header === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,200}$/.test(header)) {
    throw new FieldError(
      'header.Idempotency-Key',
      'must be 1 to 200 printable ASCII characters',
    );
  }
  return header;
}
