import {
  ActionItemRecord,
  SourceKey,
} from '@afterword/plugin-reliability-common';
import {
  actionItemRecord,
  asCandidate,
  courseOf,
  Proposal,
} from './actionItemRecords';
import { HOUR } from './calendarWeights';
import { Deck } from './Deck';
import { NumberedHappening } from './HistoryPlan';
import { OrganisationIndex } from './OrganisationIndex';
import { proposeActions } from './proposeActions';
import { SeededRandom } from './SeededRandom';

/** What action items come out of. */
interface Origin {
  readonly key: SourceKey;
  readonly happening: NumberedHappening;
  readonly random: SeededRandom;
}

/** Writes the action items of postmortems, in words from the same deck as their texts. */
export class ActionItemAuthor {
  constructor(
    private readonly day: number,
    private readonly organisation: OrganisationIndex,
    private readonly deck: Deck,
  ) {}

  propose({ happening, key, random }: Origin, others: number): Proposal[] {
    return proposeActions(happening, key, others, this.deck, random);
  }

  candidate(proposal: Proposal): ActionItemRecord {
    return actionItemRecord(proposal, asCandidate, this.organisation);
  }

  promised(
    proposal: Proposal,
    until: number,
    mustBePromised: boolean,
    random: SeededRandom,
  ): ActionItemRecord {
    const course = courseOf(
      proposal.action,
      until - random.whole(0, 20) * HOUR,
      this.day,
      { mustBePromised },
      random,
    );
    return actionItemRecord(proposal, course, this.organisation);
  }
}
