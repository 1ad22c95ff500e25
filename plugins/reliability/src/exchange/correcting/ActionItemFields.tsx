import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { Checkbox } from '@backstage/ui';
import type { ActionItemRecord } from '@afterword/plugin-reliability-common';
import { DayText } from '@afterword/plugin-reliability-react';
import { DayField } from '../../fields/DayField';
import { EntityField } from '../../fields/EntityField';
import { LineField } from '../../fields/LineField';
import { useWords } from '../../words';
import type { DraftActionItem } from '../documents/ImportedDocument';
import { CorrectedRow } from './CorrectedRow';
import styles from './DraftFields.module.css';

const OWNERS = ['group', 'user'];

/** The action items, each with a tick to leave it out, an owner and a day. */
export function ActionItemFields({
  items,
  onChange,
}: {
  readonly items: readonly DraftActionItem[];
  readonly onChange: (items: readonly DraftActionItem[]) => void;
}) {
  const { t } = useWords();
  return (
    <div className={styles.part}>
      <h3>{t('exchange.import.correcting.actions')}</h3>
      <p className={styles.quiet}>
        {items.length === 0
          ? t('exchange.import.correcting.noActions')
          : t('exchange.import.correcting.actionsWhy')}
      </p>
      <ul className={styles.rows}>
        {items.map((item, index) => (
          <ItemRow
            key={index}
            item={item}
            onChange={changed =>
              onChange(items.map((one, at) => (at === index ? changed : one)))
            }
          />
        ))}
      </ul>
    </div>
  );
}

function ItemRow({
  item: { record, isIncluded },
  onChange,
}: {
  readonly item: DraftActionItem;
  readonly onChange: (item: DraftActionItem) => void;
}) {
  const { t } = useWords();
  const change = (changes: Partial<ActionItemRecord>) =>
    onChange({ record: { ...record, ...changes }, isIncluded });
  const written =
    typeof record.ownerText === 'string' ? record.ownerText : undefined;
  return (
    <CorrectedRow
      name={record.title}
      isOut={!isIncluded}
      before={
        <Checkbox
          aria-label={record.title}
          isSelected={isIncluded}
          onChange={selected => onChange({ record, isIncluded: selected })}
        />
      }
      words={
        <>
          {record.title}{' '}
          <span className={styles.small}>
            {record.owner ? (
              <EntityDisplayName entityRef={record.owner} disableTooltip />
            ) : (
              written ?? t('exchange.import.correcting.noOwner')
            )}
            {' · '}
            {record.due
              ? t('exchange.import.correcting.dueOn', {
                  day: <DayText day={record.due} />,
                })
              : t('exchange.import.correcting.noDue')}
            {record.status === 'done' &&
              ` · ${t('exchange.import.correcting.isDone')}`}
          </span>
        </>
      }
      fields={
        <>
          <LineField
            label={t('exchange.import.correcting.actionTitle')}
            value={record.title}
            onChange={title => change({ title })}
            problem={
              record.title.trim() === ''
                ? t('exchange.import.correcting.titleMissing')
                : undefined
            }
          />
          <div className={styles.grid}>
            <EntityField
              label={t('exchange.import.correcting.owner')}
              description={
                written &&
                t('exchange.import.correcting.ownerAsWritten', {
                  name: written,
                })
              }
              kinds={OWNERS}
              value={record.owner ?? undefined}
              onChange={owner => change({ owner: owner ?? null })}
            />
            <DayField
              label={t('exchange.import.correcting.due')}
              value={record.due}
              onChange={due => change({ due: due ?? null })}
            />
          </div>
        </>
      }
    />
  );
}
