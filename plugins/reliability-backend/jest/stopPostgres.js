// @ts-check

module.exports = async function stopPostgres() {
  const { stopAfterwordPostgres } = /** @type {any} */ (globalThis);
  await stopAfterwordPostgres?.();
};
