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

  /** Somebody else was faster; {@link current} is what is stored now. */
  get isStale(): boolean {
    return this.status === 412;
  }

  /** What is stored now, when the write was based on an old version. */
  get current(): unknown {
    return this.details?.current;
  }
}
