import { FormEvent, useRef, useState } from 'react';
import { Button, Select } from '@backstage/ui';
import {
  rollingWindowDays,
  rollingWindows,
} from '@afterword/plugin-reliability-common';
import { focusFirstProblem } from '../../editing/focusFirstProblem';
import type { AskedRange, AskedWindow } from '../../figures/askedWindow';
import { DayField } from '../../fields/DayField';
import { useWords } from '../../words';
import {
  DayProblem,
  DayProblems,
  daysShown,
  rangeOfDays,
  TypedDays,
} from './rangeOfDays';
import styles from './WindowField.module.css';

const OTHER = 'other';

/** Chooses how far back the figures look: 30, 90 or 365 days, or other days. */
export function WindowField({
  window,
  onChange,
  className,
}: {
  readonly window: AskedWindow;
  readonly onChange: (window: AskedWindow) => void;
  readonly className?: string;
}) {
  const { t } = useWords();
  const [isChoosing, setChoosing] = useState(false);
  const range = 'window' in window ? undefined : window;
  const showsDays = isChoosing || range !== undefined;
  return (
    <>
      <Select
        className={className}
        label={t('overview.window')}
        options={[
          ...rollingWindows.map(id => ({
            id,
            label: t('overview.days', { n: rollingWindowDays[id] }),
          })),
          { id: OTHER, label: t('overview.otherDays') },
        ]}
        value={showsDays || !('window' in window) ? OTHER : window.window}
        onChange={key => {
          const chosen = rollingWindows.find(id => id === key);
          setChoosing(chosen === undefined);
          if (chosen) onChange({ window: chosen });
        }}
      />
      {showsDays && (
        <OtherDays
          key={range && `${range.from} ${range.until}`}
          shown={window}
          onChange={chosen => {
            setChoosing(false);
            onChange(chosen);
          }}
        />
      )}
    </>
  );
}

function OtherDays({
  shown,
  onChange,
}: {
  readonly shown: AskedWindow;
  readonly onChange: (range: AskedRange) => void;
}) {
  const { t } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const [days, setDays] = useState(() => daysShown(shown, Date.now()));
  const [problems, setProblems] = useState<DayProblems>({});
  const sayProblem = (problem: DayProblem | undefined) =>
    problem && t(`overview.dayProblem.${problem}`);
  const type = (typed: TypedDays) => {
    setDays({ ...days, ...typed });
    setProblems({});
  };
  const show = (event: FormEvent) => {
    event.preventDefault();
    const asked = rangeOfDays(days, Date.now());
    if ('range' in asked) {
      onChange(asked.range);
      return;
    }
    setProblems(asked.problems);
    focusFirstProblem(form);
  };
  return (
    <form
      ref={form}
      noValidate
      className={styles.days}
      aria-label={t('overview.otherDays')}
      onSubmit={show}
    >
      <DayField
        className={styles.day}
        label={t('overview.from')}
        value={days.from}
        problem={sayProblem(problems.from)}
        onChange={from => type({ from })}
      />
      <DayField
        className={styles.day}
        label={t('overview.until')}
        value={days.until}
        problem={sayProblem(problems.until)}
        onChange={until => type({ until })}
      />
      <Button type="submit" variant="secondary">
        {t('overview.showDays')}
      </Button>
    </form>
  );
}
