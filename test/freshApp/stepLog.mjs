/** On whose account a step goes. Only the newcomer's are promised to be quick. */
export const accounts = {
  repository: 'repository',
  machine: 'machine',
  portal: 'portal',
  newcomer: 'newcomer',
  proof: 'proof',
};

const seconds = ms => `${(ms / 1000).toFixed(1)} s`;

/**
 * Keeps the time of each step, and says it as soon as the step is over.
 *
 * @param say - writes one line
 */
export function createStepLog(say) {
  const spent = new Map();
  const line = (account, time, what) =>
    say(`${account.padEnd(10)} ${time.padStart(8)}  ${what}`);
  return {
    /** Does some work on somebody's account. */
    async step(account, what, work) {
      const began = Date.now();
      let outcome = 'FAILED';
      try {
        const result = await work();
        outcome = seconds(Date.now() - began);
        return result;
      } finally {
        spent.set(account, (spent.get(account) ?? 0) + Date.now() - began);
        line(account, outcome, what);
      }
    },
    /** Something to read that took no time of its own. */
    note: (account, what) => line(account, '', what),
    /** Milliseconds on an account so far. */
    total: account => spent.get(account) ?? 0,
  };
}
