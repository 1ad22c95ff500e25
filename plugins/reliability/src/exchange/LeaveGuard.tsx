import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { Button, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { Dialog } from '../shell/Dialog';
import { useWords } from '../words';

/**
 * Asks before a link leads away from what would be lost. The portal's router
 * cannot be held back, so links are, and the browser asks when the tab closes.
 */
export function LeaveGuard({ isNeeded }: { readonly isNeeded: boolean }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<string>();

  useEffect(() => {
    if (!isNeeded) return undefined;
    const askAtLink = (event: MouseEvent) => {
      const path = pathLedTo(event);
      if (path === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      setAsked(path);
    };
    const askAtClose = (event: BeforeUnloadEvent) => event.preventDefault();
    document.addEventListener('click', askAtLink, true);
    window.addEventListener('beforeunload', askAtClose);
    return () => {
      document.removeEventListener('click', askAtLink, true);
      window.removeEventListener('beforeunload', askAtClose);
    };
  }, [isNeeded]);

  return (
    <Dialog
      isOpen={asked !== undefined}
      onOpenChange={isOpen => !isOpen && setAsked(undefined)}
      width={440}
    >
      <DialogHeader>{t('exchange.import.leaveTitle')}</DialogHeader>
      <DialogBody>{t('exchange.import.leaveWhy')}</DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={() => setAsked(undefined)}>
          {t('exchange.import.stay')}
        </Button>
        <Button
          variant="primary"
          onPress={() => asked !== undefined && navigate(asked)}
        >
          {t('exchange.import.leave')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}

/** Where a click leads within the portal; nothing when the page stays, or another tab opens. */
function pathLedTo(event: MouseEvent): string | undefined {
  const { target } = event;
  const link = target instanceof Element ? target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement)) return undefined;
  const opensElsewhere =
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey ||
    link.hasAttribute('download') ||
    (link.target !== '' && link.target !== '_self');
  if (opensElsewhere || link.origin !== window.location.origin) {
    return undefined;
  }
  return link.pathname === window.location.pathname
    ? undefined
    : `${link.pathname}${link.search}${link.hash}`;
}
