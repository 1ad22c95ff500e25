import {
  LearningApplication,
  toKey,
} from '@afterword/plugin-reliability-common';
import { Caller, Portal } from '../../../__testUtils__/aPortal';
import {
  aPostmortemTold,
  anIncidentTold,
  tell,
} from '../../../postmortems/__testUtils__/toldByWiki';

/** Asks of a portal, and answers to them. */
export function asking(portal: () => Portal) {
  const at = ({
    learning: { key },
    entity: { ref },
  }: LearningApplication): string =>
    `/learnings/${key}/applications/${encodeURIComponent(ref)}`;
  return {
    at,
    /** Learnings of a postmortem that everybody may read, by import, which asks nobody; their keys by what they say. */
    learned: async (...statements: readonly string[]) => {
      await tell(portal(), [
        anIncidentTold('1'),
        aPostmortemTold('a', ['1'], [], {
          learnings: statements.map(statement => ({ statement })),
        }),
      ]);
      const rows = await portal()
        .database('learning')
        .join('learning_record', 'learning_record.learning_id', 'learning.id')
        .select('statement', 'learning_record.id as number');
      return new Map<string, string>(
        rows.map(row => [row.statement, toKey('learning', Number(row.number))]),
      );
    },
    /** Has an entity asked about a learning. */
    ask: async (statement: string, entity: string, over: object = {}) => {
      const { id } = await portal()
        .database('learning')
        .where({ statement })
        .first();
      await portal()
        .database('learning_application')
        .insert({
          learning_id: id,
          entity_ref: entity,
          state: 'unanswered',
          score: 1,
          reasons: '[]',
          note: '',
          matched_at: 1,
          asked_at: Date.now() - 1_000,
          version: 1,
          ...over,
        });
    },
    asksOf: async (
      caller: Caller,
      scope: string,
    ): Promise<LearningApplication[]> =>
      (await caller.get(`/learnings/asks?scope=${scope}`).expect(200)).body
        .items,
    answer: (caller: Caller, ask: LearningApplication, body: object) =>
      caller.put(at(ask), body).set('If-Match', `"${ask.version}"`),
  };
}
