/** How intervals are made, in words. */
export const orderStatistics =
  'Two of the values themselves, by their ranks; where some are not over, Brookmeyer–Crowley.';
export const exactPoisson = 'Exact Poisson (Garwood).';
export const wilsonScore = 'Wilson score.';

/** Said of each share with a Wilson interval. */
export const wilsonLimit =
  'Its interval covers 95 % on average over all shares, not at each: near 0 and 1, and for few, it can cover less.';
