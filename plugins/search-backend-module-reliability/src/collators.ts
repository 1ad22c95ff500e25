import {
  learningsContract,
  postmortemReadPermission,
  postmortemsContract,
} from '@afterword/plugin-reliability-common';
import type {
  DocumentCollatorFactory,
  IndexableDocument,
} from '@backstage/plugin-search-common';
import { Readable } from 'node:stream';
import { learningDocument, postmortemDocument } from './documents';
import { ReliabilityPages } from './ReliabilityPages';

/**
 * What search is to know: a list of Afterword, as documents. Each search asks the policy which postmortems its reader may read.
 *
 * @param base - where the pages of Afterword are in the portal
 */
export function collators(
  pages: ReliabilityPages,
  base: string,
): DocumentCollatorFactory[] {
  return [
    collator('reliability-postmortem', async function* documents() {
      for await (const each of pages.all(
        postmortemsContract.listPostmortemTexts,
      )) {
        yield postmortemDocument(each, base);
      }
    }),
    collator('reliability-learning', async function* documents() {
      // What is true no longer, or is said better by another, must not be found as if it were to be followed.
      for await (const each of pages.all(learningsContract.listLearnings, {
        state: 'stands',
      })) {
        yield learningDocument(each, base);
      }
    }),
  ];
}

function collator(
  type: string,
  documents: () => AsyncIterable<IndexableDocument>,
): DocumentCollatorFactory {
  return {
    type,
    visibilityPermission: postmortemReadPermission,
    getCollator: async () => Readable.from(documents()),
  };
}
