import type { TimelineEntry } from '@afterword/plugin-reliability-common';
import {
  HiddenText,
  useReaderLocale,
} from '@afterword/plugin-reliability-react';
import { ButtonIcon } from '@backstage/ui';
import { LineIcon } from '../../icons/LineIcon';
import { useWords } from '../../words';
import { hasSeconds, otherZoneText, timeOf, TimelineZone } from './moments';
import styles from './Timeline.module.css';

/** One line of the timeline; those that mark a time point of the incident stand out. */
export function TimelineRow({
  entry,
  zone,
  showsSeconds,
  editable,
  onChange,
  onRemove,
}: {
  readonly entry: TimelineEntry;
  readonly zone: TimelineZone;
  /** Whether times beside this one have seconds. */
  readonly showsSeconds: boolean;
  readonly editable: boolean;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}) {
  const { t } = useWords();
  const locale = useReaderLocale();
  const { at, atText, kind, text, evidence } = entry;
  const marks = kind === 'note' ? '' : t(`postmortems.timeline.kind.${kind}`);
  // A line that was filled in from the incident says no more than its mark does.
  const says = text === marks ? '' : text;
  return (
    <tr data-marks={kind === 'note' ? undefined : kind}>
      <td className={styles.at}>
        {at ? (
          <time dateTime={at} title={otherZoneText(at, zone, locale)}>
            <TimeInColumn
              text={timeOf(at, zone, locale)}
              lacksSeconds={showsSeconds && !hasSeconds(at)}
            />
          </time>
        ) : (
          atText || (
            <>
              <span aria-hidden="true">–</span>
              <HiddenText>{t('postmortems.timeline.noMoment')}</HiddenText>
            </>
          )
        )}
      </td>
      <td className={styles.what}>
        {marks && <b>{marks}</b>}
        {marks && says && ' · '}
        {says}
        {at && atText && <span className={styles.told}> ({atText})</span>}
        {editable && (
          <span className={styles.tools}>
            <ButtonIcon
              variant="tertiary"
              icon={<LineIcon name="pencil" />}
              aria-label={t('postmortems.timeline.change', { text })}
              onPress={onChange}
            />
            <ButtonIcon
              variant="tertiary"
              icon={<LineIcon name="cross" />}
              aria-label={t('postmortems.timeline.remove', { text })}
              onPress={onRemove}
            />
          </span>
        )}
      </td>
      <td className={styles.evidence}>{evidence}</td>
    </tr>
  );
}

/** A time that leaves the place of seconds empty where others have them, so that the halves of the day stand in one line. */
function TimeInColumn({
  text,
  lacksSeconds,
}: {
  readonly text: string;
  readonly lacksSeconds: boolean;
}) {
  const [, digits = text, rest] = /^(.*\p{Nd})(\P{Nd}*)$/su.exec(text) ?? [];
  return (
    <>
      {digits}
      {lacksSeconds && <span className={styles.noSeconds} data-no-seconds />}
      {rest}
    </>
  );
}
