import { useCallback } from 'react';
import {
  postmortemSectionId,
  timePointKind,
} from '@afterword/plugin-reliability-common';
import { durationNames } from '../../incidents/computedDurations';
import { useWords } from '../../words';

const KNOWN = [
  'title',
  'timeline',
  'factor',
  'action',
  'zone',
  'day',
  'summary',
  'severity',
  'incidentType',
  'entities',
  'people',
  'frontMatter',
  'more',
] as const;

/** What a remark is about, in words: `time.detected` → Detected. A word that a newer back end brings is shown as it is. */
export function useRemarkWords(): (what: string) => string {
  const { t } = useWords();
  return useCallback(
    (what: string) => {
      const known = KNOWN.find(word => word === what);
      if (known) return t(`exchange.import.documents.what.${known}`);
      if (what === 'action.owner') {
        return t('exchange.import.documents.what.actionOwner');
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
      return t('exchange.import.documents.what.other', { what });
    },
    [t],
  );
}
