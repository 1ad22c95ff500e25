const PATHS = {
  clock: ['M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14z', 'M10 6v4l3 2'],
  lock: ['M5 9h10v8H5z', 'M7 9V6.5a3 3 0 0 1 6 0V9'],
  open: ['M5 9h10v8H5z', 'M7 9V6.5a3 3 0 0 1 5.6-1.5'],
  link: [
    'M8 12a3 3 0 0 0 4.2 0l3-3A3 3 0 0 0 11 4.800l-1 1',
    'M12 8a3 3 0 0 0-4.200 0l-3 3A3 3 0 0 0 9 15.200l1-1',
  ],
  check: ['m4.5 10.500 3.6 3.6 7.400-8'],
  pencil: [
    'M4 16l.8-3.500L13.300 4l2.700 2.700-8.500 8.500z',
    'M11.500 5.800l2.700 2.700',
  ],
  cross: ['M5.500 5.500l9 9', 'M14.500 5.500l-9 9'],
  up: ['m5 12 5-5 5 5'],
  down: ['m5 8 5 5 5-5'],
  plus: ['M10 4.500v11', 'M4.500 10h11'],
  question: [
    'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14z',
    'M8 8.200a2 2 0 1 1 3 1.700c-.700.400-1 .800-1 1.500',
    'M10 13.600v.100',
  ],
} as const;

/** Names of the small drawings that stand beside words. */
export type LineIconName = keyof typeof PATHS;

/** A small drawing beside words; it says nothing that the words do not. */
export function LineIcon({ name }: { readonly name: LineIconName }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {PATHS[name].map(d => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}
