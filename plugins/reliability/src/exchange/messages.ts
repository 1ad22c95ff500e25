/** The words of import and export. */
export const exchangeMessages = {
  import: {
    title: 'Import',
  },
} as const;
