import { LineProblem, LineWarning } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import {
  GivenPostmortem,
  Postmortems,
  StoredPostmortem,
  takesOver,
} from '../../postmortems';
import { Platform } from '../../platform/Platform';
import { ImportContext } from './RecordImporter';
import { saidTwice } from './saidTwice';

const forNobody: LineProblem = {
  field: 'author',
  ...saidTwice('draftForNobody'),
};
const forThemselves: LineProblem = {
  field: 'facilitator',
  ...saidTwice('notTakenOver'),
};

/** A draft as it may be written, or why it may not. */
type ReadableDraft =
  | {
      readonly given: GivenPostmortem;
      readonly warnings: readonly LineWarning[];
    }
  | { readonly problem: LineProblem };

/**
 * Sees to it that a draft from a record has a reader, who can hand it on: somebody whom the catalog knows, else whoever imports it. A
 * service reads nothing; who it names is taken at its word, since it can name somebody else by its next record. Whose draft it is to
 * discard is not for who takes part in it to settle by a record either.
 */
export class DraftReaders {
  constructor(
    private readonly circles: Postmortems['circles'],
    private readonly platform: Pick<Platform, 'access' | 'catalog'>,
  ) {}

  async of(
    tx: Knex,
    given: GivenPostmortem,
    before: StoredPostmortem | undefined,
    { principal }: Pick<ImportContext, 'principal'>,
  ): Promise<ReadableDraft> {
    const isPublic = [given.status, before?.status].includes('published');
    if (isPublic) return { given, warnings: [] };
    const { access } = this.platform;
    const circle = await this.circles.ofGiven(tx, given, before);
    if (
      before !== undefined &&
      (await takesOver(tx, this.platform, before, circle, principal))
    ) {
      return { problem: forThemselves };
    }
    if (principal.kind === 'service') {
      return (await access.isForSomebody(tx, circle))
        ? { given, warnings: [] }
        : { problem: forNobody };
    }
    const isRead =
      (await access.isFor(tx, circle, principal)) ||
      (await access.isForSomebodyKnown(tx, circle));
    if (isRead) return { given, warnings: [] };
    const participants = [...given.participants, principal.ref];
    return {
      given: { ...given, participants },
      warnings: [saidTwice('participates')],
    };
  }

  /** Whether the owners of what has arrived may join a draft on behalf of whoever sent it. */
  async mayJoin(
    tx: Knex,
    draft: StoredPostmortem,
    arrived: readonly number[],
    { principal }: Pick<ImportContext, 'principal'>,
  ): Promise<boolean> {
    const { confidentialId } = draft;
    if (confidentialId === null) return true;
    const circle = await this.circles.ofArrived(
      tx,
      { ...draft, confidentialId },
      arrived,
    );
    return !(await takesOver(tx, this.platform, draft, circle, principal));
  }
}
