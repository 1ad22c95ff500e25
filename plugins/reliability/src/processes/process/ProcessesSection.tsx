import {
  Process,
  processContract,
  Processes,
  strictnesses,
} from '@afterword/plugin-reliability-common';
import {
  RowList,
  RowListItem,
  SectionCard,
  SkeletonText,
  useReliabilityQuery,
} from '@afterword/plugin-reliability-react';
import { FailureNotice } from '../../listing/FailureNotice';
import { useWords } from '../../words';
import { useProcessWords } from './useProcessWords';

/** How strict the gates are, process by process, and for all others. */
export function ProcessesSection() {
  const { t } = useWords();
  const { data, error, refetch } = useReliabilityQuery(
    processContract.getProcesses,
    {},
  );
  return (
    <SectionCard
      title={t('processes.process.title')}
      lead={t('processes.process.why')}
      body={data ? 'flush' : undefined}
      foot={
        data && data.processes.length > 0 ? (
          <span>{t('processes.process.inherits')}</span>
        ) : undefined
      }
    >
      {data && <List processes={data} />}
      {!data && error && (
        <FailureNotice
          title={t('processes.process.failed')}
          error={error}
          onRetry={() => refetch()}
        />
      )}
      {!data && !error && <SkeletonText lines={3} />}
    </SectionCard>
  );
}

function List({
  processes: { charterGate, processes },
}: {
  readonly processes: Processes;
}) {
  const { t } = useWords();
  return (
    <RowList>
      {processes.map(each => (
        <Row key={each.name} process={each} />
      ))}
      <RowListItem
        title={t(`processes.process.${processes.length > 0 ? 'rest' : 'all'}`)}
        detail={`${t('processes.process.restSaid')} ${t(
          `processes.process.charter.${charterGate}`,
        )}`}
      />
    </RowList>
  );
}

function Row({ process }: { readonly process: Process }) {
  const { t } = useWords();
  const { about, gatesThatAre } = useProcessWords();
  const levels = strictnesses.flatMap(level => {
    const gates = gatesThatAre(process, level);
    return gates === '' ? [] : t(`processes.process.${level}`, { gates });
  });
  return (
    <RowListItem
      title={process.name}
      detail={[
        t('processes.process.about', { what: about(process) }),
        ...levels,
      ].join(' · ')}
    />
  );
}
