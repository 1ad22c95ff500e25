import { ImportRecord } from '@afterword/plugin-reliability-common';
import { demoOrganisation } from '../catalog/demoOrganisation';
import { historyAsOf, someMoments } from './__testUtils__/historyAsOf';

const prosesOf = (records: readonly ImportRecord[]) =>
  records
    .flatMap(record => {
      switch (record.type) {
        case 'incident':
          return [
            record.title,
            record.summary,
            record.stoppedBy,
            record.wouldHelp,
          ];
        case 'postmortem':
          return [
            record.title,
            ...Object.values(record.sections ?? {}),
            ...(record.timeline ?? []).map(({ text }) => text),
            ...(record.factors ?? []).flatMap(({ text, evidence }) => [
              text,
              ...(evidence ?? []).map(({ title }) => title),
            ]),
          ];
        case 'actionItem':
          return [
            record.title,
            record.description,
            record.acceptanceTest,
            record.statusNote,
          ];
        default:
          return [];
      }
    })
    .flatMap(text => text ?? []);

describe.each(someMoments)(
  'the prose of the demo organisation as of %s',
  at => {
    const { records } = historyAsOf(at);

    it('names no persons, in prose either', () => {
      const allowed = new Set([
        ...demoOrganisation.components.flatMap(({ title }) => title.split(' ')),
        ...demoOrganisation.groups.flatMap(({ title }) => title.split(' ')),
        ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
        ...['August', 'September', 'October', 'November', 'December'],
        ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
        ...['Saturday', 'Sunday'],
      ]);
      const unknown = prosesOf(records).flatMap(text =>
        [...text.matchAll(/(?<=[a-z0-9,;%] )\p{Lu}\p{Ll}+/gu)]
          .map(([word]) => word)
          .filter(word => !allowed.has(word)),
      );
      expect([...new Set(unknown)]).toEqual([]);
    });

    it('blames nobody and leaves no placeholder behind', () => {
      const bad = prosesOf(records).filter(text =>
        /[{}]|undefined|\bnull\b|human error|should have (?!to)|careless|forgot\b|root cause|\bblame|\bfault of|negligen/i.test(
          text,
        ),
      );
      expect(bad).toEqual([]);
    });
  },
);
