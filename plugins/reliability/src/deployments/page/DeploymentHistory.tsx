import {
  Deployment,
  deploymentsContract,
  deploymentStatuses,
  HistoryEntry,
} from '@afterword/plugin-reliability-common';
import {
  useMomentText,
  useReliabilityPages,
} from '@afterword/plugin-reliability-react';
import { ChangeRow } from '../../listing/ChangeRow';
import { ChangesSection, historyLimits } from '../../listing/ChangesSection';
import { useWords } from '../../words';

const MOMENTS = ['started', 'finished'] as const;
const FIELDS = ['entity', 'environment', 'release', 'url'] as const;

/** Every change of a deployment, the latest first; what it caused is told on the pages of the incidents. */
export function DeploymentHistory({
  deployment,
}: {
  readonly deployment: Deployment;
}) {
  const { t } = useWords();
  const changes = useReliabilityPages(
    deploymentsContract.getDeploymentHistory,
    { params: { key: deployment.key } },
    historyLimits,
  );
  return (
    <ChangesSection
      title={t('deployments.page.history')}
      older={t('deployments.page.older')}
      changes={changes}
    >
      {entry => <Entry key={`${entry.at} ${entry.version}`} entry={entry} />}
    </ChangesSection>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useWords();
  const lines = useLines()(entry.changes);
  const { action } = entry;
  const did =
    action === 'created' || action === 'imported' ? action : 'changed';
  return (
    <ChangeRow did={t(`deployments.page.${did}`)} lines={lines} entry={entry} />
  );
}

/** Says what a change changed, a line for each field that a person knows. */
function useLines(): (changes: HistoryEntry['changes']) => string[] {
  const { t } = useWords();
  const sayMoment = useMomentText();
  const nothing = t('deployments.page.nothing');
  const plain = (value: unknown) =>
    typeof value === 'string' && value !== '' ? value : nothing;
  const moment = (value: unknown) =>
    typeof value === 'string' ? sayMoment(value) : nothing;
  const status = (value: unknown) => {
    const known = deploymentStatuses.find(each => each === value);
    return known ? t(`deployments.status.${known}`) : nothing;
  };
  const yesNo = (value: unknown) =>
    value ? t('deployments.page.yes') : t('deployments.page.no');
  return changes => {
    const lineOf = (
      name: string,
      label: string,
      say: (value: unknown) => string,
    ) => {
      const pair = changes[name];
      if (!Array.isArray(pair)) return [];
      const [before, after] = pair.map(say);
      return [t('deployments.page.fromTo', { field: label, before, after })];
    };
    return [
      ...FIELDS.flatMap(name =>
        lineOf(name, t(`deployments.page.${name}`), plain),
      ),
      ...lineOf('status', t('deployments.page.status'), status),
      ...lineOf('rolledBack', t('deployments.rolledBack'), yesNo),
      ...MOMENTS.flatMap(name =>
        lineOf(name, t(`deployments.page.${name}`), moment),
      ),
    ];
  };
}
