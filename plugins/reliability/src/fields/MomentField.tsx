import { useRef } from 'react';
import { Button } from '@backstage/ui';
import { DateTime } from 'luxon';
import { useFocusOnMount } from '../editing/useFocusOnMount';
import { useWords } from '../words';
import styles from './MomentField.module.css';
import { NativeField, NativeFieldProps } from './NativeField';
import { useTypedText } from './useTypedText';

/** Props of {@link MomentField}. */
export interface MomentFieldProps extends NativeFieldProps {
  /** ISO 8601 instant; nothing when none is chosen. */
  readonly value: string | null | undefined;
  readonly onChange: (at: string | undefined) => void;
  /** A button that fills in the present moment. */
  readonly offersNow?: boolean;
  /** Whether it is of what is planned: a moment to come is none to wonder at. */
  readonly isPlanned?: boolean;
  readonly autoFocus?: boolean;
}

/** A clock that goes a little ahead is forgiven, as by the flags of an incident. */
const FORGIVEN = 60_000;

/** A moment, of the past unless it is planned, typed and shown in the reader's own zone. */
export function MomentField({
  value,
  onChange,
  offersNow = false,
  isPlanned = false,
  autoFocus = false,
  problem,
  ...field
}: MomentFieldProps) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  useFocusOnMount(input, autoFocus);
  const at = value || undefined;
  const [text, setText] = useTypedText(
    at ? localText(at) : '',
    typed => millisOf(instantOf(typed)) === millisOf(at),
  );
  return (
    <NativeField
      {...field}
      problem={
        problem ??
        (!isPlanned && at && Date.parse(at) > Date.now() + FORGIVEN
          ? t('editing.inTheFuture')
          : undefined)
      }
    >
      {control => (
        <div className={styles.moment}>
          <input
            {...control}
            type="datetime-local"
            min="1970-01-01T00:00"
            max="2199-12-31T23:59"
            step={at && hasSeconds(at) ? 1 : 60}
            ref={input}
            value={text}
            onChange={event => {
              setText(event.target.value);
              onChange(instantOf(event.target.value));
            }}
          />
          {offersNow && (
            <Button variant="secondary" onPress={() => onChange(thisSecond())}>
              {t('editing.presentMoment')}
            </Button>
          )}
        </div>
      )}
    </NativeField>
  );
}

/** `2026-11-13T14:02:00Z` → what the control shows in the reader's zone. */
function localText(at: string): string {
  return DateTime.fromISO(at).toFormat(
    hasSeconds(at) ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd'T'HH:mm",
  );
}

function hasSeconds(at: string): boolean {
  return DateTime.fromISO(at).second !== 0;
}

/** What the control says → UTC; nothing while a part is missing. */
function instantOf(local: string): string | undefined {
  const time = DateTime.fromISO(local);
  return time.isValid && time.year >= 1970 && time.year < 2200
    ? time.toUTC().toISO({ suppressMilliseconds: true })
    : undefined;
}

/** To the second: rounded to the minute it could lie before what was noted a moment ago. */
function thisSecond(): string {
  return DateTime.utc().startOf('second').toISO({ suppressMilliseconds: true });
}

function millisOf(at: string | undefined): number | undefined {
  return at === undefined ? undefined : Math.floor(Date.parse(at) / 1000);
}
