/** Where the portal under test is: `startPortal` and a person who reuses one say so by the same variables. */
export const portalAddress = {
  pages: `http://localhost:${process.env.AFTERWORD_APP_PORT ?? 3000}`,
  api: `http://localhost:${process.env.AFTERWORD_BACKEND_PORT ?? 7007}/api`,
} as const;
