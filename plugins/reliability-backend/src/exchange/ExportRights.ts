import { exchangeContract } from '@afterword/plugin-reliability-common';
import { Authorizer, demanded } from '../platform/access/Authorizer';
import { RequestContext } from '../platform/http/RequestContext';
import { ImportTransforms, permissions } from './records/ImportRights';

type ExportedKind = NonNullable<
  (typeof exchangeContract.exportRecords.query)['_output']['type']
>;

/** What it takes to read records of each kind, in the order of an export. */
const required = {
  incident: ['incident'],
  postmortem: ['postmortem'],
  actionItem: ['actionItem'],
  deployment: ['deployment'],
  changeFailure: ['deployment', 'incident'],
  changeReview: ['changeReview'],
} as const satisfies Record<
  ExportedKind,
  readonly (keyof typeof permissions)[]
>;

/** What a policy leaves whoever exports, asked before the answer begins: a stream that has begun can refuse nothing any more. */
export class ExportRights {
  constructor(
    private readonly authorizer: Authorizer,
    private readonly transforms: ImportTransforms,
  ) {}

  /**
   * The kinds to export: the one that is asked for, or all of which the caller may read any.
   *
   * @throws NotAllowedError when that is none
   */
  async kinds(
    context: RequestContext,
    asked: ExportedKind | undefined,
  ): Promise<ReadonlySet<ExportedKind>> {
    const question = (kind: keyof typeof permissions) => ({
      permission: permissions[kind].read,
      transform: this.transforms[permissions[kind].of],
    });
    const decisions = await this.authorizer.decide(context, {
      incident: question('incident'),
      postmortem: question('postmortem'),
      actionItem: question('actionItem'),
      deployment: question('deployment'),
      changeReview: question('changeReview'),
    });
    const kinds = Object.keys(required) as ExportedKind[];
    const left = kinds.filter(
      kind =>
        (asked ?? kind) === kind &&
        required[kind].every(needed => decisions[needed].allowed),
    );
    if (left.length === 0) {
      for (const needed of required[asked ?? 'incident']) {
        demanded(decisions[needed], permissions[needed].read);
      }
    }
    return new Set(left);
  }
}
