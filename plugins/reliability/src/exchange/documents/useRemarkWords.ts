import { useCallback } from 'react';
import {
  postmortemSectionId,
  timePointKind,
} from '@afterword/plugin-reliability-common';
import { durationNames } from '../../incidents/computedDurations';
import { useWords } from '../../words';

/** Words of the reader that stand for one thing, and what each is called. */
const NAMES = {
  title: 'title',
  timeline: 'timeline',
  factor: 'factor',
  'factor.layer': 'factorLayer',
  action: 'action',
  'action.owner': 'actionOwner',
  zone: 'zone',
  date: 'day',
  stated: 'duration',
  severity: 'severity',
  incidentType: 'incidentType',
  entities: 'entities',
  people: 'people',
  participants: 'people',
  section: 'unknownSection',
  frontMatter: 'frontMatter',
  document: 'document',
  more: 'more',
} as const;

/** Parts of a document that are no section of a postmortem: they become lists and figures. */
const PARTS = [
  'timeline',
  'keyEvents',
  'stats',
  'status',
  'people',
  'actions',
] as const;

/** What a remark is about, in words: `time.detected` → Detected. */
export function useRemarkWords(): (what: string) => string {
  const { t } = useWords();
  return useCallback(
    (what: string) => {
      if (isName(what)) {
        return t(`exchange.import.documents.what.${NAMES[what]}`);
      }
      const [, group, rest] = /^(\w+)\.(\w+)/.exec(what) ?? [];
      const time = timePointKind.safeParse(rest);
      if (group === 'time' && time.success) {
        return t(`incidents.timePoint.${time.data}`);
      }
      const duration = durationNames.find(name => name === rest);
      if (group === 'stated' && duration) {
        return t(`incidents.page.${duration}`);
      }
      const section = postmortemSectionId.safeParse(rest);
      if (group === 'section' && section.success) {
        return t('exchange.import.documents.what.section', {
          name: t(`postmortems.section.name.${section.data}`),
        });
      }
      const part = PARTS.find(name => name === rest);
      if (group === 'section' && part) {
        return t('exchange.import.documents.what.section', {
          name: t(`exchange.import.documents.part.${part}`),
        });
      }
      // A newer back end knows of more.
      return t('exchange.import.documents.what.other');
    },
    [t],
  );
}

function isName(what: string): what is keyof typeof NAMES {
  return Object.hasOwn(NAMES, what);
}
