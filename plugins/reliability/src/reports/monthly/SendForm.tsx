import { FormEvent, useId, useState } from 'react';
import { Button, Select } from '@backstage/ui';
import {
  reportsContract,
  ReportSubscriptions,
} from '@afterword/plugin-reliability-common';
import { useReliabilityWrite } from '@afterword/plugin-reliability-react';
import { failureText } from '../../editing/failureText';
import { newIdempotencyKey } from '../../editing/newIdempotencyKey';
import { EntityField } from '../../fields/EntityField';
import { useToast } from '../../shell/useToast';
import { useWords } from '../../words';
import { groupName } from './groupName';
import styles from './MonthlySection.module.css';

const GROUPS = ['group'];

/** Has a report sent to one more group: one's own, or, where somebody may choose, any. */
export function SendForm({
  scope,
  subscriptions: { items, groups, anyGroup },
  onLastSent,
}: {
  readonly scope: string;
  readonly subscriptions: ReportSubscriptions;
  /** No other group is left to choose: the form goes, and with it the keyboard's place. */
  readonly onLastSent: () => void;
}) {
  const { t } = useWords();
  const say = useToast();
  const problemId = useId();
  const [group, setGroup] = useState<string>();
  const [wasTried, setTried] = useState(false);
  const write = useReliabilityWrite(reportsContract.subscribeToReport);
  const told = new Set(items.map(item => item.group));
  const own = groups.filter(ref => !told.has(ref));
  if (!anyGroup && own.length === 0) {
    return groups.length === 0 ? (
      <p className={styles.words}>{t('reports.monthly.noGroup')}</p>
    ) : null;
  }
  const problem =
    wasTried && group === undefined
      ? t('reports.monthly.whichGroup')
      : undefined;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (group === undefined) return;
    try {
      await write.mutateAsync({
        body: { scope, group },
        idempotencyKey: newIdempotencyKey(),
      });
      setGroup(undefined);
      setTried(false);
      if (!anyGroup && own.length === 1) onLastSent();
    } catch (error) {
      say({
        title: t('reports.monthly.sendFailed'),
        description: failureText(error),
        status: 'danger',
      });
    }
  };

  return (
    <form className={styles.form} onSubmit={send} noValidate>
      {anyGroup ? (
        <EntityField
          className={styles.group}
          label={t('reports.monthly.group')}
          placeholder={t('reports.monthly.groupPlaceholder')}
          kinds={GROUPS}
          value={group}
          onChange={setGroup}
          problem={problem}
        />
      ) : (
        <Select
          className={styles.group}
          label={t('reports.monthly.group')}
          placeholder={t('reports.monthly.ownPlaceholder')}
          options={own.map(id => ({
            id,
            label: groupName(id, groups),
          }))}
          value={group ?? null}
          onChange={key => setGroup(own.find(ref => ref === key))}
          isInvalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : problemId}
        />
      )}
      <Button type="submit" variant="secondary" isPending={write.isPending}>
        {t('reports.monthly.send')}
      </Button>
      {problem !== undefined && !anyGroup && (
        <p id={problemId} role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </form>
  );
}
