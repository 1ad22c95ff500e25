import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

/*
 * The pages in a real browser, against a portal that globalSetup starts for them.
 *
 *   npm test -- --only browser
 *
 * While a story is written, a portal that runs already can be used:
 *
 *   AFTERWORD_APP_PORT=3000 AFTERWORD_BACKEND_PORT=7007 AFTERWORD_REUSE_PORTAL=1 \
 *     yarn workspace afterword-test playwright test reporting
 *
 * The machines that run this are small: one browser at a time, and more patience for pages than for what is on them.
 */
export default defineConfig({
  testDir: 'browser',
  // Takes pictures, proves nothing: whoever wants new ones asks for them.
  testIgnore:
    process.env.AFTERWORD_PICTURES === '1' ? [] : ['**/pictures.spec.ts'],
  globalSetup: './browser/portal/startPortal.mjs',
  outputDir: join(tmpdir(), `afterword-browser-${process.getuid?.() ?? 'any'}`),
  workers: 1,
  // A small machine that others use too loses a key now and then; the run says what was repeated.
  retries: 1,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    // A failing step says what was on the page; a picture says it faster.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.AFTERWORD_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-dev-shm-usage',
        '--disable-gpu',
        '--disable-background-networking',
        '--no-first-run',
      ],
    },
  },
});
