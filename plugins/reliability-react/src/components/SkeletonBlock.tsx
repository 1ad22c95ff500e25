import { CSSProperties } from 'react';
import '../theme/tokens.css';
import styles from './SkeletonBlock.module.css';

/** Props of {@link SkeletonBlock}. @public */
export interface SkeletonBlockProps {
  /** @defaultValue the whole width */
  readonly width?: CSSProperties['width'];
  /** @defaultValue 14 */
  readonly height?: CSSProperties['height'];
}

/**
 * A bar in the place of what is still loading, in the final layout. (The
 * portal's own `Skeleton` is all but invisible on a light card.)
 *
 * @public
 */
export function SkeletonBlock({
  width = '100%',
  height = 14,
}: SkeletonBlockProps) {
  return (
    <span
      aria-hidden="true"
      className={styles.block}
      style={{ width, height }}
    />
  );
}

/** Props of {@link SkeletonText}. @public */
export interface SkeletonTextProps {
  /** How many lines the text will have. */
  readonly lines: number;
}

/**
 * Lines of text that are still loading; the last is shorter.
 *
 * @public
 */
export function SkeletonText({ lines }: SkeletonTextProps) {
  return (
    <span aria-hidden="true" className={styles.text}>
      {Array.from({ length: lines }, (_, line) => (
        <SkeletonBlock
          key={line}
          width={line === lines - 1 && lines > 1 ? '58%' : '96%'}
        />
      ))}
    </span>
  );
}
