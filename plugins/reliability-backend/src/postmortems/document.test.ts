import fc from 'fast-check';
import { postmortemSectionIds } from '@afterword/plugin-reliability-common';
import {
  advance,
  contentOf,
  DocumentContent,
  emptyDocument,
  StoredDocument,
} from './document';

const text = fc.constantFrom('', 'one', 'two', 'three');
const id = fc.constantFrom('a', 'b', 'c', 'd');

const content: fc.Arbitrary<DocumentContent> = fc.record({
  title: fc.constant('Card payments failed'),
  sections: fc.dictionary(fc.constantFrom(...postmortemSectionIds), text),
  timeline: fc.uniqueArray(
    fc.record({
      id,
      at: fc.option(fc.nat(3)),
      atText: fc.constant(''),
      kind: fc.constant('note' as const),
      text,
      evidence: fc.constant(''),
    }),
    { selector: entry => entry.id },
  ),
  factors: fc.uniqueArray(
    fc.record({
      id,
      text,
      layer: fc.constantFrom('people', 'process'),
      confidence: fc.constant('possible' as const),
      evidence: fc.constant([]),
    }),
    { selector: factor => factor.id },
  ),
  learnings: fc.uniqueArray(
    fc.record({
      id,
      statement: text,
      failureMode: fc.constantFrom(null, 'retry-storm'),
      appliesTo: fc.constant(''),
      helped: fc.constant(''),
      didNotHelp: fc.constant(''),
    }),
    { selector: learning => learning.id },
  ),
});

/** Every version that an editor may hold of a part, with the text that goes with it. */
function held(document: StoredDocument): [string, number, string][] {
  return [
    ...postmortemSectionIds.map((section): [string, number, string] => [
      section,
      document.sections[section]?.version ?? 0,
      document.sections[section]?.text ?? '',
    ]),
    ...(['timeline', 'factors', 'learnings'] as const).flatMap(list =>
      document[list].map(({ version, ...part }): [string, number, string] => [
        `${list} ${part.id}`,
        version,
        JSON.stringify(part),
      ]),
    ),
  ];
}

describe('Versions of the parts of a document', () => {
  it('never stand for two texts, whatever is written, taken out and brought back', () => {
    fc.assert(
      fc.property(fc.array(content, { minLength: 1 }), states => {
        const known = new Map<string, string>();
        let document = emptyDocument;
        states.forEach((state, index) => {
          const version = index + 1;
          document = advance(document, state, { version, now: 0, actor: null });
          for (const [part, partVersion, said] of held(document)) {
            const name = `${part} ${partVersion}`;
            expect([name, known.get(name) ?? said]).toEqual([name, said]);
            known.set(name, said);
          }
        });
      }),
    );
  });

  it('stay where nothing differs', () => {
    fc.assert(
      fc.property(content, state => {
        const write = { version: 1, now: 0, actor: null };
        const document = advance(emptyDocument, state, write);
        const again = advance(document, contentOf('x', document), {
          ...write,
          version: 2,
        });
        expect(again).toEqual(document);
      }),
    );
  });
});
