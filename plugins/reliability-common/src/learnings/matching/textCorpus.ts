import MiniSearch from 'minisearch';
import { stemmed } from './terms';

/** A text and where it stands. @public */
export interface CorpusText {
  /** Anything that tells it from others. */
  readonly id: string;
  readonly text: string;
}

/** Texts that others are held against. @public */
export interface TextCorpus {
  /** How close each of the closest is to a text: 0 … 1, where 1 says the same words. */
  similarTo(text: string, most: number): Map<string, number>;
}

const SELF = ' self';
/** Texts taken in between two turns of others on the event loop. */
const PORTION = 100;

/**
 * Takes texts in, so that those close to a learning are found (BM25, by MiniSearch). A score is set in proportion to the one that
 * the text itself would have; so it means the same for a short learning and for a long one.
 *
 * @public
 */
export async function textCorpus(
  texts: readonly CorpusText[],
): Promise<TextCorpus> {
  const index = new MiniSearch<CorpusText>({
    fields: ['text'],
    processTerm: stemmed,
  });
  await index.addAllAsync(
    [...new Map(texts.map(each => [each.id, each])).values()],
    { chunkSize: PORTION },
  );
  return {
    similarTo(text, most) {
      const self = { id: SELF, text };
      index.add(self);
      const found = index.search(text);
      index.remove(self);
      const whole = found.find(({ id }) => id === SELF)?.score ?? 0;
      if (whole === 0) return new Map();
      return new Map(
        found
          .filter(({ id }) => id !== SELF)
          .slice(0, most)
          .map(({ id, score }) => [String(id), Math.min(1, score / whole)]),
      );
    },
  };
}
