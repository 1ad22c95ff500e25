import styles from './RemarkMark.module.css';

/** What is said about a line. */
export type RemarkTone = 'recognised' | 'left' | 'looksWrong';

/** The tones, the one that matters most first. */
export const remarkTones = ['looksWrong', 'left', 'recognised'] as const;

const PATHS: { readonly [tone in RemarkTone]: string } = {
  recognised: 'M1.5 5.2 4 7.7 8.6 2.4',
  left: 'M1.5 5h7',
  looksWrong: 'M5 .8 9.4 9H.6z M5 3.6v2.6 M5 7.4v.3',
};

/** A tick, a dash or a warning sign; the words stand beside it. */
export function RemarkMark({ tone }: { readonly tone: RemarkTone }) {
  return (
    <svg
      className={styles.mark}
      data-tone={tone}
      viewBox="0 0 10 10"
      width="10"
      height="10"
      aria-hidden="true"
    >
      <path d={PATHS[tone]} />
    </svg>
  );
}
