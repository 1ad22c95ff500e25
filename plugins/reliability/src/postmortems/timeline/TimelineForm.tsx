import { FormEvent, useRef, useState } from 'react';
import {
  TimelineEntry,
  timelineEntry,
  TimelineEntryInput,
  timelineKinds,
} from '@afterword/plugin-reliability-common';
import { useReaderLocale } from '@afterword/plugin-reliability-react';
import { Box, Button, Select, TextAreaField, TextField } from '@backstage/ui';
import { useWords } from '../../words';
import { StalePanel } from '../../editing/StalePanel';
import { usePartSaving } from '../parts/usePartSaving';
import { readMoment, TimelineZone, typedForm } from './moments';
import styles from './TimelineForm.module.css';

/** Writes one line of the timeline, new or there already. */
export function TimelineForm({
  entry,
  zone,
  zoneName,
  day,
  isPending,
  onSave,
  onCancel,
}: {
  readonly entry?: TimelineEntry;
  readonly zone: TimelineZone;
  readonly zoneName: string;
  /** The day that a bare time belongs to. */
  readonly day: string | undefined;
  readonly isPending: boolean;
  /** @param version - what the change is based on */
  readonly onSave: (
    input: TimelineEntryInput,
    version: number,
  ) => Promise<unknown>;
  readonly onCancel: () => void;
}) {
  const { t } = useWords();
  const locale = useReaderLocale();
  const form = useRef<HTMLFormElement>(null);
  const [moment, setMoment] = useState(
    entry?.at ? typedForm(entry.at, zone, locale) : '',
  );
  const [atText, setAtText] = useState(entry?.atText ?? '');
  const [kind, setKind] = useState(entry?.kind ?? 'note');
  const [text, setText] = useState(entry?.text ?? '');
  const [evidence, setEvidence] = useState(entry?.evidence ?? '');
  const [wasRefused, setRefused] = useState(false);
  const { failure, overtaken, save } = usePartSaving(timelineEntry);

  const read = readMoment(moment, zone, day);
  const momentProblem = () => {
    if (read.kind === 'unreadable') {
      return t('postmortems.timeline.atUnreadable');
    }
    return read.kind === 'needsDay'
      ? t('postmortems.timeline.atNeedsDay')
      : undefined;
  };
  const problems = {
    moment: momentProblem(),
    text:
      text.trim() === '' ? t('postmortems.timeline.textMissing') : undefined,
  };
  const shownProblem = (problem: string | undefined) =>
    wasRefused ? problem : undefined;

  const saveOver = (version: number) => {
    if (problems.moment || problems.text) {
      setRefused(true);
      form.current
        ?.querySelector<HTMLElement>(
          problems.moment ? 'input' : '[data-field="text"] textarea',
        )
        ?.focus();
      return;
    }
    const input = {
      at: read.kind === 'moment' ? read.at : null,
      atText: atText.trim(),
      kind,
      text: text.trim(),
      evidence: evidence.trim(),
    };
    save(() => onSave(input, version));
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    saveOver(entry?.version ?? 0);
  };

  return (
    <Box as="div" bg="neutral" className={styles.box}>
      <form
        ref={form}
        noValidate
        aria-label={t('postmortems.timeline.add')}
        onSubmit={submit}
        onKeyDown={event => {
          // What was typed is not worth less than an accidental key.
          if (event.key === 'Escape' && text === (entry?.text ?? ''))
            onCancel();
        }}
      >
        {overtaken && (
          <StalePanel
            rows={[
              {
                label: t('postmortems.timeline.text'),
                now: overtaken.text,
                yours: text,
              },
              {
                label: t('postmortems.timeline.at', { zone: zoneName }),
                now: overtaken.at
                  ? typedForm(overtaken.at, zone, locale)
                  : overtaken.atText,
                yours: moment || atText,
              },
            ]}
            onKeepMine={() => saveOver(overtaken.version)}
            onTakeTheirs={onCancel}
          />
        )}
        <div className={styles.fields}>
          <TextField
            // Opened by the reader just now, to be written in.
            autoFocus
            className={styles.moment}
            label={t('postmortems.timeline.at', { zone: zoneName })}
            description={t('postmortems.timeline.atHint')}
            value={moment}
            onChange={setMoment}
            validationBehavior="aria"
            validate={() => shownProblem(problems.moment)}
          />
          <Select
            className={styles.kind}
            label={t('postmortems.timeline.kindLabel')}
            options={timelineKinds.map(id => ({
              id,
              label: t(`postmortems.timeline.kind.${id}`),
            }))}
            value={kind}
            onChange={key =>
              setKind(timelineKinds.find(one => one === key) ?? 'note')
            }
          />
          <TextAreaField
            data-field="text"
            className={styles.text}
            rows={2}
            label={t('postmortems.timeline.text')}
            description={t('postmortems.timeline.textHint')}
            value={text}
            onChange={setText}
            validationBehavior="aria"
            validate={() => shownProblem(problems.text)}
          />
          <TextField
            className={styles.short}
            label={t('postmortems.timeline.evidence')}
            description={t('postmortems.timeline.evidenceHint')}
            value={evidence}
            maxLength={100}
            onChange={setEvidence}
          />
          <TextField
            className={styles.short}
            label={t('postmortems.timeline.atText')}
            description={t('postmortems.timeline.atTextHint')}
            value={atText}
            maxLength={100}
            onChange={setAtText}
          />
        </div>
        {failure && (
          <p role="alert" className={styles.failure}>
            {t('editing.failed', { problem: failure })}
          </p>
        )}
        <div className={styles.actions}>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('postmortems.timeline.save')}
          </Button>
          <Button variant="tertiary" onPress={onCancel}>
            {t('postmortems.timeline.cancel')}
          </Button>
        </div>
      </form>
    </Box>
  );
}
