import { Button, Select, TextAreaField } from '@backstage/ui';
import {
  PostmortemRecord,
  timelineKinds,
} from '@afterword/plugin-reliability-common';
import { DateTimeText } from '@afterword/plugin-reliability-react';
import { MomentField } from '../../fields/MomentField';
import { LineField } from '../../fields/LineField';
import { useWords } from '../../words';
import { CorrectedRow } from './CorrectedRow';
import styles from './DraftFields.module.css';
import { useRowKeys } from './useRowKeys';

type Entries = NonNullable<PostmortemRecord['timeline']>;
type Entry = Entries[number];

/** The lines of the timeline, each to be changed or taken out. */
export function TimelineFields({
  entries,
  onChange,
}: {
  readonly entries: Entries;
  readonly onChange: (entries: Entries) => void;
}) {
  const { t } = useWords();
  const keys = useRowKeys(entries.length);
  return (
    <div className={styles.part}>
      <h3>{t('exchange.import.correcting.timeline')}</h3>
      {entries.length === 0 && (
        <p className={styles.quiet}>
          {t('exchange.import.correcting.noTimeline')}
        </p>
      )}
      <ul className={styles.rows}>
        {entries.map((entry, index) => (
          <EntryRow
            key={keys.all[index]}
            entry={entry}
            onChange={changed =>
              onChange(entries.map((one, at) => (at === index ? changed : one)))
            }
            onRemove={() => {
              keys.remove(index);
              onChange(entries.filter((_, at) => at !== index));
            }}
          />
        ))}
      </ul>
    </div>
  );
}

function EntryRow({
  entry,
  onChange,
  onRemove,
}: {
  readonly entry: Entry;
  readonly onChange: (entry: Entry) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useWords();
  const name = shortOf(entry.text);
  const kind = entry.kind ?? 'note';
  return (
    <CorrectedRow
      name={name}
      words={
        <>
          <span className={styles.small}>
            {entry.at ? (
              <DateTimeText at={entry.at} detail="dateTime" />
            ) : (
              entry.atText || t('exchange.import.correcting.noTime')
            )}
          </span>{' '}
          {kind !== 'note' && (
            <b>{t(`postmortems.timeline.kind.${kind}`)} · </b>
          )}
          {entry.text}
        </>
      }
      fields={
        <>
          <div className={styles.grid}>
            <MomentField
              label={t('exchange.import.correcting.entryAt')}
              value={entry.at}
              onChange={at => onChange({ ...entry, at: at ?? null })}
            />
            <LineField
              label={t('exchange.import.correcting.entryAtText')}
              value={entry.atText ?? ''}
              onChange={atText => onChange({ ...entry, atText })}
            />
            <Select
              label={t('exchange.import.correcting.entryKind')}
              options={timelineKinds.map(id => ({
                id,
                label: t(`postmortems.timeline.kind.${id}`),
              }))}
              value={kind}
              onChange={key =>
                onChange({
                  ...entry,
                  kind: timelineKinds.find(one => one === key) ?? 'note',
                })
              }
            />
          </div>
          <TextAreaField
            label={t('exchange.import.correcting.entryText')}
            rows={3}
            value={entry.text}
            onChange={text => onChange({ ...entry, text })}
          />
          <div className={styles.buttons}>
            <Button
              variant="secondary"
              aria-label={t('exchange.import.correcting.removeEntry', { name })}
              onPress={onRemove}
            >
              {t('exchange.import.correcting.removeShort')}
            </Button>
          </div>
        </>
      }
    />
  );
}

/** Enough of a text to tell it from others. */
function shortOf(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
