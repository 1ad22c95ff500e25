import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Every word that the demo portal itself shows. */
export const portalTranslationRef = createTranslationRef({
  id: 'portal',
  messages: {
    nav: {
      menu: 'Menu',
      home: 'Home',
      reliability: 'Reliability',
      catalog: 'Catalog',
      search: 'Search',
    },
    signIn: {
      title: 'Who would you like to be?',
      about:
        'This is a demonstration. Everyone here is made up, and each tab can be someone else.',
      guestOnly: 'This portal lets you look around as a guest.',
      people: 'People of the demo organisation',
      asGuest: 'Enter as guest',
      waiting: 'The portal is still starting. It will go on by itself.',
      guest: 'a guest',
      failed: 'Signing in as {{name}} did not work',
      chooseAgain: 'Choose again',
    },
  },
});
