import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Incident } from '@afterword/plugin-reliability-common';
import { DateTimeText } from '@afterword/plugin-reliability-react';
import { useWords } from '../../words';
import { KeptDayText } from '../TimePointText';

/** Where an incident came from, and when it was taken down. */
export function ReportedBy({
  incident: { createdBy, createdAt, source },
}: {
  readonly incident: Pick<Incident, 'createdBy' | 'createdAt' | 'source'>;
}) {
  const { t } = useWords();
  const when = <DateTimeText at={createdAt} detail="dateWithYear" />;
  if (source) {
    return (
      <>
        {t('incidents.page.reportedBySource', {
          source: source.name,
          id: source.externalId,
          when,
        })}
      </>
    );
  }
  return createdBy ? (
    <>
      {t('incidents.page.reportedBy', {
        person: (
          <EntityRefLink entityRef={createdBy} defaultKind="user" hideIcon />
        ),
        when,
      })}
    </>
  ) : (
    <>
      {t('incidents.page.reportedByNobody', {
        when: <KeptDayText of={createdAt} />,
      })}
    </>
  );
}
