import { useDurationText } from './useDurationText';

/** Props of {@link DurationText}. @public */
export interface DurationTextProps {
  /** Not negative. */
  readonly seconds: number;
}

const NOWRAP = { whiteSpace: 'nowrap' } as const;

/**
 * A duration as a person would say it: `42 min`, `3 h 10 min`.
 *
 * @public
 */
export function DurationText({ seconds }: DurationTextProps) {
  const say = useDurationText();
  return (
    <time dateTime={`PT${Math.round(seconds)}S`} style={NOWRAP}>
      {say(seconds)}
    </time>
  );
}
