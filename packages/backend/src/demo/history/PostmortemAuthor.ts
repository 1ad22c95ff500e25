import {
  ActionItemRecord,
  IncidentRecord,
  PostmortemRecord,
  SourceKey,
  toInstant,
} from '@afterword/plugin-reliability-common';
import { ActionItemAuthor } from './ActionItemAuthor';
import { DAY, HOUR, officeHour } from './calendarWeights';
import { PlannedPostmortem } from './choosePostmortems';
import { Deck } from './Deck';
import { NumberedHappening } from './HistoryPlan';
import { DEMO_SOURCE, incidentKey } from './incidentRecords';
import { OrganisationIndex } from './OrganisationIndex';
import { castPeople, CastingOptions } from './people';
import { SeededRandom } from './SeededRandom';
import { worded } from './Wording';
import { writeFactors } from './writeFactors';
import { writeLearnings } from './writeLearnings';
import { begun, writeNearMiss, writeSections } from './writeSections';
import { writeTimeline } from './writeTimeline';

/** What a document in review may still lack. */
const gaps = [
  'nothing',
  'processItem',
  'nothing',
  'reviewer',
  'evidence',
  'governance',
] as const;
type Gap = (typeof gaps)[number];

type Factors = PostmortemRecord['factors'];

/** A postmortem with the action items that came out of it. */
export interface WrittenPostmortem {
  readonly postmortem: PostmortemRecord;
  readonly actionItems: readonly ActionItemRecord[];
}

/** What one postmortem is being written from. */
interface Desk {
  readonly key: SourceKey;
  readonly about: readonly NumberedHappening[];
  /** The one that it is mainly about. */
  readonly happening: NumberedHappening;
  readonly record: IncidentRecord;
  readonly random: SeededRandom;
}

/** Writes postmortems one after the other, each in other words than those before. */
export class PostmortemAuthor {
  private readonly deck = new Deck(new SeededRandom('postmortem texts'));
  private readonly items: ActionItemAuthor;
  private reviews = 0;

  constructor(
    private readonly day: number,
    private readonly organisation: OrganisationIndex,
    private readonly recordOf: (happening: NumberedHappening) => IncidentRecord,
  ) {
    this.items = new ActionItemAuthor(day, organisation, this.deck);
  }

  write(
    { about, status }: PlannedPostmortem,
    number: number,
  ): WrittenPostmortem {
    const [happening] = about;
    const key = {
      source: DEMO_SOURCE,
      externalId: `postmortem-${String(number).padStart(4, '0')}`,
    };
    const desk: Desk = {
      key,
      about,
      happening,
      record: this.recordOf(happening),
      random: new SeededRandom(key.externalId),
    };
    if (happening.kind === 'nearMiss') return this.nearMiss(desk);
    if (status === 'draft') return this.draft(desk);
    return status === 'inReview' ? this.inReview(desk) : this.published(desk);
  }

  private published(desk: Desk): WrittenPostmortem {
    const { random } = desk;
    const publishedAt = this.publishedAt(desk);
    const items = this.items
      .propose(desk, random.whole(1, 4))
      .map((proposal, index) =>
        this.items.promised(proposal, publishedAt, index === 0, random),
      );
    const people = this.people(desk, {
      asksForReview: isSevere(this.merged(desk)) || random.chance(0.6),
      hasFacilitator: true,
    });
    const postmortem: PostmortemRecord = {
      ...this.wholeDocument(desk, items),
      ...people,
      reviews: reviewsBefore(publishedAt, people.reviewers),
      status: 'published',
      publishedAt: toInstant(publishedAt),
    };
    return { postmortem, actionItems: items };
  }

  private inReview(desk: Desk): WrittenPostmortem {
    const { random } = desk;
    const turn = this.reviews;
    this.reviews += 1;
    const gap: Gap = gaps[turn % gaps.length];
    const interestsSponsor = turn % 3 === 1;
    const items = this.items.propose(desk, random.whole(2, 4)).map(proposal => {
      const isIdea =
        proposal.action.type === 'process'
          ? gap === 'processItem'
          : random.chance(0.4);
      return isIdea
        ? this.items.candidate(proposal)
        : this.items.promised(proposal, this.day - 9 * HOUR, true, random);
    });
    const whole = this.wholeDocument(desk, items);
    const { governance, ...otherSections } = whole.sections ?? {};
    const postmortem: PostmortemRecord = {
      ...whole,
      ...this.people(desk, {
        asksForReview:
          gap !== 'reviewer' &&
          (interestsSponsor || isSevere(desk.record) || random.chance(0.6)),
        hasFacilitator: random.chance(0.85),
        interestsSponsor,
      }),
      status: 'inReview',
      ...(gap === 'governance' && { sections: otherSections }),
      ...(gap === 'evidence' && { factors: unproven(whole.factors) }),
    };
    return { postmortem, actionItems: items };
  }

