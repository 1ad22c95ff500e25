import { charterContract } from '@afterword/plugin-reliability-common';
import { useReliabilityQuery } from '@afterword/plugin-reliability-react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { charterRouteRef } from '../../routes';
import { useWords } from '../../words';
import { CharterNotice } from './CharterNotice';

/** A quiet line about the charter on pages where people work, until the reader has acknowledged it. What went wrong with it is no matter there. */
export function CharterLine() {
  const { t } = useWords();
  const link = useRouteRef(charterRouteRef)?.();
  const { data } = useReliabilityQuery(
    charterContract.getCharter,
    {},
    // Somebody may have adopted another one since it was last looked at.
    { asksAnew: true },
  );
  if (!data) return null;
  const { note } = data;
  const says = () => {
    if (data.standing === 'due') {
      return t('processes.charter.line.due');
    }
    return note === ''
      ? t('processes.charter.line.renewalDue')
      : t('processes.charter.line.renewalDueNote', { note });
  };
  return (
    <CharterNotice charter={data} isBrief>
      {says()}{' '}
      {link && (
        <Link href={link}>
          {t(
            data.standing === 'due'
              ? 'processes.charter.read'
              : 'processes.charter.readChange',
          )}
        </Link>
      )}
    </CharterNotice>
  );
}
