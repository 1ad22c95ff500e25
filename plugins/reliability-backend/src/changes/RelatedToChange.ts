import {
  ChangeReview,
  RelatedThings,
} from '@afterword/plugin-reliability-common';
import { Learnings, LONGEST_SUBJECT } from '../learnings';
import { RequestContext } from '../platform/http/RequestContext';
import { ChangeReading } from './ChangeReading';

/** Says what has happened elsewhere that is like what a change is about, for whoever may read the change. */
export class RelatedToChange {
  constructor(
    private readonly reading: ChangeReading,
    private readonly learnings: Learnings,
  ) {}

  /** @throws NotFoundError when the change is not there for whoever asks */
  async get(context: RequestContext, key: string): Promise<RelatedThings> {
    const { title, description, entities, risks } = await this.reading.get(
      context,
      key,
    );
    return this.learnings.related.like(context, {
      text: textOf([title, description, ...risks.map(({ text }) => text)]),
      failureMode: firstMode(risks),
      type: null,
      entities: entities.map(({ ref }) => ref).sort(),
      incidentIds: [],
      postmortemId: null,
    });
  }
}

function textOf(parts: readonly string[]): string {
  return parts.join('. ').slice(0, LONGEST_SUBJECT);
}

/** The failure mode of what is feared most, as they are listed. */
function firstMode(risks: ChangeReview['risks']): string | null {
  return risks.find(({ failureMode }) => failureMode)?.failureMode ?? null;
}
