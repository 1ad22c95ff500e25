/** The mark of our pages: one beat on a line. @public */
export function ReliabilityIcon() {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M3 12.6h3.8l2.4-6.2 4.4 11.4 2.6-7.2 1.2 2H21" />
    </svg>
  );
}