  private draft(desk: Desk): WrittenPostmortem {
    const { happening, random, record } = desk;
    const ideas = random.some(
      this.items.propose(desk, random.whole(0, 2)),
      random.whole(0, 2),
    );
    const sections = writeSections(happening, [], this.deck, random);
    const postmortem: PostmortemRecord = {
      ...this.head(desk),
      ...this.people(desk, {
        asksForReview: false,
        hasFacilitator: random.chance(0.7),
      }),
      status: 'draft',
      sections: begun(sections, random.whole(1, 6)),
      timeline: writeTimeline(happening, record, this.deck, random),
      factors: random.chance(0.5)
        ? writeFactors(happening, random.whole(1, 2), this.deck, random)
        : [],
    };
    return {
      postmortem,
      actionItems: ideas.map(proposal => this.items.candidate(proposal)),
    };
  }

  private nearMiss(desk: Desk): WrittenPostmortem {
    const { happening, random, record } = desk;
    const publishedAt = this.publishedAt(desk);
    const people = this.people(desk, {
      asksForReview: random.chance(0.5),
      hasFacilitator: true,
    });
    const postmortem: PostmortemRecord = {
      ...this.head(desk),
      ...people,
      reviews: reviewsBefore(publishedAt, people.reviewers),
      status: 'published',
      publishedAt: toInstant(publishedAt),
      sections: writeNearMiss(happening, this.deck),
      timeline: [
        {
          at: record.times?.detected ?? null,
          kind: 'detected',
          text: worded('Noticed by somebody of {team}.', happening.wording),
          evidence: 'chat',
        },
      ],
      factors: writeFactors(happening, 1, this.deck, random),
    };
    return {
      postmortem,
      actionItems: this.items
        .propose(desk, 1)
        .map(proposal =>
          this.items.promised(proposal, publishedAt, true, random),
        ),
    };
  }

  private head({ key, about, happening }: Desk) {
    return {
      type: 'postmortem' as const,
      ...key,
      title: happening.title,
      incidents: about.map(incidentKey),
    };
  }

  private wholeDocument(
    desk: Desk,
    items: readonly ActionItemRecord[],
  ): PostmortemRecord {
    const { happening, key, random, record } = desk;
    // They are told one by one, for others to find.
    const { learnings, ...sections } = writeSections(
      happening,
      items,
      this.deck,
      random,
    );
    const lessons = new SeededRandom(`${key.externalId} learnings`);
    return {
      ...this.head(desk),
      sections,
      timeline: writeTimeline(happening, record, this.deck, random),
      factors: writeFactors(happening, random.whole(2, 4), this.deck, random),
      learnings: writeLearnings(happening, lessons.whole(1, 2), this.deck),
    };
  }

  private people(desk: Desk, options: CastingOptions) {
    return castPeople(
      this.merged(desk),
      options,
      this.organisation,
      desk.random,
    );
  }

  /** Several incidents as one: all entities, the worst severity. */
  private merged({ about }: Desk): IncidentRecord {
    const records = about.map(each => this.recordOf(each));
    const [worst] = [...records].sort((a, b) =>
      (a.severity ?? 'sev5').localeCompare(b.severity ?? 'sev5'),
    );
    return {
      ...worst,
      entities: records.flatMap(({ entities }) => entities ?? []),
    };
  }

  /** Within ten business days or so, and before the history ends. */
  private publishedAt({ about, random }: Desk): number {
    const last = Math.max(...about.map(({ startedAt }) => startedAt));
    const wanted = officeHour(
      last + random.whole(5, 17) * DAY,
      random.whole(9, 15),
    );
    return Math.min(wanted, this.day - random.whole(8, 15) * HOUR);
  }
}

/** Whoever was asked answered on the days before it was published, the last first. */
function reviewsBefore(
  publishedAt: number,
  reviewers: readonly string[],
): PostmortemRecord['reviews'] {
  return reviewers.map((by, index) => ({
    by,
    at: toInstant(publishedAt - (3 + 21 * index) * HOUR),
  }));
}

function isSevere({ severity }: IncidentRecord): boolean {
  return severity === 'sev1' || severity === 'sev2';
}

/** Factors that somebody is sure of and has not shown yet. */
function unproven(factors: Factors): Factors {
  return factors?.map(factor => ({
    ...factor,
    confidence: 'likely' as const,
    evidence: [],
  }));
}
