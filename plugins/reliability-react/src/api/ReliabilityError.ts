import type {
  ErrorBody,
  FieldProblem,
} from '@afterword/plugin-reliability-common';

/** An answer of the back end that is not a success, with what it says about fields, gates and the current version. @public */
export class ReliabilityError extends Error {
  readonly name = 'ReliabilityError';

  constructor(
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    message: string,
    readonly details: ErrorBody['error']['details'] = undefined,
    /** What the back end calls it; undefined when something in between has answered. */
    readonly kind: string | undefined = undefined,
  ) {
    super(message);
  }

  /** Fields that the request got wrong, without their part: `title`, not `body.title`. */
  get fields(): readonly FieldProblem[] {
    return (this.details?.fields ?? []).map(({ field, problem }) => ({
      field: field.replace(/^(?:body|query|params|header)\./, ''),
      problem,
    }));
  }

  /** It is not there, or not for this reader: the back end says so itself, not a proxy that does not find the back end. */
  get isNotThere(): boolean {
    return this.status === 404 && this.kind === 'NotFoundError';
  }

  /** Somebody else was faster; {@link ReliabilityError.current} is what is stored now. */
  get isStale(): boolean {
    return this.status === 412;
  }

  /** What is stored now, when the write was based on an old version. */
  get current(): unknown {
    return this.details?.current;
  }
}
