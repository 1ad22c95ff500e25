/** How intervals are made, in words. */
export const orderStatistics =
  'Two of the values themselves, by their ranks; where some are not over, Brookmeyer–Crowley.';
export const exactPoisson = 'Exact Poisson (Garwood).';
export const wilsonScore = 'Wilson score.';

/** Said of each share with a Wilson interval. */
export const wilsonLimit =
  'Its interval covers 95 % on average over all shares, not at each: 89 % for a share of 2 % of 6, 93 % for one of 10 % of 10.';
