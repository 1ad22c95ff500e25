import { RequestContext } from '../../platform/http/RequestContext';

/** Those of some reviews that whoever asks may see. */
type SeesReviews = (
  context: RequestContext,
  ids: readonly number[],
) => Promise<ReadonlySet<number>>;

/** Which reviews may be named as a reason for asking. Reviews stand further up the house, and say so themselves. */
export class ReviewsSeen {
  private sees: SeesReviews = async () => new Set();

  use(sees: SeesReviews): void {
    this.sees = sees;
  }

  seen(
    context: RequestContext,
    ids: readonly number[],
  ): Promise<ReadonlySet<number>> {
    return this.sees(context, ids);
  }
}
