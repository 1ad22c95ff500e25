/** How durations are read where nobody asks for anything else. */
export const asComputed = {
  durations: 'computed',
  resolveFrom: 'declared',
} as const;
