import { useMemo } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import type { MembershipChange } from '@afterword/plugin-reliability-common';
import type { TrendChange } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import { fewMarks } from './fewMarks';

/** When other members began to be counted, in words: what joined by its name where it is one, else how many. */
export function useMembershipMarks(
  changes: readonly MembershipChange[] | undefined,
): readonly TrendChange[] | undefined {
  const { t } = useWords();
  return useMemo(() => {
    if (changes === undefined || changes.length === 0) return undefined;
    const say = ({ joined, left, entities }: MembershipChange) => {
      const word = joined > 0 ? 'joined' : 'left';
      if (joined + left === 1 && entities.length === 1) {
        return t(`overview.trend.members.${word}`, {
          who: parseEntityRef(entities[0]).name,
        });
      }
      if (joined > 0 && left > 0) {
        return t('overview.trend.members.both', { joined, left });
      }
      return t(`overview.trend.members.${word}Many`, { n: joined + left });
    };
    return fewMarks(changes).map(change => ({
      day: change.day,
      words: say(change),
    }));
  }, [changes, t]);
}
