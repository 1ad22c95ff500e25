import type { ReactElement } from 'react';
import type { FigureWithoutValue } from '@afterword/plugin-reliability-common';
import type {
  FigureTileWithoutValue,
  FigureTileWithValue,
  useDurationInterval,
} from '@afterword/plugin-reliability-react';
import type { Words } from '../../words';

/** A small fact beside a figure: words, or an element that has a key. */
export type SaidFact = string | ReactElement;

/** Words, and the unit that they share. */
export interface InUnit {
  readonly text: string;
  readonly unit?: string;
}

interface Beside {
  /** On what it rests, what is missing, how sure it is, and whether it changed. */
  readonly facts: readonly SaidFact[];
}

/** A figure that has a value, in words. */
export interface SaidValue
  extends Beside,
    Pick<
      FigureTileWithValue,
      'state' | 'value' | 'unit' | 'interval' | 'intervalNote'
    > {
  /** The interval where a line has no place for its level. */
  readonly ends?: InUnit;
}

/** Why a figure has no value, in words. */
export interface SaidReason
  extends Beside,
    Pick<FigureTileWithoutValue, 'state' | 'reason'> {}

/** What is said of a figure, wherever it is shown. */
export type SaidFigure = SaidValue | SaidReason;

/** What figures are said with, in the reader's language. */
export interface Sayings {
  readonly t: Words;
  readonly duration: (seconds: number) => string;
  readonly interval: ReturnType<typeof useDurationInterval>;
  /** Why a figure has no value. */
  readonly reason: (figure: FigureWithoutValue) => string;
}
