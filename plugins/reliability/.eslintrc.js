module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // The first field of a dialog takes the focus; the component library sees to it that it comes back.
    'jsx-a11y/no-autofocus': ['error', { ignoreNonDOM: true }],
    // What scrolls must be reachable by keyboard.
    'jsx-a11y/no-noninteractive-tabindex': [
      'error',
      { tags: [], roles: ['tabpanel', 'region', 'group'] },
    ],
    // A container may listen to the keys of what is inside: roving focus, Escape, save.
    'jsx-a11y/no-noninteractive-element-interactions': [
      'error',
      { handlers: ['onClick', 'onMouseDown', 'onMouseUp'] },
    ],
  },
});
