import { useState } from 'react';
import {
  feedCreatePermission,
  FeedKind,
} from '@afterword/plugin-reliability-common';
import { Button } from '@backstage/ui';
import { useMay } from '../shell/useMay';
import { useWords } from '../words';
import { FeedsDialog } from './FeedsDialog';

/** Opens the reader's feeds of a kind, for those who may have any. */
export function SubscribeButton({
  kind,
  scope,
}: {
  readonly kind: FeedKind;
  /** What the page shows now; undefined: everything. */
  readonly scope: string | undefined;
}) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const mayCreate = useMay(feedCreatePermission);
  if (!mayCreate) return null;
  return (
    <>
      <Button variant="tertiary" onPress={() => setOpen(true)}>
        {t('feeds.subscribe')}
      </Button>
      {isOpen && (
        <FeedsDialog kind={kind} scope={scope} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
