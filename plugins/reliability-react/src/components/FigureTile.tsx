import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import '../theme/tokens.css';
import { reliabilityReactTranslationRef } from '../words/translation';
import { HiddenText } from './HiddenText';
import { SkeletonBlock } from './SkeletonBlock';
import { StatusText } from './StatusText';
import styles from './FigureTile.module.css';

/** What every figure says, whether it has a value or not. @public */
export interface FigureTileBase {
  /** What is measured. */
  readonly label: ReactNode;
  /** A small button behind the label that tells how it is measured. */
  readonly about?: ReactNode;
  /** n, coverage and verdict: `n 14 · low confidence`. */
  readonly note?: ReactNode;
  /** What is overdue; stands in the place of the note. */
  readonly overdue?: string;
  /** A small chart. */
  readonly chart?: ReactNode;
}

/** A figure that has a value. @public */
export interface FigureTileWithValue extends FigureTileBase {
  /** `none`: observed, and nothing happened. */
  readonly state: 'ok' | 'lowConfidence' | 'none';
  /** The number, as it is read: `42`, `7.1`, `0`. */
  readonly value: string;
  /** What follows the number, lighter: `min`, `of 11`, `+3 near misses`. */
  readonly unit?: string;
  /** `31–58` */
  readonly interval?: string;
  /** What follows the interval, lighter: `min, 95 %`. */
  readonly intervalNote?: string;
}

/** A figure that cannot be given, and why. @public */
export interface FigureTileWithoutValue extends FigureTileBase {
  readonly state: 'tooFew' | 'notObserved' | 'unattributed';
  /** Why there is none, in a few words. */
  readonly reason: string;
}

/** A figure that is on its way. @public */
export interface FigureTileLoading extends Pick<FigureTileBase, 'label'> {
  readonly state: 'loading';
  /**
   * Whether a small chart is on its way too.
   *
   * @defaultValue true
   */
  readonly hasChart?: boolean;
}

/** Props of {@link FigureTile}. @public */
export type FigureTileProps =
  | FigureTileWithValue
  | FigureTileWithoutValue
  | FigureTileLoading;

/**
 * One figure: label, value, interval, how sure, small chart. Its height is the
 * same in every state, so that nothing jumps. Stands in a `FigureRow`.
 *
 * @public
 */
export function FigureTile(props: FigureTileProps) {
  const { label, state } = props;
  return (
    <div className={styles.tile} data-state={state}>
      <dt className={styles.label}>
        <span className={styles.name}>{label}</span>
        {props.state !== 'loading' && props.about}
      </dt>
      <Content {...props} />
    </div>
  );
}

function Content(props: FigureTileProps) {
  switch (props.state) {
    case 'loading':
      return <Loading hasChart={props.hasChart ?? true} />;
    case 'tooFew':
    case 'notObserved':
    case 'unattributed':
      return (
        <>
          <dd className={styles.reason}>{props.reason}</dd>
          <Notes {...props} />
        </>
      );
    default:
      return (
        <>
          <dd className={styles.value}>
            {props.value}
            {props.unit && <span className={styles.unit}> {props.unit}</span>}
          </dd>
          <dd className={styles.interval}>
            {props.interval}
            {props.intervalNote && (
              <span className={styles.quiet}> {props.intervalNote}</span>
            )}
          </dd>
          <Notes {...props} />
        </>
      );
  }
}

function Notes({
  note,
  overdue,
  chart,
}: Omit<FigureTileBase, 'label' | 'about'>) {
  return (
    <>
      <dd className={styles.note}>
        {overdue === undefined ? (
          note
        ) : (
          <StatusText tone="overdue">{overdue}</StatusText>
        )}
      </dd>
      {chart !== undefined && <dd className={styles.chart}>{chart}</dd>}
    </>
  );
}

function Loading({ hasChart }: { readonly hasChart: boolean }) {
  const { t } = useTranslationRef(reliabilityReactTranslationRef);
  return (
    <>
      <dd className={styles.value}>
        <HiddenText>{t('figure.loading')}</HiddenText>
        <Bar width="44%" height={20} />
      </dd>
      <dd className={styles.interval} aria-hidden="true">
        <Bar width="72%" height={12} />
      </dd>
      <dd className={styles.note} aria-hidden="true">
        <Bar width="56%" height={10} />
      </dd>
      {hasChart && (
        <dd className={styles.chart} aria-hidden="true">
          <Bar width="100%" height={28} />
        </dd>
      )}
    </>
  );
}

function Bar(props: { readonly width: string; readonly height: number }) {
  return (
    <span className={styles.bar}>
      <SkeletonBlock {...props} />
    </span>
  );
}
