import { ReactNode, useRef, useState } from 'react';
import {
  ORGANISATION,
  ReviewKind,
  reviewKinds,
  reviewRepeats,
  ReviewSeriesInput,
  reviewSeriesInput,
} from '@afterword/plugin-reliability-common';
import {
  Button,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Select,
} from '@backstage/ui';
import { changedIn } from '../../editing/changedIn';
import { focusFirstProblem } from '../../editing/focusFirstProblem';
import formStyles from '../../editing/form.module.css';
import { DayField } from '../../fields/DayField';
import { EntityField } from '../../fields/EntityField';
import { LineField } from '../../fields/LineField';
import { PeopleField } from '../../fields/PeopleField';
import column from '../../shell/column.module.css';
import { Dialog } from '../../shell/Dialog';
import { useWords } from '../../words';
import { lengthsWith } from '../lengths';
import { reviewedKinds } from '../reviewedKinds';
import { StaleSeries } from './StaleSeries';

/** The framework is reviewed once a year, unless somebody says otherwise. */
function rhythmFor(kind: ReviewKind, { rhythm }: ReviewSeriesInput) {
  return kind === 'framework'
    ? { ...rhythm, repeats: 'yearly' as const }
    : rhythm;
}

/** Sets a series up, or anew. */
export function SeriesForm({
  title,
  submit,
  initial,
  isScopeFixed = false,
  isPending,
  failure,
  overtaken,
  onEnd,
  onTakeTheirs,
  onSubmit,
  onClose,
}: {
  readonly title: string;
  readonly submit: string;
  readonly initial: ReviewSeriesInput;
  /** Of a series that is there already. */
  readonly isScopeFixed?: boolean;
  readonly isPending: boolean;
  readonly failure: ReactNode;
  /** What somebody else stored meanwhile of what was changed here. */
  readonly overtaken?: ReviewSeriesInput;
  /** Ends a series that goes on, for which it asks elsewhere. */
  readonly onEnd?: () => void;
  /** Goes on from what they stored; the form shows it then. */
  readonly onTakeTheirs?: () => void;
  readonly onSubmit: (series: ReviewSeriesInput) => void;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const [series, setSeries] = useState(initial);
  const [wasRefused, setRefused] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const { rhythm, pool } = series;
  const change = (over: Partial<ReviewSeriesInput>) =>
    setSeries(now => ({ ...now, ...over }));
  const changeRhythm = (over: Partial<ReviewSeriesInput['rhythm']>) =>
    change({ rhythm: { ...rhythm, ...over } });
  const checked = reviewSeriesInput.safeParse(series);
  const wrong = checked.success
    ? []
    : checked.error.issues.map(({ path }) => path.join('.'));
  const problemOf = (path: string, words: string) =>
    wasRefused && wrong.includes(path) ? words : undefined;
  const send = () => {
    if (checked.success) {
      onSubmit(checked.data);
      return;
    }
    setRefused(true);
    focusFirstProblem(body);
  };
  return (
    <Dialog
      isOpen
      width={640}
      isChanged={JSON.stringify(series) !== JSON.stringify(initial)}
      onOpenChange={isOpen => !isOpen && onClose()}
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody ref={body} className={`${column.column} ${formStyles.form}`}>
        {overtaken && (
          <StaleSeries
            now={overtaken}
            yours={{ ...overtaken, ...changedIn(initial, series) }}
            onKeepMine={send}
            onTakeTheirs={() => {
              setSeries(overtaken);
              onTakeTheirs?.();
            }}
          />
        )}
        <p>{t('reviews.series.why')}</p>
        <LineField
          autoFocus
          label={t('reviews.series.name')}
          value={series.title}
          maxLength={200}
          onChange={name => change({ title: name })}
          problem={problemOf('title', t('reviews.series.nameMissing'))}
        />
        {!isScopeFixed && (
          <Select
            label={t('reviews.series.kind')}
            options={reviewKinds.map(id => ({
              id,
              label: t(`reviews.series.kinds.${id}`),
            }))}
            value={series.kind}
            onChange={id => {
              const kind = reviewKinds.find(each => each === id);
              if (kind) change({ kind, rhythm: rhythmFor(kind, series) });
            }}
          />
        )}
        <EntityField
          label={t('reviews.series.scope')}
          description={t(
            isScopeFixed
              ? 'reviews.series.scopeFixed'
              : 'reviews.series.scopeHint',
          )}
          isDisabled={isScopeFixed}
          kinds={reviewedKinds}
          value={series.scope === ORGANISATION ? undefined : series.scope}
          onChange={scope => change({ scope: scope ?? ORGANISATION })}
        />
        <div className={formStyles.pair}>
          <Select
            label={t('reviews.series.repeats')}
            options={reviewRepeats.map(id => ({
              id,
              label: t(`reviews.repeats.${id}`),
            }))}
            value={rhythm.repeats}
            onChange={id => {
              const repeats = reviewRepeats.find(each => each === id);
              if (repeats) changeRhythm({ repeats });
            }}
          />
          <DayField
            label={t('reviews.series.first')}
            description={t('reviews.series.firstHint')}
            value={rhythm.first}
            onChange={first => changeRhythm({ first: first ?? '' })}
            problem={problemOf(
              'rhythm.first',
              t('reviews.series.firstMissing'),
            )}
          />
        </div>
        <div className={formStyles.pair}>
          <LineField
            label={t('reviews.series.time')}
            value={rhythm.time}
            maxLength={5}
            onChange={time => changeRhythm({ time })}
            problem={problemOf('rhythm.time', t('reviews.series.timeWrong'))}
          />
          <LineField
            label={t('reviews.series.zone')}
            value={rhythm.zone}
            maxLength={100}
            onChange={zone => changeRhythm({ zone })}
            problem={problemOf('rhythm.zone', t('reviews.series.zoneWrong'))}
          />
        </div>
        <Select
          label={t('reviews.series.length')}
          options={lengthsWith(initial.length).map(minutes => ({
            id: String(minutes),
            label: t('reviews.minutesLong', { n: minutes }),
          }))}
          value={String(series.length)}
          onChange={id => change({ length: Number(id) })}
        />
        <PeopleField
          label={t('reviews.series.pool')}
          description={t('reviews.series.poolHint')}
          value={pool.map(({ ref }) => ref)}
          onChange={refs =>
            change({
              pool: refs.map(
                ref =>
                  pool.find(each => each.ref === ref) ?? { ref, zone: null },
              ),
            })
          }
        />
        <PeopleField
          label={t('reviews.series.participants')}
          value={series.participants}
          onChange={participants => change({ participants })}
        />
        {failure && <p role="alert">{failure}</p>}
      </DialogBody>
      <DialogFooter>
        {onEnd && (
          <Button variant="tertiary" onPress={onEnd}>
            {t('reviews.series.end')}
          </Button>
        )}
        <Button variant="secondary" onPress={onClose}>
          {t('reviews.series.cancel')}
        </Button>
        <Button variant="primary" isPending={isPending} onPress={send}>
          {submit}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
