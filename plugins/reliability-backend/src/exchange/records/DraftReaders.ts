import { LineProblem, LineWarning } from '@afterword/plugin-reliability-common';
import { Knex } from 'knex';
import {
  GivenPostmortem,
  Postmortems,
  StoredPostmortem,
} from '../../postmortems';
import { Access } from '../../platform/access/Access';
import { ImportContext } from './RecordImporter';
import { saidTwice } from './saidTwice';

const forNobody: LineProblem = {
  field: 'author',
  ...saidTwice('draftForNobody'),
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
 * service reads nothing; who it names is taken at its word, since it can name somebody else by its next record.
 */
export class DraftReaders {
  constructor(
    private readonly circles: Postmortems['circles'],
    private readonly access: Access,
  ) {}

  async of(
    tx: Knex,
    given: GivenPostmortem,
    before: StoredPostmortem | undefined,
    { principal }: Pick<ImportContext, 'principal'>,
  ): Promise<ReadableDraft> {
    const isPublic = [given.status, before?.status].includes('published');
    if (isPublic) return { given, warnings: [] };
    const circle = await this.circles.ofGiven(tx, given, before);
    if (principal.kind === 'service') {
      return (await this.access.isForSomebody(tx, circle))
        ? { given, warnings: [] }
        : { problem: forNobody };
    }
    const isRead =
      (await this.access.isFor(tx, circle, principal)) ||
      (await this.access.isForSomebodyKnown(tx, circle));
    if (isRead) return { given, warnings: [] };
    const participants = [...given.participants, principal.ref];
    return {
      given: { ...given, participants },
      warnings: [saidTwice('participates')],
    };
  }
}
