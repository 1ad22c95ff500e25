import { RefObject } from 'react';
import {
  RouteRef,
  SubRouteRef,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import { useHotkeys } from 'react-hotkeys-hook';
import { useNavigate } from 'react-router-dom';
import {
  actionItemsRouteRef,
  changesRouteRef,
  deploymentsRouteRef,
  incidentsRouteRef,
  learningsRouteRef,
  overviewRouteRef,
  postmortemsRouteRef,
  reviewsRouteRef,
} from '../../routes';

type Place = RouteRef<undefined> | SubRouteRef<undefined>;

/** Keys that work on every page of ours: what is typed, not where it lies; layouts differ in which of them need Shift. */
const pageShortcuts = {
  create: 'n',
  search: ['/', 'shift+/'],
  overview: 'g>o',
  incidents: 'g>i',
  postmortems: 'g>p',
  learnings: 'g>l',
  actionItems: 'g>a',
  deployments: 'g>d',
  reviews: 'g>r',
  changes: 'g>c',
  help: ['?', 'shift+?'],
} as const;

/** Single keys are for the page only: not while a dialog, a list or a menu has the keyboard. */
const isTaken = () =>
  document.querySelector('[role="dialog"], [role="listbox"], [role="menu"]') !==
  null;

/**
 * Lets a page be walked by keyboard. What `n` presses carries `data-shortcut="new"`; `/` goes to the first field of the page's
 * search.
 */
export function usePageShortcuts({
  page,
  isOn,
  onHelp,
}: {
  readonly page: RefObject<HTMLElement>;
  readonly isOn: boolean;
  readonly onHelp: () => void;
}): void {
  const options = {
    enabled: isOn,
    preventDefault: true,
    useKey: true,
    ignoreEventWhen: isTaken,
  };
  useHotkeys(
    pageShortcuts.create,
    () => {
      const button = page.current?.querySelector<HTMLElement>(
        '[data-shortcut="new"]',
      );
      // What it opens gives the keyboard back to where it was.
      button?.focus({ preventScroll: true });
      button?.click();
    },
    options,
  );
  useHotkeys(
    pageShortcuts.search,
    () =>
      page.current
        ?.querySelector<HTMLElement>('[role="search"] input')
        ?.focus(),
    options,
  );
  useHotkeys(pageShortcuts.help, onHelp, options);
  useGoTo(pageShortcuts.overview, overviewRouteRef, options);
  useGoTo(pageShortcuts.incidents, incidentsRouteRef, options);
  useGoTo(pageShortcuts.postmortems, postmortemsRouteRef, options);
  useGoTo(pageShortcuts.learnings, learningsRouteRef, options);
  useGoTo(pageShortcuts.actionItems, actionItemsRouteRef, options);
  useGoTo(pageShortcuts.deployments, deploymentsRouteRef, options);
  useGoTo(pageShortcuts.reviews, reviewsRouteRef, options);
  useGoTo(pageShortcuts.changes, changesRouteRef, options);
}

function useGoTo(
  keys: string,
  place: Place,
  options: Parameters<typeof useHotkeys>[2],
): void {
  const navigate = useNavigate();
  const href = useRouteRef(place)?.();
  useHotkeys(keys, () => href !== undefined && navigate(href), options, [href]);
}
